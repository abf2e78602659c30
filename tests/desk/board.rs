//! The board: what is due and a row for every notice, in one pass.

use gongshilan::core::notice::Stage;
use gongshilan::desk::{Access, Clock, Content, Desk, EditRequest, Filter, demo};
use tempfile::tempdir;

use super::help::*;

#[test]
fn the_board_says_what_status_and_list_say() {
    let home = tempdir().unwrap();
    let home = home.path().join("practice");
    let now = day("2026-11-24");
    demo(Some(&home), now).unwrap();
    let desk = Desk::open(&home, Access::Read, Clock::Chosen(now)).unwrap();
    let (board, status) = (desk.board().unwrap(), desk.status().unwrap());
    let listed = desk.list(&Filter::default()).unwrap();

    assert!(!board.due.is_empty());
    assert_eq!(board.due.iter().map(|due| &due.message).collect::<Vec<_>>(), status.due.iter().collect::<Vec<_>>());
    assert_eq!(board.rows.len(), listed.len());
    for (row, listed) in board.rows.iter().zip(&listed) {
        let notice = &listed.notice;
        assert_eq!((&row.number, row.title.as_str(), row.stage), (&notice.number, notice.title(), notice.stage));
        assert_eq!((&row.template, row.edited, &row.standing), (&notice.template.id, notice.edited, &listed.standing));
        assert_eq!(row.kind, desk.template(&row.template).unwrap().short);
        assert_eq!(row.places, notice.hanging_places());
        assert_eq!(row.open_objections, notice.open_objections().len());
        let hung = notice.hangings.first().map(|hanging| hanging.day);
        assert_eq!(row.first_day, hung);
    }
    assert!(board.rows.iter().any(|row| row.long_term) && board.rows.iter().any(|row| !row.long_term));
    assert!(board.rows.is_sorted_by_key(|row| row.number.clone()));
}

#[test]
fn rows_of_the_board_are_found_as_the_list_finds_them() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let first = draft(&mut desk);
    let second = draft(&mut desk);
    let mut values = values(&desk, &second);
    values.rows.push(household("李示范"));
    desk.edit(
        &second,
        &EditRequest { content: Content::exactly(values), by: Some(DRAFTER.to_owned()), ..EditRequest::default() },
    )
    .unwrap();
    let found = |query: &str| -> Vec<String> {
        let rows = desk.board().unwrap().rows.into_iter();
        rows.filter(|row| row.search.matches(query)).map(|row| row.number).collect()
    };
    let both = vec![first.clone(), second.clone()];
    for (query, expected) in [
        ("李示范", vec![second.clone()]),
        ("lsf", vec![second]),
        ("张样例", both.clone()),
        ("0001", vec![first]),
        ("dibao-initial", both),
        ("没有", Vec::new()),
    ] {
        assert_eq!(found(query), expected, "{query}");
        let filter = Filter { query: Some(query.to_owned()), ..Filter::default() };
        let listed = desk.list(&filter).unwrap().into_iter().map(|listed| listed.notice.number);
        assert_eq!(listed.collect::<Vec<_>>(), expected, "{query}");
    }
}

#[test]
fn what_is_due_names_every_notice() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let numbers: Vec<String> = (0..5).map(|_| draft(&mut desk)).collect();
    pass(&mut desk, &numbers[0]);
    let board = desk.board().unwrap();
    let due: Vec<(&str, &[String])> =
        board.due.iter().map(|due| (due.message.key.as_ref(), &due.numbers[..])).collect();
    assert_eq!(due, [("due-waiting", &numbers[1..]), ("due-to-print", &numbers[..1])]);
    assert_eq!(board.due[0].message.arg("count"), Some("4"));
    assert!(board.due[0].message.arg("numbers").unwrap().ends_with("……"));
    assert_eq!(board.rows[0].stage, Stage::Reviewed);
}
