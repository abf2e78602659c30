//! Windows over the screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Block, Clear, Widget};

use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::paint::uncover;

/// A window of at most `columns` × `rows` in the middle of `area`, cleared and framed; returns the
/// room inside.
pub(crate) fn open(area: Rect, columns: u16, rows: u16, title: &str, theme: Theme, buf: &mut Buffer) -> Rect {
    let window = middle(area, columns, rows);
    clear(window, buf);
    let block = Block::bordered().title(format!(" {title} ")).title_style(theme.style(Role::Strong));
    let inside = block.inner(window);
    block.render(window, buf);
    inside
}

/// A strip narrower than this beside a window would show scraps of letters only.
const SCRAP: u16 = 6;

fn middle(area: Rect, columns: u16, rows: u16) -> Rect {
    let (width, height) = (columns.min(area.width), rows.min(area.height));
    let width = if area.width - width < SCRAP { area.width } else { width };
    Rect::new(area.x + (area.width - width) / 2, area.y + (area.height - height) / 2, width, height)
}

/// Clears `area`. A wide character that reaches into its left edge goes as well.
pub(crate) fn clear(area: Rect, buf: &mut Buffer) {
    let area = area.intersection(buf.area);
    uncover(area, buf);
    Clear.render(area, buf);
}
