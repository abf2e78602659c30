//! How a guided step is drawn.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::answers::wrong;
use super::{Demanded, GuideScreen};
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;
use crate::tui::widgets::fields::FieldBox;
use crate::tui::widgets::fields_view::{self, Remark};
use crate::tui::widgets::paint::{below, put, row};

/// Rows that the help of a field takes at the most.
const MOST_HELP: usize = 3;
/// Rows that stay for the fields whatever is said above them.
const LEAST_FIELDS: u16 = 5;

impl GuideScreen {
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let inside = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
        let columns = usize::from(inside.width);
        let mut line = 0;
        let mut say = |text: &str, role: Role, line: &mut u16| {
            put(row(inside, *line), text, ctx.theme.style(role), buf);
            *line += 1;
        };
        let help = self.help(columns);
        let most = inside.height.saturating_sub(LEAST_FIELDS + rows(&help) + 1);
        for (text, role) in self.head(columns, ctx).iter().take(usize::from(most.max(1))) {
            say(text, *role, &mut line);
        }
        // The help of the field at hand stands above it: below opens the input method's window.
        for text in &help {
            say(text, Role::Dim, &mut line);
        }
        let body = below(inside, line + 1);
        let here = self.fields.here().map(|field| field.key.clone());
        let marks = Marks { here: here.as_deref(), blamed: self.blamed.as_deref(), demanded: self.demanded };
        let remark = |field: &FieldBox| remark(field, &marks, ctx);
        fields_view::view(&mut self.fields, body, ctx.theme, &remark, buf)
    }

    // Title, what speaks against it, what would happen, what it is for. What does not fit is left
    // out from the end.
    fn head(&self, columns: usize, ctx: &Ctx) -> Vec<(String, Role)> {
        let mut lines = Vec::new();
        let mut add = |text: &str, role| lines.extend(wrap(text, columns, 0).into_iter().map(|line| (line, role)));
        add(&ctx.say(&self.sheet.title), Role::Strong);
        if let Some(against) = &self.foresight.against {
            let hint = ctx.hint(against).map(|hint| format!("  → {hint}")).unwrap_or_default();
            add(&format!("x {}{hint}", ctx.say(against)), Role::Error);
        }
        for said in &self.foresight.lines {
            add(&format!("* {}", ctx.say(said)), Role::Good);
        }
        for said in &self.sheet.about {
            add(&ctx.say(said), Role::Text);
        }
        lines
    }

    // As many rows for every field, so that nothing jumps on the way from one to the next.
    fn help(&self, columns: usize) -> Vec<String> {
        let wrapped = |field: &FieldBox| wrap(&field.help, columns, 0);
        let most = self.fields.list.iter().map(|field| wrapped(field).len()).max().unwrap_or(0).min(MOST_HELP);
        let mut help = self.fields.here().map(wrapped).unwrap_or_default();
        help.resize(most, String::new());
        help
    }
}

fn rows(lines: &[String]) -> u16 {
    u16::try_from(lines.len()).unwrap_or(u16::MAX)
}

/// What decides which remarks are made.
struct Marks<'a> {
    here: Option<&'a str>,
    blamed: Option<&'a str>,
    demanded: Demanded,
}

fn remark(field: &FieldBox, marks: &Marks<'_>, ctx: &Ctx) -> Option<Remark> {
    let text = field.editor.text();
    let is = |key: Option<&str>| key == Some(field.key.as_str());
    let remark = |sign: &str, key| Some(Remark { role: Role::Error, text: format!("{sign} {}", ctx.word(key)) });
    // What is still being typed is not wrong yet.
    let typing = is(marks.here) && marks.demanded == Demanded::NotYet;
    if let Some(wrong) = wrong(field.kind, &text).filter(|_| !typing) {
        return remark("x", wrong.remark);
    }
    if is(marks.blamed) {
        return remark("x", "remark-refused");
    }
    let missing = marks.demanded == Demanded::Now && field.required && text.trim().is_empty();
    if missing { remark("!", "remark-missing") } else { None }
}
