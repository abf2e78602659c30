//! Pages as text for a screen: the lines, rows and columns of the paper, in cells of one width.

mod band;
mod grid;
mod sheet;

use super::layout::Page;
use grid::Grid;
use sheet::Sheet;

/// A page as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageText {
    /// From top to bottom, without blanks at their ends.
    pub lines: Vec<String>,
    /// Terminal columns of the text area; no line is wider. The same for all pages of a poster.
    pub columns: usize,
}

/// `pages` as text: the line breaks of the paper, everything at the column that its place on the
/// paper corresponds to. The scale is the smallest at which nothing overlaps; nothing is cut.
#[must_use]
pub fn preview(pages: &[Page]) -> Vec<PageText> {
    let sheets: Vec<Sheet> = pages.iter().map(Sheet::read).collect();
    let grid = Grid::fitting(&sheets);
    let texts: Vec<Vec<String>> = sheets.iter().map(|sheet| sheet.lines(&grid)).collect();
    let widest = texts.iter().flatten().map(|line| crate::core::text::width(line)).max().unwrap_or_default();
    let columns = widest.max(grid.columns());
    texts.into_iter().map(|lines| PageText { lines, columns }).collect()
}
