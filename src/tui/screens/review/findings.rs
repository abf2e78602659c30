//! What was looked for and found, in lines.

use crate::core::form::{Issue, grouped, row_ranges};
use crate::core::template::Template;
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::desk::{PrivacyLook, ReviewSheet};
use crate::tui::ctx::Ctx;
use crate::tui::signs::level_sign;
use crate::tui::theme::Role;

/// Rows that are marked for a minor: neither good nor bad.
const MINORS: &str = "look-minors";

/// Everything found about `sheet`, in lines of `columns`.
pub(super) fn lines(sheet: &ReviewSheet, columns: usize, ctx: &Ctx) -> Vec<(Role, String)> {
    let mut out = Vec::new();
    let mut add = |role: Role, text: &str| out.extend(wrap(text, columns, 0).into_iter().map(|line| (role, line)));
    add(Role::Strong, &ctx.word("review-looked"));
    for look in &sheet.looked_for {
        let (role, text) = looked(look, ctx);
        add(role, &text);
    }
    add(Role::Strong, &ctx.word("review-checks"));
    if sheet.content.is_empty() {
        add(Role::Good, &format!("v {}", ctx.word("review-clean")));
    }
    for (issue, rows) in grouped(&sheet.content) {
        let (role, text) = found(issue, &rows, &sheet.template, ctx);
        add(role, &text);
        if let Some(hint) = ctx.hint(&issue.message) {
            add(Role::Dim, &format!("→ {hint}"));
        }
    }
    let drafted = Message::of("review-drafted").with("drafters", sheet.drafters.join("、"));
    add(Role::Text, &ctx.say(&drafted.with("versions", sheet.versions)));
    out
}

fn looked(look: &PrivacyLook, ctx: &Ctx) -> (Role, String) {
    let (sign, role, key) = match look.found {
        _ if look.what.key == MINORS => ("-", Role::Text, "review-rows-found"),
        0 => ("v", Role::Good, "review-none-found"),
        _ => ("!", Role::Warning, "review-found"),
    };
    let message = Message::of(key).with_said("what", look.what.clone()).with("count", look.found);
    (role, format!("{sign} {}", ctx.say(&message)))
}

fn found(issue: &Issue, rows: &[usize], template: &Template, ctx: &Ctx) -> (Role, String) {
    let (sign, word, role) = level_sign(issue.level);
    let code = if issue.code == "note" { String::new() } else { format!(" {}", issue.code) };
    let field = issue.field.as_deref().map(|key| label(template, key)).unwrap_or_default();
    let place = match (rows.is_empty(), field.is_empty()) {
        (true, true) => String::new(),
        (true, false) => format!(" [{field}]"),
        (false, _) => {
            let message = Message::of("issue-row").with("row", row_ranges(rows)).with("field", field);
            format!(" [{}]", ctx.say(&message).trim())
        }
    };
    (role, format!("{sign} {}{code}{place} {}", ctx.word(word), ctx.say(&issue.message)))
}

/// What a clerk calls the field or column `key`.
fn label<'a>(template: &'a Template, key: &'a str) -> &'a str {
    let field = template.field(key).map(|field| field.label.as_str());
    field.or_else(|| template.column(key).map(|column| column.label.as_str())).unwrap_or(key)
}
