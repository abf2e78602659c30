//! The sample files, whatever they were saved as.

use gongshilan::core::money::{Money, MoneyUnit};
use gongshilan::core::template::{FieldType, Level};
use gongshilan::sheet::{Columns, SheetOrder, SheetReport, read};

use crate::support::{
    assert_sayable, column, data, dibao, errors, funds, keys_at, mapping, order, skipped, subsidies, values,
};

const RARE: [&str; 8] = ["龚䶮", "陈𬱖", "李㛃", "孙𫖯", "王堃", "赵喆", "欧阳犇犇", "吴例"];

fn sum(report: &SheetReport, key: &str) -> String {
    values(report, key).iter().map(|text| Money::parse(text, MoneyUnit::Yuan).unwrap()).sum::<Money>().plain()
}

fn households(name: &str) -> SheetReport {
    let bytes = data(name);
    let report = read(&order(name, &bytes, &dibao())).unwrap_or_else(|fault| panic!("{name}: {fault:?}"));
    assert_sayable(&report);
    assert_eq!(report.rows.len(), 37, "{name}");
    let persons: u32 = values(&report, "persons").iter().map(|text| text.parse::<u32>().unwrap()).sum();
    assert_eq!(persons, 76, "{name}");
    assert_eq!(sum(&report, "amount"), "41448.00", "{name}");
    let heads = values(&report, "head");
    for rare in RARE {
        assert!(heads.contains(&rare), "{name}: {rare}");
    }
    assert_eq!(heads.get(31), Some(&"周样"), "{name}");
    assert_eq!(values(&report, "village").first(), Some(&"柳泉村1组"), "{name}");
    assert!(!report.has_errors(), "{name}: {:?}", report.problems);
    report
}

#[test]
fn households_import_from_every_kind_of_file() {
    for (name, header_row) in [
        ("dibao-households.xlsx", 3),
        ("dibao-households.xls", 2),
        ("dibao-households.ods", 2),
        ("dibao-households-gb18030.csv", 2),
        ("dibao-households-utf8bom.csv", 2),
    ] {
        let report = households(name);
        assert_eq!(report.header_row, Some(header_row), "{name}");
        assert_eq!(mapping(&report), [("head", "B"), ("persons", "D"), ("village", "E"), ("amount", "F")], "{name}");
        let dropped: Vec<&str> = report.dropped.iter().map(|column| column.header.as_str()).collect();
        assert_eq!(dropped, ["身份证号", "银行账号", "备注"], "{name}");
        assert_eq!(report.ignored, ["序号"], "{name}");
        let totals: Vec<(&str, &str, bool)> =
            report.totals.iter().map(|t| (t.key.as_str(), t.stated.as_str(), t.agrees)).collect();
        assert_eq!(totals, [("persons", "76", true), ("amount", "41448.00", true)], "{name}");
        assert_eq!(report.rows.first().map(|row| row.row), Some(header_row + 1), "{name}");
        let last = report.rows.last().unwrap().row;
        assert!(skipped(&report).iter().any(|(row, why)| *row > last && *why == "sheet-row-total"), "{name}");
    }
}

#[test]
fn every_kind_of_file_gives_the_same_rows() {
    let rows = |name: &str| households(name).rows.into_iter().map(|row| row.values).collect::<Vec<_>>();
    let first = rows("dibao-households.xlsx");
    for name in
        ["dibao-households.xls", "dibao-households.ods", "dibao-households-gb18030.csv", "dibao-households-paste.tsv"]
    {
        assert_eq!(rows(name), first, "{name}");
    }
}

#[test]
fn no_number_of_a_person_is_left_in_a_report() {
    for name in
        ["dibao-households.xlsx", "dibao-households.xls", "dibao-households.ods", "dibao-households-gb18030.csv"]
    {
        let json = serde_json::to_string(&households(name)).unwrap();
        for secret in ["3704811", "62220200", "长期患病", "重残"] {
            assert!(!json.contains(secret), "{name}: {secret}");
        }
        let longest = json.split(|c: char| !c.is_ascii_digit()).map(str::len).max();
        assert!(longest < Some(9), "{name}");
    }
}

#[test]
fn pasted_rows_without_headings_are_recognised_by_content() {
    let report = households("dibao-households-paste.tsv");
    assert_eq!(report.header_row, None);
    assert_eq!(mapping(&report), [("head", "A"), ("persons", "B"), ("village", "C"), ("amount", "D")]);
    assert_eq!(report.dropped.iter().map(|c| c.column_letter.as_str()).collect::<Vec<_>>(), ["E"]);
    assert_eq!(keys_at(&report, Level::Note), ["sheet-headless"]);
}

