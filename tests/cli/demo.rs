//! The practice board shows every stage, whatever day it is.

use serde_json::{Value, json};

use super::board::{Board, texts};

fn demo(day: &str) -> Board {
    let board = Board::empty(day);
    let made = board.ok("demo");
    assert_eq!(made["notices"].as_array().unwrap().len(), 7, "{day}");
    board
}

fn one<'a>(list: &'a Value, template: &str, nth: usize) -> &'a Value {
    list.as_array().unwrap().iter().filter(|it| it["template"] == template).nth(nth).unwrap()
}

fn as_promised(day: &str) {
    let board = demo(day);
    let list = board.ok("list");
    let stage = |template: &str, nth: usize| one(&list, template, nth)["stage"].as_str().unwrap().to_owned();
    assert_eq!(stage("dibao-initial", 0), "taken-down", "{day}");
    assert_eq!(
        board.show(one(&list, "dibao-initial", 0)["number"].as_str().unwrap())["certificates"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        (stage("tekun-initial", 0), &one(&list, "tekun-initial", 0)["served"]),
        ("posted".into(), &json!(false)),
        "{day}"
    );
    let (objected, waiting) = (one(&list, "linshi-result", 0), one(&list, "linshi-result", 1));
    assert_eq!((&objected["stage"], &objected["open_objections"]), (&json!("posted"), &json!(1)), "{day}");
    assert_eq!(waiting["stage"], "draft", "{day}");
    assert_eq!(board.run(&format!("check {}", waiting["number"].as_str().unwrap())).code, 0, "{day}: ready for review");
    let served = one(&list, "subsidy-household", 0);
    assert_eq!((&served["stage"], &served["served"]), (&json!("posted"), &json!(true)), "{day}");
    // Served before a long holiday, it may be due off the board on the first day after it.
    let due = &served["overdue_since"];
    let holiday = ["2026-02-24", "2026-10-08"].contains(&day);
    assert!(due.is_null() || holiday, "{day}: {due}");
    assert!(one(&list, "fund-usage", 0)["overdue_since"].is_string(), "{day}");
    assert_eq!(one(&list, "dibao-longterm", 0)["check_level"], "warning", "{day}");
}

#[test]
fn seven_notices_stand_where_they_should() {
    as_promised("2026-11-24");
}

#[test]
fn on_other_days_as_well() {
    as_promised("2026-03-18");
    as_promised("2026-07-01");
}

#[test]
fn and_after_long_holidays() {
    as_promised("2026-02-24");
    as_promised("2026-10-08");
}

#[test]
fn the_rules_hold_on_the_practice_board() {
    let board = demo("2026-11-24");
    for number in texts(&board.ok("list"), "number") {
        let errors: Vec<String> = board.findings(&number).into_iter().filter(|it| it.ends_with("error")).collect();
        assert_eq!(errors, Vec::<String>::new(), "{number}");
    }
    assert_eq!(board.ok("doctor")["healthy"], true);
}

#[test]
fn a_practice_board_is_never_made_over_another() {
    let board = demo("2026-11-24");
    board.refuses("demo", "demo-occupied");
    let home = board.home();
    let mut command = board.program();
    let output = command.args(["--json", "demo", "--into", home.to_str().unwrap()]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let real = Board::empty("");
    real.ok(&super::board::set_up(""));
    real.refuses("demo", "demo-occupied");
}

#[test]
fn one_can_go_on_working_with_it() {
    let board = demo("2026-11-24");
    let waiting = board.ok("list --stage draft")[0]["number"].as_str().unwrap().to_owned();
    board.publish(&waiting);
    board.bring("dibao-households.xlsx");
    board.ok("new dibao-initial --table dibao-households.xlsx --fill opinion=拟同意 --set batch=2026年第四季度 \
              --set examiner=示例镇人民政府 --set formed_on=2026-11-20");
}
