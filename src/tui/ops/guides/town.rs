//! What a town does about the boards of its villages: ask for a notice, go round, judge.

use chrono::NaiveDate;

use super::answered::Answered;
use super::asks::{NO, YES, ask, by, sheet, to_folder, to_printer, to_viewer};
use crate::core::event::Condition;
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::words::{Lang, Message, Words};
use crate::desk::{Desk, DueList, JudgeOrder, Paper, RequestOrder, RoundEntered, RoundRequest, RoundRow};
use crate::tui::answer::{Alternative, Ask, GuideSheet, NextStep, Outcome};
use crate::tui::job::{Deed, Job};
use crate::tui::ops::Ops;
use crate::tui::town::{TownDeed, TownOrder};
use crate::tui::widgets::editor::FieldKind;

/// The folder for tables in the home folder.
const TABLES: &str = "tables";
/// What the due list can be written as.
const PDF: &str = "pdf";
const ICS: &str = "ics";

pub(super) fn guide(ops: &mut Ops, deed: &TownDeed) -> Result<GuideSheet, Fault> {
    match deed {
        TownDeed::Request(office) => request(ops, office),
        TownDeed::Round(office) => round(ops.desk()?, office),
        TownDeed::EnterRound(office) => enter(ops, office),
        TownDeed::Judge { number, .. } => judge(ops, number),
        TownDeed::DueSheet { office, until } => due_sheet(ops.desk()?, office.as_deref(), *until),
    }
}

pub(super) fn foresee(desk: &Desk, deed: &TownDeed, answers: Answered<'_>) -> Result<Vec<Message>, Fault> {
    let TownDeed::EnterRound(office) = deed else { return Ok(Vec::new()) };
    // Nothing is typed yet: the rows of the sheet, to be compared with the paper.
    if answers.given("found").is_none() {
        let list = desk.round_list(Some(office))?;
        let line = |(at, line): (usize, &crate::core::poster::RoundLine)| {
            let message = Message::of("round-row-is").with("row", at + 1).with("place", &line.place);
            message.with("number", &line.number).with("title", &line.title)
        };
        return Ok(list.lines.iter().enumerate().map(line).collect());
    }
    let found = desk.foresee_round(&entered(office, answers)?)?;
    Ok(found.iter().map(row).collect())
}

pub(super) fn act(ops: &mut Ops, deed: &TownDeed, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let words = Words::of(ops.settings().lang.unwrap_or(Lang::Zh));
    let desk = ops.desk()?;
    match deed {
        TownDeed::Request(office) => act_request(desk, office, answers),
        TownDeed::Round(office) => act_round(desk, office, answers),
        TownDeed::EnterRound(office) => {
            let entered = desk.enter_round(&entered(office, answers)?)?;
            Ok(told(office, &entered))
        }
        TownDeed::Judge { office, number } => act_judge(desk, office, number, answers),
        TownDeed::DueSheet { office, until } => {
            let list = desk.due_list(office.as_deref(), Some(*until))?;
            write_due(desk, &list, words, answers)
        }
    }
}

fn request(ops: &mut Ops, office: &str) -> Result<GuideSheet, Fault> {
    let person = ops.person(Some(Duty::Manage));
    let desk = ops.desk()?;
    let kind = |template: &crate::core::template::Template| Alternative {
        value: template.id.clone(),
        label: Some(Message::of("ledger-kind-option").with("name", &template.name)),
    };
    let asks = vec![
        ask("what", "request-ask-what", FieldKind::Text).help("request-help-what").required(),
        Ask {
            choices: desk.shelf().iter().map(kind).collect(),
            ..ask("kind", "request-ask-kind", FieldKind::One).help("request-help-kind")
        },
        ask("due", "request-ask-due", FieldKind::Day).required(),
        by(desk.able(Duty::Manage), person),
    ];
    let name = desk.office_view(office)?.row.office.name;
    let about = vec![Message::of("request-about")];
    Ok(sheet(Message::of("guide-request").with("office", name), about, asks))
}

fn act_request(desk: &mut Desk, office: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let due = answers.day("due")?.unwrap_or(desk.today());
    let (what, template) = (answers.text("what"), answers.given("kind"));
    let order = RequestOrder { office: office.to_owned(), what: what.clone(), template, due, by: answers.by() };
    let name = desk.request(&order)?;
    let title = Message::of("request-done").with("name", name).with("what", &what).with("due", due);
    Ok(Outcome { title, lines: Vec::new(), next: vec![to_village(office), to_send()] })
}

fn round(desk: &Desk, office: &str) -> Result<GuideSheet, Fault> {
    let list = desk.round_list(Some(office))?;
    let name = format!("{}-巡查表-{}.pdf", list.office.short, desk.today());
    let file = desk.home().join(TABLES).join(name).display().to_string();
    let asks = vec![ask("output", "ask-output", FieldKind::Output).value(file).help("tables-help-output").required()];
    let about = Message::of("town-round-about").with("count", list.lines.len()).with("code", list.code);
    Ok(sheet(Message::of("guide-town-round").with("office", list.office.name), vec![about], asks))
}

fn act_round(desk: &mut Desk, office: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let made = desk.write_round(Some(office), &answers.output("output", &desk.home().join(TABLES), "pdf"))?;
    let title = Message::of("town-round-done").with("path", made.path.display()).with("count", made.count);
    let title = title.with("sheet", &made.code);
    let enter = Job::Guide(Deed::Town(TownDeed::EnterRound(office.to_owned())));
    let next = vec![
        to_printer(None, &made.path, &made.paper.name()),
        NextStep { label: Message::of("next-open"), ..to_viewer(&made.path) },
        to_folder(&made.path),
        NextStep { label: Message::of("act-enter-round"), job: enter },
        to_village(office),
    ];
    Ok(Outcome { title, lines: Vec::new(), next })
}

