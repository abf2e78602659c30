//! Reviewed first, then public: reviews, drafts, editing, printing.

use serde_json::json;

use super::board::{Board, PASS, VILLAGE, initial, set_up};

#[test]
fn what_is_not_reviewed_prints_as_a_draft_only() {
    let board = Board::drafted("2026-11-03");
    let printed = board.ok("print 1 -o draft.pdf");
    assert_eq!(
        (&printed["draft"], &printed["edition"], &printed["end_day"]),
        (&json!(true), &json!(null), &json!(null))
    );
    assert_eq!(board.stage("1"), "draft");
    assert_eq!(board.show("1")["editions"], json!([]));
    board.refuses(&format!("post 1 --place {VILLAGE}"), "stage-post-unreviewed");
    board.review("1");
    board.refuses(&format!("post 1 --place {VILLAGE}"), "stage-post-unprinted");
    assert_eq!(board.ok("print 1 -o draft.pdf --draft")["draft"], true);
    assert_eq!(board.stage("1"), "reviewed");
}

#[test]
fn nobody_reviews_the_own_draft() {
    let board = Board::practice("2026-11-03");
    board.ok("setup --staff 周样例::拟稿,审查,张贴,巡查 --staff 吴示范::审查 --staff 郑演示::管理 --by 郑演示");
    board.week();
    board.refuses(&format!("review 1 {PASS} --by 周样例"), "review-own-draft");
    board.refuses("review 1 --return 名单有误 --by 周样例", "review-own-draft");
    assert_eq!(board.ok(&format!("review 1 {PASS}"))["passed"], true);
}

#[test]
fn one_person_may_review_the_own_draft_where_the_office_says_so_and_the_ledger_tells() {
    let board = Board::empty("2026-11-03");
    board.ok(
        "setup --practice --name 柳泉村村民委员会 --short 柳泉村 --code 1 --level village --place 柳泉村村务公开栏 \
              --staff 周样例::拟稿,审查,张贴,巡查,管理 --one-person-review true",
    );
    let number = board.five();
    board.ok(&format!("review {number} {PASS}"));
    assert_eq!(board.ok("ledger")[0]["remarks"], json!(["one-person"]));
}

#[test]
fn a_review_needs_the_duty() {
    let board = Board::drafted("2026-11-03");
    board.refuses(&format!("review 1 {PASS} --by 郑演示"), "office-not-entitled");
    board.refuses(&format!("review 1 {PASS} --by 生面孔"), "office-unknown-person");
}

#[test]
fn a_pass_is_three_answers_and_a_return_has_a_reason() {
    let board = Board::drafted("2026-11-03");
    for given in ["--secrecy --privacy", "--secrecy --accuracy", "--privacy --accuracy", ""] {
        board.fails(2, &format!("review 1 --pass {given}"), "review-three");
    }
    assert_eq!(board.run("review 1").code, 2);
    assert_eq!(board.run("review 1 --pass --return 有误").code, 2);
    let run = board.args(&["review", "1", "--return", " "]);
    assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (2, "review-no-reason"));
    assert_eq!(board.show("1")["reviews"], json!([]));
}

#[test]
fn errors_block_the_review_and_are_listed() {
    let board = Board::practice("2026-11-03");
    let without = initial("2026-11-02").replace("examiner = \"示例镇人民政府\"\n", "");
    board.new_from("dibao-initial", &without);
    assert_eq!(board.reasons(&format!("review 1 {PASS}"), "review-errors"), ["form-missing"]);
    let error = board.refuses("check 1", "check-errors");
    assert_eq!(error["kind"], "refused");
    board.ok("edit 1 --set examiner=示例镇人民政府");
    assert_eq!(board.ok("check 1")["errors"], 0);
    board.review("1");
}

#[test]
fn a_review_lies_between_the_last_edit_and_today() {
    let mut board = Board::drafted("2026-11-03");
    board.refuses(&format!("review 1 {PASS} --day 2026-11-04"), "day-in-future");
    board.on("2026-11-05");
    board.refuses(&format!("review 1 {PASS} --day 2026-11-02"), "review-before-edit");
    board.ok("edit 1 --set batch=2026年10月");
    board.refuses(&format!("review 1 {PASS} --day 2026-11-04"), "review-before-edit");
    board.ok(&format!("review 1 {PASS} --day 2026-11-05"));
}

#[test]
fn a_returned_notice_is_edited_before_it_is_reviewed_again() {
    let board = Board::drafted("2026-11-03");
    assert_eq!(board.ok("review 1 --return 第2户人数不对")["passed"], false);
    assert_eq!(board.stage("1"), "returned");
    board.refuses(&format!("review 1 {PASS}"), "stage-review-returned");
    assert_eq!(board.ok("print 1 -o draft.pdf")["draft"], true);
    board.ok("edit 1 --set batch=2026年10月");
    board.review("1");
    assert_eq!(board.stage("1"), "reviewed");
}

