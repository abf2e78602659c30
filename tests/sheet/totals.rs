//! Total rows are checked and never imported.

use gongshilan::sheet::{SheetReport, read};

use crate::support::{csv, csv_into, data, dibao, errors, order, subsidies, values, zh};

fn totals(report: &SheetReport) -> Vec<(u32, &str, &str, &str, bool)> {
    report.totals.iter().map(|t| (t.row, t.key.as_str(), t.stated.as_str(), t.counted.as_str(), t.agrees)).collect()
}

#[test]
fn a_wrong_total_in_the_sample_is_found() {
    let text = String::from_utf8(data("dibao-households-utf8bom.csv")).unwrap();
    let wrong = text.replace("\"41,448.00\"", "\"41,484.00\"");
    assert_ne!(wrong, text);
    let report = read(&order("名单.csv", wrong.as_bytes(), &dibao())).unwrap();
    assert_eq!(totals(&report), [(40, "persons", "76", "76", true), (40, "amount", "41484.00", "41448.00", false)]);
    assert_eq!(errors(&report), ["sheet-total-wrong"]);
    let problem = report.problems.iter().find(|problem| problem.key.as_deref() == Some("amount")).unwrap();
    assert_eq!((problem.row, problem.column_letter.as_deref()), (Some(40), Some("F")));
    assert_eq!(
        zh(&problem.message),
        "工作表“名单”第 40 行 F 列“月救助金额（元/户）”：表上合计 41484.00，各行相加是 41448.00。"
    );
    assert_eq!(report.rows.len(), 37);
}

#[test]
fn every_wording_of_a_total_is_recognised() {
    for word in ["合计", "合　计：", "总计", "共计", "合计2户", "本页小计", "槐影样例村小计", "总 计"]
    {
        let report = csv(&format!(
            "户主姓名,保障人数,村组,金额\n张样例,2,槐影样例村,1040\n李示范,1,石碾样例村,620\n{word},3,,1660\n"
        ));
        assert_eq!(report.rows.len(), 2, "{word}");
        assert_eq!(
            totals(&report),
            [(4, "persons", "3", "3", true), (4, "amount", "1660.00", "1660.00", true)],
            "{word}"
        );
    }
}

#[test]
fn entries_that_speak_of_sums_are_entries() {
    let report = csv_into("姓名,村组,补贴数量,补贴金额\n合样例,总计划示范村,1,10\n", &subsidies());
    assert_eq!(values(&report, "head"), ["合样例"]);
}

#[test]
fn parts_are_checked_against_parts_and_the_whole_against_the_whole() {
    let head = "户主姓名,保障人数,村组,金额\n";
    let list = "张样例,2,槐影样例村,1040\n小计,2,,1040\n李示范,1,石碾样例村,620\n王虚构,3,石碾样例村,1515\n小计,4,,2135\n合计,6,,3175\n";
    let good = csv(&format!("{head}{list}"));
    assert_eq!(good.rows.len(), 3);
    assert!(good.totals.len() == 6 && good.totals.iter().all(|total| total.agrees), "{:?}", good.totals);
    let bad = csv(&format!("{head}{}", list.replace("小计,4", "小计,5")));
    let wrong: Vec<_> = totals(&bad).into_iter().filter(|total| !total.4).collect();
    assert_eq!(wrong, [(6, "persons", "5", "4", false)]);
}

#[test]
fn a_total_may_stand_on_top() {
    let report = csv("户主姓名,保障人数,村组,金额\n合计,3,,1660\n张样例,2,槐影样例村,1040\n李示范,1,石碾样例村,620\n");
    assert!(report.totals.len() == 2 && report.totals.iter().all(|total| total.agrees), "{:?}", report.totals);
}

#[test]
fn the_number_of_entries_may_be_stated() {
    let report = csv("序号,户主姓名,保障人数,村组,金额\n1,张样例,2,槐影样例村,1040\n合计,2户,2,,1040\n");
    assert_eq!(totals(&report)[0], (3, "head", "2", "1", false));
    assert_eq!(errors(&report), ["sheet-total-wrong"]);
}

#[test]
fn columns_of_text_that_are_numbers_are_summed() {
    let report = csv_into(
        "姓名,村组,补贴数量,补贴金额\n张样例,槐影样例村,1.5,120\n李示范,石碾样例村,20,100\n合计,,21.5,220\n",
        &subsidies(),
    );
    assert_eq!(totals(&report), [(4, "qty", "21.5", "21.5", true), (4, "amount", "220.00", "220.00", true)]);
}

#[test]
fn totals_follow_the_unit_of_their_column() {
    let report = csv_into(
        "姓名,村组,补贴数量,补贴金额（万元）\n张样例,槐影样例村,1,1.2\n李示范,石碾样例村,2,0.3456\n合计,,,1.5456\n",
        &subsidies(),
    );
    assert_eq!(totals(&report), [(4, "amount", "15456.00", "15456.00", true)]);
}
