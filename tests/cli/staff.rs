//! Who may do what, and on which day.

use super::board::{Board, PASS, VILLAGE, initial, set_up};

#[test]
fn everybody_is_on_the_staff_and_keeps_to_the_own_duties() {
    let mut board = Board::practice("2026-11-03");
    board.bring("board-far.jpg");
    board.write("values.toml", &initial("2026-11-02"));
    let both = |board: &Board, line: &str, wrong: &str, unknown: &str| {
        board.refuses(&format!("{line} --by 生面孔"), unknown);
        if !wrong.is_empty() {
            board.refuses(&format!("{line} --by {wrong}"), "office-not-entitled");
        }
    };
    both(&board, "new dibao-initial --from values.toml", "郑演示", "office-unknown-person");
    board.week();
    both(&board, "edit 1 --set batch=2026年10月", "吴示范", "office-unknown-person");
    both(&board, "withdraw 1 --reason 不办了", "吴示范", "office-unknown-person");
    both(&board, &format!("review 1 {PASS}"), "周样例", "office-unknown-person");
    board.review("1");
    both(&board, "print 1 -o poster.pdf", "吴示范", "office-unknown-person");
    board.print("1");
    both(&board, &format!("post 1 --place {VILLAGE}"), "郑演示", "office-unknown-person");
    board.ok(&format!("post 1 --place {VILLAGE}"));
    both(&board, "inspect 1 intact", "吴示范", "office-unknown-person");
    both(&board, "photo 1 board-far.jpg", "", "office-nobody");
    both(&board, "object 1 --channel 电话 --matter 有意见", "", "office-nobody");
    board.ok("object 1 --channel 电话 --matter 有意见");
    both(&board, "settle 1 --upheld --reason 属实", "", "office-nobody");
    board.ok("settle 1 --rejected --reason 不属实 --remedy 向县民政局反映");
    both(&board, "correct 1 extend --reason 其他 --detail 有误", "吴示范", "office-unknown-person");
    board.on("2026-11-11");
    both(&board, "takedown 1", "吴示范", "office-unknown-person");
    both(&board, "certificate 1 -o certificate.pdf", "吴示范", "office-unknown-person");
    board.ok("takedown 1");
    board.ok("certificate 1 -o certificate.pdf");
    both(&board, "archive 1 --no A1", "", "office-nobody");
}

#[test]
fn only_a_manager_changes_the_office() {
    let board = Board::practice("2026-11-03");
    board.refuses("setup --town 别的镇 --by 周样例", "office-not-entitled");
    board.refuses("setup --code 370481198 --by 郑演示", "setup-code-fixed");
    assert_eq!(
        board.ok("setup --objection-office 示例镇信访办 --by 郑演示")["office"]["objection_office"],
        "示例镇信访办"
    );
    let draft = board.week();
    assert_eq!(board.show(&draft)["values"]["fields"]["objection_office"], "示例镇信访办");
}

#[test]
fn a_chosen_day_is_for_practice_only() {
    let mut board = Board::empty("2026-11-03");
    board.refuses(&set_up(""), "clock-real-board");
    assert!(!board.home().join("journal").exists());
    board.on("");
    board.ok(&set_up(""));
    board.on("2026-11-03");
    for line in ["status", "list", "new dibao-initial", "setup --town 别的镇", "doctor", "restore kept.gslbak"] {
        board.refuses(line, "clock-real-board");
    }
    board.on("");
    board.ok("doctor");
    board.refuses("setup --practice --by 郑演示", "setup-practice-later");
    board.ok("status");
}

#[test]
fn an_incomplete_office_is_not_set_up() {
    let board = Board::empty("2026-11-03");
    let whole = set_up("--practice");
    for flag in ["--name 示例镇人民政府 ", "--short 示例镇 ", "--code 370481199 ", "--level town "] {
        board.fails(2, &whole.replace(flag, ""), "setup-missing");
    }
    let no_place = whole
        .replace(&format!("--place {VILLAGE}=村居公开栏 "), "")
        .replace("--place 示例镇政府公开栏=镇街公开栏 ", "");
    board.fails(2, &no_place, "setup-missing");
    board.fails(2, &whole.replace(",管理", ""), "setup-nobody");
    board.fails(2, &whole.replace("吴示范", "周样例"), "setup-same-name");
    assert_eq!(board.run(&whole.replace("分管负责人:审查", "分管负责人:批准")).code, 2);
    board.ok(&whole);
}

#[test]
fn verifying_is_for_lists_that_hang() {
    let mut board = Board::hanging("2026-11-03");
    board.refuses("verify 1", "stage-verify-kind");
    let list = board.long();
    board.refuses(&format!("verify {list}"), "stage-not-hanging");
    board.publish(&list);
    board.on("2026-11-10");
    board.refuses(&format!("verify {list} --as-of 2026-11-11"), "day-in-future");
    board.refuses(&format!("verify {list} --as-of 2026-11-02"), "verify-before-last");
    board.refuses(&format!("verify {list} --next 2026-12-12"), "verify-next");
    board.refuses(&format!("verify {list} --next 2026-11-10"), "verify-next");
    board.refuses(&format!("verify {list} --by 郑演示"), "office-not-entitled");
    assert_eq!(board.ok(&format!("verify {list} --next 2026-12-01"))["check_due"], "2026-12-01");
}

#[test]
fn an_office_does_not_name_a_board_twice() {
    let board = Board::empty("2026-11-03");
    let doubled = format!("--practice --place {VILLAGE}=镇街公开栏");
    assert_eq!(board.run(&set_up(&doubled)).code, 2);
}

// A slip in the name would silently leave the period as short as before.
#[test]
fn a_longer_minimum_is_for_a_kind_that_exists() {
    let board = Board::empty("2026-11-03");
    assert_eq!(board.run(&set_up("--practice --minimum dibao-inital=12")).code, 2);
}
