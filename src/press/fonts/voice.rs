//! In which face a text is set, before the faces that stand behind it.

use super::{Face, Weight};

/// How a text is set: a weight, and a face that is asked before those of the weight.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Voice {
    /// How heavy.
    pub weight: Weight,
    /// The face that is asked first.
    pub face: Option<Face>,
}

impl Voice {
    /// Running text and cells.
    pub const REGULAR: Self = Self { weight: Weight::Regular, face: None };
    /// Titles, headings, what must be found first.
    pub const BOLD: Self = Self { weight: Weight::Bold, face: None };
}

/// The voices of a poster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voices {
    /// The title.
    pub title: Voice,
    /// Headings, period, telephone lines.
    pub bold: Voice,
    /// Everything else.
    pub regular: Voice,
}

impl Default for Voices {
    fn default() -> Self {
        Self { title: Voice::BOLD, bold: Voice::BOLD, regular: Voice::REGULAR }
    }
}
