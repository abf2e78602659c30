//! What is due on all boards.

use std::cmp::Ordering;

use chrono::NaiveDate;

use super::table::{Cell, Column};
use crate::core::supervision::DueItem;
use crate::core::words::Message;
use crate::desk::DueList;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;

/// From left to right.
pub(super) const COLUMNS: [Column; 5] = [
    Column::text("due-day", 10, 0),
    Column::text("overview-office", 12, 0),
    Column::text("due-what", 10, 0),
    Column::text("head-title", 16, 0),
    Column::text("head-number", 18, 1),
];

/// The column that takes what is left.
pub(super) const GROWS: usize = 3;

/// The cells of one thing that is due, as the list was on `today`.
pub(super) fn cells(item: &DueItem, today: NaiveDate, ctx: &Ctx) -> Vec<Cell> {
    let role = match item.day.cmp(&today) {
        Ordering::Less => Role::Error,
        Ordering::Equal => Role::Warning,
        Ordering::Greater => Role::Text,
    };
    vec![
        (item.day.to_string(), role),
        (item.short.clone(), Role::Text),
        (ctx.word(item.kind.key()), Role::Text),
        (item.title.clone(), Role::Text),
        (item.number.clone().unwrap_or_default(), Role::Dim),
    ]
}

/// How much is late, due today, and to come.
pub(super) fn head(list: &DueList) -> Message {
    let count = |order| list.items.iter().filter(|item| item.day.cmp(&list.today) == order).count();
    let message = Message::of("town-due-head").with("late", count(Ordering::Less));
    let message = message.with("today", count(Ordering::Equal)).with("ahead", count(Ordering::Greater));
    message.with("until", list.until)
}

/// How late it is on `today`.
pub(super) fn why(item: &DueItem, today: NaiveDate, ctx: &Ctx) -> Vec<String> {
    let days = (item.day - today).num_days();
    let message = match days.cmp(&0) {
        Ordering::Less => Message::of("town-due-late").with("days", -days),
        Ordering::Equal => Message::of("town-due-today"),
        Ordering::Greater => Message::of("town-due-ahead").with("days", days),
    };
    let message = message.with("office", &item.short).with_word("what", item.kind.key());
    vec![item.title.clone(), ctx.say(&message)]
}
