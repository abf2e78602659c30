//! Record that it hangs: places, day, photographs.

use std::path::PathBuf;

use super::answered::Answered;
use super::asks::{At, PHOTOS, ask, last_day, sheet, to_board, to_story};
use crate::core::event::Shot;
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::template::Span;
use crate::core::words::Message;
use crate::desk::{Desk, PhotoRequest, PostRequest, Posted};
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let places = at.desk.office().places.iter().map(|place| place.name.clone());
    let asks = vec![
        ask("places", "post-ask-places", FieldKind::Many)
            .plain(places)
            .value(at.desk.usual_places(at.number()).unwrap_or_default().join("、"))
            .help("post-help-places")
            .required(),
        ask("day", "post-ask-day", FieldKind::Day).value(at.today()).help("post-help-day").required(),
        ask("far", "post-ask-far", FieldKind::File).help("post-help-photo"),
        ask("near", "post-ask-near", FieldKind::File).help("post-help-photo"),
        ask("witness", "ask-witness", FieldKind::Text).help("ask-help-witness"),
        at.by(at.desk.able(Duty::Post)),
    ];
    let title = Message::of("guide-post").with("number", at.number()).with("title", at.story.notice.title());
    let about = foreseen(at.story.notice.edition().map(|edition| &edition.what)).into_iter().collect();
    let question = Some(Message::of("post-question"));
    GuideSheet { question, foresees: true, endings: PHOTOS, ..sheet(title, about, asks) }
}

fn foreseen(edition: Option<&crate::core::event::Edition>) -> Option<Message> {
    let edition = edition?;
    let message = Message::of("post-foreseen").with("no", edition.no).with("first", edition.first);
    Some(message.with_said("last", last_day(edition.last)).with_said("span", Span::message(edition.span)))
}

pub(super) fn foresee(desk: &Desk, number: &str, answers: &Answered<'_>) -> Result<Vec<Message>, Fault> {
    let story = desk.story(number)?;
    let Some(edition) = story.notice.edition() else { return Ok(Vec::new()) };
    let day = answers.day("day")?;
    let other = day.filter(|day| *day != edition.what.first);
    Ok(other.map(|day| Message::of("post-other-day").with("day", day).with("first", edition.what.first)).into_iter().collect())
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: &Answered<'_>) -> Result<Outcome, Fault> {
    let request = PostRequest {
        places: answers.list("places"),
        day: answers.day("day")?,
        witness: answers.text("witness"),
        by: answers.by(),
    };
    let shots = [("far", Shot::Far), ("near", Shot::Near)];
    let photos: Vec<(PathBuf, Shot)> =
        shots.into_iter().filter_map(|(key, shot)| Some((answers.path(key)?, shot))).collect();
    // A file that is none is better known before anything is recorded.
    for (path, _) in &photos {
        desk.look_at_photo(path)?;
    }
    let posted = desk.post(number, &request)?;
    let mut lines = said(&posted);
    for (path, shot) in photos {
        let place = posted.places.first().filter(|_| posted.places.len() == 1).cloned();
        lines.extend(attach(desk, number, PhotoRequest { path, shot, day: None, place, by: answers.by() }));
    }
    let message = Message::of("post-done").with("number", &posted.number).with("day", posted.day);
    let title = message.with("places", posted.places.join("、"));
    Ok(Outcome { title, lines, next: vec![to_board(), to_story(number)] })
}

fn said(posted: &Posted) -> Vec<Message> {
    let mut lines = Vec::new();
    if posted.backfilled {
        lines.push(Message::of("post-backfilled"));
    }
    lines.extend(posted.replaced.as_ref().map(|old| Message::of("post-replaced").with("old", old)));
    lines.push(match &posted.standing.progress {
        Some(progress) if posted.standing.until_replaced => {
            Message::of("post-until-replaced").with("end", progress.end).with("number", &posted.number)
        }
        Some(progress) => {
            let message = Message::of("post-until").with("end", progress.end).with("from", progress.down_from);
            message.with("number", &posted.number)
        }
        None => Message::of("post-long").with("number", &posted.number),
    });
    lines
}

/// Attaches a photograph; what was recorded before it stays whatever becomes of it.
pub(super) fn attach(desk: &mut Desk, number: &str, request: PhotoRequest) -> Vec<Message> {
    match desk.photo(number, &request) {
        Ok((photo, issues)) => {
            let taken = photo.taken.map_or_else(String::new, |moment| moment.format("%Y-%m-%d %H:%M").to_string());
            let attached = Message::of("outcome-photo").with("name", &photo.name).with("taken", taken);
            std::iter::once(attached).chain(issues.into_iter().map(|issue| issue.message)).collect()
        }
        Err(fault) => vec![Message::of("outcome-photo-failed").with_said("why", fault.message)],
    }
}
