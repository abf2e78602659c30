//! Whatever is typed into whichever field, no page of any PDF yields an ID number or a bank card.

#![allow(clippy::unwrap_used, clippy::expect_used)] // Helpers of tests fail by panicking.

mod common;

use std::io::Cursor;
use std::path::Path;

use calamine::{Reader, Xlsx};
use chrono::NaiveDate;
use common::pdf::pages;
use gongshilan::core::event::Outcome;
use gongshilan::core::fault::{Fault, FaultKind};
use gongshilan::core::moves::ExceptOrder;
use gongshilan::core::office::{Duty, Hotline, IssuerLevel, Place, Staff};
use gongshilan::core::supervision::Stretch;
use gongshilan::core::template::FieldType;
use gongshilan::core::values::{Entry, Values};
use gongshilan::core::watch::unwatched;
use gongshilan::core::words::{Lang, Words};
use gongshilan::desk::{
    CatalogFormat, Changes, Clock, Content, CorrectOrder, Correction, Desk, DraftRequest, Filter, LedgerFormat,
    ObjectRequest, OfficeChange, Output, Paper, PostRequest, PrintRequest, ReportFormat, ReviewRequest, SettleRequest,
    TakeDownRequest, set_up,
};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use unicode_normalization::UnicodeNormalization;

/// Invented: births before 1900, cards of no bank.
const NUMBERS: [&str; 6] = [
    "370481188001010018",
    "370481188506150024",
    "370481189909090032",
    "6228480000000000000",
    "622319999900000001",
    "6222020000885228221",
];

/// Looks at a page as somebody who searches it for numbers would: separators and full-width
/// digits mean nothing, line and cell breaks neither.
fn yields(page: &str) -> Option<String> {
    let flat: String = page.nfkc().filter(|c| !c.is_whitespace() && !"-‐–—·._,\"\u{200B}".contains(*c)).collect();
    NUMBERS.iter().find(|number| flat.contains(*number)).map(|number| (*number).to_owned())
}

fn day() -> NaiveDate {
    "2026-11-24".parse().unwrap()
}

fn board(home: &Path) -> Desk {
    let staff = |name: &str, duties: &[Duty]| Staff {
        name: name.into(),
        post: String::new(),
        duties: duties.iter().copied().collect(),
    };
    let change = OfficeChange {
        name: Some("示例镇人民政府".into()),
        short: Some("示例镇".into()),
        code: Some("t".into()),
        level: Some(IssuerLevel::Town),
        places: vec![Place { name: "栏".into(), kind: "镇街公开栏".into() }],
        staff: vec![
            staff("周样例", &[Duty::Draft, Duty::Post, Duty::Inspect]),
            staff("吴示范", &[Duty::Review, Duty::Manage]),
        ],
        practice: true,
        ..OfficeChange::default()
    };
    set_up(home, change, None, Clock::Chosen(day())).unwrap()
}

/// A form filled with harmless content of the right types.
fn harmless(desk: &Desk, id: &str) -> Values {
    let template = desk.template(id).unwrap();
    let text = |kind: FieldType, options: &[String]| match kind {
        FieldType::Date => "2026-11-20".to_owned(),
        FieldType::Money => "100.00".to_owned(),
        FieldType::Integer => "9".to_owned(),
        FieldType::Phone => "12345".to_owned(),
        FieldType::Choice | FieldType::ChoiceMulti => options.first().cloned().unwrap_or_default(),
        FieldType::Text | FieldType::LongText | FieldType::Table => "样例".to_owned(),
    };
    let mut values = Values::default();
    for field in template.own_fields() {
        values.set(&field.key, text(field.kind, &field.options));
    }
    values.set("formed_on", "2026-11-20");
    let row = template.columns.iter().map(|it| (it.key.clone(), text(it.kind, &it.options))).collect();
    if !template.columns.is_empty() {
        values.rows = vec![row; 3];
    }
    if template.free_form {
        values.columns = vec!["甲".into(), "乙".into()];
        values.rows =
            vec![[("甲".to_owned(), "样例".to_owned()), ("乙".to_owned(), "样例".to_owned())].into(); 3];
    }
    values
}

/// Puts `parts` one after the other into the form's places, beginning at place `at`: cells of the
/// list row by row, then fields.
fn inject(values: &mut Values, keys: &[String], parts: &[String], at: Index, into_list: bool) {
    let cells: Vec<(usize, String)> = values
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, cells)| cells.keys().cloned().map(move |key| (row, key)))
        .collect();
    if into_list && cells.len() >= parts.len() {
        let start = at.index(cells.len() - parts.len() + 1);
        for (part, (row, key)) in parts.iter().zip(cells.iter().skip(start)) {
            values.rows[*row].insert(key.clone(), part.clone());
        }
        return;
    }
    let start = at.index(keys.len());
    for (part, key) in parts.iter().zip(keys.iter().cycle().skip(start)) {
        let entry = match key.as_str() {
            "phones" => Entry::Table(vec![
                [("name".to_owned(), part.clone()), ("number".to_owned(), "12345".to_owned())].into(),
                [("name".to_owned(), "热线".to_owned()), ("number".to_owned(), part.clone())].into(),
            ]),
            _ => Entry::One(part.clone()),
        };
        values.fields.insert(key.clone(), entry);
    }
}