#[test]
fn an_edit_voids_review_and_edition() {
    let board = Board::printed("2026-11-03");
    assert_eq!(board.ok("edit 1 --set batch=2026年10月")["review_void"], true);
    board.refuses(&format!("post 1 --place {VILLAGE}"), "stage-post-unreviewed");
    assert_eq!(board.ok("print 1 -o again.pdf")["draft"], true);
    // The old content back is no excuse: somebody has to look again.
    board.ok("edit 1 --set batch=2026年第四季度");
    board.refuses(&format!("post 1 --place {VILLAGE}"), "stage-post-unreviewed");
    board.review("1");
    board.refuses(&format!("post 1 --place {VILLAGE}"), "stage-post-unprinted");
    board.print("1");
    board.ok(&format!("post 1 --place {VILLAGE}"));
}

#[test]
fn an_edit_that_changes_nothing_keeps_the_review() {
    let board = Board::reviewed("2026-11-03");
    assert_eq!(board.ok("edit 1 --set batch=2026年第四季度")["review_void"], false);
    assert_eq!(board.stage("1"), "reviewed");
}

#[test]
fn what_hangs_is_neither_edited_nor_reviewed_nor_withdrawn() {
    let board = Board::hanging("2026-11-03");
    board.refuses("edit 1 --set batch=2026年10月", "stage-edit-posted");
    board.refuses(&format!("review 1 {PASS}"), "stage-review-over");
    board.refuses("withdraw 1 --reason 不办了", "stage-withdraw-posted");
}

#[test]
fn a_draft_is_given_up_with_a_reason() {
    let board = Board::drafted("2026-11-03");
    let run = board.args(&["withdraw", "1", "--reason", " "]);
    assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (2, "withdraw-no-reason"));
    board.ok("withdraw 1 --reason 重复录入");
    assert_eq!(board.stage("1"), "withdrawn");
    board.refuses("edit 1 --set batch=2026年10月", "stage-edit-over");
    board.refuses("print 1 -o poster.pdf", "stage-print-over");
    board.refuses("withdraw 1 --reason 重复录入", "stage-withdraw-over");
    board.refuses(&format!("post 1 --place {VILLAGE}"), "stage-post-over");
}

#[test]
fn required_fields_and_right_values_are_asked_for() {
    let board = Board::practice("2026-11-03");
    let good = initial("2026-11-02");
    let cases = [
        ("head = \"张样例\"\n", "", "C05 form-missing error"),
        ("persons = 2", "persons = \"两\"", "C05 form-integer error"),
        ("amount = \"1040.00\"", "amount = \"1040.005\"", "C05 form-money-fine error"),
        ("opinion = \"拟同意\"", "opinion = \"同意\"", "C05 form-choice error"),
        ("persons = 2", "persons = 0", "C23 form-rule error"),
        ("formed_on = \"2026-11-02\"", "formed_on = \"2026-11-31\"", "C05 form-date error"),
        ("formed_on = \"2026-11-02\"", "formed_on = \"2026-11-04\"", "C19 form-rule error"),
        ("formed_on = \"2026-11-02\"", "phones = []", "C05 form-missing error"),
        ("batch = \"2026年第四季度\"", "batch = \" \"", "C05 form-missing error"),
        ("examiner =", "disclosure = \"公开\"\nexaminer =", "C05 form-choice error"),
        ("examiner =", "unknown = \"什么\"\nexaminer =", "C05 form-unknown-field error"),
        ("amount = \"620.00\"\n", "amount = \"620.00\"\nnote = \"什么\"\n", "C05 form-unknown-column error"),
    ];
    for (from, to, expected) in cases {
        assert!(good.contains(from), "{from}");
        let number = board.new_from("dibao-initial", &good.replacen(from, to, 1));
        let found = board.findings(&number);
        assert!(found.iter().any(|it| it == expected), "{to}: {found:?}");
    }
}

#[test]
fn totals_must_agree_with_the_list() {
    let board = Board::practice("2026-11-03");
    let wrong = super::board::fund("2026-11-02").replace("total = \"865000.00\"", "total = \"865000.01\"");
    let number = board.new_from("fund-allocation", &wrong);
    assert!(board.findings(&number).contains(&"C23 form-rule error".to_owned()));
    board.refuses(&format!("review {number} {PASS}"), "review-errors");
    board.ok(&format!("edit {number} --set total=865,000"));
    board.review(&number);
}

#[test]
fn errors_that_come_after_the_review_block_the_poster() {
    // 下次核对日 lies 31 days ahead of a day that is today: a list reviewed in time is fine for ever,
    // but a change notice that stops a household makes the list wrong.
    let mut board = Board::practice("2026-11-03");
    let list = board.long();
    board.review(&list);
    let change = board.new_from(
        "dibao-change",
        "decide_no = \"示民〔2026〕2号\"\neffective = \"2026-12-01\"\nformed_on = \"2026-11-02\"\n[[rows]]\n\
         head = \"张样例\"\nchange = \"停发\"\nreason = \"自愿退出\"\nvillage = \"槐影样例村1组\"\n",
    );
    board.publish(&change);
    board.on("2026-11-04");
    assert!(board.findings(&list).contains(&"C08 check-stopped error".to_owned()));
    assert_eq!(board.reasons(&format!("print {list} -o list.pdf"), "print-errors"), ["check-stopped"]);
}

#[test]
fn an_office_without_a_second_person_is_not_set_up() {
    let board = Board::empty("2026-11-03");
    let alone = set_up("--practice")
        .replace(" --staff 吴示范:分管负责人:审查", "")
        .replace("拟稿,张贴,巡查", "拟稿,审查,张贴,巡查");
    board.fails(2, &alone, "setup-one-person");
}
