//! Columns for millimetres.

use crate::core::text::width;

use super::band::{Anchor, Content, Item, Span};
use super::sheet::Sheet;

/// Fewer columns make nothing better.
const FEWEST: usize = 40;
/// Beyond so many columns texts rather leave their places.
const MOST: usize = 320;
/// Characters in a line of text where no paragraph tells how large they are.
const EMS: usize = 26;
/// Most blank lines in a row: a page is to be read, not to be measured.
const MOST_BLANK: usize = 3;

/// So many columns for so many hundredths of a millimetre.
#[derive(Debug)]
pub(super) struct Grid {
    width: usize,
    columns: usize,
    /// Height of a line, hundredths of a millimetre.
    line: usize,
}

impl Grid {
    /// The narrowest grid in which nothing on `sheets` overlaps.
    pub(super) fn fitting(sheets: &[Sheet]) -> Self {
        let width = sheets.iter().map(|sheet| sheet.width).max().unwrap_or(1);
        let body = sheets.iter().map(|sheet| sheet.body).max().filter(|em| *em > 0).unwrap_or(width / EMS);
        let mut grid = Self { width, columns: FEWEST, line: (body * 9 / 5).max(1) };
        while grid.columns < MOST && !sheets.iter().all(|sheet| grid.holds(sheet)) {
            grid.columns += 1;
        }
        grid
    }

    pub(super) const fn columns(&self) -> usize {
        self.columns
    }

    /// The line of `items`, from left to right. What does not fit moves to the right.
    pub(super) fn line(&self, items: &[Item]) -> String {
        let mut out = String::new();
        let mut end = 0;
        for item in items {
            let least = if out.is_empty() { 0 } else { end + 1 };
            let start = self.start(item).unwrap_or(least).max(least);
            out.push_str(&" ".repeat(start - end));
            out.push_str(&item.text);
            end = start + item.width;
        }
        out
    }

    /// A line from one end of `span` to the other.
    pub(super) fn rule(&self, span: Span) -> String {
        let (left, right) = (self.column(span.left), self.column(span.right));
        format!("{}{}", " ".repeat(left), "─".repeat(right - left))
    }

    /// Blank lines for so many hundredths of a millimetre; the leading of a paragraph is no gap.
    pub(super) const fn blank_lines(&self, gap: usize) -> usize {
        let lines = (gap + self.line * 3 / 10) / self.line;
        if lines < MOST_BLANK { lines } else { MOST_BLANK }
    }

    fn holds(&self, sheet: &Sheet) -> bool {
        width(&sheet.mark) <= self.columns
            && sheet.bands.iter().all(|band| match &band.content {
                Content::Rule(_) => true,
                Content::Text(lines) | Content::Row(lines) => lines.iter().all(|items| self.holds_line(items)),
            })
    }

    fn holds_line(&self, items: &[Item]) -> bool {
        let mut free = 0;
        items.iter().all(|item| {
            let start = self.start(item).filter(|start| *start >= free);
            free = start.map_or(free, |start| start + item.width + 1);
            start.is_some() && free <= self.columns + 1
        })
    }

    // The column at which it begins; `None` when its frame has no room for it.
    fn start(&self, item: &Item) -> Option<usize> {
        match item.anchor {
            Anchor::Columns(columns) => Some(columns),
            Anchor::Left => Some(self.column(item.span.left)),
            Anchor::Middle => {
                let free = self.columns.checked_sub(item.width)?;
                let middle = self.column(item.span.left.midpoint(item.span.right));
                Some(middle.saturating_sub(item.width / 2).min(free))
            }
            Anchor::Spread => {
                let (left, right) = (self.column(item.frame.left), self.column(item.frame.right));
                // One column stays free between two cells.
                let room = (right - left).saturating_sub(usize::from(right < self.columns));
                Some(left + share(room.checked_sub(item.width)?, item.room))
            }
        }
    }

    const fn column(&self, x: usize) -> usize {
        (x * self.columns + self.width / 2) / self.width
    }
}

// The part of `free` that stands left of a text. Nearly half is half: measures are rounded.
const fn share(free: usize, (left, right): (usize, usize)) -> usize {
    match left + right {
        0 => 0,
        all => (10 * free * left + 4 * all) / (10 * all),
    }
}
