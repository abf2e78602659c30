//! What a list is about: how many rows there are, what stands in them and where each leads.

use super::table::{Cell, Column};
use super::{coverage, doubts, due, overview};
use crate::core::words::Message;
use crate::desk::{CoverageView, Doubts, DueList, Overview};
use crate::tui::ctx::Ctx;
use crate::tui::screen_id::ScreenId;
use crate::tui::town::TownOrder;

/// What a list is about.
#[derive(Clone, Debug)]
pub(crate) enum Subject {
    /// All boards.
    Overview(Overview),
    /// What is due; of one office where a code is given.
    Due(Option<String>, DueList),
    /// What had to be posted, an office a row.
    Coverage(CoverageView),
    /// What one office had to post, a period a row.
    Owed(String, CoverageView),
    /// What is doubtful; in one office where a code is given.
    Doubts(Option<String>, Doubts),
}

impl Subject {
    /// Which screen the keys are for.
    pub(super) const fn id(&self) -> ScreenId {
        match self {
            Self::Overview(_) => ScreenId::Overview,
            Self::Due(..) => ScreenId::DueList,
            Self::Coverage(_) | Self::Owed(..) => ScreenId::Coverage,
            Self::Doubts(..) => ScreenId::Doubts,
        }
    }

    /// The question that it answers.
    pub(super) fn order(&self) -> TownOrder {
        match self {
            Self::Overview(_) => TownOrder::Overview,
            Self::Due(office, list) => TownOrder::Due { office: office.clone(), until: Some(list.until) },
            Self::Coverage(_) => TownOrder::Coverage(None),
            Self::Owed(office, _) => TownOrder::Coverage(Some(office.clone())),
            Self::Doubts(office, _) => TownOrder::Doubts(office.clone()),
        }
    }

    /// Whether `other` answers the same question, on another day or over other days.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Overview(_), Self::Overview(_)) | (Self::Coverage(_), Self::Coverage(_)) => true,
            (Self::Due(a, _), Self::Due(b, _)) | (Self::Doubts(a, _), Self::Doubts(b, _)) => a == b,
            (Self::Owed(a, _), Self::Owed(b, _)) => a == b,
            _ => false,
        }
    }

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        match self {
            Self::Overview(seen) => seen.rows.len(),
            Self::Due(_, list) => list.items.len(),
            Self::Coverage(view) => view.offices.len(),
            Self::Owed(_, view) => view.offices.first().map_or(0, |it| it.owed.len()),
            Self::Doubts(_, found) => found.doubts.len(),
        }
    }

    /// The columns, and which of them takes what is left.
    pub(super) const fn columns(&self) -> (&'static [Column], usize) {
        match self {
            Self::Overview(_) => (&overview::COLUMNS, overview::GROWS),
            Self::Due(..) => (&due::COLUMNS, due::GROWS),
            Self::Coverage(_) => (&coverage::OFFICES, coverage::OFFICES_GROW),
            Self::Owed(..) => (&coverage::PERIODS, coverage::PERIODS_GROW),
            Self::Doubts(..) => (&doubts::COLUMNS, doubts::GROWS),
        }
    }

    /// What the whole list says.
    pub(super) fn head(&self) -> Message {
        match self {
            Self::Overview(seen) => overview::head(seen),
            Self::Due(_, list) => due::head(list),
            Self::Coverage(view) => coverage::head(view, None),
            Self::Owed(office, view) => coverage::head(view, Some(office)),
            Self::Doubts(_, found) => doubts::head(found),
        }
    }

    /// What an empty list says, and what to do then.
    pub(super) const fn empty(&self) -> &'static str {
        match self {
            Self::Overview(_) => "town-overview-empty",
            Self::Due(..) => "town-due-empty",
            Self::Coverage(_) | Self::Owed(..) => "town-coverage-empty",
            Self::Doubts(..) => "town-doubts-empty",
        }
    }

    /// What can be said besides: from whom no records are here yet.
    pub(super) fn note(&self) -> Option<Message> {
        match self {
            Self::Overview(seen) if !seen.unheard.is_empty() => Some(seen.unheard()),
            Self::Overview(seen) if seen.rows.len() < 2 => Some(Message::of("town-alone")),
            _ => None,
        }
    }

    /// The cells of row `at`.
    pub(super) fn cells(&self, at: usize, ctx: &Ctx) -> Vec<Cell> {
        let cells = match self {
            Self::Overview(seen) => seen.rows.get(at).map(|row| overview::cells(row, ctx)),
            Self::Due(_, list) => list.items.get(at).map(|item| due::cells(item, list.today, ctx)),
            Self::Coverage(view) => view.offices.get(at).map(|it| coverage::office_cells(view, it)),
            Self::Owed(_, view) => {
                let owed = view.offices.first().and_then(|it| it.owed.get(at));
                owed.map(|owed| coverage::owed_cells(view, owed, ctx))
            }
            Self::Doubts(_, found) => found.doubts.get(at).map(|doubt| doubts::cells(found, doubt, ctx)),
        };
        cells.unwrap_or_default()
    }

    /// More about row `at`, in sentences.
    pub(super) fn why(&self, at: usize, ctx: &Ctx) -> Vec<String> {
        let said = match self {
            Self::Overview(seen) => seen.rows.get(at).map(|row| overview::why(row, ctx)),
            Self::Due(_, list) => list.items.get(at).map(|item| due::why(item, list.today, ctx)),
            Self::Coverage(view) => view.offices.get(at).map(|it| coverage::office_why(view, it, ctx)),
            Self::Owed(_, view) => {
                let owed = view.offices.first().and_then(|it| it.owed.get(at));
                owed.map(|owed| coverage::owed_why(view, owed, ctx))
            }
            Self::Doubts(_, found) => found.doubts.get(at).map(|doubt| doubts::why(doubt, ctx)),
        };
        said.unwrap_or_default()
    }

    /// Code of the office of row `at`.
    pub(super) fn office(&self, at: usize) -> Option<&str> {
        match self {
            Self::Overview(seen) => seen.rows.get(at).map(|row| row.office.code.as_str()),
            Self::Due(_, list) => list.items.get(at).map(|item| item.office.as_str()),
            Self::Coverage(view) => view.offices.get(at).map(|it| it.office.code.as_str()),
            Self::Owed(office, _) => Some(office),
            Self::Doubts(_, found) => found.doubts.get(at).map(|doubt| doubt.office.as_str()),
        }
    }

    /// Where row `at` leads: to its notice, else to its office.
    pub(super) fn leads(&self, at: usize) -> Option<TownOrder> {
        let office = self.office(at)?.to_owned();
        let number = match self {
            Self::Due(_, list) => list.items.get(at).and_then(|item| item.number.clone()),
            Self::Owed(_, view) => {
                view.offices.first().and_then(|it| it.owed.get(at)).and_then(|owed| owed.number.clone())
            }
            Self::Doubts(_, found) => found.doubts.get(at).and_then(|doubt| doubt.number.clone()),
            Self::Overview(_) => None,
            Self::Coverage(_) => return Some(TownOrder::Coverage(Some(office))),
        };
        Some(match number {
            Some(number) => TownOrder::Case { office, number },
            None => TownOrder::Village(office),
        })
    }
}
