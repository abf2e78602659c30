//! A drawn screen as readable text, and what must hold for every screen that is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

/// The text of `buf`, blanks at the ends of lines cut; `▏` stands before the cell of the caret.
pub(crate) fn screen_text(buf: &Buffer, caret: Option<Position>) -> String {
    let rows = (buf.area.top()..buf.area.bottom()).map(|row| line(buf, row, caret));
    let mut text = rows.collect::<Vec<_>>().join("\n");
    text.truncate(text.trim_end().len());
    text
}

fn line(buf: &Buffer, row: u16, caret: Option<Position>) -> String {
    let mut out = String::new();
    for (column, symbol) in symbols(buf, row) {
        if caret == Some(Position::new(column, row)) {
            out.push('▏');
        }
        out.push_str(symbol);
    }
    out.truncate(out.trim_end().len());
    out
}

/// The symbols of a row with their columns; what a wide one covers is left out.
fn symbols(buf: &Buffer, row: u16) -> Vec<(u16, &str)> {
    let mut out = Vec::new();
    let mut column = buf.area.left();
    while column < buf.area.right() {
        let symbol = buf.cell((column, row)).unwrap().symbol();
        out.push((column, symbol));
        column += u16::try_from(symbol.width().max(1)).unwrap();
    }
    out
}

/// The column and row where `text` stands in one row.
pub(crate) fn place_of(buf: &Buffer, text: &str) -> Option<(u16, u16)> {
    (buf.area.top()..buf.area.bottom()).find_map(|row| {
        let symbols = symbols(buf, row);
        (0..symbols.len()).find_map(|at| {
            let rest: String = symbols[at..].iter().map(|(_, symbol)| *symbol).collect();
            rest.starts_with(text).then_some((symbols[at].0, row))
        })
    })
}

/// What is wrong with a drawn screen: characters cut in half or sticking out, a caret outside.
pub(crate) fn faults(buf: &Buffer, caret: Option<Position>) -> Vec<String> {
    let mut found = Vec::new();
    let area: Rect = buf.area;
    for row in area.top()..area.bottom() {
        for (column, symbol) in symbols(buf, row) {
            let wide = u16::try_from(symbol.width()).unwrap();
            if column + wide.max(1) > area.right() {
                found.push(format!("{symbol} sticks out at {column},{row}"));
                continue;
            }
            if symbol.chars().any(char::is_control) {
                found.push(format!("control character {symbol:?} at {column},{row}"));
            }
            // The terminal shows the wide one; whatever hides below its second half is lost.
            let covered = (column + 1..column + wide).map(|at| buf.cell((at, row)).unwrap().symbol());
            found.extend(
                covered
                    .filter(|below| !below.trim().is_empty())
                    .map(|below| format!("{symbol} at {column},{row} covers {below}")),
            );
        }
    }
    if let Some(caret) = caret.filter(|caret| !area.contains(*caret)) {
        found.push(format!("caret outside at {caret:?}"));
    }
    found
}
