//! Which columns of a sheet may be public.

use std::collections::{BTreeMap, BTreeSet};

use crate::core::text::shorten;
use crate::core::words::Message;

use super::grid::{Grid, GridRow, letter};
use super::heading::Heading;
use super::private::{self, Secret};
use super::report::DroppedColumn;

/// Columns of a sheet that may be public, and those that must not be.
pub(super) struct Sifted {
    pub(super) kept: Vec<Heading>,
    pub(super) dropped: Vec<DroppedColumn>,
}

/// Parts the columns from row index `first` on into those that may be public and those not;
/// `is_asked_for` are headings that the list itself has.
pub(super) fn sift(
    grid: &Grid,
    first: usize,
    headings: Vec<Heading>,
    is_asked_for: impl Fn(&Heading) -> bool,
) -> Sifted {
    let tallies = tally(grid, first);
    let mut all = headings;
    let headed: BTreeSet<usize> = all.iter().map(|heading| heading.column).collect();
    let bare = tallies.keys().filter(|column| !headed.contains(column));
    all.extend(bare.map(|column| Heading::new(*column, "")));
    all.sort_by_key(|heading| heading.column);
    let mut out = Sifted { kept: Vec::new(), dropped: Vec::new() };
    for heading in all {
        let secret = tallies.get(&heading.column).and_then(Tally::secret);
        match objection(&heading, secret, is_asked_for(&heading)) {
            Some(why) => out.dropped.push(dropped(&heading, why)),
            None => out.kept.push(heading),
        }
    }
    out
}

// Only a list that asks for telephones by name gets them.
fn objection(heading: &Heading, secret: Option<Secret>, is_asked_for: bool) -> Option<Message> {
    let is_private = private::heading(&heading.full);
    match secret {
        _ if is_private && !is_asked_for => Some(Message::of("sheet-dropped-heading")),
        Some(Secret::Mobile) if is_private => None,
        secret => secret.map(|secret| Message::of(secret.column_key())),
    }
}

// How many cells of a column are filled, and how many of them are numbers of persons.
#[derive(Default)]
struct Tally {
    filled: usize,
    secrets: usize,
    first: Option<Secret>,
}

impl Tally {
    fn secret(&self) -> Option<Secret> {
        self.first.filter(|_| self.secrets * 2 > self.filled)
    }
}

fn tally(grid: &Grid, first: usize) -> BTreeMap<usize, Tally> {
    let mut out: BTreeMap<usize, Tally> = BTreeMap::new();
    for (column, cell) in grid.rows.iter().skip(first).flat_map(GridRow::cells) {
        let tally = out.entry(column).or_default();
        tally.filled += 1;
        if let Some(secret) = private::content(&cell.shown()) {
            tally.secrets += 1;
            tally.first.get_or_insert(secret);
        }
    }
    out
}

/// A column that was left out, and why.
pub(super) fn dropped(heading: &Heading, why: Message) -> DroppedColumn {
    let header = shorten(&heading.shown, 40);
    let column_letter = letter(heading.column);
    let why = why.with("column", &column_letter).with("header", &header);
    DroppedColumn { header, column_letter, why }
}

/// Whether anything in the column tells of somebody's health.
pub(super) fn tells_of_health(grid: &Grid, first: usize, column: usize) -> bool {
    grid.rows.iter().skip(first).filter_map(|row| row.get(column)).any(|cell| private::health(&cell.shown()))
}
