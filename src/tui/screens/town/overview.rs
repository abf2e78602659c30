//! All boards at a glance, the worst first.

use super::table::{Cell, Column};
use crate::core::supervision::OverviewRow;
use crate::core::words::Message;
use crate::desk::Overview;
use crate::tui::ctx::Ctx;
use crate::tui::screens::sentences::{arithmetic, moment};
use crate::tui::theme::Role;

/// From left to right.
pub(super) const COLUMNS: [Column; 13] = [
    Column::text("overview-office", 14, 0),
    Column::number("overview-score", 4, 0),
    Column::number("overview-hanging", 4, 0),
    Column::number("overview-served", 6, 2),
    Column::number("overview-overdue", 4, 0),
    Column::number("overview-missing", 4, 0),
    Column::number("overview-waiting", 4, 3),
    Column::number("overview-stale", 6, 1),
    Column::number("town-owed", 6, 0),
    Column::number("overview-doubts", 4, 0),
    Column::number("town-quiet", 6, 4),
    Column::text("town-recorded", 10, 5),
    Column::text("town-received", 10, 6),
];

/// The column that takes what is left.
pub(super) const GROWS: usize = 0;

/// The cells of one office.
pub(super) fn cells(row: &OverviewRow, ctx: &Ctx) -> Vec<Cell> {
    let lapses = &row.lapses;
    let count = |count: u32, role: Role| {
        if count == 0 { ("-".to_owned(), Role::Dim) } else { (count.to_string(), role) }
    };
    let quiet = row.quiet_days.map_or_else(|| ctx.word("town-never"), |days| days.to_string());
    let day = |at: Option<chrono::DateTime<chrono::FixedOffset>>| {
        (at.map(|at| at.date_naive().to_string()).unwrap_or_default(), Role::Dim)
    };
    let worst = if row.score.total == 0 { Role::Good } else { Role::Strong };
    let late = |is: u32| if is > 0 { Role::Error } else { Role::Dim };
    vec![
        (row.office.short.clone(), Role::Text),
        (row.score.total.to_string(), worst),
        count(row.hanging, Role::Text),
        count(lapses.served, Role::Warning),
        count(lapses.overdue, Role::Error),
        count(lapses.missing, Role::Error),
        count(lapses.waiting, Role::Warning),
        count(lapses.stale + lapses.unchecked, if lapses.stale > 0 { Role::Error } else { Role::Warning }),
        count(lapses.owed, Role::Error),
        count(lapses.certain + lapses.probable + lapses.hint, late(lapses.certain)),
        (quiet, late(lapses.quiet)),
        (day(row.recorded).0, late(lapses.silent)),
        day(row.received),
    ]
}

/// What the whole list says.
pub(super) fn head(seen: &Overview) -> Message {
    let bad = seen.rows.iter().filter(|row| row.score.total > 0).count();
    Message::of("town-overview-head").with("count", seen.rows.len()).with("bad", bad)
}

/// Why an office stands where it stands, and how old that knowledge is.
pub(super) fn why(row: &OverviewRow, ctx: &Ctx) -> Vec<String> {
    let name = &row.office.name;
    let why = if row.score.total == 0 {
        Message::of("town-in-order").with("name", name)
    } else {
        Message::of("town-why").with("name", name).with("sum", arithmetic(&row.score, ctx))
    };
    let known = match row.received {
        Some(_) => Message::of("town-known").with("received", moment(row.received, ctx)),
        None => Message::of("town-own"),
    };
    let known = known.with("seq", row.seq).with("recorded", moment(row.recorded, ctx));
    vec![ctx.say(&why), ctx.say(&known)]
}
