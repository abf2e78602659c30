//! What happens while it hangs: inspections, and checks of long-term lists against the data.

use chrono::{Days, NaiveDate};

use super::{Scene, not_before, plain_text};
use crate::core::event::{Condition, Event, Inspection, NewEvent};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;

/// An inspection to record.
#[derive(Clone, Debug)]
pub struct InspectOrder {
    /// Name of the place.
    pub place: String,
    /// The day.
    pub day: NaiveDate,
    /// What was found.
    pub condition: Condition,
    /// Since which day it had been missing, where that is known.
    pub since: Option<NaiveDate>,
    /// Remarks.
    pub remarks: String,
    /// Who looked.
    pub by: String,
}

/// Records an inspection.
///
/// # Errors
/// Refused at a place where it does not hang, in the future, or before the posting.
pub fn inspect(scene: Scene<'_>, order: &InspectOrder) -> Result<NewEvent, Fault> {
    scene.office.entitled(&order.by, Duty::Inspect)?;
    allow(scene.notice, scene.template, Move::Inspect)?;
    scene.not_in_future(order.day)?;
    there(scene, order)?;
    if order.since.is_some_and(|since| since > order.day || order.condition != Condition::Missing) {
        return Err(Fault::input(Message::of("inspect-since")));
    }
    let inspection = Inspection {
        place: order.place.clone(),
        condition: order.condition,
        since: order.since,
        remarks: plain_text(&order.remarks)?,
    };
    Ok(scene.event(&order.by, order.day, Event::Inspected(inspection)))
}

// It must have hung there on that day: hung at some time before, and not yet taken down.
fn there(scene: Scene<'_>, order: &InspectOrder) -> Result<(), Fault> {
    let here = |place: &str| place == order.place;
    let first = scene.notice.counted_hangings().filter(|it| here(&it.what.place)).map(|it| it.day).min();
    let hanging = scene.notice.hanging_places();
    let last = scene.notice.take_downs.iter().filter(|it| here(&it.what.place)).map(|it| it.day).max();
    let gone = !hanging.contains(&order.place.as_str()) && last.is_none_or(|last| order.day > last);
    let Some(first) = first.filter(|_| !gone) else {
        let message = Message::of("inspect-not-there").with("place", &order.place).with("places", hanging.join("、"));
        return Err(Fault::refused(message));
    };
    not_before(order.day, first, "inspect-before-posting")?;
    order.since.map_or(Ok(()), |since| not_before(since, first, "inspect-before-posting"))
}

/// A check of a long-term list to record.
#[derive(Clone, Debug)]
pub struct VerifyOrder {
    /// The data are right as of this day.
    pub as_of: NaiveDate,
    /// When to check again; the template's interval when not given.
    pub next: Option<NaiveDate>,
    /// Who checked.
    pub by: String,
}

/// Records that a long-term list was compared with the data and found right.
///
/// # Errors
/// Refused for other kinds, in the future, before the last check, or with the next check later
/// than the template's interval allows.
pub fn verify(scene: Scene<'_>, order: &VerifyOrder) -> Result<NewEvent, Fault> {
    scene.office.entitled(&order.by, Duty::Draft)?;
    allow(scene.notice, scene.template, Move::Verify)?;
    scene.not_in_future(order.as_of)?;
    if let Some(check) = scene.standing().check {
        not_before(order.as_of, check.as_of, "verify-before-last")?;
    }
    let warn_days = scene.template.refresh.as_ref().map_or(31, |refresh| refresh.warn_days);
    let latest = order.as_of.checked_add_days(Days::new(u64::from(warn_days))).unwrap_or(order.as_of);
    let next = order.next.unwrap_or(latest);
    if next > latest || next <= order.as_of {
        return Err(Fault::refused(Message::of("verify-next").with("latest", latest).with("as_of", order.as_of)));
    }
    Ok(scene.event(&order.by, scene.today, Event::Verified { as_of: order.as_of, next }))
}
