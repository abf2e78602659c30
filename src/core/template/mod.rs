//! A notice kind read from TOML: fields, columns, period, basis, poster text.
//!
//! Code knows how to count, not how many: every number of days lives in `templates/*.toml`.

use serde::{Deserialize, Serialize};

use super::office::{Hotline, IssuerLevel};
use super::values::Values;

pub use period::{Condition, DayUnit, Deadline, Period, PeriodCase, Refresh, Span};
pub use shelf::Shelf;

mod builtin;
mod lint;
mod lint_text;
mod parts;
mod period;
mod problems;
mod read;
mod section;
mod shelf;
pub mod text;
mod trial;
mod vocabulary;

/// The nature of a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Kind {
    /// Before a decision: the public may object.
    #[serde(rename = "事前公示")]
    Before,
    /// A result made known.
    #[serde(rename = "结果公告")]
    Result,
    /// Hangs until it is replaced, checked regularly.
    #[serde(rename = "长期公示")]
    LongTerm,
    /// Published every period and replaced by the next.
    #[serde(rename = "定期公开")]
    Periodic,
}

impl Kind {
    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Before => "kind-before",
            Self::Result => "kind-result",
            Self::LongTerm => "kind-long-term",
            Self::Periodic => "kind-periodic",
        }
    }
}

/// What an objection found right leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Remedy {
    /// No objections are collected.
    None,
    /// Answered.
    Reply,
    /// Investigated again and answered.
    ReverifyReply,
    /// Investigated again and posted anew, the count starts at zero.
    ReverifyRepost,
}

/// How objections are handled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ObjectionRule {
    /// What an objection found right leads to.
    pub remedy: Remedy,
    /// In words, for the clerk.
    pub text: String,
}

/// A document that a notice rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    /// Title or number of the document.
    pub document: String,
    /// Article, or what it says.
    #[serde(default)]
    pub article: String,
    /// Printed on the poster as its basis.
    #[serde(default)]
    pub print: bool,
}

/// What kind of content a field or column takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FieldType {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A day.
    Date,
    /// An amount in 元.
    Money,
    /// A whole number, not negative.
    Integer,
    /// A telephone number that may stand on the poster in full.
    Phone,
    /// One of the options.
    Choice,
    /// One or more of the options.
    ChoiceMulti,
    /// Rows of name and number.
    Table,
}

/// What privacy asks of a column or field.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Privacy {
    /// Printed as typed, after the general checks.
    #[default]
    Ok,
    /// May be a minor's name: reminded, and masked where a row says so.
    Minor,
    /// Always a minor's name: printed as 张某某 whatever was typed.
    Masked,
    /// Only the general options of the list, never details.
    Generic,
}

/// One field of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Key, used by placeholders and rules.
    pub key: String,
    /// What the clerk reads.
    pub label: String,
    /// Type of the content.
    pub kind: FieldType,
    /// Must be filled in.
    pub required: bool,
    /// Must be filled in when another field has a certain option.
    pub required_when: Option<Condition>,
    /// One sentence of help.
    pub help: String,
    /// Options of a choice.
    pub options: Vec<String>,
    /// Text to begin with; a minijinja template over the office (`{{ office.name }}`) and `today`.
    pub default: String,
    /// What privacy asks.
    pub privacy: Privacy,
    /// Stands in the form of every kind (`templates/common.toml`).
    pub shared: bool,
}

/// One column of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Key.
    pub key: String,
    /// Heading on the poster.
    pub label: String,
    /// Other headings that spreadsheets use for it.
    pub synonyms: Vec<String>,
    /// Type of the content.
    pub kind: FieldType,
    /// Must be filled in.
    pub required: bool,
    /// One sentence of help.
    pub help: String,
    /// Options of a choice.
    pub options: Vec<String>,
    /// What privacy asks.
    pub privacy: Privacy,
    /// Summed in the row 合计.
    pub total: bool,
}

/// When a cross-field rule is looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RuleMoment {
    /// Whenever the form is checked.
    #[default]
    Form,
    /// When the period is known: at printing and posting (`post_day`, `end_day`).
    Post,
}

/// How bad a broken rule is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// For information.
    Note,
    /// To be looked at; does not block.
    Warning,
    /// Blocks review and printing.
    #[default]
    Error,
}

