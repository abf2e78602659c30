//! Dates as clerks type them and as notices print them.

use chrono::{Datelike, NaiveDate};

use super::text::half_width;

/// Reads `2026-11-24`, `2026.11.24`, `2026/11/24`, `20261124`, `2026年11月24日`, also full-width
/// and with blanks. `None` for anything else and for days that do not exist.
#[must_use]
pub fn parse(text: &str) -> Option<NaiveDate> {
    let compact: String = half_width(text).chars().filter(|c| !c.is_whitespace()).collect();
    if compact.len() == 8 && compact.bytes().all(|b| b.is_ascii_digit()) {
        return NaiveDate::parse_from_str(&compact, "%Y%m%d").ok();
    }
    let plain = compact.strip_suffix('日').unwrap_or(&compact).replace(['年', '月', '.', '/', '。'], "-");
    let mut parts = plain.splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if year.len() != 4 || !(1..=2).contains(&month.len()) || !(1..=2).contains(&day.len()) {
        return None;
    }
    NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// `2026年11月24日`, as GB/T 9704 writes dates: no leading zeros.
#[must_use]
pub fn chinese(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// `2026年11月`.
#[must_use]
pub fn chinese_month(day: NaiveDate) -> String {
    format!("{}年{}月", day.year(), day.month())
}
