//! Attach a photograph.

use super::answered::Answered;
use super::asks::{At, PHOTOS, ask, sheet, to_board, to_story};
use crate::core::event::Shot;
use crate::core::fault::Fault;
use crate::desk::{Desk, PhotoRequest, photo_told};
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::widgets::editor::FieldKind;

/// What a photograph can show: what is kept, and its word.
const SHOTS: &[(&str, &str)] =
    &[("far", "shot-far"), ("near", "shot-near"), ("down", "shot-down"), ("other", "shot-other")];

pub(super) fn guide(at: &At<'_>) -> GuideSheet {
    let places: Vec<String> = at.story.places.iter().map(|history| history.place.clone()).collect();
    let only = if let [only] = places.as_slice() { only.clone() } else { String::new() };
    let asks = vec![
        ask("file", "photo-ask-file", FieldKind::File).help("photo-help-file").required(),
        ask("shot", "photo-ask-shot", FieldKind::One).words(SHOTS).required(),
        ask("place", "photo-ask-place", FieldKind::One).plain(places).value(only),
        ask("day", "photo-ask-day", FieldKind::Day).help("photo-help-day"),
        at.by(at.desk.recorders()),
    ];
    let title = at.title("guide-photo");
    GuideSheet { endings: PHOTOS, ..sheet(title, vec![crate::core::words::Message::of("photo-about")], asks) }
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let shot = match answers.text("shot").as_str() {
        "far" => Shot::Far,
        "near" => Shot::Near,
        "down" => Shot::Down,
        _ => Shot::Other,
    };
    let request = PhotoRequest {
        path: answers.path("file").unwrap_or_default(),
        shot,
        day: answers.day("day")?,
        place: answers.given("place"),
        by: answers.by(),
    };
    let (photo, issues) = desk.photo(number, &request)?;
    let title = photo_told(number, &photo);
    let lines = issues.into_iter().map(|issue| issue.message).collect();
    let again = super::asks::to_step(number, crate::core::stage::Move::Photo);
    Ok(Outcome { title, lines, next: vec![to_board(), again, to_story(number)] })
}
