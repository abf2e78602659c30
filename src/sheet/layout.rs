//! Where in a sheet the list stands: its row of headings and which column fills which.

use crate::core::fault::Fault;
use crate::core::money::MoneyUnit;
use crate::core::template::{Column, FieldType, Level};
use crate::core::text::{half_width, shorten};
use crate::core::words::Message;

use super::assign::{Assignment, Pair, Tie, Vocabulary};
use super::grid::{Grid, GridRow, letter};
use super::heading::{Heading, NamedUnit, could_be_headings, unit_in};
use super::lexicon::{lexicon, mentions};
use super::private;
use super::report::{DroppedColumn, Problem};
use super::sift::{dropped, sift, tells_of_health};
use super::wish::{self, Wish};

/// Rows from the top in which the headings are looked for.
pub(super) const HEADING_ROWS: usize = 40;

/// A column of the sheet that fills a column of the list.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// 0-based column of the sheet.
    pub(super) column: usize,
    /// Index of the list's column.
    pub(super) target: usize,
    /// Unit of its amounts.
    pub(super) unit: MoneyUnit,
    /// Heading as it stands there.
    pub(super) header: String,
}

/// Where the list stands.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    /// Number of the row of headings.
    pub(super) header: Option<u32>,
    /// Index of the first row below it.
    pub(super) first: usize,
    /// In the order of the list's columns.
    pub(super) sources: Vec<Source>,
    pub(super) dropped: Vec<DroppedColumn>,
    pub(super) ignored: Vec<String>,
    pub(super) ignored_letters: Vec<String>,
    pub(super) problems: Vec<Problem>,
}

impl Layout {
    /// A list below the headings in the row `number`, which stands at the index `at`.
    pub(super) const fn below(number: u32, at: usize, dropped: Vec<DroppedColumn>) -> Self {
        Self {
            header: Some(number),
            first: at + 1,
            sources: Vec::new(),
            dropped,
            ignored: Vec::new(),
            ignored_letters: Vec::new(),
            problems: Vec::new(),
        }
    }
}

/// The list by its headings; `None` when no row looks like them.
pub(super) fn by_headings(grid: &Grid, columns: &[Column], wishes: &[Wish]) -> Result<Option<Layout>, Fault> {
    let vocabulary = Vocabulary::of(columns);
    let Some(at) = heading_row(grid, &vocabulary, wishes) else { return Ok(None) };
    let Some(row) = grid.rows.get(at) else { return Ok(None) };
    let sifted = sift(grid, at + 1, Heading::of_row(row), |heading| vocabulary.is_label(heading));
    let given = wish::fulfil(wishes, &sifted.kept, &sifted.dropped)?;
    let assignment = vocabulary.assign(&sifted.kept, &given);
    let pairs = without_ties(grid, at + 1, columns, &sifted.kept, assignment)?;
    let mut layout = Layout::below(row.number, at, sifted.dropped);
    fill(&mut layout, grid, columns, &sifted.kept, &pairs)?;
    Ok(Some(layout))
}

fn heading_row(grid: &Grid, vocabulary: &Vocabulary, wishes: &[Wish]) -> Option<usize> {
    let mut best: Option<(usize, usize)> = None;
    for (index, row) in grid.rows.iter().take(HEADING_ROWS).enumerate() {
        if !could_be_headings(row) || holds_secrets(row) {
            continue;
        }
        let mut headings = Heading::of_row(row);
        headings.retain(|heading| vocabulary.is_label(heading) || !private::heading(&heading.full));
        let match_ = vocabulary.assign(&headings, &wish::by_name(wishes, &headings));
        let weight = match_.weight();
        if is_enough(&match_, row) && best.is_none_or(|(_, top)| weight > top) {
            best = Some((index, weight));
        }
    }
    best.map(|(index, _)| index)
}

// One word alone may be a title; beside other cells it is a heading.
fn is_enough(found: &Assignment, row: &GridRow) -> bool {
    match found.count() {
        0 => false,
        1 => row.filled() > 1 && found.weight() > 1 || found.weight() > 3,
        _ => true,
    }
}

fn holds_secrets(row: &GridRow) -> bool {
    row.cells().any(|(_, cell)| private::content(&cell.shown()).is_some())
}

