//! The one error value: a sentence for a person, a hint, and which exit code it means.

use super::words::Message;

/// Who has to act on a [`Fault`]; the command line turns it into an exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A rule refuses what was asked (exit code 1).
    Refused,
    /// The input cannot be read or used (exit code 2).
    Input,
    /// The disk, the journal or the index is in trouble (exit code 3).
    Storage,
}

/// What went wrong, in words that [`super::words::Words`] can say in either language.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message:?}")]
pub struct Fault {
    /// Who has to act.
    pub kind: FaultKind,
    /// The sentence; its hint stands beside it in `assets/words`.
    pub message: Message,
    /// Further sentences, one a line: every issue of a form, every bad row of a sheet.
    pub details: Vec<Message>,
}

impl Fault {
    /// A rule refuses.
    #[must_use]
    pub fn refused(message: Message) -> Self {
        Self::new(FaultKind::Refused, message)
    }

    /// The input is not usable.
    #[must_use]
    pub fn input(message: Message) -> Self {
        Self::new(FaultKind::Input, message)
    }

    /// The store is in trouble.
    #[must_use]
    pub fn storage(message: Message) -> Self {
        Self::new(FaultKind::Storage, message)
    }

    /// The same fault with more sentences below the first.
    #[must_use]
    pub fn because(mut self, details: Vec<Message>) -> Self {
        self.details = details;
        self
    }

    fn new(kind: FaultKind, message: Message) -> Self {
        Self { kind, message, details: Vec::new() }
    }
}
