//! Which texts of a poster stand next to each other.

use std::ops::Range;

use super::finding::{Finding, Site, masked};
use super::joined::{self, MOST, MOST_LINES, Neighbours};
use super::run::Run;
use super::scan::Piece;
use super::words::{Label, Lexicon};
use crate::core::poster::Spot;

/// A number that begins at the end of the text `at` and goes on in the following texts.
pub(super) fn onward(pieces: &[Piece<'_>], at: usize) -> Option<(usize, Finding)> {
    let (first, following) = pieces.get(at..)?.split_first()?;
    let mut parts = vec![first.tail()?];
    for next in following.iter().take(MOST_LINES - 1) {
        let head = next.head()?;
        parts.push(head);
        // Asked only of numbers that are long enough: the answer takes a look at the headings.
        let how = || neighbours(first, next);
        if parts.len() > MOST && how() != Neighbours::Lines {
            return None;
        }
        if let Some(finding) = find(&parts, first, how) {
            return Some((at, finding));
        }
        if !head.to_end {
            return None;
        }
    }
    None
}

/// Numbers that go on in the cell below, each with the text in which it begins.
pub(super) fn downward(pieces: &[Piece<'_>]) -> Vec<(usize, Finding)> {
    let rows = rows(pieces);
    // With a single column the cell below is the next text anyway.
    let columns = |pair: &[Range<usize>]| pair.iter().map(Range::len).min().filter(|columns| *columns > 1).unwrap_or(0);
    let pairs = rows.windows(2).enumerate();
    pairs
        .flat_map(|(row, pair)| (0..columns(pair)).map(move |column| (row, column)))
        .filter_map(|(row, column)| below(&Grid { pieces, rows: &rows }, row, column))
        .collect()
}

// The cells of a list among all texts.
struct Grid<'a> {
    pieces: &'a [Piece<'a>],
    rows: &'a [Range<usize>],
}

impl<'a> Grid<'a> {
    fn cell(&self, row: usize, column: usize) -> Option<&'a Piece<'a>> {
        let row = self.rows.get(row)?;
        if column < row.len() { self.pieces.get(row.start + column) } else { None }
    }
}

fn below(grid: &Grid<'_>, row: usize, column: usize) -> Option<(usize, Finding)> {
    let (first, next) = (grid.cell(row, column)?, grid.cell(row + 1, column)?);
    let parts = [first.tail()?, next.head()?];
    let finding = find(&parts, first, || {
        let above = row.checked_sub(1).and_then(|row| grid.cell(row, column));
        let further = [above, grid.cell(row + 2, column)];
        if is_column_of_codes(first, next, &further) { Neighbours::Codes } else { Neighbours::Column }
    })?;
    Some((grid.rows.get(row)?.start + column, finding))
}

fn find(parts: &[&Run], first: &Piece<'_>, how: impl Fn() -> Neighbours) -> Option<Finding> {
    let (hit, whole) = joined::hit(parts, how)?;
    Some(hit.kind.at(Site::from(&first.spot), &masked(whole.slice(&hit.span))))
}

fn neighbours(first: &Piece<'_>, next: &Piece<'_>) -> Neighbours {
    match (&first.spot, &next.spot) {
        (one, other) if is_code(one) || is_code(other) => Neighbours::Codes,
        (Spot::Cell(one, _), Spot::Cell(other, _)) if one == other => Neighbours::Row,
        (Spot::Paragraph(_), Spot::Paragraph(_)) => Neighbours::Lines,
        _ => Neighbours::Order,
    }
}

fn is_code(spot: &Spot<'_>) -> bool {
    matches!(spot, Spot::Cell(_, heading) if Lexicon::get().label(heading) == Label::Code)
}

// Numbers of one length, row after row: receipts, not a card broken in two.
fn is_column_of_codes(first: &Piece<'_>, next: &Piece<'_>, further: &[Option<&Piece<'_>>]) -> bool {
    let len = plain_len(first);
    let same = |piece: &Piece<'_>| plain_len(piece) == len;
    is_code(&first.spot) || (len > 0 && same(next) && further.iter().flatten().any(|piece| same(piece)))
}

// The length of a text that is one number without gaps; else 0.
fn plain_len(piece: &Piece<'_>) -> usize {
    piece.head().filter(|run| run.to_end && run.groups.len() == 1).map_or(0, Run::len)
}

// Which texts are the cells of each row.
fn rows(pieces: &[Piece<'_>]) -> Vec<Range<usize>> {
    let mut rows: Vec<Range<usize>> = Vec::new();
    let mut current = 0;
    for (at, piece) in pieces.iter().enumerate() {
        let Spot::Cell(row, _) = piece.spot else { continue };
        match rows.last_mut() {
            Some(range) if row == current => range.end = at + 1,
            _ => rows.push(at..at + 1),
        }
        current = row;
    }
    rows
}
