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
        board.refuses(&format!("object 1 --channel 电话 --matter 号码{secret}"), "text-private");
    }
    board.ok("object 1 --channel 电话 --matter 有意见");
    board.refuses("settle 1 --upheld --reason 证号370481188001010018", "text-private");
}

#[test]
fn private_numbers_stay_out_of_remedies() {
    let board = Board::hanging("2026-11-03");
    board.ok("object 1 --channel 电话 --matter 有意见");
    board.refuses("settle 1 --rejected --reason 不属实 --remedy 找张某370481188001010018", "text-private");
    board.refuses("settle 1 --upheld --reason 属实 --remedy 电话13800000000", "text-private");
    board.refuses("object 1 --channel 电话13800000000 --matter 有意见", "text-private");
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
    let told = board.ok("show 1 --objectors --by 吴示范");
    assert_eq!(told, json!([{ "objection": 1, "day": "2026-11-03", "name": "马举报", "contact": "13800000000" }]));
    board.fails(2, "show 1 --objectors", "objectors-who-asks");
    board.refuses("show 1 --objectors --by 生面孔", "objectors-nobody");
}

#[test]
fn who_objected_is_not_named_in_what_is_printed() {
    let board = Board::hanging("2026-11-03");
    let who = "--objector 马举报 --contact 槐影样例村三组，0632-1111111";
    for matter in ["马举报对第2户有意见", "马\u{3000}举报有意见", "请回复0632-1111111", "槐影样例村三组村民有意见"]
    {
        let args = ["object", "1", "--channel", "来访", "--matter", matter];
        let run = board.args(&[&args[..], &who.split(' ').collect::<Vec<_>>()].concat());
        assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (1, "object-names-objector"), "{matter}");
    }
    board.refuses(&format!("object 1 --channel 马举报来访 --matter 有意见 {who}"), "object-names-objector");
    board.ok(&format!("object 1 --channel 来访 --matter 第2户人数不对 {who}"));
    board.refuses("settle 1 --upheld --reason 马举报反映属实", "object-names-objector");
    board.refuses("settle 1 --rejected --reason 不属实 --remedy 已告知马举报", "object-names-objector");
    board.ok("settle 1 --rejected --reason 不属实 --remedy 向县民政局反映");
}

// The line of an objection that never came into the journal stays behind.
#[test]
fn an_anonymous_objection_inherits_nobody() {
    let board = Board::practice("2026-11-03");
    let number = board.published_week();
    let left = json!({ "notice": number, "no": 1, "name": "马举报", "contact": "13800000000" });
    std::fs::write(board.home().join("private/objectors.jsonl"), format!("{left}\n")).unwrap();
    board.ok("object 1 --channel 来信 --matter 有意见");
    let told = board.ok("show 1 --objectors --by 周样例");
    assert_eq!((&told[0]["name"], &told[0]["contact"]), (&json!(""), &json!("")));
}

#[test]
fn what_two_could_have_recorded_is_credited_to_nobody_by_guess() {
    let mut board = Board::hanging("2026-11-03");
    board.bring("board-far.jpg");
    board.ok(
        "setup --staff 周样例::拟稿,巡查 --staff 钱示范::张贴 --staff 吴示范::审查 --staff 郑演示::管理 --by 郑演示",
    );
    board.fails(2, "object 1 --channel 电话 --matter 有意见", "actor-which");
    board.fails(2, "photo 1 board-far.jpg", "actor-which");
    board.ok("object 1 --channel 电话 --matter 有意见 --by 钱示范");
    board.fails(2, "settle 1 --rejected --reason 不属实 --remedy 向县民政局反映", "actor-which");
    board.ok("settle 1 --rejected --reason 不属实 --remedy 向县民政局反映 --by 周样例");
    board.on("2026-11-11");
    board.ok("takedown 1");
    board.ok("certificate 1 -o certificate.pdf");
    board.fails(2, "archive 1 --no A1", "actor-which");
}

#[test]
fn what_is_given_up_draws_no_objection() {
    let board = Board::hanging("2026-11-03");
    board.ok("correct 1 end --reason 事项取消 --detail 本批不再办理");
    board.refuses("object 1 --channel 电话 --matter 有意见", "stage-no-objections");
}
