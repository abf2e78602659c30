//! What the records give away, the surest first.

use super::table::{Cell, Column};
use crate::core::supervision::Doubt;
use crate::core::words::Message;
use crate::desk::Doubts;
use crate::tui::ctx::Ctx;
use crate::tui::screens::sentences::{proof, sure_role};
use crate::tui::theme::Role;

/// From left to right.
pub(super) const COLUMNS: [Column; 5] = [
    Column::text("town-sure", 8, 0),
    Column::text("town-code", 4, 0),
    Column::text("overview-office", 12, 0),
    Column::text("town-doubt", 24, 0),
    Column::text("head-number", 20, 1),
];

/// The column that takes what is left.
pub(super) const GROWS: usize = 3;

/// The cells of one doubt.
pub(super) fn cells(found: &Doubts, doubt: &Doubt, ctx: &Ctx) -> Vec<Cell> {
    vec![
        (ctx.word(doubt.sure.key()), sure_role(doubt.sure)),
        (doubt.kind.code().to_owned(), Role::Dim),
        (short(found, doubt), Role::Text),
        (format!("{}：{}", ctx.word(doubt.kind.key()), ctx.say(&doubt.message)), Role::Text),
        (doubt.number.clone().unwrap_or_default(), Role::Dim),
    ]
}

fn short(found: &Doubts, doubt: &Doubt) -> String {
    let office = found.offices.iter().find(|office| office.code == doubt.office);
    office.map_or_else(|| doubt.office.clone(), |office| office.short.clone())
}

/// What the whole list says.
pub(super) fn head(found: &Doubts) -> Message {
    Message::of("town-doubts-head").with("count", found.doubts.len()).with("offices", found.offices.len())
}

/// What was found, by which records, and why that is as sure as it is.
pub(super) fn why(doubt: &Doubt, ctx: &Ctx) -> Vec<String> {
    vec![ctx.say(&doubt.message), proof(doubt, ctx)]
}
