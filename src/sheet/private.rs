//! What must not hang on a board: headings that say so and content that looks like it.

use crate::core::text::half_width;

use super::lexicon::{lexicon, mentions};

/// What a text gives away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Secret {
    /// 身份证号 or 残疾证号.
    Id,
    /// A bank card or account.
    Card,
    /// A mobile telephone.
    Mobile,
}

impl Secret {
    /// Key of the sentence for a whole column.
    pub(super) const fn column_key(self) -> &'static str {
        match self {
            Self::Id => "sheet-dropped-id",
            Self::Card => "sheet-dropped-card",
            Self::Mobile => "sheet-dropped-mobile",
        }
    }

    /// Key of the sentence for a single cell.
    pub(super) const fn cell_key(self) -> &'static str {
        match self {
            Self::Id => "sheet-cell-id",
            Self::Card => "sheet-cell-card",
            Self::Mobile => "sheet-cell-mobile",
        }
    }
}

/// Whether a heading (already normal) announces something that must not be public.
pub(super) fn heading(normal: &str) -> bool {
    mentions(normal, &lexicon().headings.private)
}

/// Whether a text tells of somebody's health.
pub(super) fn health(text: &str) -> bool {
    mentions(text, &lexicon().content.health)
}

/// What `text` gives away, if anything: ID numbers of 18 or 15 digits, cards of 15 to 19 and
/// mobile telephones, also full-width, broken by blanks or dashes, or as `3.70481E+17`.
pub(super) fn content(text: &str) -> Option<Secret> {
    let plain = without_decimals(half_width(text).to_ascii_uppercase());
    if is_lost_in_exponent(&plain) {
        return Some(Secret::Id);
    }
    // Most cells have no number of that length: they are done here.
    if plain.bytes().filter(u8::is_ascii_digit).count() < 11 {
        return None;
    }
    let solid = runs(&plain, |_| false);
    let spaced = runs(&plain, char::is_whitespace);
    let dashed = runs(&plain, |c| c.is_whitespace() || matches!(c, '-' | '.' | '·' | '_'));
    let any = |test: fn(&str) -> bool| solid.iter().chain(&spaced).chain(&dashed).any(|run| test(run));
    // Dashes and dots also join days of a period: there only the beginning 62 tells a card.
    let card = solid.iter().chain(&spaced).any(|run| is_card(run)) || any(is_known_card);
    match () {
        () if any(is_id) => Some(Secret::Id),
        () if card => Some(Secret::Card),
        () if any(is_mobile) => Some(Secret::Mobile),
        () => None,
    }
}

// Maximal runs of digits (an X may end them), with what `gap` allows between digits taken out.
fn runs(text: &str, gap: impl Fn(char) -> bool) -> Vec<String> {
    let mut out = Vec::new();
    let mut run = String::new();
    let mut end = |run: &mut String| {
        if run.len() >= 11 {
            out.push(std::mem::take(run));
        }
        run.clear();
    };
    for c in text.chars() {
        if c.is_ascii_digit() {
            run.push(c);
        } else if c == 'X' && run.len() == 17 {
            run.push(c);
            end(&mut run);
        } else if run.is_empty() || !gap(c) {
            end(&mut run);
        }
    }
    end(&mut run);
    out
}

// The whole part of an amount: `130,052,088.51` is no telephone.
fn without_decimals(text: String) -> String {
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit() || b == b',');
    match text.split_once('.') {
        Some((whole, decimals)) if number(whole) && number(decimals) && decimals.len() <= 6 => whole.to_owned(),
        _ => text,
    }
}

// `3.70481E+17`: what Excel makes of a long number when it saves a csv file.
fn is_lost_in_exponent(text: &str) -> bool {
    let Some((head, tail)) = text.split_once("E+") else { return false };
    let head_is_number = !head.is_empty() && head.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    head_is_number && tail.parse::<u32>().is_ok_and(|exponent| (10..=20).contains(&exponent))
}

