//! On the board: which day, which edition, which place.

use serde_json::json;

use super::board::{Board, TOWN, VILLAGE};

#[test]
fn nothing_is_posted_in_the_future() {
    let board = Board::printed("2026-11-03");
    board.refuses(&format!("post 1 --place {VILLAGE} --day 2026-11-04"), "day-in-future");
}

#[test]
fn nothing_is_posted_before_review_and_printing() {
    let mut board = Board::drafted("2026-11-02");
    board.on("2026-11-03");
    board.review("1");
    board.on("2026-11-04");
    board.print("1");
    board.on("2026-11-05");
    board.refuses(&format!("post 1 --place {VILLAGE} --day 2026-11-02"), "post-before-review");
    board.refuses(&format!("post 1 --place {VILLAGE} --day 2026-11-03"), "post-before-print");
    board.ok(&format!("post 1 --place {VILLAGE} --day 2026-11-04"));
}

#[test]
fn after_the_printed_first_day_a_new_edition_is_needed() {
    let mut board = Board::printed("2026-11-03");
    board.on("2026-11-04");
    let told = board.told(&format!("post 1 --place {VILLAGE}"), "post-after-first");
    assert!(told.contains("2026-11-03"), "{told}");
    let again = board.print("1");
    assert_eq!(
        (&again["edition"], &again["first_day"], &again["end_day"]),
        (&json!(2), &json!("2026-11-04"), &json!("2026-11-11"))
    );
    board.ok(&format!("post 1 --place {VILLAGE}"));
}

#[test]
fn a_poster_is_not_printed_for_a_day_that_is_over() {
    let board = Board::reviewed("2026-11-03");
    board.refuses("print 1 -o poster.pdf --first 2026-11-02", "print-first-past");
    assert_eq!(board.ok("print 1 -o poster.pdf --first 2026-11-09")["end_day"], "2026-11-16");
    assert_eq!(board.ok(&format!("post 1 --place {VILLAGE}"))["end_day"], "2026-11-16", "the printed last day binds");
}

#[test]
fn places_are_those_of_the_office_and_each_once() {
    let board = Board::printed("2026-11-03");
    board.fails(2, "post 1 --place 村口大树", "office-unknown-place");
    board.ok(&format!("post 1 --place {VILLAGE}"));
    board.refuses(&format!("post 1 --place {VILLAGE}"), "post-hangs-already");
    board.ok(&format!("post 1 --place {TOWN}"));
    assert_eq!(board.show("1")["places"], json!([VILLAGE, TOWN]));
}

#[test]
fn without_a_place_it_hangs_where_its_kind_belongs() {
    let board = Board::printed("2026-11-03");
    assert_eq!(board.ok("post 1")["places"], json!([VILLAGE]));
}

#[test]
fn a_place_named_twice_is_one_place() {
    let mut board = Board::printed("2026-11-03");
    board.run(&format!("post 1 --place {VILLAGE} --place {VILLAGE}"));
    board.run(&format!("post 1 --place {VILLAGE}"));
    assert_eq!(board.show("1")["places"], json!([VILLAGE]));
    board.on("2026-11-11");
    board.ok(&format!("takedown 1 --place {VILLAGE}"));
    assert_eq!(board.stage("1"), "taken-down");
}

#[test]
fn a_poster_that_was_replaced_the_same_day_goes_on_counting() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-05");
    board.ok("inspect 1 damaged --by 郑演示");
    assert!(board.findings("1").contains(&"C14 check-damaged warning".to_owned()));
    board.on("2026-11-06");
    board.ok("print 1 -o again.pdf");
    let again = board.ok(&format!("post 1 --place {VILLAGE}"));
    assert_eq!((&again["first_day"], &again["days_served"]), (&json!("2026-11-03"), &json!(2)));
    assert!(!board.findings("1").iter().any(|it| it.contains("C14")));
}

