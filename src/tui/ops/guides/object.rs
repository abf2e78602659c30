//! Record an objection. Who raised it stays on this computer.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_step, to_story};
use crate::core::fault::Fault;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::{Desk, ObjectRequest};
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

/// How objections come in: kept as they read in Chinese, as on the command line.
const CHANNELS: &[(&str, &str)] = &[
    ("来访", "channel-visit"),
    ("电话", "channel-telephone"),
    ("来信", "channel-letter"),
    ("网络", "channel-network"),
    ("其他", "channel-other"),
];

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let asks = vec![
        ask("channel", "object-ask-channel", FieldKind::One).words(CHANNELS).required(),
        ask("matter", "object-ask-matter", FieldKind::LongText).help("object-help-matter").required(),
        ask("objector", "object-ask-objector", FieldKind::Text).help("object-help-objector"),
        ask("contact", "object-ask-contact", FieldKind::Text).help("object-help-objector"),
        ask("day", "object-ask-day", FieldKind::Day).value(at.today()).required(),
        at.by(at.desk.recorders()),
    ];
    let title = at.title("guide-object");
    sheet(title, vec![Message::of("object-about")], asks)
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let request = ObjectRequest {
        day: answers.day("day")?,
        channel: answers.text("channel"),
        matter: answers.text("matter"),
        objector: answers.text("objector"),
        contact: answers.text("contact"),
        by: answers.by(),
    };
    let no = desk.object(number, &request)?;
    let title = Message::of("object-done").with("number", number).with("no", no);
    let next = vec![to_board(), to_step(number, Move::Settle), to_story(number)];
    Ok(Outcome { title, lines: Vec::new(), next })
}
