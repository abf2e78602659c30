//! Damage of every kind: healed, or named; never lost silently.

use std::fs::{self, OpenOptions};
use std::path::Path;

use chrono::NaiveDate;
use gongshilan::core::fault::FaultKind;
use gongshilan::core::notice::hex;
use gongshilan::core::watch::unwatched;
use gongshilan::store::{Access, Store, backup, doctor, restore};
use sha2::{Digest, Sha256};
use tempfile::{TempDir, tempdir};

use super::help::*;

fn lively_home() -> (TempDir, Picture) {
    let home = tempdir().unwrap();
    let store = lively(home.path());
    let picture = picture(&store).unwrap();
    store.close().unwrap();
    (home, picture)
}

fn append(path: &Path, bytes: &[u8]) {
    use std::io::Write;
    OpenOptions::new().append(true).open(path).unwrap().write_all(bytes).unwrap();
}

fn open_notes(home: &Path) -> (Vec<String>, Picture) {
    let store = Store::open(home, Access::Write).unwrap();
    let notes = keys(store.opened()).into_iter().map(str::to_owned).collect();
    (notes, picture(&store).unwrap())
}

fn index_file(home: &Path) -> std::path::PathBuf {
    let current = fs::read_to_string(home.join("index/current")).unwrap();
    home.join("index").join(current.trim())
}

#[test]
fn a_torn_end_is_cut_and_kept_aside() {
    let (home, before) = lively_home();
    append(&segment(home.path()), b"{\"v\":1,\"office\":\"370000001\",\"seq\":");
    assert_eq!(open_notes(home.path()), (vec!["store-torn-cut".to_owned()], before));
    assert_eq!(fs::read(home.path().join("journal/torn.1")).unwrap(), b"{\"v\":1,\"office\":\"370000001\",\"seq\":");
    let mut store = Store::open(home.path(), Access::Write).unwrap();
    assert_eq!(keys(store.opened()), [""; 0]);
    store.commit(at(50), vec![edited(NUMBER, "续")]).unwrap();
}

#[test]
fn a_commit_of_which_a_part_is_missing_never_happened() {
    let home = tempdir().unwrap();
    let mut store = lively(home.path());
    let before = picture(&store).unwrap();
    let index = index_file(home.path());
    let aside = tempdir().unwrap();
    let length = fs::metadata(segment(home.path())).unwrap().len();
    store.commit(at(20), vec![edited(NUMBER, "甲"), reviewed(NUMBER), printed(NUMBER)]).unwrap();
    drop(store);
    // As after a power cut during the write: two of three lines, and nothing of it in the index.
    let bytes = fs::read(segment(home.path())).unwrap();
    let last = bytes[..bytes.len() - 1].iter().rposition(|byte| *byte == b'\n').unwrap();
    fs::write(segment(home.path()), &bytes[..=last]).unwrap();
    fs::rename(&index, aside.path().join("sled")).unwrap();
    fs::remove_file(home.path().join("index/clean")).unwrap();
    fs::remove_file(home.path().join("journal/head.json")).unwrap();

    assert_eq!(open_notes(home.path()), (vec!["store-torn-cut".to_owned(), "store-index-rebuilt".to_owned()], before));
    assert_eq!(fs::metadata(segment(home.path())).unwrap().len(), length);
}

#[test]
fn an_acknowledged_end_that_disappears_is_healed_or_missed() {
    let (home, before) = lively_home();
    let twin = tempdir().unwrap();
    copy(home.path(), twin.path());
    let bytes = fs::read(segment(home.path())).unwrap();
    for home in [home.path(), twin.path()] {
        fs::write(segment(home), &bytes[..bytes.len() / 2]).unwrap();
    }
    assert_eq!(open_notes(home.path()), (vec!["store-journal-healed".to_owned()], before));
    assert!(home.path().join("journal/bad.1").exists());
    assert_eq!(fs::read(segment(home.path())).unwrap(), bytes);

    // Without the index, only the note of the last close knows how much there was.
    fs::remove_dir_all(twin.path().join("index")).unwrap();
    let fault = Store::open(twin.path(), Access::Write).unwrap_err();
    assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Storage, "store-journal-broken"));
    let whole = bytes[..bytes.len() / 2].iter().rposition(|byte| *byte == b'\n').unwrap();
    fs::write(segment(twin.path()), &bytes[..=whole]).unwrap();
    let reader = Store::open(twin.path(), Access::Read).unwrap();
    assert!(reader.opened().iter().any(|note| ["store-records-lost", "store-journal-broken"].contains(&&*note.key)));
    assert!(reader.office().is_some());
}

