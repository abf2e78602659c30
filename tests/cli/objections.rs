//! What the public raises, and how it ends.

use serde_json::json;

use super::board::{Board, VILLAGE};

#[test]
fn objections_are_raised_against_what_hangs_or_hung() {
    let mut board = Board::drafted("2026-11-02");
    board.refuses("object 1 --channel 电话 --matter 有意见", "stage-no-objections");
    board.on("2026-11-03");
    board.publish("1");
    board.refuses("object 1 --channel 电话 --matter 有意见 --day 2026-11-02", "object-before-posting");
    board.refuses("object 1 --channel 电话 --matter 有意见 --day 2026-11-04", "day-in-future");
    assert_eq!(board.ok("object 1 --channel 电话 --matter 有意见")["objection"], 1);
    assert_eq!(board.ok("object 1 --channel 来信 --matter 另有意见")["objection"], 2);
    assert!(board.findings("1").contains(&"C17 check-open-objections warning".to_owned()));
    for (channel, matter, key) in [("电话", " ", "object-no-matter"), (" ", "有意见", "object-no-channel")] {
        let run = board.args(&["object", "1", "--channel", channel, "--matter", matter]);
        assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (2, key));
    }
}

#[test]
fn kinds_that_collect_no_objections_refuse_them() {
    let board = Board::practice("2026-11-03");
    let guide = board.new_from(
        "investigation-result",
        "matter = \"反映补贴发放不及时\"\ninvestigator = \"示例镇人民政府\"\nfinding = \"情况部分属实\"\n\
         result = \"责令限期整改\"\nrectify = \"2026年11月底前完成\"\nformed_on = \"2026-11-02\"\n",
    );
    board.publish(&guide);
    board.refuses(&format!("object {guide} --channel 电话 --matter 有意见"), "object-none");
}

#[test]
fn an_objection_is_settled_once_with_reason_and_remedy() {
    let mut board = Board::hanging("2026-11-03");
    board.refuses("settle 1 --upheld --reason 属实", "stage-nothing-to-settle");
    board.on("2026-11-05");
    board.ok("object 1 --channel 电话 --matter 有意见");
    board.refuses("settle 1 --objection 2 --upheld --reason 属实", "settle-no-such");
    board.refuses(
        "settle 1 --rejected --reason 不属实 --remedy 向县民政局反映 --day 2026-11-04",
        "settle-before-raised",
    );
    board.refuses("settle 1 --rejected --reason 不属实 --remedy 向县民政局反映 --day 2026-11-06", "day-in-future");
    board.fails(2, "settle 1 --rejected --reason 不属实", "settle-no-remedy");
    let run = board.args(&["settle", "1", "--rejected", "--reason", " ", "--remedy", "向县民政局反映"]);
    assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (2, "settle-no-reason"));
    assert_eq!(board.run("settle 1 --reason 不属实").code, 2, "rejected or upheld has to be said");
    let settled = board.ok("settle 1 --rejected --reason 不属实 --remedy 向县民政局反映");
    assert_eq!((&settled["objection"], &settled["repost"]), (&json!(1), &json!(false)));
    board.refuses("settle 1 --objection 1 --upheld --reason 属实", "stage-nothing-to-settle");
    assert_eq!(board.show("1")["end_day"], "2026-11-10", "a rejected objection stops nothing");
}

#[test]
fn with_several_open_objections_one_has_to_be_named() {
    let board = Board::hanging("2026-11-03");
    board.ok("object 1 --channel 电话 --matter 有意见");
    board.ok("object 1 --channel 来信 --matter 另有意见");
    board.refuses("settle 1 --rejected --reason 不属实 --remedy 向县民政局反映", "settle-no-such");
    assert_eq!(board.ok("settle 1 --objection 2 --rejected --reason 不属实 --remedy 向县民政局反映")["objection"], 2);
    assert_eq!(board.ok("settle 1 --rejected --reason 不属实 --remedy 向县民政局反映")["objection"], 1);
}

