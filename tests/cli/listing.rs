//! Finding notices, what is due, the ledger, the catalogue, the notice kinds.

use std::fs;

use serde_json::{Value, json};

use super::board::{Board, TOWN, VILLAGE, texts};

// A draft, a running week, a list, and a fund that is down, certified and was objected to.
fn lively() -> Board {
    Board::like("lively", make_lively)
}

fn make_lively() -> Board {
    let mut board = Board::practice("2026-11-03");
    let fund = board.ten();
    board.review(&fund);
    board.print(&fund);
    board.ok(&format!("post {fund} --place {TOWN}"));
    board.on("2026-11-16");
    board.ok(&format!("object {fund} --channel 来信 --matter 金额的算法不清楚"));
    board.ok(&format!("settle {fund} --rejected --reason 已经说明 --remedy 向县财政局反映"));
    board.ok(&format!("takedown {fund}"));
    board.ok(&format!("certificate {fund} -o certificate.pdf"));
    board.on("2026-11-24");
    board.published_week();
    let long = board.long();
    board.publish(&long);
    board.week();
    board
}

fn numbers(board: &Board, line: &str) -> Vec<u32> {
    let found = texts(&board.ok(line), "number");
    found.iter().map(|number| number.rsplit('-').next().unwrap().parse().unwrap()).collect()
}

#[test]
fn lists_are_narrowed_by_stage_kind_place_and_trouble() {
    let board = lively();
    board.ok("object 2 --channel 来访 --matter 对第2户有意见");
    for (filter, expected) in [
        ("", vec![1, 2, 3, 4]),
        ("--stage draft", vec![4]),
        ("--stage posted", vec![2, 3]),
        ("--stage posted --stage taken-down", vec![1, 2, 3]),
        ("--stage archived", vec![]),
        ("--template dibao-initial", vec![2, 4]),
        ("--template dibao-initial --stage draft", vec![4]),
        ("--open-objections", vec![2]),
        ("--overdue", vec![]),
    ] {
        assert_eq!(numbers(&board, &format!("list {filter}")), expected, "{filter}");
    }
    assert_eq!(numbers(&board, "ledger --template dibao-initial --stage draft"), [4]);
    assert_eq!(numbers(&board, &format!("list --place {TOWN}")), [1]);
    assert_eq!(numbers(&board, &format!("list --place {VILLAGE}")), [2, 3]);
    assert_eq!(board.run("list --stage hanging").code, 2);
}

#[test]
fn lists_find_any_text_and_pinyin_initials() {
    let board = lively();
    for (query, expected) in [
        ("2026-0003", vec![3]),
        ("渠修复", vec![1]),
        ("李示范", vec![2, 4]),
        ("lsf", vec![2, 4]),
        ("算法不清楚", vec![1]),
        ("dbdx", vec![3]),
        ("低保对象", vec![3]),
        ("fund-allocation", vec![1]),
        ("示财农〔2026〕3号", vec![1]),
        ("没有这样的话", vec![]),
    ] {
        assert_eq!(numbers(&board, &format!("list {query}")), expected, "{query}");
    }
}

// People say 低保初审, although the notice spells 最低生活保障初审.
#[test]
fn short_names_find_their_kind() {
    let board = lively();
    for query in ["dbcs", "低保初审"] {
        let found = numbers(&board, &format!("list {query}"));
        assert!(found.contains(&2) && found.contains(&4) && !found.contains(&1), "{query}: {found:?}");
    }
}

#[test]
fn status_counts_what_is_due() {
    let mut board = lively();
    let due = |board: &Board| -> Vec<(String, Option<u64>)> {
        let status = board.ok("status");
        status["due"]
            .as_array()
            .unwrap()
            .iter()
            .map(|it| (it["key"].as_str().unwrap().to_owned(), it["count"].as_u64()))
            .collect()
    };
    let list = |expected: &[(&str, u64)]| -> Vec<(String, Option<u64>)> {
        expected.iter().map(|(key, count)| ((*key).to_owned(), Some(*count))).collect()
    };
    assert_eq!(due(&board), list(&[("due-waiting", 1), ("due-to-archive", 1)]));
    let five = board.five();
    board.ok(&format!("edit {five} --set attend="));
    let five = board.five();
    board.review(&five);
    let five = board.five();
    board.review(&five);
    board.print(&five);
    let five = board.five();
    board.ok(&format!("review {five} --return 请补正"));
    board.ok("object 2 --channel 来访 --matter 对第2户有意见");
    let all = [
        ("due-objections", 1),
        ("due-waiting", 1),
        ("due-returned", 1),
        ("due-to-print", 1),
        ("due-to-post", 1),
        ("due-to-archive", 1),
        ("due-incomplete", 1),
    ];
    assert_eq!(due(&board), list(&all));
    board.on("2026-12-02");
    assert!(due(&board).contains(&("due-served".to_owned(), Some(1))));
    board.on("2026-12-09");
    let late = due(&board);
    assert_eq!(late[0], ("due-overdue".to_owned(), Some(1)));
    assert!(!late.iter().any(|(key, _)| key == "due-served"));
    board.ok("takedown 2");
    let down = due(&board);
    assert!(
        down.contains(&("due-to-certify".to_owned(), Some(1))) && !down.iter().any(|(key, _)| key == "due-overdue")
    );
}