fn dressed() -> impl Strategy<Value = (Vec<String>, bool)> {
    let number = select(NUMBERS.to_vec());
    let between = select(vec!["", " ", "-", "　", "－", "\u{200B}", ".", "·", "\n"]);
    let wide = any::<bool>();
    let pieces = 1usize..3;
    let around = select(vec!["", "身份证", "卡号：", "张样例"]);
    (number, between, wide, pieces, around, any::<bool>()).prop_map(|(number, between, wide, pieces, around, list)| {
        let widen = |c: char| if wide { char::from_u32(c as u32 + 0xFEE0).unwrap_or(c) } else { c };
        let digits: Vec<char> = number.chars().map(widen).collect();
        let size = digits.len().div_ceil(pieces);
        let join = |chunk: &[char]| {
            let fours: Vec<String> = chunk.chunks(4).map(|four| four.iter().collect()).collect();
            fours.join(between)
        };
        let mut parts: Vec<String> = digits.chunks(size).map(join).collect();
        if pieces == 1 {
            parts[0] = format!("{around}{}", parts[0]);
        }
        (parts, list)
    })
}

/// What the ledger and the catalogue say, row by row and page by page.
fn the_ledger_is_silent(desk: &Desk, folder: &Path) {
    let words = Words::of(Lang::Zh);
    let written = |format, name: &str| {
        let (path, count) = desk.write_ledger(&Filter::default(), format, &folder.join(name), words).unwrap();
        assert!(count > 0);
        std::fs::read(path).unwrap()
    };
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(written(LedgerFormat::Xlsx, "ledger.xlsx"))).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    for row in sheet.rows() {
        let cells: Vec<String> = row.iter().map(ToString::to_string).collect();
        assert_eq!(cells.iter().find_map(|cell| yields(cell)), None, "{row:?}");
        assert_eq!(yields(&cells.concat()), None, "{row:?}");
    }
    let csv = String::from_utf8(written(LedgerFormat::Csv, "ledger.csv")).unwrap();
    assert_eq!(csv.lines().find_map(yields), None);
    let rows = serde_json::to_string(&desk.ledger(&Filter::default()).unwrap()).unwrap();
    assert_eq!(yields(&rows), None);
    let path = desk.write_catalog(CatalogFormat::Pdf, &folder.join("catalog.pdf")).unwrap();
    assert_eq!(pages(&std::fs::read(path).unwrap()).iter().find_map(|page| yields(page)), None);
}

/// What is due and what a supervisor takes along: on paper, in a calendar, in a spreadsheet.
fn the_supervisor_is_silent(desk: &Desk, folder: &Path) {
    let words = Words::of(Lang::Zh);
    let list = desk.due_list(None, Some("2027-12-31".parse().unwrap())).unwrap();
    assert!(list.items.iter().any(|item| item.number.is_some()), "drafts are due to be posted");
    assert_eq!(yields(&serde_json::to_string(&list).unwrap()), None);
    let path = desk.write_due_list(&list, &folder.join("due.pdf")).unwrap();
    assert_eq!(pages(&std::fs::read(path).unwrap()).iter().find_map(|page| yields(page)), None);
    let path = desk.write_due_calendar(&list, &folder.join("due.ics"), words).unwrap();
    let calendar = std::fs::read_to_string(path).unwrap().replace("\r\n ", "");
    assert_eq!(calendar.lines().find_map(yields), None);
    let report = desk.report(Stretch::Year(2026)).unwrap();
    let path = desk.write_report(&report, ReportFormat::Pdf, &folder.join("report.pdf"), words).unwrap();
    assert_eq!(pages(&std::fs::read(path).unwrap()).iter().find_map(|page| yields(page)), None);
}

fn print_all(desk: &mut Desk, number: &str, output: &Path) -> Vec<Vec<u8>> {
    let mut pdfs = Vec::new();
    let pass = ReviewRequest { secrecy: true, privacy: true, accuracy: true, ..ReviewRequest::default() };
    for draft in [true, false] {
        // A refused review leaves the second print a watermarked draft as well.
        let _ = desk.review(number, &pass);
        let to = Output::File(output.to_owned());
        let request = PrintRequest { draft, ..PrintRequest::new(to, Paper::a4().into()) };
        match desk.print(number, &request, &mut unwatched) {
            Ok(_) => pdfs.push(std::fs::read(output).unwrap()),
            Err(fault) => assert_eq!(fault.kind, FaultKind::Refused, "{fault:?}"),
        }
    }
    pdfs
}

