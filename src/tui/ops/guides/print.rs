//! Print: paper, the printed period, where the PDF goes.

use super::answered::Answered;
use super::asks::{At, ask, last_day, sheet, to_board, to_folder, to_printer, to_step, to_story, to_viewer};
use crate::core::fault::Fault;
use crate::core::moves::{PrintPlan, PrintWish};
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::template::Span;
use crate::core::words::Message;
use crate::desk::{Desk, Fit, Lie, Output, Paper, PrintRequest, PrintedFile, Style, Theme};
use crate::tui::answer::{Ask, GuideSheet, Outcome};
use crate::tui::ops::Progress;
use crate::tui::widgets::editor::FieldKind;

/// A clean poster for the wall.
const CLEAN: &str = "clean";
/// A marked draft to look at.
const DRAFT: &str = "draft";

/// Which way the paper lies.
const GIVEN: &str = "given";
const AUTO: &str = "auto";
const TURNS: &[(&str, &str)] = &[(GIVEN, "print-turn-given"), (AUTO, "print-turn-auto")];
/// How it is dressed.
const PLAIN: &str = "plain";
const OFFICIAL: &str = "official";
const THEMES: &[(&str, &str)] = &[(PLAIN, "print-theme-plain"), (OFFICIAL, "print-theme-official")];
/// How many pages it takes.
const PAGES: &str = "pages";
const ONE_PAGE: &str = "one-page";
const FITS: &[(&str, &str)] = &[(PAGES, "print-fit-pages"), (ONE_PAGE, "print-fit-one")];

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let obstacle = at.obstacle(Move::Print);
    let (kinds, first): (&[(&str, &str)], &str) = match obstacle {
        None => (&[(CLEAN, "print-kind-clean"), (DRAFT, "print-kind-draft")], CLEAN),
        Some(_) => (&[(DRAFT, "print-kind-draft")], DRAFT),
    };
    let mut asks = vec![
        ask("kind", "print-ask-kind", FieldKind::One).words(kinds).value(first).required(),
        paper(at),
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
        file("output", at.output(Output::poster)).when("kind", &[CLEAN]),
        // A draft never takes the place of the poster.
        file("sample", at.output(Output::sample)).when("kind", &[DRAFT]),
        at.by(at.desk.able(Duty::Draft)),
    ]);
    // Seldom changed: last, so that nobody has to pass them.
    asks.extend([
        ask("turn", "print-ask-turn", FieldKind::One).words(TURNS).value(last(at, "turn", GIVEN)).required(),
        ask("theme", "print-ask-theme", FieldKind::One).words(THEMES).value(last(at, "theme", PLAIN)).required(),
        ask("fit", "print-ask-fit", FieldKind::One).words(FITS).value(last(at, "fit", PAGES)).required(),
    ]);
    GuideSheet { foresees: true, ..sheet(at.title("guide-print"), obstacle.into_iter().collect(), asks) }
}

// As it was for the last poster at this screen, or as most like it.
fn last(at: &At<'_>, key: &str, usual: &str) -> String {
    at.poster.get(key).map_or(usual, String::as_str).to_owned()
}

// That of the last edition of the notice comes first.
fn paper(at: &At<'_>) -> Ask {
    let edition = at.story.notice.edition().map(|edition| edition.what.paper.clone());
    let paper = edition.unwrap_or_else(|| last(at, "paper", &Paper::a4().name()));
    let mut papers: Vec<String> = Paper::all().into_iter().map(Paper::name).collect();
    if !papers.contains(&paper) {
        papers.push(paper.clone());
    }
    ask("paper", "print-ask-paper", FieldKind::One).plain(papers).value(paper).required()
}

fn style(answers: Answered<'_>) -> Style {
    let paper = Paper::named(&answers.text("paper")).unwrap_or(Paper::a4());
    let lie = if answers.text("turn") == AUTO { Lie::Best } else { Lie::Given };
    let theme = if answers.text("theme") == OFFICIAL { Theme::Official } else { Theme::Plain };
    let fit = if answers.text("fit") == ONE_PAGE { Fit::OnePage } else { Fit::Pages };
    Style { lie, theme, fit, ..Style::from(paper) }
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
    let output = answers.output(if draft { "sample" } else { "output" }, desk.posters().path(), "pdf");
    let request = PrintRequest {
        wish: if draft { PrintWish::default() } else { wish(answers)? },
        draft,
        by: answers.by(),
        ..PrintRequest::new(Output::File(output), style(answers))
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
