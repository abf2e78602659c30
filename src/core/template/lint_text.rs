//! Poster texts, defaults and rules of a template file: they can be read, every name in them is
//! fed by something, and they work on made-up content.

use minijinja::Value;

use super::super::words::Message;
use super::problems::{Problems, nearest_first};
use super::trial::{self, Extent};
use super::{Column, Field, FieldType, Rule, RuleMoment, Template, text, vocabulary};

/// The names `sum.<column>` for columns of amounts and counts, and for those that may be such.
pub(super) fn sums(columns: &[Column], log: &Problems) -> Vec<String> {
    let number = |kind| matches!(kind, FieldType::Money | FieldType::Integer);
    let counted = |column: &&Column| number(column.kind) || log.doubts(&column.key);
    columns.iter().filter(counted).map(|column| format!("sum.{}", column.key)).collect()
}

/// Checks title and paragraphs.
pub(super) fn poster(read: &Template, sums: &[String], log: &mut Problems) {
    let known = known(&read.fields, sums, vocabulary::TEXT_NAMES);
    let trials = [Extent::All, Extent::Needed].map(|extent| trial::text_context(&read.fields, sums, extent));
    one(&read.poster.title, "poster.title", &known, &trials, log);
    for (part, list) in [("lead", &read.poster.lead), ("tail", &read.poster.tail)] {
        for (i, paragraph) in list.iter().enumerate() {
            one(paragraph, &format!("poster.{part}.{i}"), &known, &trials, log);
        }
    }
}

/// Checks the text that a field begins with.
pub(super) fn default(content: &str, path: &str, log: &mut Problems) {
    one(content, path, vocabulary::DEFAULT_NAMES, &[trial::default_context()], log);
}

/// Checks rules; the path of the first is `rule.0`.
pub(super) fn rules(rules: &[Rule], fields: &[Field], sums: &[String], log: &mut Problems) {
    let context = trial::rule_context(fields, sums);
    for (i, rule) in rules.iter().enumerate() {
        let mut names = known(fields, sums, vocabulary::RULE_NAMES);
        if rule.moment == RuleMoment::Post {
            names.extend(vocabulary::POST_NAMES);
        }
        expression(&rule.expect, &format!("rule.{i}.expect"), &names, &context, log);
        let keys = || fields.iter().map(|field| field.key.as_str());
        if !rule.field.is_empty() && !keys().any(|key| key == rule.field) {
            let message = Message::of("template-unknown-field").with("name", &rule.field);
            log.add_at(&format!("rule.{i}.field"), message.with("known", nearest_first(&rule.field, keys())));
        }
    }
}

fn known<'k>(fields: &'k [Field], sums: &'k [String], program: &[&'k str]) -> Vec<&'k str> {
    let keys = fields.iter().map(|field| field.key.as_str());
    keys.chain(sums.iter().map(String::as_str)).chain(program.iter().copied()).collect()
}

fn one(content: &str, path: &str, known: &[&str], trials: &[Value], log: &mut Problems) {
    let names = match text::parsed_text(content) {
        Ok(names) => names,
        Err(slip) => return log.add_inside(path, content, slip.at, unreadable(&slip)),
    };
    let mut fed = log.knows_types();
    for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
        fed = false;
        let message = Message::of("template-unfed").with("name", name).with("known", nearest_first(name, list(known)));
        log.add_inside(path, content, in_braces(content, name), message);
    }
    if let Some(slip) = trials.iter().find_map(|context| text::tried_text(content, context)).filter(|_| fed) {
        log.add_inside(path, content, slip.at, unworkable(&slip));
    }
}

fn expression(expect: &str, path: &str, known: &[&str], context: &Value, log: &mut Problems) {
    let names = match text::parsed_rule(expect) {
        Ok(names) => names,
        Err(slip) => return log.add_inside(path, expect, slip.at, unreadable(&slip)),
    };
    let mut fed = !expect.is_empty() && log.knows_types();
    for name in names.iter().filter(|name| !known.contains(&name.as_str())) {
        fed = false;
        let message = Message::of("template-unknown-name").with("name", name);
        let at = word(expect, name).unwrap_or_default();
        log.add_inside(path, expect, at, message.with("known", nearest_first(name, list(known))));
    }
    if !fed {
        return;
    }
    match text::tried_rule(expect, context) {
        Err(slip) => log.add_inside(path, expect, slip.at, unworkable(&slip)),
        Ok(None) => log.add_at(path, Message::of("template-rule-no-answer").with("text", expect)),
        Ok(Some(_)) => {}
    }
}

fn list<'k>(known: &[&'k str]) -> impl Iterator<Item = &'k str> {
    known.iter().copied()
}

fn unreadable(slip: &text::Slip) -> Message {
    Message::of("template-text-syntax").with("reason", &slip.reason)
}

fn unworkable(slip: &text::Slip) -> Message {
    Message::of("template-text-unworkable").with("reason", &slip.reason)
}

// Where `name` stands between braces.
fn in_braces(content: &str, name: &str) -> usize {
    let mut offset = 0;
    for (i, piece) in content.split('{').enumerate() {
        let inside = piece.split('}').next().unwrap_or_default();
        if let Some(at) = word(inside, name).filter(|_| i > 0) {
            return offset + at;
        }
        offset += piece.len() + 1;
    }
    0
}

// Where `name` stands as a whole word.
fn word(content: &str, name: &str) -> Option<usize> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    let whole = |at: &usize| {
        let before = content.get(..*at).and_then(|text| text.chars().next_back());
        let after = content.get(at + name.len()..).and_then(|text| text.chars().next());
        !before.is_some_and(part) && !after.is_some_and(|c| part(c) && c != '.')
    };
    content.match_indices(name).map(|(at, _)| at).find(whole)
}
