//! Poster texts and rules: minijinja with undefined names refused and nothing escaped.
//!
//! A *poster text* is filled from a map of what is printed: every field by its key, formatted
//! (`1,234.50`, `2026年12月1日`, `中央、省`; empty when nothing was typed), `number`, `n` (rows of the
//! list), `sum.<column>` for amounts and counts, `post`, `end`, `days`, `village`, `town`, `today`,
//! `office.{name, short, town, level, objections_to}` and `orig.{number, title, date}`.
//!
//! The *default* of a field is filled from `office` and `today` (`2026-11-24`).
//!
//! A *rule* is asked about raw values: money in 分, whole numbers, days as `2026-11-24`, choices
//! as text, several choices as a list; `sum.<column>`, `count` (rows), `rows` (a list of maps,
//! column key → raw value), `today` and, at posting, `post_day` and `end_day`.
//!
//! Beside the filters of minijinja there are `month` (`2026年12月1日` → `2026年12月`), `bare`
//! (without the full stop at the end, which the text around it sets) and the functions
//! `days_between(a, b)` (days from `a` to `b`) and `days_after(day, n)`.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{Days, NaiveDate};
use minijinja::{AutoEscape, Environment, Error, ErrorKind, UndefinedBehavior, Value};

use super::super::date;
use super::super::fault::Fault;
use super::super::words::Message;

static ENVIRONMENT: LazyLock<Environment<'static>> = LazyLock::new(|| {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    // Without it errors carry no position.
    environment.set_debug(true);
    environment.add_filter("month", month);
    environment.add_filter("bare", bare);
    environment.add_function("days_between", days_between);
    environment.add_function("days_after", days_after);
    environment
});

/// `text` filled from `context`.
///
/// # Errors
/// When the text names something that `context` does not have, or is no template at all.
pub fn render(text: &str, context: &Value) -> Result<String, Fault> {
    let template = ENVIRONMENT.template_from_str(text).map_err(|error| failed(text, &slip(&error)))?;
    complete(text, names(template.undeclared_variables(true)), context)?;
    template.render(context).map_err(|error| failed(text, &slip(&error)))
}

/// Whether the expression `expect` is true for `context`.
///
/// # Errors
/// When it names something that `context` does not have, is no expression, or is neither true
/// nor false.
pub fn holds(expect: &str, context: &Value) -> Result<bool, Fault> {
    let rule = ENVIRONMENT.compile_expression(expect).map_err(|error| failed(expect, &slip(&error)))?;
    complete(expect, names(rule.undeclared_variables(true)), context)?;
    let value = rule.eval(context).map_err(|error| failed(expect, &slip(&error)))?;
    bool::try_from(value).map_err(|_| Fault::input(Message::of("template-rule-not-bool").with("text", expect)))
}

/// The names that `text` takes from outside: `batch`, `sum.amount`, `office.name`.
///
/// # Errors
/// When it is no template.
pub fn variables(text: &str) -> Result<BTreeSet<String>, Fault> {
    parsed_text(text).map_err(|slip| failed(text, &slip))
}

/// The names that the expression `expect` takes from outside: a rule is skipped while one of
/// them is not filled in.
///
/// # Errors
/// When it is no expression.
pub fn rule_variables(expect: &str) -> Result<BTreeSet<String>, Fault> {
    parsed_rule(expect).map_err(|slip| failed(expect, &slip))
}

/// Where a text fails, in bytes, and why, in the words of the engine.
pub(super) struct Slip {
    pub(super) at: usize,
    pub(super) reason: String,
}

/// [`variables`] for the reader of template files, which knows where the text stands.
pub(super) fn parsed_text(text: &str) -> Result<BTreeSet<String>, Slip> {
    let template = ENVIRONMENT.template_from_str(text).map_err(|error| slip(&error))?;
    Ok(names(template.undeclared_variables(true)))
}

/// [`rule_variables`] for the reader of template files.
pub(super) fn parsed_rule(expect: &str) -> Result<BTreeSet<String>, Slip> {
    let rule = ENVIRONMENT.compile_expression(expect).map_err(|error| slip(&error))?;
    Ok(names(rule.undeclared_variables(true)))
}

/// Why `text` cannot be filled from `context`.
pub(super) fn tried_text(text: &str, context: &Value) -> Option<Slip> {
    ENVIRONMENT.render_str(text, context).err().map(|error| slip(&error))
}

/// Whether `expect` is true for `context`; `None` when it is neither true nor false.
pub(super) fn tried_rule(expect: &str, context: &Value) -> Result<Option<bool>, Slip> {
    let value = ENVIRONMENT.compile_expression(expect).and_then(|rule| rule.eval(context)).map_err(|e| slip(&e))?;
    Ok(bool::try_from(value).ok())
}

fn slip(error: &Error) -> Slip {
    let reason = error.detail().map_or_else(|| error.kind().to_string(), str::to_owned);
    Slip { at: error.range().map_or(0, |range| range.start), reason }
}

fn names(found: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    let ours: BTreeSet<&str> = ENVIRONMENT.globals().map(|(name, _)| name).collect();
    found.into_iter().filter(|name| !ours.contains(name.as_str())).collect()
}

// Asked before the engine: it lets an undefined name pass where it is only compared.
fn complete(text: &str, names: BTreeSet<String>, context: &Value) -> Result<(), Fault> {
    let absent: Vec<String> = names.into_iter().filter(|name| !has(context, name)).collect();
    if absent.is_empty() {
        return Ok(());
    }
    Err(Fault::input(Message::of("template-text-lacks").with("names", absent.join("、")).with("text", text)))
}

fn has(context: &Value, name: &str) -> bool {
    let mut here = context.clone();
    for part in name.split('.') {
        match here.get_attr(part) {
            Ok(value) if !value.is_undefined() => here = value,
            _ => return false,
        }
    }
    true
}

fn failed(text: &str, slip: &Slip) -> Fault {
    Fault::input(Message::of("template-text-fails").with("text", text).with("reason", &slip.reason))
}

// A month that was typed in words stays as it was typed.
fn month(text: &str) -> String {
    date::parse(text).map_or_else(|| text.to_owned(), date::chinese_month)
}

fn bare(text: &str) -> String {
    text.trim_end().trim_end_matches(['。', '；', '.', ';']).to_owned()
}

fn days_between(from: &str, to: &str) -> Result<i64, Error> {
    Ok((day(to)? - day(from)?).num_days())
}

fn days_after(from: &str, count: u32) -> Result<String, Error> {
    let later = day(from)?.checked_add_days(Days::new(u64::from(count)));
    later.map(|day| day.to_string()).ok_or_else(|| no_day(from))
}

fn day(text: &str) -> Result<NaiveDate, Error> {
    date::parse(text).ok_or_else(|| no_day(text))
}

fn no_day(text: &str) -> Error {
    Error::new(ErrorKind::InvalidOperation, format!("`{text}` is not a date"))
}
