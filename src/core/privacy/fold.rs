//! Text as it is searched: one form for every way of typing the same character.

use unicode_normalization::UnicodeNormalization;

use crate::core::text::is_invisible;

/// Stands for a character such as ① that holds a digit but is never a digit of a number.
const BREAK: char = '\u{FFFC}';

/// What a character may be inside a long number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    /// A digit.
    Digit(u8),
    /// A letter typed for a digit: O for 0, l for 1.
    Alike(u8),
    /// X, the tenth check character of an ID number.
    Cross,
    /// A character that people put between the digits of one number.
    Gap(char),
    /// Anything else: a number ends here.
    Other,
}

/// NFKC with invisible and combining characters gone; circled digits do not become digits.
pub(super) fn fold(text: &str) -> Vec<char> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // The comma of a sentence stays: it is no separator of thousands.
            '\u{20}'..='\u{7E}' | '\u{4E00}'..='\u{9FFF}' | '，' => out.push(c),
            _ if is_dropped(c) => {}
            _ => push_folded(c, &mut out),
        }
    }
    out
}

fn push_folded(c: char, out: &mut Vec<char>) {
    // Full-width and mathematical digits are digits; ①, ² and ㎡ only contain one.
    let digit = matches!(c, '\u{FF10}'..='\u{FF19}' | '\u{1D7CE}'..='\u{1D7FF}');
    for folded in std::iter::once(c).nfkc().filter(|c| !is_dropped(*c)) {
        out.push(if folded.is_ascii_digit() && !digit { BREAK } else { folded });
    }
}

fn is_dropped(c: char) -> bool {
    let mark = matches!(c, '\u{300}'..='\u{36F}' | '\u{20D0}'..='\u{20FF}' | '\u{FE00}'..='\u{FE0F}');
    let hidden = matches!(c, '\u{61C}' | '\u{180E}' | '\u{2065}'..='\u{206F}' | '\u{E0000}'..='\u{E01EF}');
    mark || hidden || is_invisible(c) || (c.is_control() && !c.is_whitespace())
}

/// What `c` may be inside a number. Whether a letter really is one depends on its word.
pub(super) fn sign(c: char) -> Sign {
    match c {
        '0'..='9' => Sign::Digit(c as u8),
        // Latin, Cyrillic, Greek and the Chinese zero.
        'O' | 'o' | 'О' | 'о' | 'Ο' | 'ο' | '〇' => Sign::Alike(b'0'),
        'l' | 'I' | 'І' | 'і' => Sign::Alike(b'1'),
        'X' | 'x' | 'Х' | 'х' | '×' => Sign::Cross,
        '-' | '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' => Sign::Gap('-'),
        '·' | '•' | '・' | '‧' | '∙' | '⋅' | '\'' | '’' | '`' => Sign::Gap('·'),
        '.' | '_' | ',' | '/' | '|' => Sign::Gap(c),
        '(' | ')' | '[' | ']' => Sign::Gap(')'),
        '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Sign::Gap('\n'),
        _ if c.is_whitespace() => Sign::Gap(' '),
        _ => Sign::Other,
    }
}
