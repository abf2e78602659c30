//! How fields are drawn: label, content, and what is wrong at the right. Never below: that is
//! where the window of an input method opens.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::editor::Editor;
use super::fields::{FieldBox, FieldPlace, Fields};
use super::paint::{columns, left, padded, put, right_of, row};
use crate::core::text::width;
use crate::tui::theme::{Role, Theme};

/// What is shown at the right of a field.
#[derive(Clone, Debug)]
pub(crate) struct Remark {
    /// How bad.
    pub(crate) role: Role,
    /// In few words.
    pub(crate) text: String,
}

/// Rows that stay free below the field at hand, for the candidates of an input method.
const FREE_BELOW: u16 = 3;
/// Rows that a long text takes at the most.
const TALLEST: u16 = 6;
/// Narrower than this there is room for a sign only.
const ROOM_FOR_REMARKS: u16 = 60;

/// Where the parts of a row stand.
#[derive(Clone, Copy)]
struct Columns {
    label: u16,
    value: u16,
}

impl Columns {
    fn of(fields: &Fields, total: u16) -> Self {
        let longest = fields.list.iter().map(|field| columns(&field.label)).max().unwrap_or(0);
        let label = (longest + 4).min(total * 2 / 5);
        let remark = if total < ROOM_FOR_REMARKS { 2 } else { (total / 3).clamp(16, 28) };
        Self { label, value: total.saturating_sub(label + remark).max(4) }
    }
}

/// Draws as many fields as there is room for; returns where the caret stands.
pub(crate) fn view(
    fields: &mut Fields,
    area: Rect,
    theme: Theme,
    remark: &dyn Fn(&FieldBox) -> Option<Remark>,
    buf: &mut Buffer,
) -> Option<Position> {
    if area.is_empty() || fields.list.is_empty() {
        return None;
    }
    let widths = Columns::of(fields, area.width);
    let heights: Vec<u16> =
        fields.list.iter().enumerate().map(|(at, field)| height(field, at == fields.at, widths.value)).collect();
    scroll(fields, &heights, area.height);
    let mut caret = None;
    let mut y = 0_u16;
    let mut places = Vec::new();
    for (at, (field, height)) in fields.list.iter().zip(&heights).enumerate() {
        let shown = Rect { height: *height, ..area };
        if let Some(shown) = visible(shown, y, fields.top, area) {
            let here = at == fields.at;
            let value = left(right_of(shown, widths.label), widths.value);
            places.push(FieldPlace { at, whole: shown, value });
            let found = draw(field, here, shown, widths, theme, remark(field), buf);
            caret = caret.or(found.filter(|_| here));
        }
        y = y.saturating_add(*height);
    }
    fields.places = places;
    caret
}

// The field at hand stays in sight, with free rows below it as far as there are any.
fn scroll(fields: &mut Fields, heights: &[u16], room: u16) {
    let total: u16 = heights.iter().fold(0, |sum, height| sum.saturating_add(*height));
    let start: u16 = heights.iter().take(fields.at).fold(0, |sum, height| sum.saturating_add(*height));
    let own = heights.get(fields.at).copied().unwrap_or(1);
    let free = FREE_BELOW.min(room.saturating_sub(own) / 2);
    let end = start.saturating_add(own).saturating_add(free);
    fields.top = fields.top.max(end.saturating_sub(room)).min(start);
    if total.saturating_add(free) <= room {
        fields.top = 0;
    }
}

fn visible(shown: Rect, y: u16, top: u16, area: Rect) -> Option<Rect> {
    let from = y.checked_sub(top)?;
    (from < area.height).then(|| Rect { y: area.y + from, height: shown.height.min(area.height - from), ..shown })
}

fn height(field: &FieldBox, here: bool, room: u16) -> u16 {
    match &field.editor {
        Editor::Text(text) => text.rows(room).clamp(1, if here { TALLEST } else { 2 }),
        Editor::Options(options) if here => rows_of(&options.tokens(), room),
        Editor::Options(_) => 1,
        Editor::Link(text) => u16::from(columns(text) > room) + 1,
    }
}

