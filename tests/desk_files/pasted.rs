//! Lists pasted from a spreadsheet are read like files.

use std::fs;
use std::path::Path;

use gongshilan::core::fault::{Fault, FaultKind};
use gongshilan::core::values::Values;
use gongshilan::core::words::{Lang, Words};
use gongshilan::desk::{Access, Clock, Content, Desk, SheetInput, SheetSource, take_sheet};

use crate::help::{board, day, draft, households};

const LIST: &str = "户主姓名\t拟保障人数\t所在村\t金额\t身份证号\n\
    张样例\t2\t柳泉样例村\t1,680.00\t370481188001010018\n\
    李示范\t1\t柳泉样例村\t512\t370481188506150024\n";

fn pasted(text: &str) -> SheetInput {
    SheetInput::of(SheetSource::Pasted(text.to_owned()))
}

fn said(fault: &Fault, lang: Lang) -> String {
    Words::of(lang).say(&fault.message)
}

#[test]
fn pasted_cells_are_read_like_those_of_a_file() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("名单.tsv");
    fs::write(&path, LIST).unwrap();
    let desk = board(&home.path().join("office"));
    let from_file = desk.read_sheet("dibao-initial", &SheetInput::of(SheetSource::File(path))).unwrap();
    let report = desk.read_sheet("dibao-initial", &pasted(LIST)).unwrap();
    assert_eq!(report.rows.len(), 2);
    assert_eq!((&report.rows, &report.mapping), (&from_file.rows, &from_file.mapping));
    assert_eq!(report.dropped.len(), 1);
    assert!(!format!("{report:?}").contains("370481188001010018"));
}

#[test]
fn what_was_pasted_is_named_in_the_language_of_the_reader() {
    let home = tempfile::tempdir().unwrap();
    let desk = board(home.path());
    let fault = desk.read_sheet("dibao-initial", &pasted("")).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Input);
    assert!(said(&fault, Lang::Zh).contains("粘贴的内容"));
    assert!(said(&fault, Lang::En).contains("pasted text"));
    let fault = desk.read_sheet("dibao-initial", &pasted("<html><body>名单</body></html>")).unwrap_err();
    assert!(said(&fault, Lang::En).contains("pasted text") && !said(&fault, Lang::En).contains("粘贴"));
    let report = desk.read_sheet("dibao-initial", &pasted("户主姓名\t拟保障人数\n张样例\t两三个\n")).unwrap();
    assert!(report.problems.iter().all(|it| !Words::of(Lang::En).say(&it.message).contains("粘贴")), "{report:?}");
    assert!(report.has_errors());
}

#[test]
fn a_pasted_list_with_mistakes_changes_nothing() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = board(home.path());
    let content =
        Content { sheet: Some(pasted("户主姓名\t拟保障人数\n张样例\t两三个\n")), ..Content::default() };
    let request = gongshilan::desk::DraftRequest {
        template: "dibao-initial".to_owned(),
        content,
        ..gongshilan::desk::DraftRequest::default()
    };
    let fault = desk.draft(&request).unwrap_err();
    assert_eq!(fault.message.key, "import-errors");
    assert!(said(&fault, Lang::Zh).contains("粘贴的内容") && fault.details.len() == 1);
}

#[test]
fn the_rows_that_were_read_replace_the_list() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = board(home.path());
    let template = desk.template("dibao-initial").unwrap().clone();
    let report = desk.read_sheet("dibao-initial", &pasted(LIST)).unwrap();
    let mut values = households(5);
    values.set("title", "样例");
    take_sheet(&template, &report, &mut values);
    let heads: Vec<&str> = values.rows.iter().map(|row| row["head"].as_str()).collect();
    assert_eq!(heads, ["张样例", "李示范"]);
    assert!(values.columns.is_empty() && !values.fields.is_empty());
    // The same as an import.
    let number = draft(&mut desk, Content { sheet: Some(pasted(LIST)), ..Content::default() });
    assert_eq!(desk.story(&number).unwrap().notice.values.rows, values.rows);
}

#[test]
fn a_free_notice_takes_the_columns_too() {
    let home = tempfile::tempdir().unwrap();
    let desk = board(home.path());
    let template = desk.shelf().iter().find(|template| template.free_form).unwrap().clone();
    let report = desk.read_sheet(&template.id, &pasted("路段\t长度\n样例路\t120\n")).unwrap();
    let mut values = Values::default();
    take_sheet(&template, &report, &mut values);
    assert_eq!(values.columns, ["路段", "长度"]);
    assert_eq!(values.rows[0]["路段"], "样例路");
}

#[test]
fn a_notice_is_filled_by_the_template_it_was_begun_with() {
    let home = tempfile::tempdir().unwrap();
    let mut desk = board(home.path());
    let number = draft(&mut desk, Content::default());
    desk = with_other_template(desk, home.path());
    let input = pasted("户主姓名\t拟保障人数\n张样例\t2\n");
    let report = desk.read_sheet_for(&number, &input).unwrap();
    let labels: Vec<&str> = report.mapping.iter().map(|mapped| mapped.label.as_str()).collect();
    assert_eq!(labels, ["户主姓名", "拟保障人数"]);
    let newest = desk.read_sheet("dibao-initial", &input).unwrap();
    assert!(newest.mapping.iter().any(|mapped| mapped.label == "户主姓名（全称）"));
    assert_eq!(desk.read_sheet_for("示例镇-2026-0999", &input).unwrap_err().message.key, "notice-unknown");
}

// The office keeps its own version of the template from now on.
fn with_other_template(desk: Desk, home: &Path) -> Desk {
    let source = desk.template("dibao-initial").unwrap().source.clone();
    drop(desk);
    fs::create_dir_all(home.join("templates")).unwrap();
    let source = source.replace("label = \"户主姓名\"", "label = \"户主姓名（全称）\"");
    fs::write(home.join("templates/dibao-initial.toml"), source).unwrap();
    Desk::open(home, Access::Write, Clock::Chosen(day())).unwrap()
}
