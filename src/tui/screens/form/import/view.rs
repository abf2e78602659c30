//! How the report is drawn: what was read and what taking it does above, the rest below.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::ImportPane;
use super::lines::Line;
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::desk::SheetSource;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::key::{Code, Key};
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{below, columns, left, put, put_right, right_of, row};

/// Rows above the report: what was read, and what comes of it on two rows at the most.
const HEAD: u16 = 4;

impl ImportPane {
    /// Draws the report. Nothing is typed here: there is no caret.
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let head = HEAD.min(area.height / 2);
        let body = below(area, head);
        let lines = self.wrapped(body.width);
        let window = self.scroll.text_window(usize::from(body.height), lines.len());
        self.draw_head(Rect { height: head, ..area }, &window, lines.len(), ctx, buf);
        for (place, line) in (0..body.height).zip(lines.iter().skip(window.start)) {
            put(right_of(row(body, place), line.indent), &line.text, ctx.theme.style(line.role), buf);
        }
        None
    }

    fn wrapped(&self, columns: u16) -> Vec<Line> {
        let wrapped = self.lines.iter().flat_map(|line| {
            let texts = wrap(&line.text, usize::from(columns.saturating_sub(line.indent)), 0);
            texts.into_iter().map(|text| Line { text, ..line.clone() })
        });
        wrapped.collect()
    }

    fn draw_head(&self, area: Rect, window: &std::ops::Range<usize>, lines: usize, ctx: &Ctx, buf: &mut Buffer) {
        let line = row(area, 0);
        let shown =
            if lines > window.len() { format!("{}-{}/{lines}", window.start + 1, window.end) } else { String::new() };
        put_right(line, &shown, ctx.theme.style(Role::Dim), buf);
        let room = left(line, line.width.saturating_sub(columns(&shown) + 1));
        put(room, &self.what(ctx), ctx.theme.style(Role::Strong), buf);
        let (text, role) = self.outcome(ctx);
        for (at, text) in (1..area.height).zip(wrap(&text, usize::from(area.width), 0)) {
            put(row(area, at), &text, ctx.theme.style(role), buf);
        }
    }

    // Pasted cells have no sheet of their own.
    fn what(&self, ctx: &Ctx) -> String {
        let report = &self.read.report;
        let mut parts = match &self.read.input.source {
            SheetSource::File(path) => {
                let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
                vec![name, ctx.say(&Message::of("import-in-sheet").with("sheet", &report.sheet))]
            }
            SheetSource::Pasted(_) => vec![ctx.word("sheet-pasted")],
        };
        parts.push(match report.header_row {
            Some(row) => ctx.say(&Message::of("import-header").with("row", row)),
            None => ctx.word("import-headless"),
        });
        parts.push(ctx.say(&Message::of("import-rows").with("rows", report.rows.len())));
        parts.join("  ")
    }

    // What taking it would do, or why it cannot be taken.
    fn outcome(&self, ctx: &Ctx) -> (String, Role) {
        let errors = self.errors();
        if errors > 0 {
            let message = Message::of("import-refused").with("count", errors);
            let hint = ctx.hint(&message).unwrap_or_default();
            return (format!("x {} {hint}", ctx.say(&message)), Role::Error);
        }
        let (new, old) = (self.read.report.rows.len(), self.values.rows.len());
        let key = if old == 0 { "import-take" } else { "import-replace" };
        (format!("* {}", ctx.say(&Message::of(key).with("new", new).with("old", old))), Role::Good)
    }

    pub(super) fn turn(&mut self, pointer: Pointer) {
        let code = match pointer {
            Pointer::Up => Code::Up,
            Pointer::Down => Code::Down,
            Pointer::Click(..) => return,
        };
        for _ in 0..3 {
            self.scroll.text_key(Key::plain(code), usize::MAX);
        }
    }
}
