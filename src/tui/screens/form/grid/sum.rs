//! What the cells of a column add up to: 合计, kept up to date cell by cell.

use super::cell::ask;
use crate::core::form::{Typed, read_text};
use crate::core::money::Money;
use crate::core::template::{Column, FieldType};

/// What a cell adds to the sum of its column: 分 of an amount, or a count. What cannot be read adds
/// nothing, as on the poster.
pub(super) fn amount(column: &Column, text: Option<&str>) -> i128 {
    let Some(text) = text.filter(|_| column.total) else { return 0 };
    match read_text(ask(column), text) {
        Ok(Typed::Money(money)) => money.fen().into(),
        Ok(Typed::Integer(number)) => number.into(),
        _ => 0,
    }
}

/// A sum as it is printed.
pub(super) fn printed(kind: FieldType, sum: i128) -> String {
    match kind {
        FieldType::Money => Money::from_fen(i64::try_from(sum).unwrap_or(i64::MAX)).to_string(),
        _ => sum.to_string(),
    }
}
