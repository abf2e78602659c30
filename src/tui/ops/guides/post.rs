//! Record that it hangs: places, day, photographs.

use std::path::PathBuf;

use super::answered::Answered;
use super::asks::{At, PHOTOS, ask, last_day, sheet, to_board, to_step, to_story};
use crate::core::event::{Edition, Shot};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::template::Span;
use crate::core::words::Message;
use crate::desk::{Desk, PhotoRequest, PostRequest, photo_told};
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let places = at.desk.office().places.iter().map(|place| place.name.clone());
    let asks = vec![
        ask("places", "post-ask-places", FieldKind::Many)
            .plain(places)
            .value(places_to_come(at).join("、"))
            .help("post-help-places")
            .required(),
        ask("day", "post-ask-day", FieldKind::Day).value(at.today()).help("post-help-day").required(),
        ask("far", "post-ask-far", FieldKind::File).help("post-help-photo"),
        ask("near", "post-ask-near", FieldKind::File).help("post-help-photo"),
        ask("witness", "ask-witness", FieldKind::Text).help("ask-help-witness"),
        at.by(at.desk.able(Duty::Post)),
    ];
    let mut about: Vec<Message> = at.story.notice.edition().map(|edition| printed(&edition.what)).into_iter().collect();
    let hanging = at.story.notice.hanging_places();
    if !hanging.is_empty() {
        about.push(Message::of("post-hangs-now").with("places", hanging.join("、")));
    }
    let question = Some(Message::of("post-question"));
    GuideSheet { question, foresees: true, endings: PHOTOS, ..sheet(at.title("guide-post"), about, asks) }
}

// The usual places without those where this edition hangs already.
fn places_to_come(at: &At<'_>) -> Vec<String> {
    let notice = &at.story.notice;
    let no = notice.edition().map(|edition| edition.what.no);
    let hangs = |place: &String| {
        let last = notice.last_hanging(place).map(|hanging| hanging.what.edition);
        notice.hanging_places().contains(&place.as_str()) && last == no
    };
    let usual = at.desk.usual_places(at.number()).unwrap_or_default();
    usual.into_iter().filter(|place| !hangs(place)).collect()
}

fn printed(edition: &Edition) -> Message {
    let message = Message::of("post-foreseen").with("no", edition.no).with("first", edition.first);
    message.with_said("last", last_day(edition.last)).with_said("span", Span::message(edition.span))
}

pub(super) fn foresee(desk: &Desk, number: &str, answers: Answered<'_>) -> Result<Vec<Message>, Fault> {
    let request = request(answers, answers.by_or(desk.able(Duty::Post)))?;
    if request.places.is_empty() {
        return Ok(Vec::new());
    }
    let replaced = desk.foresee_post(number, &request)?;
    let day = request.day.unwrap_or(desk.today());
    let mut lines = vec![Message::of("post-will").with("day", day).with("places", request.places.join("、"))];
    lines.extend(replaced.map(|old| Message::of("post-will-replace").with("old", old)));
    let story = desk.story(number)?;
    let first = story.notice.edition().map(|edition| edition.what.first).filter(|first| *first != day);
    lines.extend(first.map(|first| Message::of("post-other-day").with("day", day).with("first", first)));
    Ok(lines)
}

fn request(answers: Answered<'_>, by: Option<String>) -> Result<PostRequest, Fault> {
    let (places, witness) = (answers.list("places"), answers.text("witness"));
    Ok(PostRequest { places, day: answers.day("day")?, witness, by })
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let request = request(answers, answers.by())?;
    let shots = [("far", Shot::Far), ("near", Shot::Near)];
    let photos: Vec<(PathBuf, Shot)> =
        shots.into_iter().filter_map(|(key, shot)| Some((answers.path(key)?, shot))).collect();
    // A file that is none is better known before anything is recorded.
    for (path, _) in &photos {
        desk.look_at_photo(path)?;
    }
    let posted = desk.post(number, &request)?;
    let mut told = posted.told().into_iter();
    let title = told.next().unwrap_or_else(|| Message::of("post-done"));
    let mut lines: Vec<Message> = told.collect();
    let photographed = !photos.is_empty();
    for (path, shot) in photos {
        let place = posted.places.first().filter(|_| posted.places.len() == 1).cloned();
        lines.extend(attach(desk, number, &PhotoRequest { path, shot, day: None, place, by: answers.by() }));
    }
    let photo = (!photographed).then(|| to_step(number, Move::Photo));
    let next = std::iter::once(to_board()).chain(photo).chain([to_story(number)]).collect();
    Ok(Outcome { title, lines, next })
}

/// Attaches a photograph; what was recorded before it stays whatever becomes of it.
pub(super) fn attach(desk: &mut Desk, number: &str, request: &PhotoRequest) -> Vec<Message> {
    match desk.photo(number, request) {
        Ok((photo, issues)) => {
            let doubts = issues.into_iter().map(|issue| issue.message);
            std::iter::once(photo_told(number, &photo)).chain(doubts).collect()
        }
        Err(fault) => vec![Message::of("outcome-photo-failed").with_said("why", fault.message)],
    }
}
