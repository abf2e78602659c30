//! Print: paper, the printed period, where the PDF goes.

use super::answered::Answered;
use super::asks::{At, ask, last_day, sheet, to_board, to_step, to_story, to_viewer};
use crate::core::fault::Fault;
use crate::core::moves::PrintWish;
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::template::Span;
use crate::core::words::Message;
use crate::desk::{Desk, Paper, PrintRequest, PrintedFile};
use crate::tui::answer::{GuideSheet, NextStep, Outcome};
use crate::tui::job::{Deed, Job};
use crate::tui::ops::Progress;
use crate::tui::widgets::editor::FieldKind;

/// A clean poster for the wall.
const CLEAN: &str = "clean";
/// A marked draft to look at.
const DRAFT: &str = "draft";

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let reviewed = at.story.notice.passed_review().is_some();
    let (kinds, first): (&[(&str, &str)], &str) = if reviewed {
        (&[(CLEAN, "print-kind-clean"), (DRAFT, "print-kind-draft")], CLEAN)
    } else {
        (&[(DRAFT, "print-kind-draft")], DRAFT)
    };
    let papers = Paper::ALL.iter().map(|paper| paper.name());
    let asks = vec![
        ask("kind", "print-ask-kind", FieldKind::One).words(kinds).value(first).required(),
        ask("paper", "print-ask-paper", FieldKind::One).plain(papers).value(Paper::a4().name()).required(),
        ask("first", "print-ask-first", FieldKind::Day).value(at.today()).help("print-help-first").when("kind", &[CLEAN]),
        ask("days", "print-ask-days", FieldKind::Count).help("print-help-days").when("kind", &[CLEAN]),
        ask("until", "print-ask-until", FieldKind::Day).help("print-help-until").when("kind", &[CLEAN]),
        ask("output", "ask-output", FieldKind::Text).value(at.output("")).help("ask-help-output").required(),
        at.by(at.desk.able(Duty::Draft)),
    ];
    let title = Message::of("guide-print").with("number", at.number()).with("title", at.story.notice.title());
    let mut about = Vec::new();
    if !reviewed {
        about.push(Message::of("print-only-draft"));
    }
    about.extend(at.by.clone().and_then(|by| plan(at.desk, at.number(), &PrintWish::default(), &by).ok()));
    GuideSheet { foresees: true, ..sheet(title, about, asks) }
}

// The period that the poster will name.
fn plan(desk: &Desk, number: &str, wish: &PrintWish, by: &str) -> Result<Message, Fault> {
    let plan = desk.plan_print(number, wish, by)?;
    let message = Message::of("print-foreseen").with("no", plan.no).with("first", plan.first);
    Ok(message.with_said("last", last_day(plan.last)).with_said("span", Span::message(plan.span)))
}

fn wish(answers: &Answered<'_>) -> Result<PrintWish, Fault> {
    Ok(PrintWish { first: answers.day("first")?, until: answers.day("until")?, days: answers.count("days")? })
}

pub(super) fn foresee(desk: &Desk, number: &str, answers: &Answered<'_>) -> Result<Vec<Message>, Fault> {
    if answers.text("kind") == DRAFT {
        return Ok(vec![Message::of("print-foreseen-draft")]);
    }
    let by = answers.by().unwrap_or_default();
    Ok(vec![plan(desk, number, &wish(answers)?, &by)?])
}

pub(super) fn act(
    desk: &mut Desk,
    number: &str,
    answers: &Answered<'_>,
    watch: Progress<'_>,
) -> Result<Outcome, Fault> {
    let paper = answers.text("paper");
    let draft = answers.text("kind") == DRAFT;
    let request = PrintRequest {
        output: answers.path("output").unwrap_or_default(),
        paper: Paper::named(&paper).unwrap_or(Paper::a4()),
        wish: if draft { PrintWish::default() } else { wish(answers)? },
        draft,
        by: answers.by(),
    };
    let printed = desk.print(number, &request, watch)?;
    Ok(outcome(number, &printed, paper))
}

fn outcome(number: &str, printed: &PrintedFile, paper: String) -> Outcome {
    let printer = Deed::Printer { file: printed.path.clone(), paper };
    let printer = NextStep { label: Message::of("next-printer"), job: Job::Guide(printer) };
    let mut lines = vec![
        Message::of("outcome-file").with("path", printed.path.display()),
        Message::of("outcome-pages").with("pages", printed.pages),
    ];
    lines.extend(printed.why_draft.clone());
    lines.extend(printed.warnings.iter().map(|issue| issue.message.clone()));
    let Some(plan) = &printed.plan else {
        let next = vec![to_viewer(&printed.path), printer, to_story(number), to_board()];
        return Outcome { title: Message::of("outcome-draft").with("number", number), lines, next };
    };
    let period = Message::of("print-foreseen").with("no", plan.no).with("first", plan.first);
    let period = period.with_said("last", last_day(plan.last)).with_said("span", Span::message(plan.span));
    lines.insert(0, period);
    let next = vec![to_step(number, Move::Post), to_viewer(&printed.path), printer, to_story(number), to_board()];
    Outcome { title: Message::of("outcome-printed").with("number", number), lines, next }
}