#[test]
fn a_broken_line_without_spare_is_named_and_a_backup_brings_it_back() {
    let (home, before) = lively_home();
    let today = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    let saved = backup::write(home.path(), &home.path().join("backups"), today, &mut unwatched).unwrap();
    let mut bytes = fs::read(segment(home.path())).unwrap();
    let third = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(2).unwrap().0;
    bytes[third + 40] ^= 1;
    fs::write(segment(home.path()), &bytes).unwrap();
    fs::remove_dir_all(home.path().join("index")).unwrap();

    let fault = Store::open(home.path(), Access::Write).unwrap_err();
    assert_eq!(fault.message.key, "store-journal-broken");
    let args: Vec<&str> = fault.message.args.iter().filter_map(|(name, _)| fault.message.arg(name)).collect();
    assert_eq!(args, ["000001.jsonl", "4", "4"]);
    let reader = Store::open(home.path(), Access::Read).unwrap();
    assert_eq!((reader.head().0, keys(reader.opened()).contains(&"store-journal-broken")), (3, true));
    drop(reader);
    let report = doctor(home.path()).unwrap();
    assert_eq!((keys(&report.trouble), report.is_healthy()), (vec!["store-journal-broken"], false));
    assert_eq!(fs::read(segment(home.path())).unwrap(), bytes, "nothing was cut");

    let restored = restore(&saved.path, home.path()).unwrap();
    let kept = restored.before.unwrap();
    assert_eq!(fs::read(kept.join("journal/000001.jsonl")).unwrap(), bytes, "the damaged state stays beside");
    assert_eq!(picture_of(home.path()), before);
    assert!(doctor(home.path()).unwrap().is_healthy());
}

#[test]
fn a_lost_index_is_built_anew() {
    for lost in ["index", "index/current", "index/clean"] {
        let (home, before) = lively_home();
        let path = home.path().join(lost);
        if path.is_dir() {
            fs::remove_dir_all(&path).unwrap();
        } else {
            fs::remove_file(&path).unwrap();
        }
        let (notes, after) = open_notes(home.path());
        let expected: &[&str] = if lost == "index" { &["store-index-rebuilt"] } else { &[] };
        assert_eq!((notes, after), (expected.iter().map(|key| (*key).to_owned()).collect(), before), "{lost}");
    }
}

#[test]
fn an_emptied_or_blocked_index_is_set_right() {
    let (home, before) = lively_home();
    for file in files(&index_file(home.path())) {
        OpenOptions::new().write(true).truncate(true).open(file).unwrap();
    }
    let (notes, after) = open_notes(home.path());
    assert_eq!((notes.last().map(String::as_str), after), (Some("store-index-rebuilt"), before));
    // On Windows a folder that was open may stay until the next rebuild.
    assert!(cfg!(windows) || !home.path().join("index/sled.1").exists());
    assert!(home.path().join("index/sled.2").exists());

    fs::write(index_file(home.path()).join("snap.00000000000000FF.generating"), b"half").unwrap();
    assert!(Store::open(home.path(), Access::Write).is_ok());
    assert!(files(&home.path().join("index")).iter().all(|path| !path.to_string_lossy().ends_with(".generating")));
}

#[test]
fn an_index_that_lags_behind_catches_up() {
    let home = tempdir().unwrap();
    lively(home.path()).close().unwrap();
    let old = tempdir().unwrap();
    copy(&home.path().join("index"), old.path());
    let mut store = Store::open(home.path(), Access::Write).unwrap();
    store.commit(at(40), vec![edited(NUMBER, "新"), drafted("柳泉村-2026-0044", "又一件")]).unwrap();
    let before = picture(&store).unwrap();
    drop(store);
    fs::remove_dir_all(home.path().join("index")).unwrap();
    copy(old.path(), &home.path().join("index"));
    assert_eq!(open_notes(home.path()), (vec!["store-index-caught-up".to_owned()], before));
}

#[test]
fn an_exchanged_journal_is_told_and_the_old_index_kept() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    store.commit(at(1), vec![drafted(NUMBER, "原来的")]).unwrap();
    drop(store);
    let other = tempdir().unwrap();
    let mut store = fresh(other.path());
    store.commit(at(1), vec![drafted(NUMBER, "换过的")]).unwrap();
    drop(store);
    fs::copy(segment(other.path()), segment(home.path())).unwrap();
    let store = Store::open(home.path(), Access::Write).unwrap();
    assert_eq!(keys(store.opened()), ["store-chain-changed", "store-index-foreign", "store-index-rebuilt"]);
    assert_eq!(store.notice(NUMBER).unwrap().unwrap().title(), "换过的");
    assert!(home.path().join("index/kept.1").is_dir());
}

