//! What must not hang on a board: headings that say so and content that looks like it.

use crate::core::poster::Spot;
use crate::core::privacy;
use crate::core::template::Level;
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
    privacy::forbidden_heading(normal) || mentions(normal, &lexicon().headings.private)
}

/// Whether a text tells of somebody's health or another private matter, as it may in a cell.
pub(super) fn health(text: &str) -> bool {
    let in_cell = Spot::Cell(1, "");
    privacy::scan_at(text, &in_cell).iter().any(|finding| matches!(finding.code, "HEALTH" | "SENS"))
}

/// What `text` gives away, if anything: ID numbers, cards and mobile telephones in any dress,
/// also as `3.70481E+17`.
pub(super) fn content(text: &str) -> Option<Secret> {
    let plain = without_decimals(half_width(text).to_ascii_uppercase());
    if is_lost_in_exponent(&plain) {
        return Some(Secret::Id);
    }
    // Most cells have no number of that length: they are done here.
    if plain.chars().filter(char::is_ascii_digit).count() < 11 {
        return None;
    }
    let findings = privacy::scan_text(&plain);
    let found = |codes: &[&str]| findings.iter().any(|it| it.level == Level::Error && codes.contains(&it.code));
    match () {
        () if found(&["ID18", "ID15", "DIS20"]) => Some(Secret::Id),
        () if found(&["CARD", "PASSBOOK"]) => Some(Secret::Card),
        () if found(&["MOBILE"]) => Some(Secret::Mobile),
        () => None,
    }
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

#[cfg(test)]
mod tests {
    use super::{Secret, content};

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
}
