//! One notice follows another: 初审 → 确认, never before the first is served and nothing is open.

use serde_json::json;

use super::board::{Board, PASS, VILLAGE, confirm};

fn follower(board: &Board, formed: &str) -> String {
    board.new_with("dibao-confirm", &confirm(formed), "--follows 1")
}

#[test]
fn a_result_waits_until_the_first_notice_is_served() {
    let mut board = Board::drafted("2026-11-03");
    let next = follower(&board, "2026-11-02");
    assert_eq!(board.reasons(&format!("review {next} {PASS}"), "review-errors"), ["lock-unposted"]);
    board.publish("1");
    assert_eq!(board.reasons(&format!("review {next} {PASS}"), "review-errors"), ["lock-unserved"]);
    board.on("2026-11-10");
    assert_eq!(board.reasons(&format!("review {next} {PASS}"), "review-errors"), ["lock-unserved"]);
    assert!(board.findings(&next).contains(&"C17 lock-unserved error".to_owned()));
    board.on("2026-11-11");
    assert_eq!(board.show(&next)["follows"], "示例镇-2026-0001");
    board.publish(&next);
}

#[test]
fn an_open_objection_locks_print_and_posting() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-11");
    let next = follower(&board, "2026-11-11");
    board.review(&next);
    board.ok("object 1 --channel 来访 --matter 对第2户有意见");
    assert_eq!(board.reasons(&format!("print {next} -o poster.pdf"), "print-errors"), ["lock-objections"]);
    board.ok("settle 1 --rejected --reason 经核查情况属实 --remedy 向县民政局反映");
    board.print(&next);
    board.ok("object 1 --channel 来访 --matter 还是有意见");
    board.refuses(&format!("post {next} --place {VILLAGE}"), "lock-objections");
    board.ok("settle 1 --rejected --reason 已经答复 --remedy 向县民政局反映");
    board.ok(&format!("post {next} --place {VILLAGE}"));
}

#[test]
fn an_upheld_objection_locks_until_the_new_period_is_served() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-11");
    let next = follower(&board, "2026-11-11");
    board.ok("object 1 --channel 来访 --matter 对第2户有意见");
    board.ok("settle 1 --upheld --reason 需要重新调查");
    assert_eq!(board.reasons(&format!("review {next} {PASS}"), "review-errors"), ["lock-unposted"]);
    board.print("1");
    board.ok(&format!("post 1 --place {VILLAGE}"));
    board.on("2026-11-18");
    assert_eq!(board.reasons(&format!("review {next} {PASS}"), "review-errors"), ["lock-unserved"]);
    board.on("2026-11-19");
    board.review(&next);
}

#[test]
fn a_notice_that_was_given_up_or_ended_locks_for_good() {
    let board = Board::drafted("2026-11-03");
    let next = follower(&board, "2026-11-02");
    board.ok("withdraw 1 --reason 重复录入");
    assert_eq!(board.reasons(&format!("review {next} {PASS}"), "review-errors"), ["lock-withdrawn"]);

    let board = Board::hanging("2026-11-03");
    let next = follower(&board, "2026-11-02");
    board.ok("correct 1 end --reason 事项取消 --detail 本批不再办理");
    assert_eq!(board.reasons(&format!("review {next} {PASS}"), "review-errors"), ["lock-withdrawn"]);
}

#[test]
fn the_version_in_force_has_to_be_served() {
    let mut board = Board::hanging("2026-11-03");
    let next = follower(&board, "2026-11-02");
    board.on("2026-11-05");
    let made = board.ok("correct 1 amend --reason 内容错误 --detail 批次写错 --set batch=2026年10月");
    let review = format!("review {next} {PASS}");
    board.publish(made["version"].as_str().unwrap());
    assert_eq!(board.stage("1"), "superseded");
    for day in ["2026-11-11", "2026-11-12"] {
        board.on(day);
        assert_eq!(
            board.reasons(&review, "review-errors"),
            ["lock-unserved"],
            "{day}: the first would have been served"
        );
    }
    board.on("2026-11-13");
    board.ok(&review);
}

#[test]
fn what_is_followed_must_exist() {
    let board = Board::practice("2026-11-03");
    board.write("values.toml", &confirm("2026-11-02"));
    board.fails(2, "new dibao-confirm --from values.toml --follows 77", "notice-unknown");
}

// 确认结果 follows a 初审公示, not any notice that happens to be served.
#[test]
fn only_the_right_kind_goes_before() {
    let mut board = Board::practice("2026-11-03");
    let other = board.ten();
    board.publish(&other);
    board.on("2026-11-24");
    board.write("values.toml", &confirm("2026-11-20"));
    let run = board.run(&format!("new dibao-confirm --from values.toml --follows {other}"));
    if run.code == 0 {
        let number = run.json()["number"].as_str().unwrap().to_owned();
        let found = board.findings(&number);
        assert!(found.iter().any(|it| it.starts_with("C17") && it.ends_with("error")), "{found:?}");
    }
}

// Leaving the link out must not be the way round the lock.
#[test]
fn a_result_without_a_link_does_not_pass_a_running_notice() {
    let board = Board::hanging("2026-11-03");
    let number = board.new_from("dibao-confirm", &confirm("2026-11-02"));
    let found = board.findings(&number);
    assert!(found.iter().any(|it| it == "C17 check-follows-running error"), "{found:?}");
}

#[test]
fn without_anything_to_follow_a_result_is_warned_of() {
    let board = Board::practice("2026-11-03");
    let number = board.new_from("dibao-confirm", &confirm("2026-11-02"));
    assert!(board.findings(&number).iter().any(|it| it.starts_with("C17 check-follows")));
    assert_eq!(board.show(&number)["follows"], json!(null));
}
