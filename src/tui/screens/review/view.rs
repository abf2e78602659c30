//! How a review is drawn: everything beside each other where there is room, else part by part.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::questions::{QUESTIONS, answer};
use super::{Part, ReviewScreen, findings};
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::fields::FieldBox;
use crate::tui::widgets::fields_view::{self, Remark};
use crate::tui::widgets::paint::{below, columns, left, put, right_of, row};

/// From here on all parts are shown at once, where the pages are not wider than their share: what
/// the public reads is not cut.
const BESIDE: u16 = 100;
/// Columns that findings and questions need beside the pages.
const ASIDE: u16 = 44;
/// Rows of the questions beside the pages: heading, what is said above, the fields, and some free
/// ones, where the window of an input method opens.
const QUESTION_ROWS: u16 = 13;
/// Rows of each thing that is said above the questions.
const SAID_ROWS: u16 = 2;

impl ReviewScreen {
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        self.places.clear();
        let head = Message::of("review-head").with("number", &self.sheet.number).with("title", &self.sheet.title);
        let head = ctx.say(&head.with("template", &self.sheet.template_name));
        put(row(area, 0), &head, ctx.theme.style(Role::Strong), buf);
        let body = below(area, 1);
        let needed = BESIDE.max(self.pages.columns().saturating_add(2 + ASIDE));
        if area.width >= needed { self.draw_beside(body, ctx, buf) } else { self.draw_tabs(body, ctx, buf) }
    }

    fn draw_beside(&mut self, body: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let wide = (self.pages.columns() + 2).min(body.width.saturating_sub(ASIDE));
        let aside = right_of(body, wide + 1);
        let pages = left(body, wide.saturating_sub(1));
        let rows = QUESTION_ROWS.min(aside.height * 3 / 5);
        let findings = Rect { height: aside.height.saturating_sub(rows), ..aside };
        let questions = below(aside, findings.height);
        self.heading(Part::Pages, row(pages, 0), ctx, buf);
        self.place(pages, Part::Pages);
        self.pages.view(below(pages, 1), ctx, buf);
        self.heading(Part::Findings, row(findings, 0), ctx, buf);
        self.place(findings, Part::Findings);
        self.draw_findings(below(findings, 1), ctx, buf);
        self.heading(Part::Questions, row(questions, 0), ctx, buf);
        self.draw_questions(below(questions, 1), ctx, buf)
    }

    fn draw_tabs(&mut self, body: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let mut bar = row(body, 0);
        for part in Part::ALL {
            let wide = columns(&self.name(part, ctx)) + 1;
            self.place(left(bar, wide), part);
            self.heading(part, left(bar, wide), ctx, buf);
            bar = right_of(bar, wide + 1);
        }
        let inside = below(body, 1);
        match self.part {
            Part::Pages => self.pages.view(inside, ctx, buf),
            Part::Findings => self.draw_findings(inside, ctx, buf),
            Part::Questions => return self.draw_questions(inside, ctx, buf),
        }
        None
    }

    fn place(&mut self, area: Rect, part: Part) {
        self.places.push((area, part));
    }

    fn heading(&self, part: Part, place: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let here = part == self.part;
        let role = if here { Role::Chosen } else { Role::Strong };
        let mark = if here { ">" } else { " " };
        put(place, &format!("{mark}{}", self.name(part, ctx)), ctx.theme.style(role), buf);
    }

    // The heading says how far somebody is.
    fn name(&self, part: Part, ctx: &Ctx) -> String {
        let message = match part {
            Part::Pages => Message::of("review-part-pages")
                .with("page", self.pages.number())
                .with("seen", self.pages.seen())
                .with("pages", self.pages.count()),
            Part::Findings => Message::of("review-part-findings"),
            Part::Questions => {
                let done = QUESTIONS.into_iter().filter(|key| answer(&self.fields, key).is_some()).count();
                Message::of("review-part-questions").with("done", done).with("all", QUESTIONS.len())
            }
        };
        ctx.say(&message)
    }

    fn draw_findings(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let lines = findings::lines(&self.sheet, usize::from(area.width), ctx);
        self.finding_rows = lines.len();
        let window = self.findings.text_window(usize::from(area.height), lines.len());
        let more = window.end < lines.len();
        for (at, index) in window.enumerate() {
            let Some((role, line)) = lines.get(index) else { continue };
            let last = more && at + 1 == usize::from(area.height);
            let place = row(area, u16::try_from(at).unwrap_or(u16::MAX));
            if last {
                let message = Message::of("more-below").with("count", lines.len() - index);
                put(place, &ctx.say(&message), ctx.theme.style(Role::Dim), buf);
            } else {
                put(place, line, ctx.theme.style(*role), buf);
            }
        }
    }

    // What F8 comes to and what is asked stand above: below opens the window of an input method.
    fn draw_questions(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let (role, message) = self.foresee();
        draw_lines(area, &ctx.say(&message), role, ctx, buf);
        let help = self.fields.here().map(|field| field.help.clone()).unwrap_or_default();
        draw_lines(below(area, SAID_ROWS), &help, Role::Dim, ctx, buf);
        let place = below(area, SAID_ROWS * 2);
        self.place(place, Part::Questions);
        let (asked, fields) = (self.asked, &self.fields);
        let open: Vec<&str> = QUESTIONS.into_iter().filter(|key| answer(fields, key).is_none()).collect();
        let remark = |field: &FieldBox| {
            let missing = asked && open.contains(&field.key.as_str());
            missing.then(|| Remark { role: Role::Error, text: "x".to_owned() })
        };
        let caret = fields_view::view(&mut self.fields, place, ctx.theme, &remark, buf);
        caret.filter(|_| self.part == Part::Questions)
    }
}

fn draw_lines(area: Rect, text: &str, role: Role, ctx: &Ctx, buf: &mut Buffer) {
    let lines = wrap(text, usize::from(area.width), 0);
    for (at, line) in lines.iter().take(usize::from(SAID_ROWS)).enumerate() {
        put(row(area, u16::try_from(at).unwrap_or(u16::MAX)), line, ctx.theme.style(role), buf);
    }
}
