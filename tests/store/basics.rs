//! Recording, asking, and the form of what is on the disk.

use std::fs;

use gongshilan::core::event::{Event, Record};
use gongshilan::core::fault::FaultKind;
use gongshilan::core::notice::{Notice, Stage, hex};
use gongshilan::core::words::{Lang, Words};
use gongshilan::store::{Access, Objector, Store, doctor};
use sha2::{Digest, Sha256};
use tempfile::tempdir;

use super::help::*;

#[test]
fn a_home_without_a_store_says_how_to_begin() {
    let home = tempdir().unwrap();
    for access in [Access::Read, Access::Write] {
        let fault = Store::open(home.path(), access).unwrap_err();
        assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Input, "store-not-set-up"));
        assert!(Words::of(Lang::Zh).hint(&fault.message).unwrap().contains("gongshilan setup"));
    }
    assert_eq!(fs::read_dir(home.path()).unwrap().count(), 0, "asking leaves nothing behind");
}

#[test]
fn the_first_record_is_the_office_and_a_store_is_made_once() {
    let home = tempdir().unwrap();
    let mut store = Store::create(home.path()).unwrap();
    let fault = store.commit(at(0), vec![drafted(NUMBER, "公示")]).unwrap_err();
    assert_eq!(fault.message.key, "store-not-set-up");
    drop(store);
    assert_eq!(Store::open(home.path(), Access::Write).unwrap_err().message.key, "store-not-set-up");

    fresh(home.path()).close().unwrap();
    let fault = Store::create(home.path()).unwrap_err();
    assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Refused, "store-exists"));
    assert_eq!(Store::open(home.path(), Access::Read).unwrap().office(), Some(&office("370000001")));
}

#[test]
fn a_notice_is_folded_from_its_records_and_found_by_every_question() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    let mut records = store.commit(at(1), vec![template_kept(NUMBER), drafted(NUMBER, "低保公示")]).unwrap();
    assert_eq!(store.numbers_in(Stage::Draft).unwrap(), [NUMBER]);
    records.extend(store.commit(at(2), vec![reviewed(NUMBER)]).unwrap());
    records.extend(store.commit(at(3), vec![printed(NUMBER), posted(NUMBER)]).unwrap());
    store.commit(at(4), vec![drafted("柳泉村-2026-0002", "另一件")]).unwrap();

    let fold = |before, record: &Record| Some(Notice::fold(before, record).unwrap());
    let expected = records[1..].iter().fold(None, fold).unwrap();
    for round in ["written", "opened again"] {
        assert_eq!(store.notice(NUMBER).unwrap().unwrap(), expected, "{round}");
        assert_eq!(store.records(NUMBER).unwrap(), records, "{round}");
        assert_eq!(store.numbers_in(Stage::Draft).unwrap(), ["柳泉村-2026-0002"], "{round}");
        assert_eq!(store.numbers_in(Stage::Posted).unwrap(), [NUMBER], "{round}");
        assert_eq!(store.template("d1").unwrap().unwrap().1, "# 公共字段", "{round}");
        assert_eq!(store.template("d2").unwrap(), None);
        assert_eq!(store.notice("柳泉村-2026-0003").unwrap(), None);
        store.close().unwrap();
        store = Store::open(home.path(), Access::Write).unwrap();
        assert_eq!(store.opened(), [], "nothing to set right after an orderly close");
    }
}

#[test]
fn a_commit_counts_down_and_one_that_does_not_fit_leaves_nothing() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    let records = store.commit(at(1), vec![drafted(NUMBER, "一"), reviewed(NUMBER), printed(NUMBER)]).unwrap();
    let counted: Vec<(u64, u32)> = records.iter().map(|record| (record.seq, record.more)).collect();
    assert_eq!(counted, [(2, 2), (3, 1), (4, 0)]);
    assert!(records.iter().all(|record| record.office == "370000001"));

    let before = fs::read(segment(home.path())).unwrap();
    let fault = store.commit(at(2), vec![posted(NUMBER), posted("柳泉村-2026-0099")]).unwrap_err();
    assert_eq!(fault.message.key, "store-misfit");
    assert_eq!(store.commit(at(2), vec![drafted(NUMBER, "again")]).unwrap_err().message.key, "store-misfit");
    assert_eq!(fs::read(segment(home.path())).unwrap(), before);
    assert_eq!(store.commit(at(3), vec![]).unwrap(), []);
    assert_eq!(store.head().0, 4);
    assert_eq!(store.commit(at(3), vec![posted(NUMBER)]).unwrap()[0].seq, 5);
}

