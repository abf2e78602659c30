//! Issue the certificate.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_step, to_story, to_viewer};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::{Desk, Paper};
use crate::tui::answer::{GuideSheet, NextStep, Outcome};
use crate::tui::job::{Deed, Job};
use crate::tui::ops::Progress;
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let asks = vec![
        ask("output", "ask-output", FieldKind::Text).value(at.output("-情况说明")).help("ask-help-output").required(),
        at.by(at.desk.able(Duty::Draft)),
    ];
    let notice = &at.story.notice;
    let title = Message::of("guide-certify").with("number", at.number()).with("title", notice.title());
    let about = Message::of("certify-about").with("objections", notice.objections.len());
    sheet(title, vec![about.with("photos", notice.photos.len())], asks)
}

pub(super) fn act(
    desk: &mut Desk,
    number: &str,
    answers: &Answered<'_>,
    watch: Progress<'_>,
) -> Result<Outcome, Fault> {
    let output = answers.path("output").unwrap_or_default();
    let made = desk.certificate(number, &output, answers.by().as_deref(), watch)?;
    let printer = Deed::Printer { file: made.path.clone(), paper: Paper::a4().name() };
    let printer = NextStep { label: Message::of("next-printer"), job: Job::Guide(printer) };
    let title = Message::of("certify-done").with("number", number).with("path", made.path.display());
    let title = title.with("served", made.served).with("pages", made.pages);
    let next = vec![to_viewer(&made.path), to_step(number, Move::Archive), printer, to_story(number), to_board()];
    Ok(Outcome { title, lines: Vec::new(), next })
}