#[test]
fn no_page_yields_a_number() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = board(&folder.path().join("home"));
    let output = folder.path().join("poster.pdf");
    let mut refused = 0_u32;
    let kinds: Vec<String> = desk.shelf().iter().map(|template| template.id.clone()).collect();
    assert_eq!(kinds.len(), 26);
    let kinds = select(kinds);
    let mut runner = proptest::test_runner::TestRunner::new_with_rng(
        ProptestConfig { cases: 160, failure_persistence: None, ..ProptestConfig::default() },
        proptest::test_runner::TestRng::deterministic_rng(proptest::test_runner::RngAlgorithm::ChaCha),
    );
    let desk = std::cell::RefCell::new(&mut desk);
    let count = std::cell::Cell::new(0_u32);
    runner
        .run(&(kinds, dressed(), any::<Index>()), |(id, (parts, list), at)| {
            let desk = &mut **desk.borrow_mut();
            let id = id.as_str();
            let keys: Vec<String> = desk.template(id).unwrap().fields.iter().map(|field| field.key.clone()).collect();
            let mut values = harmless(desk, id);
            inject(&mut values, &keys, &parts, at, list);
            let content = Content { values: Some(values), ..Content::default() };
            let request = DraftRequest { template: id.to_owned(), content, ..DraftRequest::default() };
            let number = desk.draft(&request).unwrap().number;
            let pdfs = print_all(desk, &number, &output);
            count.set(count.get() + u32::from(pdfs.is_empty()));
            for pdf in pdfs {
                let all = pages(&pdf);
                prop_assert_eq!(all.iter().find_map(|page| yields(page)), None, "{} {:?}", id, parts);
                prop_assert_eq!(yields(&all.concat()), None);
            }
            Ok(())
        })
        .unwrap();
    refused += count.get();
    the_ledger_is_silent(&desk.borrow(), folder.path());
    the_supervisor_is_silent(&desk.borrow(), folder.path());
    // Otherwise the property would hold because nothing was ever printed, or nothing refused.
    assert!((40..160).contains(&refused), "{refused} of 160 refused");
}

/// The ways in which a number is typed into a text.
fn typed(number: &str) -> Vec<String> {
    let wide: String = number.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
    let (head, tail) = number.split_at(6);
    vec![format!("张样例{number}"), format!("证号{head} {tail}"), format!("{head}-{tail}反映"), format!("卡号：{wide}")]
}

fn refused(result: Result<(), Fault>, what: &str) {
    assert_eq!(result.map_err(|fault| fault.kind), Err(FaultKind::Refused), "{what}");
}

/// A notice on the board, with an objection to settle.
fn hanging(desk: &mut Desk, output: &Path) -> String {
    let content = Content { values: Some(harmless(desk, "dibao-initial")), ..Content::default() };
    let request = DraftRequest { template: "dibao-initial".to_owned(), content, ..DraftRequest::default() };
    let number = desk.draft(&request).unwrap().number;
    let pass = ReviewRequest { secrecy: true, privacy: true, accuracy: true, ..ReviewRequest::default() };
    desk.review(&number, &pass).unwrap();
    let request = PrintRequest::new(Output::File(output.to_owned()), Paper::a4().into());
    desk.print(&number, &request, &mut unwatched).unwrap();
    desk.post(&number, &PostRequest { places: vec!["栏".to_owned()], ..PostRequest::default() }).unwrap();
    desk.object(&number, &raised("来访", "人数不对")).unwrap();
    number
}

fn raised(channel: &str, matter: &str) -> ObjectRequest {
    ObjectRequest { channel: channel.to_owned(), matter: matter.to_owned(), ..ObjectRequest::default() }
}

fn settled(reason: &str, remedy: &str) -> SettleRequest {
    SettleRequest {
        objection: None,
        outcome: Outcome::Rejected,
        reason: reason.to_owned(),
        remedy: remedy.to_owned(),
        day: None,
        by: None,
    }
}

fn excepted([allowed_by, paper, reason]: [&str; 3]) -> ExceptOrder {
    let [allowed_by, paper, reason] = [allowed_by, paper, reason].map(str::to_owned);
    ExceptOrder { days: 3, allowed_by, paper, reason, by: String::new() }
}

