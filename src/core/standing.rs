//! How a notice stands on any given day: the answer behind `status`, the ledger and the board.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::calendar::{Calendar, Up, intersect};
use super::event::{Edition, Exception};
use super::notice::{Dated, Notice, Stage};
use super::office::Office;
use super::posting::{Bond, PlaceHistory, Progress, everywhere, histories, progress};
use super::template::{Level, Refresh, Span, Template};
use super::values::Values;

/// How a notice stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// When it hung at all its places.
    pub ups: Vec<Up>,
    /// The period; `None` before posting and for notices that hang until replaced.
    pub progress: Option<Progress>,
    /// Days since the first day (the day of posting is day 0), up to today or to its end.
    pub on_board: Option<i64>,
    /// Whether it hangs somewhere now.
    pub hanging: bool,
    /// Places where it was found missing and has not been hung again.
    pub missing: Vec<String>,
    /// Whether it stays until the next one replaces it, beyond its minimum.
    pub until_replaced: bool,
    /// Whether an upheld objection asks for a new posting that has not begun.
    pub must_repost: bool,
    /// Since when it should have been off the board, or posted.
    pub overdue: Option<NaiveDate>,
    /// When a long-term notice must be checked next, and how late that is.
    pub check: Option<CheckDue>,
    /// The exception that shortened the period.
    pub exception: Option<Exception>,
}

/// The next check of a long-term or periodic notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CheckDue {
    /// Its data are right as of this day.
    pub as_of: NaiveDate,
    /// The day of the next check.
    pub due: NaiveDate,
    /// Days without a check so far.
    pub age: i64,
    /// Warning past the first limit, error past the second (31 and 92 days for lists).
    pub level: Option<Level>,
}

/// What decides how a notice stands, whatever the day is: small enough to be kept for every notice
/// of every office that a supervisor looks after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footing {
    /// Stage.
    pub stage: Stage,
    /// Where and when it hung, as far as it counts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<PlaceHistory>,
    /// The period that binds; `None` before printing and for notices that hang until replaced.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub span: Option<Span>,
    /// The last day promised on the wall.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub promised: Option<NaiveDate>,
    /// Places where it was found missing and has not been hung again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub missing: Vec<String>,
    /// Whether it stays until the next one replaces it, beyond its minimum.
    #[serde(default, skip_serializing_if = "is_false")]
    pub until_replaced: bool,
    /// Days after the end within which it should be off the board.
    #[serde(default)]
    pub clear_within: u32,
    /// What the next check of a long-term notice counts from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub check: Option<CheckGround>,
    /// The exception that shortened the period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exception: Option<Exception>,
    /// Whether an upheld objection asks for a new posting that has not begun.
    #[serde(default, skip_serializing_if = "is_false")]
    pub must_repost: bool,
}

/// What the next check of a long-term or periodic notice counts from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckGround {
    /// Its data are right as of this day.
    pub as_of: NaiveDate,
    /// The day of the next check.
    pub due: NaiveDate,
    /// How often its kind is checked.
    pub refresh: Refresh,
}

// The signature is serde's.
#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_false(flag: &bool) -> bool {
    !*flag
}

impl Footing {
    /// What decides about `notice`.
    #[must_use]
    pub fn of(notice: &Notice, template: &Template) -> Self {
        let check = (notice.stage == Stage::Posted).then(|| check_ground(notice, template)).flatten();
        Self {
            stage: notice.stage,
            places: histories(notice),
            span: required(notice),
            promised: promised_last(notice),
            missing: missing(notice),
            until_replaced: template.period.until_replaced,
            clear_within: template.period.clear_within,
            check,
            exception: notice.exceptions.last().map(|exception| exception.what.clone()),
            must_repost: notice.must_repost(),
        }
    }

    /// How it stands on `today`.
    #[must_use]
    pub fn on(&self, calendar: &Calendar, today: NaiveDate) -> Standing {
        let all: Vec<Vec<Up>> = self.places.iter().map(|history| history.ups.clone()).collect();
        let ups = intersect(&all);
        let hanging = self.stage == Stage::Posted;
        let bond = |span| Bond { span, printed_last: self.promised, hanging };
        let progress = self.span.and_then(|span| progress(calendar, &ups, bond(span), today));
        Standing {
            on_board: on_board(&ups, today),
            overdue: self.overdue(progress.as_ref(), today),
            ups,
            progress,
            hanging,
            missing: self.missing.clone(),
            until_replaced: self.until_replaced,
            must_repost: self.must_repost,
            check: self.check.as_ref().map(|ground| ground.on(today)),
            exception: self.exception.clone(),
        }
    }

    fn overdue(&self, progress: Option<&Progress>, today: NaiveDate) -> Option<NaiveDate> {
        if self.stage != Stage::Posted || self.until_replaced {
            return None;
        }
        let since = progress?.down_from.checked_add_days(Days::new(u64::from(self.clear_within)))?;
        (today >= since).then_some(since)
    }
}