fn draw(
    field: &FieldBox,
    here: bool,
    area: Rect,
    widths: Columns,
    theme: Theme,
    remark: Option<Remark>,
    buf: &mut Buffer,
) -> Option<Position> {
    let mark = format!("{}{}", if here { ">" } else { " " }, if field.required { "*" } else { " " });
    let label = if here { Role::Strong } else { Role::Text };
    put(left(area, widths.label), &format!("{mark}{}", field.label), theme.style(label), buf);
    let value = left(right_of(area, widths.label), widths.value);
    if let Some(remark) = remark {
        let room = right_of(area, widths.label + widths.value + 1);
        // Where there is room for a sign only, the sign says it.
        let sign: String = remark.text.chars().take(1).collect();
        let text = if room.width < 4 { sign } else { remark.text };
        put(room, &text, theme.style(remark.role), buf);
    }
    content(field, here, value, theme, buf)
}

fn content(field: &FieldBox, here: bool, area: Rect, theme: Theme, buf: &mut Buffer) -> Option<Position> {
    match &field.editor {
        Editor::Text(text) if here => text.view(area, theme.style(Role::Field), buf),
        Editor::Text(text) => {
            let all = text.text();
            let room = usize::from(area.width) * usize::from(area.height);
            for (at, line) in crate::core::wrap::wrap(&all, usize::from(area.width), 0).iter().enumerate() {
                let last = u16::try_from(at).unwrap_or(u16::MAX);
                let cut = last + 1 == area.height && width(&all) > room;
                let line = if cut { format!("{line}…") } else { line.clone() };
                put(row(area, last), &line, theme.style(Role::Text), buf);
            }
            None
        }
        Editor::Options(options) if here => Some(tokens(&options.tokens(), area, theme, buf)),
        Editor::Options(options) => {
            put(area, &options.label(), theme.style(Role::Text), buf);
            None
        }
        Editor::Link(text) => {
            let style = theme.style(if here { Role::Chosen } else { Role::Text });
            let lines = crate::core::wrap::wrap(text, usize::from(area.width), 0);
            for (at, line) in lines.into_iter().take(usize::from(area.height)).enumerate() {
                let shown = if here { padded(&line, usize::from(area.width)) } else { line };
                put(row(area, u16::try_from(at).unwrap_or(u16::MAX)), &shown, style, buf);
            }
            Some(Position::new(area.x, area.y))
        }
    }
}

// Options flow into as many rows as they need.
fn flow(tokens: &[(String, bool)], room: u16) -> Vec<(u16, u16)> {
    let (mut x, mut y) = (0_u16, 0_u16);
    let mut places = Vec::with_capacity(tokens.len());
    for (text, _) in tokens {
        let wide = columns(text).saturating_add(1);
        if x > 0 && x.saturating_add(wide) > room {
            (x, y) = (0, y.saturating_add(1));
        }
        places.push((x, y));
        x = x.saturating_add(wide);
    }
    places
}

/// The option that stands at `point`.
pub(super) fn token_at(list: &[(String, bool)], area: Rect, point: Position) -> Option<usize> {
    let mut places = list.iter().zip(flow(list, area.width));
    places.position(|((text, _), (x, y))| {
        let cell = left(right_of(row(area, y), x), columns(text));
        cell.contains(point)
    })
}

fn rows_of(tokens: &[(String, bool)], room: u16) -> u16 {
    flow(tokens, room).last().map_or(1, |(_, y)| y.saturating_add(1))
}

fn tokens(list: &[(String, bool)], area: Rect, theme: Theme, buf: &mut Buffer) -> Position {
    let mut caret = Position::new(area.x, area.y);
    for ((text, chosen), (x, y)) in list.iter().zip(flow(list, area.width)) {
        let style = theme.style(if *chosen { Role::Chosen } else { Role::Text });
        let cell = right_of(row(area, y), x);
        put(cell, text, style, buf);
        if text.starts_with('>') && !cell.is_empty() {
            caret = Position::new(cell.x, cell.y);
        }
    }
    caret
}
