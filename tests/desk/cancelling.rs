//! Long work can be stopped at any step: nothing is recorded, and no half file is left.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use gongshilan::core::fault::{Fault, FaultKind};
use gongshilan::core::notice::Stage;
use gongshilan::core::watch::{Watch, unwatched};
use gongshilan::desk::{Access, Clock, Desk, Filter, TakeDownRequest, demo};
use tempfile::tempdir;

use super::help::*;

/// Does `work` once to its end and once more for each of its steps, stopped there.
fn stopped_everywhere(work: &mut dyn FnMut(&mut Watch<'_>) -> Result<(), Fault>) -> Vec<(usize, usize)> {
    let mut stops = 0;
    loop {
        let mut told = Vec::new();
        let result = work(&mut |done, all| {
            told.push((done, all));
            if told.len() > stops { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if told.len() <= stops {
            result.unwrap();
            return told;
        }
        let fault = result.unwrap_err();
        assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Refused, "work-cancelled"));
        assert_eq!(told.len(), stops + 1, "nothing is asked after that");
        stops += 1;
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = entries.collect();
    names.sort();
    names
}

#[test]
fn a_stopped_printing_leaves_neither_edition_nor_file() {
    let (home, out) = (tempdir().unwrap(), tempdir().unwrap());
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    pass(&mut desk, &number);
    let before = desk.story(&number).unwrap().records.len();
    let told = stopped_everywhere(&mut |watch| {
        assert_eq!((desk.story(&number).unwrap().records.len(), names(out.path())), (before, Vec::new()));
        desk.print(&number, &poster(out.path()), watch).map(drop)
    });
    assert_eq!(told, [(1, 1)]);
    assert_eq!(desk.story(&number).unwrap().notice.stage, Stage::Printed);
    assert_eq!(names(out.path()), ["poster.pdf"]);
}

#[test]
fn a_stopped_certificate_certifies_nothing() {
    let folder = tempdir().unwrap();
    let (home, out) = (folder.path().join("practice"), folder.path().join("out"));
    fs::create_dir(&out).unwrap();
    let now = day("2026-11-24");
    demo(Some(&home), now).unwrap();
    let mut desk = Desk::open(&home, Access::Write, Clock::Chosen(now)).unwrap();
    let all = desk.list(&Filter::default()).unwrap().into_iter();
    let mut photographed = all.filter(|it| !it.notice.photos.is_empty() && !it.standing.until_replaced);
    let number = photographed.next().unwrap().notice.number;
    let mut day = now;
    while desk.take_down(&number, &TakeDownRequest::default()).is_err() && desk.story(&number).unwrap().standing.hanging
    {
        day = day.succ_opt().unwrap();
        desk.move_to(day).unwrap();
    }
    desk.move_to(day.succ_opt().unwrap()).unwrap();
    let before = desk.story(&number).unwrap().records.len();
    let told = stopped_everywhere(&mut |watch| {
        assert_eq!((desk.story(&number).unwrap().records.len(), names(&out)), (before, Vec::new()));
        desk.certificate(&number, &out.join("certificate.pdf"), Some(DRAFTER), watch).map(drop)
    });
    assert!(told.contains(&(0, 2)), "it can be stopped while photographs are read: {told:?}");
    assert_eq!(names(&out), ["certificate.pdf"]);
    assert_eq!(desk.story(&number).unwrap().records.len(), before + 1);
}

#[test]
fn a_stopped_backup_is_none() {
    let folder = tempdir().unwrap();
    let (home, stick) = (folder.path().join("practice"), folder.path().join("stick"));
    let now = day("2026-11-24");
    demo(Some(&home), now).unwrap();
    let desk = Desk::open(&home, Access::Write, Clock::Chosen(now)).unwrap();
    let told = stopped_everywhere(&mut |watch| {
        assert!(!stick.exists() || names(&stick).iter().all(|name| name == "photos"));
        desk.backup(Some(&stick), watch).map(drop)
    });
    let all = told[0].1;
    assert!(all >= 3, "two photographs and a journal");
    assert_eq!(told, (0..=all).map(|done| (done, all)).collect::<Vec<_>>());
    let made = desk.backup(Some(&stick), &mut unwatched).unwrap();
    assert_eq!((made.photos, names(&stick).len()), (0, 3), "two backups beside the photographs");
}
