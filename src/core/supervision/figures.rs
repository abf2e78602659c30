//! 统计: what an office did in some months: how much, how soon, how long (S12).

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::card::CardOffice;
use super::coverage::{Owed, Tally};
use super::timeline::Window;
use crate::core::calendar::Calendar;
use crate::core::date;
use crate::core::event::Outcome;
use crate::core::notice::{Dated, Notice};
use crate::core::standing::Standing;
use crate::core::template::{Span, Template};
use crate::core::words::Words;

/// So many of so many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// Those that are as they should be.
    pub good: u32,
    /// All that count.
    pub all: u32,
}

/// What one office did in some months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// Whose they are.
    pub office: CardOffice,
    /// Notices first hung in these months, by the group of their kind.
    pub posted: BTreeMap<String, u32>,
    /// Of those with a time limit, the ones that hung in time (C19, C20).
    pub on_time: Share,
    /// Of those that came down, the ones that had served their period (C01).
    pub served: Share,
    /// Days required of those that came down, all together.
    pub required_days: u32,
    /// Days that those hung, all together.
    pub hung_days: u32,
    /// Corrections and endings first hung in these months.
    pub corrections: u32,
    /// Inspections.
    pub inspections: u32,
    /// Photographs attached.
    pub photos: u32,
    /// Objections raised.
    pub objections: u32,
    /// Settled: not found right.
    pub rejected: u32,
    /// Settled: found right.
    pub upheld: u32,
    /// Obligations of these months.
    pub coverage: Tally,
}

impl Share {
    fn add(&mut self, good: bool) {
        self.all += 1;
        self.good += u32::from(good);
    }

    /// In tenths of a percent, rounded down; `None` when nothing counts.
    #[must_use]
    pub fn tenths(self) -> Option<u32> {
        (self.good * 1000).checked_div(self.all)
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self { good: self.good + other.good, all: self.all + other.all }
    }
}

impl Figures {
    /// Nothing yet; what the office owed in these months counts at once.
    #[must_use]
    pub fn new(office: CardOffice, owed: &[Owed], window: Window) -> Self {
        let inside = owed.iter().filter(|it| window.holds(it.period.last()));
        Self {
            office,
            posted: BTreeMap::new(),
            on_time: Share::default(),
            served: Share::default(),
            required_days: 0,
            hung_days: 0,
            corrections: 0,
            inspections: 0,
            photos: 0,
            objections: 0,
            rejected: 0,
            upheld: 0,
            coverage: Tally::of(inside),
        }
    }

    /// Counts `notice`.
    pub fn add(&mut self, notice: &Notice, template: &Template, standing: &Standing, scope: &Scope<'_>) {
        let window = scope.window;
        let first = notice.hangings.iter().map(|hanging| hanging.day).min();
        if let Some(first) = first.filter(|day| window.holds(*day)) {
            *self.posted.entry(template.group.clone()).or_default() += 1;
            self.corrections += u32::from(notice.corrects.is_some());
            if let Some(in_time) = in_time(notice, template, first, scope.calendar) {
                self.on_time.add(in_time);
            }
        }
        self.add_served(notice, standing, window);
        self.inspections += inside(&notice.inspections, window);
        self.photos += inside(&notice.photos, window);
        self.objections += inside(&notice.objections, window);
        for end in notice.settlements.iter().filter(|end| window.holds(end.day)) {
            match end.what.outcome {
                Outcome::Rejected => self.rejected += 1,
                Outcome::Upheld => self.upheld += 1,
            }
        }
    }

    fn add_served(&mut self, notice: &Notice, standing: &Standing, window: Window) {
        let Some(progress) = &standing.progress else { return };
        let down = standing.ups.last().and_then(|up| up.until);
        let served = progress.served_by.is_some();
        // Ended before its time by a recorded correction: nobody's short period.
        let excused = notice.gave_way() && !served;
        if down.is_none_or(|day| !window.holds(day)) || standing.hanging || excused {
            return;
        }
        self.served.add(served);
        self.required_days += progress.span.days;
        self.hung_days += progress.served;
    }

    /// All notices that were hung.
    #[must_use]
    pub fn posted_all(&self) -> u32 {
        self.posted.values().sum()
    }

