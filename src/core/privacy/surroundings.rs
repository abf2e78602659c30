//! What stands around a number.

use super::words::{Label, Lexicon};
use crate::core::poster::Spot;

/// How many characters before a number can say what it is: `银行账号（一卡通）：`.
const REACH: usize = 10;

/// The text a number stands in, and where that text is.
#[derive(Clone, Copy, Debug)]
pub(super) struct Surroundings<'a> {
    /// The folded text.
    pub(super) text: &'a [char],
    /// Its place on the poster.
    pub(super) spot: &'a Spot<'a>,
}

impl Surroundings<'_> {
    /// What the words before the character at `at` say, or else the heading above.
    pub(super) fn label(&self, at: usize) -> Label {
        let before: String = self.text.get(at.saturating_sub(REACH)..at).unwrap_or_default().iter().collect();
        match Lexicon::get().label(&before) {
            Label::None => self.heading_label(),
            label => label,
        }
    }

    /// What the heading above says.
    pub(super) fn heading_label(&self) -> Label {
        match self.spot {
            Spot::Cell(_, heading) => Lexicon::get().label(heading),
            _ => Label::None,
        }
    }

    /// Whether telephone numbers may stand here: only in the lines for the public.
    pub(super) fn allows_phones(&self) -> bool {
        matches!(self.spot, Spot::Contact)
    }
}
