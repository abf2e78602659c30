//! Check a long-term list against the data.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_step, to_story};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::Desk;
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let asks = vec![
        ask("as_of", "verify-ask-as-of", FieldKind::Day).value(at.today()).help("verify-help-as-of").required(),
        ask("next", "verify-ask-next", FieldKind::Day).help("verify-help-next"),
        at.by(at.desk.able(Duty::Draft)),
    ];
    let title = at.title("guide-verify");
    sheet(title, vec![Message::of("verify-about")], asks)
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let by = answers.by();
    let due = desk.verify(number, answers.day("as_of")?, answers.day("next")?, by.as_deref())?;
    let next = due.map(|check| check.due.to_string()).unwrap_or_default();
    let title = Message::of("verify-done").with("number", number).with("next", next);
    let next = vec![to_board(), to_step(number, Move::Correct), to_story(number)];
    Ok(Outcome { title, lines: Vec::new(), next })
}
