//! What a supervisor asks of the own boards: overview, due, coverage, doubts, lines of time, lists,
//! rounds and reports, through the real program.

use std::fs;

use serde_json::Value;

use super::board::{Board, TOWN, VILLAGE, texts};
use super::pdf::pages;

#[test]
fn the_overview_names_what_is_the_matter_and_adds_it_up() {
    let mut board = Board::hanging("2026-11-03");
    let seen = board.ok("overview");
    let row = &seen["rows"][0];
    assert_eq!((&row["hanging"], &row["lapses"]["overdue"]), (&1.into(), &0.into()));
    board.on("2026-12-01");
    let seen = board.ok("overview");
    let row = &seen["rows"][0];
    assert_eq!((&row["lapses"]["overdue"], &row["quiet_days"]), (&1.into(), &28.into()));
    let parts = row["score"]["parts"].as_array().unwrap();
    let sum: u64 = parts.iter().map(|part| part["count"].as_u64().unwrap() * part["each"].as_u64().unwrap()).sum();
    assert_eq!(row["score"]["total"].as_u64(), Some(sum));
    let view = board.ok("overview 示例镇");
    assert_eq!(view["lines"][0]["number"], "示例镇-2026-0001");
    assert_eq!(view["lines"][0]["overdue"], "2026-11-18");
    let told = board.fails(2, "overview 不存在村", "town-unknown-office");
    assert!(told["message"].as_str().unwrap().contains("示例镇"), "{told}");
}

#[test]
fn what_is_due_is_listed_printed_and_put_into_a_calendar() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-09");
    let list = board.ok("due --until 2026-11-11");
    let items = list["items"].as_array().unwrap();
    let down: Vec<&Value> = items.iter().filter(|item| item["kind"] == "take-down").collect();
    assert_eq!(
        (down.len(), &down[0]["day"], &down[0]["number"]),
        (1, &"2026-11-11".into(), &"示例镇-2026-0001".into())
    );
    board.ok("due --until 2026-11-11 -o 到期.pdf");
    let text = pages(&board, "到期.pdf").concat();
    for part in ["到期事项", "2026-11-11", "撤下", "示例镇-2026-0001"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    board.ok("due --until 2026-11-11 -o 到期.ics");
    let file = fs::read_to_string(board.desk("到期.ics")).unwrap();
    assert_eq!(file.matches("\r\n").count(), file.matches('\n').count(), "every line ends as RFC 5545 asks");
    assert!(file.lines().all(|line| line.len() <= 75), "{file}");
    let unfolded = file.replace("\r\n ", "");
    assert!(unfolded.contains("DTSTART;VALUE=DATE:20261111\r\n") && unfolded.contains("撤下"), "{unfolded}");
    let uid = |text: &str| text.lines().find(|line| line.starts_with("UID:")).map(str::to_owned);
    board.on("2026-11-10");
    board.ok("due --until 2026-11-11 -o 再.ics");
    assert_eq!(uid(&fs::read_to_string(board.desk("再.ics")).unwrap()), uid(&file));
    board.fails(2, "due -o 到期.docx", "due-format");
    board.on("2026-11-04");
    board.refuses("due --until 2026-11-03 -o 空.pdf", "due-empty");
    assert!(!board.desk("空.pdf").exists());
}

#[test]
fn the_town_puts_its_own_obligations_in_the_programs_stead() {
    let board = Board::hanging("2026-11-03");
    let ids = |value: &Value| texts(&value["obligations"], "id");
    assert!(ids(&board.ok("coverage")).contains(&"dibao".to_owned()));
    let folder = board.home().join("templates");
    fs::create_dir_all(&folder).unwrap();
    let own = include_str!("../../templates/obligations.toml").split("[[obligation]]").next().unwrap().to_owned();
    let one = "[[obligation]]\nid = \"initial\"\nname = \"低保初审\"\nlevels = [\"镇街\"]\nkinds = [\"dibao-initial\"]\n\
               rhythm = \"month\"\nwithin = { days = 5, unit = \"calendar\" }\nsource = \"本镇要求\"\n";
    fs::write(folder.join("obligations.toml"), own.clone() + one).unwrap();
    let told = board.ok("coverage 示例镇");
    assert_eq!(ids(&told), ["initial"]);
    // It is no kind of notice, and none is missed for it.
    assert!(!board.run("templates list").err.contains("obligations.toml"));
    fs::write(folder.join("obligations.toml"), own + &one.replace("month", "weekly")).unwrap();
    let error = board.fails(2, "coverage", "obligations-syntax");
    assert!(error["message"].as_str().unwrap().contains("obligations.toml"), "{error}");
}