#[test]
fn a_deleted_journal_is_written_again_from_the_index() {
    let (home, before) = lively_home();
    fs::remove_dir_all(home.path().join("journal")).unwrap();
    assert_eq!(open_notes(home.path()), (vec!["store-journal-healed".to_owned()], before));
}

// Appends an event as another version of the program would write it.
fn append_foreign(home: &Path, change: impl Fn(&mut serde_json::Value)) {
    let text = fs::read_to_string(segment(home)).unwrap();
    let (json, prev) = text.lines().last().unwrap().rsplit_once('\t').unwrap();
    let mut value: serde_json::Value = serde_json::from_str(json).unwrap();
    value["seq"] = (value["seq"].as_u64().unwrap() + 1).into();
    value["prev"] = prev.into();
    change(&mut value);
    let json = value.to_string();
    let line = format!("{json}\t{}\n", hex(&Sha256::digest(&json)));
    append(&segment(home), line.as_bytes());
}

#[test]
fn an_event_of_a_newer_version_is_neither_misread_nor_cut() {
    let changes: [fn(&mut serde_json::Value); 3] = [
        |value| value["event"] = serde_json::json!({ "type": "livestreamed", "url": "x" }),
        |value| value["v"] = 2.into(),
        |value| value["event"] = serde_json::json!({ "type": "edited", "values": 3 }),
    ];
    for change in changes {
        let (home, before) = lively_home();
        append_foreign(home.path(), change);
        let bytes = fs::read(segment(home.path())).unwrap();
        let fault = Store::open(home.path(), Access::Write).unwrap_err();
        assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Storage, "store-newer"));
        let reader = Store::open(home.path(), Access::Read).unwrap();
        assert!(keys(reader.opened()).contains(&"store-newer"));
        assert_eq!(reader.notice(NUMBER).unwrap_err().message.key, "store-newer-notice");
        assert!(reader.notice("柳泉村-2026-0002").unwrap().is_some());
        let mut others = 0;
        reader.each_notice(|notice| others += u32::from(notice.number != NUMBER)).unwrap();
        assert_eq!(others, 5);
        drop(reader);
        assert_eq!(keys(&doctor(home.path()).unwrap().trouble), ["store-newer"]);
        assert_eq!(fs::read(segment(home.path())).unwrap(), bytes);
        // The newer program takes its line back in a later version of this test's world.
        let text = fs::read_to_string(segment(home.path())).unwrap();
        let kept = text.trim_end().rsplit_once('\n').unwrap().0.len() + 1;
        fs::write(segment(home.path()), &bytes[..kept]).unwrap();
        assert_eq!(picture_of(home.path()), before);
    }
}

#[test]
fn unknown_fields_of_a_newer_version_survive() {
    let (home, _) = lively_home();
    append_foreign(home.path(), |value| value["witnessed"] = serde_json::json!({ "by": "郑十" }));
    let bytes = fs::read(segment(home.path())).unwrap();
    let mut store = Store::open(home.path(), Access::Write).unwrap();
    let records = store.records(NUMBER).unwrap();
    assert_eq!(records.last().unwrap().extra["witnessed"]["by"], "郑十");
    store.commit(at(90), vec![reviewed(NUMBER)]).unwrap();
    drop(store);
    assert!(fs::read(segment(home.path())).unwrap().starts_with(&bytes));
    assert!(doctor(home.path()).unwrap().is_healthy());
}

// One random wound; the description helps when a round fails.
fn wound(file: &Path, dice: &mut Dice) -> String {
    let mut bytes = fs::read(file).unwrap();
    let kind = dice.roll(6);
    match kind {
        _ if bytes.is_empty() => bytes = vec![7; 100],
        0 => {
            let cut = usize::try_from(dice.roll(bytes.len() as u64)).unwrap();
            bytes.truncate(cut);
        }
        1 => bytes.clear(),
        2 => bytes.extend((0..dice.roll(300)).map(|_| u8::try_from(dice.roll(256)).unwrap()).collect::<Vec<_>>()),
        _ => {
            // Mostly near the end, where the newest data are.
            for _ in 0..=dice.roll(20) {
                let span = if dice.roll(2) == 0 { bytes.len() } else { bytes.len().min(4096) } as u64;
                let place = bytes.len() - 1 - usize::try_from(dice.roll(span)).unwrap();
                bytes[place] ^= u8::try_from(1 + dice.roll(255)).unwrap();
            }
        }
    }
    fs::write(file, bytes).unwrap();
    format!("kind {kind} on {}", file.file_name().unwrap().to_string_lossy())
}

