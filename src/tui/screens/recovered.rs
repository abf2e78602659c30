//! What an earlier run left behind is offered, never forced and never lost.

use crate::core::words::Message;
use crate::desk::Unsaved;
use crate::tui::ctx::Ctx;
use crate::tui::popups::Question;

/// Under which name its answer comes back.
pub(in crate::tui) const RECOVERED: &str = "recovered";

/// The question about one form that was not kept in order.
pub(in crate::tui) fn recovered_question(unsaved: &Unsaved, ctx: &Ctx) -> Question {
    let title = unsaved.values.text("title").trim();
    let what = if title.is_empty() {
        Message::of("recovered-untitled")
    } else {
        Message::of("recovered-what").with("title", title)
    };
    let when = Message::of("recovered-when").with("at", unsaved.at.format("%Y-%m-%d %H:%M"));
    let which = match &unsaved.notice {
        Some(number) => Message::of("recovered-change").with("number", number),
        None => Message::of("recovered-new"),
    };
    let lines = [what, which, when, Message::of("recovered-safe")].iter().map(|line| ctx.say(line)).collect();
    let options = ["recovered-go-on", "recovered-later", "recovered-drop"].map(|key| ctx.word(key)).to_vec();
    Question::new(RECOVERED, ctx.word("recovered-title"), lines, options)
}
