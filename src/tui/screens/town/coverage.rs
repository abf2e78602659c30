//! What had to be posted: all offices, or one of them period by period.

use super::table::{Cell, Column};
use crate::core::supervision::{Met, Obligation, Owed};
use crate::core::words::Message;
use crate::desk::{CoverageView, OfficeCoverage};
use crate::tui::ctx::Ctx;
use crate::tui::screens::sentences::met;
use crate::tui::theme::Role;

/// From left to right, an office a row.
pub(super) const OFFICES: [Column; 5] = [
    Column::text("overview-office", 14, 0),
    Column::number("coverage-posted", 6, 0),
    Column::number("coverage-late", 6, 0),
    Column::number("coverage-missing", 6, 0),
    Column::text("town-lacks", 20, 0),
];

/// The column that takes what is left.
pub(super) const OFFICES_GROW: usize = 4;

/// From left to right, an obligation and period a row.
pub(super) const PERIODS: [Column; 6] = [
    Column::text("coverage-what", 20, 0),
    Column::text("coverage-period", 10, 0),
    Column::text("coverage-state", 12, 0),
    Column::text("coverage-due", 10, 0),
    Column::text("coverage-hung", 10, 2),
    Column::text("head-number", 18, 1),
];

/// The column that takes what is left.
pub(super) const PERIODS_GROW: usize = 0;

/// The cells of one office.
pub(super) fn office_cells(view: &CoverageView, office: &OfficeCoverage) -> Vec<Cell> {
    let tally = office.tally;
    let count = |count: u32, role: Role| (count.to_string(), if count == 0 { Role::Dim } else { role });
    vec![
        (office.office.short.clone(), Role::Text),
        count(tally.posted, Role::Good),
        count(tally.late, Role::Warning),
        count(tally.missing, Role::Error),
        (lacks(view, office), Role::Text),
    ]
}

// `财务收支 2026-10、2026-09；村务公开 2026-Q3`.
fn lacks(view: &CoverageView, office: &OfficeCoverage) -> String {
    let of = |it: &Obligation| {
        let missing = office.owed.iter().filter(|owed| owed.met == Met::Missing && owed.obligation == it.id);
        let periods: Vec<String> = missing.map(|owed| owed.period.to_string()).collect();
        (!periods.is_empty()).then(|| format!("{} {}", it.name, periods.join("、")))
    };
    view.obligations.iter().filter_map(of).collect::<Vec<_>>().join("；")
}

/// The cells of an obligation in one period.
pub(super) fn owed_cells(view: &CoverageView, owed: &Owed, ctx: &Ctx) -> Vec<Cell> {
    let (word, role) = met(owed.met);
    vec![
        (name(view, owed), Role::Text),
        (owed.period.to_string(), Role::Text),
        (ctx.word(word), role),
        (owed.due.to_string(), Role::Dim),
        (owed.posted.map(|day| day.to_string()).unwrap_or_default(), Role::Dim),
        (owed.number.clone().unwrap_or_default(), Role::Dim),
    ]
}

fn name(view: &CoverageView, owed: &Owed) -> String {
    let it = view.obligations.iter().find(|it| it.id == owed.obligation);
    it.map_or_else(|| owed.obligation.clone(), |it| it.name.clone())
}

/// What the whole list says.
pub(super) fn head(view: &CoverageView, one: Option<&str>) -> Message {
    let tally = |read: fn(&OfficeCoverage) -> u32| view.offices.iter().map(read).sum::<u32>();
    let message = Message::of(if one.is_some() { "town-owed-head" } else { "town-coverage-head" });
    let office = view.offices.first().map(|it| it.office.short.as_str()).unwrap_or_default();
    let message = message.with("from", view.from).with("office", office);
    let message = message.with("posted", tally(|it| it.tally.posted)).with("late", tally(|it| it.tally.late));
    message.with("missing", tally(|it| it.tally.missing))
}

/// What an office lacks, in full.
pub(super) fn office_why(view: &CoverageView, office: &OfficeCoverage, ctx: &Ctx) -> Vec<String> {
    if office.tally.missing == 0 {
        return vec![ctx.say(&Message::of("town-lacks-nothing").with("office", &office.office.name))];
    }
    vec![ctx.say(&Message::of("town-lacks-all").with("what", lacks(view, office)))]
}

/// Where an obligation is written.
pub(super) fn owed_why(view: &CoverageView, owed: &Owed, ctx: &Ctx) -> Vec<String> {
    let source = view.obligations.iter().find(|it| it.id == owed.obligation).map(|it| it.source.as_str());
    let message = Message::of("town-owed-source").with("source", source.unwrap_or_default());
    vec![ctx.say(&message.with("what", name(view, owed)).with("due", owed.due))]
}
