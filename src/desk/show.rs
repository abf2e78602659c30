//! A notice with its whole story.

use super::case::{Case, PosterPeriod};
use super::open::Desk;
use crate::core::event::Record;
use crate::core::fault::Fault;
use crate::core::moves::obstacle;
use crate::core::notice::Notice;
use crate::core::poster::Poster;
use crate::core::posting::{PlaceHistory, histories};
use crate::core::stage::Move;
use crate::core::standing::Standing;
use crate::core::template::Template;
use crate::core::words::Message;

/// Everything about one notice.
#[derive(Clone, Debug)]
pub struct Story {
    /// The notice.
    pub notice: Notice,
    /// Its template.
    pub template: Template,
    /// How it stands today.
    pub standing: Standing,
    /// Where it hung.
    pub places: Vec<PlaceHistory>,
    /// Its poster, as it reads now.
    pub poster: Poster,
    /// All events, oldest first.
    pub records: Vec<Record>,
    /// Every step with the reason why it is not allowed now.
    pub steps: Vec<(Move, Option<Message>)>,
}

impl Desk {
    /// The story of a notice.
    ///
    /// # Errors
    /// Input fault for an unknown number; storage faults.
    pub fn story(&self, number: &str) -> Result<Story, Fault> {
        let case = self.case(number)?;
        let standing = self.scene(&case).standing();
        let poster = self.poster_now(&case)?;
        let records = self.store.records(&case.notice.number)?;
        let steps = Move::ALL.into_iter().map(|step| (step, obstacle(self.scene(&case), step))).collect();
        let places = histories(&case.notice);
        Ok(Story { standing, places, poster, records, steps, notice: case.notice, template: case.template })
    }

    /// The poster as it reads now: with the period of the last edition, else with an open one.
    pub(super) fn poster_now(&self, case: &Case) -> Result<Poster, Fault> {
        let period = match case.notice.edition() {
            None => self.open_period(case),
            Some(edition) => {
                PosterPeriod { days: Some((edition.what.first, edition.what.last)), span: edition.what.span }
            }
        };
        self.poster(case, period, self.practice_marks())
    }
}
