//! One typed text read as what its field or column takes.

use chrono::NaiveDate;

use super::issue::Issue;
use crate::core::date;
use crate::core::money::{Money, MoneyError, MoneyUnit};
use crate::core::office::Hotline;
use crate::core::template::FieldType;
use crate::core::text::{half_width, is_invisible};
use crate::core::words::Message;

/// The content of a field or cell, read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Typed {
    /// Nothing there, or nothing that could be read.
    Blank,
    /// Text, a choice, a telephone number.
    Text(String),
    /// A day.
    Date(NaiveDate),
    /// An amount.
    Money(Money),
    /// A whole number.
    Integer(u64),
    /// Chosen options.
    Many(Vec<String>),
    /// Telephone lines.
    Lines(Vec<Hotline>),
}

impl Typed {
    /// As it is printed.
    #[must_use]
    pub fn printed(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Text(text) => text.clone(),
            Self::Date(day) => date::chinese(*day),
            Self::Money(money) => money.to_string(),
            Self::Integer(number) => number.to_string(),
            Self::Many(list) => list.join("、"),
            Self::Lines(lines) => {
                lines.iter().map(|line| format!("{} {}", line.name, line.number)).collect::<Vec<_>>().join("；")
            }
        }
    }

    /// The amount, if it is one.
    #[must_use]
    pub const fn money(&self) -> Option<Money> {
        match self {
            Self::Money(money) => Some(*money),
            _ => None,
        }
    }

    /// The count, if it is one.
    #[must_use]
    pub const fn integer(&self) -> Option<u64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// As it is stored: the form that reads back to the same value.
    #[must_use]
    pub fn stored(&self) -> String {
        match self {
            Self::Date(day) => day.to_string(),
            Self::Money(money) => money.plain(),
            _ => self.printed(),
        }
    }
}

/// What a field or column asks of its content.
#[derive(Clone, Copy, Debug)]
pub struct Ask<'a> {
    /// Key.
    pub key: &'a str,
    /// Label, for the sentence.
    pub label: &'a str,
    /// Type.
    pub kind: FieldType,
    /// Options of a choice.
    pub options: &'a [String],
}

/// Reads one text.
///
/// # Errors
/// An issue (without row) when the text is not what the field takes.
pub fn read(ask: Ask<'_>, text: &str) -> Result<Typed, Issue> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Typed::Blank);
    }
    match ask.kind {
        FieldType::Text => Ok(Typed::Text(one_line(text))),
        FieldType::LongText => Ok(Typed::Text(text.to_owned())),
        FieldType::Date => date::parse(text).map(Typed::Date).ok_or_else(|| wrong(ask, "form-date", text)),
        FieldType::Money => money(ask, text),
        FieldType::Integer => integer(ask, text),
        FieldType::Phone => phone(ask, text),
        FieldType::Choice => choice(ask, text).map(Typed::Text),
        FieldType::ChoiceMulti => {
            let parts = text.split(['、', ',', '，', ';', '；']).map(str::trim).filter(|part| !part.is_empty());
            parts.map(|part| choice(ask, part)).collect::<Result<Vec<_>, _>>().map(Typed::Many)
        }
        FieldType::Table => Err(wrong(ask, "form-table", text)),
    }
}

fn wrong(ask: Ask<'_>, key: &'static str, text: &str) -> Issue {
    let message = Message::of(key).with("label", ask.label).with("text", text);
    Issue::error("C05", message).at(ask.key)
}

// A line break inside a one-line field comes from pasting.
fn one_line(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    kept.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

fn money(ask: Ask<'_>, text: &str) -> Result<Typed, Issue> {
    match Money::parse(text, MoneyUnit::Yuan) {
        Ok(money) if money.fen() < 0 => Err(wrong(ask, "form-money-negative", text)),
        Ok(money) => Ok(Typed::Money(money)),
        Err(MoneyError::TooFine) => Err(wrong(ask, "form-money-fine", text)),
        Err(_) => Err(wrong(ask, "form-money", text)),
    }
}

fn integer(ask: Ask<'_>, text: &str) -> Result<Typed, Issue> {
    let plain = half_width(text).replace(',', "");
    let whole = plain.bytes().all(|b| b.is_ascii_digit());
    match plain.parse() {
        Ok(number) if whole => Ok(Typed::Integer(number)),
        _ => Err(wrong(ask, "form-integer", text)),
    }
}

/// A telephone number of a public line, several separated by `、`: digits with `-`, blanks,
/// brackets or an extension; at least three digits, such as 110, at most 13.
fn phone(ask: Ask<'_>, text: &str) -> Result<Typed, Issue> {
    phones(text).map(Typed::Text).ok_or_else(|| wrong(ask, "form-phone", text))
}

/// The telephone numbers of `text` as they are kept; `None` when one of them is none.
#[must_use]
pub fn phones(text: &str) -> Option<String> {
    let plain = half_width(text);
    let fits = |part: &str| {
        let digits = part.chars().filter(char::is_ascii_digit).count();
        let allowed = part.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | ' ' | '(' | ')' | '+' | '转'));
        // What begins with an area code is longer than that, and nothing ends with a stroke.
        let half = part.ends_with(['-', '(', '+']) || (part.starts_with('0') && digits < 7);
        allowed && !half && (3..=13).contains(&digits)
    };
    let parts: Vec<&str> = plain.split(['、', ',', ';', '/']).map(str::trim).collect();
    parts.iter().all(|part| fits(part)).then(|| parts.join("、"))
}

fn choice(ask: Ask<'_>, text: &str) -> Result<String, Issue> {
    let found = ask.options.iter().find(|option| option.as_str() == text || half_width(option) == half_width(text));
    found.cloned().ok_or_else(|| {
        let message = Message::of("form-choice").with("label", ask.label).with("text", text);
        Issue::error("C05", message.with("options", ask.options.join("、"))).at(ask.key)
    })
}