#[test]
fn status_shows_what_hangs_soonest_end_first() {
    let board = lively();
    let status = board.ok("status");
    assert_eq!(
        (&status["office"], &status["practice"], &status["today"]),
        (&json!("示例镇人民政府"), &json!(true), &json!("2026-11-24"))
    );
    let hanging = &status["hanging"];
    assert_eq!(texts(hanging, "number"), ["示例镇-2026-0003", "示例镇-2026-0002"]);
    assert_eq!((&hanging[1]["days_left"], &hanging[1]["places"]), (&json!(7), &json!([VILLAGE])));
}

#[test]
fn every_listing_speaks_json_and_words() {
    let board = lively();
    for line in [
        "list",
        "status",
        "ledger",
        "catalog",
        "templates list",
        "templates show dibao-initial",
        "check 2",
        "show 2",
        "doctor",
        "templates check",
    ] {
        assert!(!board.ok(line).is_null(), "{line}");
        let mut command = board.program();
        command.arg("--home").arg(board.home()).args(["--today", "2026-11-24", "--lang", "en"]);
        let output = command.args(line.split(' ')).output().unwrap();
        assert!(output.status.success() && !output.stdout.is_empty(), "{line}");
        assert!(serde_json::from_slice::<Value>(&output.stdout).is_err(), "{line} speaks to people");
    }
}

#[test]
fn the_keys_of_a_listing_are_stable() {
    let board = lively();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(
        keys(&board.ok("list")[0]),
        [
            "check_age",
            "check_due",
            "check_level",
            "corrects",
            "days_left",
            "days_on_board",
            "days_served",
            "down_from",
            "end_day",
            "exception",
            "first_day",
            "follows",
            "kind",
            "missing_at",
            "must_repost",
            "number",
            "open_objections",
            "overdue_since",
            "places",
            "required",
            "served",
            "stage",
            "superseded_by",
            "supersedes",
            "template",
            "title"
        ]
    );
    assert_eq!(
        keys(&board.ok("ledger")[0]),
        [
            "archive_no",
            "basis",
            "certified",
            "corrected",
            "days",
            "disclosure",
            "down",
            "down_by",
            "drafter",
            "end",
            "first_photo",
            "issuer",
            "kind",
            "last_photo",
            "level",
            "number",
            "objections",
            "outcomes",
            "phones",
            "photos",
            "places",
            "posted",
            "posted_by",
            "remarks",
            "required",
            "reviewed",
            "reviewer",
            "served",
            "stage",
            "title"
        ]
    );
}

#[test]
fn the_catalogue_lists_every_kind() {
    let board = Board::practice("2026-11-03");
    let rows = board.ok("catalog");
    let rows = rows.as_array().unwrap();
    assert_eq!((rows.len(), &rows[0]["serial"], &rows[25]["serial"]), (26, &json!("1"), &json!("26")));
    assert!(rows.iter().all(|row| row.as_object().unwrap().len() == 11));
    assert!(rows.iter().all(|row| row.as_object().unwrap().values().all(Value::is_string)));
    assert_eq!(board.ok("templates list").as_array().unwrap().len(), 26);
}

#[test]
fn the_kinds_can_be_read_before_there_is_an_office() {
    let board = Board::empty("");
    assert_eq!(board.ok("templates list").as_array().unwrap().len(), 26);
    let shown = board.ok("templates show dibao-longterm");
    assert_eq!(texts(&shown["columns"], "key"), ["head", "persons", "village", "amount"]);
    assert_eq!((&shown["minimum"], &shown["refresh"]["error_days"]), (&json!(null), &json!(92)));
    board.fails(2, "templates show dibao-inital", "template-not-there");
}

#[test]
fn a_kind_of_the_own_is_checked_and_used() {
    let board = Board::practice("2026-11-03");
    let folder = board.home().join("templates");
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/templates/monitor-identify.toml")).unwrap();
    let own = text.replace("id = \"monitor-identify\"", "id = \"own\"").replace("days = 5", "days = 6");
    fs::write(folder.join("own.toml"), &own).unwrap();
    assert_eq!(board.ok("templates check")["right"], 1);
    assert_eq!(board.ok("templates show own")["minimum"]["days"], 6);

    fs::write(
        folder.join("own.toml"),
        own.replace("kind = \"事前公示\"", "kind = \"公示\"").replace("type = \"date\"", "type = \"day\""),
    )
    .unwrap();
    let error = board.fails(2, "templates check", "templates-faults");
    let told = texts(&error["details"], "message").concat();
    assert!(told.contains("own.toml") && error["details"].as_array().unwrap().len() == 2, "{error:#}");
    let line = own.lines().position(|line| line.starts_with("kind = ")).unwrap() + 1;
    assert!(told.contains(&line.to_string()), "{told}");
    board.fails(2, "templates check nowhere.toml", "file-unreadable");
    assert_eq!(board.run("list").code, 0, "a broken kind keeps nobody from working");
}
