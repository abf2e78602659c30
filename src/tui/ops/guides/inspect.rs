//! Record what somebody saw at the board.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_step, to_story};
use crate::core::event::Condition;
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::{Desk, InspectRequest};
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

const INTACT: &str = "intact";
const DAMAGED: &str = "damaged";
const MISSING: &str = "missing";

/// What can be found: what is kept, and its word.
const CONDITIONS: &[(&str, &str)] =
    &[(INTACT, "condition-intact"), (DAMAGED, "condition-damaged"), (MISSING, "condition-missing")];

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let hanging = at.story.notice.hanging_places();
    let places: Vec<String> = if hanging.is_empty() {
        at.story.places.iter().map(|history| history.place.clone()).collect()
    } else {
        hanging.into_iter().map(str::to_owned).collect()
    };
    // What is missing somewhere is what somebody goes to look at.
    let missing = at.story.standing.missing.iter().find(|place| places.contains(place));
    let first = missing.or(places.first()).cloned().unwrap_or_default();
    let asks = vec![
        ask("place", "inspect-ask-place", FieldKind::One).plain(places).value(first).required(),
        ask("condition", "inspect-ask-condition", FieldKind::One).words(CONDITIONS).required(),
        ask("since", "inspect-ask-since", FieldKind::Day).help("inspect-help-since").when("condition", &[MISSING]),
        ask("day", "inspect-ask-day", FieldKind::Day).value(at.today()).required(),
        ask("remarks", "ask-remarks", FieldKind::Text),
        at.by(at.desk.able(Duty::Inspect)),
    ];
    let title = at.title("guide-inspect");
    sheet(title, vec![Message::of("inspect-about")], asks)
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let condition = match answers.text("condition").as_str() {
        DAMAGED => Condition::Damaged,
        MISSING => Condition::Missing,
        _ => Condition::Intact,
    };
    let request = InspectRequest {
        place: answers.given("place"),
        day: answers.day("day")?,
        condition,
        since: answers.day("since")?,
        remarks: answers.text("remarks"),
        by: answers.by(),
    };
    desk.inspect(number, &request)?;
    // What is damaged or gone is to hang again, printed anew or as it was.
    let steps: &[Move] = match condition {
        Condition::Intact => &[Move::Photo],
        Condition::Damaged => &[Move::Print, Move::Photo],
        Condition::Missing => &[Move::Inspect, Move::Print, Move::Photo],
    };
    let steps = steps.iter().map(|step| to_step(number, *step));
    let next = std::iter::once(to_board()).chain(steps).chain([to_story(number)]).collect();
    Ok(Outcome { title: request.told(number), lines: Vec::new(), next })
}
