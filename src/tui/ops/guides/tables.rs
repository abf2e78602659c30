//! The ledger and the catalogue of public information, as files.

use super::answered::Answered;
use super::asks::{ask, sheet, to_board, to_viewer};
use crate::core::fault::Fault;
use crate::core::notice::Stage;
use crate::core::words::{Lang, Message, Words};
use crate::desk::{CatalogFormat, Desk, Filter, LedgerFormat};
use crate::tui::answer::{Alternative, Ask, GuideSheet, Outcome};
use crate::tui::ops::Ops;
use crate::tui::widgets::editor::FieldKind;

const XLSX: &str = "xlsx";
const CSV: &str = "csv";
const PDF: &str = "pdf";

pub(super) fn ledger(ops: &mut Ops) -> Result<GuideSheet, Fault> {
    let desk = ops.desk()?;
    let output = desk.home().join("tables").join(format!("ledger-{}", desk.today())).display().to_string();
    let stage = |stage: Stage| Alternative { value: stage.slug().to_owned(), label: Some(Message::of(stage.key())) };
    let stages = Ask {
        choices: Stage::ALL.into_iter().map(stage).collect(),
        ..ask("stages", "ledger-ask-stages", FieldKind::Many).help("ledger-help-stages")
    };
    let formats = &[(XLSX, "format-xlsx"), (CSV, "format-csv")];
    let asks = vec![
        ask("format", "ask-format", FieldKind::One).words(formats).value(XLSX).required(),
        stages,
        ask("output", "ask-output", FieldKind::Text).value(output).help("tables-help-output").required(),
    ];
    Ok(sheet(Message::of("guide-ledger"), vec![Message::of("ledger-about")], asks))
}

pub(super) fn catalog(ops: &mut Ops) -> Result<GuideSheet, Fault> {
    let desk = ops.desk()?;
    let output = desk.home().join("tables").join(format!("catalog-{}", desk.today())).display().to_string();
    let formats = &[(PDF, "format-pdf"), (XLSX, "format-xlsx")];
    let asks = vec![
        ask("format", "ask-format", FieldKind::One).words(formats).value(PDF).required(),
        ask("output", "ask-output", FieldKind::Text).value(output).help("tables-help-output").required(),
    ];
    Ok(sheet(Message::of("guide-catalog"), vec![Message::of("catalog-about")], asks))
}

// The ending says what a file is: the one that was chosen wins over one that was typed.
fn output(answers: &Answered<'_>) -> std::path::PathBuf {
    answers.path("output").unwrap_or_default().with_extension(answers.text("format"))
}

pub(super) fn write_ledger(ops: &mut Ops, answers: &Answered<'_>) -> Result<Outcome, Fault> {
    let wanted = answers.list("stages");
    let stages = Stage::ALL.into_iter().filter(|stage| wanted.iter().any(|slug| slug == stage.slug())).collect();
    let filter = Filter { stages, ..Filter::default() };
    let format = if answers.text("format") == CSV { LedgerFormat::Csv } else { LedgerFormat::Xlsx };
    let lang = ops.settings().lang.unwrap_or(Lang::Zh);
    let (path, count) = ops.desk()?.write_ledger(&filter, format, &output(answers), Words::of(lang))?;
    let title = Message::of("outcome-ledger").with("path", path.display()).with("count", count);
    Ok(Outcome { title, lines: Vec::new(), next: vec![to_viewer(&path), to_board()] })
}

pub(super) fn write_catalog(desk: &mut Desk, answers: &Answered<'_>) -> Result<Outcome, Fault> {
    let format = if answers.text("format") == PDF { CatalogFormat::Pdf } else { CatalogFormat::Xlsx };
    let path = desk.write_catalog(format, &output(answers))?;
    let title = Message::of("outcome-catalog").with("path", path.display());
    Ok(Outcome { title, lines: Vec::new(), next: vec![to_viewer(&path), to_board()] })
}
