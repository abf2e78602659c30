//! 疑点: what the records give away.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::Serialize;

use super::chains::{Chains, asked};
use crate::core::fault::Fault;
use crate::core::supervision::{CardOffice, Doubt, DoubtTally, PhotoUse, doubts_of, office_doubts, photo_doubts};
use crate::core::watch::{Watch, tell};
use crate::desk::Desk;

/// Everything doubtful, the surest first.
#[derive(Clone, Debug, Serialize)]
pub struct Doubts {
    /// The day.
    pub today: NaiveDate,
    /// The offices that were looked at.
    pub offices: Vec<CardOffice>,
    /// The doubts.
    pub doubts: Vec<Doubt>,
}

impl Desk {
    /// What is doubtful; of one office where `name` is given. `progress` is told offices done and in
    /// all.
    ///
    /// # Errors
    /// Input fault for an unknown name or a broken list of obligations; refused when it is stopped;
    /// storage faults.
    pub fn doubts(&self, name: Option<&str>, progress: &mut Watch<'_>) -> Result<Doubts, Fault> {
        let limits = self.obligations()?.limits;
        let chains = self.chains()?;
        let all = chains.cards_about(name)?;
        let cards = asked(&all, name)?;
        let mut doubts = Vec::new();
        for (done, card) in cards.iter().enumerate() {
            tell(progress, done, cards.len())?;
            let code = card.office.code.as_str();
            doubts.extend(office_doubts(card, &limits, self.today()));
            if card.doubts != DoubtTally::default() {
                chains.each_notice(code, |notice| doubts.extend(doubts_of(notice, code)))?;
            }
        }
        let wanted: BTreeSet<&str> = cards.iter().map(|card| card.office.code.as_str()).collect();
        let shared = shared_photos(&chains)?.into_iter();
        doubts.extend(shared.filter(|doubt| wanted.contains(doubt.office.as_str())));
        doubts.sort_by(|a, b| (a.sure, &a.office, &a.number, a.kind).cmp(&(b.sure, &b.office, &b.number, b.kind)));
        Ok(Doubts { today: self.today(), offices: cards.into_iter().map(|card| card.office.clone()).collect(), doubts })
    }
}

/// Photographs that prove several postings, told for every notice that has one.
pub(super) fn shared_photos(chains: &Chains<'_>) -> Result<Vec<Doubt>, Fault> {
    let mut found = Vec::new();
    for digest in chains.shared_photos()? {
        let mut known = Vec::new();
        for (code, number) in chains.photo_uses(&digest)? {
            let notice = chains.notice(&code, &number)?;
            known.extend(notice.iter().flat_map(|notice| PhotoUse::of(notice, &code, &digest)));
        }
        found.extend(photo_doubts(&known));
    }
    Ok(found)
}
