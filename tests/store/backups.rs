//! Backups are made, thinned out, checked and put back; a hostile file changes nothing.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use chrono::Duration;
use gongshilan::core::event::Event;
use gongshilan::core::fault::FaultKind;
use gongshilan::core::notice::hex;
use gongshilan::core::watch::unwatched;
use gongshilan::store::{Access, Objector, Store, backup, doctor, restore};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tempfile::tempdir;

use super::help::*;

fn names(folder: &Path) -> Vec<String> {
    files(folder).iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_backup_brings_everything_back_and_keeps_what_was_there() {
    let home = tempdir().unwrap();
    let stick = tempdir().unwrap();
    let mut store = lively(home.path());
    let person = Objector { notice: NUMBER.into(), no: 1, name: "钱某".into(), contact: "13800000000".into() };
    store.keep_objector(&person).unwrap();
    fs::write(home.path().join("templates/ours.toml"), "id = \"ours\"").unwrap();
    // A name that not every system can hold; one with a colon cannot even be made on Windows.
    let foreign = if cfg!(windows) { format!("{}.toml", "长".repeat(30)) } else { "a:b.toml".to_owned() };
    fs::write(home.path().join("templates").join(foreign), "x").unwrap();
    fs::write(home.path().join("holidays/2027.csv"), "2027-01-01").unwrap();
    let before = picture(&store).unwrap();

    // While the store is open, and twice a day: nothing is overwritten.
    let made = backup::write(home.path(), stick.path(), day(0), &mut unwatched).unwrap();
    assert_eq!((made.seq, made.photos), (store.head().0, 6));
    assert_eq!(made.bytes, fs::metadata(&made.path).unwrap().len());
    assert_eq!(keys(&made.notes), ["store-backup-skipped"]);
    let again = backup::write(home.path(), stick.path(), day(0), &mut unwatched).unwrap();
    assert_eq!((again.path.file_name().unwrap().to_str(), again.photos), (Some("370000001-2026-03-02-2.gslbak"), 0));

    store.commit(at(70), vec![edited(NUMBER, "备份以后")]).unwrap();
    let after = picture(&store).unwrap();
    drop(store);
    let restored = restore(&made.path, home.path()).unwrap();
    assert_eq!((restored.seq, restored.photos, keys(&restored.notes)), (made.seq, 0, vec!["store-index-rebuilt"]));
    assert_eq!(picture_of(home.path()), before);
    assert!(doctor(home.path()).unwrap().is_healthy());

    // What was there before is a whole store again once it is put into a home of its own.
    let old = tempdir().unwrap();
    copy(&restored.before.unwrap(), old.path());
    assert_eq!(picture_of(old.path()), after);

    // On a new computer, photographs and private notes come along.
    let new = tempdir().unwrap();
    let place = new.path().join("board");
    let restored = restore(&made.path, &place).unwrap();
    assert_eq!((restored.before, restored.photos), (None, 6));
    let store = Store::open(&place, Access::Read).unwrap();
    assert_eq!(store.objector(NUMBER, 1).unwrap(), Some(person));
    assert_eq!(fs::read_to_string(place.join("templates/ours.toml")).unwrap(), "id = \"ours\"");
    assert_eq!(fs::read_to_string(place.join("holidays/2027.csv")).unwrap(), "2027-01-01");
    drop(store);
    assert!(doctor(&place).unwrap().is_healthy());
    assert!(names(&place).iter().all(|name| !name.contains(".tmp")));
}

#[test]
fn one_backup_a_day_and_only_seven_days_four_weeks_twelve_months_stay() {
    let home = tempdir().unwrap();
    let store = fresh(home.path());
    let folder = home.path().join("backups");
    fs::write(folder.join("notes.txt"), "mine").unwrap();
    fs::write(folder.join("370000009-2020-01-01.gslbak"), "another office").unwrap();
    assert!(backup::daily(&store, day(-500)).unwrap().is_some());
    assert!(backup::daily(&store, day(-500)).unwrap().is_none(), "once a day");
    for offset in (-480..-40).step_by(15).chain(-40..=0) {
        assert!(backup::daily(&store, day(offset)).unwrap().is_some());
    }
    let ours: Vec<String> =
        names(&folder).into_iter().filter_map(|name| Some(name.strip_prefix("370000001-")?.to_owned())).collect();
    let kept = |day: chrono::NaiveDate| ours.contains(&format!("{day}.gslbak"));
    assert!((-6..=0).all(|offset| kept(day(offset))), "seven days: {ours:?}");
    // 2026-03-02 is a Monday: the Sundays before it end the weeks.
    assert!([-1, -8, -15].iter().all(|offset| kept(day(*offset))), "four weeks: {ours:?}");
    let months: std::collections::BTreeSet<&str> = ours.iter().filter_map(|name| name.get(..7)).collect();
    assert_eq!(months.len(), 12, "twelve months: {ours:?}");
    assert!(kept(day(-2)) && kept(day(0) - Duration::days(30)), "the last day of January: {ours:?}");
    assert!(ours.len() <= 7 + 4 + 12);
    assert!(names(&folder).contains(&"notes.txt".to_owned()), "other files stay");
    assert!(names(&folder).contains(&"370000009-2020-01-01.gslbak".to_owned()), "other offices stay");
    for file in files(&folder).iter().filter(|path| path.to_string_lossy().contains("370000001-")) {
        assert!(restore(file, &tempdir().unwrap().path().join("x")).is_ok());
    }
}

#[test]
fn a_backup_is_refused_of_a_damaged_journal_and_never_written_over_another() {
    let home = tempdir().unwrap();
    let stick = tempdir().unwrap();
    drop(lively(home.path()));
    let file = stick.path().join("一份.gslbak");
    assert_eq!(backup::write(home.path(), &file, day(0), &mut unwatched).unwrap().path, file);
    assert_eq!(
        backup::write(home.path(), &file, day(0), &mut unwatched).unwrap_err().message.key,
        "store-backup-exists"
    );
    let mut bytes = fs::read(segment(home.path())).unwrap();
    bytes[50] ^= 1;
    fs::write(segment(home.path()), bytes).unwrap();
    let fault = backup::write(home.path(), stick.path(), day(0), &mut unwatched).unwrap_err();
    assert_eq!(fault.message.key, "store-journal-broken");
    // Nor of one whose end is known to be missing.
    let text = fs::read(segment(home.path())).unwrap();
    let cut = text.len() / 2;
    let whole = text.get(..cut).unwrap().iter().rposition(|byte| *byte == b'\n').unwrap();
    let mut start = text.get(..=whole).unwrap().to_vec();
    *start.get_mut(50).unwrap() ^= 1;
    fs::write(segment(home.path()), start).unwrap();
    let fault = backup::write(home.path(), stick.path(), day(0), &mut unwatched).unwrap_err();
    assert_eq!(fault.message.key, "store-records-lost");
    assert_eq!(names(stick.path()), ["一份.gslbak"]);
}

#[test]
fn the_backup_of_another_office_is_refused() {
    let (home, other) = (tempdir().unwrap(), tempdir().unwrap());
    drop(lively(home.path()));
    let mut store = Store::create(other.path()).unwrap();
    store.commit(at(0), vec![event(None, Event::OfficeSet { office: Box::new(office("370000002")) })]).unwrap();
    drop(store);
    let made = backup::write(other.path(), &other.path().join("backups"), day(0), &mut unwatched).unwrap();
    let before = picture_of(home.path());
    assert_eq!(restore(&made.path, home.path()).unwrap_err().message.key, "store-backup-other-office");
    assert_eq!(picture_of(home.path()), before);
}

// A backup taken apart: the manifest and the files it holds.
struct Parts {
    manifest: Value,
    files: Vec<(String, Vec<u8>)>,
}

fn take_apart(file: &Path) -> Parts {
    let mut tar = tar::Archive::new(zstd::Decoder::new(File::open(file).unwrap()).unwrap());
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in tar.entries().unwrap() {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        files.push((entry.path().unwrap().to_string_lossy().into_owned(), bytes));
    }
    let (name, first) = files.remove(0);
    assert_eq!(name, "manifest.json");
    Parts { manifest: serde_json::from_slice(&first).unwrap(), files }
}

fn item(path: &str, bytes: &[u8]) -> Value {
    json!({ "path": path, "bytes": bytes.len(), "sha256": hex(&Sha256::digest(bytes)) })
}

// Writes a raw entry: the name goes into the header as it is, which the tar crate would refuse.
fn put(tar: &mut tar::Builder<impl std::io::Write>, path: &str, kind: tar::EntryType, size: u64, bytes: &[u8]) {
    let mut header = tar::Header::new_ustar();
    header.as_mut_bytes()[..path.len()].copy_from_slice(path.as_bytes());
    header.set_size(size);
    header.set_entry_type(kind);
    if kind == tar::EntryType::Symlink {
        header.set_link_name("/etc/hostname").unwrap();
    }
    header.set_cksum();
    tar.append(&header, bytes).unwrap();
}

fn put_together(parts: &Parts, to: &Path, kind: tar::EntryType) -> PathBuf {
    let file = to.join("made.gslbak");
    let mut tar = tar::Builder::new(zstd::Encoder::new(File::create(&file).unwrap(), 1).unwrap());
    let manifest = serde_json::to_vec(&parts.manifest).unwrap();
    put(&mut tar, "manifest.json", tar::EntryType::Regular, manifest.len() as u64, &manifest);
    for (path, bytes) in &parts.files {
        let kind = if path.starts_with("journal") { tar::EntryType::Regular } else { kind };
        put(&mut tar, path, kind, bytes.len() as u64, bytes);
    }
    tar.into_inner().unwrap().finish().unwrap();
    file
}

struct Scene {
    home: tempfile::TempDir,
    room: tempfile::TempDir,
    good: PathBuf,
    before: Picture,
}

fn scene() -> Scene {
    let (home, room) = (tempdir().unwrap(), tempdir().unwrap());
    drop(lively(home.path()));
    let good = backup::write(home.path(), &home.path().join("backups"), day(0), &mut unwatched).unwrap().path;
    let before = picture_of(home.path());
    Scene { home, room, good, before }
}

impl Scene {
    // Refused with this key, and nothing in the home or around it has changed.
    fn refuses(&self, file: &Path, key: &str, what: &str) {
        let around = |scene: &Self| (names(scene.room.path()).len(), files(scene.home.path()).len());
        let count = around(self);
        let fault = restore(file, self.home.path()).expect_err(what);
        assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Input, key), "{what}");
        assert_eq!(around(self), count, "{what}: something was left behind");
        assert_eq!(picture_of(self.home.path()), self.before, "{what}");
    }
}

