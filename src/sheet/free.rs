//! Lists for notices that take any headings: every column that may be public is taken as it is.

use crate::core::fault::Fault;
use crate::core::template::{Column, FieldType, Level, Privacy};
use crate::core::words::Message;

use super::assign::Pair;
use super::grid::{Grid, GridRow, letter};
use super::heading::{Heading, could_be_headings};
use super::layout::{self, HEADING_ROWS, Layout};
use super::lexicon::{lexicon, mentions};
use super::private;
use super::report::Problem;
use super::sift;

/// The list below the first row that looks like headings, and the columns that it makes.
pub(super) fn by_any_headings(grid: &Grid) -> Result<Option<(Vec<Column>, Layout)>, Fault> {
    let Some(at) = heading_row(grid) else { return Ok(None) };
    let Some(row) = grid.rows.get(at) else { return Ok(None) };
    let mut sifted = sift::sift(grid, at + 1, Heading::of_row(row), |_| false);
    drop_remarks(grid, at + 1, &mut sifted);
    let serial = &lexicon().headings.serial;
    let named = |heading: &&Heading| !heading.shown.is_empty() && !serial.contains(&heading.full);
    let headings: Vec<&Heading> = sifted.kept.iter().filter(named).collect();
    unique(&headings)?;
    let columns: Vec<Column> = headings.iter().map(|heading| column(&heading.shown)).collect();
    if columns.is_empty() {
        return Ok(None);
    }
    let pairs: Vec<Pair> = sifted
        .kept
        .iter()
        .enumerate()
        .filter(|(_, heading)| named(heading))
        .enumerate()
        .map(|(target, (heading, _))| Pair { target, heading, weight: 8 })
        .collect();
    let mut layout = Layout::below(row.number, at, sifted.dropped);
    for heading in sifted.kept.iter().filter(|heading| heading.shown.is_empty()) {
        layout.problems.push(nameless(heading));
    }
    layout::fill(&mut layout, grid, &columns, &sifted.kept, &pairs)?;
    Ok(Some((columns, layout)))
}

// The first row with nearly as many cells as the widest, all of them words, followed by something.
fn heading_row(grid: &Grid) -> Option<usize> {
    let top = grid.rows.iter().take(HEADING_ROWS);
    let most = top.clone().map(GridRow::filled).max()?;
    let words = |row: &GridRow| {
        row.cells().all(|(_, cell)| {
            let shown = cell.shown();
            !shown.contains([':', '：']) && private::content(&shown).is_none()
        })
    };
    let fits = |row: &GridRow| row.filled() * 3 >= most * 2 && could_be_headings(row) && words(row);
    top.enumerate().find(|(_, row)| fits(row)).map(|(index, _)| index).filter(|index| index + 1 < grid.rows.len())
}

fn drop_remarks(grid: &Grid, first: usize, sifted: &mut sift::Sifted) {
    let (gone, kept): (Vec<Heading>, Vec<Heading>) =
        std::mem::take(&mut sifted.kept).into_iter().partition(|heading| {
            mentions(&heading.full, &lexicon().headings.remarks) && sift::tells_of_health(grid, first, heading.column)
        });
    sifted.kept = kept;
    let why = || Message::of("sheet-dropped-health");
    sifted.dropped.extend(gone.iter().map(|heading| sift::dropped(heading, why())));
}

fn unique(headings: &[&Heading]) -> Result<(), Fault> {
    for (index, heading) in headings.iter().enumerate() {
        if let Some(earlier) = headings.iter().take(index).find(|earlier| earlier.shown == heading.shown) {
            let letters = format!("{}、{}", letter(earlier.column), letter(heading.column));
            let message = Message::of("sheet-free-twice").with("header", &heading.shown).with("letters", letters);
            return Err(Fault::input(message));
        }
    }
    Ok(())
}

fn column(heading: &str) -> Column {
    Column {
        key: heading.to_owned(),
        label: heading.to_owned(),
        synonyms: Vec::new(),
        kind: FieldType::Text,
        required: false,
        help: String::new(),
        options: Vec::new(),
        privacy: Privacy::Ok,
        total: false,
    }
}

fn nameless(heading: &Heading) -> Problem {
    let column_letter = letter(heading.column);
    let message = Message::of("sheet-nameless").with("column", &column_letter);
    Problem { level: Level::Warning, row: None, column_letter: Some(column_letter), key: None, message }
}
