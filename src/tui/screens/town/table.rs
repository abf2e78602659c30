//! Columns of a list over many boards: those that there is no room for are left out, none is squeezed.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::core::text::{shorten, width};
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{band, columns as wide_of, left, padded, put, right_of};

/// Which edge a cell leans on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    Left,
    Right,
}

/// A column.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    /// Key of its heading in `assets/words`.
    pub(super) key: &'static str,
    /// Columns of the screen that it takes at the least.
    pub(super) wide: u16,
    /// Where there is little room the greatest go first; 0 stays always.
    pub(super) leaves: u8,
    /// Which edge its cells lean on.
    pub(super) side: Side,
}

/// What stands in a cell, and how it looks.
pub(super) type Cell = (String, Role);

impl Column {
    /// A column of text.
    pub(super) const fn text(key: &'static str, wide: u16, leaves: u8) -> Self {
        Self { key, wide, leaves, side: Side::Left }
    }

    /// A column of numbers.
    pub(super) const fn number(key: &'static str, wide: u16, leaves: u8) -> Self {
        Self { key, wide, leaves, side: Side::Right }
    }
}

/// Indexes of the columns that fit into `room`, with their widths; what is left goes to the column
/// `grows`.
pub(super) fn fitting(columns: &[Column], grows: usize, room: u16, ctx: &Ctx) -> Vec<(usize, u16)> {
    let mut kept: Vec<usize> = (0..columns.len()).collect();
    // A heading is read in full, in whatever language.
    let headed = |column: &Column| column.wide.max(wide_of(&ctx.word(column.key)));
    let wide = |at: &usize| columns.get(*at).map_or(0, |column| headed(column) + 1);
    let need = |kept: &[usize]| kept.iter().map(wide).sum::<u16>();
    while need(&kept) > room {
        let leaves = |at: &&usize| columns.get(**at).map_or(0, |column| column.leaves);
        let Some(gone) = kept.iter().max_by_key(leaves).copied().filter(|at| leaves(&at) > 0) else { break };
        kept.retain(|at| *at != gone);
    }
    let spare = room.saturating_sub(need(&kept));
    let given = |at: usize| wide(&at).saturating_sub(1) + if at == grows { spare } else { 0 };
    kept.into_iter().map(|at| (at, given(at))).collect()
}

/// The headings.
pub(super) fn draw_head(place: Rect, columns: &[Column], fit: &[(usize, u16)], ctx: &Ctx, buf: &mut Buffer) {
    let mut rest = place;
    for (at, room) in fit {
        let Some(column) = columns.get(*at) else { continue };
        let text = leaning(&ctx.word(column.key), column.side, usize::from(*room));
        put(left(rest, *room), &text, ctx.theme.style(Role::Strong), buf);
        rest = right_of(rest, room + 1);
    }
}

/// A row; `chosen` is the look of the one at hand.
pub(super) fn draw_row(
    place: Rect,
    columns: &[Column],
    fit: &[(usize, u16)],
    cells: &[Cell],
    chosen: Option<Role>,
    ctx: &Ctx,
    buf: &mut Buffer,
) {
    if let Some(role) = chosen {
        band(place, "", ctx.theme.style(role), buf);
    }
    let mut rest = place;
    for (at, room) in fit {
        if let (Some(column), Some((text, role))) = (columns.get(*at), cells.get(*at)) {
            let text = leaning(text, column.side, usize::from(*room));
            put(left(rest, *room), &text, ctx.theme.style(chosen.unwrap_or(*role)), buf);
        }
        rest = right_of(rest, room + 1);
    }
}

fn leaning(text: &str, side: Side, room: usize) -> String {
    match side {
        Side::Left => padded(text, room),
        Side::Right => {
            let text = shorten(text, room);
            format!("{}{text}", " ".repeat(room.saturating_sub(width(&text))))
        }
    }
}
