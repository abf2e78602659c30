//! C06 应公示未公示: what an office had to post, what it posted, and what is missing.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::card::{Card, CardOffice};
use super::line::Hung;
use super::obligation::{Counted, Obligation, Obligations, Rhythm};
use super::stretch::Stretch;
use crate::core::calendar::Calendar;
use crate::core::office::IssuerLevel;

/// What became of an obligation in one period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Met {
    /// Posted in time.
    Posted,
    /// Posted after its days of grace.
    Late,
    /// Not posted, and there is still time.
    Open,
    /// Not posted (C06).
    Missing,
}

/// An obligation in one period, or on one occasion.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Owed {
    /// Identifier of the obligation.
    pub obligation: String,
    /// The period, or the day of the occasion.
    pub period: Stretch,
    /// The last day on which it is in time.
    pub due: NaiveDate,
    /// What became of it.
    pub met: Met,
    /// The notice that meets it, or that waits to be hung.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// The day on which it was hung.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub posted: Option<NaiveDate>,
}

/// What is looked at: obligations, calendar, the cards of towns, the day.
#[derive(Clone, Copy, Debug)]
pub struct Measure<'a> {
    /// The obligations.
    pub obligations: &'a Obligations,
    /// The calendar.
    pub calendar: &'a Calendar,
    /// Cards of town offices: what they allot to a village the village has to account for.
    pub towns: &'a [Card],
    /// Today.
    pub today: NaiveDate,
}

impl Measure<'_> {
    /// All that the office of `card` owed and owes in the months that are looked at, obligation by
    /// obligation in the order of the file, the latest period first. What ended before the office
    /// began is not held against it.
    #[must_use]
    pub fn owed(&self, card: &Card) -> Vec<Owed> {
        let level = card.office.level;
        let mine = self.obligations.list.iter().filter(|it| it.levels.contains(&level));
        mine.flat_map(|obligation| self.owed_of(obligation, card)).collect()
    }

    fn owed_of(&self, obligation: &Obligation, card: &Card) -> Vec<Owed> {
        let mut owed = match obligation.rhythm {
            Rhythm::Each if obligation.after.is_empty() => self.each(obligation, card),
            Rhythm::Each => self.after(obligation, card),
            Rhythm::Standing => self.standing(obligation, card),
            Rhythm::Month | Rhythm::Quarter | Rhythm::Year => self.periods(obligation, card),
        };
        owed.sort_by(|a, b| b.period.first().cmp(&a.period.first()).then_with(|| a.number.cmp(&b.number)));
        owed
    }

    /// The first day of the months that are looked at.
    #[must_use]
    pub fn from(&self) -> NaiveDate {
        let back = self.today.checked_sub_months(Months::new(self.obligations.limits.months)).unwrap_or(NaiveDate::MIN);
        Stretch::month_of(back).first()
    }

    // The periods that began with the office already at work, up to the one that runs today.
    fn stretches(&self, obligation: &Obligation, card: &Card) -> Vec<Stretch> {
        let Some(began) = card.head.began else { return Vec::new() };
        let mut out = Vec::new();
        let mut stretch = obligation.period(self.from().max(began));
        while let Some(now) = stretch.filter(|it| it.first() <= self.today) {
            if now.first() >= began {
                out.push(now);
            }
            stretch = Some(now.next());
        }
        out
    }

    fn periods(&self, obligation: &Obligation, card: &Card) -> Vec<Owed> {
        let hung: Vec<(&Hung, Stretch)> =
            fitting(obligation, card).map(|it| (it, self.about(obligation, it))).collect();
        let one = |period: Stretch| {
            let start = match obligation.counted {
                Counted::End => period.last(),
                Counted::Begin => period.first(),
            };
            let due = self.calendar.ends(start, obligation.within).strict;
            let met = hung.iter().filter(|(_, about)| period.holds(*about)).map(|(it, _)| *it).min_by_key(|it| it.from);
            self.judged(obligation, period, due, met)
        };
        self.stretches(obligation, card).into_iter().map(one).collect()
    }

    // Without a word about it, what is hung in the days of grace is about the period before.
    fn about(&self, obligation: &Obligation, hung: &Hung) -> Stretch {
        let told = obligation.about.iter().find_map(|key| hung.covers.get(key)).copied();
        told.unwrap_or_else(|| {
            let now = obligation.period(hung.from).unwrap_or(Stretch::Day(hung.from));
            let before = now.first().checked_sub_days(Days::new(1)).and_then(|day| obligation.period(day));
            let still = |it: &Stretch| hung.from <= self.calendar.ends(it.last(), obligation.within).strict;
            before.filter(|it| obligation.counted == Counted::End && still(it)).unwrap_or(now)
        })
    }

    /// Something of the kind hung at the end of each month, and hangs today.
    fn standing(&self, obligation: &Obligation, card: &Card) -> Vec<Owed> {
        let grace = card.head.began.map(|began| self.calendar.ends(began, obligation.within).strict);
        let one = |period: Stretch| {
            let day = period.last().min(self.today);
            let hangs = |it: &&Hung| it.from <= day && it.until.is_none_or(|until| until > day);
            let met = fitting(obligation, card).filter(hangs).min_by_key(|it| it.from);
            self.judged(obligation, period, period.last(), met)
        };
        let begun = |period: &Stretch| grace.is_none_or(|grace| period.last() > grace);
        self.stretches(obligation, card).into_iter().filter(begun).map(one).collect()
    }

    /// What was begun has to hang in time.
    fn each(&self, obligation: &Obligation, card: &Card) -> Vec<Owed> {
        let from = self.from();
        let hung = fitting(obligation, card).filter(|it| it.from >= from).map(|it| {
            let formed = obligation.about.iter().find_map(|key| it.covers.get(key)).map_or(it.from, |told| told.last());
            let due = self.calendar.ends(formed, obligation.within).strict;
            self.judged(obligation, Stretch::Day(formed), due, Some(it))
        });
        let waiting = card.lines.iter().filter(|line| obligation.kinds.contains(&line.template));
        let waiting = waiting.filter_map(|line| {
            let formed = line.post_by.first()?.formed;
            let due = self.calendar.ends(formed, obligation.within).strict;
            let owed = self.judged(obligation, Stretch::Day(formed), due, None);
            Some(Owed { number: Some(line.number.clone()), ..owed })
        });
        hung.chain(waiting).collect()
    }

    /// What the town allotted to this village, the village has to account for.
    fn after(&self, obligation: &Obligation, card: &Card) -> Vec<Owed> {
        let Some(began) = card.head.began else { return Vec::new() };
        let from = self.from().max(began);
        let town =
            self.towns.iter().filter(|it| it.office.level == IssuerLevel::Town && it.office.town == card.office.town);
        let gives = |it: &&Hung| obligation.after.contains(&it.template) && it.from >= from && names(it, &card.office);
        let mut occasions: Vec<&Hung> = town.flat_map(|it| it.hung.iter().filter(gives)).collect();
        occasions.sort_by_key(|it| it.from);
        let mut accounts: Vec<&Hung> = fitting(obligation, card).collect();
        accounts.sort_by_key(|it| it.from);
        let mut accounts = accounts.into_iter().peekable();
        let one = |occasion: &Hung| {
            while accounts.next_if(|it| it.from < occasion.from).is_some() {}
            let due = self.calendar.ends(occasion.from, obligation.within).strict;
            self.judged(obligation, Stretch::Day(occasion.from), due, accounts.next())
        };
        occasions.into_iter().map(one).collect()
    }

    fn judged(&self, obligation: &Obligation, period: Stretch, due: NaiveDate, met: Option<&Hung>) -> Owed {
        let state = match met {
            Some(hung) if hung.from <= due => Met::Posted,
            Some(_) => Met::Late,
            None if self.today <= due => Met::Open,
            None => Met::Missing,
        };
        Owed {
            obligation: obligation.id.clone(),
            period,
            due,
            met: state,
            number: met.map(|hung| hung.number.clone()),
            posted: met.map(|hung| hung.from),
        }
    }
}

