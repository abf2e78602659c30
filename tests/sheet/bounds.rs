//! Files that are empty, huge, damaged, locked or something else.

use std::io::{Cursor, Read, Write};

use cfb::CompoundFile;
use gongshilan::core::fault::Fault;
use gongshilan::sheet::{Cell, SheetReport, read, write_xlsx};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::support::{assert_refusal, data, dibao, order, refusal};

fn fault(name: &str, bytes: &[u8]) -> Fault {
    let fault = match read(&order(name, bytes, &dibao())) {
        Err(fault) => fault,
        Ok(SheetReport { rows, .. }) => panic!("{name} was read: {} rows", rows.len()),
    };
    assert_refusal(&fault);
    fault
}

fn key(name: &str, bytes: &[u8]) -> String {
    fault(name, bytes).message.key.into_owned()
}

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn nothing_is_refused_with_its_name() {
    let fault = fault("空.xlsx", b"");
    assert_eq!(fault.message.key, "sheet-file-empty");
    assert!(fault.message.arg("file") == Some("空.xlsx"));
    assert_eq!(key("空.csv", b"\xEF\xBB\xBF"), "sheet-blank");
    assert_eq!(key("空.csv", b"\r\n \r\n"), "sheet-blank");
}

#[test]
fn what_is_no_spreadsheet_is_refused() {
    assert_eq!(key("说明.pdf", b"%PDF-1.7 1 0 obj"), "sheet-file-other");
    assert_eq!(key("a.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"), "sheet-file-other");
    assert_eq!(key("a.docx", &packed(&[("word/document.xml", b"<w/>")])), "sheet-file-other");
    assert_eq!(key("a.zip", &packed(&[])), "sheet-file-other");
    assert_eq!(key("a.xls", "<html><table><tr><td>户主".as_bytes()), "sheet-file-markup");
}

#[test]
fn damaged_files_are_refused() {
    for name in ["dibao-households.xlsx", "dibao-households.ods", "fund-allocation.xlsx"] {
        let bytes = data(name);
        for share in 1..10 {
            assert_eq!(key(name, &bytes[..bytes.len() * share / 10]), "sheet-file-broken", "{name} {share}");
        }
    }
    let bytes = data("dibao-households.xls");
    assert_eq!(key("a.xls", &bytes[..4000]), "sheet-file-broken");
    assert_eq!(key("a.xlsx", &packed(&[("xl/workbook.xml", b"<workbook><sheets>")])), "sheet-file-broken");
}

#[test]
fn a_locked_workbook_is_recognised() {
    assert_eq!(key("名单.xlsx", &locked()), "sheet-file-locked");
}

// The wrapping that Office puts around a workbook with a password.
fn locked() -> Vec<u8> {
    let mut container = CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    container.create_stream("EncryptedPackage").unwrap().write_all(&[7; 5000]).unwrap();
    container.flush().unwrap();
    container.into_inner().into_inner()
}

// The sample with one of its cells (a LabelSst record) moved to another place.
fn moved(row: u16, column: u16) -> Vec<u8> {
    let mut container = CompoundFile::open(Cursor::new(data("dibao-households.xls"))).unwrap();
    let mut stream = Vec::new();
    container.open_stream("Workbook").unwrap().read_to_end(&mut stream).unwrap();
    let mut at = 0;
    let record = loop {
        let size = usize::from(u16::from_le_bytes([stream[at + 2], stream[at + 3]]));
        if stream[at..at + 2] == [0xFD, 0x00] {
            break at + 4;
        }
        at += 4 + size;
    };
    stream[record..record + 2].copy_from_slice(&row.to_le_bytes());
    stream[record + 2..record + 4].copy_from_slice(&column.to_le_bytes());
    container.open_stream("Workbook").unwrap().write_all(&stream).unwrap();
    container.flush().unwrap();
    container.into_inner().into_inner()
}

#[test]
fn a_moved_cell_of_an_old_workbook_does_not_fill_the_memory() {
    assert_eq!(key("a.xls", &moved(3, 0xFF00)), "sheet-file-broken");
    assert_eq!(key("a.xls", &moved(60_000, 250)), "sheet-sprawl");
    assert_eq!(read(&order("a.xls", &moved(900, 7), &dibao())).unwrap().rows.len(), 37);
}

#[test]
fn a_large_file_is_refused_unread() {
    let bytes = vec![b'a'; 64 * 1024 * 1024 + 1];
    assert_eq!(key("a.csv", &bytes), "sheet-file-big");
}

#[test]
fn a_small_file_that_unpacks_to_a_huge_one_is_refused() {
    let zeros = vec![0; 257 * 1024 * 1024];
    let bytes = packed(&[("xl/workbook.xml", &zeros)]);
    assert!(bytes.len() < 1024 * 1024);
    assert_eq!(key("a.xlsx", &bytes), "sheet-file-bomb");
}

#[test]
fn too_many_rows_are_refused() {
    let rows = |count: usize| format!("户主姓名,保障人数,村组,金额\n{}", "张样例,1,村,5\n".repeat(count));
    assert_eq!(refusal(&rows(100_000)).message.key, "sheet-rows-many");
    let most = read(&order("a.csv", rows(99_999).as_bytes(), &dibao())).unwrap();
    assert_eq!(most.rows.len(), 99_999);
}

#[test]
fn an_open_quotation_mark_does_not_swallow_the_list() {
    let list = "李示范,1,石碾样例村,620\n".repeat(40);
    let fault = refusal(&format!("户主姓名,保障人数,村组,金额\n\"张样例,2,槐影样例村,1040\n{list}"));
    assert_eq!(fault.message.key, "sheet-quote-open");
    assert!(fault.message.arg("row") == Some("2"), "{fault:?}");
}

#[test]
fn headings_without_rows_are_an_error() {
    let bytes = write_xlsx("名单", &["户主姓名".to_owned(), "金额".to_owned()], &[]).unwrap();
    let report = read(&order("a.xlsx", &bytes, &dibao())).unwrap();
    assert!(report.problems.iter().any(|problem| problem.message.key == "sheet-no-rows"), "{:?}", report.problems);
}

#[test]
fn a_cell_far_away_costs_nothing() {
    let far = r#"<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>户主姓名</v></c><c r="B1" t="str"><v>金额</v></c></row>
        <row r="2"><c r="A2" t="str"><v>张样例</v></c><c r="B2"><v>1040</v></c></row>
        <row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>"#;
    let bytes = with_sheet(&far.replace('\n', ""));
    let report = read(&order("a.xlsx", &bytes, &dibao())).unwrap();
    assert_eq!(report.rows.len(), 1);
    assert_eq!(report.ignored, ["XFD"]);
}

// A workbook whose only sheet is `xml`.
fn with_sheet(xml: &str) -> Vec<u8> {
    let plain = write_xlsx("", &["a".to_owned()], &[vec![Cell::Empty]]).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(plain)).unwrap();
    let mut out = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).unwrap();
        if part.name().unwrap() == "xl/worksheets/sheet1.xml" {
            out.start_file("xl/worksheets/sheet1.xml", SimpleFileOptions::default()).unwrap();
            out.write_all(xml.as_bytes()).unwrap();
        } else {
            out.raw_copy_file(part).unwrap();
        }
    }
    out.finish().unwrap().into_inner()
}
