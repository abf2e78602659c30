//! Take a poster down, not before its period has passed.

use chrono::NaiveDate;

use super::{Scene, given, not_before, plain_text};
use crate::core::event::{Event, NewEvent, TakeDown};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;

/// A take-down to record.
#[derive(Clone, Debug)]
pub struct TakeDownOrder {
    /// Names of the places; all where it hangs when empty.
    pub places: Vec<String>,
    /// The day.
    pub day: NaiveDate,
    /// After the end of office hours (17:30): the day itself was a full day on the board.
    pub after_hours: bool,
    /// Witness.
    pub witness: String,
    /// Who took it down.
    pub by: String,
}

/// Records the take-down.
///
/// # Errors
/// Refused before the period has passed (names the first day allowed), for notices that hang
/// until they are replaced, with open objections still running inside the period, and in the
/// future or before the posting.
pub fn take_down(scene: Scene<'_>, order: &TakeDownOrder) -> Result<Vec<NewEvent>, Fault> {
    scene.office.entitled(&order.by, Duty::Post)?;
    allow(scene.notice, scene.template, Move::TakeDown)?;
    scene.not_in_future(order.day)?;
    long_enough(scene, order.day, order.after_hours)?;
    downs(scene, order)
}

/// Whether it may come down on `day`, as far as the period goes.
pub(super) fn long_enough(scene: Scene<'_>, day: NaiveDate, after_hours: bool) -> Result<(), Fault> {
    let standing = scene.standing();
    let number = &scene.notice.number;
    if scene.template.period.until_replaced || scene.notice.edition().is_some_and(|edition| edition.what.span.is_none())
    {
        return Err(Fault::refused(Message::of("takedown-until-replaced").with("number", number)));
    }
    let Some(progress) = standing.progress else {
        // Only after an upheld objection: what hangs no longer counts and must come down.
        return Ok(());
    };
    let last_full = if after_hours { day } else { day.pred_opt().unwrap_or(day) };
    if progress.served_by.is_none_or(|end| last_full < end) {
        let message = Message::of("takedown-too-early").with("day", day).with("end", progress.end);
        return Err(Fault::refused(message.with("from", progress.down_from).with("number", number)));
    }
    Ok(())
}

fn downs(scene: Scene<'_>, order: &TakeDownOrder) -> Result<Vec<NewEvent>, Fault> {
    let hanging = scene.notice.hanging_places();
    let places: Vec<&str> =
        if order.places.is_empty() { hanging.clone() } else { order.places.iter().map(String::as_str).collect() };
    let mut events = Vec::new();
    for place in places {
        if !hanging.contains(&place) {
            let message = Message::of("takedown-not-there").with("place", place).with("places", hanging.join("、"));
            return Err(Fault::refused(message));
        }
        let hung = scene.notice.hangings.iter().rev().find(|hanging| hanging.what.place == place);
        if let Some(hung) = hung {
            not_before(order.day, hung.day, "takedown-before-posting")?;
        }
        let down =
            TakeDown { place: place.to_owned(), after_hours: order.after_hours, witness: plain_text(&order.witness)? };
        events.push(scene.event(&order.by, order.day, Event::TakenDown(down)));
    }
    Ok(events)
}

/// Ends a notice before its time, as its correction announces: it comes down everywhere and is
/// withdrawn for good, never certified.
///
/// # Errors
/// Refused in the future, before the posting, or without a reason.
pub fn withdraw_from_board(scene: Scene<'_>, reason: &str, order: &TakeDownOrder) -> Result<Vec<NewEvent>, Fault> {
    scene.office.entitled(&order.by, Duty::Post)?;
    allow(scene.notice, scene.template, Move::Correct)?;
    scene.not_in_future(order.day)?;
    let reason = given(reason, "withdraw-no-reason")?;
    let mut events = downs(scene, order)?;
    events.push(scene.event(&order.by, order.day, Event::Withdrawn { reason }));
    Ok(events)
}