#[test]
fn an_upheld_objection_starts_the_count_at_zero() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    board.ok("object 1 --channel 来访 --matter 第2户人数不对");
    assert_eq!(board.ok("settle 1 --upheld --reason 需要重新调查")["repost"], true);
    let now = board.show("1");
    assert_eq!((&now["stage"], &now["served"], &now["end_day"]), (&json!("posted"), &json!(false), &json!(null)));
    board.refuses("certificate 1 -o certificate.pdf", "certify-restarted");
    board.refuses(&format!("post 1 --place {VILLAGE}"), "post-upheld-edition");
    board.on("2026-11-09");
    assert_eq!(board.print("1")["end_day"], "2026-11-16");
    let again = board.ok(&format!("post 1 --place {VILLAGE}"));
    assert_eq!(
        (&again["first_day"], &again["days_served"], &again["end_day"]),
        (&json!("2026-11-09"), &json!(0), &json!("2026-11-16"))
    );
    board.on("2026-11-16");
    board.refuses("takedown 1", "takedown-too-early");
    board.on("2026-11-17");
    board.ok("takedown 1");
    assert_eq!(board.ok("certificate 1 -o certificate.pdf")["served"], 7);
}

#[test]
fn an_upheld_objection_after_the_period_voids_the_certificate_to_come() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-11");
    board.ok("takedown 1");
    board.ok("object 1 --channel 来访 --matter 第2户人数不对");
    board.ok("settle 1 --upheld --reason 需要重新调查");
    board.refuses("certificate 1 -o certificate.pdf", "certify-restarted");
    board.refuses("archive 1 --no A1", "stage-archive-uncertified");
}

#[test]
fn kinds_that_only_answer_go_on_counting() {
    let mut board = Board::practice("2026-11-03");
    board.ten();
    board.publish("1");
    board.on("2026-11-06");
    board.ok("object 1 --channel 来访 --matter 金额有误");
    assert_eq!(board.ok("settle 1 --upheld --reason 已经答复")["repost"], false);
    assert_eq!(board.show("1")["end_day"], "2026-11-13");
}

#[test]
fn private_numbers_stay_out_of_matters_and_reasons() {
    let board = Board::hanging("2026-11-03");
    for secret in ["370481188001010018", "6228480000000000000", "13800000000"] {
        board.refuses(&format!("object 1 --channel 电话 --matter 号码{secret}"), "object-private");
    }
    board.ok("object 1 --channel 电话 --matter 有意见");
    board.refuses("settle 1 --upheld --reason 证号370481188001010018", "object-private");
}

#[test]
fn private_numbers_stay_out_of_remedies() {
    let board = Board::hanging("2026-11-03");
    board.ok("object 1 --channel 电话 --matter 有意见");
    let run = board.run("settle 1 --rejected --reason 不属实 --remedy 找张某370481188001010018");
    assert_eq!(run.code, 1, "the remedy is printed on the certificate");
}

#[test]
fn who_objected_is_kept_apart() {
    let board = Board::hanging("2026-11-03");
    board.ok("object 1 --channel 来访 --matter 对第2户有意见 --objector 马举报 --contact 13800000000");
    board.ok("ledger --csv -o ledger.csv");
    board.ok("ledger --xlsx -o ledger.xlsx");
    let shown =
        ["show 1", "list", "ledger", "status", "check 1", "list 马举报"].map(|line| board.run(line).out).concat();
    let journal = std::fs::read_to_string(board.home().join("journal/000001.jsonl")).unwrap();
    let csv = std::fs::read_to_string(board.desk("ledger.csv")).unwrap();
    for text in [&shown, &journal, &csv] {
        assert!(!text.contains("马举报") && !text.contains("13800000000"));
    }
    assert_eq!(board.ok("list 马举报"), json!([]), "nobody finds it by the name");
    let kept = std::fs::read_to_string(board.home().join("private/objectors.jsonl")).unwrap();
    assert!(kept.contains("马举报") && kept.contains("13800000000"));
}

#[test]
fn what_is_given_up_draws_no_objection() {
    let board = Board::hanging("2026-11-03");
    board.ok("correct 1 end --reason 事项取消 --detail 本批不再办理");
    board.refuses("object 1 --channel 电话 --matter 有意见", "stage-no-objections");
}
