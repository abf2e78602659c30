//! Settle an objection.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_step, to_story};
use crate::core::event::Outcome as Ending;
use crate::core::fault::Fault;
use crate::core::stage::Move;
use crate::core::template::Remedy;
use crate::core::words::Message;
use crate::desk::{Desk, SettleRequest};
use crate::tui::answer::{Alternative, Ask, GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

const UPHELD: &str = "upheld";
const REJECTED: &str = "rejected";

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let open = at.story.notice.open_objections();
    let option = |raised: &&crate::core::notice::Dated<crate::core::event::Objection>| Alternative {
        value: raised.what.no.to_string(),
        label: Some(Message::of("settle-option").with("no", raised.what.no).with("matter", &raised.what.matter)),
    };
    let which =
        Ask { choices: open.iter().map(option).collect(), ..ask("objection", "settle-ask-which", FieldKind::One) };
    let first = open.first().map(|raised| raised.what.no.to_string()).unwrap_or_default();
    let outcomes = &[(REJECTED, "outcome-rejected"), (UPHELD, "outcome-upheld")];
    let asks = vec![
        which.value(first).required(),
        ask("outcome", "settle-ask-outcome", FieldKind::One).words(outcomes).required(),
        ask("reason", "settle-ask-reason", FieldKind::LongText).help("settle-help-reason").required(),
        ask("remedy", "settle-ask-remedy", FieldKind::Text)
            .help("settle-help-remedy")
            .required()
            .when("outcome", &[REJECTED]),
        ask("day", "settle-ask-day", FieldKind::Day).value(at.today()).required(),
        at.by(at.desk.recorders()),
    ];
    let title = at.title("guide-settle");
    let about = vec![Message::of("settle-about").with("rule", &at.story.template.objection.text)];
    GuideSheet { question: Some(Message::of("settle-question")), foresees: true, ..sheet(title, about, asks) }
}

/// The objection at hand in full, and what settling it like this leads to.
pub(super) fn foresee(desk: &Desk, number: &str, answers: Answered<'_>) -> Result<Vec<Message>, Fault> {
    let story = desk.story(number)?;
    let no = answers.count("objection")?;
    let open = story.notice.open_objections();
    let raised = open.iter().find(|raised| Some(raised.what.no) == no).map(|raised| {
        let message = Message::of("settle-raised").with("no", raised.what.no).with("day", raised.day);
        message.with("channel", &raised.what.channel).with("matter", &raised.what.matter)
    });
    let repost = story.template.objection.remedy == Remedy::ReverifyRepost;
    let repost = (answers.text("outcome") == UPHELD && repost).then(|| Message::of("settle-will-repost"));
    Ok(raised.into_iter().chain(repost).collect())
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let request = SettleRequest {
        objection: answers.count("objection")?,
        outcome: if answers.text("outcome") == UPHELD { Ending::Upheld } else { Ending::Rejected },
        reason: answers.text("reason"),
        remedy: answers.text("remedy"),
        day: answers.day("day")?,
        by: answers.by(),
    };
    let (no, repost) = desk.settle(number, &request)?;
    let key = if repost { "settle-repost" } else { "settle-done" };
    let title = Message::of(key).with("number", number).with("no", no);
    let another = !desk.story(number)?.notice.open_objections().is_empty();
    let steps: &[Move] = match (another, repost) {
        (true, _) => &[Move::Settle],
        (false, true) => &[Move::Correct, Move::Print],
        (false, false) => &[],
    };
    let steps = steps.iter().map(|step| to_step(number, *step));
    let next = steps.chain([to_board(), to_story(number)]).collect();
    Ok(Outcome { title, lines: Vec::new(), next })
}
