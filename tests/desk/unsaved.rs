//! What was typed and not saved outlives the program, and is saved as one change.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};
use gongshilan::core::fault::FaultKind;
use gongshilan::core::watch::unwatched;
use gongshilan::desk::{Access, Content, Desk, EditRequest, Unsaved, doctor, drop_unsaved, keep_unsaved};
use tempfile::tempdir;

use super::help::*;

fn at(minute: u32) -> DateTime<FixedOffset> {
    format!("2026-11-24T09:{minute:02}:00+08:00").parse().unwrap()
}

fn begun(id: &str) -> Unsaved {
    let by = Some(DRAFTER.to_owned());
    Unsaved { id: id.to_owned(), template: KIND.to_owned(), values: typed(), by, at: at(0), ..Unsaved::default() }
}

/// A form opened on `number`, with one more household.
fn changed(desk: &Desk, number: &str) -> Unsaved {
    let notice = desk.story(number).unwrap().notice;
    let mut values = notice.values;
    values.rows.push(household("李示范"));
    Unsaved { notice: Some(number.to_owned()), base: Some(notice.seq), values, ..begun(number) }
}

fn files(home: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(home.join("unsaved")) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn events(desk: &Desk, number: &str) -> usize {
    desk.story(number).unwrap().records.len()
}

#[test]
fn forms_are_found_again_newest_first() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    let older = changed(&desk, &number);
    let newer = Unsaved { at: at(1), ..begun("new-dibao-initial-1763946000000") };
    for unsaved in [&begun(&newer.id), &older, &newer] {
        keep_unsaved(home.path(), unsaved).unwrap();
    }
    drop(desk);
    let desk = open(home.path());
    assert_eq!(desk.unsaved().unwrap(), [newer.clone(), older.clone()], "the last one kept under an id counts");
    drop_unsaved(home.path(), &newer.id).unwrap();
    drop_unsaved(home.path(), &newer.id).unwrap();
    assert_eq!(desk.unsaved().unwrap(), [older]);
}

#[test]
fn a_saved_form_is_one_event_and_forgotten() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let new = begun("new-1");
    keep_unsaved(home.path(), &new).unwrap();
    let number = desk.save(&new).unwrap().number;
    assert_eq!((events(&desk, &number), files(home.path())), (1, Vec::new()));
    assert!(values(&desk, &number).is_blank("title"), "nothing was filled in");

    let change = changed(&desk, &number);
    keep_unsaved(home.path(), &change).unwrap();
    assert_eq!(desk.save(&change).unwrap().number, number);
    assert_eq!((events(&desk, &number), files(home.path())), (2, Vec::new()));
    assert_eq!(values(&desk, &number).rows.len(), 2);

    let same = Unsaved { values: values(&desk, &number), ..changed(&desk, &number) };
    keep_unsaved(home.path(), &same).unwrap();
    desk.save(&same).unwrap();
    assert_eq!((events(&desk, &number), files(home.path())), (2, Vec::new()), "nothing differs");
}

#[test]
fn a_notice_that_was_changed_meanwhile_is_not_overwritten() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    let mine = changed(&desk, &number);
    keep_unsaved(home.path(), &mine).unwrap();
    let mut theirs = values(&desk, &number);
    theirs.set("batch", "2026年第三季度");
    let request = EditRequest {
        content: Content::exactly(theirs.clone()),
        by: Some(SECOND.to_owned()),
        ..EditRequest::default()
    };
    desk.edit(&number, &request).unwrap();

    let fault = desk.save(&mine).unwrap_err();
    assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Refused, "unsaved-notice-changed"));
    assert_eq!((values(&desk, &number), files(home.path()).len()), (theirs.clone(), 1), "both are kept");
    let same = Unsaved { values: theirs, ..mine };
    desk.save(&same).unwrap();
    assert!(files(home.path()).is_empty(), "what they wrote is what I wrote");
}

#[test]
fn what_cannot_be_saved_is_kept() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let unsaved = Unsaved { by: Some(REVIEWER.to_owned()), ..begun("new-1") };
    keep_unsaved(home.path(), &unsaved).unwrap();
    assert_eq!(desk.save(&unsaved).unwrap_err().kind, FaultKind::Refused);
    assert_eq!(desk.unsaved().unwrap(), [unsaved]);
}

