//! Weak masks and addresses: what is found in the text as it stands.

use super::fold::{Sign, sign};
use super::words::Lexicon;

/// So many visible digits are too many, whatever is masked.
const TOO_MANY: usize = 11;
/// Region and, behind the mask, serial number: with a year of birth the rest can be computed (rules §7.2).
const REGION: usize = 6;
const SERIAL: usize = 4;
/// No house number is longer.
const HOUSE: usize = 5;
/// So many characters behind it tell what a number counts.
const UNIT_AND_MORE: usize = 6;

/// Numbers whose mask hides too little, as they stand in the folded text.
pub(super) fn weak_masks(text: &[char]) -> Vec<String> {
    if !text.iter().any(|c| is_mask(*c)) {
        return Vec::new();
    }
    let parts = text.split(|c| !(c.is_ascii_digit() || is_mask(*c) || matches!(sign(*c), Sign::Gap(' ' | '-'))));
    parts.filter(|part| is_weak(part)).map(shown).collect()
}

fn is_weak(part: &[char]) -> bool {
    let masked = part.windows(2).position(|pair| pair.iter().all(|c| is_mask(*c)));
    let (Some(first), Some(last)) = (masked, part.iter().rposition(|c| is_mask(*c))) else { return false };
    let digits = |part: Option<&[char]>| part.unwrap_or_default().iter().filter(|c| c.is_ascii_digit()).count();
    let (before, after) = (digits(part.get(..first)), digits(part.get(last..)));
    digits(Some(part)) >= TOO_MANY || (before >= REGION && after >= SERIAL)
}

// Shows that there is a mask, and no more of the number than any other finding does.
fn shown(part: &[char]) -> String {
    let kept: Vec<char> = part.iter().filter(|c| c.is_ascii_digit() || is_mask(**c)).copied().collect();
    let last = kept.len().saturating_sub(2);
    kept.iter().enumerate().map(|(i, c)| if i < 3 || i >= last { *c } else { '*' }).collect()
}

const fn is_mask(c: char) -> bool {
    matches!(c, '*' | 'X' | 'x' | '×' | '●' | '○' | '■' | '□' | '※' | '#')
}

/// House numbers, such as `12号楼`, as they stand in the folded text.
pub(super) fn addresses(text: &[char]) -> Vec<String> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let len = rest.iter().take_while(|c| is_house(**c)).count();
        if len > 0 {
            out.extend(address(text, at, at + len));
        }
        at += len.max(1);
    }
    out
}

fn address(text: &[char], start: usize, end: usize) -> Option<String> {
    let (before, number) = text.get(..end)?.split_at_checked(start)?;
    let number: String = number.iter().collect();
    let after = text.get(end..)?.iter().filter(|c| !c.is_whitespace());
    let rest: Vec<char> = after.take(UNIT_AND_MORE).copied().collect();
    let unit = Lexicon::get().address_unit(before, &rest)?;
    (is_house_number(&number)).then(|| format!("{number}{unit}"))
}

// `2026-0012` numbers a notice, `12345` is a hotline.
fn is_house_number(number: &str) -> bool {
    let mut parts = number.split('-');
    let year = |part: &str| part.len() == 4 && (part.starts_with("19") || part.starts_with("20"));
    let noted = number.contains('-') && parts.clone().next().is_some_and(year);
    let house = parts.all(|part| (1..=HOUSE).contains(&part.len()));
    house && !noted && !Lexicon::get().is_hotline(number.as_bytes())
}

const fn is_house(c: char) -> bool {
    c.is_ascii_digit() || c == '-'
}
