//! 巡查表: what should hang where today, with boxes to tick on the way from board to board.

use chrono::NaiveDate;
use minijinja::Value;

use super::wording::wording;
use super::{Poster, Table, columns};
use crate::core::date;
use crate::core::fault::Fault;
use crate::core::notice::Notice;
use crate::core::standing::Standing;
use crate::core::supervision::sheet_code;
use crate::core::template::text;

/// A notice at one place where it should hang.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundLine {
    /// Name of the place.
    pub place: String,
    /// Number of the notice.
    pub number: String,
    /// Its title.
    pub title: String,
    /// The day on which it was hung there last.
    pub since: NaiveDate,
    /// The last day of its period; `None` hangs until replaced.
    pub until: Option<NaiveDate>,
    /// What is known to be the matter.
    pub notes: Vec<RoundNote>,
}

/// What is known to be the matter before the round begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundNote {
    /// It was found missing there, and not hung again since.
    Missing,
    /// It should have come down.
    Overdue,
    /// An objection is open.
    Objection,
}

/// Columns with boxes to tick: 在栏、破损、缺失.
const BOXES: usize = 3;
/// Titles and places are running text.
const RUNNING: [usize; 2] = [1, 3];

/// A line for every place where `notice` should hang.
#[must_use]
pub fn round_lines(notice: &Notice, standing: &Standing) -> Vec<RoundLine> {
    let line = |place: &str| {
        let since = notice.last_hanging(place)?.day;
        let until = standing.progress.as_ref().map(|progress| progress.end).filter(|_| !standing.until_replaced);
        Some(RoundLine {
            place: place.to_owned(),
            number: notice.number.clone(),
            title: notice.title().to_owned(),
            since,
            until,
            notes: notes(notice, standing, place),
        })
    };
    notice.hanging_places().into_iter().filter_map(line).collect()
}

fn notes(notice: &Notice, standing: &Standing, place: &str) -> Vec<RoundNote> {
    let known = [
        (RoundNote::Missing, standing.missing.iter().any(|missing| missing == place)),
        (RoundNote::Overdue, standing.overdue.is_some()),
        (RoundNote::Objection, !notice.open_objections().is_empty()),
    ];
    known.into_iter().filter(|(_, known)| *known).map(|(note, _)| note).collect()
}

/// The lines in the order of the sheet: place by place as the office names them in `places`.
#[must_use]
pub fn round_order(mut lines: Vec<RoundLine>, places: &[String]) -> Vec<RoundLine> {
    let stop = |place: &str| places.iter().position(|known| known == place).unwrap_or(usize::MAX);
    lines.sort_by_cached_key(|line| (stop(&line.place), line.place.clone(), line.number.clone()));
    lines
}

/// The sign of a sheet with these lines in this order.
#[must_use]
pub fn round_code(lines: &[RoundLine]) -> String {
    sheet_code(lines.iter().map(|line| (line.place.as_str(), line.number.as_str())))
}

/// The round sheet of the office called `office`, with `lines` in the order of [`round_order`].
///
/// # Errors
/// When a text of `templates/wording.toml` cannot be rendered.
pub fn round_poster(office: &str, lines: &[RoundLine], today: NaiveDate) -> Result<Poster, Fault> {
    let words = &wording().round;
    let context = Value::from_pairs([
        ("office", office.to_owned()),
        ("sheet", round_code(lines)),
        ("today", date::chinese(today)),
        ("count", lines.len().to_string()),
    ]);
    let render = |patterns: &[String]| -> Result<Vec<String>, Fault> {
        patterns.iter().map(|pattern| text::render(pattern, &context)).collect()
    };
    let columns = columns(&words.columns, &RUNNING);
    let rows = lines.iter().enumerate().map(|(at, line)| cells(at + 1, line)).collect();
    Ok(Poster {
        title: text::render(&words.title, &context)?,
        lead: render(&words.lead)?,
        table: Some(Table { columns, rows, ..Table::default() }),
        tail: render(&words.tail)?,
        ..Poster::default()
    })
}

fn cells(serial: usize, line: &RoundLine) -> Vec<String> {
    let words = &wording().round;
    let note = |note: &RoundNote| match note {
        RoundNote::Missing => words.missing.as_str(),
        RoundNote::Overdue => &words.overdue,
        RoundNote::Objection => &words.objections,
    };
    let about = [
        serial.to_string(),
        line.place.clone(),
        line.number.clone(),
        line.title.clone(),
        line.since.to_string(),
        line.until.map_or_else(|| words.until_replaced.clone(), |until| until.to_string()),
    ];
    let notes = line.notes.iter().map(note).collect::<Vec<_>>().join("；");
    let boxes = std::iter::repeat_n(words.tick.clone(), BOXES);
    about.into_iter().chain(boxes).chain([notes]).collect()
}
