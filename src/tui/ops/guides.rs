//! Stub.

use super::{Ops, Progress};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::tui::answer::Answer;
use crate::tui::job::{Answers, Deed};

impl Ops {
    pub(super) fn guide(&mut self, _: Deed) -> Result<Answer, Fault> {
        Err(Fault::refused(Message::of("worker-gone")))
    }

    pub(super) fn foresee(&mut self, deed: Deed, _: &Answers) -> Result<Answer, Fault> {
        Ok(Answer::Foreseen(deed, Vec::new()))
    }

    pub(super) fn act(&mut self, _: Deed, _: &Answers, _: Progress<'_>) -> Result<Answer, Fault> {
        Err(Fault::refused(Message::of("worker-gone")))
    }
}
