//! The list of what can be done with records that travel, for every screen that opens it.

use crate::tui::ctx::Ctx;
use crate::tui::job::{Deed, Job};
use crate::tui::popups::{Choose, Item};
use crate::tui::want::Want;

/// Name of the list.
pub(super) const TRAVEL: &str = "travel";

/// Its lines: key of the word.
const LINES: [&str; 4] = ["travel-send", "travel-receive", "travel-sync", "travel-inbox"];

/// The list.
pub(super) fn list(ctx: &Ctx) -> Choose {
    let items = LINES.iter().map(|key| Item::new(ctx.word(key))).collect();
    Choose::new(TRAVEL, ctx.word("travel-title"), items)
}

/// What line `at` leads to.
pub(super) fn taken(at: usize) -> Vec<Want> {
    let deed = match at {
        0 => Deed::Send,
        1 => Deed::Receive { file: None },
        2 => Deed::Sync,
        3 => Deed::Inbox { item: None },
        _ => return Vec::new(),
    };
    vec![Want::Do(Job::Guide(deed))]
}
