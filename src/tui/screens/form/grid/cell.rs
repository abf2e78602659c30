//! One cell: what its column takes, how typed text settles, what is wrong with it.

use crate::core::form::{Ask, Issue, Typed, read_text};
use crate::core::poster::{MINOR_KEY, Spot};
use crate::core::privacy::{Finding, scan_at, scan_text};
use crate::core::template::{Column, FieldType};
use crate::core::text::is_invisible;

/// What marks a minor.
pub(super) const MARKED: &str = "是";

/// Shorter texts hold no number that nobody may publish.
const SHORTEST_SECRET: usize = 15;

/// What a column asks of its cells.
pub(super) fn ask(column: &Column) -> Ask<'_> {
    Ask { key: &column.key, label: &column.label, kind: column.kind, options: &column.options }
}

/// Typed text as it is kept: dates and amounts in the form that reads back to the same, everything
/// else as it was typed; `None` for nothing. What cannot be read stays as it is.
pub(super) fn settled(column: &Column, text: &str) -> Option<String> {
    let plain = plain(text);
    let stored = read_text(ask(column), &plain).map(|typed| typed.stored()).unwrap_or_default();
    let kept = if stored.is_empty() || column.kind == FieldType::Text { plain } else { stored };
    (!kept.is_empty()).then_some(kept)
}

// One line, without what cannot be seen.
fn plain(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let lines = kept.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join(" ").replace('\t', " ")
}

/// What is wrong with a cell, as soon as it is left; `row` from 0.
pub(super) fn wrong(column: &Column, row: usize, text: &str) -> Option<Issue> {
    match read_text(ask(column), text) {
        Ok(Typed::Blank) => return None,
        // What must not be public is said first: the other sentence would repeat it in full.
        Err(issue) if !is_secret(text) => return Some(issue.in_row(Some(row + 1))),
        Ok(_) | Err(_) => {}
    }
    let worst = scan_at(text, &Spot::Cell(row + 1, &column.label)).into_iter().max_by_key(|it| it.level)?;
    let level = worst.level;
    Some(Issue::new(level, "C03", worst.placed()).at(&column.key).in_row(Some(row + 1)))
}

/// Whether a text holds an ID or card number, which nobody may put on a board.
pub(super) fn is_secret(text: &str) -> bool {
    text.chars().count() >= SHORTEST_SECRET && scan_text(text).iter().any(Finding::is_absolute)
}

/// Whether a column marks minors.
pub(super) fn is_mark(column: &Column) -> bool {
    column.key == MINOR_KEY
}

/// The option after the one that a cell holds; after the last one, nothing for marks.
pub(super) fn next_option(column: &Column, text: &str) -> Option<String> {
    let at = column.options.iter().position(|option| option == text);
    let next = at.map_or(0, |at| at + 1);
    let around = || column.options.first().filter(|_| !is_mark(column));
    column.options.get(next).or_else(around).cloned()
}
