//! What is wrong with a form or a notice: level, code, place, sentence.

use serde::{Deserialize, Serialize};

use crate::core::template::Level;
use crate::core::words::Message;

/// One finding about a form, a poster or a notice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issue {
    /// How bad.
    pub level: Level,
    /// Check code, `C05`.
    pub code: String,
    /// Key of the field or column.
    pub field: Option<String>,
    /// Row of the list, from 1.
    pub row: Option<usize>,
    /// The sentence; its hint stands in `assets/words`.
    pub message: Message,
}

impl Issue {
    /// Blocks review and printing.
    #[must_use]
    pub fn error(code: &str, message: Message) -> Self {
        Self::new(Level::Error, code, message)
    }

    /// To be looked at.
    #[must_use]
    pub fn warning(code: &str, message: Message) -> Self {
        Self::new(Level::Warning, code, message)
    }

    /// For information.
    #[must_use]
    pub fn note(code: &str, message: Message) -> Self {
        Self::new(Level::Note, code, message)
    }

    /// An issue of any level.
    #[must_use]
    pub fn new(level: Level, code: &str, message: Message) -> Self {
        Self { level, code: code.to_owned(), field: None, row: None, message }
    }

    /// The same, standing at `field`.
    #[must_use]
    pub fn at(mut self, field: &str) -> Self {
        self.field = Some(field.to_owned());
        self
    }

    /// The same, standing in `row` (from 1).
    #[must_use]
    pub const fn in_row(mut self, row: Option<usize>) -> Self {
        self.row = row;
        self
    }

    /// Whether it blocks.
    #[must_use]
    pub fn blocks(&self) -> bool {
        self.level == Level::Error
    }
}

/// The same finding in many rows is told once: each with the rows it stands in.
#[must_use]
pub fn grouped(issues: &[Issue]) -> Vec<(&Issue, Vec<usize>)> {
    let mut groups: Vec<(&Issue, Vec<usize>)> = Vec::new();
    for issue in issues {
        let same = |known: &&mut (&Issue, Vec<usize>)| {
            let known = known.0;
            (known.level, &known.code, &known.field, &known.message)
                == (issue.level, &issue.code, &issue.field, &issue.message)
        };
        match groups.iter_mut().rev().take(8).find(same) {
            Some((_, rows)) => rows.extend(issue.row),
            None => groups.push((issue, issue.row.into_iter().collect())),
        }
    }
    groups
}

/// `1–37、40`: rows that follow each other are a range.
#[must_use]
pub fn row_ranges(rows: &[usize]) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == *row => *last = *row,
            _ => runs.push((*row, *row)),
        }
    }
    let words = runs.iter().map(|(a, b)| if a == b { a.to_string() } else { format!("{a}–{b}") });
    words.collect::<Vec<_>>().join("、")
}
