//! Small questions about text: half-width form, blanks, display width.

use unicode_normalization::UnicodeNormalization;
use unicode_width::UnicodeWidthStr;

/// The half-width form of what was typed for numbers and dates: full-width digits, letters and
/// punctuation become ASCII, zero-width characters go.
#[must_use]
pub fn half_width(text: &str) -> String {
    text.nfkc().filter(|c| !is_invisible(*c)).collect::<String>().trim().to_owned()
}

/// Characters that are there but cannot be seen: they never belong into a notice.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{AD}')
}

/// The character as it is shown: what other offices sent is shown as well, and no text may give orders
/// to a terminal.
#[must_use]
pub fn printable(c: char) -> char {
    if c.is_control() && !matches!(c, '\n' | '\t') { char::REPLACEMENT_CHARACTER } else { c }
}

/// A name as it is kept: outer blanks cut, the blank between the two characters of a short
/// name (`张　三`) taken out, every other character exactly as typed.
#[must_use]
pub fn tidy_name(text: &str) -> String {
    let kept: String = text.chars().filter(|c| !is_invisible(*c)).collect();
    let joined: String = kept.split_whitespace().collect();
    // Names in Latin letters keep their blanks.
    if joined.is_ascii() { kept.split_whitespace().collect::<Vec<_>>().join(" ") } else { joined }
}

/// How many terminal columns `text` takes: a Chinese character takes two.
#[must_use]
pub fn width(text: &str) -> usize {
    UnicodeWidthStr::width(text)
}

/// `text` shortened to at most `columns` terminal columns, with `…` where something was cut.
#[must_use]
pub fn shorten(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width(&out) + width(c.encode_utf8(&mut [0; 4])) + 1 > columns {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}
