//! What the program cannot understand: exit code 2, and where to look.

use serde_json::json;

use super::board::{Board, initial, said};

#[test]
fn what_is_no_command_or_flag_is_refused() {
    let board = Board::practice("2026-11-03");
    for line in [
        "publish 1",
        "list --everything",
        "post 1 --day 2026-02-30",
        "post 1 --day soon",
        "print 1",
        "show",
        "setup --level county",
        "photo 1 a.jpg --shot wide",
        "inspect 1 gone",
        "new",
        "except 1 --days many",
        "correct 1 delete",
        "new dibao-initial --fill opinion=拟同意 --dry-run",
        "print 1 -o a.pdf --paper a5",
        "verify 1 --as-of 2026-13-01",
        "",
    ] {
        let run = board.run(line);
        assert_eq!(run.code, 2, "{line}");
        assert!(!run.err.trim().is_empty(), "{line}");
    }
    board.on_day("2026-11-31");
}

#[test]
fn a_paper_that_nobody_sells_is_named_with_those_there_are() {
    let board = Board::practice("2026-11-03");
    for line in ["print 1 --paper A9", "preview 1 --paper A9", "print 1 --tile 10x10"] {
        let run = board.run(line);
        assert!(run.code == 2 && run.err.contains("16开") && run.err.contains("300x450"), "{line}: {}", run.err);
    }
}

impl Board {
    fn on_day(&self, day: &str) {
        let mut command = self.program();
        command.arg("--home").arg(self.home()).args(["--today", day, "list"]);
        assert_eq!(command.output().unwrap().status.code(), Some(2));
    }
}

#[test]
fn help_and_version_are_no_errors() {
    let board = Board::empty("");
    for line in ["--help", "--version", "new --help", "--help --lang en"] {
        let run = board.run(line);
        assert_eq!((run.code, run.out.is_empty()), (0, false), "{line}");
    }
}

#[test]
fn days_are_read_as_clerks_write_them() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    for day in ["2026-11-04", "2026.11.4", "2026/11/04", "20261104", "2026年11月4日", "２０２６－１１－０４"]
    {
        assert_eq!(board.ok(&format!("inspect 1 intact --by 郑演示 --day {day}"))["condition"], "intact", "{day}");
    }
    assert_eq!(board.ok("inspect 1 完好 --by 郑演示")["condition"], "intact");
}

#[test]
fn values_that_cannot_be_read_name_file_and_line() {
    let board = Board::practice("2026-11-03");
    board.write("values.toml", "batch = \"2026年第四季度\"\nexaminer = 示例镇\n");
    let error = board.fails(2, "new dibao-initial --from values.toml", "values-toml");
    let told = error["message"].as_str().unwrap();
    assert!(told.contains("values.toml") && told.contains("line 2"), "{told}");
    board.write("values.toml", "[batch]\nname = \"2026\"\n");
    board.fails(2, "new dibao-initial --from values.toml", "values-type");
    board.fails(2, "new dibao-initial --from nowhere.toml", "file-unreadable");
    std::fs::write(board.desk("values.toml"), b"batch = \"\xb5\xcd\xb1\xa3\"\n").unwrap();
    board.fails(2, "new dibao-initial --from values.toml", "file-not-utf8");
    assert_eq!(board.ok("list"), json!([]));
}

#[test]
fn names_that_are_unknown_are_said_with_those_that_are_known() {
    let board = Board::practice("2026-11-03");
    board.write("values.toml", &initial("2026-11-02"));
    board.fails(2, "new dibao-inital", "template-not-there");
    let told = said(&board.fails(2, "new dibao-initial --set bacth=1", "values-unknown-key"));
    assert!(told.contains("batch"), "{told}");
    let told =
        said(&board.fails(2, "new dibao-initial --from values.toml --fill opinoin=拟同意", "values-unknown-column"));
    assert!(told.contains("opinion"), "{told}");
    for line in ["show 7", "check 示例镇-2025-0001", "edit 7", "review 7 --return 有误", "takedown 7"] {
        board.fails(2, line, "notice-unknown");
    }
    board.fails(2, "new policy-guide --table nowhere.xlsx", "import-no-list");
    board.fails(2, "new dibao-initial --table nowhere.xlsx", "file-unreadable");
    assert_eq!(board.ok("list"), json!([]));
}

#[test]
fn a_list_that_cannot_be_read_begins_nothing() {
    let board = Board::practice("2026-11-03");
    board.write("list.csv", "户主姓名,保障人数,所在村（组）,金额,初审意见\n张样例,两人,槐影样例村,1040,拟同意\n");
    let error = board.fails(2, "new dibao-initial --table list.csv", "import-errors");
    assert!(!error["details"].as_array().unwrap().is_empty());
    assert_eq!(board.ok("list"), json!([]));
}

#[test]
fn a_dry_run_keeps_nothing() {
    let board = Board::practice("2026-11-03");
    board.bring("dibao-households.xlsx");
    let told = board.ok("new dibao-initial --table dibao-households.xlsx --dry-run");
    assert_eq!((&told["dry_run"], &told["sheet"]["rows"]), (&json!(true), &json!(37)));
    assert_eq!(board.ok("list"), json!([]));
}

#[test]
fn a_copy_is_of_the_same_kind_and_takes_no_days_along() {
    let mut board = Board::drafted("2026-11-03");
    board.on("2026-12-03");
    board.fails(2, "new tekun-initial --copy 1", "draft-copy-kind");
    let copied = board.ok("new dibao-initial --copy 1 --set batch=2026年12月");
    let fields = board.show(copied["number"].as_str().unwrap())["values"]["fields"].clone();
    assert_eq!((&fields["issue_date"], &fields["formed_on"]), (&json!("2026-12-03"), &json!(null)));
    assert_eq!(
        (&fields["examiner"], &copied["title"]),
        (&json!("示例镇人民政府"), &json!("关于2026年12月最低生活保障初审结果的公示"))
    );
}

#[test]
fn errors_for_people_come_with_a_sentence_in_their_language() {
    let board = Board::empty("");
    let said = |lang: &str| {
        let output = board.program().arg("--home").arg(board.home()).args(["--lang", lang, "list"]).output().unwrap();
        assert_eq!((output.status.code(), output.stdout.is_empty()), (Some(2), true));
        String::from_utf8(output.stderr).unwrap()
    };
    let (zh, en) = (said("zh"), said("en"));
    assert!(zh.contains('。') && !en.contains('。'), "{zh}{en}");
    assert_ne!(zh, en);
}