#[test]
fn what_the_journal_has_already_was_saved_just_before_the_end() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let new = begun("new-1");
    let number = desk.save(&new).unwrap().number;
    let change = changed(&desk, &number);
    keep_unsaved(home.path(), &new).unwrap();
    keep_unsaved(home.path(), &change).unwrap();
    assert_eq!(desk.unsaved().unwrap(), std::slice::from_ref(&change), "only the draft is in the journal");
    desk.save(&change).unwrap();
    keep_unsaved(home.path(), &change).unwrap();
    drop(desk);

    let desk = Desk::open(home.path(), Access::Read, today()).unwrap();
    assert_eq!((desk.unsaved().unwrap(), files(home.path()).len()), (Vec::new(), 1), "who only looks removes nothing");
    drop(desk);
    assert_eq!(open(home.path()).unsaved().unwrap(), []);
    assert!(files(home.path()).is_empty());
}

#[test]
fn damage_is_told_and_set_aside_and_stops_nobody() {
    let home = tempdir().unwrap();
    drop(office(home.path()));
    keep_unsaved(home.path(), &begun("good")).unwrap();
    let folder = home.path().join("unsaved");
    for (name, text) in
        [("half.json", "{\"id\":\"half\",\"templ"), ("empty.json", "{}"), ("new.json.writing-0-1.tmp", "{")]
    {
        fs::write(folder.join(name), text).unwrap();
    }
    let desk = open(home.path());
    let told: Vec<_> = desk.told().iter().filter(|message| message.key == "unsaved-damaged").collect();
    assert_eq!(
        told.iter().map(|message| message.arg("file").unwrap()).collect::<Vec<_>>(),
        ["empty.json", "half.json"]
    );
    assert_eq!(desk.unsaved().unwrap(), [begun("good")]);
    let names: Vec<_> = files(home.path()).iter().map(|path| path.file_name().unwrap().to_owned()).collect();
    assert_eq!(names, ["empty.json.bad", "good.json", "half.json.bad"]);
    drop(desk);

    fs::write(folder.join("half.json"), "again").unwrap();
    assert_eq!(open(home.path()).told().len(), 1);
    assert_eq!(
        fs::read_to_string(folder.join("half.json.bad")).unwrap(),
        "{\"id\":\"half\",\"templ",
        "never overwritten"
    );
    assert!(doctor(home.path(), today()).unwrap().is_healthy());
}

#[test]
fn files_of_other_versions_are_read() {
    let home = tempdir().unwrap();
    let desk = office(home.path());
    fs::create_dir_all(home.path().join("unsaved")).unwrap();
    fs::write(home.path().join("unsaved/x.json"), r#"{"id":"x","template":"general","colour":"red"}"#).unwrap();
    let expected = Unsaved { id: "x".to_owned(), template: "general".to_owned(), ..Unsaved::default() };
    assert_eq!(desk.unsaved().unwrap(), [expected]);
}

#[test]
fn any_id_is_a_file_of_its_own_inside_the_folder() {
    let home = tempdir().unwrap();
    let desk = office(home.path());
    let ids = [
        "柳泉村-2026-0001",
        "../../outside",
        "a/b",
        "a\\b",
        "A",
        "a",
        "",
        ".",
        "con",
        "x.json",
        "很长".repeat(200).leak(),
    ];
    for id in ids {
        keep_unsaved(home.path(), &begun(id)).unwrap();
    }
    assert_eq!(files(home.path()).len(), ids.len());
    assert!(home.path().join("unsaved/柳泉村-2026-0001.json").exists());
    assert!(!home.path().join("../outside.json").exists());
    let found = desk.unsaved().unwrap();
    assert!(ids.iter().all(|id| found.iter().any(|unsaved| unsaved.id == *id)));
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_computer_reads_them() {
    use std::os::unix::fs::PermissionsExt;
    let home = tempdir().unwrap();
    let desk = office(home.path());
    keep_unsaved(home.path(), &begun("a")).unwrap();
    keep_unsaved(home.path(), &begun("a")).unwrap();
    let mode = fs::metadata(&files(home.path())[0]).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let stick = tempdir().unwrap();
    let saved = desk.backup(Some(stick.path()), &mut unwatched).unwrap().path;
    let inside = zstd::decode_all(fs::File::open(saved).unwrap()).unwrap();
    let name = b"unsaved";
    assert!(!inside.windows(name.len()).any(|window| window == name), "no backup has them");
}