impl Standing {
    /// How `notice` stands on `today`.
    #[must_use]
    pub fn of(notice: &Notice, template: &Template, calendar: &Calendar, today: NaiveDate) -> Self {
        Footing::of(notice, template).on(calendar, today)
    }

    /// Whether the period has been served in full (rolled end, printed end included).
    #[must_use]
    pub fn is_served(&self, today: NaiveDate) -> bool {
        let served_by = self.progress.as_ref().and_then(|progress| progress.served_by);
        let down = self.ups.last().is_some_and(|up| up.until.is_some());
        served_by.is_some_and(|end| down || end < today)
    }

    /// Days that are left to serve, from today; zero once served.
    #[must_use]
    pub fn days_left(&self, today: NaiveDate) -> Option<i64> {
        let progress = self.progress.as_ref()?;
        Some((progress.end - today).num_days().max(0)).filter(|_| self.hanging)
    }
}

/// The minimum period of a notice: the template's (by the choices made), lengthened by the
/// office or, for `general`, chosen by the clerk. `None`: it hangs until replaced.
#[must_use]
pub fn minimum(template: &Template, values: &Values, office: &Office) -> Option<Span> {
    let mut span = template.period.minimum_for(values)?;
    let longer = office.minimum_days.get(&template.id).copied().unwrap_or(0);
    span.days = span.days.max(longer);
    Some(span)
}

/// The edition whose period binds: of those on the wall the one that promises most; before it
/// hangs, the last one printed.
fn binding_edition(notice: &Notice) -> Option<&Dated<Edition>> {
    let most = |edition: &&Dated<Edition>| (edition.what.last.is_none(), edition.what.last, edition.seq);
    notice.hung_editions().into_iter().max_by_key(most).or_else(|| notice.edition())
}

/// The period that binds a posting: that of its edition, or a recorded exception.
#[must_use]
pub fn required(notice: &Notice) -> Option<Span> {
    let printed = binding_edition(notice)?.what.span?;
    Some(notice.exceptions.last().map_or(printed, |exception| exception.what.span))
}

/// Whether it hangs until something replaces it, whatever the kind says of a minimum.
#[must_use]
pub fn hangs_until_replaced(notice: &Notice, template: &Template) -> bool {
    template.period.until_replaced || binding_edition(notice).is_some_and(|edition| edition.what.span.is_none())
}

/// The last day that the poster on the wall promises. An exception recorded after the edition was
/// printed unbinds it.
#[must_use]
pub fn promised_last(notice: &Notice) -> Option<NaiveDate> {
    let edition = binding_edition(notice)?;
    let loosened = notice.exceptions.last().is_some_and(|exception| exception.seq > edition.seq);
    let printed = if loosened { None } else { edition.what.last };
    // An extension was announced in public: nothing unbinds it.
    printed.max(notice.extended)
}

fn missing(notice: &Notice) -> Vec<String> {
    let hanging = notice.hanging_places();
    let gone = |history: &PlaceHistory| history.ups.last().is_some_and(|up| up.until.is_some());
    let places = histories(notice).into_iter().filter(|it| hanging.contains(&it.place.as_str()) && gone(it));
    places.map(|history| history.place).collect()
}

fn on_board(ups: &[Up], today: NaiveDate) -> Option<i64> {
    let first = ups.first()?.from;
    let end = ups.last()?.until.unwrap_or(today);
    Some((end.min(today.max(first)) - first).num_days())
}

fn check_ground(notice: &Notice, template: &Template) -> Option<CheckGround> {
    let refresh = template.refresh.clone()?;
    let stated = |key: &str| super::date::parse(notice.values.text(key));
    let (as_of, due) = if let Some((_, as_of, next)) = notice.verified.last() {
        (*as_of, *next)
    } else {
        let posted = everywhere(notice).first().map(|up| up.from);
        let as_of = stated("as_of").or(posted)?;
        let limit = as_of.checked_add_days(Days::new(u64::from(refresh.warn_days)))?;
        (as_of, stated("next_review").unwrap_or(limit))
    };
    Some(CheckGround { as_of, due, refresh })
}

impl CheckGround {
    fn on(&self, today: NaiveDate) -> CheckDue {
        let Self { as_of, due, refresh } = self;
        let age = (today - *as_of).num_days();
        let level = check_level(refresh, age).or((today > *due).then_some(Level::Warning));
        CheckDue { as_of: *as_of, due: *due, age, level }
    }
}

fn check_level(refresh: &Refresh, age: i64) -> Option<Level> {
    if age > i64::from(refresh.error_days) {
        Some(Level::Error)
    } else if age > i64::from(refresh.warn_days) {
        Some(Level::Warning)
    } else {
        None
    }
}