/// A cross-field rule: a minijinja expression that must be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Check code, `C23`.
    pub code: String,
    /// Expression over raw values, see [`text`]: money in 分, dates as `2026-11-24`,
    /// `sum.amount`, `count`.
    pub expect: String,
    /// Sentence when it is not true.
    pub say: String,
    /// Key of the field at fault.
    pub field: String,
    /// How bad.
    pub level: Level,
    /// When.
    pub moment: RuleMoment,
}

/// Which notice goes before one of this kind, and whether there has to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Follows {
    /// Ids of the kinds that may go before.
    pub kinds: Vec<String>,
    /// There has to be one, served in full and without open objections; otherwise a link is
    /// only offered. A notice that is linked must have been served in either case.
    pub required: bool,
    /// The demand holds only under this condition.
    pub when: Option<Condition>,
}

impl Follows {
    /// Whether what was typed demands a notice that goes before.
    #[must_use]
    pub fn demanded(&self, values: &Values) -> bool {
        self.required && self.when.as_ref().is_none_or(|when| when.met(values))
    }
}

/// The texts of the poster: minijinja templates with undefined variables refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PosterText {
    /// Title.
    pub title: String,
    /// Paragraphs above the list.
    pub lead: Vec<String>,
    /// Paragraphs below the list.
    pub tail: Vec<String>,
    /// Print a column 序号 before the others.
    pub numbered: bool,
    /// The column whose groups of equal words get a row 小计.
    pub subtotal_by: Option<String>,
    /// The amounts whose total is printed once more in capital figures.
    pub capital: Option<String>,
}

/// The row 主动公开基本目录 for this kind (rules.md §2.3).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogEntry {
    /// 一级事项.
    pub first: String,
    /// 二级事项.
    pub second: String,
    /// 公开时限, in words.
    pub time_limit: String,
    /// 公开主体.
    pub publisher: String,
}

/// A notice kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Identifier, also the file name.
    pub id: String,
    /// Name.
    pub name: String,
    /// What clerks call it, for lists and for searching by initials: `低保初审`.
    pub short: String,
    /// Group in the catalogue: `最低生活保障`, `衔接资金`, …
    pub group: String,
    /// Nature.
    pub kind: Kind,
    /// Who may issue it (C21 warns about others).
    pub issuers: Vec<IssuerLevel>,
    /// Kinds of place where it hangs by default.
    pub places: Vec<String>,
    /// How long it must hang.
    pub period: Period,
    /// By when it must be posted; each counts from a date field of its own.
    pub deadlines: Vec<Deadline>,
    /// How often it must be checked.
    pub refresh: Option<Refresh>,
    /// Objections.
    pub objection: ObjectionRule,
    /// Legal basis.
    pub basis: Vec<Basis>,
    /// Telephone lines that the kind asks for.
    pub hotlines: Vec<Hotline>,
    /// What is unconfirmed or a program default; the check repeats it to the clerk.
    pub notes: Vec<String>,
    /// What must not be public, in words.
    pub privacy_note: String,
    /// Fields, common ones first.
    pub fields: Vec<Field>,
    /// Columns of the list; empty when the kind has none.
    pub columns: Vec<Column>,
    /// Whether the clerk may add columns and paragraphs (only `general`).
    pub free_form: bool,
    /// Cross-field rules.
    pub rules: Vec<Rule>,
    /// The notice that goes before one of this kind (初审 → 确认 → 长期).
    pub follows: Option<Follows>,
    /// Row of the catalogue of public information.
    pub catalog: CatalogEntry,
    /// Texts of the poster.
    pub poster: PosterText,
    /// SHA-256 over both texts, hexadecimal.
    pub digest: String,
    /// The text of its file, kept in the journal with the first notice that uses it.
    pub source: String,
    /// The text of the file of common fields that belongs to it.
    pub common: String,
}

impl Field {
    /// Whether it must be filled in, given what was typed elsewhere.
    #[must_use]
    pub fn demanded(&self, values: &Values) -> bool {
        self.required || self.required_when.as_ref().is_some_and(|when| when.met(values))
    }
}

impl Template {
    /// The field with this key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }

    /// The fields that only this kind has.
    pub fn own_fields(&self) -> impl Iterator<Item = &Field> {
        self.fields.iter().filter(|field| !field.shared)
    }

    /// The column with this key.
    #[must_use]
    pub fn column(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.key == key)
    }
}
