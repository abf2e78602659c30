//! What somebody wants to do, decided against the notice: events, or a refusal that says why.

mod board;
mod certify;
mod draft;
mod except;
mod extend;
mod objections;
mod outward;
mod photo;
mod post;
mod print;
mod review;
mod takedown;

pub use board::{InspectOrder, VerifyOrder, inspect, verify};
pub use certify::{archive, certify, certify_day};
pub use draft::{DraftOrder, begin, edit, withdraw};
pub use except::{ExceptOrder, except};
pub use extend::extend;
pub use objections::{ObjectOrder, SettleOrder, anonymous, object, settle};
pub use outward::{Teller, answer, find, judge, offer, request};
pub use photo::{PhotoOrder, photo};
pub use post::{PostOrder, post};
pub use print::{PrintPlan, PrintWish, plan_print, postable, printable, printed};
pub use review::{ReviewOrder, review};
pub use takedown::{TakeDownOrder, take_down, withdraw_from_board};

use chrono::NaiveDate;

use super::calendar::Calendar;
use super::event::{Event, NewEvent};
use super::fault::Fault;
use super::notice::Notice;
use super::office::Office;
use super::privacy::{Finding, scan_text};
use super::stage::{Move, allow};
use super::standing::Standing;
use super::template::Template;
use super::words::Message;

/// A notice and all that a decision about it may look at.
#[derive(Clone, Copy, Debug)]
pub struct Scene<'a> {
    /// The office.
    pub office: &'a Office,
    /// Its calendar.
    pub calendar: &'a Calendar,
    /// The notice.
    pub notice: &'a Notice,
    /// Its template.
    pub template: &'a Template,
    /// Today.
    pub today: NaiveDate,
}

impl Scene<'_> {
    /// How the notice stands today.
    #[must_use]
    pub fn standing(&self) -> Standing {
        Standing::of(self.notice, self.template, self.calendar, self.today)
    }

    fn event(&self, by: &str, day: NaiveDate, event: Event) -> NewEvent {
        NewEvent { day, by: by.to_owned(), notice: Some(self.notice.number.clone()), event }
    }

    fn not_in_future(&self, day: NaiveDate) -> Result<(), Fault> {
        if day > self.today {
            let message = Message::of("day-in-future").with("day", day).with("today", self.today);
            return Err(Fault::refused(message));
        }
        Ok(())
    }
}

fn not_before(day: NaiveDate, first: NaiveDate, key: &'static str) -> Result<(), Fault> {
    if day < first {
        return Err(Fault::refused(Message::of(key).with("day", day).with("first", first)));
    }
    Ok(())
}

/// Why `step` cannot be made today, whoever makes it; `None` when it can.
#[must_use]
pub fn obstacle(scene: Scene<'_>, step: Move) -> Option<Message> {
    let allowed = allow(scene.notice, scene.template, step).and_then(|()| match step {
        Move::TakeDown => takedown::long_enough(scene, scene.today, scene.today.pred_opt().unwrap_or(scene.today)),
        Move::Certify => certify::certifiable(scene),
        _ => Ok(()),
    });
    allowed.err().map(|fault| fault.message)
}

/// A free text as it is kept: without outer blanks. It goes into the journal for good and from
/// there onto certificates and ledgers.
///
/// # Errors
/// Refused when it holds a number of one person: identity, card, account, mobile telephone.
pub fn plain_text(text: &str) -> Result<String, Fault> {
    let found: Vec<Message> =
        scan_text(text).into_iter().filter(Finding::is_number).map(|finding| finding.message).collect();
    if !found.is_empty() {
        return Err(Fault::refused(Message::of("text-private")).because(found));
    }
    Ok(text.trim().to_owned())
}

fn given(text: &str, key: &'static str) -> Result<String, Fault> {
    let text = plain_text(text)?;
    if text.is_empty() { Err(Fault::input(Message::of(key))) } else { Ok(text) }
}
