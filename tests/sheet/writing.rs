//! Tables written, and read back.

use chrono::NaiveDate;
use gongshilan::core::fault::FaultKind;
use gongshilan::core::money::Money;
use gongshilan::core::template::FieldType;
use gongshilan::sheet::{Cell, SheetReport, read, write_csv, write_xlsx};

use crate::support::{column, order, values};

fn headings() -> Vec<String> {
    ["户主姓名", "保障人数", "月救助金额（元）", "支付日期", "事项"].map(str::to_owned).to_vec()
}

fn table() -> Vec<Vec<Cell>> {
    let day = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
    let row = |name: &str, persons: &str, fen: i64, item: &str| {
        vec![
            Cell::Text(name.to_owned()),
            Cell::Number(persons.to_owned()),
            Cell::Money(Money::from_fen(fen)),
            Cell::Date(day),
            Cell::Text(item.to_owned()),
        ]
    };
    let mut rows = vec![
        row("欧阳犇犇", "2", 104_000, "一、\"引号\"，逗号"),
        row("陈𬱖", "12", 12_345_678_901, "=1+1"),
        row("李㛃", "1", 65_550, "两行\n文字"),
    ];
    rows.push(vec![Cell::Text("王堃".to_owned()), Cell::Empty, Cell::Money(Money::from_fen(5))]);
    rows
}

fn back(name: &str, bytes: &[u8]) -> SheetReport {
    let columns = [
        column("head", "户主姓名", FieldType::Text),
        column("persons", "保障人数", FieldType::Integer),
        column("amount", "月救助金额", FieldType::Money),
        column("date", "支付日期", FieldType::Date),
        column("item", "事项", FieldType::LongText),
    ];
    let report = read(&order(name, bytes, &columns)).unwrap();
    assert!(!report.has_errors(), "{:?}", report.problems);
    assert_eq!(values(&report, "head"), ["欧阳犇犇", "陈𬱖", "李㛃", "王堃"]);
    assert_eq!(values(&report, "persons"), ["2", "12", "1", ""]);
    assert_eq!(values(&report, "amount"), ["1040.00", "123456789.01", "655.50", "0.05"]);
    assert_eq!(values(&report, "date"), ["2026-11-24", "2026-11-24", "2026-11-24", ""]);
    report
}

#[test]
fn a_workbook_reads_back() {
    let bytes = write_xlsx("低保名单：[样例]/2026", &headings(), &table()).unwrap();
    let report = back("a.xlsx", &bytes);
    assert_eq!(report.header_row, Some(2));
    assert_eq!(report.sheet, "低保名单：样例2026");
    assert_eq!(values(&report, "item"), ["一、\"引号\"，逗号", "=1+1", "两行\n文字", ""]);
    let bare = write_xlsx("", &headings(), &table()).unwrap();
    assert_eq!(back("a.xlsx", &bare).header_row, Some(1));
}

#[test]
fn a_csv_reads_back_and_carries_no_formula() {
    let bytes = write_csv(&headings(), &table()).unwrap();
    assert!(bytes.starts_with("\u{FEFF}户主姓名,".as_bytes()));
    assert!(String::from_utf8(bytes.clone()).unwrap().contains(",'=1+1\r\n"));
    let report = back("a.csv", &bytes);
    assert_eq!(values(&report, "item")[2], "两行\n文字");
}

#[test]
fn only_what_excel_would_reckon_is_disarmed() {
    let cells = ["=A1", "+86", "-12.50", "-减免", "@SUM(A1)", "张样例", "\t=1", "1-2"];
    let row = cells.iter().map(|text| Cell::Text((*text).to_owned())).collect();
    let bytes = write_csv(&["=表头".to_owned()], &[row]).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text, "\u{FEFF}'=表头\r\n'=A1,+86,-12.50,'-减免,'@SUM(A1),张样例,'\t=1,1-2\r\n");
}

#[test]
fn long_numbers_stay_exact_as_text() {
    let number = "12345678901234567890";
    let bytes = write_xlsx("", &["项目名称".to_owned()], &[vec![Cell::Number(number.to_owned())]]).unwrap();
    let columns = [column("project", "项目名称", FieldType::Text)];
    let report = read(&order("a.xlsx", &bytes, &columns)).unwrap();
    assert_eq!(values(&report, "project"), [number]);
}

#[test]
fn a_text_longer_than_a_cell_is_refused() {
    let long = Cell::Text("字".repeat(40_000));
    let fault = write_xlsx("", &["事项".to_owned()], &[vec![long]]).unwrap_err();
    assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Input, "sheet-write"));
}
