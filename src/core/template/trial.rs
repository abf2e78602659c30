//! Made-up content for a kind, so that its texts and rules can be tried when the file is read.

use minijinja::Value;

use super::{Field, FieldType};

/// How much of a form is filled in for a trial.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// Everything.
    All,
    /// Only what must be.
    Needed,
}

/// What a poster text is filled from: formatted texts.
pub(super) fn text_context(fields: &[Field], sums: &[String], extent: Extent) -> Value {
    let shown = |field: &Field| if extent == Extent::All || field.required { printed(field) } else { String::new() };
    let program = ["number", "n", "post", "end", "days", "village", "town", "today"];
    let typed = fields.iter().map(|field| (field.key.clone(), Value::from(shown(field))));
    let given = program.iter().map(|name| ((*name).to_owned(), Value::from("1")));
    let office = words(&["name", "short", "town", "level", "objections_to"], "甲");
    let maps = [
        ("office", office),
        ("orig", words(&["number", "title", "date"], "乙")),
        ("sum", Value::from_pairs(columns(sums).map(|key| (key.to_owned(), Value::from("1.00"))))),
    ];
    Value::from_pairs(typed.chain(given).chain(maps.map(|(name, map)| (name.to_owned(), map))))
}

/// What the default of a field is filled from.
pub(super) fn default_context() -> Value {
    let office = words(&["name", "short", "town", "level", "objections_to"], "甲");
    Value::from_pairs([("office".to_owned(), office), ("today".to_owned(), Value::from("2026-11-24"))])
}

/// What a rule is asked about: raw values.
pub(super) fn rule_context(fields: &[Field], sums: &[String]) -> Value {
    let sums = Value::from_pairs(columns(sums).map(|key| (key.to_owned(), Value::from(100))));
    let day = || Value::from("2026-11-24");
    let given = [
        ("count", Value::from(1)),
        ("rows", Value::from(Vec::<Value>::new())),
        ("sum", sums),
        ("today", day()),
        ("post_day", day()),
        ("end_day", day()),
    ];
    let typed = fields.iter().map(|field| (field.key.clone(), raw(field)));
    Value::from_pairs(typed.chain(given.map(|(name, value)| (name.to_owned(), value))))
}

// `sum.amount` → `amount`.
fn columns(sums: &[String]) -> impl Iterator<Item = &str> {
    sums.iter().filter_map(|name| name.strip_prefix("sum."))
}

fn words(keys: &[&str], word: &str) -> Value {
    Value::from_pairs(keys.iter().map(|key| ((*key).to_owned(), Value::from(word))))
}

fn printed(field: &Field) -> String {
    match field.kind {
        FieldType::Date => "2026年11月24日".to_owned(),
        FieldType::Money => "1.00".to_owned(),
        FieldType::Integer => "1".to_owned(),
        FieldType::Choice | FieldType::ChoiceMulti => field.options.first().cloned().unwrap_or_default(),
        FieldType::Text | FieldType::LongText | FieldType::Phone | FieldType::Table => "样例".to_owned(),
    }
}

fn raw(field: &Field) -> Value {
    let option = || Value::from(field.options.first().cloned().unwrap_or_default());
    match field.kind {
        FieldType::Date => Value::from("2026-11-24"),
        FieldType::Money => Value::from(100),
        FieldType::Integer => Value::from(1),
        FieldType::Choice => option(),
        FieldType::ChoiceMulti => Value::from(vec![option()]),
        FieldType::Table => Value::from(Vec::<Value>::new()),
        FieldType::Text | FieldType::LongText | FieldType::Phone => Value::from("样例"),
    }
}
