//! Record a shorter period that was allowed in writing.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_story};
use crate::core::fault::Fault;
use crate::core::moves::ExceptOrder;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::desk::Desk;
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let asks = vec![
        ask("days", "except-ask-days", FieldKind::Count).help("except-help-days").required(),
        ask("allowed_by", "except-ask-allowed", FieldKind::Text).required(),
        ask("paper", "except-ask-paper", FieldKind::Text).help("except-help-paper").required(),
        ask("reason", "except-ask-reason", FieldKind::LongText).required(),
        at.by(at.desk.able(Duty::Manage)),
    ];
    let title = at.title("guide-except");
    let question = Some(Message::of("except-question"));
    GuideSheet { question, ..sheet(title, vec![Message::of("except-about")], asks) }
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let days = answers.count("days")?.unwrap_or(0);
    let order = ExceptOrder {
        days,
        allowed_by: answers.text("allowed_by"),
        paper: answers.text("paper"),
        reason: answers.text("reason"),
        by: answers.by().unwrap_or_default(),
    };
    desk.except(number, order)?;
    let title = Message::of("except-done").with("number", number).with("days", days);
    Ok(Outcome { title, lines: Vec::new(), next: vec![to_board(), to_story(number)] })
}
