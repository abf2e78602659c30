//! Punctuation by what it may do at the edges of a line, and ideographs.

/// Full-width punctuation with its ink on the left: it never begins a line.
#[must_use]
pub const fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '〕'
            | '』'
            | '」'
            | '”'
            | '’'
            | '．'
            | '］'
            | '｝'
    )
}

/// Full-width punctuation with its ink on the right: it never ends a line.
#[must_use]
pub const fn opens(c: char) -> bool {
    matches!(c, '（' | '《' | '〈' | '【' | '〔' | '『' | '「' | '“' | '‘' | '［' | '｛')
}

/// Never the first of a line (避头).
#[must_use]
pub const fn never_first(c: char) -> bool {
    closes(c)
        || matches!(
            c,
            '％' | '‰'
                | '℃'
                | '…'
                | '—'
                | '·'
                | '～'
                | '／'
                | '々'
                | 'ー'
                | ','
                | '.'
                | ';'
                | ':'
                | '?'
                | '!'
                | ')'
                | ']'
                | '}'
                | '%'
        )
}

/// Never the last of a line (避尾).
#[must_use]
pub const fn never_last(c: char) -> bool {
    opens(c) || matches!(c, '(' | '[' | '{' | '￥' | '¥' | '$' | '№' | '§')
}

/// An ideograph, whatever its plane.
#[must_use]
pub const fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' | '〇' | '々')
}