#[test]
fn doubts_name_their_code_their_records_and_how_sure_they_are() {
    let mut board = Board::printed("2026-11-03");
    board.on("2026-11-12");
    board.ok(&format!("post 1 --place {VILLAGE} --day 2026-11-03"));
    board.on("2026-11-30");
    let doubts = board.ok("doubts");
    let found = doubts.as_array().unwrap();
    let late = found.iter().find(|it| it["kind"] == "recorded-late").unwrap();
    assert_eq!(
        (&late["code"], &late["sure"], &late["number"]),
        (&"C02".into(), &"certain".into(), &"示例镇-2026-0001".into())
    );
    assert_eq!(late["events"][0]["day"], "2026-11-03");
    assert!(late["events"][0]["seq"].as_u64().unwrap() > 1);
    let unseen = found.iter().find(|it| it["kind"] == "never-inspected").unwrap();
    assert_eq!((&unseen["code"], &unseen["sure"]), (&"C14".into(), &"probable".into()));
    assert_eq!(board.ok("doubts 示例镇 --code ｃ１４").as_array().unwrap().len(), 1);
    board.ok("inspect 1 完好 --by 郑演示");
    assert_eq!(board.ok("doubts --code C14").as_array().unwrap().len(), 0);
}

#[test]
fn the_line_of_time_has_a_mark_for_every_day() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    board.ok("inspect 1 缺失 --by 郑演示");
    board.on("2026-11-08");
    board.ok("inspect 1 完好 --by 郑演示");
    let seen = board.ok("timeline --days ８ --until 2026-11-09");
    let marks = texts_of(&seen["rows"][0]["marks"]);
    assert_eq!(marks, ["off", "hung", "served", "served", "gone", "gone", "seen", "ahead"]);
    assert_eq!(seen["rows"][0]["place"], VILLAGE);
    assert!(board.ok("timeline --days 3 --until 2026-10-01")["rows"].as_array().unwrap().is_empty());
    for days in ["0", "3661", "多"] {
        assert_eq!(board.run(&format!("timeline --days {days}")).code, 2, "{days}");
    }
}

fn texts_of(list: &Value) -> Vec<String> {
    list.as_array().unwrap().iter().map(|it| it.as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_was_found_on_a_round_is_entered_by_the_rows_of_its_sheet() {
    let mut board = Board::practice("2026-11-03");
    let (week, long) = (board.week(), board.long());
    for (number, place) in [(&week, TOWN), (&long, VILLAGE)] {
        board.review(number);
        board.print(number);
        board.ok(&format!("post {number} --place {place}"));
    }
    board.on("2026-11-05");
    let sheet = board.ok("round -o 巡查表.pdf")["sheet"].as_str().unwrap().to_owned();
    assert!(pages(&board, "巡查表.pdf").concat().contains(&sheet));
    board.fails(2, &format!("round --enter 1-3好 --sheet {sheet} --by 郑演示"), "round-row");
    board.refuses("round --enter 1好 --sheet ZZZZ --by 郑演示", "round-other-sheet");
    assert!(board.show(&week)["inspections"].as_array().unwrap().is_empty(), "nothing was recorded");
    let entered = board.ok(&format!("round --enter 1好，2破:边角撕开 --sheet {} --by 郑演示", sheet.to_lowercase()));
    assert_eq!(entered["found"][1]["condition"], "damaged");
    let seen = &board.show(&week)["inspections"][0];
    assert_eq!(
        (&seen["place"], &seen["condition"], &seen["remarks"]),
        (&TOWN.into(), &"damaged".into(), &"边角撕开".into())
    );
}

#[test]
fn the_lists_of_town_and_villages_need_a_list_on_the_board() {
    let board = Board::hanging("2026-11-03");
    board.refuses("households", "households-no-list");
    let number = board.long();
    board.publish(&number);
    let compared = board.ok("households");
    assert_eq!((&compared["number"], &compared["town"]), (&number.into(), &"示例镇".into()));
    assert!(!compared["elsewhere"].as_array().unwrap().is_empty(), "no village is known here yet");
}

#[test]
fn a_report_is_written_as_spreadsheet_and_on_paper() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-24");
    let report = board.ok("report 2026年11月");
    assert_eq!((&report["period"], &report["figures"][0]["posted"]["最低生活保障"]), (&"2026-11".into(), &1.into()));
    let rank = &report["ranking"][0];
    let parts: u64 = rank["parts"].as_array().unwrap().iter().map(|part| part["tenths"].as_u64().unwrap()).sum();
    assert_eq!(rank["tenths"].as_u64(), Some(parts));
    board.ok("report 2026 -o 年报.xlsx");
    board.ok("report 2026-Q4 -o 季报.pdf");
    let text = pages(&board, "季报.pdf").concat();
    for part in ["公示情况统计", "2026年10月1日至2026年12月31日", "示例镇", "×40"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(fs::read(board.desk("年报.xlsx")).unwrap().starts_with(b"PK"));
    board.refuses("report 2027", "report-future");
    board.fails(2, "report 2026 -o 年报.doc", "report-format");
}
