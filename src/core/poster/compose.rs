//! Notice + template → poster: what it says, not yet where.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use minijinja::Value;

use super::wording::{span_words, wording};
use super::{Contact, Mark, Poster, list};
use crate::core::date;
use crate::core::fault::Fault;
use crate::core::form::{Form, list_columns};
use crate::core::office::OfficeNames;
use crate::core::template::{Column, FieldType, Span, Template, text};
use crate::core::values::Values;

/// What a poster needs besides template and form.
#[derive(Clone, Debug)]
pub struct Facts<'a> {
    /// Number of the notice.
    pub number: &'a str,
    /// What the poster says about the office.
    pub office: &'a OfficeNames,
    /// First and last day that the edition prints; `None` while nothing is printed.
    pub period: Option<(NaiveDate, Option<NaiveDate>)>,
    /// The required period; `None` hangs until replaced.
    pub span: Option<Span>,
    /// The notice that is corrected: number, title, day of posting.
    pub original: Option<Original>,
    /// Today.
    pub today: NaiveDate,
    /// What the square code holds; `None` while no edition is printed.
    pub code: Option<String>,
    /// Words across every page.
    pub marks: Vec<Mark>,
}

/// The notice that a correction speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Original {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Day of posting, `2026年11月24日`.
    pub date: String,
}

/// Composes the poster of a notice.
///
/// # Errors
/// When a text of the template cannot be rendered (a fault of the template, with its place).
pub fn compose(template: &Template, values: &Values, form: &Form, facts: &Facts<'_>) -> Result<Poster, Fault> {
    let context = context(template, values, form, facts);
    let value = Value::from_pairs(context);
    let render = |pattern: &String| text::render(pattern, &value);
    let mut lead = Vec::new();
    let mut tail = Vec::new();
    for (patterns, out) in [(&template.poster.lead, &mut lead), (&template.poster.tail, &mut tail)] {
        for pattern in patterns {
            // A free-form paragraph may hold several lines: each becomes a paragraph.
            out.extend(render(pattern)?.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
        }
    }
    let line = |pattern: &str| text::render(pattern, &value);
    let words = wording();
    Ok(Poster {
        number: facts.number.to_owned(),
        title: form.text("title"),
        lead,
        table: list::table(template, values, form)?,
        tail,
        period: Some(line(period_pattern(template, &form.text("title"), facts))?),
        period_short: line(short_pattern(facts))?,
        contacts: contacts(template, form),
        issuer: form.text("issuer"),
        issued: form.text("issue_date"),
        attribute: line(&words.attribute.line)?,
        code: facts.code.clone(),
        photos: Vec::new(),
        marks: facts.marks.clone(),
    })
}

/// The title that a template proposes for what has been typed so far.
///
/// # Errors
/// When the pattern of the title cannot be rendered.
pub fn proposed_title(template: &Template, values: &Values, form: &Form, facts: &Facts<'_>) -> Result<String, Fault> {
    text::render(&template.poster.title, &Value::from_pairs(context(template, values, form, facts)))
}

// A notice that calls itself 公告 in its title has a 公告时间.
fn period_pattern(template: &Template, title: &str, facts: &Facts<'_>) -> &'static str {
    let words = &wording().period;
    match (facts.period, facts.span) {
        (None, Some(_)) => &words.draft,
        (None, None) => &words.draft_long,
        (Some((_, None)), _) => &words.long,
        (Some(_), _) if template.period.until_replaced => &words.periodic,
        (Some(_), _) if title.contains("公告") => &words.result,
        (Some(_), _) => &words.before,
    }
}

fn short_pattern(facts: &Facts<'_>) -> &'static str {
    let words = &wording().period;
    match facts.period {
        None => &words.short_draft,
        Some((_, None)) => &words.short_long,
        Some(_) => &words.short,
    }
}

fn context(template: &Template, values: &Values, form: &Form, facts: &Facts<'_>) -> BTreeMap<String, Value> {
    let fields = template.fields.iter().map(|field| (field.key.clone(), Value::from(form.text(&field.key))));
    let mut context: BTreeMap<String, Value> = fields.collect();
    let words = wording();
    let (post, end) = match facts.period {
        None => (words.facts.post.clone(), words.facts.end.clone()),
        Some((first, last)) => (date::chinese(first), last.map_or(words.facts.long.clone(), date::chinese)),
    };
    let office = facts.office;
    let texts = [
        ("number", facts.number.to_owned()),
        ("post", post),
        ("end", end),
        ("days", span_words(facts.span)),
        ("n", form.rows.len().to_string()),
        ("village", office.short.clone()),
        ("town", office.town.clone()),
        ("today", date::chinese(facts.today)),
    ];
    context.extend(texts.map(|(key, text)| (key.to_owned(), Value::from(text))));
    context.insert("sum".to_owned(), Value::from_pairs(sums(template, values, form)));
    context.insert("office".to_owned(), office_value(office));
    let original = facts.original.as_ref();
    let orig = |part: fn(&Original) -> &str| original.map_or("", part).to_owned();
    let orig = [("number", orig(|o| &o.number)), ("title", orig(|o| &o.title)), ("date", orig(|o| &o.date))];
    context.insert("orig".to_owned(), Value::from_pairs(orig));
    context
}

/// The office as templates and defaults see it.
#[must_use]
pub fn office_value(office: &OfficeNames) -> Value {
    Value::from_pairs([
        ("name", office.name.as_str()),
        ("short", office.short.as_str()),
        ("town", office.town.as_str()),
        ("level", office.level.as_str()),
        ("objections_to", office.objections_to.as_str()),
    ])
}

fn sums(template: &Template, values: &Values, form: &Form) -> BTreeMap<String, String> {
    let sum = |column: &Column| match column.kind {
        FieldType::Money => Some(form.money_sum(&column.key).to_string()),
        FieldType::Integer => Some(form.count_sum(&column.key).to_string()),
        _ => None,
    };
    list_columns(template, values).iter().filter_map(|column| Some((column.key.clone(), sum(column)?))).collect()
}

// The kind's own telephone fields (办理咨询) stand before the lines for complaints.
fn contacts(template: &Template, form: &Form) -> Vec<Contact> {
    let phones = template.fields.iter().filter(|field| field.kind == FieldType::Phone);
    let own = phones.map(|field| Contact { label: field.label.clone(), number: form.text(&field.key) });
    let lines = form.lines("phones").iter();
    let lines = lines.map(|line| Contact { label: line.name.clone(), number: line.number.clone() });
    own.filter(|contact| !contact.number.is_empty()).chain(lines).collect()
}
