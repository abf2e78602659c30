//! Down from the board, certified, archived: not before the period has passed.

use serde_json::json;

use super::board::{Board, TOWN, VILLAGE};

#[test]
fn it_stays_through_the_last_day() {
    let mut board = Board::hanging("2026-11-03");
    for day in ["2026-11-03", "2026-11-09", "2026-11-10"] {
        board.on(day);
        let told = board.told("takedown 1", "takedown-too-early");
        assert!(told.contains("2026-11-11"), "{told}");
    }
    board.on("2026-11-11");
    board.refuses("takedown 1 --day 2026-11-10", "takedown-too-early");
    board.refuses("takedown 1 --day 2026-11-12", "day-in-future");
    let down = board.ok("takedown 1");
    assert_eq!((&down["served"], &down["days_served"]), (&json!(true), &json!(7)));
    board.refuses("takedown 1", "stage-not-hanging");
    board.refuses(&format!("post 1 --place {VILLAGE}"), "stage-post-over");
    board.refuses("print 1 -o poster.pdf", "stage-print-over");
}

#[test]
fn after_office_hours_the_last_day_is_a_full_day() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-09");
    board.refuses("takedown 1 --after-hours", "takedown-too-early");
    board.on("2026-11-10");
    let down = board.ok("takedown 1 --after-hours");
    assert_eq!((&down["hanging"], &down["days_served"]), (&json!(false), &json!(7)));
    board.on("2026-11-11");
    assert_eq!(board.show("1")["served"], true);
    assert!(!board.findings("1").iter().any(|it| it.starts_with("C01 check-period")));
    board.ok("certificate 1 -o certificate.pdf");
}

#[test]
fn a_poster_that_hangs_on_is_overdue_after_its_days_of_grace() {
    let mut board = Board::hanging("2026-11-03");
    for (day, overdue, finding) in [
        ("2026-11-17", json!(null), None),
        ("2026-11-18", json!("2026-11-18"), Some("C07 check-overdue warning")),
        ("2026-12-18", json!("2026-11-18"), Some("C07 check-overdue warning")),
        ("2026-12-19", json!("2026-11-18"), Some("C07 check-overdue error")),
    ] {
        board.on(day);
        assert_eq!(board.show("1")["overdue_since"], overdue, "{day}");
        let found = board.findings("1");
        assert_eq!(found.iter().find(|it| it.starts_with("C07")).map(String::as_str), finding, "{day}");
    }
}

#[test]
fn what_hangs_until_it_is_replaced_is_not_taken_down() {
    let mut board = Board::practice("2026-03-02");
    board.long();
    board.publish("1");
    board.on("2026-11-24");
    board.refuses("takedown 1", "takedown-until-replaced");
    board.refuses("certificate 1 -o certificate.pdf", "certify-long-term");
    board.refuses("print 1 -o again.pdf --until 2026-12-24", "print-long-term-until");
}

#[test]
fn one_board_at_a_time_comes_down() {
    let mut board = Board::printed("2026-11-03");
    board.ok(&format!("post 1 --place {VILLAGE} --place {TOWN}"));
    board.on("2026-11-11");
    assert_eq!(board.ok(&format!("takedown 1 --place {TOWN}"))["hanging"], true);
    board.refuses(&format!("takedown 1 --place {TOWN}"), "takedown-not-there");
    assert_eq!(board.ok("takedown 1")["hanging"], false);
    assert_eq!(board.stage("1"), "taken-down");
}

#[test]
fn one_board_named_twice_comes_down_once() {
    let mut board = Board::printed("2026-11-03");
    board.ok(&format!("post 1 --place {VILLAGE} --place {TOWN}"));
    board.on("2026-11-11");
    board.run(&format!("takedown 1 --place {TOWN} --place {TOWN}"));
    board.run(&format!("takedown 1 --place {TOWN}"));
    board.print("1");
    board.ok(&format!("post 1 --place {TOWN}"));
    assert_eq!(board.show("1")["places"], json!([VILLAGE, TOWN]), "hung there again");
}

#[test]
fn no_certificate_inside_the_period_or_with_open_objections() {
    let mut board = Board::drafted("2026-11-03");
    board.refuses("certificate 1 -o certificate.pdf", "stage-not-certifiable");
    board.publish("1");
    board.on("2026-11-10");
    let told = board.told("certificate 1 -o certificate.pdf", "certify-unserved");
    assert!(told.contains("2026-11-11"), "{told}");
    board.ok("object 1 --channel 电话 --matter 对第2户有意见");
    board.on("2026-11-11");
    board.refuses("certificate 1 -o certificate.pdf", "certify-objections");
    assert!(!board.desk("certificate.pdf").exists());
    board.ok("settle 1 --rejected --reason 经核查情况属实 --remedy 向县民政局反映");
    board.ok("certificate 1 -o certificate.pdf");
    assert_eq!(board.show("1")["certificates"][0]["objections"], 1);
}

#[test]
fn the_archive_takes_what_is_down_and_certified() {
    let mut board = Board::drafted("2026-11-03");
    board.refuses("archive 1 --no A1", "stage-archive-early");
    board.publish("1");
    board.on("2026-11-11");
    board.refuses("archive 1 --no A1", "stage-archive-early");
    board.ok("takedown 1");
    board.refuses("archive 1 --no A1", "stage-archive-uncertified");
    board.ok("certificate 1 -o certificate.pdf");
    assert!(board.findings("1").contains(&"C11 check-unarchived warning".to_owned()));
    let run = board.args(&["archive", "1", "--no", " "]);
    assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (2, "archive-no-number"));
    board.ok("archive 1 --no A1");
    board.refuses("archive 1 --no A2", "stage-archive-done");
    board.refuses("object 1 --channel 电话 --matter 迟到的意见", "stage-no-objections");
    board.refuses("certificate 1 -o again.pdf", "stage-not-certifiable");
}

#[test]
fn nothing_is_archived_while_an_objection_is_open() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-11");
    board.ok("takedown 1");
    board.ok("certificate 1 -o certificate.pdf");
    board.ok("object 1 --channel 来信 --matter 对第2户有意见");
    assert_ne!(board.run("archive 1 --no A1").code, 0, "C17: the objection would be forgotten in the archive");
}
