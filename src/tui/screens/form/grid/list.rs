//! The list as it is edited: columns, rows, and what is known about them without looking at every
//! row again: sums, and how wide the columns are.

use super::edit::Edit;
use super::sum;
use crate::core::form::list_columns;
use crate::core::poster::MINOR_KEY;
use crate::core::template::{Column, FieldType, Privacy, Template};
use crate::core::text::width;
use crate::core::values::{Row, Values};

/// Heading of the marks, in the language of the templates.
const MINOR_LABEL: &str = "未成年";

/// Who decides about the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The template.
    Fixed,
    /// The clerk: their headings are the keys.
    Free,
}

/// The list as it is edited.
#[derive(Clone, Debug)]
pub(super) struct List {
    pub(super) shape: Shape,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// For every column: what its cells add up to, in 分 for amounts.
    sums: Vec<i128>,
    /// For every column: columns of the screen that its longest cell takes. Only grows while rows
    /// are edited.
    widths: Vec<usize>,
}

impl List {
    /// The list of `values`, with a column that marks minors where a name may be that of one.
    pub(super) fn new(template: &Template, values: &Values) -> Self {
        let shape = if template.free_form { Shape::Free } else { Shape::Fixed };
        let mut columns = list_columns(template, values);
        if columns.iter().any(|column| column.privacy == Privacy::Minor) {
            columns.push(mark());
        }
        let mut list = Self { shape, columns, rows: values.rows.clone(), sums: Vec::new(), widths: Vec::new() };
        list.count_all();
        list
    }

    /// A column of the clerk's own.
    pub(super) fn free_column(label: &str) -> Column {
        column(label, label, FieldType::Text, Vec::new())
    }

    /// What stands in a cell; empty beyond the last row.
    pub(super) fn cell(&self, row: usize, at: usize) -> &str {
        let found = self.columns.get(at).and_then(|column| self.rows.get(row)?.get(&column.key));
        found.map_or("", String::as_str)
    }

    /// The column called `key`, by key or by heading.
    pub(super) fn column_at(&self, key: &str) -> Option<usize> {
        let by_key = self.columns.iter().position(|column| column.key == key);
        by_key.or_else(|| self.columns.iter().position(|column| column.label == key))
    }

    /// Columns of the screen that the cells of a column take at the most.
    pub(super) fn width(&self, at: usize) -> usize {
        self.widths.get(at).copied().unwrap_or(0)
    }

    /// The sums below the list: heading and formatted sum of every column that is summed.
    pub(super) fn sums(&self) -> Vec<(String, String)> {
        let summed = self.columns.iter().zip(&self.sums).filter(|(column, _)| column.total);
        summed.map(|(column, total)| (column.label.clone(), sum::printed(column.kind, *total))).collect()
    }

    /// Whether no row holds anything in a column.
    pub(super) fn is_blank(&self, at: usize) -> bool {
        (0..self.rows.len()).all(|row| self.cell(row, at).is_empty())
    }

    /// Writes the list back.
    pub(super) fn write(&self, values: &mut Values) {
        values.rows.clone_from(&self.rows);
        if self.shape == Shape::Free {
            values.columns = self.columns.iter().map(|column| column.label.clone()).collect();
        }
    }

    /// Carries an edit out; returns the one that takes it back.
    pub(super) fn apply(&mut self, edit: Edit) -> Edit {
        match edit {
            Edit::Cell { row, column, text } => self.put(row, column, text),
            Edit::Insert { at, rows } => self.insert(at, rows),
            Edit::Remove { at, count } => self.remove(at, count),
            Edit::Move { from, to } => {
                if from < self.rows.len() && to < self.rows.len() {
                    let row = self.rows.remove(from);
                    self.rows.insert(to, row);
                }
                Edit::Move { from: to, to: from }
            }
            Edit::AddColumn { at, column, cells } => self.add_column(at, column, cells),
            Edit::DropColumn { at } => self.drop_column(at),
            Edit::Rename { at, label } => self.rename(at, label),
            Edit::MoveColumn { from, to } => {
                if from < self.columns.len() && to < self.columns.len() {
                    let column = self.columns.remove(from);
                    self.columns.insert(to, column);
                    self.count_all();
                }
                Edit::MoveColumn { from: to, to: from }
            }
            Edit::Replace { columns, rows } => {
                let columns = std::mem::replace(&mut self.columns, columns);
                let rows = std::mem::replace(&mut self.rows, rows);
                self.count_all();
                Edit::Replace { columns, rows }
            }
        }
    }

