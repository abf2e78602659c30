//! ID numbers: GB 11643 with 18 digits, the old form with 15, disability certificates with 20.

use std::ops::Range;

use chrono::NaiveDate;

use super::run::Run;

/// Length of an ID number.
pub(super) const ID_LEN: usize = 18;
/// Length of the number of a disability certificate: ID number, kind and degree.
pub(super) const DISABILITY_LEN: usize = 20;

const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS: [u8; 11] = *b"10X98765432";

/// How much 18 characters look like an ID number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Not at all.
    No,
    /// Region and birthday fit, the check character does not: most likely a slip in copying.
    Typo,
    /// All of it fits.
    Valid,
}

/// Whether `text` is exactly a valid ID number of 18 characters (GB 11643-1999); `x` counts as `X`.
#[must_use]
pub fn valid_id18(text: &str) -> bool {
    shape(text.to_ascii_uppercase().as_bytes()) == Shape::Valid
}

/// Looks at exactly 18 characters.
pub(super) fn shape(id: &[u8]) -> Shape {
    let (Some(body), Some(check)) = (id.get(..17), id.get(17)) else { return Shape::No };
    if id.len() != ID_LEN || !body.iter().all(u8::is_ascii_digit) || body.first() == Some(&b'0') {
        return Shape::No;
    }
    if !matches!(check, b'0'..=b'9' | b'X') || !born(number(id, 6..10), number(id, 10..12), number(id, 12..14)) {
        return Shape::No;
    }
    let sum: u32 = body.iter().zip(WEIGHTS).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum();
    if CHECKS.get(sum as usize % 11) == Some(check) { Shape::Valid } else { Shape::Typo }
}

/// Whether 15 digits read as an ID number of the old form: born in 19xx, no check character.
pub(super) fn is_id15(id: &[u8]) -> bool {
    let digits = id.len() == 15 && id.iter().all(u8::is_ascii_digit) && id.first() != Some(&b'0');
    digits && born(1900 + number(id, 6..8), number(id, 8..10), number(id, 10..12))
}

/// Whether the first two digits are a province (GB/T 2260).
pub(super) fn in_a_province(id: &[u8]) -> bool {
    matches!(number(id, 0..2), 11..=15 | 21..=23 | 31..=37 | 41..=46 | 50..=54 | 61..=65 | 71 | 81..=83)
}

/// Whether kind (1–7) and degree (1–4) of a disability follow the ID number that fills `id`.
pub(super) fn disability_follows(run: &Run, id: &Range<usize>) -> bool {
    matches!(run.slice(&(id.end..id.end + 2)), [b'1'..=b'7', b'1'..=b'4'])
}

fn born(year: u32, month: u32, day: u32) -> bool {
    let year = i32::try_from(year).unwrap_or_default();
    (1800..2100).contains(&year) && NaiveDate::from_ymd_opt(year, month, day).is_some()
}

fn number(digits: &[u8], span: Range<usize>) -> u32 {
    let digits = digits.get(span).unwrap_or_default();
    digits.iter().fold(0, |sum, digit| sum * 10 + u32::from(digit.wrapping_sub(b'0') % 10))
}
