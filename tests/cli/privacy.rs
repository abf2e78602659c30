//! What must never hang on a wall never leaves the program, not even as a draft.

use super::board::{Board, PASS, VILLAGE, initial};

const SECRETS: [&str; 4] =
    ["370481188001010018", "３７０４８１１８８５０６１５００２４", "6228480000000000000", "622319999900000001"];

fn stopped(board: &Board, number: &str, what: &str) {
    assert!(board.findings(number).iter().any(|it| it.starts_with("C03") && it.ends_with("error")), "{what}");
    board.refuses(&format!("review {number} {PASS}"), "review-errors");
    // Not reviewed, it would print as a draft.
    board.refuses(&format!("print {number} -o leak.pdf"), "print-errors");
    assert!(!board.desk("leak.pdf").exists(), "{what}");
}

#[test]
fn a_private_number_in_a_cell_stops_everything() {
    let board = Board::practice("2026-11-03");
    for secret in SECRETS {
        let leak = format!("head = \"张样例{secret}\"");
        let number = board.new_from("dibao-initial", &initial("2026-11-02").replacen("head = \"张样例\"", &leak, 1));
        stopped(&board, &number, &leak);
    }
}

#[test]
fn asking_for_a_draft_is_no_way_round() {
    let board = Board::practice("2026-11-03");
    let leak = "village = \"槐影样例村370481188001010018\"";
    board.new_from("dibao-initial", &initial("2026-11-02").replacen("village = \"槐影样例村1组\"", leak, 1));
    stopped(&board, "1", leak);
    board.refuses("print 1 -o leak.pdf --draft", "print-errors");
}

#[test]
fn a_private_number_in_any_field_stops_everything() {
    let board = Board::practice("2026-11-03");
    for key in ["title", "issuer", "basis", "objection_office", "batch", "examiner"] {
        let leak = format!("--set {key}=张样例370481188001010018");
        let number = board.new_with("dibao-initial", &initial("2026-11-02"), &leak);
        stopped(&board, &number, key);
    }
}

#[test]
fn a_private_number_in_a_field_that_is_not_printed_stops_everything() {
    let board = Board::practice("2026-11-03");
    let number = board.week();
    board.ok(&format!("edit {number} --set disclosure_reason=张样例370481188001010018"));
    stopped(&board, &number, "disclosure_reason");
}

#[test]
fn numbers_hide_neither_behind_blanks_nor_in_two_cells() {
    let board = Board::practice("2026-11-03");
    for (from, to) in [
        ("head = \"张样例\"", "head = \"张样例370481 1880-0101 0018\""),
        ("head = \"张样例\"", "head = \"张样例３７０４８１188001010018\""),
        ("village = \"槐影样例村1组\"", "village = \"槐影样例村37048118800101001x\""),
    ] {
        let number = board.new_from("dibao-initial", &initial("2026-11-02").replacen(from, to, 1));
        stopped(&board, &number, to);
    }
}

#[test]
fn a_telephone_of_a_household_stops_everything_and_a_hotline_does_not() {
    let board = Board::practice("2026-11-03");
    let number = board.new_from("dibao-initial", &initial("2026-11-02").replacen("张样例", "张样例13800000000", 1));
    stopped(&board, &number, "mobile");
    let number = board.week();
    board.args(&["edit", &number, "--set", "phones=示例镇社会救助办公室 13800000000；便民热线 12345"]);
    assert_eq!(board.findings(&number).iter().filter(|it| it.starts_with("C03")).count(), 0);
}

#[test]
fn health_in_a_list_stops_everything() {
    let board = Board::practice("2026-11-03");
    for word in ["尿毒症", "二级残疾", "服刑"] {
        let number =
            board.new_from("dibao-initial", &initial("2026-11-02").replacen("张样例", &format!("张样例（{word}）"), 1));
        assert!(board.findings(&number).iter().any(|it| it.starts_with("C04") && it.ends_with("error")), "{word}");
        board.refuses(&format!("print {number} -o leak.pdf --draft"), "print-errors");
        board.refuses(&format!("review {number} {PASS}"), "review-errors");
    }
}

#[test]
fn forbidden_headings_of_a_free_list_stop_everything() {
    let board = Board::practice("2026-11-03");
    board.write(
        "values.toml",
        "title = \"关于慰问名单的公示\"\nbasis = \"村民代表会议\"\nlead = \"慰问名单如下。\"\ncolumns = [\"姓名\", \"身份证号\"]\n\
         [[rows]]\n\"姓名\" = \"张样例\"\n\"身份证号\" = \"见底册\"\n",
    );
    let number = board.ok("new general --from values.toml")["number"].as_str().unwrap().to_owned();
    stopped(&board, &number, "heading");
}

