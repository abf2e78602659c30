//! Cross-field rules: expressions of the template over the raw values of a form.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use minijinja::Value;

use super::issue::Issue;
use super::typed::Typed;
use super::{Form, list_columns};
use crate::core::fault::Fault;
use crate::core::template::{FieldType, Rule, RuleMoment, Template, text};
use crate::core::values::Values;
use crate::core::words::Message;

/// The days that rules may speak of.
#[derive(Clone, Copy, Debug)]
pub struct RuleDays {
    /// Today.
    pub today: NaiveDate,
    /// First and last day of the posting, once they are known.
    pub period: Option<(NaiveDate, Option<NaiveDate>)>,
}

/// The rules of `template` that do not hold. A rule that speaks of something not filled in yet
/// is passed over: the missing field is an issue of its own.
#[must_use]
pub fn broken_rules(template: &Template, values: &Values, form: &Form, days: RuleDays) -> Vec<Issue> {
    let context = context(template, values, form, days);
    let known: BTreeSet<&str> = context.keys().map(String::as_str).collect();
    let due = |rule: &&Rule| rule.moment == RuleMoment::Form || days.period.is_some();
    template.rules.iter().filter(due).filter_map(|rule| judge(rule, &known, &context)).collect()
}

fn judge(rule: &Rule, known: &BTreeSet<&str>, context: &BTreeMap<String, Value>) -> Option<Issue> {
    let filled = |name: &String| known.contains(name.split('.').next().unwrap_or(name));
    let fault = |fault: Fault| Issue::error(&rule.code, fault.message).at(&rule.field);
    match text::rule_variables(&rule.expect) {
        Err(unreadable) => return Some(fault(unreadable)),
        Ok(names) if !names.iter().all(filled) => return None,
        Ok(_) => {}
    }
    match text::holds(&rule.expect, &context_value(context)) {
        Ok(true) => None,
        Ok(false) => {
            let message = Message::of("form-rule").with("say", &rule.say);
            Some(Issue::new(rule.level, &rule.code, message).at(&rule.field))
        }
        Err(failed) => Some(fault(failed)),
    }
}

fn context(template: &Template, values: &Values, form: &Form, days: RuleDays) -> BTreeMap<String, Value> {
    let raw = form.fields.iter().filter_map(|(key, typed)| Some((key.clone(), raw(typed)?)));
    let mut context: BTreeMap<String, Value> = raw.collect();
    let mut sums: BTreeMap<String, Value> = BTreeMap::new();
    for column in list_columns(template, values) {
        let sum = match column.kind {
            FieldType::Money => Value::from(form.money_sum(&column.key).fen()),
            FieldType::Integer => Value::from(form.count_sum(&column.key)),
            _ => continue,
        };
        sums.insert(column.key, sum);
    }
    context.insert("sum".to_owned(), Value::from_pairs(sums));
    context.insert("count".to_owned(), Value::from(form.rows.len()));
    context.insert("rows".to_owned(), form.rows.iter().map(raw_row).collect());
    context.insert("today".to_owned(), Value::from(days.today.to_string()));
    if let Some((first, last)) = days.period {
        context.insert("post_day".to_owned(), Value::from(first.to_string()));
        if let Some(last) = last {
            context.insert("end_day".to_owned(), Value::from(last.to_string()));
        }
    }
    context
}

fn context_value(context: &BTreeMap<String, Value>) -> Value {
    Value::from_pairs(context.clone())
}

fn raw_row(row: &BTreeMap<String, Typed>) -> Value {
    let cells = row.iter().filter_map(|(key, typed)| Some((key.clone(), raw(typed)?)));
    Value::from_pairs(cells)
}

fn raw(typed: &Typed) -> Option<Value> {
    Some(match typed {
        Typed::Blank | Typed::Lines(_) => return None,
        Typed::Text(text) => Value::from(text.as_str()),
        Typed::Date(day) => Value::from(day.to_string()),
        Typed::Money(money) => Value::from(money.fen()),
        Typed::Integer(number) => Value::from(*number),
        Typed::Many(list) => list.iter().map(String::as_str).collect(),
    })
}