    fn put(&mut self, row: usize, at: usize, text: Option<String>) -> Edit {
        let undone = |text| Edit::Cell { row, column: at, text };
        let (Some(column), Some(cells)) = (self.columns.get(at), self.rows.get_mut(row)) else { return undone(None) };
        let wide = text.as_deref().map_or(0, width);
        let new = sum::amount(column, text.as_deref());
        let old = match text {
            Some(text) => cells.insert(column.key.clone(), text),
            None => cells.remove(&column.key),
        };
        let change = new - sum::amount(column, old.as_deref());
        if let Some(sum) = self.sums.get_mut(at) {
            *sum += change;
        }
        if let Some(known) = self.widths.get_mut(at) {
            *known = wide.max(*known);
        }
        undone(old)
    }

    fn insert(&mut self, at: usize, rows: Vec<Row>) -> Edit {
        let at = at.min(self.rows.len());
        let count = rows.len();
        for row in &rows {
            self.count_row(row, 1);
        }
        self.rows.splice(at..at, rows);
        Edit::Remove { at, count }
    }

    fn remove(&mut self, at: usize, count: usize) -> Edit {
        let at = at.min(self.rows.len());
        let end = at.saturating_add(count).min(self.rows.len());
        let rows: Vec<Row> = self.rows.drain(at..end).collect();
        for row in &rows {
            self.count_row(row, -1);
        }
        Edit::Insert { at, rows }
    }

    fn add_column(&mut self, at: usize, column: Column, cells: Vec<(usize, String)>) -> Edit {
        let at = at.min(self.columns.len());
        for (row, text) in cells {
            if let Some(row) = self.rows.get_mut(row) {
                row.insert(column.key.clone(), text);
            }
        }
        self.columns.insert(at, column);
        self.count_all();
        Edit::DropColumn { at }
    }

    fn drop_column(&mut self, at: usize) -> Edit {
        if at >= self.columns.len() {
            return Edit::MoveColumn { from: at, to: at };
        }
        let column = self.columns.remove(at);
        let taken = |(number, row): (usize, &mut Row)| Some((number, row.remove(&column.key)?));
        let cells = self.rows.iter_mut().enumerate().filter_map(taken).collect();
        self.count_all();
        Edit::AddColumn { at, column, cells }
    }

    fn rename(&mut self, at: usize, label: String) -> Edit {
        let Some(column) = self.columns.get_mut(at) else { return Edit::Rename { at, label } };
        for row in &mut self.rows {
            if let Some(text) = row.remove(&column.key) {
                row.insert(label.clone(), text);
            }
        }
        column.key.clone_from(&label);
        let before = std::mem::replace(&mut column.label, label);
        Edit::Rename { at, label: before }
    }

    fn count_all(&mut self) {
        self.sums = vec![0; self.columns.len()];
        self.widths = vec![0; self.columns.len()];
        let rows = std::mem::take(&mut self.rows);
        for row in &rows {
            self.count_row(row, 1);
        }
        self.rows = rows;
    }

    // A row comes (1) or goes (-1).
    fn count_row(&mut self, row: &Row, sign: i128) {
        for ((column, sum), wide) in self.columns.iter().zip(&mut self.sums).zip(&mut self.widths) {
            if let Some(text) = row.get(&column.key) {
                *sum += sign * sum::amount(column, Some(text));
                *wide = width(text).max(*wide);
            }
        }
    }
}

fn mark() -> Column {
    column(MINOR_KEY, MINOR_LABEL, FieldType::Choice, vec![super::cell::MARKED.to_owned()])
}

fn column(key: &str, label: &str, kind: FieldType, options: Vec<String>) -> Column {
    Column {
        key: key.to_owned(),
        label: label.to_owned(),
        synonyms: Vec::new(),
        kind,
        required: false,
        help: String::new(),
        options,
        privacy: Privacy::Ok,
        total: false,
    }
}