fn fitting<'a>(obligation: &'a Obligation, card: &'a Card) -> impl Iterator<Item = &'a Hung> {
    let worded =
        |it: &&Hung| obligation.words.is_empty() || obligation.words.iter().any(|word| it.title.contains(word));
    card.hung.iter().filter(|it| obligation.kinds.contains(&it.template)).filter(worded)
}

// `示例镇柳泉村`, `柳泉村委会` and `柳泉` are 柳泉村; 东柳泉村 is not.
fn names(hung: &Hung, office: &CardOffice) -> bool {
    let own = [bare(&office.short, office), bare(&office.name, office)];
    hung.units.iter().map(|unit| bare(unit, office)).any(|unit| !unit.is_empty() && own.contains(&unit))
}

// A village as it is called among neighbours.
fn bare<'a>(unit: &'a str, office: &CardOffice) -> &'a str {
    let unit = unit.trim();
    let unit = unit.strip_prefix(office.town.as_str()).unwrap_or(unit);
    let board = ["村民委员会", "居民委员会", "村委会", "居委会"].iter().find_map(|end| unit.strip_suffix(end));
    let unit = board.unwrap_or(unit);
    unit.strip_suffix(['村', '居']).unwrap_or(unit)
}

/// How many obligations were met in time, late, not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// In time.
    pub posted: u32,
    /// Late.
    pub late: u32,
    /// Not at all.
    pub missing: u32,
}

impl Tally {
    /// Counts `owed`; what is still open does not count.
    #[must_use]
    pub fn of<'a>(owed: impl IntoIterator<Item = &'a Owed>) -> Self {
        let mut tally = Self::default();
        for it in owed {
            match it.met {
                Met::Posted => tally.posted += 1,
                Met::Late => tally.late += 1,
                Met::Missing => tally.missing += 1,
                Met::Open => {}
            }
        }
        tally
    }

    /// Everything that counts.
    #[must_use]
    pub const fn all(self) -> u32 {
        self.posted + self.late + self.missing
    }
}
