//! The ends of periods on days that people argue about (rules.md §2.9), as posters promise them.

use std::fs;

use super::board::{Board, VILLAGE};

// Day of posting, days, the day that the poster names.
const CALENDAR: &[(&str, u32, &str)] = &[
    ("2018-11-21", 10, "2018-12-03"),
    ("2026-02-10", 10, "2026-02-24"),
    ("2026-02-14", 5, "2026-02-24"),
    ("2026-04-30", 5, "2026-05-06"),
    ("2026-09-21", 10, "2026-10-08"),
    ("2026-09-24", 7, "2026-10-08"),
    ("2026-11-24", 7, "2026-12-01"),
    ("2026-11-24", 10, "2026-12-04"),
];

const WORKDAYS: &[(&str, u32, &str)] = &[
    ("2020-01-20", 7, "2020-02-06"),
    ("2025-01-25", 7, "2025-02-10"),
    ("2026-09-24", 7, "2026-10-12"),
    ("2026-10-09", 1, "2026-10-10"),
    ("2026-10-09", 3, "2026-10-13"),
    ("2026-11-03", 20, "2026-12-01"),
    ("2026-11-24", 7, "2026-12-03"),
    ("2026-12-18", 7, "2026-12-29"),
];

#[test]
fn calendar_days_end_where_the_rules_say() {
    let mut board = Board::practice(CALENDAR[0].0);
    for (day, days, end) in CALENDAR {
        board.on(day);
        let number = match days {
            5 => board.five(),
            7 => board.week(),
            _ => board.ten(),
        };
        ends(&board, &number, day, end);
    }
}

#[test]
fn working_days_end_where_the_rules_say() {
    let mut board = Board::practice(WORKDAYS[0].0);
    for (day, days, end) in WORKDAYS {
        fs::write(board.home().join("templates/shuifei.toml"), water(*days)).unwrap();
        board.on(day);
        let number = board.new_from("shuifei", "quarter = \"第四季度\"\nbasis = \"村民代表会议\"\n");
        ends(&board, &number, day, end);
    }
}

fn ends(board: &Board, number: &str, day: &str, end: &str) {
    board.review(number);
    let printed = board.print(number);
    assert_eq!((printed["first_day"].as_str(), printed["end_day"].as_str()), (Some(day), Some(end)), "{day}");
    let posted = board.ok(&format!("post {number} --place {VILLAGE}"));
    assert_eq!(posted["end_day"], end, "{day}");
    let next = chrono::NaiveDate::parse_from_str(end, "%Y-%m-%d").unwrap().succ_opt().unwrap();
    assert_eq!(posted["down_from"], next.to_string(), "{day}");
}

fn water(days: u32) -> String {
    format!(
        r#"id = "shuifei"
name = "水费公示"
group = "村务公开"
kind = "结果公告"
issuers = ["镇街", "村居"]
places = ["村居公开栏"]
privacy_note = "不列电话。"

[period]
minimum = {{ days = {days}, unit = "workday" }}
source = "村民代表会议。"

[objection]
remedy = "reply"
text = "登记并答复。"

[[hotline]]
name = "政务服务便民热线"
number = "12345"

[[field]]
key = "quarter"
label = "季度"
type = "text"
required = true
help = "哪个季度。"

[catalog]
first = "村务公开"
second = "集体收费"
time_limit = "5个工作日内"
publisher = "村民委员会"

[poster]
title = "{{{{ quarter }}}}水费公示"
lead = ["水费已经收齐。"]
"#
    )
}

#[test]
fn a_year_without_holidays_is_told_and_can_be_taught() {
    let board = Board::practice("2026-12-28");
    let number = board.week();
    let unknown = "C01 calendar-year-unknown warning".to_owned();
    assert!(board.findings(&number).contains(&unknown));
    board.review(&number);
    assert_eq!(board.print(&number)["end_day"], "2027-01-04");

    let csv = "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-04,holiday,元旦\n";
    fs::write(board.home().join("holidays/2027.csv"), csv).unwrap();
    assert!(!board.findings(&number).contains(&unknown));
    assert_eq!(board.print(&number)["end_day"], "2027-01-05");

    fs::write(board.home().join("holidays/2027.csv"), "date,kind,name\n2027-13-01,holiday,元旦\n").unwrap();
    let error = board.fails(2, "status", "calendar-file-bad");
    assert!(error["details"][0]["message"].as_str().unwrap().contains('2'), "{error:#}");
}
