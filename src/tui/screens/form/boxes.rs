//! The fields of a form, in the order a clerk expects: what is this kind's own, its list, and then
//! what every notice has and is mostly filled in already.

use super::work::Work;
use crate::core::form::Form;
use crate::core::template::{Field, FieldType, Template};
use crate::core::words::Message;
use crate::desk::Linkable;
use crate::tui::ctx::Ctx;
use crate::tui::widgets::editor::FieldKind;
use crate::tui::widgets::fields::{FieldBox, Fields};
use crate::tui::widgets::options::Choice;

/// Key of the field that opens the list.
pub(super) const ROWS: &str = "@rows";
/// Key of the field for the notice that went before.
pub(super) const FOLLOWS: &str = "@follows";
/// Key of the field for the notice whose place it takes.
pub(super) const SUPERSEDES: &str = "@supersedes";

/// Shared fields that the program fills in without a default in the template.
const FILLED: [&str; 4] = ["title", "places", "basis", "phones"];

/// The fields of the form.
pub(super) fn boxes(work: &Work, ctx: &Ctx) -> Fields {
    let template = work.template();
    let (filled, open): (Vec<&Field>, Vec<&Field>) =
        template.fields.iter().filter(|field| field.shared).partition(|field| is_filled(field));
    let (asked, rest): (Vec<&Field>, Vec<&Field>) = open.into_iter().partition(|field| field.required);
    let typed = |field: &Field| typed(field, work);
    let mut list: Vec<FieldBox> = template.own_fields().chain(asked).map(typed).collect();
    if has_list(template) {
        list.push(opened(ROWS, "form-rows", "form-rows-help", ctx));
    }
    if !work.sheet.followable.is_empty() || template.follows.as_ref().is_some_and(|follows| follows.required) {
        list.push(opened(FOLLOWS, "form-follows", "form-follows-help", ctx));
    }
    if !work.sheet.replaceable.is_empty() {
        list.push(opened(SUPERSEDES, "form-supersedes", "form-supersedes-help", ctx));
    }
    list.extend(filled.into_iter().chain(rest).map(typed));
    Fields::new(list)
}

/// Whether notices of this kind have a list.
pub(super) fn has_list(template: &Template) -> bool {
    template.free_form || !template.columns.is_empty()
}

fn is_filled(field: &Field) -> bool {
    !field.default.is_empty() || FILLED.contains(&field.key.as_str())
}

fn typed(field: &Field, work: &Work) -> FieldBox {
    let choices = field.options.iter().map(|option| Choice::plain(option)).collect();
    let entry = work.values().fields.get(&field.key);
    let mut made = FieldBox::new(&field.key, &field.label, field.kind.into(), choices, entry);
    made.help.clone_from(&field.help);
    made
}

fn opened(key: &str, label: &'static str, help: &'static str, ctx: &Ctx) -> FieldBox {
    let mut made = FieldBox::new(key, &ctx.word(label), FieldKind::Link, Vec::new(), None);
    made.help = ctx.word(help);
    made
}

/// Whether a field must be filled in as things are now.
pub(super) fn demanded(key: &str, work: &Work) -> bool {
    let (template, values) = (work.template(), work.values());
    match key {
        ROWS => !template.columns.is_empty(),
        FOLLOWS => {
            let free = work.sheet.original.is_some();
            !free && template.follows.as_ref().is_some_and(|follows| follows.demanded(values))
        }
        _ => template.field(key).is_some_and(|field| field.demanded(values)),
    }
}

/// What the field that opens the list says: rows and sums.
pub(super) fn rows_line(template: &Template, form: &Form, ctx: &Ctx) -> String {
    let rows = form.rows.len();
    if rows == 0 {
        return ctx.word("form-rows-none");
    }
    let money = template.columns.iter().find(|column| column.total && column.kind == FieldType::Money);
    match money {
        Some(column) => {
            let message = Message::of("form-rows-sum").with("rows", rows);
            ctx.say(&message.with("sum", form.money_sum(&column.key)))
        }
        None => ctx.say(&Message::of("form-rows-count").with("rows", rows)),
    }
}

/// What a field of links says.
pub(super) fn link_line(number: Option<&str>, list: &[Linkable], ctx: &Ctx) -> String {
    let Some(number) = number else {
        return ctx.word(if list.is_empty() { "form-link-nothing" } else { "form-link-none" });
    };
    let title = list.iter().find(|item| item.number == number).map_or("", |item| item.title.as_str());
    format!("{number} {title}").trim_end().to_owned()
}
