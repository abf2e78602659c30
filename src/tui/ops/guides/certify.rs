//! Issue the certificate.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_folder, to_printer, to_step, to_story, to_viewer};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::{Desk, Output, Paper};
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::ops::Progress;
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let asks = vec![
        ask("output", "ask-output", FieldKind::Output)
            .value(at.output(Output::certificate))
            .help("ask-help-output")
            .required(),
        at.by(at.desk.able(Duty::Draft)),
    ];
    let notice = &at.story.notice;
    let title = at.title("guide-certify");
    let about = Message::of("certify-about").with("objections", notice.objections.len());
    sheet(title, vec![about.with("photos", notice.photos.len())], asks)
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>, watch: Progress<'_>) -> Result<Outcome, Fault> {
    let output = answers.output("output", desk.posters().path(), "pdf");
    let made = desk.certificate(number, &output, answers.by().as_deref(), watch)?;
    let file = &made.path;
    let printer = to_printer(Some(number), file, &Paper::a4().name());
    let archive = to_step(number, Move::Archive);
    let next = vec![to_viewer(file), printer, archive, to_folder(file), to_story(number), to_board()];
    Ok(Outcome { title: made.told(number), lines: Vec::new(), next })
}
