//! What is asked, and what was answered.

use super::GuideScreen;
use crate::core::date;
use crate::core::text::half_width;
use crate::core::values::Entry;
use crate::tui::answer::{Alternative, Ask};
use crate::tui::ctx::Ctx;
use crate::tui::job::Answers;
use crate::tui::widgets::editor::{Editor, FieldKind};
use crate::tui::widgets::fields::{FieldBox, Fields};
use crate::tui::widgets::options::Choice;

impl Ask {
    /// Whether `text` is still one of the options, where there are any.
    pub(super) fn takes(&self, text: &str) -> bool {
        let is_option = |value: &str| self.choices.iter().any(|choice| choice.value == value);
        self.choices.is_empty() || text.split('、').all(|value| value.is_empty() || is_option(value))
    }
}

impl GuideScreen {
    /// Answers decide which questions are asked: the fields are made anew where that changes.
    pub(super) fn take(&mut self, ctx: &Ctx) {
        for field in &self.fields.list {
            self.answers.insert(field.key.clone(), field.editor.text());
        }
        let asked: Vec<&str> = self.asked().map(|ask| ask.key).collect();
        let shown: Vec<&str> = self.fields.list.iter().map(|field| field.key.as_str()).collect();
        if asked != shown {
            let here = self.fields.here().map(|field| field.key.clone()).unwrap_or_default();
            self.fields = Fields::new(self.boxes(ctx));
            self.fields.go_to(&here);
        }
    }

    /// A day that was typed in any form is shown as it is kept.
    pub(super) fn settle(&mut self, ctx: &Ctx) {
        for field in &mut self.fields.list {
            if let (FieldKind::Day, Editor::Text(text)) = (field.kind, &mut field.editor)
                && let Some(day) = date::parse_near(&text.text(), ctx.today)
                && day.to_string() != text.text()
            {
                text.set(&day.to_string());
                self.answers.insert(field.key.clone(), day.to_string());
            }
        }
    }

    /// The questions that are asked as things stand.
    pub(super) fn asked(&self) -> impl Iterator<Item = &Ask> {
        self.sheet.asks.iter().filter(|ask| match &ask.when {
            None => true,
            Some((key, values)) => self.answers.get(*key).is_some_and(|answer| values.contains(&answer.as_str())),
        })
    }

    /// Their answers.
    pub(super) fn asked_answers(&self) -> Answers {
        self.asked().map(|ask| (ask.key.to_owned(), self.text_of(ask).to_owned())).collect()
    }

    pub(super) fn text_of(&self, ask: &Ask) -> &str {
        self.answers.get(ask.key).map_or("", String::as_str)
    }

    /// The fields to answer in.
    pub(super) fn boxes(&self, ctx: &Ctx) -> Vec<FieldBox> {
        let field = |ask: &Ask| {
            let value = self.text_of(ask).to_owned();
            let entry = match ask.kind {
                FieldKind::Many => Entry::Many(value.split('、').map(str::to_owned).collect()),
                _ => Entry::One(value),
            };
            let choices = ask.choices.iter().map(|option| choice(option, ctx)).collect();
            let field = FieldBox::new(ask.key, &ctx.say(&ask.label), ask.kind, choices, Some(&entry));
            FieldBox { help: help(ask, ctx), required: ask.required, ..field }
        };
        self.asked().map(field).collect()
    }

    /// What must be answered and is not.
    pub(super) fn missing(&self) -> Vec<String> {
        let blank = |ask: &&Ask| ask.required && self.text_of(ask).trim().is_empty();
        self.asked().filter(blank).map(|ask| ask.key.to_owned()).collect()
    }

    /// The first answer that cannot be read, and the sentence that says so.
    pub(super) fn unreadable(&self) -> Option<(String, &'static str)> {
        let wrong = |ask: &Ask| wrong(ask.kind, self.text_of(ask)).map(|wrong| (ask.key.to_owned(), wrong.told));
        self.asked().find_map(wrong)
    }
}

/// What is wrong with an answer whatever the step is.
pub(super) struct Wrong {
    /// In a word, beside the field.
    pub(super) remark: &'static str,
    /// In a sentence.
    pub(super) told: &'static str,
}

/// Whether `text` is no answer of this kind.
pub(super) fn wrong(kind: FieldKind, text: &str) -> Option<Wrong> {
    let text = text.trim();
    match kind {
        _ if text.is_empty() => None,
        FieldKind::Day if date::parse(text).is_none() => Some(Wrong { remark: "remark-day", told: "guide-wrong-day" }),
        FieldKind::Count if half_width(text).parse::<u32>().is_err() => {
            Some(Wrong { remark: "remark-count", told: "guide-wrong-count" })
        }
        _ => None,
    }
}

fn help(ask: &Ask, ctx: &Ctx) -> String {
    let help = ask.help.as_ref().map(|help| ctx.say(help)).unwrap_or_default();
    if ask.kind == FieldKind::LongText { help + &ctx.word("guide-several-lines") } else { help }
}

fn choice(option: &Alternative, ctx: &Ctx) -> Choice {
    let label = option.label.as_ref().map_or_else(|| option.value.clone(), |label| ctx.say(label));
    Choice { value: option.value.clone(), label }
}
