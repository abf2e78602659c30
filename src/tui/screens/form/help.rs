//! What stands above the fields: what is wrong with the one at hand and what to do, or what it is
//! for. Above, because the candidates of an input method cover what is below.

use super::FormScreen;
use super::findings::{in_full, role};
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;

impl FormScreen {
    /// At most `rows` lines of `columns` columns.
    pub(super) fn help(&self, columns: usize, rows: usize, ctx: &Ctx) -> Vec<(Role, String)> {
        let mut said: Vec<(Role, String)> = Vec::new();
        let Some(field) = self.fields.here() else { return said };
        if let Some(issue) = self.findings.shown(&field.key) {
            let role = role(issue);
            let sign = if role == Role::Error { "x" } else { "!" };
            said.push((role, format!("{sign} {}", in_full(issue, ctx))));
            said.extend(ctx.hint(&issue.message).map(|hint| (Role::Text, hint)));
        }
        if !field.help.is_empty() {
            said.push((Role::Text, field.help.clone()));
        }
        said.extend(self.basis(ctx).map(|basis| (Role::Dim, basis)));
        let lines = said.iter().flat_map(|(role, text)| wrap(text, columns, 0).into_iter().map(|line| (*role, line)));
        lines.take(rows).collect()
    }

    fn basis(&self, ctx: &Ctx) -> Option<String> {
        let list = &self.work.template().basis;
        let basis = list.iter().find(|basis| basis.print).or(list.first())?;
        let message = Message::of("form-basis").with("document", &basis.document).with("article", &basis.article);
        Some(ctx.say(&message))
    }
}
