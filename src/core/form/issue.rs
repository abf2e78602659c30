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
