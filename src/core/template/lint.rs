//! What a template file means: every name leads somewhere, every number makes sense.

use std::collections::{BTreeMap, BTreeSet};

use super::super::words::Message;
use super::problems::{Problems, nearest_first};
use super::read::Common;
use super::{Column, Condition, Field, FieldType, Period, Privacy, Template, lint_text, vocabulary};

/// What a file may count on beside itself.
pub(super) struct Scope<'s> {
    /// The name that its id must have; `None` for a kept version, which has no file any more.
    pub(super) id: Option<&'s str>,
    /// The kinds there are; `None` for a kept version.
    pub(super) kinds: Option<&'s BTreeSet<String>>,
}

/// Checks the file of common fields by itself.
pub(super) fn common(read: &Common, log: &mut Problems) {
    fields(&read.fields, &read.fields, None, log);
    lint_text::rules(&read.rules, &read.fields, &[], log);
}

/// Checks the file of a kind; `read` has the common fields and rules in front of its own.
pub(super) fn template(read: &Template, common: &Common, scope: &Scope, log: &mut Problems) {
    let own = read.fields.get(common.fields.len()..).unwrap_or_default();
    let own_rules = read.rules.get(common.rules.len()..).unwrap_or_default();
    let sums = lint_text::sums(&read.columns, log);
    identity(read, scope, log);
    shared(own, &common.fields, log);
    fields(own, &read.fields, read.period.chosen_by.as_deref(), log);
    columns(&read.columns, log);
    period(&read.period, &read.fields, log);
    deadlines(read, log);
    follows(read, scope, log);
    lint_text::rules(own_rules, &read.fields, &sums, log);
    lint_text::poster(read, &sums, log);
    sums_of_poster(read, log);
}

// 小计 by a column of the list, 大写金额 of an amount that has a total.
fn sums_of_poster(read: &Template, log: &mut Problems) {
    let column = |key: &str| read.columns.iter().find(|column| column.key == key);
    for (name, key) in [("subtotal_by", &read.poster.subtotal_by), ("capital", &read.poster.capital)] {
        let Some(key) = key else { continue };
        let path = format!("poster.{name}");
        match column(key) {
            None => {
                let known = read.columns.iter().map(|column| column.key.as_str());
                log.add_at(
                    &path,
                    Message::of("template-unknown-column").with("key", key).with("known", nearest_first(key, known)),
                );
            }
            Some(column) if name == "capital" && !(column.total && column.kind == FieldType::Money) => {
                log.add_at(&path, Message::of("template-capital-type").with("key", key));
            }
            Some(_) => {}
        }
    }
}

fn identity(read: &Template, scope: &Scope, log: &mut Problems) {
    if let Some(id) = scope.id.filter(|id| *id != read.id && !read.id.is_empty()) {
        log.add_at("id", Message::of("template-id-differs").with("id", &read.id).with("known", id));
    }
    if let Some(refresh) = read.refresh.as_ref().filter(|refresh| refresh.error_days < refresh.warn_days) {
        let message = Message::of("template-refresh-order");
        log.add_at("refresh", message.with("warn", refresh.warn_days).with("error", refresh.error_days));
    }
    let known = read.field("places").map(|field| field.options.as_slice()).unwrap_or_default();
    for (i, place) in read.places.iter().enumerate().filter(|(_, place)| !known.contains(place)) {
        let message = Message::of("template-unknown-word").with("key", "places").with("word", place);
        log.add_at(&format!("places.{i}"), message.with("known", nearest_first(place, names(known))));
    }
}

fn shared(own: &[Field], common: &[Field], log: &mut Problems) {
    for (i, field) in own.iter().enumerate().filter(|(_, own)| common.iter().any(|field| field.key == own.key)) {
        log.add_at(&format!("field.{i}.key"), Message::of("template-common-field").with("key", &field.key));
    }
}

// `chosen` is the one field that may be called like a name of the program: the number of days
// that the clerk chooses is the number of days.
fn fields(own: &[Field], all: &[Field], chosen: Option<&str>, log: &mut Problems) {
    let mut seen = BTreeMap::new();
    for (i, field) in own.iter().enumerate() {
        let path = format!("field.{i}");
        key(&field.key, &path, &mut seen, log);
        if chosen != Some(&field.key) && vocabulary::RESERVED.contains(&field.key.as_str()) {
            let message = Message::of("template-reserved-key").with("key", &field.key);
            log.add_at(&format!("{path}.key"), message.with("known", vocabulary::RESERVED.join("、")));
        }
        if !log.doubts(&field.key) {
            options(field.kind, &field.options, field.privacy, &path, log);
        }
        if let Some(when) = &field.required_when {
            condition(when, all, &format!("{path}.required_when"), log);
        }
        lint_text::default(&field.default, &format!("{path}.default"), log);
    }
}

fn columns(columns: &[Column], log: &mut Problems) {
    let mut keys = BTreeMap::new();
    let mut headings = BTreeSet::new();
    for (i, column) in columns.iter().enumerate() {
        let path = format!("column.{i}");
        key(&column.key, &path, &mut keys, log);
        if !log.doubts(&column.key) {
            options(column.kind, &column.options, column.privacy, &path, log);
            total(column, &path, log);
        }
        heading(&column.label, &format!("{path}.label"), &mut headings, log);
        for (n, synonym) in column.synonyms.iter().enumerate() {
            heading(synonym, &format!("{path}.synonyms.{n}"), &mut headings, log);
        }
    }
}