#[test]
fn the_sheet_with_the_list_is_chosen_and_the_others_named() {
    let bytes = data("dibao-households.xlsx");
    let columns = dibao();
    let report = households("dibao-households.xlsx");
    assert_eq!(report.sheet, "低保名单");
    assert_eq!(keys_at(&report, Level::Note), ["sheet-chosen"]);
    let named = SheetOrder { sheet: Some("低保名单"), ..order("a.xlsx", &bytes, &columns) };
    assert_eq!(read(&named).unwrap().problems, []);
    let other = SheetOrder { sheet: Some("说明"), ..order("a.xlsx", &bytes, &columns) };
    assert_eq!(read(&other).unwrap_err().message.key, "sheet-no-headings");
    let unknown = SheetOrder { sheet: Some("十月"), ..order("a.xlsx", &bytes, &columns) };
    let fault = read(&unknown).unwrap_err();
    assert_eq!(fault.message.key, "sheet-unknown");
    assert!(fault.message.args.iter().any(|(name, _)| fault.message.arg(name) == Some("低保名单、说明")), "{fault:?}");
}

#[test]
fn amounts_in_ten_thousands_become_exact_amounts() {
    let bytes = data("fund-allocation.xlsx");
    let report = read(&order("fund-allocation.xlsx", &bytes, &funds())).unwrap();
    assert_sayable(&report);
    assert_eq!(
        values(&report, "amount"),
        ["865000.00", "372600.00", "1200000.00", "548000.00", "93000.00", "216000.00"]
    );
    assert_eq!(values(&report, "fund").first(), Some(&"中央衔接资金"));
    assert_eq!(report.ignored, ["序号", "项目类别", "受益户数", "实施单位", "责任人"]);
    assert_eq!(keys_at(&report, Level::Note), ["sheet-unit-wan"]);
    assert_eq!(errors(&report), [""; 0]);
}

#[test]
fn two_thousand_rows_import_whole() {
    let bytes = data("subsidies-2000.xlsx");
    let report = read(&order("subsidies-2000.xlsx", &bytes, &subsidies())).unwrap();
    assert_eq!(report.rows.len(), 2000);
    assert_eq!(mapping(&report), [("head", "B"), ("village", "C"), ("qty", "F"), ("amount", "G")]);
    assert_eq!(report.rows.last().map(|row| row.row), Some(2001));
    assert_eq!(values(&report, "qty").first(), Some(&"17"));
    assert!(report.problems.is_empty(), "{:?}", report.problems);
}

#[test]
fn a_notice_that_takes_any_headings_takes_all_that_may_be_public() {
    for name in ["dibao-households.xlsx", "dibao-households-gb18030.csv"] {
        let bytes = data(name);
        let free = SheetOrder { name, bytes: &bytes, sheet: None, columns: Columns::Free, map: &[] };
        let report = read(&free).unwrap();
        assert_eq!(report.columns, ["户主姓名", "保障人数", "居住村（组）", "月救助金额（元）"], "{name}");
        assert_eq!(report.rows.len(), 37, "{name}");
        assert_eq!(values(&report, "居住村（组）").last(), Some(&"柳泉村6组"), "{name}");
        let dropped: Vec<&str> = report.dropped.iter().map(|column| column.header.as_str()).collect();
        assert_eq!(dropped, ["身份证号", "银行账号", "备注"], "{name}");
        assert!(report.totals.iter().all(|total| total.agrees) && report.totals.len() == 2, "{:?}", report.totals);
    }
}

#[test]
fn a_file_is_what_is_in_it_not_what_it_is_called() {
    let bytes = data("dibao-households.xls");
    let report = read(&order("名单.xlsx", &bytes, &dibao())).unwrap();
    assert_eq!(report.rows.len(), 37);
    assert_eq!(keys_at(&report, Level::Note), ["sheet-file-kind"]);
    let silent = read(&order("名单", &bytes, &dibao())).unwrap();
    assert!(keys_at(&silent, Level::Note).is_empty(), "{:?}", silent.problems);
}

#[test]
fn utf16_text_is_read_by_its_mark() {
    let text = "户主姓名\t保障人数\t居住村（组）\t金额\r\n陈𬱖\t2\t槐影样例村\t1040\r\n";
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    let report = read(&order("paste.txt", &bytes, &dibao())).unwrap();
    assert_eq!(values(&report, "head"), ["陈𬱖"]);
    assert_eq!(values(&report, "amount"), ["1040.00"]);
}

#[test]
fn a_list_of_days_and_choices_imports() {
    let mut kind = column("kind", "收/支", FieldType::Choice);
    kind.options = vec!["收入".to_owned(), "支出".to_owned()];
    let columns = [column("date", "日期", FieldType::Date), column("item", "事项", FieldType::Text), kind];
    let text = "日期,事项,收/支\n2026年11月3日,清扫工具,支出\n46330,集体收入,收 入\n2026-11-31,水费,其他\n";
    let report = read(&order("流水.csv", text.as_bytes(), &columns)).unwrap();
    assert_sayable(&report);
    assert_eq!(values(&report, "date"), ["2026-11-03", "2026-11-04", ""]);
    assert_eq!(values(&report, "kind"), ["支出", "收入", ""]);
    assert_eq!(errors(&report), ["sheet-cell-date", "sheet-cell-choice"]);
}
