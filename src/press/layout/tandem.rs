//! Short rows in two or three lists side by side: the first list is read to its end before the
//! next begins, on every page.

use std::ops::Range;

use super::cells::Cells;
use super::columns;
use super::dress::Edge;
use super::look::Look;
use super::page::{Area, Ground, Piece};
use super::setting::count;
use super::strip::{Dress, Strip, Tie};
use super::table::Setter;

/// No more lists stand side by side: the eye would lose its line.
pub(super) const MOST_LISTS: usize = 3;
/// A list is not divided into shorter ones.
const FEWEST_LINES: usize = 4;

/// Lists side by side, every row on one line.
pub(super) struct Tandem {
    /// The headings of all lists.
    pub head: Strip,
    /// The rows, the total last, each set in the first list.
    pub rows: Vec<Strip>,
    /// Number of lists.
    pub lists: usize,
    /// From one list to the next, mm.
    pub apart: f32,
    /// Where the vertical lines stand.
    pub edges: Vec<Edge>,
    /// What stands below all of them.
    pub below: Vec<Strip>,
}

/// Sets `cells` in `lists` lists; `None` where a row would not stand on one line in good type, or
/// where subtotals go across.
pub(super) fn set(cells: &Cells<'_>, look: &Look, lists: usize) -> Option<Tandem> {
    if cells.rows.len() < lists * FEWEST_LINES || !cells.table.subtotals.is_empty() {
        return None;
    }
    let fit = columns::fit_one_line(&cells.needs, look, look.width() / count(lists))?;
    let setter = Setter::new(cells, look, fit);
    let single = |row| match setter.strips(row, look.height()).as_mut_slice() {
        [strip] => Some(strip.clone()),
        _ => None,
    };
    let rows: Vec<Strip> = cells.rows.iter().map(single).collect::<Option<_>>()?;
    let even = rows.windows(2).all(|pair| matches!(pair, [one, other] if (one.height - other.height).abs() < 0.01));
    if !even {
        return None;
    }
    let head = single(&cells.heading)?;
    let apart = setter.width();
    let of = |list: usize| head.pieces.iter().map(move |piece| piece.clone().moved(count(list) * apart, 0.0));
    let pieces = (0..lists).flat_map(of).collect();
    let below = cells.capital.iter().map(|capital| setter.capital(capital, count(lists) * apart)).collect();
    Some(Tandem {
        head: Strip { gap: look.part * 0.6, pieces, tie: Tie::Must, dress: Dress::Head, ..head },
        rows,
        lists,
        apart,
        edges: setter.edges(lists),
        below,
    })
}

impl Tandem {
    /// Height of a line, mm.
    pub(super) fn line(&self) -> f32 {
        self.rows.first().map_or(0.0, |row| row.height)
    }

    /// The rows `range` from one list to the next, moved down to `y` mm.
    pub(super) fn block(&self, range: Range<usize>, y: f32) -> Vec<Piece> {
        let rows = self.rows.get(range).unwrap_or(&[]);
        let lines = rows.len().div_ceil(self.lists).max(1);
        let place = |(i, row): (usize, &Strip)| {
            let (dx, dy) = (count(i / lines) * self.apart, y + count(i % lines) * self.line());
            let texts = row.pieces.iter().filter(|piece| matches!(piece, Piece::Text(_)));
            texts.map(|piece| piece.clone().moved(dx, dy)).collect::<Vec<_>>()
        };
        let grounds = (0..lines).filter_map(|line| self.ground(line, y + count(line) * self.line()));
        grounds.chain(rows.iter().enumerate().flat_map(place)).collect()
    }

    // As in a list of its own, but across all of them.
    fn ground(&self, line: usize, y: f32) -> Option<Piece> {
        let ground = self.rows.get(line)?.pieces.iter().find_map(|piece| match piece {
            Piece::Ground(ground) => Some(*ground),
            _ => None,
        })?;
        let area = Area { y, width: count(self.lists) * self.apart, ..ground.area };
        Some(Piece::Ground(Ground { area, ..ground }))
    }
}
