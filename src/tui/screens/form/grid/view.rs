//! How the list is drawn: the cell at hand in words above, headings, rows, sums below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::GridPane;
use super::slots::{Slot, Slots};
use super::typing::{Editing, Target};
use crate::core::template::{FieldType, Level};
use crate::core::text::width;
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{band, below, columns, left, padded, put, put_right, right_of, row};
use crate::tui::widgets::popup;

/// Rows above the headings: where one stands, and what is wrong there.
const HEAD: u16 = 3;

impl GridPane {
    /// Draws the list; returns where the caret stands: always in the cell at hand.
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let head = HEAD.min(area.height / 3);
        let headings = row(area, head);
        let body = below(area, head + 1);
        let foot = row(body, body.height.saturating_sub(1));
        let body = Rect { height: body.height.saturating_sub(1), ..body };
        if body.is_empty() {
            return None;
        }
        self.scroll(body);
        self.draw_head(Rect { height: head, ..area }, ctx, buf);
        self.draw_headings(headings, ctx, buf);
        for (place, number) in (0..body.height).zip(self.top..=self.list.rows.len()) {
            self.draw_row(row(body, place), number, ctx, buf);
        }
        self.draw_foot(foot, ctx, buf);
        if self.list.columns.is_empty() {
            put(row(body, 0), &ctx.word("grid-empty-free"), ctx.theme.style(Role::Dim), buf);
        }
        self.draw_hand(headings, body, ctx, buf)
    }

    // The cell at hand stays in sight.
    fn scroll(&mut self, body: Rect) {
        let room = usize::from(body.height);
        self.go(self.row, self.column);
        self.page = room;
        self.top = self.top.min(self.row).max((self.row + 1).saturating_sub(room));
        self.left = self.left.min(self.column.max(1)).max(1);
        let mut slots = Slots::new(&self.list, self.left, body.width);
        while self.left < self.column && !slots.shows(&self.list, self.column, body.width) {
            self.left += 1;
            slots = Slots::new(&self.list, self.left, body.width);
        }
        slots.origin = body.x;
        self.slots = slots;
        self.body = body;
    }

    fn draw_head(&self, area: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let rows = self.list.rows.len();
        let line = row(area, 0);
        let here = self.list.columns.get(self.column);
        let label = here.map(|column| column.label.clone()).unwrap_or_default();
        let key = if self.row < rows { "grid-at" } else { "grid-at-new" };
        let at = Message::of(key).with("row", self.row + 1).with("rows", rows).with("heading", label);
        let right = format!("{}/{}", self.column + 1, self.list.columns.len());
        put_right(line, &right, ctx.theme.style(Role::Dim), buf);
        put(
            left(line, line.width.saturating_sub(columns(&right) + 1)),
            &ctx.say(&at),
            ctx.theme.style(Role::Strong),
            buf,
        );
        let (text, role) = self.about(ctx);
        for (at, text) in (1..area.height).zip(wrap(&text, usize::from(area.width), 0)) {
            put(row(area, at), &text, ctx.theme.style(role), buf);
        }
    }

    // What is wrong with the cell at hand and what to do; otherwise what it takes.
    fn about(&self, ctx: &Ctx) -> (String, Role) {
        if let Some(issue) = self.marks.at((self.row, self.column)).filter(|_| self.editing.is_none()) {
            let hint = ctx.hint(&issue.message).map(|hint| format!(" → {hint}")).unwrap_or_default();
            let (sign, role) = sign(issue.level);
            return (format!("{sign} {}{hint}", ctx.say(&issue.message)), role);
        }
        let Some(column) = self.list.columns.get(self.column) else { return (String::new(), Role::Dim) };
        let number = |(at, option): (usize, &String)| format!("{} {option}", at + 1);
        let options: Vec<String> = column.options.iter().enumerate().map(number).collect();
        let help = if super::cell::is_mark(column) { ctx.word("grid-minor-help") } else { column.help.clone() };
        let required = if column.required { ctx.word("grid-required") } else { String::new() };
        let parts = [required, help, options.join("  ")];
        let parts: Vec<&str> = parts.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
        (parts.join("  "), Role::Dim)
    }

    fn draw_headings(&self, line: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let style = ctx.theme.style(Role::Bar);
        band(line, "", style, buf);
        for slot in &self.slots.list {
            let Some(column) = self.list.columns.get(slot.column) else { continue };
            let star = if column.required { "*" } else { "" };
            put(place(line, slot), &aligned(column.kind, &format!("{}{star}", column.label), slot.width), style, buf);
        }
        let hidden = self.left > 1 && self.list.columns.len() > 1;
        if let Some(second) = self.slots.list.get(1).filter(|_| hidden) {
            put(left(right_of(line, second.x - 1), 1), "<", style, buf);
        }
        if self.slots.more {
            put_right(line, ">", style, buf);
        }
    }

    fn draw_row(&self, line: Rect, number: usize, ctx: &Ctx, buf: &mut Buffer) {
        let level = self.marks.of_row(number);
        let (mark, role) = level.map_or((" ", Role::Dim), sign);
        let role = if number == self.row && level.is_none() { Role::Strong } else { role };
        let name = if number < self.list.rows.len() { (number + 1).to_string() } else { "*".to_owned() };
        let wide = usize::from(self.slots.numbers.saturating_sub(2));
        put(left(line, self.slots.numbers), &format!("{mark}{name:>wide$}"), ctx.theme.style(role), buf);
        for slot in &self.slots.list {
            self.draw_cell(place(line, slot), (number, slot.column), ctx, buf);
        }
    }

    fn draw_cell(&self, place: Rect, at: (usize, usize), ctx: &Ctx, buf: &mut Buffer) {
        let text = self.list.cell(at.0, at.1);
        let kind = self.list.columns.get(at.1).map_or(FieldType::Text, |column| column.kind);
        let issue = self.marks.at(at);
        let (mark, role) = issue.map_or(("", Role::Text), |issue| sign(issue.level));
        let here = at == (self.row, self.column);
        let style = ctx.theme.style(if here { Role::Chosen } else { role });
        let shown = aligned(kind, &format!("{mark}{text}"), place.width);
        band(place, &shown, style, buf);
    }

    fn draw_foot(&self, line: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let rows = ctx.say(&Message::of("grid-count").with("rows", self.list.rows.len()));
        let sum = |(heading, sum): (String, String)| {
            ctx.say(&Message::of("grid-sum").with("heading", heading).with("sum", sum))
        };
        let sums = self.list.sums().into_iter().map(sum);
        let text: Vec<String> = std::iter::once(rows).chain(sums).collect();
        let wrong = self.marks.count();
        let right = match wrong {
            0 => String::new(),
            count => ctx.say(&Message::of("grid-wrong").with("count", count)),
        };
        band(line, "", ctx.theme.style(Role::Strong), buf);
        put_right(line, &right, ctx.theme.style(Role::Error), buf);
        let room = line.width.saturating_sub(columns(&right) + 1);
        put(left(line, room), &text.join("  "), ctx.theme.style(Role::Strong), buf);
    }

    // What is being typed lies over its neighbours where it needs the room.
    fn draw_hand(&self, headings: Rect, body: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let slot = self.slots.list.iter().find(|slot| slot.column == self.column)?;
        let line = row(body, u16::try_from(self.row.checked_sub(self.top)?).ok()?);
        let Some(editing) = &self.editing else {
            let cell = place(line, slot);
            return (!cell.is_empty()).then(|| Position::new(cell.x, cell.y));
        };
        let line = if editing.target == Target::Cell { line } else { headings };
        let room = typing_room(line, slot, editing);
        popup::clear(room, buf);
        editing.field.view(room, ctx.theme.style(Role::Field), buf)
    }
}

fn place(line: Rect, slot: &Slot) -> Rect {
    left(right_of(line, slot.x), slot.width)
}

// Over its neighbours at the right, and at the left where those are not enough.
fn typing_room(line: Rect, slot: &Slot, editing: &Editing) -> Rect {
    let wanted = u16::try_from(width(&editing.field.text()) + 3).unwrap_or(u16::MAX).max(slot.width);
    let from = slot.x.min(line.width.saturating_sub(wanted));
    left(right_of(line, from), wanted)
}

fn aligned(kind: FieldType, text: &str, room: u16) -> String {
    let room = usize::from(room);
    let blanks = match kind {
        FieldType::Money | FieldType::Integer => room.saturating_sub(width(text)),
        _ => 0,
    };
    padded(&format!("{}{text}", " ".repeat(blanks)), room)
}

const fn sign(level: Level) -> (&'static str, Role) {
    match level {
        Level::Error => ("!", Role::Error),
        Level::Warning => ("!", Role::Warning),
        Level::Note => (" ", Role::Dim),
    }
}
