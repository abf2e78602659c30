//! The clock: read here and nowhere else, passed on as a value.

use chrono::{DateTime, FixedOffset, Local, NaiveDate};

use crate::core::fault::Fault;
use crate::core::office::Office;
use crate::core::words::Message;

/// Which day it is for the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Clock {
    /// The computer's clock.
    #[default]
    System,
    /// A chosen day, on practice boards only.
    Chosen(NaiveDate),
}

/// A moment and the day it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Now {
    /// The moment, with the offset of local time.
    pub at: DateTime<FixedOffset>,
    /// The day.
    pub today: NaiveDate,
}

impl Clock {
    /// Whether this clock may be used by `office`.
    ///
    /// # Errors
    /// Refused for a chosen day on a real board.
    pub(super) fn require_fit(self, office: &Office) -> Result<(), Fault> {
        match self {
            Self::Chosen(_) if !office.practice => Err(Fault::refused(Message::of("clock-real-board"))),
            _ => Ok(()),
        }
    }

    /// What time it is by this clock.
    #[must_use]
    pub fn now(self) -> Now {
        let at = Local::now().fixed_offset();
        match self {
            Self::System => Now { at, today: at.date_naive() },
            Self::Chosen(today) => {
                let moment = today.and_time(at.time()).and_local_timezone(*at.offset());
                Now { at: moment.single().unwrap_or(at), today }
            }
        }
    }
}
