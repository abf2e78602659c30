//! 三级公示核对: the town's list beside those of its villages.

use chrono::NaiveDate;
use serde::Serialize;

use super::chains::{Chains, named};
use crate::core::fault::Fault;
use crate::core::office::IssuerLevel;
use crate::core::supervision::{Card, Comparison, Household, HouseholdList, Hung, compare};
use crate::core::words::Message;
use crate::desk::Desk;

/// The kind that is compared when none is named.
const KIND: &str = "dibao-longterm";

/// The town's list beside those of its villages.
#[derive(Clone, Debug, Serialize)]
pub struct Households {
    /// Today.
    pub today: NaiveDate,
    /// The kind of list.
    pub template: String,
    /// The town.
    pub town: String,
    /// The town's notice.
    pub number: String,
    /// Village by village, those with most differences first.
    pub villages: Vec<Comparison>,
    /// Households of the town's list that lie in none of the villages known here.
    pub elsewhere: Vec<Household>,
}

impl Desk {
    /// Compares the long-term lists of the town `town` (the own office when not given, or the only
    /// town that is known) with those that hang in its villages.
    ///
    /// # Errors
    /// Refused when the town has no such list on the board; input fault for an unknown town; storage
    /// faults.
    pub fn households(&self, town: Option<&str>, kind: Option<&str>) -> Result<Households, Fault> {
        let kind = kind.unwrap_or(KIND);
        let chains = self.chains()?;
        let cards = chains.cards()?;
        let town = match town {
            Some(name) => named(&cards, name)?,
            None => only_town(&cards)?,
        };
        let none = || Message::of("households-no-list").with("town", &town.office.short).with("kind", kind);
        let list = hanging_list(&chains, town, kind)?.ok_or_else(|| Fault::refused(none()))?;
        let mut villages = Vec::new();
        let under = |card: &&Card| card.office.level == IssuerLevel::Village && card.office.town == town.office.town;
        for card in cards.iter().filter(under) {
            villages.push((card.office.short.clone(), hanging_list(&chains, card, kind)?));
        }
        let (mut compared, elsewhere) = compare(&list, &villages);
        compared.sort_by_key(|it| (std::cmp::Reverse(it.differences.len()), it.village.clone()));
        Ok(Households {
            today: self.today(),
            template: kind.to_owned(),
            town: town.office.short.clone(),
            number: list.number,
            villages: compared,
            elsewhere,
        })
    }
}

fn only_town(cards: &[Card]) -> Result<&Card, Fault> {
    let towns: Vec<&Card> = cards.iter().filter(|card| card.office.level == IssuerLevel::Town).collect();
    match (cards.first(), towns.as_slice()) {
        (Some(own), _) if own.office.level == IssuerLevel::Town => Ok(own),
        (_, [only]) => Ok(only),
        (_, []) => Err(Fault::refused(Message::of("households-no-town"))),
        (_, several) => {
            let names: Vec<&str> = several.iter().map(|card| card.office.short.as_str()).collect();
            Err(Fault::input(Message::of("households-which-town").with("towns", names.join("、"))))
        }
    }
}

// The one hung last, where several hang.
fn hanging_list(chains: &Chains<'_>, card: &Card, kind: &str) -> Result<Option<HouseholdList>, Fault> {
    let hangs = |hung: &&Hung| hung.template == kind && hung.until.is_none();
    let Some(hung) = card.hung.iter().filter(hangs).max_by_key(|hung| hung.from) else { return Ok(None) };
    let Some(notice) = chains.notice(&card.office.code, &hung.number)? else { return Ok(None) };
    let template = chains.template(&notice.template);
    Ok(template.and_then(|template| HouseholdList::of(&notice, &template, &card.office.short)))
}
