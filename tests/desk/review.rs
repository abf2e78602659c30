//! The review sheet shows the reviewer everything before the answer.

use gongshilan::core::words::Message;
use gongshilan::desk::{Content, Desk, DraftRequest, EditRequest, OfficeChange, ReviewSheet, set_up};
use tempfile::tempdir;

use super::help::*;

fn found(sheet: &ReviewSheet, key: &'static str) -> Option<usize> {
    sheet.looked_for.iter().find(|look| look.what == Message::of(key)).map(|look| look.found)
}

/// Rewrites the draft: another batch, and a row for each of `heads`.
fn rewrite(desk: &mut Desk, number: &str, batch: &str, heads: &[&str]) {
    let mut values = values(desk, number);
    values.set("batch", batch);
    values.rows = heads.iter().map(|head| household(head)).collect();
    let by = Some(DRAFTER.to_owned());
    desk.edit(number, &EditRequest { content: Content::exactly(values), by, ..EditRequest::default() }).unwrap();
}

#[test]
fn the_sheet_is_the_notice_with_poster_findings_and_people() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    let sheet = desk.review_sheet("1").unwrap();
    let story = desk.story(&number).unwrap();
    assert_eq!((&sheet.number, sheet.title.as_str()), (&number, story.notice.title()));
    assert_eq!((&sheet.template_name, &sheet.poster, sheet.versions), (&story.template.name, &story.poster, 1));
    assert_eq!(sheet.content, desk.check(&number).unwrap().content);
    assert_eq!(
        (sheet.drafters, sheet.reviewers),
        (vec![DRAFTER.to_owned()], vec![SECOND.to_owned(), REVIEWER.to_owned()])
    );

    let request = EditRequest {
        content: Content { typing: vec![("batch".to_owned(), "2026年第三季度".to_owned())], ..Content::default() },
        by: Some(SECOND.to_owned()),
        ..EditRequest::default()
    };
    desk.edit(&number, &request).unwrap();
    let sheet = desk.review_sheet(&number).unwrap();
    assert_eq!((sheet.versions, sheet.drafters.len()), (2, 2));
    assert_eq!(sheet.reviewers, [REVIEWER], "who wrote it does not review it");
    assert_eq!(desk.review_sheet("9").unwrap_err().message.key, "notice-unknown");
}

#[test]
fn where_one_person_does_all_the_drafter_may_review() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number =
        desk.draft(&DraftRequest { by: Some(SECOND.to_owned()), ..request(Content::exactly(typed())) }).unwrap().number;
    drop(desk);
    let change = OfficeChange { one_person_review: Some(true), practice: true, ..OfficeChange::default() };
    let desk = set_up(home.path(), change, Some(REVIEWER), today()).unwrap();
    assert_eq!(desk.review_sheet(&number).unwrap().reviewers, [SECOND, REVIEWER]);
}

#[test]
fn everything_is_looked_for_and_nothing_is_found_on_a_clean_notice() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    let sheet = desk.review_sheet(&number).unwrap();
    for key in [
        "look-identity",
        "look-account",
        "look-telephone",
        "look-mask",
        "look-address",
        "look-health",
        "look-sensitive",
        "look-heading",
    ] {
        assert_eq!(found(&sheet, key), Some(0), "{key}");
    }
}

#[test]
fn what_the_scan_finds_is_counted_where_it_belongs() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    for (batch, heads, key, count) in [
        ("第四季度", &["张样例110101199003077993", "李示范11010119900307803X"][..], "look-identity", 2),
        ("第四季度6222020200112233448", &["张样例"], "look-account", 1),
        ("第四季度", &["张样例13800001234"], "look-telephone", 1),
        ("第四季度", &["张样例3701011990****1234"], "look-mask", 1),
        ("第四季度", &["张样例3号楼"], "look-address", 1),
        ("第四季度", &["张样例（肺癌）", "李示范（精神分裂症）"], "look-health", 2),
        ("第四季度", &["张样例（服刑）"], "look-sensitive", 1),
    ] {
        rewrite(&mut desk, &number, batch, heads);
        let sheet = desk.review_sheet(&number).unwrap();
        assert!(found(&sheet, key) == Some(count), "{key}: {:?}", sheet.looked_for);
        assert!(sheet.content.iter().any(|issue| matches!(issue.code.as_str(), "C03" | "C04")), "{key}");
    }
}

#[test]
fn marked_minors_are_counted() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    assert_eq!(found(&desk.review_sheet(&number).unwrap(), "look-minors"), None, "this kind lists no minors");
    let mut values = values(&desk, &number);
    values.rows[0].insert("minor".to_owned(), "是".to_owned());
    desk.edit(
        &number,
        &EditRequest { content: Content::exactly(values), by: Some(DRAFTER.to_owned()), ..EditRequest::default() },
    )
    .unwrap();
    assert_eq!(found(&desk.review_sheet(&number).unwrap(), "look-minors"), Some(1));
}