    /// Obligations that were met, late or not.
    #[must_use]
    pub const fn covered(&self) -> Share {
        Share { good: self.coverage.posted + self.coverage.late, all: self.coverage.all() }
    }
}

/// What is counted by.
#[derive(Clone, Copy, Debug)]
pub struct Scope<'a> {
    /// The days that count.
    pub window: Window,
    /// The calendar.
    pub calendar: &'a Calendar,
}

fn in_time(notice: &Notice, template: &Template, first: NaiveDate, calendar: &Calendar) -> Option<bool> {
    let limits = template.deadlines.iter().filter_map(|deadline| {
        let formed = date::parse(notice.values.text(&deadline.from))?;
        Some(calendar.ends(formed, Span { days: deadline.days, unit: deadline.unit }).strict)
    });
    limits.min().map(|limit| first <= limit)
}

fn inside<T>(all: &[Dated<T>], window: Window) -> u32 {
    u32::try_from(all.iter().filter(|it| window.holds(it.day)).count()).unwrap_or(u32::MAX)
}

/// How much each share weighs in the ranking, out of all their weights together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RankWeights {
    /// Obligations met.
    pub covered: u32,
    /// Hung in time.
    pub on_time: u32,
    /// Served in full.
    pub served: u32,
}

/// A place in the ranking, with the arithmetic.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rank {
    /// Place, from 1; equals share it.
    pub place: u32,
    /// Code of the office.
    pub office: String,
    /// Short name of the office.
    pub short: String,
    /// Tenths of points: the sum of the parts.
    pub tenths: u32,
    /// What went into it.
    pub parts: Vec<RankPart>,
}

/// One share in the ranking.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RankPart {
    /// `covered`, `timely`, `served`.
    pub what: String,
    /// The share.
    pub share: Share,
    /// Points for all of it.
    pub weight: u32,
    /// Tenths of points that were reached; in full where nothing counts in this share alone.
    pub tenths: u32,
}

impl Rank {
    /// `应公示 11/12×40=36.6 + …`.
    #[must_use]
    pub fn arithmetic(&self, words: &Words) -> String {
        let part = |part: &RankPart| {
            let key = match part.what.as_str() {
                "covered" => "rank-covered",
                "timely" => "rank-on-time",
                _ => "rank-served",
            };
            let Share { good, all } = part.share;
            format!("{} {good}/{all}×{}={}.{}", words.word(key), part.weight, part.tenths / 10, part.tenths % 10)
        };
        self.parts.iter().map(part).collect::<Vec<_>>().join(" + ")
    }
}

/// All offices by what they reached, the best first.
#[must_use]
pub fn ranking(figures: &[Figures], weights: &RankWeights) -> Vec<Rank> {
    let rank = |it: &Figures| {
        let shares = [
            ("covered", it.covered(), weights.covered),
            ("timely", it.on_time, weights.on_time),
            ("served", it.served, weights.served),
        ];
        // Of whom nothing can be judged, nobody says that all was well.
        let judged = shares.iter().any(|(_, share, _)| share.all > 0);
        let parts: Vec<RankPart> = shares
            .into_iter()
            .map(|(what, share, weight)| {
                let full = if judged { weight * 10 } else { 0 };
                let tenths = (share.good * weight * 10).checked_div(share.all).unwrap_or(full);
                RankPart { what: what.to_owned(), share, weight, tenths }
            })
            .collect();
        let tenths = parts.iter().map(|part| part.tenths).sum();
        Rank { place: 0, office: it.office.code.clone(), short: it.office.short.clone(), tenths, parts }
    };
    let mut ranks: Vec<Rank> = figures.iter().map(rank).collect();
    ranks.sort_by(|a, b| b.tenths.cmp(&a.tenths).then_with(|| a.office.cmp(&b.office)));
    let tenths: Vec<u32> = ranks.iter().map(|rank| rank.tenths).collect();
    for rank in &mut ranks {
        let better = tenths.iter().filter(|other| **other > rank.tenths).count();
        rank.place = u32::try_from(better).unwrap_or(u32::MAX).saturating_add(1);
    }
    ranks
}