#[test]
fn records_carry_the_code_of_the_latest_office() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    let changed = event(None, Event::OfficeSet { office: Box::new(office("370000002")) });
    let records = store.commit(at(1), vec![drafted(NUMBER, "一"), changed, reviewed(NUMBER)]).unwrap();
    let codes: Vec<&str> = records.iter().map(|record| record.office.as_str()).collect();
    assert_eq!(codes, ["370000001", "370000002", "370000002"]);
    assert_eq!(store.office().unwrap().code, "370000002");
}

#[test]
fn numbers_go_on_after_the_highest_of_the_year() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    assert_eq!(store.next_number("柳泉村", 2026).unwrap(), "柳泉村-2026-0001");
    store.commit(at(1), vec![drafted("柳泉村-2026-0007", "一"), drafted("柳泉村-2026-0003", "二")]).unwrap();
    assert_eq!(store.next_number("柳泉村", 2026).unwrap(), "柳泉村-2026-0008");
    assert_eq!(store.next_number("柳泉村", 2027).unwrap(), "柳泉村-2027-0001");
    store.commit(at(2), vec![drafted("柳泉村-2026-9999", "三"), drafted("柳泉村-2026-10000", "四")]).unwrap();
    assert_eq!(store.next_number("柳泉村", 2026).unwrap(), "柳泉村-2026-10001");
    let reader = Store::open(home.path(), Access::Read).unwrap();
    assert_eq!(reader.next_number("柳泉村", 2026).unwrap(), "柳泉村-2026-10001", "also without the index");
}

#[test]
fn every_line_can_be_checked_with_ordinary_tools() {
    let home = tempdir().unwrap();
    let (seq, hash) = {
        let store = lively(home.path());
        (store.head().0, store.head().1.to_owned())
    };
    let text = fs::read_to_string(segment(home.path())).unwrap();
    assert!(text.ends_with('\n'));
    let mut prev = String::new();
    for (place, line) in text.lines().enumerate() {
        let (json, digest) = line.rsplit_once('\t').unwrap();
        assert_eq!(hex(&Sha256::digest(json)), digest);
        let value: serde_json::Value = serde_json::from_str(json).unwrap();
        assert_eq!((value["seq"].as_u64(), value["prev"].as_str()), (Some(place as u64 + 1), Some(prev.as_str())));
        prev = digest.to_owned();
    }
    assert_eq!((text.lines().count() as u64, prev), (seq, hash));
}

#[cfg(target_os = "linux")]
#[test]
fn the_shell_lines_of_the_handbook_check_the_chain() {
    let home = tempdir().unwrap();
    let (count, hash) = {
        let store = lively(home.path());
        (store.head().0, store.head().1.to_owned())
    };
    let handbook = include_str!("../../docs/journal.md");
    let script = handbook.split_once("```sh\n").unwrap().1.split_once("```").unwrap().0;
    let check = || {
        let output = std::process::Command::new("sh").args(["-c", script]).current_dir(home.path()).output().unwrap();
        (output.status.success(), String::from_utf8(output.stdout).unwrap())
    };
    assert_eq!(check(), (true, format!("共 {count} 条，末条哈希 {hash}\n")));
    let text = fs::read_to_string(segment(home.path())).unwrap();
    fs::write(segment(home.path()), text.replacen("公示3", "公示8", 1)).unwrap();
    let (sound, said) = check();
    let place = text.lines().position(|line| line.contains("公示3")).unwrap() + 1;
    assert!(!sound && said.starts_with(&format!("第 {place} 条：哈希不符\n共")), "{said}");
    let third = text.lines().nth(2).unwrap();
    fs::write(segment(home.path()), text.replacen(&format!("{third}\n"), "", 1)).unwrap();
    assert!(check().1.starts_with(&format!("第 3 条：与上一条接不上\n共 {} 条", count - 1)));
}

#[test]
fn a_full_segment_is_sealed_and_the_chain_goes_on_in_the_next() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    let long = "公".repeat(200_000);
    store.commit(at(1), vec![drafted(NUMBER, "一")]).unwrap();
    for n in 0..16 {
        store.commit(at(n), vec![edited(NUMBER, &long)]).unwrap();
    }
    let second = home.path().join("journal/000002.jsonl");
    assert!(second.exists() && fs::metadata(segment(home.path())).unwrap().len() > 8 << 20);
    let before = picture(&store).unwrap();
    store.close().unwrap();
    let store = Store::open(home.path(), Access::Write).unwrap();
    assert_eq!(keys(store.opened()), [""; 0], "the quick way trusts the sealed segment");
    assert_eq!(picture(&store).unwrap(), before);
    drop(store);
    // A sealed segment that disappears comes back from the index.
    fs::remove_file(segment(home.path())).unwrap();
    let store = Store::open(home.path(), Access::Write).unwrap();
    assert_eq!(keys(store.opened()), ["store-journal-healed"]);
    assert_eq!(picture(&store).unwrap(), before);
}

