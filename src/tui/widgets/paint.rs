//! Putting text into cells: cut to the room there is, never through a wide character.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use crate::core::text::{shorten, width};

/// Puts `text` at the upper left of `area`, cut with `…` where it does not fit; returns the
/// columns it takes.
pub(crate) fn put(area: Rect, text: &str, style: Style, buf: &mut Buffer) -> u16 {
    let area = area.intersection(buf.area);
    if area.is_empty() {
        return 0;
    }
    let shown = shorten(text, usize::from(area.width));
    if !shown.is_empty() {
        uncover(Rect { height: 1, ..area }, buf);
    }
    buf.set_stringn(area.x, area.y, &shown, usize::from(area.width), style);
    columns(&shown).min(area.width)
}

/// Takes away wide characters that reach into `area` from its left: the terminal would draw them
/// over whatever is put there.
pub(crate) fn uncover(area: Rect, buf: &mut Buffer) {
    let Some(left) = area.x.checked_sub(1) else { return };
    for row in area.y..area.bottom() {
        if let Some(cell) = buf.cell_mut((left, row))
            && cell.symbol().width() > 1
        {
            cell.set_symbol(" ");
        }
    }
}

/// Puts `text` at the right edge of the first row of `area`.
pub(crate) fn put_right(area: Rect, text: &str, style: Style, buf: &mut Buffer) {
    let room = columns(text).min(area.width);
    put(Rect { x: area.right() - room, width: room, ..area }, text, style, buf);
}

/// The columns that `text` takes.
pub(crate) fn columns(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}

/// The row `at` of `area` (from 0); empty below its end.
pub(crate) fn row(area: Rect, at: u16) -> Rect {
    let height = u16::from(at < area.height);
    Rect::new(area.x, area.y.saturating_add(at).min(area.bottom()), area.width, height)
}

/// What is left of `area` below its first `rows` rows.
pub(crate) fn below(area: Rect, rows: u16) -> Rect {
    let rows = rows.min(area.height);
    Rect::new(area.x, area.y + rows, area.width, area.height - rows)
}

/// What is left of `area` right of its first `columns` columns.
pub(crate) fn right_of(area: Rect, columns: u16) -> Rect {
    let columns = columns.min(area.width);
    Rect::new(area.x + columns, area.y, area.width - columns, area.height)
}

/// The first `columns` columns of `area`.
pub(crate) fn left(area: Rect, columns: u16) -> Rect {
    Rect { width: columns.min(area.width), ..area }
}

/// Sets the style of a whole row, and puts `text` into it.
pub(crate) fn band(area: Rect, text: &str, style: Style, buf: &mut Buffer) {
    buf.set_style(area.intersection(buf.area), style);
    put(area, text, style, buf);
}

/// `text` filled with blanks to `room` columns, or cut to them.
pub(crate) fn padded(text: &str, room: usize) -> String {
    let mut out = shorten(text, room);
    let blanks = room.saturating_sub(width(&out));
    out.extend(std::iter::repeat_n(' ', blanks));
    out
}
