//! Print: paper, the printed period, where the PDF goes.

use super::answered::Answered;
use super::asks::{At, POSTERS, ask, last_day, sheet, to_board, to_folder, to_printer, to_step, to_story, to_viewer};
use crate::core::fault::Fault;
use crate::core::moves::{PrintPlan, PrintWish};
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::template::Span;
use crate::core::words::Message;
use crate::desk::{Desk, Paper, PrintRequest, PrintedFile};
use crate::tui::answer::{Ask, GuideSheet, Outcome};
use crate::tui::ops::Progress;
use crate::tui::widgets::editor::FieldKind;

/// A clean poster for the wall.
const CLEAN: &str = "clean";
/// A marked draft to look at.
const DRAFT: &str = "draft";

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let obstacle = at.obstacle(Move::Print);
    let (kinds, first): (&[(&str, &str)], &str) = match obstacle {
        None => (&[(CLEAN, "print-kind-clean"), (DRAFT, "print-kind-draft")], CLEAN),
        Some(_) => (&[(DRAFT, "print-kind-draft")], DRAFT),
    };
    let papers = Paper::all().into_iter().map(Paper::name);
    let paper = at.story.notice.edition().map_or_else(|| Paper::a4().name(), |edition| edition.what.paper.clone());
    let mut asks = vec![
        ask("kind", "print-ask-kind", FieldKind::One).words(kinds).value(first).required(),
        ask("paper", "print-ask-paper", FieldKind::One).plain(papers).value(paper).required(),
        ask("first", "print-ask-first", FieldKind::Day)
            .value(at.today())
            .help("print-help-first")
            .when("kind", &[CLEAN]),
    ];
    // What hangs until it is replaced has no days to count.
    if at.story.template.period.minimum.is_some() {
        asks.extend([
            ask("days", "print-ask-days", FieldKind::Count).help("print-help-days").when("kind", &[CLEAN]),
            ask("until", "print-ask-until", FieldKind::Day).help("print-help-until").when("kind", &[CLEAN]),
        ]);
    }
    asks.extend([
        file("output", at.output("")).when("kind", &[CLEAN]),
        // A draft never takes the place of the poster.
        file("sample", at.output("-样张")).when("kind", &[DRAFT]),
        at.by(at.desk.able(Duty::Draft)),
    ]);
    GuideSheet { foresees: true, ..sheet(at.title("guide-print"), obstacle.into_iter().collect(), asks) }
}

fn file(key: &'static str, path: String) -> Ask {
    ask(key, "ask-output", FieldKind::Output).value(path).help("ask-help-output").required()
}

fn period(plan: &PrintPlan) -> Message {
    let message = Message::of("print-foreseen").with("no", plan.no).with("first", plan.first);
    message.with_said("last", last_day(plan.last)).with_said("span", Span::message(plan.span))
}

fn wish(answers: Answered<'_>) -> Result<PrintWish, Fault> {
    Ok(PrintWish { first: answers.day("first")?, until: answers.day("until")?, days: answers.count("days")? })
}

pub(super) fn foresee(desk: &Desk, number: &str, answers: Answered<'_>) -> Result<Vec<Message>, Fault> {
    if answers.text("kind") == DRAFT {
        return Ok(vec![Message::of("print-foreseen-draft")]);
    }
    let by = answers.by_or(desk.able(Duty::Draft)).unwrap_or_default();
    Ok(vec![period(&desk.plan_print(number, &wish(answers)?, &by)?)])
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>, watch: Progress<'_>) -> Result<Outcome, Fault> {
    let paper = answers.text("paper");
    let draft = answers.text("kind") == DRAFT;
    let request = PrintRequest {
        output: answers.output(if draft { "sample" } else { "output" }, &desk.home().join(POSTERS), "pdf"),
        style: Paper::named(&paper).unwrap_or(Paper::a4()).into(),
        wish: if draft { PrintWish::default() } else { wish(answers)? },
        draft,
        by: answers.by(),
    };
    let printed = desk.print(number, &request, watch)?;
    Ok(outcome(number, &printed, &paper))
}

fn outcome(number: &str, printed: &PrintedFile, paper: &str) -> Outcome {
    let mut lines: Vec<Message> = printed.why_draft.iter().cloned().collect();
    lines.extend(printed.plan.as_ref().map(period));
    lines.extend(printed.warnings.iter().map(|issue| issue.message.clone()));
    let file = &printed.path;
    let post = printed.plan.as_ref().map(|_| to_step(number, Move::Post));
    let look = [to_viewer(file), to_printer(Some(number), file, paper), to_folder(file), to_story(number), to_board()];
    Outcome { title: printed.told(number), lines, next: post.into_iter().chain(look).collect() }
}