#[test]
fn a_photo_is_kept_once_checked_and_found_by_its_uses() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    let digest = store.keep_photo(b"jpeg").unwrap();
    assert_eq!(store.keep_photo(b"jpeg").unwrap(), digest);
    assert_eq!(store.photo(&digest).unwrap(), b"jpeg");
    let second = "柳泉村-2026-0002";
    store.commit(at(1), vec![drafted(NUMBER, "一"), drafted(second, "二")]).unwrap();
    store.commit(at(1), vec![photo(second, &digest), photo(NUMBER, &digest), photo(NUMBER, &digest)]).unwrap();
    assert_eq!(store.photo_uses(&digest).unwrap(), [NUMBER, second]);
    assert_eq!(store.photo_uses(&"0".repeat(64)).unwrap(), [""; 0]);

    let path = home.path().join("photos").join(digest.get(..2).unwrap()).join(&digest);
    fs::write(&path, b"jpeh").unwrap();
    assert_eq!(store.photo(&digest).unwrap_err().message.key, "store-photo-damaged");
    drop(store);
    let report = doctor(home.path()).unwrap();
    assert_eq!((report.photos, keys(&report.trouble)), (1, vec!["store-photo-lost"]));
    let store = Store::open(home.path(), Access::Write).unwrap();
    store.keep_photo(b"jpeg").unwrap();
    assert_eq!(store.photo(&digest).unwrap(), b"jpeg", "adding it again repairs it");
    for no_digest in ["", "../../lock", &"g".repeat(64)] {
        assert_eq!(store.photo(no_digest).unwrap_err().message.key, "store-photo-missing");
    }
}

#[test]
fn who_objected_stays_out_of_the_journal() {
    let home = tempdir().unwrap();
    let store = fresh(home.path());
    let person =
        |name: &str, no| Objector { notice: NUMBER.into(), no, name: name.into(), contact: "13800000000".into() };
    store.keep_objector(&person("钱某", 1)).unwrap();
    store.keep_objector(&person("孙七", 2)).unwrap();
    store.keep_objector(&person("钱八", 1)).unwrap();
    assert_eq!(store.objector(NUMBER, 1).unwrap(), Some(person("钱八", 1)));
    assert_eq!(store.objector(NUMBER, 3).unwrap(), None);

    let path = home.path().join("private/objectors.jsonl");
    let mut text = fs::read_to_string(&path).unwrap();
    text.push_str("{\"notice\":\"柳");
    fs::write(&path, text).unwrap();
    store.keep_objector(&person("周九", 4)).unwrap();
    assert_eq!(store.objector(NUMBER, 4).unwrap(), Some(person("周九", 4)), "a torn line swallows nothing");
    assert_eq!(store.objector(NUMBER, 5).unwrap_err().message.key, "store-private-damaged");
    for file in files(&home.path().join("journal")) {
        assert!(!String::from_utf8_lossy(&fs::read(file).unwrap()).contains("13800000000"));
    }
}

#[test]
fn a_clock_set_back_is_told_and_recording_goes_on() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    store.commit(at(60), vec![drafted(NUMBER, "一")]).unwrap();
    assert_eq!(store.clock_behind(at(60)), None);
    let message = store.clock_behind(at(59)).unwrap();
    assert_eq!(
        Words::of(Lang::Zh).say(&message),
        "电脑时间（2026-03-02 09:59）比最后一次登记（2026-03-02 10:00）还早。"
    );
    store.commit(at(5), vec![edited(NUMBER, "二")]).unwrap();
    drop(store);
    let store = Store::open(home.path(), Access::Write).unwrap();
    assert_eq!(store.clock_behind(at(6)), None);
    assert_eq!(store.notice(NUMBER).unwrap().unwrap().title(), "二");
}

#[test]
fn every_sentence_has_the_same_blanks_in_both_languages() {
    let blanks = |text: &str| {
        let mut names: Vec<String> =
            text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
        names.sort();
        names.dedup();
        names
    };
    let ours = |lang| -> Vec<(String, Vec<String>, bool)> {
        let all = Words::of(lang).entries().filter(|(key, ..)| key.starts_with("store-"));
        all.map(|(key, say, hint)| (key.to_owned(), blanks(say), hint.is_some())).collect()
    };
    assert!(ours(Lang::Zh).len() > 40);
    assert_eq!(ours(Lang::Zh), ours(Lang::En));
}
