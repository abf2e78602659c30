//! A corrected version holds exactly what its form held.

use gongshilan::desk::{Changes, Content, CorrectOrder, Correction};
use tempfile::tempdir;

use super::help::*;

fn order(action: Correction, content: Content) -> CorrectOrder {
    let (reason, detail) = ("内容错误".to_owned(), "批次写错".to_owned());
    CorrectOrder {
        action,
        reason,
        detail,
        changes: Changes::Now(Box::new(content)),
        until: None,
        by: Some(DRAFTER.to_owned()),
    }
}

#[test]
fn an_exact_amendment_is_filled_in_by_nobody_but_for_the_day_of_issue() {
    let (home, out) = (tempdir().unwrap(), tempdir().unwrap());
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    publish(&mut desk, &number, out.path());
    desk.move_to(day("2026-11-25")).unwrap();
    let mut wanted = values(&desk, &number);
    wanted.set("batch", "2026年第三季度");
    wanted.fields.remove("basis");
    let made = desk.correct(&number, &order(Correction::Amend, Content::exactly(wanted.clone()))).unwrap();
    wanted.set("issue_date", "2026-11-25");
    let version = values(&desk, &made.version.unwrap());
    assert_eq!(version, wanted, "neither a new title nor a basis");
}

#[test]
fn the_correction_notice_itself_is_filled_in() {
    let (home, out) = (tempdir().unwrap(), tempdir().unwrap());
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    publish(&mut desk, &number, out.path());
    let typing = vec![("batch".to_owned(), "2026年第三季度".to_owned())];
    let made = desk.correct(&number, &order(Correction::Amend, Content { typing, ..Content::default() })).unwrap();
    let notice = values(&desk, &made.notice);
    assert!(!notice.is_blank("title") && !notice.is_blank("phones") && !notice.is_blank("issuer"), "{notice:?}");
    let version = values(&desk, &made.version.unwrap());
    assert!(version.text("title").contains("第三季度"), "the title follows: {version:?}");
}

#[test]
fn only_an_amendment_takes_content() {
    let (home, out) = (tempdir().unwrap(), tempdir().unwrap());
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    publish(&mut desk, &number, out.path());
    let fault = desk.correct(&number, &order(Correction::End, Content::exactly(typed()))).unwrap_err();
    assert_eq!(fault.message.key, "correct-content-unused");
}
