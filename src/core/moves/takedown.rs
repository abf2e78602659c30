//! Take a poster down, not before its period has passed.

use chrono::NaiveDate;

use super::{Scene, given, not_before, plain_text};
use crate::core::event::{Event, NewEvent, TakeDown};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::standing::hangs_until_replaced;
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
/// until they are replaced, and in the future or before the posting.
pub fn take_down(scene: Scene<'_>, order: &TakeDownOrder) -> Result<Vec<NewEvent>, Fault> {
    scene.office.entitled(&order.by, Duty::Post)?;
    allow(scene.notice, scene.template, Move::TakeDown)?;
    scene.not_in_future(order.day)?;
    let places = places(scene, order)?;
    if !places.iter().all(|place| is_void(scene, place)) {
        let before = order.day.pred_opt().unwrap_or(order.day);
        long_enough(scene, order.day, if order.after_hours { order.day } else { before })?;
    }
    downs(scene, &places, order)
}

// What hung before an upheld objection no longer counts: it may come down at any time.
fn is_void(scene: Scene<'_>, place: &str) -> bool {
    let restart = scene.notice.restarted();
    restart.is_some_and(|seq| scene.notice.last_hanging(place).is_some_and(|hanging| hanging.seq < seq))
}

/// Whether it may come down on `day`, as far as the period goes; `last_full` is the last day on
/// which it will have hung all day.
pub(super) fn long_enough(scene: Scene<'_>, day: NaiveDate, last_full: NaiveDate) -> Result<(), Fault> {
    let standing = scene.standing();
    let number = &scene.notice.number;
    if hangs_until_replaced(scene.notice, scene.template) {
        return Err(Fault::refused(Message::of("takedown-until-replaced").with("number", number)));
    }
    let Some(progress) = standing.progress else {
        // Only after an upheld objection: what hangs no longer counts and must come down.
        return Ok(());
    };
    if progress.served_by.is_none_or(|end| last_full < end) {
        let message = Message::of("takedown-too-early").with("day", day).with("end", progress.end);
        return Err(Fault::refused(message.with("from", progress.down_from).with("number", number)));
    }
    Ok(())
}

/// The places meant, each once: all where it hangs when none is named.
fn places(scene: Scene<'_>, order: &TakeDownOrder) -> Result<Vec<String>, Fault> {
    let hanging = scene.notice.hanging_places();
    let mut places: Vec<String> = Vec::new();
    for place in &order.places {
        if !hanging.contains(&place.as_str()) {
            let message = Message::of("takedown-not-there").with("place", place).with("places", hanging.join("、"));
            return Err(Fault::refused(message));
        }
        if !places.contains(place) {
            places.push(place.clone());
        }
    }
    if places.is_empty() { Ok(hanging.into_iter().map(str::to_owned).collect()) } else { Ok(places) }
}

/// Takes it down at `places`.
pub(super) fn downs(scene: Scene<'_>, places: &[String], order: &TakeDownOrder) -> Result<Vec<NewEvent>, Fault> {
    let mut events = Vec::new();
    for place in places {
        if let Some(hung) = scene.notice.last_hanging(place) {
            not_before(order.day, hung.day, "takedown-before-posting")?;
        }
        let down =
            TakeDown { place: place.clone(), after_hours: order.after_hours, witness: plain_text(&order.witness)? };
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
    let mut events = downs(scene, &places(scene, order)?, order)?;
    events.push(scene.event(&order.by, order.day, Event::Withdrawn { reason }));
    Ok(events)
}
