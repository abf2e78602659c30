//! A longer period, announced by a correction notice: from then on it binds like the printed one.

use chrono::{Days, NaiveDate};

use super::Scene;
use crate::core::event::{Event, NewEvent};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;

/// More days than that beyond the present end are a slip of the pen, which could not be undone.
const MOST_DAYS: u64 = 366;

/// Records that the notice keeps hanging through `until`.
///
/// # Errors
/// Refused when it does not hang or has no period; input fault when `until` is no later than the
/// present last day, lies in the past, or is more than a year later.
pub fn extend(scene: Scene<'_>, until: NaiveDate, by: &str) -> Result<NewEvent, Fault> {
    scene.office.entitled(by, Duty::Draft)?;
    allow(scene.notice, scene.template, Move::Correct)?;
    let refuse = |key| Fault::refused(Message::of(key).with("number", &scene.notice.number));
    if scene.notice.hanging_places().is_empty() {
        return Err(refuse("extend-not-hanging"));
    }
    let progress = scene.standing().progress.ok_or_else(|| refuse("extend-no-period"))?;
    let earliest = progress.down_from.max(scene.today);
    let latest = progress.end.max(scene.today).checked_add_days(Days::new(MOST_DAYS)).unwrap_or(NaiveDate::MAX);
    if until < earliest || until > latest {
        let message = Message::of("extend-until").with("until", until).with("end", progress.end);
        return Err(Fault::input(message.with("earliest", earliest).with("latest", latest)));
    }
    Ok(scene.event(by, scene.today, Event::Extended { until }))
}
