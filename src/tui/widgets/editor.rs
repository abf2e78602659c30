//! What one field is typed into.

use super::options::{Choice, Options, Pick};
use super::text_field::{Lines, TextField, Typing};
use crate::core::form::{phone_rows, phone_text};
use crate::core::template::FieldType;
use crate::core::values::Entry;
use crate::tui::key::Key;

/// What a field takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Text,
    /// Several lines.
    LongText,
    /// A day; a calendar helps.
    Day,
    /// An amount in 元.
    Money,
    /// A whole number.
    Count,
    /// A telephone number.
    Phone,
    /// Telephone lines: one a line, name and number.
    Phones,
    /// One of the options.
    One,
    /// Any of the options.
    Many,
    /// A file; a picker helps.
    File,
    /// A folder; a picker helps.
    Folder,
    /// Where a file is to be written; a picker of folders helps.
    Output,
    /// Opens something else: the list of a notice.
    Link,
}

impl From<FieldType> for FieldKind {
    fn from(kind: FieldType) -> Self {
        match kind {
            FieldType::Text => Self::Text,
            FieldType::LongText => Self::LongText,
            FieldType::Date => Self::Day,
            FieldType::Money => Self::Money,
            FieldType::Integer => Self::Count,
            FieldType::Phone => Self::Phone,
            FieldType::Choice => Self::One,
            FieldType::ChoiceMulti => Self::Many,
            FieldType::Table => Self::Phones,
        }
    }
}

/// What one field is typed into.
#[derive(Clone, Debug)]
pub(crate) enum Editor {
    /// A text.
    Text(Box<TextField>),
    /// Options.
    Options(Options),
    /// Nothing: says what stands elsewhere.
    Link(String),
}

impl Editor {
    /// An editor for `kind` that holds `entry`.
    pub(crate) fn new(kind: FieldKind, choices: Vec<Choice>, entry: Option<&Entry>) -> Self {
        let text = match entry {
            Some(Entry::One(text)) => text.clone(),
            Some(Entry::Many(list)) => list.join("、"),
            Some(Entry::Table(rows)) => phone_text(rows),
            None => String::new(),
        };
        match kind {
            FieldKind::LongText | FieldKind::Phones => Self::Text(Box::new(TextField::new(Lines::Many, &text))),
            FieldKind::One => Self::Options(Options::new(Pick::One, choices, &[text])),
            FieldKind::Many => {
                let values: Vec<String> = text.split('、').map(str::to_owned).collect();
                Self::Options(Options::new(Pick::Many, choices, &values))
            }
            FieldKind::Link => Self::Link(text),
            _ => Self::Text(Box::new(TextField::new(Lines::One, &text))),
        }
    }

    /// What it holds, as values keep it.
    pub(crate) fn entry(&self, kind: FieldKind) -> Entry {
        match (self, kind) {
            (Self::Text(field), FieldKind::Phones) => Entry::Table(phone_rows(&field.text())),
            (Self::Text(field), _) => Entry::One(field.text()),
            (Self::Options(options), FieldKind::Many) => Entry::Many(options.values()),
            (Self::Options(options), _) => Entry::One(options.values().concat()),
            (Self::Link(text), _) => Entry::One(text.clone()),
        }
    }

    /// What it holds as one text.
    pub(crate) fn text(&self) -> String {
        match self {
            Self::Text(field) => field.text(),
            Self::Options(options) => options.values().join("、"),
            Self::Link(text) => text.clone(),
        }
    }

    /// Takes a key.
    pub(crate) fn key(&mut self, key: Key) -> Typing {
        match self {
            Self::Text(field) => field.key(key),
            Self::Options(options) => options.key(key),
            Self::Link(_) => Typing::Passed,
        }
    }

    /// Takes a paste; options are chosen by their words.
    pub(crate) fn paste(&mut self, text: &str) -> Typing {
        match self {
            Self::Text(field) => field.insert(text),
            Self::Options(options) => match options.choices.iter().position(|it| it.label == text.trim()) {
                Some(at) => options.choose(at),
                None => Typing::Passed,
            },
            Self::Link(_) => Typing::Passed,
        }
    }
}
