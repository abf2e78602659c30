//! What an office tells other offices: requests, findings, judgements, registers, answers.

use chrono::NaiveDate;

use super::plain_text;
use crate::core::event::{Answer, BoardFinding, Event, Judgement, NewEvent, Register, Request};
use crate::core::fault::Fault;
use crate::core::office::{Duty, Office};
use crate::core::words::Message;

/// Who tells it, and when.
#[derive(Clone, Copy, Debug)]
pub struct Teller<'a> {
    /// The own office.
    pub office: &'a Office,
    /// The person.
    pub by: &'a str,
    /// The day that the person states.
    pub day: NaiveDate,
    /// Today.
    pub today: NaiveDate,
}

impl Teller<'_> {
    fn says(&self, duty: Duty, event: Event) -> Result<NewEvent, Fault> {
        self.office.entitled(self.by, duty)?;
        if self.day > self.today {
            let message = Message::of("day-in-future").with("day", self.day).with("today", self.today);
            return Err(Fault::refused(message));
        }
        Ok(NewEvent { day: self.day, by: self.by.to_owned(), notice: None, event })
    }
}

/// Asks another office to post something.
///
/// # Errors
/// Refused without the duty to manage, with a last day that is over, or with private numbers in
/// the text; input fault without a text.
pub fn request(teller: Teller<'_>, order: &Request) -> Result<NewEvent, Fault> {
    if order.due < teller.today {
        let message = Message::of("request-over").with("due", order.due).with("today", teller.today);
        return Err(Fault::refused(message));
    }
    let what = said(&order.what)?;
    teller.says(Duty::Manage, Event::Requested(Request { what, ..order.clone() }))
}

/// Records what was found on the board of another office.
///
/// # Errors
/// Refused without the duty to inspect, in the future, or with private numbers in the text; input
/// fault when nothing was found.
pub fn find(teller: Teller<'_>, order: &BoardFinding) -> Result<NewEvent, Fault> {
    let remarks = if order.condition.is_some() { plain_text(&order.remarks)? } else { said(&order.remarks)? };
    let place = plain_text(&order.place)?;
    teller.says(Duty::Inspect, Event::Found(BoardFinding { place, remarks, ..order.clone() }))
}

/// Records the judgement on a notice of another office.
///
/// # Errors
/// Refused without the duty to review or with private numbers in the text; input fault when it is
/// to be put right and nobody says how.
pub fn judge(teller: Teller<'_>, order: &Judgement) -> Result<NewEvent, Fault> {
    let remarks = if order.passed { plain_text(&order.remarks)? } else { said(&order.remarks)? };
    teller.says(Duty::Review, Event::Judged(Judgement { remarks, ..order.clone() }))
}

/// Offers a file to other offices.
///
/// # Errors
/// Refused without the duty to manage.
pub fn offer(teller: Teller<'_>, register: Register) -> Result<NewEvent, Fault> {
    teller.says(Duty::Manage, Event::RegisterKept(register))
}

/// Answers what another office sent.
///
/// # Errors
/// Refused without the duty to draft or with private numbers in the text.
pub fn answer(teller: Teller<'_>, order: &Answer) -> Result<NewEvent, Fault> {
    let remarks = plain_text(&order.remarks)?;
    teller.says(Duty::Draft, Event::Answered(Answer { remarks, ..order.clone() }))
}

fn said(text: &str) -> Result<String, Fault> {
    super::given(text, "outward-empty")
}
