//! Confirm that an edition hangs at a place.

use chrono::NaiveDate;

use super::{Scene, not_before, plain_text};
use crate::core::event::{Edition, Event, Hanging, NewEvent, TakeDown};
use crate::core::fault::Fault;
use crate::core::notice::{Dated, Notice};
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;

/// Days after which a posting counts as recorded late (补录).
const LATE_AFTER_DAYS: i64 = 3;

/// A posting to record.
#[derive(Clone, Debug)]
pub struct PostOrder {
    /// Names of the places.
    pub places: Vec<String>,
    /// The day on which it was hung.
    pub day: NaiveDate,
    /// Witness.
    pub witness: String,
    /// Who hung it.
    pub by: String,
}

/// Records that the last edition hangs. `replaced` is the notice whose place it takes: it comes
/// down at the same places on the same day, so that the board is never without.
///
/// # Errors
/// Refused in the future, before the review or the printing, after the printed first day (a new
/// edition is needed), at a place where this edition hangs already, or when it would replace a
/// notice whose period has not been served.
pub fn post(scene: Scene<'_>, order: &PostOrder, replaced: Option<Scene<'_>>) -> Result<Vec<NewEvent>, Fault> {
    scene.office.entitled(&order.by, Duty::Post)?;
    allow(scene.notice, scene.template, Move::Post)?;
    if order.places.is_empty() {
        return Err(Fault::input(Message::of("post-no-place")));
    }
    let edition = present_edition(scene.notice)?;
    right_day(scene, edition, order.day)?;
    let mut events = Vec::new();
    for place in &order.places {
        scene.office.place(place)?;
        events.extend(hang(scene, edition, order, place)?);
    }
    if let Some(old) = replaced {
        events.extend(replace(old, scene.notice, order)?);
    }
    Ok(events)
}

fn present_edition(notice: &Notice) -> Result<&Dated<Edition>, Fault> {
    let stale = || Fault::refused(Message::of("post-stale-edition").with("number", &notice.number));
    let edition = notice.edition().filter(|edition| edition.what.digest == notice.digest()).ok_or_else(stale)?;
    if notice.restarted().is_some_and(|seq| edition.seq < seq) {
        return Err(Fault::refused(Message::of("post-upheld-edition").with("number", &notice.number)));
    }
    Ok(edition)
}

fn right_day(scene: Scene<'_>, edition: &Dated<Edition>, day: NaiveDate) -> Result<(), Fault> {
    scene.not_in_future(day)?;
    if let Some(review) = scene.notice.passed_review() {
        not_before(day, review.day, "post-before-review")?;
    }
    not_before(day, edition.day, "post-before-print")?;
    if day > edition.what.first {
        let message = Message::of("post-after-first").with("day", day).with("first", edition.what.first);
        return Err(Fault::refused(message.with("number", &scene.notice.number)));
    }
    Ok(())
}

fn hang(scene: Scene<'_>, edition: &Dated<Edition>, order: &PostOrder, place: &str) -> Result<Vec<NewEvent>, Fault> {
    let mut events = Vec::new();
    if scene.notice.hanging_places().contains(&place) {
        let last = scene.notice.hangings.iter().rev().find(|hanging| hanging.what.place == place);
        if last.is_some_and(|hanging| hanging.what.edition == edition.what.no) {
            return Err(Fault::refused(Message::of("post-hangs-already").with("place", place)));
        }
        if let Some(last) = last {
            not_before(order.day, last.day, "post-before-last")?;
        }
        events.push(scene.event(&order.by, order.day, Event::TakenDown(down(place))));
    }
    let hanging = Hanging {
        place: place.to_owned(),
        edition: edition.what.no,
        witness: plain_text(&order.witness)?,
        backfilled: (scene.today - order.day).num_days() > LATE_AFTER_DAYS,
    };
    events.push(scene.event(&order.by, order.day, Event::Posted(hanging)));
    Ok(events)
}

fn replace(old: Scene<'_>, new: &Notice, order: &PostOrder) -> Result<Vec<NewEvent>, Fault> {
    let hanging = old.notice.hanging_places();
    if hanging.is_empty() {
        return Ok(Vec::new());
    }
    let left: Vec<&str> = hanging.iter().copied().filter(|place| !order.places.iter().any(|p| p == place)).collect();
    if !left.is_empty() {
        let message = Message::of("post-old-left").with("old", &old.notice.number).with("places", left.join("、"));
        return Err(Fault::refused(message));
    }
    let standing = old.standing();
    let served = standing.progress.is_none() || standing.is_served(order.day);
    if !served && new.corrects.is_none() {
        let end = standing.progress.map(|progress| progress.end.to_string()).unwrap_or_default();
        return Err(Fault::refused(Message::of("post-old-unserved").with("old", &old.notice.number).with("end", end)));
    }
    let downs = hanging.iter().map(|place| old.event(&order.by, order.day, Event::TakenDown(down(place))));
    let mut events: Vec<NewEvent> = downs.collect();
    events.push(old.event(&order.by, order.day, Event::Superseded { by: new.number.clone() }));
    Ok(events)
}

fn down(place: &str) -> TakeDown {
    TakeDown { place: place.to_owned(), after_hours: false, witness: String::new() }
}
