//! Days that count and days that do not.

use serde_json::json;

use super::board::{Board, TOWN, VILLAGE};

#[test]
fn missing_days_are_not_served() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    let gone = board.ok("inspect 1 missing --by 郑演示");
    assert_eq!((&gone["days_served"], &gone["end_day"]), (&json!(2), &json!("2026-11-10")), "if it hung again today");
    board.on("2026-11-07");
    let gone = board.show("1");
    assert_eq!((&gone["days_served"], &gone["end_day"]), (&json!(2), &json!("2026-11-12")));
    assert!(board.findings("1").contains(&"C14 check-missing error".to_owned()));
    board.on("2026-11-08");
    let back = board.ok("inspect 1 intact --by 郑演示");
    assert_eq!(
        (&back["days_served"], &back["end_day"], &back["down_from"]),
        (&json!(2), &json!("2026-11-13"), &json!("2026-11-14"))
    );
    board.on("2026-11-13");
    board.refuses("takedown 1", "takedown-too-early");
    board.refuses("certificate 1 -o certificate.pdf", "certify-unserved");
    board.on("2026-11-14");
    board.ok("takedown 1");
    assert_eq!(board.ok("certificate 1 -o certificate.pdf")["served"], 7);
    assert_eq!(board.ok("ledger")[0]["remarks"], json!(["missing"]));
    let ups = json!([{ "from": "2026-11-03", "until": "2026-11-06" }, { "from": "2026-11-08", "until": "2026-11-14" }]);
    assert_eq!(board.show("1")["history"][0]["intervals"], ups);
}

#[test]
fn missing_counts_from_the_day_it_went() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    let gone = board.ok("inspect 1 missing --since 2026-11-05 --by 郑演示");
    assert_eq!((&gone["days_served"], &gone["end_day"]), (&json!(1), &json!("2026-11-12")));
}

#[test]
fn found_missing_and_hung_again_the_same_day_loses_nothing() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    board.ok("inspect 1 missing --by 郑演示");
    let back = board.ok("inspect 1 intact --by 郑演示");
    assert_eq!((&back["end_day"], &back["days_served"]), (&json!("2026-11-10"), &json!(2)));
}

#[test]
fn damaged_but_readable_days_count() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    assert_eq!(board.ok("inspect 1 damaged --by 郑演示")["end_day"], "2026-11-10");
}

#[test]
fn what_went_missing_after_its_period_may_be_taken_off_the_list() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-12");
    board.ok("inspect 1 missing --by 郑演示");
    assert_eq!(board.ok("takedown 1")["served"], true);
    board.ok("certificate 1 -o certificate.pdf");
}

#[test]
fn what_went_missing_on_its_last_day_was_too_short() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-11");
    board.ok("inspect 1 missing --since 2026-11-10 --by 郑演示");
    board.refuses("takedown 1", "takedown-too-early");
    board.refuses("certificate 1 -o certificate.pdf", "certify-unserved");
}

#[test]
fn two_boards_count_together() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-05");
    board.print("1");
    let both = board.ok(&format!("post 1 --place {TOWN}"));
    assert_eq!((&both["first_day"], &both["end_day"]), (&json!("2026-11-05"), &json!("2026-11-12")));
    board.on("2026-11-07");
    board.fails(2, "inspect 1 missing --by 郑演示", "inspect-which");
    board.ok(&format!("inspect 1 missing --place {TOWN} --by 郑演示"));
    board.on("2026-11-09");
    let back = board.ok(&format!("inspect 1 intact --place {TOWN} --by 郑演示"));
    assert_eq!((&back["days_served"], &back["end_day"]), (&json!(1), &json!("2026-11-16")), "the 15th is a Sunday");
    board.on("2026-11-16");
    board.refuses(&format!("takedown 1 --place {VILLAGE}"), "takedown-too-early");
    board.on("2026-11-17");
    assert_eq!(board.ok("takedown 1")["served"], true);
}

// Ended early by a correction, a notice is judged by all three counts of the days.
#[test]
fn short_inclusive_and_unrolled_periods_are_told_apart() {
    let cases = [
        ("2026-05-04", Some("C01 check-period-short note")),
        ("2026-05-05", Some("C01 check-period-inclusive note")),
        ("2026-05-06", Some("C01 check-period-unrolled note")),
        ("2026-05-07", None),
    ];
    for (day, finding) in cases {
        let mut board = Board::like("five", || {
            let board = Board::practice("2026-04-30");
            let number = board.five();
            board.publish(&number);
            board
        });
        board.on(day);
        board.ok("correct 1 end --reason 事项取消 --detail 不再办理");
        let found = board.findings("1");
        assert_eq!(found.iter().find(|it| it.starts_with("C01 check-period")).map(String::as_str), finding, "{day}");
    }
}

#[test]
fn lists_are_checked_again_after_a_month_and_never_after_a_quarter() {
    let mut board = Board::practice("2026-08-03");
    board.long();
    let posted = board.publish("1");
    assert_eq!((&posted["end_day"], &posted["check_due"]), (&json!(null), &json!("2026-09-03")));
    for (day, age, level, due) in [
        ("2026-09-03", 31, json!(null), None),
        ("2026-09-04", 32, json!("warning"), Some("due-unverified")),
        ("2026-11-03", 92, json!("warning"), Some("due-unverified")),
        ("2026-11-04", 93, json!("error"), Some("due-unverified-long")),
    ] {
        board.on(day);
        let now = board.show("1");
        assert_eq!((&now["check_age"], &now["check_level"]), (&json!(age), &level), "{day}");
        let found = board.findings("1").into_iter().find(|it| it.starts_with("C07"));
        let expected = level.as_str().map(|level| format!("C07 check-unverified {level}"));
        assert_eq!(found, expected, "{day}");
        let status = board.ok("status");
        assert_eq!(status["due"][0]["key"].as_str(), due, "{day}");
    }
    assert_eq!(board.ok("verify 1")["check_due"], "2026-12-05");
    assert_eq!(board.show("1")["check_level"], json!(null));
    assert_eq!(board.ok("status")["due"], json!([]));
    board.on("2026-12-06");
    assert_eq!(board.show("1")["check_level"], "warning");
}

#[test]
fn what_became_known_long_ago_is_posted_late() {
    // Ten working days after 2026-09-20 end on 2026-10-10: the holidays do not count.
    let mut board = Board::practice("2026-10-10");
    let number = board.new_from("dibao-initial", &super::board::initial("2026-09-20"));
    let late = |board: &Board| board.findings(&number).into_iter().find(|it| it.starts_with("C19"));
    assert_eq!(late(&board), None);
    board.on("2026-10-11");
    assert_eq!(late(&board).as_deref(), Some("C19 check-deadline-past warning"));
    board.on("2026-10-12");
    board.publish(&number);
    assert_eq!(late(&board).as_deref(), Some("C19 check-posted-late warning"));
}
