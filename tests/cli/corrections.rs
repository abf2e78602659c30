//! What hangs is never edited: it is corrected, ended, withdrawn, extended — in public.

use serde_json::{Value, json};

use super::board::{Board, VILLAGE};

fn correct(board: &Board, number: &str, action: &str, more: &str) -> Value {
    board.ok(&format!("correct {number} {action} --reason 内容错误 --detail 第2户人数应为2人 {more}"))
}

#[test]
fn only_what_hangs_or_hung_is_corrected() {
    let board = Board::drafted("2026-11-03");
    for action in ["amend", "end", "withdraw", "extend"] {
        board.refuses(&format!("correct 1 {action} --reason 内容错误 --detail 有误"), "stage-not-correctable");
    }
    board.publish("1");
    let run = board.args(&["correct", "1", "end", "--reason", "内容错误", "--detail", " "]);
    assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (2, "correct-no-detail"));
    board.fails(2, "correct 1 amend --reason 内容错误 --detail 有误", "correct-nothing-changed");
    assert_eq!(board.ok("list").as_array().unwrap().len(), 1, "nothing was begun");
}

#[test]
fn an_amended_version_takes_the_place_and_counts_from_zero() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    let made = correct(&board, "1", "amend", "--set batch=2026年10月");
    let (notice, version) = (made["notice"].as_str().unwrap(), made["version"].as_str().unwrap());
    assert_eq!((notice, version, &made["withdrawn"]), ("示例镇-2026-0002", "示例镇-2026-0003", &json!(false)));
    let draft = board.show(version);
    assert_eq!((&draft["stage"], &draft["supersedes"]), (&json!("draft"), &json!("示例镇-2026-0001")));
    assert_eq!(draft["title"], "关于2026年10月最低生活保障初审结果的公示");
    assert_eq!(board.stage("1"), "posted", "until the new version hangs");

    board.publish(notice);
    assert!(board.findings(notice).contains(&"C18 check-not-reposted error".to_owned()));
    let posted = board.publish(version);
    assert_eq!((&posted["replaced"], &posted["first_day"]), (&json!("示例镇-2026-0001"), &json!("2026-11-06")));
    assert_eq!(posted["end_day"], "2026-11-13");
    let old = board.show("1");
    assert_eq!((&old["stage"], &old["superseded_by"]), (&json!("superseded"), &json!(version)));
    assert!(!board.findings(notice).iter().any(|it| it.starts_with("C18")));
    assert!(!board.findings("1").iter().any(|it| it.starts_with("C01") && it.ends_with("error")));
    board.refuses("certificate 1 -o certificate.pdf", "stage-not-certifiable");
}

#[test]
fn an_amended_notice_that_is_down_already_is_replaced_as_well() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-11");
    board.ok("takedown 1");
    let made = correct(&board, "1", "amend", "--set batch=2026年10月");
    let (notice, version) = (made["notice"].as_str().unwrap(), made["version"].as_str().unwrap());
    board.publish(notice);
    board.publish(version);
    assert!(!board.findings(notice).iter().any(|it| it.starts_with("C18")), "{:?}", board.findings(notice));
    assert_eq!(board.show("1")["superseded_by"], json!(version));
}

#[test]
fn ending_takes_it_down_with_its_correction() {
    for (action, word) in [("end", "终止"), ("withdraw", "提前撤下")] {
        let mut board = Board::hanging("2026-11-03");
        board.on("2026-11-05");
        let made = correct(&board, "1", action, "");
        assert_eq!((&made["withdrawn"], &made["version"]), (&json!(true), &json!(null)), "{action}");
        let old = board.show("1");
        assert_eq!((&old["stage"], &old["places"]), (&json!("withdrawn"), &json!([])));
        let notice = board.show(made["notice"].as_str().unwrap());
        assert_eq!(notice["values"]["fields"]["action"], word);
        assert_eq!(notice["corrects"], old["number"]);
        board.on("2026-11-24");
        board.refuses("certificate 1 -o certificate.pdf", "stage-not-certifiable");
        let found = board.findings("1");
        assert!(found.contains(&"C01 check-period-short note".to_owned()), "{found:?}");
        board.ok("archive 1 --no A1");
    }
}

#[test]
fn ending_needs_the_duty_to_take_down() {
    let board = Board::practice("2026-11-03");
    board.ok("setup --staff 周样例::拟稿,张贴,巡查 --staff 钱示范::拟稿 --staff 吴示范::审查 --staff 郑演示::管理 --by 郑演示");
    board.write("values.toml", &super::board::initial("2026-11-02"));
    board.ok("new dibao-initial --from values.toml --by 周样例");
    board.review("1");
    board.ok("print 1 -o poster.pdf --by 周样例");
    board.ok(&format!("post 1 --place {VILLAGE}"));
    board.refuses("correct 1 end --reason 内容错误 --detail 有误 --by 钱示范", "office-not-entitled");
    assert_eq!(board.stage("1"), "posted");
    assert_eq!(board.ok("list").as_array().unwrap().len(), 1);
}

