//! Put a finished notice into the archive.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_story};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::Desk;
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let asks = vec![
        ask("no", "archive-ask-no", FieldKind::Text).help("archive-help-no").required(),
        at.by(at.desk.recorders()),
    ];
    let title = at.title("guide-archive");
    GuideSheet { question: Some(Message::of("archive-question")), ..sheet(title, Vec::new(), asks) }
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let no = answers.text("no");
    desk.archive(number, &no, answers.by().as_deref())?;
    let title = Message::of("archive-done").with("number", number).with("no", no);
    Ok(Outcome { title, lines: Vec::new(), next: vec![to_board(), to_story(number)] })
}
