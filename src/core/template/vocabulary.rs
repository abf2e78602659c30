//! The words that a template file may use where there is a choice, and what they mean.

use super::super::office::IssuerLevel;
use super::{DayUnit, FieldType, Kind, Level, Privacy, Remedy, RuleMoment};

pub(super) const KINDS: &[(&str, Kind)] = &[
    ("事前公示", Kind::Before),
    ("结果公告", Kind::Result),
    ("长期公示", Kind::LongTerm),
    ("定期公开", Kind::Periodic),
];

pub(super) const ISSUERS: &[(&str, IssuerLevel)] = &[
    (IssuerLevel::Town.word(), IssuerLevel::Town),
    (IssuerLevel::Village.word(), IssuerLevel::Village),
    (IssuerLevel::Project.word(), IssuerLevel::Project),
];

pub(super) const UNITS: &[(&str, DayUnit)] = &[("calendar", DayUnit::Calendar), ("workday", DayUnit::Workday)];

pub(super) const REMEDIES: &[(&str, Remedy)] = &[
    ("none", Remedy::None),
    ("reply", Remedy::Reply),
    ("reverify-reply", Remedy::ReverifyReply),
    ("reverify-repost", Remedy::ReverifyRepost),
];

pub(super) const FIELD_TYPES: &[(&str, FieldType)] = &[
    ("text", FieldType::Text),
    ("long-text", FieldType::LongText),
    ("date", FieldType::Date),
    ("money", FieldType::Money),
    ("integer", FieldType::Integer),
    ("phone", FieldType::Phone),
    ("choice", FieldType::Choice),
    ("choice-multi", FieldType::ChoiceMulti),
    ("table", FieldType::Table),
];

/// A cell holds one short value. Telephone numbers are left out: in a list they belong to the
/// people on it.
pub(super) const COLUMN_TYPES: &[(&str, FieldType)] = &[
    ("text", FieldType::Text),
    ("date", FieldType::Date),
    ("money", FieldType::Money),
    ("integer", FieldType::Integer),
    ("choice", FieldType::Choice),
];

pub(super) const PRIVACY: &[(&str, Privacy)] =
    &[("ok", Privacy::Ok), ("minor", Privacy::Minor), ("masked", Privacy::Masked), ("generic", Privacy::Generic)];

pub(super) const LEVELS: &[(&str, Level)] =
    &[("note", Level::Note), ("warning", Level::Warning), ("error", Level::Error)];

pub(super) const MOMENTS: &[(&str, RuleMoment)] = &[("form", RuleMoment::Form), ("post", RuleMoment::Post)];

/// What the program adds to every poster text beside the fields.
pub(super) const TEXT_NAMES: &[&str] = &[
    "number",
    "n",
    "post",
    "end",
    "days",
    "village",
    "town",
    "today",
    "office.name",
    "office.short",
    "office.town",
    "office.level",
    "office.objections_to",
    "orig.number",
    "orig.title",
    "orig.date",
];

/// What is known when a form is opened.
pub(super) const DEFAULT_NAMES: &[&str] =
    &["today", "office.name", "office.short", "office.town", "office.level", "office.objections_to"];

/// What the program adds to every rule beside the fields.
pub(super) const RULE_NAMES: &[&str] = &["count", "rows", "today"];

/// What it adds when the period is known.
pub(super) const POST_NAMES: &[&str] = &["post_day", "end_day"];

/// Keys that would hide a name of the program or of the template language.
pub(super) const RESERVED: &[&str] = &[
    "number", "n", "sum", "post", "end", "days", "village", "town", "office", "orig", "today", "count", "rows",
    "post_day", "end_day", "and", "else", "false", "for", "if", "in", "is", "loop", "none", "not", "or", "self",
    "super", "true",
];