#[test]
fn an_extension_that_was_announced_binds_the_take_down() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    let made = correct(&board, "1", "extend", "--until 2026-11-20");
    assert_eq!((&made["withdrawn"], &made["version"]), (&json!(false), &json!(null)));
    assert_eq!(board.stage("1"), "posted");
    let shown = board.show("1");
    assert_eq!((&shown["extended"], &shown["end_day"]), (&json!("2026-11-20"), &json!("2026-11-20")));
    let notice = board.show(made["notice"].as_str().unwrap());
    assert!(notice["poster"]["lead"].to_string().contains("公示期延长到2026年11月20日"), "{:#}", notice["poster"]);
    board.publish(made["notice"].as_str().unwrap());
    board.on("2026-11-11");
    board.refuses("takedown 1", "takedown-too-early");
    board.refuses("certificate 1 -o certificate.pdf", "certify-unserved");
    assert_eq!(board.ok("print 1 -o again.pdf")["end_day"], "2026-11-20");
    assert!(board.run("ledger").out.contains("2026-11-20"));
    board.on("2026-11-20");
    board.refuses("takedown 1", "takedown-too-early");
    board.on("2026-11-21");
    assert_eq!(board.ok("takedown 1")["served"], true);
}

#[test]
fn a_correction_says_only_general_reasons() {
    let board = Board::hanging("2026-11-03");
    for action in ["extend --until 2026-11-20", "amend --set batch=2026年10月"] {
        board.fails(2, &format!("correct 1 {action} --reason 户主患病 --detail 有误"), "correct-form");
    }
    assert_eq!(board.ok("list").as_array().unwrap().len(), 1, "nothing was begun");
    assert_eq!(board.show("1")["extended"], json!(null));
}

#[test]
fn an_extension_needs_a_later_day() {
    let mut board = Board::hanging("2026-11-03");
    let extend = |until: &str| format!("correct 1 extend --reason 其他 --detail 多听取意见 {until}");
    board.fails(2, &extend(""), "correct-no-until");
    for until in ["2026-11-09", "2026-11-10", "2206-11-20"] {
        board.fails(2, &extend(&format!("--until {until}")), "extend-until");
    }
    board.on("2026-11-15");
    board.fails(2, &extend("--until 2026-11-14"), "extend-until");
    board.on("2026-11-11");
    board.ok(&extend("--until 2026-11-12"));
    board.refuses("takedown 1", "takedown-too-early");
    board.fails(2, &extend("--until 2026-11-12"), "extend-until");
    board.on("2026-11-13");
    board.ok("takedown 1");
    board.refuses(&extend("--until 2026-11-20"), "extend-not-hanging");
    let list = board.long();
    board.publish(&list);
    board.refuses(
        &format!("correct {list} extend --reason 其他 --detail 继续张贴 --until 2026-12-20"),
        "extend-no-period",
    );
}

#[test]
fn an_exception_does_not_unbind_an_extension() {
    let mut board = Board::hanging("2026-11-03");
    board.ok("correct 1 extend --reason 其他 --detail 多听取意见 --until 2026-11-20");
    board.ok("except 1 --days 3 --allowed-by 示例县民政局 --paper 示民〔2026〕9号 --reason 急用");
    board.on("2026-11-10");
    board.refuses("takedown 1", "takedown-too-early");
    assert_eq!(board.show("1")["end_day"], "2026-11-20");
}

#[test]
fn content_and_day_go_with_their_own_actions_only() {
    let board = Board::hanging("2026-11-03");
    board.write("more.toml", "batch = \"2026年10月\"\n");
    for action in ["end", "withdraw", "extend --until 2026-11-20"] {
        for more in
            ["--set batch=2026年10月", "--from more.toml", "--fill opinion=拟同意", "--table more.xlsx --dry-run"]
        {
            let line = format!("correct 1 {action} --reason 其他 --detail 有误 {more}");
            board.fails(2, &line, "correct-content-unused");
        }
    }
    for action in ["end", "withdraw", "amend --set batch=2026年10月"] {
        let line = format!("correct 1 {action} --reason 其他 --detail 有误 --until 2026-11-20");
        board.fails(2, &line, "correct-until-unused");
    }
    assert_eq!((board.stage("1").as_str(), board.ok("list").as_array().unwrap().len()), ("posted", 1));
}

#[test]
fn the_detail_of_a_leak_names_nobody() {
    let board = Board::hanging("2026-11-03");
    for detail in ["误写了张样例的情况", "误列12号楼", "户主患癌症", "误列手机13800000000"] {
        board.refuses(&format!("correct 1 withdraw --reason 信息泄露 --detail {detail}"), "correct-private");
        assert_eq!(board.stage("1"), "posted", "{detail}");
    }
    board.refuses("correct 1 end --reason 内容错误 --detail 户主患癌症", "correct-private");
    board.ok("correct 1 withdraw --reason 信息泄露 --detail 删除了不应公开的个人信息");
}

// Ended because of a leak: what leaked must not go on into the journal and the ledger.
#[test]
fn a_correction_does_not_repeat_what_leaked() {
    let board = Board::hanging("2026-11-03");
    board.refuses("correct 1 withdraw --reason 信息泄露 --detail 误列证号370481188001010018", "correct-private");
    let ledger = board.run("ledger").out;
    assert!(!ledger.contains("370481188001010018"), "{ledger}");
}

// The reason goes into journal and ledger at once: it has to be one of the general ones.
#[test]
fn nothing_is_taken_down_for_a_reason_that_may_not_be_said() {
    let board = Board::hanging("2026-11-03");
    for action in ["end", "withdraw"] {
        let run = board.run(&format!("correct 1 {action} --reason 户主患病 --detail 有误"));
        assert_ne!(run.code, 0, "{action}");
        assert_eq!(board.stage("1"), "posted", "{action}");
    }
}
