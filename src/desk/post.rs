//! Record that a poster hangs.

use chrono::NaiveDate;

use super::case::Case;
use super::open::Desk;
use crate::core::event::{Event, NewEvent, Record};
use crate::core::fault::Fault;
use crate::core::form::Form;
use crate::core::moves::{self, PostOrder};
use crate::core::office::Duty;
use crate::core::standing::Standing;
use crate::core::words::Message;

/// A posting.
#[derive(Clone, Debug, Default)]
pub struct PostRequest {
    /// Places; those of the notice when empty.
    pub places: Vec<String>,
    /// The day; today when not given.
    pub day: Option<NaiveDate>,
    /// Witness.
    pub witness: String,
    /// Who hung it.
    pub by: Option<String>,
}

/// A recorded posting.
#[derive(Debug)]
pub struct Posted {
    /// Number of the notice.
    pub number: String,
    /// Where it was hung.
    pub places: Vec<String>,
    /// The day.
    pub day: NaiveDate,
    /// Recorded more than three days late.
    pub backfilled: bool,
    /// The notice whose place it took.
    pub replaced: Option<String>,
    /// How it stands now.
    pub standing: Standing,
}

impl Posted {
    /// What happened, in sentences.
    #[must_use]
    pub fn told(&self) -> Vec<Message> {
        let done = Message::of("post-done").with("number", &self.number).with("day", self.day);
        let mut told = vec![done.with("places", self.places.join("、"))];
        told.extend(self.backfilled.then(|| Message::of("post-backfilled")));
        told.extend(self.replaced.as_ref().map(|old| Message::of("post-replaced").with("old", old)));
        let until = match &self.standing.progress {
            Some(progress) if self.standing.until_replaced => {
                Message::of("post-until-replaced").with("end", progress.end)
            }
            Some(progress) => Message::of("post-until").with("end", progress.end).with("from", progress.down_from),
            None => Message::of("post-long"),
        };
        told.push(until.with("number", &self.number));
        told
    }
}

/// A posting that was decided and not recorded yet.
struct Decided {
    order: PostOrder,
    events: Vec<NewEvent>,
}

impl Decided {
    fn replaced(&self) -> Option<String> {
        let superseded = |event: &&NewEvent| matches!(event.event, Event::Superseded { .. });
        self.events.iter().find(superseded).and_then(|event| event.notice.clone())
    }
}

impl Desk {
    /// Records a posting.
    ///
    /// # Errors
    /// Refused on a wrong day, without a fresh edition, while the notice it follows is not
    /// served, or when an edit voided the review.
    pub fn post(&mut self, number: &str, request: &PostRequest) -> Result<Posted, Fault> {
        let case = self.case(number)?;
        let decided = self.decide_post(&case, request)?;
        let replaced = decided.replaced();
        let Decided { order, events } = decided;
        let records = self.commit(events)?;
        let standing = self.standing_of(&case.notice.number)?;
        let backfilled = records.iter().any(is_backfilled);
        Ok(Posted { number: case.notice.number, places: order.places, day: order.day, backfilled, replaced, standing })
    }

    /// Whether a posting would be recorded as it is asked for: the number of the notice whose place
    /// it would take. Nothing is recorded.
    ///
    /// # Errors
    /// As [`Desk::post`].
    pub fn foresee_post(&self, number: &str, request: &PostRequest) -> Result<Option<String>, Fault> {
        Ok(self.decide_post(&self.case(number)?, request)?.replaced())
    }

    fn decide_post(&self, case: &Case, request: &PostRequest) -> Result<Decided, Fault> {
        let order = PostOrder {
            places: self.places_for(case, &request.places)?,
            day: request.day.unwrap_or(self.now.today),
            witness: request.witness.clone(),
            by: self.actor(request.by.as_deref(), Duty::Post, None)?,
        };
        self.refuse_errors(case, order.day)?;
        let old = case.notice.supersedes.as_deref().map(|old| self.case(old)).transpose()?;
        let events = moves::post(self.scene(case), &order, old.as_ref().map(|old| self.scene(old)))?;
        Ok(Decided { order, events })
    }

    /// The places where a notice is posted when none is named.
    ///
    /// # Errors
    /// Input fault when the office has none of the kinds that the notice names.
    pub fn usual_places(&self, number: &str) -> Result<Vec<String>, Fault> {
        self.places_for(&self.case(number)?, &[])
    }

    // What was right when it was printed may not be so on the day of posting: a lock, a meeting
    // that had not taken place.
    fn refuse_errors(&self, case: &Case, day: NaiveDate) -> Result<(), Fault> {
        let last = case.notice.edition().and_then(|edition| edition.what.last);
        let (issues, _) = self.issues_for(case, Some((day, last)))?;
        moves::postable(&issues)
    }

    /// The places given; else the office's boards of the kinds that the notice names.
    fn places_for(&self, case: &Case, given: &[String]) -> Result<Vec<String>, Fault> {
        if !given.is_empty() {
            return Ok(given.iter().map(|place| place.trim().to_owned()).collect());
        }
        let kinds = kinds(&case.form);
        let fits = self.office.places.iter().filter(|place| kinds.contains(&place.kind));
        let names: Vec<String> = fits.map(|place| place.name.clone()).collect();
        if names.is_empty() {
            let all: Vec<&str> = self.office.places.iter().map(|place| place.name.as_str()).collect();
            return Err(Fault::input(Message::of("post-which-place").with("places", all.join("、"))));
        }
        Ok(names)
    }

    pub(super) fn standing_of(&self, number: &str) -> Result<Standing, Fault> {
        let case = self.case(number)?;
        Ok(self.scene(&case).standing())
    }
}

fn kinds(form: &Form) -> Vec<String> {
    match form.get("places") {
        crate::core::form::Typed::Many(kinds) => kinds.clone(),
        _ => Vec::new(),
    }
}

fn is_backfilled(record: &Record) -> bool {
    matches!(&record.event, Event::Posted(hanging) if hanging.backfilled)
}
