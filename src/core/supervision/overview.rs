//! All offices at a glance, the worst first, with the arithmetic of “worst”.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

use super::card::{Card, CardOffice};
use super::coverage::{Measure, Met, Owed, Tally};
use super::doubt::{Doubt, DoubtTally};
use super::doubts::office_doubts;
use super::line::Line;
use super::obligation::Points;
use crate::core::notice::Stage;
use crate::core::standing::Standing;
use crate::core::template::Level;

/// One office on one day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OverviewRow {
    /// Whose it is.
    pub office: CardOffice,
    /// Notices that hang.
    pub hanging: u32,
    /// What is known to be the matter, counted.
    pub lapses: Lapses,
    /// Days since something was hung; `None` when nothing ever was.
    pub quiet_days: Option<i64>,
    /// The last moment at which something was recorded.
    pub recorded: Option<DateTime<FixedOffset>>,
    /// The moment at which its records last arrived; `None` for the own office.
    pub received: Option<DateTime<FixedOffset>>,
    /// Place of the last known record in its chain.
    pub seq: u64,
    /// What it owed and posted.
    pub coverage: Tally,
    /// How bad that is, with the arithmetic.
    pub score: Score,
}

/// What is known to be the matter with an office, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lapses {
    /// Posters found missing and not hung again.
    pub missing: u32,
    /// Past their end and still hanging.
    pub overdue: u32,
    /// Long-term lists not checked beyond the last limit.
    pub stale: u32,
    /// Long-term lists whose check is due.
    pub unchecked: u32,
    /// Open objections.
    pub objections: u32,
    /// Served, to come down.
    pub served: u32,
    /// Waiting for review, printing or posting.
    pub waiting: u32,
    /// 1 when nothing was hung for too long.
    pub quiet: u32,
    /// 1 when nothing was recorded for too long.
    pub silent: u32,
    /// Obligations not met.
    pub owed: u32,
    /// Doubts that the records prove.
    pub certain: u32,
    /// Doubts that are likely.
    pub probable: u32,
    /// Hints.
    pub hint: u32,
}

/// A sum that shows how it was reached.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The sum of all parts.
    pub total: u32,
    /// What went into it; nothing that is zero.
    pub parts: Vec<ScorePart>,
}

/// So many lapses of one sort, each weighing so much.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScorePart {
    /// Which lapse: a field of [`Lapses`].
    pub lapse: String,
    /// How many.
    pub count: u32,
    /// Points for one.
    pub each: u32,
}

impl Lapses {
    /// Every lapse by name with its count and what one of it weighs, heaviest sorts first as a rule.
    #[must_use]
    pub fn weighed(&self, points: &Points) -> [(&'static str, u32, u32); 13] {
        [
            ("missing", self.missing, points.missing),
            ("overdue", self.overdue, points.overdue),
            ("stale", self.stale, points.stale),
            ("owed", self.owed, points.owed),
            ("certain", self.certain, points.certain),
            ("objections", self.objections, points.objection),
            ("quiet", self.quiet, points.quiet),
            ("silent", self.silent, points.silent),
            ("unchecked", self.unchecked, points.unchecked),
            ("probable", self.probable, points.probable),
            ("served", self.served, points.served),
            ("waiting", self.waiting, points.waiting),
            ("hint", self.hint, points.hint),
        ]
    }

    /// Their sum, with the arithmetic.
    #[must_use]
    pub fn score(&self, points: &Points) -> Score {
        let counted = self.weighed(points).into_iter().filter(|(_, count, each)| *count > 0 && *each > 0);
        let part = |(lapse, count, each): (&str, u32, u32)| ScorePart { lapse: lapse.to_owned(), count, each };
        let parts: Vec<ScorePart> = counted.map(part).collect();
        let total = parts.iter().fold(0_u32, |sum, part| sum.saturating_add(part.count.saturating_mul(part.each)));
        Score { total, parts }
    }

    fn add(&mut self, line: &Line, standing: &Standing, today: NaiveDate) {
        let stage = line.footing.stage;
        let waits = line.ready || matches!(stage, Stage::Reviewed | Stage::Printed);
        self.waiting += u32::from(waits || standing.must_repost);
        self.objections = self.objections.saturating_add(u32::try_from(line.objections).unwrap_or(u32::MAX));
        self.missing += u32::from(!standing.missing.is_empty());
        if standing.overdue.is_some() {
            self.overdue += 1;
        } else if stage == Stage::Posted && standing.is_served(today) && !standing.until_replaced {
            self.served += 1;
        }
        match standing.check.and_then(|check| check.level) {
            Some(Level::Error) => self.stale += 1,
            Some(_) => self.unchecked += 1,
            None => {}
        }
    }
}

/// Key of the name of a lapse in `assets/words`.
#[must_use]
pub fn lapse_key(lapse: &str) -> &'static str {
    match lapse {
        "missing" => "lapse-missing",
        "overdue" => "lapse-overdue",
        "stale" => "lapse-stale",
        "owed" => "lapse-owed",
        "certain" => "lapse-certain",
        "objections" => "lapse-objections",
        "quiet" => "lapse-quiet",
        "silent" => "lapse-silent",
        "unchecked" => "lapse-unchecked",
        "probable" => "lapse-probable",
        "served" => "lapse-served",
        "waiting" => "lapse-waiting",
        _ => "lapse-hint",
    }
}

