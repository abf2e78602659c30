//! Give up what never hung.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_story};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::desk::Desk;
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let asks = vec![
        ask("reason", "withdraw-ask-reason", FieldKind::LongText).help("withdraw-help-reason").required(),
        at.by(at.desk.able(Duty::Draft)),
    ];
    let title = at.title("guide-withdraw");
    let question = Some(Message::of("withdraw-question"));
    GuideSheet { question, ..sheet(title, vec![Message::of("withdraw-about")], asks) }
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    desk.withdraw(number, &answers.text("reason"), answers.by().as_deref())?;
    let title = Message::of("withdraw-done").with("number", number);
    Ok(Outcome { title, lines: Vec::new(), next: vec![to_board(), to_story(number)] })
}
