//! 应公示清单: which notices an office has to post and how often, and by how much every lapse
//! weighs. Data, in `templates/obligations.toml`; a town may put a file of its own in its stead.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::figures::RankWeights;
use super::stretch::Stretch;
use crate::core::fault::Fault;
use crate::core::office::IssuerLevel;
use crate::core::template::Span;
use crate::core::words::Message;

/// The name of the file, in the program and in a town's own folder `templates`.
pub const OBLIGATIONS_FILE: &str = "obligations.toml";

/// What offices owe the public, and how lapses are weighed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligations {
    /// Beyond which something is a lapse.
    pub limits: Limits,
    /// What a lapse weighs.
    pub points: Points,
    /// How the ranking of a report is reckoned.
    pub ranking: RankWeights,
    /// What has to be posted.
    #[serde(rename = "obligation", default)]
    pub list: Vec<Obligation>,
}

/// Beyond which something is a lapse, in calendar days unless it says otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Nothing new was hung for so many days.
    pub quiet_days: u32,
    /// The last record is so many days old.
    pub silent_days: u32,
    /// A board where something hangs was not looked at for so many days.
    pub unseen_days: u32,
    /// So many months of obligations are looked at.
    pub months: u32,
}

/// What one lapse weighs in the order “worst first”.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Points {
    /// A poster found missing and not hung again.
    pub missing: u32,
    /// Past its end and still hanging.
    pub overdue: u32,
    /// A long-term list not checked beyond its last limit.
    pub stale: u32,
    /// A long-term list whose check is due.
    pub unchecked: u32,
    /// An objection that is open.
    pub objection: u32,
    /// Served, to come down.
    pub served: u32,
    /// Waiting for review, printing or posting.
    pub waiting: u32,
    /// Nothing hung for [`Limits::quiet_days`].
    pub quiet: u32,
    /// No record for [`Limits::silent_days`].
    pub silent: u32,
    /// An obligation of one period that was not met.
    pub owed: u32,
    /// A doubt that the records prove.
    pub certain: u32,
    /// A doubt that is likely.
    pub probable: u32,
    /// A hint.
    pub hint: u32,
}

/// How often something has to be posted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rhythm {
    /// Every month.
    Month,
    /// Every quarter.
    Quarter,
    /// Every year.
    Year,
    /// Something of the kind always hangs.
    Standing,
    /// Whenever there is something of the kind.
    Each,
}

/// From which end of a period its days of grace are counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counted {
    /// From its last day.
    #[default]
    End,
    /// From its first day, for plans.
    Begin,
}

/// One thing that has to be posted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Identifier.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Who has to post it.
    pub levels: Vec<IssuerLevel>,
    /// Identifiers of the kinds of notice that meet it.
    pub kinds: Vec<String>,
    /// How often.
    pub rhythm: Rhythm,
    /// Days of grace.
    pub within: Span,
    /// From which end of the period they are counted.
    #[serde(default)]
    pub counted: Counted,
    /// Fields that say which period a notice is about, the first that is there wins; without any
    /// the day of hanging decides.
    #[serde(default)]
    pub about: Vec<String>,
    /// For kinds that may be about anything: one of these words stands in the title.
    #[serde(default)]
    pub words: Vec<String>,
    /// Owed by every village that a notice of these kinds, posted by its town, gives money to.
    #[serde(default)]
    pub after: Vec<String>,
    /// Where it is written, in words.
    pub source: String,
}

static BUILTIN: OnceLock<Obligations> = OnceLock::new();

impl Obligations {
    /// Those of the program.
    #[must_use]
    pub fn builtin() -> &'static Self {
        // The file is part of the binary and a test reads it: a broken one never ships.
        let text = include_str!("../../../templates/obligations.toml");
        BUILTIN.get_or_init(|| Self::read(text, OBLIGATIONS_FILE).unwrap_or_default())
    }

    /// Reads a file; `name` is what an error calls it.
    ///
    /// # Errors
    /// Input fault with line and column for what is not written as it has to be.
    pub fn read(text: &str, name: &str) -> Result<Self, Fault> {
        // Notepad on Windows puts a byte order mark in front.
        let text = text.trim_start_matches('\u{FEFF}');
        let read: Self = toml::from_str(text).map_err(|error| unreadable(text, name, &error))?;
        let mut ids = BTreeSet::new();
        let wrong = read.list.iter().filter_map(|it| {
            it.wrong().or_else(|| {
                {
                    let again = !ids.insert(it.id.as_str());
                    again.then(|| Message::of("obligation-twice"))
                }
                .map(|message| message.with("id", &it.id))
            })
        });
        let wrong: Vec<Message> = wrong.collect();
        if wrong.is_empty() {
            return Ok(read);
        }
        let head = Message::of("obligations-broken").with("file", name).with("count", wrong.len());
        Err(Fault::input(head).because(wrong))
    }
}

fn unreadable(text: &str, name: &str, error: &toml::de::Error) -> Fault {
    let before = text.get(..error.span().map_or(0, |span| span.start)).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    let message = Message::of("obligations-syntax").with("file", name).with("line", line).with("column", column);
    Fault::input(message.with("reason", error.message()))
}

impl Obligation {
    fn wrong(&self) -> Option<Message> {
        let empty = [
            ("id", self.id.trim().is_empty()),
            ("name", self.name.trim().is_empty()),
            ("levels", self.levels.is_empty()),
            ("kinds", self.kinds.is_empty()),
            ("within", self.within.days == 0),
            ("source", self.source.trim().is_empty()),
        ];
        let (key, _) = empty.into_iter().find(|(_, empty)| *empty)?;
        Some(Message::of("obligation-empty").with("id", &self.id).with("key", key))
    }

    /// The period in which `day` lies; `None` where it is owed without a rhythm of time.
    #[must_use]
    pub fn period(&self, day: chrono::NaiveDate) -> Option<Stretch> {
        match self.rhythm {
            Rhythm::Month | Rhythm::Standing => Some(Stretch::month_of(day)),
            Rhythm::Quarter => Some(Stretch::quarter_of(day)),
            Rhythm::Year => Some(Stretch::Year(chrono::Datelike::year(&day))),
            Rhythm::Each => None,
        }
    }
}
