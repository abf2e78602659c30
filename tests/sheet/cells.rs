//! What becomes of single cells.

use gongshilan::core::template::{FieldType, Level};

use crate::support::{column, csv, csv_into, errors, values, zh};

fn amounts(cells: &[&str]) -> (Vec<String>, Vec<String>) {
    let rows: Vec<String> = cells.iter().map(|cell| format!("张样例\t1\t槐影样例村\t{cell}\n")).collect();
    let text = format!("户主姓名\t保障人数\t村组\t金额\n{}", rows.concat());
    let report = csv(&text);
    let kept = values(&report, "amount").into_iter().map(str::to_owned).collect();
    (kept, errors(&report).into_iter().map(str::to_owned).collect())
}

#[test]
fn amounts_in_every_dress() {
    let (kept, wrong) =
        amounts(&["1,680.00", "６２７", "￥512", "¥ 1254", "876元", "0.5", "1.2万元", "１，０４０．５０", "-20"]);
    assert_eq!(kept, ["1680.00", "627.00", "512.00", "1254.00", "876.00", "0.50", "12000.00", "1040.50", "-20.00"]);
    assert!(wrong.is_empty(), "{wrong:?}");
}

#[test]
fn what_is_no_amount_is_a_problem_and_not_kept() {
    let (kept, wrong) = amounts(&["约六百", "12,34", "1.005", "99999999999999999999", "—"]);
    assert_eq!(kept, [""; 5]);
    assert_eq!(
        wrong,
        ["sheet-cell-amount", "sheet-cell-amount", "sheet-cell-fine", "sheet-cell-large", "sheet-cell-amount"]
    );
}

#[test]
fn a_problem_says_where_it_is() {
    let report = csv("户主姓名,保障人数,村组,金额\n张样例,两人,槐影样例村,1040\n");
    let [problem] = report.problems.as_slice() else { panic!("{:?}", report.problems) };
    assert_eq!(problem.level, Level::Error);
    assert_eq!(
        (problem.row, problem.column_letter.as_deref(), problem.key.as_deref()),
        (Some(2), Some("B"), Some("persons"))
    );
    assert_eq!(zh(&problem.message), "工作表“名单”第 2 行 B 列“保障人数”：“两人”不是整数。");
}

#[test]
fn counts_in_every_dress() {
    let report = csv(
        "户主姓名\t保障人数\t村组\t金额\n甲乙\t2人\t村\t1\n甲丙\t３\t村\t1\n甲丁\t4.0\t村\t1\n甲戊\t1.5\t村\t1\n甲己\t-1\t村\t1\n",
    );
    assert_eq!(values(&report, "persons"), ["2", "3", "4", "", ""]);
    assert_eq!(errors(&report), ["sheet-cell-count"; 2]);
}

#[test]
fn names_keep_their_characters_and_lose_their_blanks() {
    let report = csv(
        "户主姓名\t保障人数\t村组\t金额\n 周　样 \t1\t村\t1\n吴 例\t1\t村\t1\n\u{200B}㛃生僻\t1\t村\t1\n陈\u{2CC56}\t1\t村\t1\n阿依古丽·样例\t1\t村\t1\n",
    );
    assert_eq!(values(&report, "head"), ["周样", "吴例", "㛃生僻", "陈\u{2CC56}", "阿依古丽·样例"]);
}

#[test]
fn other_text_keeps_its_inner_blanks_and_stands_on_one_line() {
    let columns = [column("project", "项目名称", FieldType::Text), column("task", "建设任务", FieldType::LongText)];
    let report = csv_into("项目名称,建设任务\n\" 道路 硬化\n（二期） \",\"一、路面\n二、排水\"\n", &columns);
    assert_eq!(values(&report, "project"), ["道路 硬化 （二期）"]);
    assert_eq!(values(&report, "task"), ["一、路面\n二、排水"]);
}

#[test]
fn several_choices_in_one_cell() {
    let mut kinds = column("kinds", "补贴种类", FieldType::ChoiceMulti);
    kinds.options = ["粮食", "生猪", "大棚"].map(str::to_owned).to_vec();
    let columns = [column("head", "户主姓名", FieldType::Text), kinds];
    let report = csv_into("户主姓名,补贴种类\n张样例,粮食，大棚\n李示范,粮食、奶牛\n", &columns);
    assert_eq!(values(&report, "kinds"), ["粮食、大棚", ""]);
    assert_eq!(errors(&report), ["sheet-cell-choice"]);
}

#[test]
fn garbled_characters_are_a_problem_where_they_stand() {
    let padding = "李示范,1,石碾样例村,620\n".repeat(30);
    let report = csv(&format!("户主姓名,保障人数,村组,金额\n张\u{FFFD}例,2,槐影样例村,1040\n{padding}"));
    assert_eq!(errors(&report), ["sheet-cell-garbled"]);
    assert!(!report.rows[0].values.contains_key("head"));
}
