//! One writer at a time, readers always, and what happens when somebody interferes.

use std::fs;

use gongshilan::core::fault::FaultKind;
use gongshilan::core::words::{Lang, Words};
use gongshilan::store::{Access, Objector, Store, doctor, restore};
use tempfile::tempdir;

use super::help::*;

#[test]
fn a_second_writer_is_told_who_the_first_is() {
    let home = tempdir().unwrap();
    let first = fresh(home.path());
    let fault = Store::open(home.path(), Access::Write).unwrap_err();
    assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Storage, "store-in-use"));
    let said = Words::of(Lang::Zh).say(&fault.message);
    assert!(said.contains(&format!("进程 {}", std::process::id())) && !said.contains('{'), "{said}");
    assert_eq!(doctor(home.path()).unwrap_err().message.key, "store-in-use");
    assert_eq!(restore(&home.path().join("x.gslbak"), home.path()).unwrap_err().message.key, "store-in-use");
    assert_eq!(Store::create(home.path()).unwrap_err().message.key, "store-in-use");
    drop(first);
    assert!(Store::open(home.path(), Access::Write).is_ok());
}

#[test]
fn a_reader_beside_the_writer_sees_every_whole_commit_and_writes_nothing() {
    let home = tempdir().unwrap();
    let mut writer = lively(home.path());
    let before = picture(&writer).unwrap();
    let mut reader = Store::open(home.path(), Access::Read).unwrap();
    assert_eq!(keys(reader.opened()), ["store-view-in-use"]);
    assert_eq!(picture(&reader).unwrap(), before);
    let digest = writer.keep_photo(b"jpg3").unwrap();
    assert_eq!(reader.photo_uses(&digest).unwrap(), writer.photo_uses(&digest).unwrap());

    writer.commit(at(30), vec![edited(NUMBER, "之后")]).unwrap();
    assert_eq!(picture(&reader).unwrap(), before, "a view stays as it was when it was opened");
    assert_eq!(reader.commit(at(31), vec![edited(NUMBER, "x")]).unwrap_err().message.key, "store-opened-for-reading");
    assert_eq!(reader.keep_photo(b"x").unwrap_err().message.key, "store-opened-for-reading");
    let person = Objector { notice: NUMBER.into(), no: 1, name: "钱某".into(), contact: String::new() };
    assert_eq!(reader.keep_objector(&person).unwrap_err().message.key, "store-opened-for-reading");
    reader.close().unwrap();
    writer.close().unwrap();
    let store = Store::open(home.path(), Access::Read).unwrap();
    assert_eq!(keys(store.opened()), [""; 0]);
    assert_eq!(store.notice(NUMBER).unwrap().unwrap().title(), "之后");
}

#[test]
fn a_reader_ignores_the_commit_that_is_just_being_written() {
    let home = tempdir().unwrap();
    let writer = lively(home.path());
    let before = picture(&writer).unwrap();
    let mut bytes = fs::read(segment(home.path())).unwrap();
    let torn = [bytes.as_slice(), b"{\"v\":1,\"office\":\"37"].concat();
    fs::write(segment(home.path()), &torn).unwrap();
    let reader = Store::open(home.path(), Access::Read).unwrap();
    assert_eq!(keys(reader.opened()), ["store-view-in-use"]);
    assert_eq!(picture(&reader).unwrap(), before);
    assert_eq!(fs::read(segment(home.path())).unwrap(), torn, "reading cuts nothing");
    bytes.clear();
    drop(writer);
}

#[test]
fn writing_stops_when_another_program_touches_the_journal() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    store.commit(at(1), vec![drafted(NUMBER, "一")]).unwrap();
    let clean = fs::read(segment(home.path())).unwrap();
    fs::write(segment(home.path()), [clean.as_slice(), b"synchronised\n"].concat()).unwrap();
    let fault = store.commit(at(2), vec![edited(NUMBER, "二")]).unwrap_err();
    assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Storage, "store-journal-changed"));
    fs::write(segment(home.path()), &clean).unwrap();
    assert_eq!(store.commit(at(3), vec![edited(NUMBER, "三")]).unwrap_err().message.key, "store-stopped");
    drop(store);
    let mut store = Store::open(home.path(), Access::Write).unwrap();
    store.commit(at(4), vec![edited(NUMBER, "四")]).unwrap();
    assert_eq!((store.notice(NUMBER).unwrap().unwrap().title(), store.head().0), ("四", 3));
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_can_still_be_read() {
    use std::os::unix::fs::PermissionsExt;
    for protected in ["lock", ""] {
        let home = tempdir().unwrap();
        let before = picture(&lively(home.path())).unwrap();
        let path = home.path().join(protected);
        let mode = |mode| fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
        mode(if protected.is_empty() { 0o555 } else { 0o444 });
        // Root may write everywhere: nothing to see then.
        let Err(fault) = Store::open(home.path(), Access::Write) else { return };
        assert_eq!(fault.message.key, "store-read-only");
        let store = Store::open(home.path(), Access::Read).unwrap();
        assert_eq!(keys(store.opened()), ["store-view-read-only"]);
        assert!(picture(&store).unwrap() == before);
        mode(0o755);
    }
}
