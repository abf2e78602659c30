//! An office that cannot be opened: who holds it or what is wrong, and what can be done.

use crate::core::fault::Fault;
use crate::tui::ctx::Ctx;
use crate::tui::popups::Question;

/// Under which name its answer comes back.
pub(in crate::tui) const UNOPENED: &str = "unopened";

/// The same where restoring or checking can help.
pub(in crate::tui) const DAMAGED: &str = "damaged";

/// The question what to do: try again, only look, or leave; restore and check where nobody else
/// just holds the office.
pub(in crate::tui) fn unopened_question(fault: &Fault, ctx: &Ctx) -> Question {
    let (tag, options): (_, &[&'static str]) = if fault.message.key == "store-in-use" {
        (UNOPENED, &["unopened-again", "unopened-look", "unopened-leave"])
    } else {
        (DAMAGED, &["unopened-again", "unopened-look", "settings-restore", "settings-doctor", "unopened-leave"])
    };
    let options = options.iter().map(|key| ctx.word(key)).collect();
    Question::new(tag, ctx.word("unopened-title"), Question::about(fault, ctx), options)
}