// Of headings with equal right, the only one with anything below it has more.
fn without_ties(
    grid: &Grid,
    first: usize,
    columns: &[Column],
    kept: &[Heading],
    found: Assignment,
) -> Result<Vec<Pair>, Fault> {
    let filled = grid.columns_from(first);
    let mut pairs = found.pairs;
    for Tie { target, headings } in found.ties {
        let rivals: Vec<&Heading> = headings.iter().filter_map(|index| kept.get(*index)).collect();
        let real: Vec<usize> = headings
            .iter()
            .copied()
            .filter(|index| kept.get(*index).is_some_and(|heading| filled.contains(&heading.column)))
            .collect();
        match real.as_slice() {
            [] => {}
            [heading] => pairs.push(Pair { target, heading: *heading, weight: 2 }),
            _ => return Err(tied(columns, target, &rivals)),
        }
    }
    Ok(pairs)
}

fn tied(columns: &[Column], target: usize, rivals: &[&Heading]) -> Fault {
    let (key, label) = columns.get(target).map_or(("", ""), |column| (&column.key, &column.label));
    let letters: Vec<String> = rivals.iter().map(|heading| letter(heading.column)).collect();
    let example = letters.first().cloned().unwrap_or_default();
    let message = Message::of("sheet-heading-twice").with("label", label).with("letters", letters.join("、"));
    Fault::input(message.with("example", example).with("key", key))
}

/// Fills a layout with the paired columns and says what becomes of all others.
pub(super) fn fill(
    layout: &mut Layout,
    grid: &Grid,
    columns: &[Column],
    kept: &[Heading],
    pairs: &[Pair],
) -> Result<(), Fault> {
    let above = unit_above(grid, layout.first);
    for (target, column) in columns.iter().enumerate() {
        let heading = pairs.iter().find(|pair| pair.target == target).and_then(|pair| kept.get(pair.heading));
        match heading {
            Some(heading) => {
                let unit = unit_of(layout, column, heading, above)?;
                layout.sources.push(Source { column: heading.column, target, unit, header: heading.shown.clone() });
            }
            None if column.required => layout.problems.push(missing(column)),
            None => {}
        }
    }
    let taken: Vec<usize> = layout.sources.iter().map(|source| source.column).collect();
    for heading in kept.iter().filter(|heading| !taken.contains(&heading.column)) {
        leave_out(layout, grid, heading);
    }
    Ok(())
}

fn missing(column: &Column) -> Problem {
    let message = Message::of("sheet-column-missing").with("label", &column.label).with("key", &column.key);
    Problem { level: Level::Warning, row: None, column_letter: None, key: Some(column.key.clone()), message }
}

fn unit_of(
    layout: &mut Layout,
    column: &Column,
    heading: &Heading,
    above: Option<MoneyUnit>,
) -> Result<MoneyUnit, Fault> {
    if column.kind != FieldType::Money {
        return Ok(MoneyUnit::Yuan);
    }
    let at = letter(heading.column);
    let unit = match heading.unit() {
        NamedUnit::Known(unit) => unit,
        NamedUnit::Silent => above.unwrap_or_default(),
        NamedUnit::Odd => {
            let message = Message::of("sheet-unit-odd").with("column", at).with("header", &heading.shown);
            return Err(Fault::input(message));
        }
    };
    if unit == MoneyUnit::TenThousand {
        let message = Message::of("sheet-unit-wan").with("column", &at).with("label", &column.label);
        let key = Some(column.key.clone());
        layout.problems.push(Problem { level: Level::Note, row: None, column_letter: Some(at), key, message });
    }
    Ok(unit)
}

// `单位：万元` above the headings.
fn unit_above(grid: &Grid, first: usize) -> Option<MoneyUnit> {
    let texts = grid.rows.iter().take(first.saturating_sub(1)).flat_map(GridRow::cells);
    texts.map(|(_, cell)| half_width(&cell.shown())).filter(|text| text.contains("单位")).find_map(
        |text| match unit_in(&text) {
            NamedUnit::Known(unit) => Some(unit),
            NamedUnit::Silent | NamedUnit::Odd => None,
        },
    )
}

fn leave_out(layout: &mut Layout, grid: &Grid, heading: &Heading) {
    let words = &lexicon().headings;
    let is_serial = words.serial.contains(&heading.full);
    if !is_serial && mentions(&heading.full, &words.remarks) {
        layout.dropped.push(dropped(heading, Message::of("sheet-dropped-remarks")));
    } else if !is_serial && tells_of_health(grid, layout.first, heading.column) {
        layout.dropped.push(dropped(heading, Message::of("sheet-dropped-health")));
    } else {
        let name = if heading.shown.is_empty() { letter(heading.column) } else { shorten(&heading.shown, 40) };
        layout.ignored.push(name);
        layout.ignored_letters.push(letter(heading.column));
    }
}
