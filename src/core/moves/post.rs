//! Confirm that an edition hangs at a place.

use chrono::NaiveDate;

use super::takedown::{TakeDownOrder, downs};
use super::{Scene, not_before, plain_text};
use crate::core::event::{Edition, Event, Hanging, NewEvent, TakeDown, is_recorded_late};
use crate::core::fault::Fault;
use crate::core::notice::{Dated, Notice};
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;

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
    let places = places(scene, order)?;
    let mut events = Vec::new();
    for place in &places {
        events.extend(hang(scene, edition, order, place)?);
    }
    if let Some(old) = replaced {
        events.extend(replace(old, scene.notice, &places, order)?);
    }
    Ok(events)
}

/// The places named, each once. After an upheld objection they must cover every board on which
/// the old poster still hangs.
fn places(scene: Scene<'_>, order: &PostOrder) -> Result<Vec<String>, Fault> {
    let mut places: Vec<String> = Vec::new();
    for place in &order.places {
        scene.office.place(place)?;
        if !places.contains(place) {
            places.push(place.clone());
        }
    }
    let restart = scene.notice.restarted().unwrap_or(0);
    let void = |place: &&str| scene.notice.last_hanging(place).is_some_and(|hanging| hanging.seq < restart);
    let stale: Vec<&str> = scene.notice.hanging_places().into_iter().filter(void).collect();
    covered(&scene.notice.number, &stale, &places)?;
    Ok(places)
}

fn covered(number: &str, hanging: &[&str], places: &[String]) -> Result<(), Fault> {
    let left: Vec<&str> = hanging.iter().copied().filter(|place| !places.iter().any(|other| other == place)).collect();
    if left.is_empty() {
        return Ok(());
    }
    Err(Fault::refused(Message::of("post-old-left").with("old", number).with("places", left.join("、"))))
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
        let last = scene.notice.last_hanging(place);
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
        backfilled: is_recorded_late(order.day, scene.today),
    };
    events.push(scene.event(&order.by, order.day, Event::Posted(hanging)));
    Ok(events)
}

// A version that corrects what is down already takes its place all the same: the faulty one must
// never be certified.
fn replace(old: Scene<'_>, new: &Notice, places: &[String], order: &PostOrder) -> Result<Vec<NewEvent>, Fault> {
    if let Some(other) = old.notice.superseded_by.as_ref().filter(|other| *other != &new.number) {
        let message = Message::of("post-old-replaced").with("old", &old.notice.number).with("other", other);
        return Err(Fault::refused(message));
    }
    if old.notice.stage.is_over() {
        return Ok(Vec::new());
    }
    let hanging = old.notice.hanging_places();
    covered(&old.notice.number, &hanging, places)?;
    let standing = old.standing();
    let served = standing.progress.is_none() || standing.is_served(order.day);
    if !served && new.corrects.is_none() {
        let end = standing.progress.map(|progress| progress.end.to_string()).unwrap_or_default();
        return Err(Fault::refused(Message::of("post-old-unserved").with("old", &old.notice.number).with("end", end)));
    }
    let hanging: Vec<String> = hanging.into_iter().map(str::to_owned).collect();
    let down = TakeDownOrder {
        places: Vec::new(),
        day: order.day,
        after_hours: false,
        witness: String::new(),
        by: order.by.clone(),
    };
    let mut events = downs(old, &hanging, &down)?;
    events.push(old.event(&order.by, order.day, Event::Superseded { by: new.number.clone() }));
    Ok(events)
}

fn down(place: &str) -> TakeDown {
    TakeDown { place: place.to_owned(), after_hours: false, witness: String::new() }
}
