//! Cells → the texts that a form keeps.

use chrono::{Days, NaiveDate};

use crate::core::date;
use crate::core::money::{Money, MoneyError, MoneyUnit};
use crate::core::template::{Column, FieldType};
use crate::core::text::{half_width, is_invisible, shorten, tidy_name};
use crate::core::words::Message;

use super::grid::GridCell;

/// What may stand behind a count: `2人`.
const COUNT_WORDS: [char; 12] = ['人', '户', '口', '个', '名', '位', '次', '项', '亩', '头', '只', '天'];
/// Days that spreadsheets count from this one; earlier than 1954 and later than 2119 is no day.
const SERIAL_DAYS: std::ops::RangeInclusive<u64> = 20_000..=80_000;

/// The text that is kept for a cell of `column`.
///
/// # Errors
/// A sentence when the cell is no value of the column's type; the caller adds where it stands.
pub(super) fn value(cell: &GridCell, column: &Column, unit: MoneyUnit) -> Result<String, Message> {
    let shown = cell.shown();
    if let GridCell::Broken(error) = cell {
        return Err(Message::of("sheet-cell-broken").with("value", error));
    }
    if shown.contains('\u{FFFD}') {
        return Err(Message::of("sheet-cell-garbled"));
    }
    let said = || shorten(shown.trim(), 24);
    match column.kind {
        FieldType::Money => money(&shown, unit).map(Money::plain).map_err(|error| refusal(error).with("value", said())),
        FieldType::Integer => integer(&shown).ok_or_else(|| Message::of("sheet-cell-count").with("value", said())),
        FieldType::Date => day(cell)
            .map(|day| day.format("%Y-%m-%d").to_string())
            .ok_or_else(|| Message::of("sheet-cell-date").with("value", said())),
        FieldType::Choice => choice(&shown, &column.options).map(str::to_owned).ok_or_else(|| options(column, said())),
        FieldType::ChoiceMulti => choices(&shown, &column.options).ok_or_else(|| options(column, said())),
        FieldType::LongText => Ok(visible(&shown)),
        FieldType::Text if is_name(column) => Ok(tidy_name(&shown)),
        FieldType::Text | FieldType::Phone | FieldType::Table => Ok(one_line(&shown)),
    }
}

/// Whether the column holds names of persons.
pub(super) fn is_name(column: &Column) -> bool {
    column.kind == FieldType::Text && matches!(column.key.as_str(), "head" | "person" | "student")
}

/// An amount in 元.
pub(super) fn money(text: &str, unit: MoneyUnit) -> Result<Money, MoneyError> {
    Money::parse(text, unit)
}

/// A whole number that is not negative: `12`, `１２`, `2人`, `1,200`, `4.0`.
pub(super) fn integer(text: &str) -> Option<String> {
    let plain: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    let bare = plain.strip_suffix(COUNT_WORDS).unwrap_or(&plain);
    if !bare.starts_with(|c: char| c.is_ascii_digit()) || !bare.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let whole = Money::parse(bare, MoneyUnit::Yuan).ok()?.plain();
    whole.strip_suffix(".00").map(str::to_owned)
}

/// A day, also as the number that spreadsheets keep for it.
pub(super) fn day(cell: &GridCell) -> Option<NaiveDate> {
    match cell {
        GridCell::Date(day) => Some(*day),
        GridCell::Text(text) | GridCell::Number(text) => date::parse(text).or_else(|| serial(text)),
        GridCell::Broken(_) => None,
    }
}

fn serial(text: &str) -> Option<NaiveDate> {
    let days: u64 = half_width(text).parse().ok()?;
    let epoch = NaiveDate::from_ymd_opt(1899, 12, 30)?;
    SERIAL_DAYS.contains(&days).then(|| epoch.checked_add_days(Days::new(days)))?
}

/// The option that a text is, blanks and full-width forms aside.
pub(super) fn choice<'a>(text: &str, options: &'a [String]) -> Option<&'a str> {
    let plain = |text: &str| half_width(text).split_whitespace().collect::<String>();
    let wanted = plain(text);
    options.iter().find(|option| plain(option) == wanted).map(String::as_str)
}

fn choices(text: &str, options: &[String]) -> Option<String> {
    let parts = text.split(['、', '，', ',', ';', '；', '\n']).filter(|part| !part.trim().is_empty());
    let found: Option<Vec<&str>> = parts.map(|part| choice(part, options)).collect();
    found.map(|list| list.join("、"))
}

fn options(column: &Column, said: String) -> Message {
    Message::of("sheet-cell-choice").with("value", said).with("options", column.options.join("、"))
}

fn refusal(error: MoneyError) -> Message {
    match error {
        MoneyError::Empty | MoneyError::NotANumber => Message::of("sheet-cell-amount"),
        MoneyError::TooFine => Message::of("sheet-cell-fine"),
        MoneyError::TooLarge => Message::of("sheet-cell-large"),
    }
}

fn visible(text: &str) -> String {
    text.chars().filter(|c| !is_invisible(*c)).collect::<String>().trim().to_owned()
}

fn one_line(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(visible).filter(|line| !line.is_empty()).collect();
    lines.join(" ")
}
