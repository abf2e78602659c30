//! What is due on all boards: today, and this week.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::card::Card;
use super::coverage::{Measure, Met};
use super::line::{Hung, Line};
use super::obligation::Obligation;
use crate::core::event::{Event, Record};
use crate::core::notice::{Stage, hex};

/// What has to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DueKind {
    /// A poster is missing: hang it again.
    HangAgain,
    /// Post anew after an upheld objection.
    PostAnew,
    /// An objection is open: settle it.
    Settle,
    /// The period is over: take it down.
    TakeDown,
    /// It came into being some time ago: it has to hang by that day.
    Post,
    /// The town asked for it.
    Asked,
    /// A long-term list: compare it with the data.
    Verify,
    /// An obligation: nothing of the kind hangs yet.
    Owed,
}

/// One thing that is due.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DueItem {
    /// Code of the office.
    pub office: String,
    /// Short name of the office.
    pub short: String,
    /// What has to be done.
    pub kind: DueKind,
    /// By when; what is past is late.
    pub day: NaiveDate,
    /// The notice; `None` for an obligation without one.
    pub number: Option<String>,
    /// Title of the notice, or the obligation and its period.
    pub title: String,
}

impl DueItem {
    /// The same for the same thing on whatever day it is asked: a calendar knows it again by this.
    #[must_use]
    pub fn uid(&self) -> String {
        let about = self.number.as_deref().unwrap_or(&self.title);
        let text = [&self.office, self.kind.key(), about].join("\n");
        let digest: String = hex(&Sha256::digest(text)).chars().take(UID_SIGNS).collect();
        format!("{digest}@gongshilan")
    }
}

/// Hexadecimal signs of an identifier: 128 bits.
const UID_SIGNS: usize = 32;

impl DueKind {
    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::HangAgain => "due-kind-hang-again",
            Self::PostAnew => "due-kind-post-anew",
            Self::Settle => "due-kind-settle",
            Self::TakeDown => "due-kind-take-down",
            Self::Post => "due-kind-post",
            Self::Asked => "due-kind-asked",
            Self::Verify => "due-kind-verify",
            Self::Owed => "due-kind-owed",
        }
    }
}

/// The last day of the week of `today`.
#[must_use]
pub fn week_end(today: NaiveDate) -> NaiveDate {
    let left = u64::from(6 - today.weekday().num_days_from_monday());
    today.checked_add_days(Days::new(left)).unwrap_or(today)
}

/// Everything that is due on or before `until`, the oldest first.
#[must_use]
pub fn due<'a>(cards: impl IntoIterator<Item = &'a Card>, measure: &Measure<'_>, until: NaiveDate) -> Vec<DueItem> {
    let mut items: Vec<DueItem> = cards.into_iter().flat_map(|card| due_of(card, measure)).collect();
    items.retain(|item| item.day <= until);
    sort_due(&mut items);
    items
}

/// The oldest first, then by office and by what is most urgent.
pub fn sort_due(items: &mut [DueItem]) {
    items.sort_by(|a, b| (a.day, &a.office, a.kind, &a.number).cmp(&(b.day, &b.office, b.kind, &b.number)));
}

/// What was asked of other offices and is not done: not answered, and nothing of the kind that was
/// asked for hangs since. `requests` are records of the own chain, `answered` are offices with the
/// place of the request that they answered.
#[must_use]
pub fn asked_of<'a>(
    requests: &[Record],
    answered: &BTreeSet<(String, u64)>,
    cards: impl IntoIterator<Item = &'a Card>,
) -> Vec<DueItem> {
    let cards: Vec<&Card> = cards.into_iter().collect();
    let one = |record: &Record| {
        let Event::Requested(request) = &record.event else { return None };
        let card = cards.iter().find(|card| card.office.code == request.to)?;
        let kind = |hung: &&Hung| Some(&hung.template) == request.template.as_ref() && hung.from >= record.day;
        let done = answered.contains(&(request.to.clone(), record.seq)) || card.hung.iter().any(|hung| kind(&hung));
        (!done).then(|| DueItem {
            office: request.to.clone(),
            short: card.office.short.clone(),
            kind: DueKind::Asked,
            day: request.due,
            number: None,
            title: request.what.clone(),
        })
    };
    requests.iter().filter_map(one).collect()
}

fn due_of(card: &Card, measure: &Measure<'_>) -> Vec<DueItem> {
    let of_lines = card.lines.iter().flat_map(|line| {
        days(line, measure).into_iter().map(|(kind, day)| DueItem {
            office: card.office.code.clone(),
            short: card.office.short.clone(),
            kind,
            day,
            number: Some(line.number.clone()),
            title: line.title.clone(),
        })
    });
    let name =
        |id: &str| measure.obligations.list.iter().find(|it| it.id == id).map(|it: &Obligation| it.name.as_str());
    let owed = measure.owed(card).into_iter().filter(|it| it.met == Met::Open && it.number.is_none());
    let owed = owed.map(|it| DueItem {
        office: card.office.code.clone(),
        short: card.office.short.clone(),
        kind: DueKind::Owed,
        day: it.due,
        number: None,
        title: format!("{} {}", name(&it.obligation).unwrap_or(&it.obligation), it.period),
    });
    of_lines.chain(owed).collect()
}

fn days(line: &Line, measure: &Measure<'_>) -> Vec<(DueKind, NaiveDate)> {
    let Measure { calendar, today, .. } = *measure;
    let standing = line.standing(calendar, today);
    let hanging = line.footing.stage == Stage::Posted;
    let down = standing.progress.as_ref().map(|progress| progress.down_from);
    let post = line.post_by.iter().map(|it| calendar.ends(it.formed, it.within).strict).min();
    let all = [
        (DueKind::HangAgain, Some(today).filter(|_| !standing.missing.is_empty())),
        (DueKind::PostAnew, Some(today).filter(|_| standing.must_repost)),
        (DueKind::Settle, Some(today).filter(|_| line.objections > 0)),
        (DueKind::TakeDown, down.filter(|_| hanging && !standing.until_replaced)),
        (DueKind::Post, post),
        (DueKind::Verify, standing.check.map(|check| check.due)),
    ];
    all.into_iter().filter_map(|(kind, day)| Some((kind, day?))).collect()
}
