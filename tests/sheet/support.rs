//! Lists as the templates have them, and short ways to read a sheet.

use gongshilan::core::fault::{Fault, FaultKind};
use gongshilan::core::template::{Column, FieldType, Level, Privacy};
use gongshilan::core::words::{Lang, Message, Words};
use gongshilan::sheet::{Columns, SheetOrder, SheetReport, read};

pub(crate) fn column(key: &str, label: &str, kind: FieldType) -> Column {
    Column {
        key: key.to_owned(),
        label: label.to_owned(),
        synonyms: Vec::new(),
        kind,
        required: true,
        help: String::new(),
        options: Vec::new(),
        privacy: Privacy::Ok,
        total: false,
    }
}

pub(crate) fn dibao() -> Vec<Column> {
    vec![
        column("head", "户主姓名", FieldType::Text),
        column("persons", "保障人数", FieldType::Integer),
        column("village", "居住社区（村）", FieldType::Text),
        column("amount", "月救助金额（元/户）", FieldType::Money),
    ]
}

pub(crate) fn funds() -> Vec<Column> {
    vec![
        column("project", "项目名称", FieldType::Text),
        column("site", "实施地点", FieldType::Text),
        column("fund", "资金来源及规模", FieldType::Text),
        column("amount", "金额（元）", FieldType::Money),
    ]
}

pub(crate) fn subsidies() -> Vec<Column> {
    vec![
        column("head", "户主（人员）姓名", FieldType::Text),
        column("village", "所在村（组）", FieldType::Text),
        column("qty", "补贴依据数量（亩/头/天/月）", FieldType::Text),
        column("amount", "金额（元）", FieldType::Money),
    ]
}

pub(crate) fn data(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/tests/data/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

pub(crate) fn order<'a>(name: &'a str, bytes: &'a [u8], columns: &'a [Column]) -> SheetOrder<'a> {
    SheetOrder { name, bytes, sheet: None, columns: Columns::Fixed(columns), map: &[] }
}

/// Reads a csv text into the list of low-income households.
pub(crate) fn csv(text: &str) -> SheetReport {
    csv_into(text, &dibao())
}

pub(crate) fn csv_into(text: &str, columns: &[Column]) -> SheetReport {
    let report = read(&order("名单.csv", text.as_bytes(), columns)).unwrap();
    assert_sayable(&report);
    report
}

pub(crate) fn refusal(text: &str) -> Fault {
    let fault = read(&order("名单.csv", text.as_bytes(), &dibao())).unwrap_err();
    assert_refusal(&fault);
    fault
}

/// A refusal of input whose sentence and hint can be said in both languages.
pub(crate) fn assert_refusal(fault: &Fault) {
    assert_eq!(fault.kind, FaultKind::Input);
    assert_complete(&fault.message, true);
}

pub(crate) fn assert_sayable(report: &SheetReport) {
    let skipped = report.skipped.iter().map(|row| &row.why);
    let dropped = report.dropped.iter().map(|column| &column.why);
    skipped.chain(dropped).for_each(|message| assert_complete(message, false));
    for problem in &report.problems {
        assert_complete(&problem.message, problem.level == Level::Error);
    }
}

// Both languages have the sentence, every placeholder in it is filled, and there is a hint where
// there must be one.
fn assert_complete(message: &Message, must_hint: bool) {
    for lang in [Lang::Zh, Lang::En] {
        let mut entries = Words::of(lang).entries();
        let (_, say, hint) = entries.find(|(key, ..)| *key == message.key).unwrap_or_else(|| panic!("{message:?}"));
        assert!(hint.is_some() || !must_hint, "no hint: {message:?}");
        for part in [say, hint.unwrap_or_default()].iter().flat_map(|text| text.split('{').skip(1)) {
            let (name, _) = part.split_once('}').unwrap();
            assert!(message.args.iter().any(|(key, _)| key == name), "{name} in {message:?}");
        }
    }
}

pub(crate) fn zh(message: &Message) -> String {
    Words::of(Lang::Zh).say(message)
}

pub(crate) fn keys_at(report: &SheetReport, level: Level) -> Vec<&str> {
    report
        .problems
        .iter()
        .filter(|problem| problem.level == level)
        .map(|problem| problem.message.key.as_ref())
        .collect()
}

pub(crate) fn errors(report: &SheetReport) -> Vec<&str> {
    keys_at(report, Level::Error)
}

pub(crate) fn skipped(report: &SheetReport) -> Vec<(u32, &str)> {
    report.skipped.iter().map(|row| (row.row, row.why.key.as_ref())).collect()
}

/// The values of one column, top to bottom; blank where there is none.
pub(crate) fn values<'a>(report: &'a SheetReport, key: &str) -> Vec<&'a str> {
    report.rows.iter().map(|row| row.values.get(key).map_or("", String::as_str)).collect()
}

pub(crate) fn mapping(report: &SheetReport) -> Vec<(&str, &str)> {
    report.mapping.iter().map(|mapped| (mapped.key.as_str(), mapped.column_letter.as_str())).collect()
}

#[test]
fn every_sentence_is_there_in_both_languages_with_the_same_blanks() {
    let blanks = |lang: Lang| -> Vec<(String, Vec<String>, Vec<String>, bool)> {
        let names = |text: &str| {
            let mut names: Vec<String> =
                text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect();
            names.sort();
            names.dedup();
            names
        };
        let entries = Words::of(lang).entries().filter(|(key, ..)| key.starts_with("sheet-"));
        entries
            .map(|(key, say, hint)| (key.to_owned(), names(say), names(hint.unwrap_or("")), hint.is_some()))
            .collect()
    };
    assert!(blanks(Lang::Zh).len() > 50);
    assert_eq!(blanks(Lang::Zh), blanks(Lang::En));
}
