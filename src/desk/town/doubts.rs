//! 疑点: what the records give away.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::chains::{Chains, asked};
use crate::core::fault::Fault;
use crate::core::supervision::{Card, CardOffice, Doubt, PhotoUse, doubts_of, office_doubts, photo_doubts};
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
    /// What is doubtful; of one office where `name` is given.
    ///
    /// # Errors
    /// Input fault for an unknown name or a broken list of obligations; storage faults.
    pub fn doubts(&self, name: Option<&str>) -> Result<Doubts, Fault> {
        let limits = self.obligations()?.limits;
        let chains = self.chains()?;
        let all = chains.cards()?;
        let cards = asked(&all, name)?;
        let mut doubts = Vec::new();
        let mut digests = BTreeSet::new();
        for card in &cards {
            let code = card.office.code.as_str();
            doubts.extend(office_doubts(card, &limits, self.today()));
            chains.each_notice(code, |notice| {
                doubts.extend(doubts_of(notice, code));
                digests.extend(notice.photos.iter().map(|photo| photo.what.digest.clone()));
            })?;
        }
        doubts.extend(shared_photos(&chains, &cards, &digests)?);
        doubts.sort_by(|a, b| (a.sure, &a.office, &a.number, a.kind).cmp(&(b.sure, &b.office, &b.number, b.kind)));
        Ok(Doubts { today: self.today(), offices: cards.into_iter().map(|card| card.office.clone()).collect(), doubts })
    }
}

// Told for the offices that were asked for; the other use may lie in any.
fn shared_photos(chains: &Chains<'_>, cards: &[&Card], digests: &BTreeSet<String>) -> Result<Vec<Doubt>, Fault> {
    let wanted: BTreeSet<&str> = cards.iter().map(|card| card.office.code.as_str()).collect();
    let mut found = Vec::new();
    let mut notices = BTreeMap::new();
    for digest in digests {
        let uses = chains.photo_uses(digest)?;
        if uses.len() < 2 {
            continue;
        }
        let mut known = Vec::new();
        for (code, number) in uses {
            let key = (code.clone(), number.clone());
            if !notices.contains_key(&key) {
                notices.insert(key.clone(), chains.notice(&code, &number)?);
            }
            let notice = notices.get(&key).and_then(Option::as_ref);
            known.extend(notice.into_iter().flat_map(|notice| PhotoUse::of(notice, &code, digest)));
        }
        found.extend(photo_doubts(&known));
    }
    found.retain(|doubt| wanted.contains(doubt.office.as_str()));
    Ok(found)
}
