//! Where a line may break (避头尾): Unicode line breaking, tailored to Chinese notices.
//!
//! A date, an amount with its unit, a document number, a telephone number and a Latin word stay
//! whole; `，。、；：？！）》〉】〕”’％—·～` never begin a line and `（《〈【〔“‘` never end one.

mod marks;

use unicode_linebreak::linebreaks;
use unicode_normalization::char::is_combining_mark;

pub use marks::{closes, is_han, never_first, never_last, opens};

/// For every place in `text`, whether a line may end before it: entry `i` is the place before
/// character `i`; the first entry is `false`, the one after the last character `true`.
#[must_use]
pub fn places(text: &[char]) -> Vec<bool> {
    let mut allowed = unicode_places(text);
    for at in 1..text.len() {
        let before = text.get(..at).unwrap_or(&[]);
        let after = text.get(at..).unwrap_or(&[]);
        if let ([.., last], [first, ..]) = (before, after) {
            if quote_side(*last, *first) {
                set(&mut allowed, at, true);
            }
            if forbidden(*last, *first) || stays_whole(before, after) {
                set(&mut allowed, at, false);
            }
        }
    }
    allowed
}

/// Whether a line may be cut between two characters where nothing else helps: a word longer than
/// the line.
#[must_use]
pub fn cut(last: char, first: char) -> bool {
    !never_first(first) && !never_last(last) && !is_combining_mark(first)
}

fn unicode_places(text: &[char]) -> Vec<bool> {
    let joined: String = text.iter().collect();
    let mut offsets = linebreaks(&joined).map(|(offset, _)| offset).peekable();
    let mut allowed = Vec::with_capacity(text.len() + 1);
    let mut offset = 0;
    for c in text {
        allowed.push(offset > 0 && offsets.next_if_eq(&offset).is_some());
        offset += c.len_utf8();
    }
    allowed.push(true);
    allowed
}

fn set(allowed: &mut [bool], at: usize, value: bool) {
    if let Some(place) = allowed.get_mut(at) {
        *place = value;
    }
}

// Unicode glues quotation marks on both sides, because it cannot tell them apart; in Chinese
// text the shape says which side is open.
fn quote_side(last: char, first: char) -> bool {
    let before_opening = matches!(first, '“' | '‘') && (is_han(last) || never_first(last));
    let after_closing = matches!(last, '”' | '’') && (is_han(first) || never_last(first));
    before_opening || after_closing
}

fn forbidden(last: char, first: char) -> bool {
    never_first(first) || never_last(last) || (last == '—' && first == '—') || (last == '…' && first == '…')
}

fn stays_whole(before: &[char], after: &[char]) -> bool {
    let (Some(&last), Some(&first)) = (before.last(), after.first()) else { return false };
    let digit_unit = last.is_ascii_digit() && is_unit(first);
    let scaled_unit = matches!(last, '万' | '亿') && matches!(first, '元' | '亩') && digits_before(before);
    let date = matches!(last, '年' | '月') && digits_before(before) && digits_then(after, &['月', '日']);
    let ordinal = last == '第' && first.is_ascii_digit();
    let document = last == '〕' && first.is_ascii_digit();
    let word = last == '-' && first.is_ascii_alphanumeric();
    digit_unit || scaled_unit || date || ordinal || document || word
}

const fn is_unit(c: char) -> bool {
    matches!(
        c,
        '年' | '月'
            | '日'
            | '时'
            | '分'
            | '号'
            | '元'
            | '万'
            | '亿'
            | '户'
            | '人'
            | '个'
            | '天'
            | '项'
            | '条'
            | '款'
            | '页'
            | '村'
            | '组'
            | '亩'
            | '米'
            | '次'
            | '份'
            | '％'
    )
}

fn digits_before(before: &[char]) -> bool {
    before.iter().rev().nth(1).is_some_and(char::is_ascii_digit)
}

fn digits_then(after: &[char], units: &[char]) -> bool {
    let digits = after.iter().take_while(|c| c.is_ascii_digit()).count();
    (1..=2).contains(&digits) && after.get(digits).is_some_and(|c| units.contains(c))
}