#[test]
fn paths_that_leave_the_home_are_refused() {
    let scene = scene();
    let evil = b"evil";
    for path in [
        "../evil",
        "/tmp/evil",
        "templates/../../evil",
        "templates\\evil",
        "templates/..",
        "templates/.hidden",
        "templates/CON.toml",
        "templates/a/b",
        "journal/000000.jsonl",
        "journal/../x",
        "journal/head.json",
        "lock",
        "C:\\evil",
    ] {
        let mut parts = take_apart(&scene.good);
        parts.manifest["files"].as_array_mut().unwrap().push(item(path, evil));
        parts.files.push((path.to_owned(), evil.to_vec()));
        let file = put_together(&parts, scene.room.path(), tar::EntryType::Regular);
        scene.refuses(&file, "store-backup-stranger", path);
    }
    let mut parts = take_apart(&scene.good);
    let again = parts.manifest["files"][0].clone();
    parts.manifest["files"].as_array_mut().unwrap().push(again);
    scene.refuses(&put_together(&parts, scene.room.path(), tar::EntryType::Regular), "store-backup-stranger", "twice");
}

#[test]
fn links_lies_and_extras_are_refused() {
    let scene = scene();
    let template = |sha: &[u8], bytes: usize| {
        let mut parts = take_apart(&scene.good);
        let mut entry = item("templates/x.toml", sha);
        entry["bytes"] = bytes.into();
        parts.manifest["files"].as_array_mut().unwrap().push(entry);
        parts.files.push(("templates/x.toml".into(), b"evil".to_vec()));
        parts
    };
    let room = scene.room.path();
    let regular = tar::EntryType::Regular;
    let file = put_together(&template(b"evil", 4), room, tar::EntryType::Symlink);
    scene.refuses(&file, "store-backup-mismatch", "a link");
    scene.refuses(&put_together(&template(b"good", 4), room, regular), "store-backup-mismatch", "another content");
    scene.refuses(&put_together(&template(b"evil", 5), room, regular), "store-backup-mismatch", "another size");
    scene.refuses(&put_together(&template(b"evil", 1 << 40), room, regular), "store-backup-stranger", "a huge file");

    let mut parts = take_apart(&scene.good);
    parts.files.push(("templates/x.toml".into(), b"evil".to_vec()));
    scene.refuses(&put_together(&parts, room, regular), "store-backup-stranger", "more than the manifest");
    let mut parts = take_apart(&scene.good);
    parts.files.pop();
    scene.refuses(&put_together(&parts, room, regular), "store-backup-mismatch", "less than the manifest");
    let mut parts = take_apart(&scene.good);
    parts.manifest["format"] = 99.into();
    scene.refuses(&put_together(&parts, room, regular), "store-backup-newer", "a newer format");
}

