//! Lists without headings, as they are pasted: what the columns hold says what they are.

use std::collections::BTreeSet;

use crate::core::fault::Fault;
use crate::core::money::{Money, MoneyUnit};
use crate::core::template::{Column, FieldType, Level};
use crate::core::text::half_width;
use crate::core::words::Message;

use super::assign::Pair;
use super::clean;
use super::grid::{Grid, GridCell, GridRow, letter};
use super::heading::Heading;
use super::layout::{self, Layout};
use super::lexicon::{lexicon, mentions};
use super::private;
use super::report::Problem;
use super::sift;
use super::wish::{self, Wish};

/// Above this, a number is an amount rather than a count of persons.
const MOST_PERSONS: i64 = 99;
/// Longest name of a person, characters.
const LONGEST_NAME: usize = 4;

/// The list by its content and by letters that the clerk named; `None` when that leaves doubts.
pub(super) fn by_content(grid: &Grid, columns: &[Column], wishes: &[Wish]) -> Result<Option<Layout>, Fault> {
    let first = first_row(grid);
    let sifted = sift::sift(grid, first, Vec::new(), |_| false);
    let given = wish::fulfil(wishes, &sifted.kept, &sifted.dropped)?;
    let contents: Vec<Content> = sifted.kept.iter().map(|heading| Content::of(grid, first, heading.column)).collect();
    let pairs = infer(columns, &contents, given);
    if wishes.is_empty() && (pairs.len() < 2 || is_doubtful(columns, &contents, &pairs)) {
        return Ok(None);
    }
    let mut layout = Layout {
        header: None,
        first: below_titles(grid, first, columns, &sifted.kept, &pairs),
        sources: Vec::new(),
        dropped: sifted.dropped,
        ignored: Vec::new(),
        ignored_letters: Vec::new(),
        problems: Vec::new(),
    };
    layout.problems.push(note(columns, &sifted.kept, &pairs));
    layout::fill(&mut layout, grid, columns, &sifted.kept, &pairs)?;
    Ok(Some(layout))
}

// Titles fill one cell where the list fills many.
fn first_row(grid: &Grid) -> usize {
    let most = grid.rows.iter().map(GridRow::filled).max().unwrap_or_default();
    grid.rows.iter().position(|row| row.filled() * 2 >= most).unwrap_or_default()
}

// Headings that nobody knows stand above the first row whose numbers are numbers.
fn below_titles(grid: &Grid, first: usize, columns: &[Column], kept: &[Heading], pairs: &[Pair]) -> usize {
    let numbers: Vec<usize> = pairs
        .iter()
        .filter(|pair| {
            let kind = columns.get(pair.target).map(|column| column.kind);
            matches!(kind, Some(FieldType::Money | FieldType::Integer))
        })
        .filter_map(|pair| Some(kept.get(pair.heading)?.column))
        .collect();
    let is_entry = |column: &usize, row: usize| {
        let cell = grid.rows.get(row).and_then(|row| row.get(*column));
        cell.is_some_and(|cell| clean::money(&cell.shown(), MoneyUnit::Yuan).is_ok())
    };
    let end = grid.rows.len().min(first + layout::HEADING_ROWS);
    (first..end).find(|row| numbers.is_empty() || numbers.iter().any(|column| is_entry(column, *row))).unwrap_or(first)
}

fn note(columns: &[Column], kept: &[Heading], pairs: &[Pair]) -> Problem {
    let one =
        |pair: &Pair| Some(format!("{}={}", letter(kept.get(pair.heading)?.column), columns.get(pair.target)?.label));
    let known: Vec<String> = pairs.iter().filter_map(one).collect();
    Problem::of_sheet(Level::Note, Message::of("sheet-headless").with("known", known.join("、")))
}

/// What a column holds.
struct Content<'a> {
    cells: Vec<&'a GridCell>,
}

impl<'a> Content<'a> {
    fn of(grid: &'a Grid, first: usize, column: usize) -> Self {
        Self { cells: grid.rows.iter().skip(first).filter_map(|row| row.get(column)).collect() }
    }

    // Nine in ten: a title or a total may stand among them.
    fn mostly(&self, test: impl Fn(&str) -> bool) -> bool {
        let fitting = self.cells.iter().filter(|cell| test(&cell.shown())).count();
        !self.cells.is_empty() && fitting * 10 >= self.cells.len() * 9
    }

