//! Send a PDF to a printer.

use std::path::Path;

use super::answered::Answered;
use super::asks::{ask, sheet, to_board, to_viewer};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::{Paper, PrinterOrder, send_to_printer};
use crate::tui::answer::{GuideSheet, NextStep, Outcome};
use crate::tui::ops::Ops;
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(file: &Path, paper: &str) -> GuideSheet {
    let asks = vec![
        ask("copies", "printer-ask-copies", FieldKind::Count).value("1").help("printer-help-copies").required(),
        ask("printer", "printer-ask-name", FieldKind::Text).help("printer-help-name"),
    ];
    let what = Message::of("printer-what").with("path", file.display()).with("paper", paper);
    sheet(Message::of("guide-printer"), vec![what, Message::of("printer-about")], asks)
}

/// After it the notice goes on as it would have without paper.
pub(super) fn act(
    ops: &mut Ops,
    number: Option<&str>,
    file: &Path,
    paper: &str,
    answers: Answered<'_>,
) -> Result<Outcome, Fault> {
    let order = PrinterOrder {
        printer: answers.given("printer"),
        copies: answers.count("copies")?.unwrap_or(1).max(1),
        paper: Paper::named(paper).unwrap_or(Paper::a4()),
        title: file.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
    };
    send_to_printer(file, &order)?;
    let title = Message::of("outcome-sent").with("path", file.display()).with("copies", order.copies);
    let natural: Option<NextStep> = number.map(|number| ops.natural_step(number)).transpose()?.flatten();
    let next = natural.into_iter().chain([to_board(), to_viewer(file)]).collect();
    Ok(Outcome { title, lines: Vec::new(), next })
}
