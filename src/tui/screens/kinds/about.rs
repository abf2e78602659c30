//! What a clerk has to know about a kind before beginning: period, places, list, basis.

use super::list::unusual;
use crate::core::template::{Column, Follows, Span, Template};
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::theme::Role;

/// Everything about `template` in lines of `columns`; `all` are the kinds that it may name.
pub(super) fn lines(template: &Template, all: &[Template], columns: usize, ctx: &Ctx) -> Vec<(Role, String)> {
    let mut page = Page { columns, ctx, lines: Vec::new() };
    page.add(Role::Strong, &template.name);
    if let Some(why) = unusual(template, ctx.office.as_ref()) {
        page.add(Role::Warning, &format!("! {}", ctx.say(&why)));
    }
    page.named("kinds-nature", &ctx.word(template.kind.key()));
    page.named("kinds-use", &purpose(template));
    page.named("kinds-period", &period(template, ctx));
    page.named("kinds-source", &template.period.source);
    page.named("kinds-places", &template.places.join("、"));
    if let Some(follows) = &template.follows {
        page.named("kinds-follows", &before(follows, all, ctx));
    }
    page.named("kinds-list", &list(template, ctx));
    for basis in &template.basis {
        page.named("kinds-basis", &format!("{}{}", basis.document, basis.article));
    }
    page.named("kinds-objection", &template.objection.text);
    page.named("kinds-privacy", &template.privacy_note);
    for note in &template.notes {
        page.named("kinds-note", note);
    }
    page.lines
}

struct Page<'a> {
    columns: usize,
    ctx: &'a Ctx,
    lines: Vec<(Role, String)>,
}

impl Page<'_> {
    fn add(&mut self, role: Role, text: &str) {
        self.lines.extend(wrap(text, self.columns, 0).into_iter().map(|line| (role, line)));
    }

    fn named(&mut self, key: &'static str, text: &str) {
        if !text.trim().is_empty() {
            let said = self.ctx.say(&Message::of(key).with("text", text));
            self.add(Role::Text, &said);
        }
    }
}

fn purpose(template: &Template) -> String {
    let it = &template.catalog;
    [&it.first, &it.second, &it.time_limit].map(String::as_str).join("，")
}

fn period(template: &Template, ctx: &Ctx) -> String {
    let period = &template.period;
    let span = |span| ctx.say(&Span::message(span));
    let mut said = vec![ctx.say(&Message::of("kinds-minimum").with_said("span", Span::message(period.minimum)))];
    for case in &period.cases {
        let label = template.field(&case.field).map_or(case.field.as_str(), |field| field.label.as_str());
        let other = Span { days: case.days, unit: case.unit };
        let message = Message::of("kinds-case").with("field", label).with("is", &case.is);
        said.push(ctx.say(&message.with_said("span", Span::message(Some(other)))));
    }
    if period.recommended.is_some() {
        said.push(ctx.say(&Message::of("kinds-recommended").with("span", span(period.recommended))));
    }
    let longer = ctx.office.as_ref().and_then(|office| office.minimum_days.get(&template.id));
    said.extend(longer.map(|days| ctx.say(&Message::of("kinds-longer").with("days", days))));
    if period.until_replaced {
        said.push(ctx.word("kinds-until-replaced"));
    }
    said.join(&ctx.word("kinds-comma"))
}

fn before(follows: &Follows, all: &[Template], ctx: &Ctx) -> String {
    let name = |id: &String| all.iter().find(|template| template.id == *id).map_or_else(|| id.clone(), short);
    let kinds: Vec<String> = follows.kinds.iter().map(name).collect();
    let key = if follows.required { "kinds-must-follow" } else { "kinds-may-follow" };
    ctx.say(&Message::of(key).with("kinds", kinds.join("、")))
}

fn short(template: &Template) -> String {
    template.short.clone()
}

fn list(template: &Template, ctx: &Ctx) -> String {
    if template.free_form {
        return ctx.word("kinds-list-free");
    }
    if template.columns.is_empty() {
        return ctx.word("kinds-list-none");
    }
    let labels = |wanted: fn(&Column) -> bool| {
        let columns = template.columns.iter().filter(|column| wanted(column));
        columns.map(|column| column.label.as_str()).collect::<Vec<_>>().join("、")
    };
    let must = Message::of("kinds-list-must").with("columns", labels(|column| column.required));
    let may = labels(|column| !column.required);
    if may.is_empty() {
        return ctx.say(&must);
    }
    ctx.say(&must) + &ctx.say(&Message::of("kinds-list-may").with("columns", may))
}