fn is_id(run: &str) -> bool {
    match run.len() {
        15 => birth(run, 6, 2),
        18 => birth(run, 6, 4),
        20 => birth(run, 6, 4) && run.bytes().skip(18).all(|b| (b'1'..=b'7').contains(&b)),
        _ => false,
    }
}

// A day of birth from byte `at`, its year with `digits` digits. A wrong check digit does not
// excuse: most likely it is a real number with a slip of the pen.
fn birth(run: &str, at: usize, digits: usize) -> bool {
    let number = |from: usize, count: usize| {
        run.bytes()
            .skip(from)
            .take(count)
            .try_fold(0_u32, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
    };
    let (Some(year), Some(month), Some(day)) = (number(at, digits), number(at + digits, 2), number(at + digits + 2, 2))
    else {
        return false;
    };
    let year_fits = digits == 2 || (1800..2100).contains(&year);
    !run.starts_with('0') && year_fits && (1..=12).contains(&month) && (1..=31).contains(&day)
}

fn is_known_card(run: &str) -> bool {
    (15..=19).contains(&run.len()) && run.starts_with("62")
}

fn is_card(run: &str) -> bool {
    (15..=19).contains(&run.len()) && run.bytes().all(|b| b.is_ascii_digit()) && (run.starts_with("62") || luhn(run))
}

fn luhn(run: &str) -> bool {
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = run
        .bytes()
        .rev()
        .enumerate()
        .map(|(i, b)| (i, u32::from(b - b'0')))
        .map(|(i, digit)| if i % 2 == 1 { doubled(digit) } else { digit })
        .sum();
    sum.is_multiple_of(10)
}

fn is_mobile(run: &str) -> bool {
    let bare = if run.len() == 13 { run.strip_prefix("86").unwrap_or(run) } else { run };
    let second = bare.as_bytes().get(1).copied().unwrap_or_default();
    bare.len() == 11 && bare.starts_with('1') && (b'3'..=b'9').contains(&second)
}

#[cfg(test)]
mod tests {
    use super::{Secret, content, luhn};

    #[test]
    fn numbers_of_persons_are_seen_in_every_dress() {
        for (text, secret) in [
            ("370481188001010018", Secret::Id),
            ("37048118810104985x", Secret::Id),
            ("张样例３７０４８１１８８００１０１００１８", Secret::Id),
            ("370481 18800101 0018", Secret::Id),
            ("370481-18800101-0018", Secret::Id),
            ("370481188001010019", Secret::Id),
            ("370481800101001", Secret::Id),
            ("37048118800101001843", Secret::Id),
            ("3.70481E+17", Secret::Id),
            ("370481188001010000", Secret::Id),
            ("6228480000000000000", Secret::Card),
            ("6217 0099 9999 9000 008", Secret::Card),
            ("622319999900000001", Secret::Card),
            ("13800000000", Secret::Mobile),
            ("电话：138-0000-0000", Secret::Mobile),
            ("+86 138 0000 0000", Secret::Mobile),
            ("370481188001010018 13800000000", Secret::Id),
            ("6.2E+18", Secret::Id),
        ] {
            assert_eq!(content(text), Some(secret), "{text}");
        }
    }

    #[test]
    fn ordinary_cells_stay() {
        for text in [
            "柳泉村1组",
            "1,680.00",
            "865000",
            "130052088.51",
            "130,052,088.51",
            "2026-11-24",
            "2026.03.01-2026.11.30",
            "20261124",
            "0632-0000000",
            "滕财农〔2026〕12号",
            "12345",
            "1234567890.12",
            "80元/个",
            "欧阳犇犇",
            "",
        ] {
            assert_eq!(content(text), None, "{text}");
        }
    }

    #[test]
    fn the_sample_cards_pass_luhn() {
        for card in ["6228480000000000000", "622319999900000001"] {
            assert!(luhn(card), "{card}");
        }
        assert!(!luhn("6228480000000000001"));
    }
}
