//! Days with something to do → a calendar file (RFC 5545) that phones and mail programs take in.

use chrono::{DateTime, FixedOffset, NaiveDate, Utc};
use icalendar::{Calendar, Component, Event, EventLike};

/// Something to do on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalendarDay {
    /// The same for the same thing whenever the file is made: taking in a newer file changes the
    /// entry instead of adding one.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// What is shown in the calendar.
    pub summary: String,
    /// More about it.
    pub about: String,
}

/// A calendar of whole days, called `name`, made at `made`.
#[must_use]
pub fn write_calendar(name: &str, days: &[CalendarDay], made: DateTime<FixedOffset>) -> Vec<u8> {
    let mut calendar = Calendar::new();
    calendar.name(name);
    for it in days {
        let mut event = Event::new();
        event.uid(&it.uid).timestamp(made.with_timezone(&Utc)).summary(&it.summary).all_day(it.day);
        if !it.about.is_empty() {
            event.description(&it.about);
        }
        calendar.push(event.done());
    }
    calendar.to_string().into_bytes()
}
