//! The list of a poster: rows, subtotals, total, and the total in capital figures.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;

use super::wording::wording;
use super::{Align, Subtotal, Table, TableColumn};
use crate::core::fault::Fault;
use crate::core::form::{Form, Typed, list_columns};
use crate::core::money::Money;
use crate::core::privacy;
use crate::core::template::{Column, FieldType, Privacy, Template, text};
use crate::core::values::{Row, Values};

/// The key with which a row says that its person is a minor; the name is then masked.
pub const MINOR_KEY: &str = "minor";

/// Groups smaller than this on average are no groups: a subtotal below every row helps nobody.
const LEAST_GROUP: usize = 3;

/// No amount on a board has more digits before its point, without commas.
const MOST_DIGITS: usize = 9;

type TypedRow = BTreeMap<String, Typed>;

pub(super) fn table(template: &Template, values: &Values, form: &Form) -> Result<Option<Table>, Fault> {
    let columns = list_columns(template, values);
    if columns.is_empty() || form.rows.is_empty() {
        return Ok(None);
    }
    let words = &wording().facts;
    let serial = template.poster.numbered.then(|| TableColumn { label: words.serial.clone(), align: Align::Center });
    let head = |column: &Column| TableColumn { label: column.label.clone(), align: align(column, form) };
    let rows = form.rows.iter().zip(&values.rows).enumerate().map(|(i, (typed, row))| {
        let number = template.poster.numbered.then(|| (i + 1).to_string());
        number.into_iter().chain(columns.iter().map(|column| cell(column, typed, row))).collect()
    });
    let sums = Sums { columns: &columns, numbered: template.poster.numbered };
    let summed = columns.iter().any(|column| column.total);
    Ok(Some(Table {
        columns: serial.into_iter().chain(columns.iter().map(head)).collect(),
        rows: rows.collect(),
        subtotals: if summed { subtotals(template, form, &sums) } else { Vec::new() },
        total: summed.then(|| sums.of(&form.rows, &words.total)),
        capital: capital(template, form)?,
    }))
}

fn cell(column: &Column, typed: &TypedRow, row: &Row) -> String {
    let text = typed.get(&column.key).map(Typed::printed).unwrap_or_default();
    let minor = row.get(MINOR_KEY).is_some_and(|mark| mark.trim() == "是");
    match column.privacy {
        Privacy::Masked => privacy::mask_name(&text),
        Privacy::Minor if minor => privacy::mask_name(&text),
        Privacy::Ok if minor && column.key == "head" => privacy::mask_name(&text),
        _ => text,
    }
}

fn align(column: &Column, form: &Form) -> Align {
    match column.kind {
        FieldType::Text if are_figures(column, form) => Align::Right,
        FieldType::Money | FieldType::Integer => Align::Right,
        FieldType::LongText => Align::Left,
        FieldType::Text if column.privacy == Privacy::Ok && column.key != "head" => Align::Left,
        _ => Align::Center,
    }
}

// Whether nothing but figures stands in a column of text, as in a list with columns of its own.
fn are_figures(column: &Column, form: &Form) -> bool {
    let cells = form.rows.iter().filter_map(|row| row.get(&column.key)).map(Typed::printed);
    let mut filled = cells.filter(|cell| !cell.trim().is_empty()).peekable();
    filled.peek().is_some() && filled.all(|cell| is_figure(cell.trim()))
}

// 1,200 or 1021.00 or -3.5; no telephone number and no number of a file, which have more digits.
fn is_figure(text: &str) -> bool {
    let text = text.strip_prefix(['-', '+']).unwrap_or(text);
    let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
    let digits = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_digit());
    let mut groups = whole.split(',');
    let first = |group: &str| digits(group) && group.len() <= MOST_DIGITS && (group == "0" || !group.starts_with('0'));
    let first = groups.next().is_some_and(first);
    first && groups.all(|group| group.len() == 3 && digits(group)) && digits(decimals)
}

struct Sums<'a> {
    columns: &'a [Column],
    numbered: bool,
}

impl Sums<'_> {
    // A row with the sums of `rows`; its first cell says what it is.
    fn of(&self, rows: &[TypedRow], word: &str) -> Vec<String> {
        let mut cells: Vec<String> = self.columns.iter().map(|column| sum(column, rows)).collect();
        if self.numbered {
            cells.insert(0, word.to_owned());
        } else if let Some(first) = cells.first_mut().filter(|first| first.is_empty()) {
            word.clone_into(first);
        }
        cells
    }
}

fn sum(column: &Column, rows: &[TypedRow]) -> String {
    let cells = rows.iter().filter_map(|row| row.get(&column.key));
    match column.kind {
        FieldType::Money if column.total => cells.filter_map(Typed::money).sum::<Money>().to_string(),
        FieldType::Integer if column.total => cells.filter_map(Typed::integer).fold(0, u64::saturating_add).to_string(),
        _ => String::new(),
    }
}

// Below each group of rows with the same word in the column that the template names; none where
// the groups are mixed up: then a subtotal would not be the sum of what stands above it.
fn subtotals(template: &Template, form: &Form, sums: &Sums<'_>) -> Vec<Subtotal> {
    let Some(key) = &template.poster.subtotal_by else { return Vec::new() };
    let word = |row: &TypedRow| row.get(key).map(Typed::printed).unwrap_or_default();
    let groups: Vec<&[TypedRow]> = form.rows.chunk_by(|one, next| word(one) == word(next)).collect();
    let words: BTreeSet<String> = groups.iter().filter_map(|group| group.first()).map(word).collect();
    if groups.len() < 2 || words.len() < groups.len() || form.rows.len() < LEAST_GROUP * groups.len() {
        return Vec::new();
    }
    let mut after = 0;
    let subtotal = |group: &&[TypedRow]| {
        after += group.len();
        Subtotal { after, cells: sums.of(group, &wording().facts.subtotal) }
    };
    groups.iter().map(subtotal).collect()
}

fn capital(template: &Template, form: &Form) -> Result<Option<String>, Fault> {
    let Some(key) = &template.poster.capital else { return Ok(None) };
    let amount = Value::from_pairs([("amount", form.money_sum(key).capital())]);
    text::render(&wording().facts.capital, &amount).map(Some)
}
