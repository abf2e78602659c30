//! What is drawn for what was typed: radicals become ideographs, invisible characters go.

use std::borrow::Cow;

use unicode_normalization::UnicodeNormalization;

use crate::core::text::is_invisible;

use super::clusters::rides;

/// `text` as it is drawn. Line feeds stay, other blanks of control become spaces; what rides on
/// nothing goes.
///
/// Kangxi and CJK radicals look like ideographs and come out of pasted PDFs. Fonts draw both with
/// one glyph, so a radical would spoil the text of every real ideograph beside it.
#[must_use]
pub fn drawn(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_usual) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars().filter(|c| !is_invisible(*c)).map(substitute) {
        if !rides(c) || out.ends_with(|last: char| !last.is_whitespace()) {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

// Drawn as it is typed: nearly everything that stands on a poster.
const fn is_usual(c: char) -> bool {
    matches!(c, '\n' | ' '..='~' | '、'..='】' | '一'..='鿿' | '！'..='～')
}

fn substitute(c: char) -> char {
    match c {
        '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' | '\u{A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{205F}' => ' ',
        '\u{2F00}'..='\u{2FD5}' => c.nfkc().next().unwrap_or(c),
        '\u{2E80}'..='\u{2EF3}' => supplement(c),
        _ => c,
    }
}

// The simplified forms among the CJK radicals supplement (Unicode EquivalentUnifiedIdeograph);
// only ⺟ and ⻳ have a compatibility decomposition.
fn supplement(c: char) -> char {
    match c {
        '⺠' => '民',
        '⻄' => '西',
        '⻅' => '见',
        '⻆' => '角',
        '⻉' => '贝',
        '⻋' => '车',
        '⻓' => '长',
        '⻔' => '门',
        '⻘' => '青',
        '⻙' => '韦',
        '⻚' => '页',
        '⻛' => '风',
        '⻜' => '飞',
        '⻝' => '食',
        '⻢' => '马',
        '⻣' => '骨',
        '⻤' => '鬼',
        '⻥' => '鱼',
        '⻦' => '鸟',
        '⻨' => '麦',
        '⻩' => '黄',
        '⻬' => '齐',
        '⻮' => '齿',
        '⻰' => '龙',
        '⻳' => '龟',
        _ => c.nfkc().next().unwrap_or(c),
    }
}

/// A letter or digit that is set in half-width forms.
#[must_use]
pub const fn is_latin(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{C0}'..='\u{24F}' | '%' | '‰')
}
