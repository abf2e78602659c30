//! Send a PDF to a printer.

use std::path::Path;

use super::answered::Answered;
use super::asks::{ask, sheet, to_board, to_viewer};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::{Paper, PrinterOrder, send_to_printer};
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide() -> GuideSheet {
    let asks = vec![
        ask("copies", "printer-ask-copies", FieldKind::Count).value("1").required(),
        ask("printer", "printer-ask-name", FieldKind::Text).help("printer-help-name"),
    ];
    sheet(Message::of("guide-printer"), vec![Message::of("printer-about")], asks)
}

pub(super) fn act(file: &Path, paper: &str, answers: &Answered<'_>) -> Result<Outcome, Fault> {
    let order = PrinterOrder {
        printer: answers.given("printer"),
        copies: answers.count("copies")?.unwrap_or(1).max(1),
        paper: Paper::named(paper).unwrap_or(Paper::a4()),
    };
    send_to_printer(file, &order)?;
    let title = Message::of("outcome-sent").with("path", file.display()).with("copies", order.copies);
    Ok(Outcome { title, lines: Vec::new(), next: vec![to_board(), to_viewer(file)] })
}
