//! The questions that a reviewer answers: who, three times yes or no, remarks.

use crate::core::office::Duty;
use crate::core::values::Entry;
use crate::desk::ReviewSheet;
use crate::tui::ctx::Ctx;
use crate::tui::widgets::editor::{Editor, FieldKind};
use crate::tui::widgets::fields::{FieldBox, Fields};
use crate::tui::widgets::options::Choice;

/// Keys of the fields.
pub(super) const BY: &str = "by";
pub(super) const REMARKS: &str = "remarks";
/// The three questions, in their order.
pub(super) const QUESTIONS: [&str; 3] = ["secrecy", "privacy", "accuracy"];

const YES: &str = "yes";
const NO: &str = "no";

/// The fields; nothing is answered, and the reviewer is filled in where it is known who it is.
pub(super) fn fields(sheet: &ReviewSheet, ctx: &Ctx) -> Fields {
    let names = sheet.reviewers.iter().map(|name| Choice::plain(name)).collect();
    let known = ctx.person(Duty::Review).filter(|name| sheet.reviewers.contains(name));
    let only = match sheet.reviewers.as_slice() {
        [only] => Some(only.clone()),
        _ => None,
    };
    let by = known.or(only).map(Entry::One);
    let mut list = vec![field(BY, "review-by", "review-by-help", FieldKind::One, names, by.as_ref(), ctx)];
    let labels = [
        ("review-secrecy", "review-secrecy-help"),
        ("review-privacy", "review-privacy-help"),
        ("review-accuracy", "review-accuracy-help"),
    ];
    for (key, (label, help)) in QUESTIONS.into_iter().zip(labels) {
        let choice = |value: &str, label| Choice { value: value.to_owned(), label: ctx.word(label) };
        let choices = vec![choice(YES, "review-yes"), choice(NO, "review-no")];
        list.push(field(key, label, help, FieldKind::One, choices, None, ctx));
    }
    let remarks = field(REMARKS, "review-remarks", "review-remarks-help", FieldKind::Text, Vec::new(), None, ctx);
    list.push(FieldBox { required: false, ..remarks });
    Fields::new(list)
}

fn field(
    key: &str,
    label: &'static str,
    help: &'static str,
    kind: FieldKind,
    choices: Vec<Choice>,
    entry: Option<&Entry>,
    ctx: &Ctx,
) -> FieldBox {
    let made = FieldBox::new(key, &ctx.word(label), kind, choices, entry);
    FieldBox { help: ctx.word(help), required: true, ..made }
}

/// Puts the reviewer with this place in the list into the field.
pub(super) fn choose_reviewer(fields: &mut Fields, at: usize) {
    if fields.go_to(BY)
        && let Some(FieldBox { editor: Editor::Options(options), .. }) = fields.here_mut()
    {
        options.choose(at);
    }
}

/// What stands in the field called `key`.
pub(super) fn text(fields: &Fields, key: &str) -> String {
    fields.get(key).map(|field| field.editor.text().trim().to_owned()).unwrap_or_default()
}

/// Whether the question called `key` was answered with yes; `None` when it was not answered.
pub(super) fn answer(fields: &Fields, key: &str) -> Option<bool> {
    match text(fields, key).as_str() {
        YES => Some(true),
        NO => Some(false),
        _ => None,
    }
}

/// The questions without an answer.
pub(super) fn unanswered(fields: &Fields) -> Vec<&'static str> {
    QUESTIONS.into_iter().filter(|key| answer(fields, key).is_none()).collect()
}

/// Whether one of the questions was answered with no: then it goes back.
pub(super) fn returns(fields: &Fields) -> bool {
    QUESTIONS.into_iter().any(|key| answer(fields, key) == Some(false))
}
