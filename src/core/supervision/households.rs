//! 三级公示核对 (S5): the list of a town and the lists of its villages, household by household.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::core::form::Form;
use crate::core::notice::Notice;
use crate::core::template::Template;
use crate::core::text::tidy_name;

/// A household of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Household {
    /// Head of the household.
    pub head: String,
    /// Village or group, as it is written.
    pub village: String,
    /// Persons.
    pub persons: Option<u64>,
    /// Amount, in 分.
    pub fen: Option<i64>,
    /// Row of the list, from 1.
    pub row: usize,
}

/// The list of a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HouseholdList {
    /// Short name of the office.
    pub office: String,
    /// The notice.
    pub number: String,
    /// Since when it hangs.
    pub since: Option<NaiveDate>,
    /// Its households.
    pub households: Vec<Household>,
}

/// Households, persons and money of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sums {
    /// Households.
    pub households: usize,
    /// Persons.
    pub persons: u64,
    /// Amount, in 分.
    pub fen: i64,
}

/// What is not the same in two lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "kebab-case")]
pub enum Difference {
    /// On the town's list, not on the village's.
    NotInVillage {
        /// As the town has it.
        town: Household,
    },
    /// On the village's list, not on the town's.
    NotInTown {
        /// As the village has it.
        village: Household,
    },
    /// On both, with other persons or another amount.
    Other {
        /// As the town has it.
        town: Household,
        /// As the village has it.
        village: Household,
        /// The persons differ.
        persons: bool,
        /// The amounts differ.
        amount: bool,
        /// Several households of that name: which is which was decided by what fits best.
        namesakes: bool,
    },
}

/// A village's list beside what the town says of the village.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Comparison {
    /// Short name of the village.
    pub village: String,
    /// The village's notice; `None` when it has none on the board.
    pub number: Option<String>,
    /// What the town's list says of the village.
    pub town: Sums,
    /// What the village's own list says.
    pub own: Sums,
    /// Every difference, in the order of the names.
    pub differences: Vec<Difference>,
}

impl HouseholdList {
    /// The list of `notice`, by the columns `head`, `village`, `persons` and `amount` of its
    /// template; `None` for kinds without households.
    #[must_use]
    pub fn of(notice: &Notice, template: &Template, office: &str) -> Option<Self> {
        template.column("head")?;
        let form = Form::read(template, &notice.values);
        let one = |(at, row): (usize, &BTreeMap<String, crate::core::form::Typed>)| {
            let text = |key: &str| row.get(key).map(crate::core::form::Typed::printed).unwrap_or_default();
            Household {
                head: tidy_name(&text("head")),
                village: text("village").trim().to_owned(),
                persons: row.get("persons").and_then(crate::core::form::Typed::integer),
                fen: row.get("amount").and_then(crate::core::form::Typed::money).map(crate::core::money::Money::fen),
                row: at + 1,
            }
        };
        Some(Self {
            office: office.to_owned(),
            number: notice.number.clone(),
            since: notice.hangings.iter().map(|hanging| hanging.day).max(),
            households: form.rows.iter().enumerate().map(one).collect(),
        })
    }
}

impl Sums {
    fn of<'a>(households: impl IntoIterator<Item = &'a Household>) -> Self {
        households.into_iter().fold(Self::default(), |sums, it| Self {
            households: sums.households + 1,
            persons: sums.persons.saturating_add(it.persons.unwrap_or(0)),
            fen: sums.fen.saturating_add(it.fen.unwrap_or(0)),
        })
    }
}

/// Compares the list of a town with those of its `villages`: every village by its short name, with
/// its list where it has one. The last value are the households of the town's list that lie in
/// none of them.
#[must_use]
pub fn compare(
    town: &HouseholdList,
    villages: &[(String, Option<HouseholdList>)],
) -> (Vec<Comparison>, Vec<Household>) {
    let names: Vec<&str> = villages.iter().map(|(name, _)| name.as_str()).collect();
    let mut parts: BTreeMap<&str, Vec<&Household>> = BTreeMap::new();
    let mut elsewhere = Vec::new();
    for household in &town.households {
        match village_of(&household.village, &names) {
            Some(name) => parts.entry(name).or_default().push(household),
            None => elsewhere.push(household.clone()),
        }
    }
    let one = |(name, list): &(String, Option<HouseholdList>)| {
        let part = parts.get(name.as_str()).map(Vec::as_slice).unwrap_or_default();
        let own: Vec<&Household> = list.iter().flat_map(|list| &list.households).collect();
        Comparison {
            village: name.clone(),
            number: list.as_ref().map(|list| list.number.clone()),
            town: Sums::of(part.iter().copied()),
            own: Sums::of(own.iter().copied()),
            differences: differences(part, &own),
        }
    };
    (villages.iter().map(one).collect(), elsewhere)
}

// The longest name that stands in it: 东柳泉村 is not 柳泉村.
fn village_of<'a>(written: &str, names: &[&'a str]) -> Option<&'a str> {
    let inside = names.iter().copied().filter(|name| !name.is_empty() && written.contains(name));
    inside.max_by_key(|name| name.chars().count())
}

fn differences(town: &[&Household], own: &[&Household]) -> Vec<Difference> {
    let mut names: BTreeMap<&str, (Vec<&Household>, Vec<&Household>)> = BTreeMap::new();
    for household in town {
        names.entry(&household.head).or_default().0.push(household);
    }
    for household in own {
        names.entry(&household.head).or_default().1.push(household);
    }
    names.into_values().flat_map(|(town, own)| of_one_name(town, own)).collect()
}

/// Households of one name: those that agree in everything are pairs, then those that agree in the
/// amount, then in the persons, then the rest in the order of the lists.
fn of_one_name(mut town: Vec<&Household>, mut own: Vec<&Household>) -> Vec<Difference> {
    let namesakes = town.len() > 1 || own.len() > 1;
    let alike: [fn(&Household, &Household) -> bool; 4] = [
        |a, b| a.persons == b.persons && a.fen == b.fen,
        |a, b| a.fen == b.fen,
        |a, b| a.persons == b.persons,
        |_, _| true,
    ];
    let mut out = Vec::new();
    for fits in alike {
        town.retain(|household| {
            let Some(at) = own.iter().position(|other| fits(household, other)) else { return true };
            let other = own.remove(at);
            let (persons, amount) = (household.persons != other.persons, household.fen != other.fen);
            if persons || amount {
                let (town, village) = ((*household).clone(), other.clone());
                out.push(Difference::Other { town, village, persons, amount, namesakes });
            }
            false
        });
    }
    out.extend(town.into_iter().map(|town| Difference::NotInVillage { town: town.clone() }));
    out.extend(own.into_iter().map(|village| Difference::NotInTown { village: village.clone() }));
    out
}
