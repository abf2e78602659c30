//! The ledger, the round sheet and the catalogue of public information, as files.

use std::path::{Path, PathBuf};

use super::answered::Answered;
use super::asks::{ask, sheet, to_board, to_folder, to_printer, to_viewer};
use crate::core::fault::Fault;
use crate::core::notice::Stage;
use crate::core::words::{Lang, Message, Words};
use crate::desk::{CatalogFormat, Desk, Filter, LedgerFormat, Paper};
use crate::tui::answer::{Alternative, Ask, GuideSheet, NextStep, Outcome};
use crate::tui::ops::Ops;
use crate::tui::widgets::editor::FieldKind;

const XLSX: &str = "xlsx";
const CSV: &str = "csv";
const PDF: &str = "pdf";

/// The folder for tables in the home folder.
const TABLES: &str = "tables";

/// What can be the matter with a notice: what is kept, and its word.
const OPEN: &str = "open";
const OVERDUE: &str = "overdue";
const MATTERS: &[(&str, &str)] = &[(OPEN, "ledger-open-objections"), (OVERDUE, "ledger-overdue")];

pub(super) fn ledger(ops: &mut Ops) -> Result<GuideSheet, Fault> {
    let desk = ops.desk()?;
    let stage = |stage: Stage| Alternative { value: stage.slug().to_owned(), label: Some(Message::of(stage.key())) };
    let stages = Ask {
        choices: Stage::ALL.into_iter().map(stage).collect(),
        ..ask("stages", "ledger-ask-stages", FieldKind::Many).help("ledger-help-stages")
    };
    let kinds = Ask { choices: kinds(desk)?, ..ask("kind", "ledger-ask-kind", FieldKind::One).help("ledger-help-any") };
    let places = desk.office().places.iter().map(|place| place.name.clone());
    let asks = vec![
        ask("format", "ask-format", FieldKind::One)
            .words(&[(XLSX, "format-xlsx"), (CSV, "format-csv"), (PDF, "format-pdf")])
            .value(XLSX)
            .required(),
        stages,
        kinds,
        ask("place", "ledger-ask-place", FieldKind::One).plain(places).help("ledger-help-any"),
        ask("query", "ledger-ask-query", FieldKind::Text).help("ledger-help-query"),
        ask("only", "ledger-ask-only", FieldKind::Many).words(MATTERS).help("ledger-help-any"),
        ask("output", "ask-output", FieldKind::Output)
            .value(file(desk, "公示台账"))
            .help("tables-help-output")
            .required(),
    ];
    let about = vec![Message::of("ledger-about")];
    Ok(GuideSheet { foresees: true, ..sheet(Message::of("guide-ledger"), about, asks) })
}

// The kinds that were used so far, once each.
fn kinds(desk: &Desk) -> Result<Vec<Alternative>, Fault> {
    let mut kinds: Vec<Alternative> = Vec::new();
    for item in desk.list(&Filter::default())? {
        let id = item.notice.template.id;
        if kinds.iter().all(|kind| kind.value != id) {
            let label = Some(Message::of("ledger-kind-option").with("name", item.kind));
            kinds.push(Alternative { value: id, label });
        }
    }
    Ok(kinds)
}

pub(super) fn catalog(ops: &mut Ops) -> Result<GuideSheet, Fault> {
    let desk = ops.desk()?;
    let asks = vec![
        ask("format", "ask-format", FieldKind::One)
            .words(&[(PDF, "format-pdf"), (XLSX, "format-xlsx")])
            .value(PDF)
            .required(),
        ask("output", "ask-output", FieldKind::Output)
            .value(file(desk, "主动公开基本目录"))
            .help("tables-help-output")
            .required(),
    ];
    Ok(sheet(Message::of("guide-catalog"), vec![Message::of("catalog-about")], asks))
}

fn file(desk: &Desk, name: &str) -> String {
    desk.home().join(TABLES).join(format!("{name}-{}", desk.today())).display().to_string()
}

// The ending says what a file is: the one that was chosen wins over one that was typed.
fn output(desk: &Desk, answers: Answered<'_>) -> PathBuf {
    let format = answers.text("format");
    let path = answers.output("output", &desk.home().join(TABLES), &format);
    let known = path.extension().is_some_and(|ending| [XLSX, CSV, PDF].iter().any(|known| ending == *known));
    // A dot in a name is no ending.
    if known { path.with_extension(format) } else { PathBuf::from(format!("{}.{format}", path.display())) }
}

fn filter(answers: Answered<'_>) -> Filter {
    let stages = answers.list("stages");
    let only = answers.list("only");
    let is_wanted = |matter: &str| only.iter().any(|wanted| wanted == matter);
    Filter {
        stages: Stage::ALL.into_iter().filter(|stage| stages.iter().any(|slug| slug == stage.slug())).collect(),
        template: answers.given("kind"),
        place: answers.given("place"),
        query: answers.given("query"),
        open_objections: is_wanted(OPEN),
        overdue: is_wanted(OVERDUE),
    }
}

pub(super) fn foresee_ledger(desk: &Desk, answers: Answered<'_>) -> Result<Vec<Message>, Fault> {
    Ok(vec![Message::of("ledger-will").with("count", desk.list(&filter(answers))?.len())])
}

pub(super) fn write_ledger(ops: &mut Ops, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let format = match answers.text("format").as_str() {
        CSV => LedgerFormat::Csv,
        PDF => LedgerFormat::Pdf,
        _ => LedgerFormat::Xlsx,
    };
    let words = Words::of(ops.settings().lang.unwrap_or(Lang::Zh));
    let desk = ops.desk()?;
    let (path, count) = desk.write_ledger(&filter(answers), format, &output(desk, answers), words)?;
    let title = Message::of("ledger-done").with("path", path.display()).with("count", count);
    let printer = (format == LedgerFormat::Pdf).then(|| to_printer(None, &path, &Paper::a3().landscape().name()));
    Ok(Outcome { title, lines: Vec::new(), next: next(&path, printer) })
}

pub(super) fn round(ops: &mut Ops) -> Result<GuideSheet, Fault> {
    let path = format!("{}.{PDF}", file(ops.desk()?, "公示巡查表"));
    let output = ask("output", "ask-output", FieldKind::Output).value(path).help("ask-help-output").required();
    Ok(sheet(Message::of("guide-round"), vec![Message::of("round-about")], vec![output]))
}

pub(super) fn write_round(desk: &mut Desk, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let made = desk.write_round(None, &answers.output("output", &desk.home().join(TABLES), PDF))?;
    let title = Message::of("round-done").with("path", made.path.display()).with("count", made.count);
    let printer = to_printer(None, &made.path, &made.paper.name());
    Ok(Outcome { title, lines: Vec::new(), next: next(&made.path, Some(printer)) })
}

pub(super) fn write_catalog(desk: &mut Desk, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let format = if answers.text("format") == PDF { CatalogFormat::Pdf } else { CatalogFormat::Xlsx };
    let path = desk.write_catalog(format, &output(desk, answers))?;
    let title = Message::of("catalog-done").with("path", path.display());
    let printer = (answers.text("format") == PDF).then(|| to_printer(None, &path, &Paper::a3().landscape().name()));
    Ok(Outcome { title, lines: Vec::new(), next: next(&path, printer) })
}

fn next(path: &Path, printer: Option<NextStep>) -> Vec<NextStep> {
    let open = NextStep { label: Message::of("next-open"), ..to_viewer(path) };
    std::iter::once(open).chain(printer).chain([to_folder(path), to_board()]).collect()
}
