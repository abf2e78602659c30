//! What is wrong, cell by cell.

use std::collections::BTreeMap;
use std::ops::Bound::{Excluded, Unbounded};

use super::list::List;
use crate::core::form::Issue;
use crate::core::template::Level;

/// A cell: row and column, from 0.
pub(super) type Place = (usize, usize);

/// What is wrong with which cell: the worst of each.
#[derive(Clone, Debug, Default)]
pub(super) struct Marks {
    found: BTreeMap<Place, Issue>,
}

impl Marks {
    /// The issues that stand in rows of `list`.
    pub(super) fn new(list: &List, issues: &[Issue]) -> Self {
        let mut marks = Self::default();
        for issue in issues.iter().filter(|issue| issue.level > Level::Note) {
            // Below the last row stands the total: what is found there is found in the rows as well.
            let row = issue.row.and_then(|row| row.checked_sub(1)).filter(|row| *row < list.rows.len());
            let Some(row) = row else { continue };
            let column = issue.field.as_deref().and_then(|key| list.column_at(key)).unwrap_or(0);
            let place = (row, column);
            if marks.found.get(&place).is_none_or(|known| known.level < issue.level) {
                marks.found.insert(place, issue.clone());
            }
        }
        marks
    }

    /// What is wrong with a cell.
    pub(super) fn at(&self, place: Place) -> Option<&Issue> {
        self.found.get(&place)
    }

    /// How bad the worst of a row is.
    pub(super) fn of_row(&self, row: usize) -> Option<Level> {
        self.found.range((row, 0)..=(row, usize::MAX)).map(|(_, issue)| issue.level).max()
    }

    /// How many cells are wrong.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    /// The next wrong cell after `place`, from the beginning again after the last one.
    pub(super) fn after(&self, place: Place) -> Option<Place> {
        let next = self.found.range((Excluded(place), Unbounded)).next();
        next.or_else(|| self.found.iter().next()).map(|(place, _)| *place)
    }

    /// What is found about a cell as it is left.
    pub(super) fn set(&mut self, place: Place, issue: Option<Issue>) {
        match issue {
            Some(issue) => self.found.insert(place, issue),
            None => self.found.remove(&place),
        };
    }

    /// Rows moved: `to` says where each one stands now, `None` for those that went.
    pub(super) fn shift(&mut self, to: impl Fn(usize) -> Option<usize>) {
        let found = std::mem::take(&mut self.found);
        let moved = found.into_iter().filter_map(|((row, column), issue)| Some(((to(row)?, column), issue)));
        self.found = moved.collect();
    }

    /// Nothing is known any more.
    pub(super) fn clear(&mut self) {
        self.found.clear();
    }
}
