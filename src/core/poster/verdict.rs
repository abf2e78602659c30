//! What the record says of a poster that somebody holds: printed like this or not, in force or not.

use chrono::NaiveDate;

use super::code::EditionCode;
use crate::core::event::Edition;
use crate::core::notice::{Dated, Notice};
use crate::core::words::Message;

/// What the record says of a poster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No notice here has this number.
    Unknown {
        /// The number.
        number: String,
    },
    /// No edition was printed from this content.
    OtherContent {
        /// Number of the notice.
        number: String,
    },
    /// An edition was printed from this content, for other days.
    OtherPeriod {
        /// Number of the notice.
        number: String,
        /// Number of that edition.
        no: u32,
        /// Its first and last day; no last day hangs until replaced.
        days: (NaiveDate, Option<NaiveDate>),
    },
    /// No edition has this file.
    OtherFile,
    /// An edition, as it was printed.
    Printed(Box<PrintedEdition>),
}

/// An edition, as it was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintedEdition {
    /// Number of the notice.
    pub number: String,
    /// Its title.
    pub title: String,
    /// Number of the edition.
    pub no: u32,
    /// The day on which it was printed.
    pub printed: NaiveDate,
    /// Its first and last day; no last day hangs until replaced.
    pub days: (NaiveDate, Option<NaiveDate>),
    /// What became of it.
    pub fate: Fate,
}

/// What became of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It has not been hung yet.
    Waiting,
    /// It hangs at these places.
    Hanging(Vec<String>),
    /// It hung, and was taken down last on this day.
    Down(NaiveDate),
    /// A later edition took its place.
    Replaced(u32),
    /// The content was changed, or has to be posted anew, after it was printed.
    Outdated,
    /// Another notice took the place of its notice.
    Superseded(String),
    /// Its notice was given up or ended on this day.
    Withdrawn(NaiveDate),
}

impl Verdict {
    /// What the record says of a poster with the code `code`; `notice` is the one of its number.
    #[must_use]
    pub fn of_code(code: &EditionCode, notice: Option<&Notice>) -> Self {
        let number = code.number.clone();
        let Some(notice) = notice else { return Self::Unknown { number } };
        let same: Vec<_> = notice.editions.iter().filter(|edition| code.is_of(&edition.what.digest)).collect();
        let days = (code.first, code.last);
        let Some(latest) = same.last() else { return Self::OtherContent { number } };
        // Two prints of the same content and days are alike: the one that hangs counts.
        let exact = || same.iter().rev().filter(|edition| edition.what.days() == days);
        let hangs = |edition: &&&Dated<Edition>| matches!(fate(notice, edition), Fate::Hanging(_));
        match exact().find(hangs).or_else(|| exact().next()) {
            Some(edition) => Self::printed(notice, edition),
            None => Self::OtherPeriod { number, no: latest.what.no, days: latest.what.days() },
        }
    }

    /// The edition of `notice` whose PDF has this digest (SHA-256, hexadecimal).
    #[must_use]
    pub fn of_file(digest: &str, notice: &Notice) -> Option<Self> {
        let edition = notice.editions.iter().rev().find(|edition| edition.what.pdf == digest)?;
        Some(Self::printed(notice, edition))
    }

    fn printed(notice: &Notice, edition: &Dated<Edition>) -> Self {
        Self::Printed(Box::new(PrintedEdition {
            number: notice.number.clone(),
            title: notice.title().to_owned(),
            no: edition.what.no,
            printed: edition.day,
            days: edition.what.days(),
            fate: fate(notice, edition),
        }))
    }

    /// Number of the notice, where one is named.
    #[must_use]
    pub fn number(&self) -> Option<&str> {
        match self {
            Self::Unknown { number } | Self::OtherContent { number } | Self::OtherPeriod { number, .. } => Some(number),
            Self::Printed(edition) => Some(&edition.number),
            Self::OtherFile => None,
        }
    }