fn total(column: &Column, path: &str, log: &mut Problems) {
    if column.total && !matches!(column.kind, FieldType::Money | FieldType::Integer) {
        log.add_at(&format!("{path}.total"), Message::of("template-total-type").with("key", &column.key));
    }
}

// Two columns under one heading: a spreadsheet could not say which is which.
fn heading<'c>(text: &'c str, path: &str, headings: &mut BTreeSet<&'c str>, log: &mut Problems) {
    if !headings.insert(text) {
        log.add_at(path, Message::of("template-heading-twice").with("heading", text));
    }
}

fn key<'k>(key: &'k str, path: &str, seen: &mut BTreeMap<&'k str, usize>, log: &mut Problems) {
    let path = format!("{path}.key");
    if key.is_empty() {
        return; // missing, and told already
    }
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
    if !key.starts_with(|c: char| c.is_ascii_lowercase()) || !key.chars().all(plain) {
        log.add_at(&path, Message::of("template-bad-key").with("key", key));
    }
    if let Some(first) = seen.get(key) {
        log.add_at(&path, Message::of("template-duplicate-field").with("key", key).with("first", first));
    } else {
        seen.insert(key, log.line(&path));
    }
}

fn options(kind: FieldType, options: &[String], privacy: Privacy, path: &str, log: &mut Problems) {
    let choice = matches!(kind, FieldType::Choice | FieldType::ChoiceMulti);
    let mut seen = BTreeSet::new();
    for (n, option) in options.iter().enumerate().filter(|(_, option)| !seen.insert(*option)) {
        log.add_at(&format!("{path}.options.{n}"), Message::of("template-option-twice").with("option", option));
    }
    if choice && options.is_empty() {
        log.add_at(&format!("{path}.type"), Message::of("template-no-options"));
    }
    if !choice && !options.is_empty() {
        log.add_at(&format!("{path}.options"), Message::of("template-needless-options"));
    }
    if privacy == Privacy::Generic && !choice {
        log.add_at(&format!("{path}.privacy"), Message::of("template-generic-choice"));
    }
}

fn condition(when: &Condition, fields: &[Field], path: &str, log: &mut Problems) {
    let options = when.is.iter().enumerate().map(|(n, option)| (format!("{path}.is.{n}"), option.as_str()));
    chosen(&when.field, options, fields, path, log);
}

// `field` is a choice, and every option is one of its own.
fn chosen<'o>(
    field: &str,
    options: impl Iterator<Item = (String, &'o str)>,
    fields: &[Field],
    path: &str,
    log: &mut Problems,
) {
    if field.is_empty() || log.doubts(field) {
        return; // told already
    }
    let choices = || fields.iter().filter(|field| matches!(field.kind, FieldType::Choice | FieldType::ChoiceMulti));
    let Some(found) = choices().find(|choice| choice.key == field) else {
        let known = nearest_first(field, choices().map(|choice| choice.key.as_str()));
        let message = Message::of("template-no-choice").with("name", field).with("known", known);
        return log.add_at(&format!("{path}.field"), message);
    };
    for (path, option) in options.filter(|(_, option)| !found.options.iter().any(|known| known == option)) {
        let message = Message::of("template-unknown-option").with("option", option).with("field", field);
        log.add_at(&path, message.with("known", nearest_first(option, names(&found.options))));
    }
}

fn period(period: &Period, fields: &[Field], log: &mut Problems) {
    for (i, case) in period.cases.iter().enumerate() {
        let path = format!("period.case.{i}");
        chosen(&case.field, [(format!("{path}.is"), case.is.as_str())].into_iter(), fields, &path, log);
    }
    if let Some(key) = &period.chosen_by {
        typed(key, FieldType::Integer, fields, "period.chosen_by", "template-no-integer", log);
    }
    if let (Some(minimum), Some(recommended)) = (period.minimum, period.recommended)
        && minimum.unit == recommended.unit
        && recommended.days < minimum.days
    {
        let message = Message::of("template-recommended-short").with("recommended", recommended.days);
        log.add_at("period.recommended", message.with("minimum", minimum.days));
    }
}

fn deadlines(read: &Template, log: &mut Problems) {
    for (i, deadline) in read.deadlines.iter().enumerate() {
        let path = format!("deadline.{i}.from");
        typed(&deadline.from, FieldType::Date, &read.fields, &path, "template-no-date", log);
    }
}

// `name` is the key of a field of this type.
fn typed(name: &str, kind: FieldType, fields: &[Field], path: &str, slip: &'static str, log: &mut Problems) {
    let right = || fields.iter().filter(|field| field.kind == kind).map(|field| field.key.as_str());
    if !name.is_empty() && !log.doubts(name) && !right().any(|key| key == name) {
        log.add_at(path, Message::of(slip).with("name", name).with("known", nearest_first(name, right())));
    }
}

fn follows(read: &Template, scope: &Scope, log: &mut Problems) {
    let Some(follows) = &read.follows else { return };
    if let Some(when) = &follows.when {
        condition(when, &read.fields, "follows.when", log);
    }
    let Some(kinds) = scope.kinds else { return };
    for (i, kind) in follows.kinds.iter().enumerate().filter(|(_, kind)| !kinds.contains(*kind)) {
        let message = Message::of("template-unknown-kind").with("id", kind);
        log.add_at(
            &format!("follows.kinds.{i}"),
            message.with("known", nearest_first(kind, kinds.iter().map(String::as_str))),
        );
    }
}

fn names(list: &[String]) -> impl Iterator<Item = &str> {
    list.iter().map(String::as_str)
}