#[test]
fn recorded_more_than_three_days_late_is_marked() {
    for (today, late) in [("2026-11-06", false), ("2026-11-07", true)] {
        let mut board = Board::printed("2026-11-03");
        board.on(today);
        let posted = board.ok(&format!("post 1 --place {VILLAGE} --day 2026-11-03"));
        assert_eq!(posted["backfilled"], late, "{today}");
        assert_eq!(board.findings("1").contains(&"C02 check-backfilled-posting warning".to_owned()), late, "{today}");
        let remarks = if late { json!(["backfilled"]) } else { json!([]) };
        assert_eq!(board.ok("ledger")[0]["remarks"], remarks);
        assert_eq!((&posted["first_day"], &posted["end_day"]), (&json!("2026-11-03"), &json!("2026-11-10")));
    }
}

#[test]
fn inspections_lie_between_posting_and_today_and_at_the_right_board() {
    let mut board = Board::printed("2026-11-03");
    board.refuses(&format!("inspect 1 intact --place {VILLAGE} --by 郑演示"), "stage-not-hanging");
    board.ok(&format!("post 1 --place {VILLAGE}"));
    board.on("2026-11-05");
    board.refuses("inspect 1 intact --day 2026-11-06 --by 郑演示", "day-in-future");
    board.refuses("inspect 1 intact --day 2026-11-02 --by 郑演示", "inspect-before-posting");
    board.refuses("inspect 1 missing --since 2026-11-02 --by 郑演示", "inspect-before-posting");
    board.fails(2, "inspect 1 missing --day 2026-11-04 --since 2026-11-05 --by 郑演示", "inspect-since");
    board.fails(2, "inspect 1 intact --since 2026-11-04 --by 郑演示", "inspect-since");
    board.refuses(&format!("inspect 1 intact --place {TOWN} --by 郑演示"), "inspect-not-there");
    board.refuses("inspect 1 intact --by 吴示范", "office-not-entitled");
    board.fails(2, "inspect 1 intact", "actor-which");
}

#[test]
fn a_new_list_takes_the_place_of_the_old_one() {
    let mut board = Board::practice("2026-11-03");
    board.long();
    board.publish("1");
    board.on("2026-11-20");
    let number = board.new_with("dibao-longterm", super::board::LONG, "--supersedes 1");
    board.review(&number);
    board.print(&number);
    board.refuses(&format!("post {number} --place {TOWN}"), "post-old-left");
    let posted = board.ok(&format!("post {number} --place {VILLAGE}"));
    assert_eq!(posted["replaced"], "示例镇-2026-0001");
    let old = board.show("1");
    assert_eq!(
        (&old["stage"], &old["superseded_by"], &old["places"]),
        (&json!("superseded"), &json!(number), &json!([]))
    );
}

#[test]
fn a_notice_whose_period_runs_is_not_replaced() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-10");
    let text = super::board::initial("2026-11-02");
    let number = board.new_with("dibao-initial", &text, "--supersedes 1");
    board.review(&number);
    board.print(&number);
    board.refuses(&format!("post {number} --place {VILLAGE}"), "post-old-unserved");
    board.on("2026-11-11");
    board.print(&number);
    board.ok(&format!("post {number} --place {VILLAGE}"));
    assert_eq!(board.stage("1"), "superseded");
}

// Hanging until replaced means replaced by the next list, not covered by anything else.
#[test]
fn a_list_is_replaced_by_a_list_only() {
    let board = Board::practice("2026-11-03");
    board.long();
    board.publish("1");
    board.write("values.toml", &super::board::fund("2026-11-02"));
    let run = board.run("new fund-allocation --from values.toml --supersedes 1");
    if run.code == 0 {
        board.review("2");
        board.print("2");
        assert_ne!(board.run(&format!("post 2 --place {VILLAGE}")).code, 0);
    }
    assert_eq!(board.stage("1"), "posted");
}
