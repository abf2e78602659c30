//! A poster as lines of so many columns: what it will read, beside the form or as a page.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::sheet_table::table;
use crate::core::poster::Poster;
use crate::core::text::width;
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{put, row};

/// What a line of a poster is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui) enum Part {
    /// Of the title.
    Title,
    /// Running text, or nothing.
    Text,
    /// Headings of the list.
    Head,
    /// A row of the list.
    Row,
    /// Instead of the rows that are not shown; the number of all rows.
    More(usize),
    /// The period.
    Period,
}

/// One line of a poster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tui) struct SheetLine {
    pub(in crate::tui) part: Part,
    pub(in crate::tui) text: String,
}

/// Blanks before the first line of a paragraph: two characters.
const INDENT: usize = 4;

/// What `poster` says, in lines of at most `columns` columns.
pub(in crate::tui) fn lines(poster: &Poster, columns: usize) -> Vec<SheetLine> {
    let mut out: Vec<SheetLine> = Vec::new();
    let title = wrap(&poster.title, columns, 0).into_iter().map(|line| centred(&line, columns));
    put_all(&mut out, Part::Title, title);
    blank(&mut out);
    for paragraph in &poster.lead {
        put_all(&mut out, Part::Text, wrap(paragraph, columns, INDENT));
    }
    if let Some(list) = &poster.table {
        out.extend(table(list, columns));
    }
    for paragraph in &poster.tail {
        put_all(&mut out, Part::Text, wrap(paragraph, columns, INDENT));
    }
    if let Some(period) = &poster.period {
        put_all(&mut out, Part::Period, wrap(period, columns, INDENT));
    }
    for contact in &poster.contacts {
        put_all(&mut out, Part::Text, wrap(&format!("{}：{}", contact.label, contact.number), columns, INDENT));
    }
    blank(&mut out);
    for signed in [&poster.issuer, &poster.issued] {
        put_all(&mut out, Part::Text, wrap(signed, columns, 0).into_iter().map(|line| right(&line, columns)));
    }
    for foot in [&poster.attribute, &poster.number].into_iter().filter(|text| !text.is_empty()) {
        put_all(&mut out, Part::Text, wrap(foot, columns, 0));
    }
    out
}

fn put_all(out: &mut Vec<SheetLine>, part: Part, lines: impl IntoIterator<Item = String>) {
    out.extend(lines.into_iter().map(|text| SheetLine { part, text }));
}

fn blank(out: &mut Vec<SheetLine>) {
    put_all(out, Part::Text, [String::new()]);
}

fn centred(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text)) / 2))
}

fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", " ".repeat(columns.saturating_sub(width(text))))
}

impl SheetLine {
    /// As it is shown.
    pub(in crate::tui) fn shown(&self, ctx: &Ctx) -> String {
        match self.part {
            Part::More(rows) => ctx.say(&Message::of("sheet-more-rows").with("rows", rows)),
            _ => self.text.clone(),
        }
    }

    const fn role(&self) -> Role {
        match self.part {
            Part::Title | Part::Head => Role::Strong,
            Part::More(_) => Role::Dim,
            Part::Text | Part::Row | Part::Period => Role::Text,
        }
    }
}

/// The poster beside the form.
#[derive(Clone, Debug, Default)]
pub(super) struct Paper {
    lines: Vec<SheetLine>,
    /// For how many columns the lines were made; none when they were not.
    columns: Option<u16>,
    /// Something was typed since.
    pub(super) stale: bool,
    shown: bool,
}

impl Paper {
    /// The poster was composed anew.
    pub(super) fn renew(&mut self) {
        self.columns = None;
        self.stale = false;
    }

    /// Whether there was room for it when it was drawn last.
    pub(super) const fn is_shown(&self) -> bool {
        self.shown
    }

    /// There is no room for it.
    pub(super) const fn hide(&mut self) {
        self.shown = false;
    }

    /// Draws it, so that the line with `seek` is in sight.
    pub(super) fn draw(&mut self, poster: &Poster, seek: &str, area: Rect, ctx: &Ctx, buf: &mut Buffer) {
        self.shown = true;
        if self.columns != Some(area.width) {
            self.lines = lines(poster, usize::from(area.width));
            self.columns = Some(area.width);
        }
        let room = usize::from(area.height);
        let found = self.lines.iter().position(|line| !seek.is_empty() && line.text.contains(seek));
        let last = self.lines.len().saturating_sub(room);
        let top = found.map_or(0, |at| at.saturating_sub(room / 2)).min(last);
        for (at, line) in self.lines.iter().skip(top).take(room).enumerate() {
            let place = row(area, u16::try_from(at).unwrap_or(u16::MAX));
            put(place, &line.shown(ctx), ctx.theme.style(line.role()), buf);
        }
    }
}