/// Counts doubts that no card knows: those that lie between several offices.
pub fn add_doubts(row: &mut OverviewRow, doubts: &[Doubt], points: &Points) {
    let mut more = DoubtTally::default();
    for doubt in doubts.iter().filter(|doubt| doubt.office == row.office.code) {
        more.add(doubt.sure);
    }
    row.lapses.certain += more.certain;
    row.lapses.probable += more.probable;
    row.lapses.hint += more.hint;
    row.score = row.lapses.score(points);
}

/// The worst first; equals stand in the order of their codes.
pub fn sort_worst_first(rows: &mut [OverviewRow]) {
    rows.sort_by(|a, b| b.score.total.cmp(&a.score.total).then_with(|| a.office.code.cmp(&b.office.code)));
}

/// A row for every card, the worst first; equals stand in the order of their codes.
#[must_use]
pub fn overview<'a>(cards: impl IntoIterator<Item = &'a Card>, measure: &Measure<'_>) -> Vec<OverviewRow> {
    let mut rows: Vec<OverviewRow> = cards.into_iter().map(|card| overview_row(card, measure)).collect();
    sort_worst_first(&mut rows);
    rows
}

/// The row of one office.
#[must_use]
pub fn overview_row(card: &Card, measure: &Measure<'_>) -> OverviewRow {
    let owed = measure.owed(card);
    let quiet_days = card.last_hung().map(|day| (measure.today - day).num_days());
    let lapses = lapses(card, &owed, measure);
    OverviewRow {
        office: card.office.clone(),
        hanging: count(card.lines.iter().filter(|line| line.footing.stage == Stage::Posted)),
        quiet_days,
        recorded: card.head.at,
        received: card.head.received,
        seq: card.head.seq,
        coverage: Tally::of(&owed),
        score: lapses.score(&measure.obligations.points),
        lapses,
    }
}

fn lapses(card: &Card, owed: &[Owed], measure: &Measure<'_>) -> Lapses {
    let Measure { obligations, calendar, today, .. } = *measure;
    let mut lapses = Lapses::default();
    for line in &card.lines {
        lapses.add(line, &line.standing(calendar, today), today);
    }
    let limits = &obligations.limits;
    let since = card.last_hung().or(card.head.began);
    let old = |day: NaiveDate, limit: u32| (today - day).num_days() >= i64::from(limit);
    lapses.quiet = u32::from(since.is_none_or(|day| old(day, limits.quiet_days)));
    lapses.silent = u32::from(card.head.at.is_none_or(|at| old(at.date_naive(), limits.silent_days)));
    let mut doubts = card.doubts;
    for doubt in office_doubts(card, limits, today) {
        doubts.add(doubt.sure);
    }
    (lapses.certain, lapses.probable, lapses.hint) = (doubts.certain, doubts.probable, doubts.hint);
    lapses.owed = count(owed.iter().filter(|it| it.met == Met::Missing));
    lapses
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
