//! Dates as clerks type them and as notices print them.

use chrono::{Datelike, NaiveDate, TimeDelta};

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

/// The same, and `11月24日`, `11-24`, `11.24` of the year that brings it nearest to `today`; 今天,
/// 昨天, 前天 and 明天.
#[must_use]
pub fn parse_near(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    let text = text.trim();
    let words = [("今天", 0), ("昨天", -1), ("前天", -2), ("明天", 1)];
    if let Some((_, days)) = words.into_iter().find(|(word, _)| *word == text) {
        return today.checked_add_signed(TimeDelta::days(days));
    }
    let years = [today.year() - 1, today.year(), today.year() + 1];
    let nearest = || {
        let days = years.into_iter().filter_map(|year| parse(&format!("{year}-{text}")));
        days.min_by_key(|day| (*day - today).num_days().abs())
    };
    parse(text).or_else(nearest)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_without_its_year_is_the_nearest_one() {
        let day = |text: &str| parse(text).unwrap();
        let today = day("2026-01-05");
        for (text, meant) in [
            ("12月30日", "2025-12-30"),
            ("1月6日", "2026-01-06"),
            ("1.6", "2026-01-06"),
            ("０１／０６", "2026-01-06"),
            ("2026年1月6日", "2026-01-06"),
            ("20260106", "2026-01-06"),
            (" 今天", "2026-01-05"),
            ("昨天", "2026-01-04"),
            ("前天", "2026-01-03"),
            ("明天", "2026-01-06"),
        ] {
            assert_eq!(parse_near(text, today), Some(day(meant)), "{text}");
        }
        for text in ["", "后年", "13月1日", "1", "2月30日", "2026-1"] {
            assert_eq!(parse_near(text, today), None, "{text}");
        }
    }
}