// After a wound: healed right away, or after the doctor, or refused by name and then restored.
fn must_come_back(home: &Path, saved: &Path, before: &Picture, what: &str) -> &'static str {
    let first = Store::open(home, Access::Write).and_then(|store| picture(&store));
    if let Ok(after) = &first {
        assert!(after == before, "{what}: lost without a word");
        assert!(doctor(home).unwrap().is_healthy(), "{what}");
        return "healed";
    }
    let fault = first.unwrap_err();
    assert_eq!(fault.kind, FaultKind::Storage, "{what}: {fault:?}");
    if doctor(home).unwrap().is_healthy() {
        assert!(&picture_of(home) == before, "{what}: after the doctor");
        return "doctor";
    }
    assert!(["store-journal-broken", "store-records-lost"].contains(&&*fault.message.key), "{what}: {fault:?}");
    restore(saved, home).unwrap();
    assert!(&picture_of(home) == before, "{what}: after restoring");
    "restored"
}

fn rounds(seed: u64, count: u64, hurt: impl Fn(&Path, &mut Dice) -> String) -> Vec<&'static str> {
    let (home, before) = lively_home();
    let aside = tempdir().unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
    let saved = backup::write(home.path(), aside.path(), today, &mut unwatched).unwrap().path;
    let mut dice = Dice(seed);
    let mut outcomes = Vec::new();
    for round in 0..count {
        let patient = tempdir().unwrap();
        copy(home.path(), patient.path());
        if dice.roll(2) == 0 {
            fs::remove_file(patient.path().join("index/clean")).unwrap();
        }
        let what = format!("round {round}: {}", hurt(patient.path(), &mut dice));
        outcomes.push(must_come_back(patient.path(), &saved, &before, &what));
    }
    outcomes
}

#[test]
fn a_wounded_journal_is_healed_from_the_index() {
    let outcomes = rounds(11, 25, |home, dice| wound(&segment(home), dice));
    assert!(outcomes.iter().all(|outcome| *outcome == "healed"), "{outcomes:?}");
}

#[test]
fn a_wounded_index_is_built_anew_from_the_journal() {
    let outcomes = rounds(12, 25, |home, dice| {
        let all = files(&index_file(home));
        let file = &all[usize::try_from(dice.roll(all.len() as u64)).unwrap()];
        wound(file, dice)
    });
    assert!(outcomes.iter().all(|outcome| *outcome != "restored"), "{outcomes:?}");
}

// Large enough that sled does not read everything when it opens.
fn long_home() -> (TempDir, Picture) {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    let long = "公示内容".repeat(500);
    for n in 0..20 {
        let number = |k| format!("柳泉村-2026-{:04}", n * 10 + k + 1);
        store.commit(at(n), (0..10).map(|k| drafted(&number(k), &long)).collect()).unwrap();
    }
    let picture = picture(&store).unwrap();
    store.close().unwrap();
    (home, picture)
}

// Some of these places are the head of a segment, which sled then leaves out without a word.
fn hurt_index(home: &Path, part: usize, of: usize) {
    let file = index_file(home).join("db");
    let mut bytes = fs::read(&file).unwrap();
    let place = bytes.len() / of * part;
    bytes.iter_mut().skip(place).take(3000).for_each(|byte| *byte ^= 0x55);
    fs::write(&file, bytes).unwrap();
}

#[test]
fn damage_inside_a_closed_index_is_noticed_before_it_is_used() {
    let (home, before) = long_home();
    let mut rebuilt = 0;
    for eighth in 1..8 {
        let patient = tempdir().unwrap();
        copy(home.path(), patient.path());
        hurt_index(patient.path(), eighth, 8);
        let (notes, after) = open_notes(patient.path());
        rebuilt += u32::from(notes.iter().any(|note| note == "store-index-rebuilt"));
        assert!(after == before, "eighth {eighth}");
    }
    assert!(rebuilt > 0, "some of the damage was in pages that are in use");
}

#[test]
fn damage_below_an_open_index_is_told_and_gone_after_opening_again() {
    let (home, before) = long_home();
    let store = Store::open(home.path(), Access::Write).unwrap();
    // Everywhere: which pages are in use depends on how many trees there are.
    (1..64).for_each(|part| hurt_index(home.path(), part, 64));
    assert_eq!(picture(&store).unwrap_err().message.key, "store-index-damaged");
    drop(store);
    let (notes, after) = open_notes(home.path());
    assert_eq!(notes.last().map(String::as_str), Some("store-index-rebuilt"));
    assert!(after == before);
}

#[test]
fn when_both_are_wounded_the_loss_is_named_and_the_backup_helps() {
    let outcomes = rounds(13, 20, |home, dice| {
        fs::remove_dir_all(home.join("index")).unwrap();
        wound(&segment(home), dice)
    });
    assert!(outcomes.contains(&"restored"), "{outcomes:?}");
}
