//! Record that it came down.

use super::answered::Answered;
use super::asks::{At, PHOTOS, ask, sheet, to_board, to_step, to_story};
use super::post::attach;
use crate::core::event::Shot;
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::{Desk, PhotoRequest, TakeDownRequest, taken_down_told};
use crate::tui::answer::{GuideSheet, NextStep, Outcome};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let places: Vec<String> = at.story.notice.hanging_places().into_iter().map(str::to_owned).collect();
    let all = places.join("、");
    let asks = vec![
        ask("places", "takedown-ask-places", FieldKind::Many).plain(places).value(all).required(),
        ask("day", "takedown-ask-day", FieldKind::Day).value(at.today()).help("takedown-help-day").required(),
        ask("after_hours", "takedown-ask-after", FieldKind::One).yes_or_no().help("takedown-help-after").required(),
        ask("down", "takedown-ask-photo", FieldKind::File).help("post-help-photo"),
        ask("witness", "ask-witness", FieldKind::Text).help("ask-help-witness"),
        at.by(at.desk.able(Duty::Post)),
    ];
    let from = at.story.standing.progress.as_ref().map(|progress| progress.down_from);
    let about = from.map(|day| Message::of("takedown-about").with("from", day)).into_iter().collect();
    let question = Some(Message::of("takedown-question"));
    GuideSheet { question, foresees: true, endings: PHOTOS, ..sheet(at.title("guide-takedown"), about, asks) }
}

fn request(answers: Answered<'_>, by: Option<String>) -> Result<TakeDownRequest, Fault> {
    Ok(TakeDownRequest {
        places: answers.list("places"),
        day: answers.day("day")?,
        after_hours: answers.is_yes("after_hours"),
        witness: answers.text("witness"),
        by,
    })
}

pub(super) fn foresee(desk: &Desk, number: &str, answers: Answered<'_>) -> Result<Vec<Message>, Fault> {
    let request = request(answers, answers.by_or(desk.able(Duty::Post)))?;
    if request.places.is_empty() {
        return Ok(Vec::new());
    }
    desk.foresee_take_down(number, &request)?;
    let message = Message::of("takedown-will").with("day", request.day.unwrap_or(desk.today()));
    Ok(vec![message.with("places", request.places.join("、"))])
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let request = request(answers, answers.by())?;
    let photo = answers.path("down");
    if let Some(path) = &photo {
        desk.look_at_photo(path)?;
    }
    let standing = desk.take_down(number, &request)?;
    let lines = photo.map_or_else(Vec::new, |path| {
        let place = request.places.first().filter(|_| request.places.len() == 1).cloned();
        attach(desk, number, &PhotoRequest { path, shot: Shot::Down, day: request.day, place, by: answers.by() })
    });
    let next = next(desk, number, if lines.is_empty() { Evidence::None } else { Evidence::Attached })?;
    Ok(Outcome { title: taken_down_told(number, &standing), lines, next })
}

/// Whether a photograph came with it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Evidence {
    None,
    Attached,
}

// The certificate, unless something stands in its way.
fn next(desk: &Desk, number: &str, evidence: Evidence) -> Result<Vec<NextStep>, Fault> {
    let story = desk.story(number)?;
    let possible = |step: Move| story.steps.iter().any(|(other, why)| *other == step && why.is_none());
    let settle = possible(Move::Settle).then(|| to_step(number, Move::Settle));
    let certify = possible(Move::Certify).then(|| to_step(number, Move::Certify));
    let photo = (evidence == Evidence::None).then(|| to_step(number, Move::Photo));
    let steps = settle.into_iter().chain(certify).chain(photo);
    Ok(if story.standing.hanging {
        vec![to_board(), to_story(number)]
    } else {
        steps.chain([to_story(number), to_board()]).collect()
    })
}