    fn any(&self, test: impl Fn(&str) -> bool) -> bool {
        self.cells.iter().any(|cell| test(&cell.shown()))
    }

    // 1, 2, 3 … from top to bottom.
    fn is_serial(&self) -> bool {
        let numbers: Vec<i64> = self.cells.iter().filter_map(|cell| count(&cell.shown())).collect();
        numbers.len() > 2 && numbers.windows(2).all(|two| matches!(two, [a, b] if a + 1 == *b))
    }

    // Names differ; remarks repeat.
    fn are_names(&self) -> bool {
        let different: BTreeSet<_> = self.cells.iter().map(|cell| cell.shown()).collect();
        self.mostly(is_name) && different.len() * 2 > self.cells.len()
    }

    fn fits(&self, column: &Column) -> bool {
        if self.any(private::health) {
            return false;
        }
        match column.kind {
            FieldType::Text if clean::is_name(column) => self.are_names(),
            FieldType::Text if matches!(column.key.as_str(), "village" | "site") => {
                self.mostly(|text| mentions(text, &lexicon().content.place)) && !self.are_names()
            }
            FieldType::Integer => {
                self.mostly(|text| count(text).is_some_and(|n| n <= MOST_PERSONS)) && !self.is_serial()
            }
            FieldType::Money => self.mostly(is_amount) && self.any(is_clearly_money) && !self.is_serial(),
            FieldType::Date => self.mostly(|text| crate::core::date::parse(text).is_some()),
            FieldType::Choice => self.mostly(|text| clean::choice(text, &column.options).is_some()),
            _ => false,
        }
    }
}

fn count(text: &str) -> Option<i64> {
    clean::integer(text)?.parse().ok()
}

fn is_amount(text: &str) -> bool {
    clean::money(text, MoneyUnit::Yuan).is_ok()
}

fn is_clearly_money(text: &str) -> bool {
    let large = Money::from_fen((MOST_PERSONS + 1) * 100);
    let signed = half_width(text).contains(['¥', '元', '.']);
    clean::money(text, MoneyUnit::Yuan).is_ok_and(|money| money >= large || signed)
}

fn is_name(text: &str) -> bool {
    let name: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let letters = name.chars().all(|c| c.is_alphabetic() || c == '·') && !name.is_ascii();
    letters && name.chars().count() >= 2 && (name.chars().count() <= LONGEST_NAME || name.contains('·'))
}

// Repeats: a column of the list with a single candidate that no other column claims takes it.
fn infer(columns: &[Column], contents: &[Content<'_>], given: Vec<Pair>) -> Vec<Pair> {
    let mut pairs = given;
    loop {
        let claims: Vec<(usize, Vec<usize>)> = columns
            .iter()
            .enumerate()
            .filter(|(target, _)| !pairs.iter().any(|pair| pair.target == *target))
            .map(|(target, column)| (target, candidates(column, contents, &pairs)))
            .collect();
        let sole = claims.iter().find_map(|(target, fitting)| match fitting.as_slice() {
            [only] if claims.iter().all(|(other, rivals)| other == target || rivals != &[*only]) => {
                Some(Pair { target: *target, heading: *only, weight: 1 })
            }
            _ => None,
        });
        match sole {
            Some(pair) => pairs.push(pair),
            None => return pairs,
        }
    }
}

fn candidates(column: &Column, contents: &[Content<'_>], pairs: &[Pair]) -> Vec<usize> {
    let free = |index: &usize| !pairs.iter().any(|pair| pair.heading == *index);
    (0..contents.len()).filter(free).filter(|index| contents.get(*index).is_some_and(|c| c.fits(column))).collect()
}

// Something required is not found although a column is left that might be it.
fn is_doubtful(columns: &[Column], contents: &[Content<'_>], pairs: &[Pair]) -> bool {
    let open = |target: usize| !pairs.iter().any(|pair| pair.target == target);
    let wanting = columns.iter().enumerate().any(|(target, column)| column.required && open(target));
    let left = contents.iter().enumerate().any(|(index, content)| {
        let telling = content.any(private::health) || content.is_serial();
        !pairs.iter().any(|pair| pair.heading == index) && !telling
    });
    wanting && left
}