#[test]
fn a_chain_that_was_tampered_with_is_refused_even_when_the_sums_fit() {
    let scene = scene();
    let room = scene.room.path();
    let mut parts = take_apart(&scene.good);
    let text = String::from_utf8(parts.files[0].1.clone()).unwrap().replacen("1,200.00", "9,200.00", 1);
    let text = text.replacen("１,200.00", "９,200.00", 1);
    assert_ne!(text.as_bytes(), parts.files[0].1);
    parts.files[0].1 = text.into_bytes();
    parts.manifest["files"][0] = item("journal/000001.jsonl", &parts.files[0].1);
    scene.refuses(&put_together(&parts, room, tar::EntryType::Regular), "store-backup-mismatch", "a changed line");

    let mut parts = take_apart(&scene.good);
    parts.manifest["head"]["seq"] = 3.into();
    scene.refuses(&put_together(&parts, room, tar::EntryType::Regular), "store-backup-mismatch", "another head");
}

#[test]
fn truncated_damaged_and_foreign_files_are_refused() {
    let scene = scene();
    let good = fs::read(&scene.good).unwrap();
    let file = scene.room.path().join("made.gslbak");
    fs::write(&file, b"").unwrap();
    for length in [0, 3, 100, good.len() / 2, good.len() - 1] {
        fs::write(&file, &good[..length]).unwrap();
        let fault = restore(&file, scene.home.path()).unwrap_err();
        assert_eq!(fault.kind, FaultKind::Input, "{length} bytes of {}: {fault:?}", good.len());
    }
    let mut dice = Dice(5);
    for _ in 0..20 {
        let mut bytes = good.clone();
        bytes[usize::try_from(dice.roll(good.len() as u64)).unwrap()] ^= 1 << dice.roll(8);
        fs::write(&file, bytes).unwrap();
        assert_eq!(restore(&file, scene.home.path()).unwrap_err().kind, FaultKind::Input);
    }
    fs::write(&file, "不是备份").unwrap();
    scene.refuses(&file, "store-backup-unreadable", "a text");
    let mut tar = tar::Builder::new(zstd::Encoder::new(File::create(&file).unwrap(), 1).unwrap());
    put(&mut tar, "readme.txt", tar::EntryType::Regular, 2, b"hi");
    tar.into_inner().unwrap().finish().unwrap();
    scene.refuses(&file, "store-backup-foreign", "another archive");
    assert!(names(scene.home.path()).iter().all(|name| !name.starts_with("restore-")));
}
