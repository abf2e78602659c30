//! 应公示未公示: what had to be posted, office by office.

use chrono::NaiveDate;
use serde::Serialize;

use super::chains::asked;
use crate::core::fault::Fault;
use crate::core::supervision::{Card, CardOffice, Obligation, Owed, Tally};
use crate::desk::Desk;

/// What had to be posted, and what was.
#[derive(Clone, Debug, Serialize)]
pub struct CoverageView {
    /// The first day that is looked at.
    pub from: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// The obligations, with their sources.
    pub obligations: Vec<Obligation>,
    /// Office by office, the one with most missing first.
    pub offices: Vec<OfficeCoverage>,
}

/// What one office had to post.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeCoverage {
    /// Which office.
    pub office: CardOffice,
    /// Counts.
    pub tally: Tally,
    /// Every obligation of every period.
    pub owed: Vec<Owed>,
}

impl Desk {
    /// What had to be posted; of one office where `name` is given.
    ///
    /// # Errors
    /// Input fault for an unknown name or a broken list of obligations; storage faults.
    pub fn coverage(&self, name: Option<&str>) -> Result<CoverageView, Fault> {
        let obligations = self.obligations()?;
        let chains = self.chains()?;
        let cards = chains.cards_about(name)?;
        let measure = self.measure(&obligations, &cards);
        let one = |card: &Card| {
            let owed = measure.owed(card);
            OfficeCoverage { office: card.office.clone(), tally: Tally::of(&owed), owed }
        };
        let mut offices: Vec<OfficeCoverage> = asked(&cards, name)?.into_iter().map(one).collect();
        offices.sort_by(|a, b| b.tally.missing.cmp(&a.tally.missing).then_with(|| a.office.code.cmp(&b.office.code)));
        Ok(CoverageView { from: measure.from(), today: self.today(), obligations: obligations.list.clone(), offices })
    }
}
