//! Text files and pasted text: which encoding, which delimiter, which cells.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use csv::{ReaderBuilder, StringRecord};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8};

use crate::core::fault::Fault;
use crate::core::words::Message;

use super::grid::{Grid, GridCell, GridRow};
use super::source::{FileKind, broken, no_sheet};

/// Line breaks inside one cell beyond which a quotation mark was left open.
const MAX_LINES_IN_CELL: usize = 30;
/// Lines that are looked at for the delimiter.
const SAMPLE_LINES: usize = 200;

/// The one sheet of a text file.
pub(super) fn grid(file: &str, bytes: &[u8]) -> Result<Grid, Fault> {
    // One kind of line end, so that lines can be counted.
    let mut text = decode(bytes).replace("\r\n", "\n").replace('\r', "\n");
    if is_binary(&text) {
        return Err(no_sheet(file));
    }
    if text.trim_start().starts_with('<') {
        return Err(Fault::input(Message::of("sheet-file-markup").with("file", file)));
    }
    if !text.ends_with('\n') {
        text.push('\n');
    }
    rows(file, &text)
}

// A byte order mark decides; text that is valid UTF-8 is UTF-8; the rest is Chinese of one kind or
// the other. GB18030 contains GBK and GB2312.
fn decode(bytes: &[u8]) -> String {
    let encoding = match Encoding::for_bom(bytes) {
        Some((marked, _)) => marked,
        None if std::str::from_utf8(bytes).is_ok() => UTF_8,
        None => guess(bytes),
    };
    encoding.decode(bytes).0.into_owned()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let hint = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if hint == BIG5 && !BIG5.decode_without_bom_handling(bytes).1 { BIG5 } else { GB18030 }
}

// A photograph decodes as something, too; but no spreadsheet has that many signs that are none.
fn is_binary(text: &str) -> bool {
    let odd = |c: char| c == '\u{FFFD}' || c.is_control() && !matches!(c, '\t' | '\n');
    let count = text.chars().filter(|c| odd(*c)).count();
    text.contains('\0') || count * 50 > text.chars().count()
}

// The delimiter that stands equally often in most lines: `1,680.00` between tabs does not.
fn delimiter(text: &str) -> u8 {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(SAMPLE_LINES).collect();
    let regularity = |byte: u8| {
        let mut counts: Vec<usize> = lines.iter().map(|line| outside_quotes(line, byte)).filter(|n| *n > 0).collect();
        counts.sort_unstable();
        counts.chunk_by(|a, b| a == b).map(|same| (same.len(), same.first().copied())).max().unwrap_or((0, None))
    };
    b",;|\t".iter().copied().max_by_key(|byte| regularity(*byte)).unwrap_or(b',')
}

fn outside_quotes(line: &str, delimiter: u8) -> usize {
    let mut quoted = false;
    let mut count = 0;
    for byte in line.bytes() {
        if byte == b'"' {
            quoted = !quoted;
        } else if byte == delimiter && !quoted {
            count += 1;
        }
    }
    count
}

fn rows(file: &str, text: &str) -> Result<Grid, Fault> {
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(text)).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    let mut record = StringRecord::new();
    let (mut number, mut lines) = (0_u32, 1_u64);
    while reader.read_record(&mut record).map_err(|_| broken(file, FileKind::Text))? {
        let inner = record.iter().map(line_breaks).max().unwrap_or_default();
        if inner > MAX_LINES_IN_CELL {
            return Err(Fault::input(Message::of("sheet-quote-open").with("file", file).with("row", number + 1)));
        }
        // The csv crate passes over blank lines; spreadsheet programs count them.
        let now = reader.position().line();
        let own: usize = 1 + record.iter().map(line_breaks).sum::<usize>();
        let blank = (now - lines).saturating_sub(u64::try_from(own).unwrap_or(u64::MAX));
        number = number.saturating_add(1).saturating_add(u32::try_from(blank).unwrap_or_default());
        lines = now;
        let cells: Vec<_> =
            record.iter().enumerate().filter_map(|(column, text)| Some((column, GridCell::text_of(text)?))).collect();
        if !cells.is_empty() {
            rows.push(GridRow::new(number, cells));
        }
    }
    Ok(Grid { name: stem(file).to_owned(), rows })
}

// `表/名单.csv` → `名单`: spreadsheet programs call the one sheet of a text file so.
fn stem(file: &str) -> &str {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn line_breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

#[cfg(test)]
mod tests {
    use super::{delimiter, grid};

    #[test]
    fn the_delimiter_is_the_regular_one() {
        assert_eq!(delimiter("甲\t1,680.00\n乙\t512\n丙\t2,048.00\n"), b'\t');
        assert_eq!(delimiter("名单（样例）\n姓名,金额\n张样例,\"1,680.00\"\n李示范,512\n"), b',');
        assert_eq!(delimiter("姓名;金额\n张样例;1,5\n"), b';');
        assert_eq!(delimiter("一列|二列\n甲|乙\n"), b'|');
    }

    #[test]
    fn rows_are_numbered_as_a_spreadsheet_numbers_them() {
        let grid = grid("a.csv", "甲,乙\r\n\r\n1,\"两\r\n行\"\r\n,\r\n\n3,4".as_bytes()).unwrap();
        let numbers: Vec<u32> = grid.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3, 6]);
    }
}
