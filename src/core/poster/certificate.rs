//! 公示情况说明: what the record proves about a posting, in a town office's words.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use minijinja::Value;

use super::wording::{span_words, wording};
use super::{Align, Mark, Poster, PosterPhoto, Table, TableColumn};
use crate::core::date;
use crate::core::event::{Exception, Outcome, Photo, Settlement};
use crate::core::fault::Fault;
use crate::core::notice::{Dated, Notice};
use crate::core::posting::{Progress, histories};
use crate::core::standing::Standing;
use crate::core::template::{Span, text};

/// What a certificate needs besides the notice.
#[derive(Clone, Debug)]
pub struct CertificateFacts<'a> {
    /// How it stands.
    pub standing: &'a Standing,
    /// The period that was served.
    pub progress: &'a Progress,
    /// The day of issue.
    pub today: NaiveDate,
    /// Words across every page.
    pub marks: Vec<Mark>,
}

/// Composes the certificate of a notice whose period is served.
///
/// # Errors
/// When a sentence of `templates/wording.toml` cannot be rendered.
pub fn certificate(notice: &Notice, facts: &CertificateFacts<'_>) -> Result<Poster, Fault> {
    let words = &wording().certificate;
    let context = Value::from_pairs(context(notice, facts));
    let render = |patterns: &[String]| -> Result<Vec<String>, Fault> {
        let texts: Result<Vec<String>, Fault> =
            patterns.iter().map(|pattern| text::render(pattern, &context)).collect();
        Ok(texts?.into_iter().filter(|text| !text.trim().is_empty()).collect())
    };
    Ok(Poster {
        number: notice.number.clone(),
        title: text::render(&words.title, &context)?,
        lead: render(&words.lead)?,
        table: objections(notice)?,
        tail: render(&words.tail)?,
        issuer: notice.values.text("issuer").to_owned(),
        issued: date::chinese(facts.today),
        photos: photos(notice)?,
        marks: facts.marks.clone(),
        ..Poster::default()
    })
}

fn context(notice: &Notice, facts: &CertificateFacts<'_>) -> BTreeMap<&'static str, Value> {
    let progress = facts.progress;
    let last = last_day(notice, facts);
    let places: Vec<String> = histories(notice).into_iter().map(|history| history.place).collect();
    let served = Span { days: progress.served, unit: progress.span.unit };
    let exception = notice.exceptions.last().map(|exception| &exception.what);
    let allowed = |part: fn(&Exception) -> &str| exception.map_or("", part);
    let allowed = [
        ("allowed_by", allowed(|it| &it.allowed_by)),
        ("paper", allowed(|it| &it.paper)),
        ("reason", allowed(|it| &it.reason)),
    ];
    [
        ("title", Value::from(notice.title())),
        ("number", Value::from(notice.number.as_str())),
        ("issuer", Value::from(notice.values.text("issuer"))),
        ("first", Value::from(date::chinese(progress.first))),
        ("last", Value::from(date::chinese(last))),
        ("end", Value::from(date::chinese(progress.end))),
        ("places", Value::from(places.join("、"))),
        ("served", Value::from(span_words(Some(served)))),
        ("days", Value::from(span_words(Some(progress.span)))),
        ("interrupted", Value::from(facts.standing.ups.len() > 1)),
        ("exception", Value::from_pairs(allowed)),
        ("objections", Value::from(notice.objections.len())),
        ("photos", Value::from(notice.photos.len())),
    ]
    .into()
}

// The day of the take-down as it was stated: an interval that ended after office hours reaches
// into the next day.
fn last_day(notice: &Notice, facts: &CertificateFacts<'_>) -> NaiveDate {
    let Some(until) = facts.standing.ups.last().and_then(|up| up.until) else { return facts.today };
    let late = notice.take_downs.iter().find(|down| down.what.after_hours && down.day.succ_opt() == Some(until));
    late.map_or(until, |down| down.day)
}

fn objections(notice: &Notice) -> Result<Option<Table>, Fault> {
    if notice.objections.is_empty() {
        return Ok(None);
    }
    let words = &wording().certificate;
    let columns = words.columns.iter().map(|label| TableColumn { label: label.clone(), align: Align::Left }).collect();
    let mut rows = Vec::new();
    for objection in &notice.objections {
        let end = notice.settlements.iter().find(|end| end.what.objection == objection.what.no);
        let (result, day) = match end {
            Some(end) => (outcome(end)?, date::chinese(end.day)),
            None => (String::new(), String::new()),
        };
        rows.push(vec![
            objection.what.no.to_string(),
            date::chinese(objection.day),
            objection.what.channel.clone(),
            objection.what.matter.clone(),
            result,
            day,
        ]);
    }
    Ok(Some(Table { columns, rows, ..Table::default() }))
}

fn outcome(end: &Dated<Settlement>) -> Result<String, Fault> {
    let words = &wording().certificate;
    let pattern = match end.what.outcome {
        Outcome::Rejected => &words.rejected,
        Outcome::Upheld => &words.upheld,
    };
    let context = Value::from_pairs([("reason", &end.what.reason), ("remedy", &end.what.remedy)]);
    text::render(pattern, &context)
}

fn photos(notice: &Notice) -> Result<Vec<PosterPhoto>, Fault> {
    let mut photos: Vec<&Dated<Photo>> = notice.photos.iter().collect();
    photos.sort_by_key(|photo| (photo.day, photo.what.shot, photo.seq));
    let words = &wording().certificate;
    let caption = |photo: &Dated<Photo>| {
        let day = date::chinese(photo.day);
        let shot = words.shot(photo.what.shot);
        let context = Value::from_pairs([("shot", shot), ("day", &day), ("place", &photo.what.place)]);
        text::render(&words.caption, &context)
    };
    photos
        .into_iter()
        .map(|photo| Ok(PosterPhoto { digest: photo.what.digest.clone(), caption: caption(photo)? }))
        .collect()
}