#[test]
fn what_is_not_for_everybody_is_never_printed() {
    let board = Board::practice("2026-11-03");
    for (choice, reason) in [("依申请公开", ""), ("不予公开", ""), ("不予公开", "--set disclosure_reason=涉及个人隐私")]
    {
        let number = board.week();
        board.ok(&format!("edit {number} --set disclosure={choice} {reason}"));
        assert!(board.findings(&number).iter().any(|it| it.starts_with("C16") && it.ends_with("error")), "{choice}");
        board.refuses(&format!("review {number} {PASS}"), "review-errors");
        assert_ne!(board.run(&format!("print {number} -o closed.pdf")).code, 0, "{choice} {reason}");
        assert!(!board.desk("closed.pdf").exists(), "{choice} {reason}");
    }
}

#[test]
fn an_exception_does_not_carry_private_numbers_onto_the_certificate() {
    let mut board = Board::hanging("2026-11-03");
    let run = board.run(
        "except 1 --days 3 --allowed-by 示例县民政局 --paper 示民〔2026〕9号 --reason 张样例370481188001010018急用",
    );
    board.on("2026-11-10");
    let told = board.run("ledger").out;
    assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (1, "text-private"));
    assert!(!told.contains("370481188001010018"));
}

#[test]
fn minors_are_masked_on_the_poster() {
    let board = Board::practice("2026-11-03");
    let text = "batch = \"2026年第四季度\"\nformed_on = \"2026-11-02\"\n[[rows]]\nperson = \"赵演示\"\nvillage = \"麦香样例村1组\"\n\
                form = \"集中供养\"\nminor = \"是\"\n[[rows]]\nperson = \"欧阳测试\"\nvillage = \"麦香样例村1组\"\nform = \"集中供养\"\n";
    let number = board.new_from("tekun-initial", text);
    let poster = board.show(&number)["poster"]["table"]["rows"].clone();
    assert_eq!((&poster[0][1], &poster[1][1]), (&"赵某某".into(), &"欧阳测试".into()));
    board.publish(&number);
}

// Whatever is recorded for good is read for numbers first.
#[test]
fn no_free_text_takes_a_private_number() {
    let mut board = Board::drafted("2026-11-03");
    let number = "370481188001010018";
    board.refuses(&format!("review 1 --return 第1户{number}"), "text-private");
    board.refuses(&format!("withdraw 1 --reason 第1户{number}"), "text-private");
    board.review("1");
    board.print("1");
    board.refuses(&format!("post 1 --place {VILLAGE} --witness 张样例{number}"), "text-private");
    board.ok(&format!("post 1 --place {VILLAGE}"));
    board.refuses(&format!("inspect 1 damaged --by 周样例 --remarks 涂写了{number}"), "text-private");
    let except = "except 1 --days 3 --allowed-by 示例县民政局 --paper 示民〔2026〕9号 --reason 急用";
    for text in ["示例县民政局", "示民〔2026〕9号", "急用"] {
        board.refuses(&except.replace(text, &format!("{text}{number}")), "text-private");
    }
    board.on("2026-11-11");
    board.refuses(&format!("takedown 1 --witness 张样例{number}"), "text-private");
    board.ok("takedown 1");
    board.ok("certificate 1 -o certificate.pdf");
    board.refuses(&format!("archive 1 --no {number}"), "text-private");
    board.ok("archive 1 --no 2026-示民-0012");
    let journal = std::fs::read_to_string(board.home().join("journal/000001.jsonl")).unwrap();
    assert!(!journal.contains(number));
}

#[test]
fn the_office_bears_no_private_number() {
    let board = Board::practice("2026-11-03");
    for change in [
        "--name 示例镇370481188001010018",
        "--place 栏370481188001010018=镇街公开栏",
        "--town 6228480000000000000",
        "--hotline 热线=6228480000000000000",
        "--hotline 张样例370481188001010018=12345",
        "--objection-office 张样例370481188001010018",
    ] {
        board.refuses(&format!("setup {change} --by 郑演示"), "setup-private");
    }
}

// A draft may hold anything, the ledger not.
#[test]
fn the_ledger_shows_no_number_of_a_draft() {
    let board = Board::drafted("2026-11-03");
    board.ok("edit 1 --set title=张样例370481188001010018 --set basis=银行卡6228480000000000000");
    board.ok("ledger --csv -o ledger.csv");
    let csv = std::fs::read_to_string(board.desk("ledger.csv")).unwrap();
    let told = board.run("ledger").out;
    for text in [csv, told] {
        assert!(text.contains("张样例***"), "{text}");
        assert!(!text.contains("370481188001010018") && !text.contains("6228480000000000000"), "{text}");
    }
}
