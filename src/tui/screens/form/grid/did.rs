//! What the editor of a list tells the form around it.

use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::tui::want::Want;

/// Whether the list changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Not in any way that matters.
    None,
    /// Rows, or the columns of the clerk's own.
    Rows,
}

/// Whether the editor stays in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Close {
    /// It stays.
    Stay,
    /// Back to the form.
    Leave,
}

/// What an input did to the list.
#[derive(Debug)]
pub(crate) struct GridDid {
    /// What the program is asked for.
    pub(crate) wants: Vec<Want>,
    /// Whether the list changed.
    pub(crate) change: Change,
    /// Whether the editor stays in front.
    pub(crate) close: Close,
}

impl GridDid {
    /// Nothing that matters outside.
    pub(super) const fn nothing() -> Self {
        Self { wants: Vec::new(), change: Change::None, close: Close::Stay }
    }

    /// The list changed.
    pub(super) fn rows() -> Self {
        Self { change: Change::Rows, ..Self::nothing() }
    }

    /// The same, and something is wanted.
    pub(super) fn and(mut self, want: Want) -> Self {
        self.wants.push(want);
        self
    }

    /// The same, and something is said.
    pub(super) fn tell(self, message: Message) -> Self {
        self.and(Want::Tell(message))
    }

    /// Something is not possible.
    pub(super) fn refuse(message: Message) -> Self {
        Self::nothing().and(Want::Refuse(Fault::input(message)))
    }

    /// The same, after what was done before.
    pub(super) fn after(mut self, before: Self) -> Self {
        let mut wants = before.wants;
        wants.append(&mut self.wants);
        let change = if before.change == Change::Rows { Change::Rows } else { self.change };
        Self { wants, change, ..self }
    }
}
