//! Total rows: recognised, compared with what the rows add up to, never imported.

use crate::core::money::{Money, MoneyUnit};
use crate::core::template::{Column, FieldType};
use crate::core::text::half_width;

use super::clean;
use super::grid::{GridCell, GridRow};
use super::layout::Source;
use super::lexicon::{lexicon, mentions};
use super::private;
use super::report::{SheetRow, TotalCheck};

/// Filled cells from the left in which 合计 may stand.
const LABEL_CELLS: usize = 3;

/// A total row on its way to being checked.
#[derive(Clone, Debug)]
pub(super) struct TotalRow {
    /// Number of the row in the sheet.
    pub(super) number: u32,
    /// Rows of the list that stand above it.
    after: usize,
    /// Sums only its part of the list (小计).
    partial: bool,
    /// Index of the source and what the row states there.
    stated: Vec<(usize, GridCell)>,
}

impl TotalRow {
    /// Reads a total row that stands below `after` rows of the list; `None` when it is none.
    pub(super) fn read(row: &GridRow, sources: &[Source], after: usize) -> Option<Self> {
        let (label_at, word) = row.cells().take(LABEL_CELLS).find_map(|(column, cell)| Some((column, label(cell)?)))?;
        let words = &lexicon().rows;
        let is_checked = !mentions(&word, &words.unchecked);
        let partial = mentions(&word, &words.part);
        let stated = sources
            .iter()
            .enumerate()
            .filter(|(_, source)| is_checked && source.column != label_at)
            .filter_map(|(index, source)| Some((index, row.get(source.column)?.clone())))
            .filter(|(_, cell)| private::content(&cell.shown()).is_none())
            .collect();
        Some(Self { number: row.number, after, partial, stated })
    }
}

// `合 计：`, `合计37户`, `本页小计`, `柳泉村小计`.
fn label(cell: &GridCell) -> Option<String> {
    let GridCell::Text(text) = cell else { return None };
    let plain: String = half_width(text).chars().filter(|c| c.is_alphanumeric()).collect();
    let counts = |rest: &str| rest.chars().all(|c| c.is_ascii_digit() || "户人万元个项".contains(c));
    let says = |word: &String| {
        plain.ends_with(word.as_str()) && plain.chars().count() <= 8
            || plain.strip_prefix(word.as_str()).is_some_and(counts)
    };
    lexicon().rows.total.iter().any(says).then_some(plain)
}

/// Compares all stated totals with the rows.
pub(super) fn check(totals: &[TotalRow], rows: &[SheetRow], sources: &[Source], columns: &[Column]) -> Vec<TotalCheck> {
    let mut out = Vec::new();
    for (index, source) in sources.iter().enumerate() {
        let Some(column) = columns.get(source.target) else { continue };
        let sums = running_sums(rows, column);
        for (at, total) in totals.iter().enumerate() {
            let Some((_, cell)) = total.stated.iter().find(|(stated, _)| *stated == index) else { continue };
            let spans = spans(totals, at, rows.len());
            let checked = match &sums {
                Some(sums) => by_sum(cell, column, source.unit, sums, &spans),
                None => by_count(cell, column, &spans),
            };
            if let Some((stated, counted, agrees)) = checked {
                out.push(TotalCheck { row: total.number, key: column.key.clone(), stated, counted, agrees });
            }
        }
    }
    out.sort_by_key(|check| check.row);
    out
}

// What a total may sum, the likeliest first: the whole list, its part above, its part below (a
// total row may also stand on top).
fn spans(totals: &[TotalRow], at: usize, end: usize) -> Vec<(usize, usize)> {
    let Some(total) = totals.get(at) else { return Vec::new() };
    let before = at.checked_sub(1).and_then(|at| totals.get(at)).map_or(0, |total| total.after);
    let next = totals.get(at + 1).map_or(end, |total| total.after);
    let parts = [(before, total.after), (total.after, next)].into_iter().filter(|(from, to)| from < to);
    let whole = (!total.partial || totals.len() == 1).then_some((0, end));
    let spans: Vec<_> = whole.into_iter().chain(parts).collect();
    if spans.is_empty() { vec![(0, end)] } else { spans }
}

// The sum over the first n rows at index n; `None` for columns that cannot be summed.
fn running_sums(rows: &[SheetRow], column: &Column) -> Option<Vec<Money>> {
    let is_number = matches!(column.kind, FieldType::Money | FieldType::Integer);
    if !is_number && (column.kind != FieldType::Text || clean::is_name(column)) {
        return None;
    }
    let mut sums = vec![Money::default()];
    let mut sum = Money::default();
    let mut seen = is_number;
    for row in rows {
        if let Some(text) = row.values.get(&column.key) {
            sum = sum.checked_add(Money::parse(text, MoneyUnit::Yuan).ok()?)?;
            seen = true;
        }
        sums.push(sum);
    }
    seen.then_some(sums)
}

type Checked = (String, String, bool);

fn by_sum(
    cell: &GridCell,
    column: &Column,
    unit: MoneyUnit,
    sums: &[Money],
    spans: &[(usize, usize)],
) -> Option<Checked> {
    let text = cell.shown();
    let stated = match column.kind {
        FieldType::Money => clean::money(&text, unit).ok()?,
        _ => Money::parse(&clean::integer(&text).unwrap_or_else(|| text.to_string()), MoneyUnit::Yuan).ok()?,
    };
    let sum = |(from, to): &(usize, usize)| {
        let (low, high) = (sums.get(*from)?, sums.get(*to)?);
        high.checked_add(Money::from_fen(-low.fen()))
    };
    let found: Vec<Money> = spans.iter().filter_map(sum).collect();
    let counted = found.iter().find(|sum| **sum == stated).or(found.first()).copied()?;
    let show = |money: Money| match column.kind {
        FieldType::Money => money.plain(),
        _ => money.plain().trim_end_matches('0').trim_end_matches('.').to_owned(),
    };
    Some((show(stated), show(counted), stated == counted))
}

fn by_count(cell: &GridCell, column: &Column, spans: &[(usize, usize)]) -> Option<Checked> {
    let text = cell.shown();
    let speaks_of_rows = clean::is_name(column) || text.trim().ends_with(['户', '项', '个', '人']);
    if column.kind != FieldType::Text || !speaks_of_rows {
        return None;
    }
    let stated = clean::integer(&text)?;
    let counts: Vec<String> = spans.iter().map(|(from, to)| (to - from).to_string()).collect();
    let counted = counts.iter().find(|count| **count == stated).or(counts.first())?.clone();
    let agrees = stated == counted;
    Some((stated, counted, agrees))
}