fn correction(action: Correction, detail: &str) -> CorrectOrder {
    CorrectOrder {
        action,
        reason: "内容错误".to_owned(),
        detail: detail.to_owned(),
        changes: Changes::Now(Box::default()),
        until: (action == Correction::Extend).then(|| "2026-12-20".parse().unwrap()),
        by: None,
    }
}

#[test]
fn no_free_text_carries_a_number_onto_certificate_or_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = board(&folder.path().join("home"));
    let output = folder.path().join("certificate.pdf");
    let number = hanging(&mut desk, &output);
    for text in NUMBERS.into_iter().flat_map(typed) {
        refused(desk.object(&number, &raised(&text, "有意见")).map(drop), &text);
        refused(desk.object(&number, &raised("来访", &text)).map(drop), &text);
        refused(desk.settle(&number, &settled(&text, "向县民政局反映")).map(drop), &text);
        refused(desk.settle(&number, &settled("不属实", &text)).map(drop), &text);
        for words in [[&text, "一号文", "急用"], ["民政局", &text, "急用"], ["民政局", "一号文", &text]]
        {
            refused(desk.except(&number, excepted(words)), &text);
        }
        for action in [Correction::End, Correction::Withdraw, Correction::Extend] {
            refused(desk.correct(&number, &correction(action, &text)).map(drop), &text);
        }
    }
    desk.except(&number, excepted(["民政局", "一号文", "急用"])).unwrap();
    desk.settle(&number, &settled("不属实", "向县民政局反映")).unwrap();
    the_ledger_is_silent(&desk, folder.path());
    desk.move_to("2026-12-10".parse().unwrap()).unwrap();
    desk.take_down(&number, &TakeDownRequest::default()).unwrap();
    desk.certificate(&number, &output, None, &mut unwatched).unwrap();
    let told = pages(&std::fs::read(&output).unwrap());
    assert!(told.concat().contains("人数不对"), "the certificate was read");
    assert_eq!(yields(&told.concat()), None);
}

#[test]
fn a_number_in_two_texts_of_an_objection_makes_no_certificate() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = board(&folder.path().join("home"));
    let output = folder.path().join("poster.pdf");
    let number = hanging(&mut desk, &output);
    desk.object(&number, &raised("370481188", "001010018")).unwrap();
    for no in [1, 2] {
        desk.settle(&number, &SettleRequest { objection: Some(no), ..settled("不属实", "向县民政局反映") }).unwrap();
    }
    desk.move_to("2026-12-10".parse().unwrap()).unwrap();
    desk.take_down(&number, &TakeDownRequest::default()).unwrap();
    let output = folder.path().join("certificate.pdf");
    refused(desk.certificate(&number, &output, None, &mut unwatched).map(drop), "in two cells");
    assert!(!output.exists());
}

#[test]
fn the_office_itself_bears_no_number() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path().join("home");
    drop(board(&home));
    for text in NUMBERS.into_iter().flat_map(typed) {
        let place = Place { name: text.clone(), kind: "镇街公开栏".into() };
        let hotline = Hotline { name: text.clone(), number: "12345".into() };
        let changes = [
            OfficeChange { name: Some(text.clone()), ..OfficeChange::default() },
            OfficeChange { places: vec![place], ..OfficeChange::default() },
            OfficeChange { hotlines: vec![hotline], ..OfficeChange::default() },
        ];
        for change in changes {
            refused(set_up(&home, change, None, Clock::Chosen(day())).map(drop), &text);
        }
    }
    let number = NUMBERS[3].to_owned();
    let hotlines = vec![Hotline { name: "热线".into(), number }];
    let change = OfficeChange { hotlines, ..OfficeChange::default() };
    refused(set_up(&home, change, None, Clock::Chosen(day())).map(drop), "as a telephone");
}

#[test]
fn a_number_in_many_lines_or_in_a_field_that_is_not_printed_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = board(&folder.path().join("home"));
    for (id, key, text) in [
        ("policy-guide", "cond", "3704\n8118\n8001\n0100\n18"),
        ("general", "lead", "6\n2\n2\n8\n4\n8\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0\n0"),
        ("dibao-confirm", "disclosure_reason", "370481188001010018"),
    ] {
        let mut values = harmless(&desk, id);
        values.set(key, text);
        let content = Content { values: Some(values), ..Content::default() };
        let request = DraftRequest { template: id.to_owned(), content, ..DraftRequest::default() };
        let number = desk.draft(&request).unwrap().number;
        let found = desk.check(&number).unwrap().content;
        assert!(found.iter().any(|issue| issue.code == "C03" && issue.blocks()), "{id}: {found:?}");
    }
}

#[test]
fn the_reader_of_this_test_finds_what_is_there() {
    assert!(yields("张样例 ３７０４８１\n1880-0101 0018").is_some());
    assert!(yields("1,040.00 620.00").is_none());
}
