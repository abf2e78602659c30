//! An office that cannot be opened: who holds it or what is wrong, and what can be done.

use crate::core::fault::Fault;
use crate::tui::ctx::Ctx;
use crate::tui::popups::Question;

/// Under which name its answer comes back.
pub(in crate::tui) const UNOPENED: &str = "unopened";

/// The question what to do: try again, only look, or leave.
pub(in crate::tui) fn unopened_question(fault: &Fault, ctx: &Ctx) -> Question {
    let options = ["unopened-again", "unopened-look", "unopened-leave"].map(|key| ctx.word(key)).to_vec();
    Question::new(UNOPENED, ctx.word("unopened-title"), Question::about(fault, ctx), options)
}