fn enter(ops: &mut Ops, office: &str) -> Result<GuideSheet, Fault> {
    let person = ops.person(Some(Duty::Inspect));
    let desk = ops.desk()?;
    let list = desk.round_list(Some(office))?;
    let asks = vec![
        ask("sheet", "enter-ask-sheet", FieldKind::Text).help("enter-help-sheet").required(),
        ask("found", "enter-ask-found", FieldKind::Text).help("enter-help-found").required(),
        ask("day", "inspect-ask-day", FieldKind::Day).value(desk.today().to_string()).required(),
        by(desk.able(Duty::Inspect), person),
    ];
    let about = Message::of("enter-about").with("count", list.lines.len());
    let title = Message::of("guide-enter-round").with("office", list.office.name);
    Ok(GuideSheet { foresees: true, ..sheet(title, vec![about], asks) })
}

fn entered(office: &str, answers: Answered<'_>) -> Result<RoundRequest, Fault> {
    Ok(RoundRequest {
        office: Some(office.to_owned()),
        found: answers.text("found"),
        sheet: answers.text("sheet"),
        day: answers.day("day")?,
        by: answers.by(),
    })
}

fn row(row: &RoundRow) -> Message {
    let condition = match row.condition {
        Condition::Intact => "condition-intact",
        Condition::Damaged => "condition-damaged",
        Condition::Missing => "condition-missing",
    };
    let message = Message::of("round-row-found").with("row", row.row).with("place", &row.place);
    message.with("number", &row.number).with_word("condition", condition).with("remarks", &row.remarks)
}

fn told(office: &str, entered: &RoundEntered) -> Outcome {
    let count = |condition| entered.found.iter().filter(|row| row.condition == condition).count();
    let title = Message::of("round-entered").with("office", &entered.office).with("count", entered.found.len());
    let title = title.with("intact", count(Condition::Intact)).with("damaged", count(Condition::Damaged));
    let lines = entered.found.iter().filter(|it| it.condition != Condition::Intact).map(row);
    let lines = lines.chain([Message::of("town-travels")]).collect();
    let title = title.with("missing", count(Condition::Missing));
    Outcome { title, lines, next: vec![to_village(office), to_send()] }
}

fn judge(ops: &mut Ops, number: &str) -> Result<GuideSheet, Fault> {
    let person = ops.person(Some(Duty::Review));
    let asks = vec![
        ask("passed", "judge-ask-passed", FieldKind::One).words(&[(YES, "judge-passed"), (NO, "judge-not")]).required(),
        ask("remarks", "ask-remarks", FieldKind::Text).help("judge-help-remarks"),
        by(ops.desk()?.able(Duty::Review), person),
    ];
    Ok(sheet(Message::of("guide-judge").with("number", number), vec![Message::of("judge-about")], asks))
}

fn act_judge(desk: &mut Desk, office: &str, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let (passed, remarks) = (answers.is_yes("passed"), answers.text("remarks"));
    let order = JudgeOrder { office: office.to_owned(), number: number.to_owned(), passed, remarks, by: answers.by() };
    let name = desk.judge(&order)?;
    let title = Message::of("judge-done").with("name", name).with("number", number);
    let case = TownOrder::Case { office: office.to_owned(), number: number.to_owned() };
    let back = NextStep { label: Message::of("next-story"), job: Job::Town(case) };
    Ok(Outcome { title, lines: Vec::new(), next: vec![back, to_village(office), to_send()] })
}

fn due_sheet(desk: &Desk, office: Option<&str>, until: NaiveDate) -> Result<GuideSheet, Fault> {
    let count = desk.due_list(office, Some(until))?.items.len();
    let file = desk.home().join(TABLES).join(format!("到期事项-{}", desk.today())).display().to_string();
    let asks = vec![
        ask("format", "ask-format", FieldKind::One)
            .words(&[(PDF, "format-pdf"), (ICS, "format-ics")])
            .value(PDF)
            .required(),
        ask("output", "ask-output", FieldKind::Output).value(file).help("tables-help-output").required(),
    ];
    let about = Message::of("due-sheet-about").with("count", count).with("until", until);
    Ok(sheet(Message::of("guide-due-sheet"), vec![about], asks))
}

fn write_due(desk: &Desk, list: &DueList, words: &Words, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let format = if answers.text("format") == ICS { ICS } else { PDF };
    let path = answers.output("output", &desk.home().join(TABLES), format).with_extension(format);
    let path =
        if format == ICS { desk.write_due_calendar(list, &path, words)? } else { desk.write_due_list(list, &path)? };
    let title = Message::of("due-done").with("path", path.display()).with("count", list.items.len());
    let printer = (format == PDF).then(|| to_printer(None, &path, &Paper::a4().landscape().name()));
    let open = NextStep { label: Message::of("next-open"), ..to_viewer(&path) };
    let next = std::iter::once(open).chain(printer).chain([to_folder(&path)]).collect();
    Ok(Outcome { title, lines: Vec::new(), next })
}

fn to_village(office: &str) -> NextStep {
    NextStep { label: Message::of("next-village"), job: Job::Town(TownOrder::Village(office.to_owned())) }
}

fn to_send() -> NextStep {
    NextStep { label: Message::of("guide-send"), job: Job::Guide(Deed::Send) }
}