    /// Whether it was printed like this.
    #[must_use]
    pub const fn is_genuine(&self) -> bool {
        matches!(self, Self::Printed(_))
    }

    /// Whether it was printed like this, and nothing took its place: it waits, hangs, or hung to its end.
    #[must_use]
    pub fn is_good(&self) -> bool {
        let good = |fate: &Fate| matches!(fate, Fate::Waiting | Fate::Hanging(_) | Fate::Down(_));
        matches!(self, Self::Printed(edition) if good(&edition.fate))
    }

    /// It in words: what it is, then what became of it.
    #[must_use]
    pub fn told(&self) -> Vec<Message> {
        match self {
            Self::Unknown { number } => vec![Message::of("verdict-unknown").with("number", number)],
            Self::OtherContent { number } => vec![Message::of("verdict-content").with("number", number)],
            Self::OtherPeriod { number, no, days } => {
                let message = Message::of("verdict-period").with("number", number).with("no", no);
                vec![message.with_said("days", days_words(*days))]
            }
            Self::OtherFile => vec![Message::of("verdict-file")],
            Self::Printed(edition) => vec![edition.told(), edition.fate.told()],
        }
    }
}

impl PrintedEdition {
    fn told(&self) -> Message {
        let message = Message::of("verdict-printed").with("number", &self.number).with("title", &self.title);
        message.with("no", self.no).with("day", self.printed).with_said("days", days_words(self.days))
    }
}

impl Fate {
    /// A word for programs.
    #[must_use]
    pub const fn slug(&self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Hanging(_) => "hanging",
            Self::Down(_) => "down",
            Self::Replaced(_) => "replaced",
            Self::Outdated => "outdated",
            Self::Superseded(_) => "superseded",
            Self::Withdrawn(_) => "withdrawn",
        }
    }

    fn told(&self) -> Message {
        match self {
            Self::Waiting => Message::of("verdict-waiting"),
            Self::Hanging(places) => Message::of("verdict-hanging").with("places", places.join("、")),
            Self::Down(day) => Message::of("verdict-down").with("day", day),
            Self::Replaced(no) => Message::of("verdict-replaced").with("no", no),
            Self::Outdated => Message::of("verdict-outdated"),
            Self::Superseded(by) => Message::of("verdict-superseded").with("by", by),
            Self::Withdrawn(day) => Message::of("verdict-withdrawn").with("day", day),
        }
    }
}

fn days_words((first, last): (NaiveDate, Option<NaiveDate>)) -> Message {
    match last {
        Some(last) => Message::of("verdict-days").with("first", first).with("last", last),
        None => Message::of("verdict-days-open").with("first", first),
    }
}

fn fate(notice: &Notice, edition: &Dated<Edition>) -> Fate {
    if let Some(end) = &notice.withdrawn {
        return Fate::Withdrawn(end.day);
    }
    if let Some(by) = &notice.superseded_by {
        return Fate::Superseded(by.clone());
    }
    let no = edition.what.no;
    let is_this = |place: &&str| notice.last_hanging(place).is_some_and(|hanging| hanging.what.edition == no);
    let places: Vec<String> = notice.hanging_places().into_iter().filter(is_this).map(str::to_owned).collect();
    if !places.is_empty() {
        return Fate::Hanging(places);
    }
    if let Some(later) = notice.editions.last().filter(|last| last.what.no != no) {
        return Fate::Replaced(later.what.no);
    }
    let counts = notice.restarted().is_none_or(|restart| edition.seq > restart);
    match down(notice, no) {
        Some(day) if counts => Fate::Down(day),
        None if counts && edition.what.digest == notice.digest() => Fate::Waiting,
        _ => Fate::Outdated,
    }
}

// The last day on which it was taken down at a place where it hung.
fn down(notice: &Notice, no: u32) -> Option<NaiveDate> {
    let hung = |place: &str| notice.hangings.iter().any(|it| it.what.edition == no && it.what.place == place);
    notice.take_downs.iter().filter(|down| hung(&down.what.place)).map(|down| down.day).max()
}
