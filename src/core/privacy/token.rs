//! Numbers that belong on a notice: dates, amounts, public hotlines.

use std::ops::Range;

use chrono::NaiveDate;

use super::run::{Group, Run};
use super::words::Lexicon;

/// What kind of harmless number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// `2026-11-24`, `2026.11.24`, `20261124`.
    Date,
    /// `1,234.50` or `100,000`.
    Grouped,
    /// `1234.5`.
    Decimal,
    /// `12345`.
    Hotline,
}

/// A harmless number inside a run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: TokenKind,
    /// Where its digits are in the run.
    pub(super) span: Range<usize>,
}

/// All harmless numbers of a run, in order.
pub(super) fn tokens(run: &Run) -> Vec<Token> {
    let mut out = Vec::new();
    let mut rest = run.groups.as_slice();
    let mut before = ' ';
    while !rest.is_empty() {
        let found = read(run, before, rest);
        let taken = found.map_or(1, |(_, count)| count);
        let (groups, next) = rest.split_at(taken.min(rest.len()));
        if let (Some((kind, _)), [first, .., last] | [first @ last]) = (found, groups) {
            out.push(Token { kind, span: first.span.start..last.span.end });
        }
        rest = next;
        before = rest.first().map_or(' ', |group| group.gap);
    }
    out
}

/// Whether the digits are a day between 1900 and 2099, written `20261124`.
pub(super) fn is_date8(digits: &[u8]) -> bool {
    match digits {
        [year @ .., m1, m2, d1, d2] if year.len() == 4 => is_day(year, &[*m1, *m2], &[*d1, *d2]),
        _ => false,
    }
}

// The token that begins with the first of `groups`, which `before` stands before, and how many
// groups it takes.
fn read(run: &Run, before: char, groups: &[Group]) -> Option<(TokenKind, usize)> {
    if continues(before) {
        return None;
    }
    let amount = || if before == ',' { None } else { read_grouped(groups).or_else(|| read_decimal(groups)) };
    read_date(run, groups).or_else(amount).or_else(|| {
        let digits = run.slice(&groups.first()?.span);
        if is_date8(digits) {
            Some((TokenKind::Date, 1))
        } else {
            Lexicon::get().is_hotline(digits).then_some((TokenKind::Hotline, 1))
        }
    })
}

fn read_date(run: &Run, groups: &[Group]) -> Option<(TokenKind, usize)> {
    let [year, month, day, ..] = groups else { return None };
    let same = month.gap == day.gap && matches!(day.gap, '-' | '.' | '/');
    let valid = same && is_day(run.slice(&year.span), run.slice(&month.span), run.slice(&day.span));
    (valid && closed(groups, 3)).then_some((TokenKind::Date, 3))
}

fn read_grouped(groups: &[Group]) -> Option<(TokenKind, usize)> {
    let thousands = groups.iter().skip(1).take_while(|group| group.gap == ',' && group.len() == 3).count();
    // 15 digits hold any public fund; more of them are a number that a spreadsheet took for one.
    if !(1..=4).contains(&thousands) || groups.first()?.len() > 3 {
        return None;
    }
    let whole = thousands + 1;
    let taken = if has_decimals(groups, whole) { whole + 1 } else { whole };
    closed(groups, taken).then_some((TokenKind::Grouped, taken))
}

fn read_decimal(groups: &[Group]) -> Option<(TokenKind, usize)> {
    // No public fund of a town needs more digits before the point.
    let short = groups.first()?.len() <= 9;
    (short && has_decimals(groups, 1) && closed(groups, 2)).then_some((TokenKind::Decimal, 2))
}

fn has_decimals(groups: &[Group], at: usize) -> bool {
    groups.get(at).is_some_and(|group| group.gap == '.' && group.len() <= 2)
}

// Whether the number really ends after `taken` groups.
fn closed(groups: &[Group], taken: usize) -> bool {
    groups.get(taken).is_none_or(|next| !continues(next.gap))
}

// A comma may as well begin the next item of a list.
const fn continues(gap: char) -> bool {
    matches!(gap, '.' | '·' | '_')
}

fn is_day(year: &[u8], month: &[u8], day: &[u8]) -> bool {
    let digits = |part: &[u8]| std::str::from_utf8(part).ok().and_then(|text| text.parse::<u32>().ok());
    let (Some(y), Some(m), Some(d)) = (digits(year), digits(month), digits(day)) else { return false };
    let plausible = year.len() == 4 && month.len() <= 2 && day.len() <= 2 && (1900..2100).contains(&y);
    plausible && i32::try_from(y).is_ok_and(|y| NaiveDate::from_ymd_opt(y, m, d).is_some())
}
