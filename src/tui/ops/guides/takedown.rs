//! Record that it came down.

use super::answered::Answered;
use super::asks::{At, PHOTOS, ask, sheet, to_board, to_step, to_story};
use super::post::attach;
use crate::core::event::Shot;
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::{Desk, PhotoRequest, TakeDownRequest};
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let places: Vec<String> = at.story.notice.hanging_places().into_iter().map(str::to_owned).collect();
    let all = places.join("、");
    let asks = vec![
        ask("places", "takedown-ask-places", FieldKind::Many).plain(places).value(all).required(),
        ask("day", "takedown-ask-day", FieldKind::Day).value(at.today()).required(),
        ask("after_hours", "takedown-ask-after", FieldKind::One).yes_or_no().help("takedown-help-after").required(),
        ask("down", "takedown-ask-photo", FieldKind::File).help("post-help-photo"),
        ask("witness", "ask-witness", FieldKind::Text).help("ask-help-witness"),
        at.by(at.desk.able(Duty::Post)),
    ];
    let title = Message::of("guide-takedown").with("number", at.number()).with("title", at.story.notice.title());
    let from = at.story.standing.progress.as_ref().map(|progress| progress.down_from);
    let about = from.map(|day| Message::of("takedown-about").with("from", day)).into_iter().collect();
    let question = Some(Message::of("takedown-question"));
    GuideSheet { question, endings: PHOTOS, ..sheet(title, about, asks) }
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: &Answered<'_>) -> Result<Outcome, Fault> {
    let request = TakeDownRequest {
        places: answers.list("places"),
        day: answers.day("day")?,
        after_hours: answers.is_yes("after_hours"),
        witness: answers.text("witness"),
        by: answers.by(),
    };
    let photo = answers.path("down");
    if let Some(path) = &photo {
        desk.look_at_photo(path)?;
    }
    let standing = desk.take_down(number, &request)?;
    let lines = photo.map_or_else(Vec::new, |path| {
        let place = request.places.first().filter(|_| request.places.len() == 1).cloned();
        attach(desk, number, PhotoRequest { path, shot: Shot::Down, day: request.day, place, by: answers.by() })
    });
    let key = if standing.hanging { "takedown-partly" } else { "takedown-done" };
    let title = Message::of(key).with("number", number);
    let next = if standing.hanging {
        vec![to_board(), to_story(number)]
    } else {
        vec![to_step(number, Move::Certify), to_story(number), to_board()]
    };
    Ok(Outcome { title, lines, next })
}
