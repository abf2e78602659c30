//! In which order the board lists its notices.

use std::cmp::Reverse;

use chrono::NaiveDate;

use crate::core::notice::Stage;
use crate::desk::BoardRow;

/// An order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// What needs doing first.
    Urgent,
    /// Newest number first.
    Newest,
    /// Last changed first.
    Edited,
    /// By kind.
    Kind,
    /// By title.
    Title,
}

impl Order {
    /// All orders.
    pub(super) const ALL: [Self; 5] = [Self::Urgent, Self::Newest, Self::Edited, Self::Kind, Self::Title];

    /// Key of its name in `assets/words`.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Urgent => "order-urgent",
            Self::Newest => "order-newest",
            Self::Edited => "order-edited",
            Self::Kind => "order-kind",
            Self::Title => "order-title",
        }
    }

    /// Sorts the indexes `shown` of `rows`; newer numbers first where nothing else decides.
    pub(super) fn sort(self, rows: &[BoardRow], shown: &mut [usize]) {
        let row = |at: &usize| rows.get(*at);
        let newest = |at: &usize| Reverse(*at);
        match self {
            Self::Urgent => shown.sort_by_key(|at| (row(at).map(urgency), newest(at))),
            Self::Newest => shown.sort_by_key(newest),
            Self::Edited => shown.sort_by_key(|at| (row(at).map(|row| Reverse(row.edited)), newest(at))),
            Self::Kind => shown.sort_by_key(|at| (row(at).map(|row| row.kind.clone()), newest(at))),
            Self::Title => shown.sort_by_key(|at| (row(at).map(|row| row.title.clone()), newest(at))),
        }
    }
}

// What is late, then what hangs by its end, then what waits on the desk, then what is done.
fn urgency(row: &BoardRow) -> (u8, Option<NaiveDate>) {
    let end = row.standing.progress.as_ref().map(|progress| progress.end);
    let trouble = row.open_objections > 0 || row.standing.must_repost || !row.standing.missing.is_empty();
    let group = match row.stage {
        _ if row.standing.overdue.is_some() || trouble => 0,
        Stage::Posted if !row.long_term => 1,
        Stage::Draft | Stage::Returned | Stage::Reviewed | Stage::Printed => 2,
        Stage::TakenDown => 3,
        Stage::Posted => 4,
        Stage::Archived | Stage::Withdrawn | Stage::Superseded => 5,
    };
    (group, end)
}
