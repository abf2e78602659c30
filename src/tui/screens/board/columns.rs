//! The columns of the board: those that there is no room for are left out, none is squeezed.

use chrono::NaiveDate;

use crate::core::notice::Stage;
use crate::core::standing_words::DaysBar;
use crate::core::words::{Message, Words};
use crate::desk::BoardRow;
use crate::tui::signs::{stage_role, stage_sign};
use crate::tui::theme::Role;

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// The running number of the year.
    Serial,
    /// Stage.
    Stage,
    /// Title; takes what is left.
    Title,
    /// Kind.
    Kind,
    /// Where it hangs.
    Place,
    /// First day.
    First,
    /// Days on the board against the period, as a bar.
    Days,
    /// What is left, or how late it is.
    Left,
}

/// All columns from left to right, with their widths.
const ALL: [(Column, u16); 8] = [
    (Column::Serial, 5),
    (Column::Stage, 10),
    (Column::Title, 24),
    (Column::Kind, 12),
    (Column::Place, 18),
    (Column::First, 11),
    (Column::Days, 19),
    (Column::Left, 14),
];

/// Those that go first when there is little room.
const LEAVE: [Column; 5] = [Column::Place, Column::First, Column::Kind, Column::Days, Column::Serial];

/// The columns for `room`, with their widths; the title takes what is left.
pub(super) fn columns(room: u16) -> Vec<(Column, u16)> {
    let mut columns = ALL.to_vec();
    let need = |columns: &[(Column, u16)]| columns.iter().map(|(_, wide)| wide + 1).sum::<u16>();
    for leave in LEAVE {
        if need(&columns) <= room {
            break;
        }
        columns.retain(|(column, _)| *column != leave);
    }
    let spare = room.saturating_sub(need(&columns));
    for (column, wide) in &mut columns {
        if *column == Column::Title {
            *wide += spare;
        }
    }
    columns
}

impl Column {
    /// Key of its heading in `assets/words`.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Serial => "board-serial",
            Self::Stage => "board-stage",
            Self::Title => "board-title",
            Self::Kind => "board-kind",
            Self::Place => "board-place",
            Self::First => "board-first",
            Self::Days => "board-days",
            Self::Left => "board-left",
        }
    }

    /// What stands in the cell of `row`.
    pub(super) fn cell(self, row: &BoardRow, today: NaiveDate, words: &Words) -> String {
        match self {
            Self::Serial => row.number.rsplit('-').next().unwrap_or_default().to_owned(),
            Self::Stage => format!("{} {}", stage_sign(row.stage), words.word(row.stage.key())),
            Self::Title => row.title.clone(),
            Self::Kind => row.kind.clone(),
            Self::Place => row.places.join("、"),
            Self::First => row.first_day.map(|day| day.to_string()).unwrap_or_default(),
            Self::Days => DaysBar::of(&row.standing).map(|bar| bar.text(8, words)).unwrap_or_default(),
            Self::Left => words.say(&left(row, today)),
        }
    }

    /// How the cell of `row` looks.
    pub(super) fn role(self, row: &BoardRow, today: NaiveDate) -> Role {
        match self {
            Self::Stage => stage_role(row.stage),
            Self::Left | Self::Days => left_role(row, today),
            Self::Serial | Self::Kind | Self::First => Role::Dim,
            _ => Role::Text,
        }
    }
}

/// What is left to do or to wait for, in one or two words.
pub(super) fn left(row: &BoardRow, today: NaiveDate) -> Message {
    let standing = &row.standing;
    if row.open_objections > 0 {
        return Message::of("left-objection").with("count", row.open_objections);
    }
    if standing.must_repost {
        return Message::of("left-repost");
    }
    if !standing.missing.is_empty() {
        return Message::of("left-missing");
    }
    if let Some(since) = standing.overdue {
        return Message::of("left-overdue").with("days", (today - since).num_days());
    }
    if let Some(check) = standing.check.filter(|check| check.level.is_some()) {
        return Message::of("left-check").with("days", check.age);
    }
    match row.stage {
        Stage::Posted if row.long_term => Message::of("left-long"),
        Stage::Posted if standing.is_served(today) => Message::of("left-served"),
        Stage::Posted => Message::of("left-days").with("days", standing.days_left(today).unwrap_or_default()),
        Stage::Draft => Message::of("left-draft"),
        Stage::Returned => Message::of("left-returned"),
        Stage::Reviewed => Message::of("left-reviewed"),
        Stage::Printed => Message::of("left-printed"),
        Stage::TakenDown if row.certified => Message::of("left-archive"),
        Stage::TakenDown => Message::of("left-certify"),
        Stage::Archived | Stage::Withdrawn | Stage::Superseded => Message::of("left-over"),
    }
}

fn left_role(row: &BoardRow, today: NaiveDate) -> Role {
    let standing = &row.standing;
    let late = standing.overdue.is_some() || standing.must_repost || !standing.missing.is_empty();
    if late || row.open_objections > 0 {
        Role::Error
    } else if standing.check.is_some_and(|check| check.level.is_some()) {
        Role::Warning
    } else if row.stage == Stage::Posted && standing.is_served(today) {
        Role::Good
    } else {
        Role::Text
    }
}
