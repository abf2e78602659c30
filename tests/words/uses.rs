//! Where the sources name keys of `assets/words`.

use std::collections::BTreeSet;

use super::source::{Kind, Token};

/// A text in the sources that names, or looks as if it named, a key.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Use {
    /// The text.
    pub(crate) key: String,
    /// How sure that is.
    pub(crate) how: How,
    /// From 1.
    pub(crate) line: usize,
}

/// How a text in the sources is a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum How {
    /// It stands where only a key can: `Message::of("…")`, `.word("…")`, `.with_word(_, "…")`.
    Said,
    /// It is written like one: `stage-draft`.
    Looks,
}

/// All uses in `tokens`; attributes are not looked at.
pub(crate) fn uses(tokens: &[Token]) -> Vec<Use> {
    let code = without_attributes(tokens);
    let mut found = Vec::new();
    for (at, token) in code.iter().enumerate().filter(|(_, token)| token.kind == Kind::Text) {
        let how = if is_said(&code[..at]) {
            How::Said
        } else if looks(&token.text) {
            How::Looks
        } else {
            continue;
        };
        found.push(Use { key: token.text.clone(), how, line: token.line });
    }
    found
}

/// Keys of faults: `Fault::refused(Message::of("…`.
pub(crate) fn faults(tokens: &[Token]) -> BTreeSet<String> {
    const OF: [&str; 5] = ["Message", ":", ":", "of", "("];
    let code = without_attributes(tokens);
    let is_fault = |at: usize| {
        let Some(start) = at.checked_sub(OF.len() + 5) else { return false };
        let kind = ["refused", "input", "storage"].iter().any(|kind| code[start + 3].is(kind));
        kind && code[start].is("Fault") && ends(&code[..at], &OF)
    };
    let texts = (0..code.len()).filter(|at| code[*at].kind == Kind::Text && is_fault(*at));
    texts.map(|at| code[at].text.clone()).collect()
}

/// Names that the sources fill: the first text in `.with("…"` and the like.
pub(crate) fn filled(tokens: &[Token]) -> BTreeSet<String> {
    let fills = |at: &usize| {
        let [.., dot, name, open] = &tokens[..*at] else { return false };
        dot.is(".") && open.is("(") && ["with", "with_word", "with_said"].iter().any(|with| name.is(with))
    };
    let texts = (0..tokens.len()).filter(|at| tokens[*at].kind == Kind::Text).filter(fills);
    texts.map(|at| tokens[at].text.clone()).collect()
}

fn is_said(before: &[Token]) -> bool {
    let second = || {
        let [head @ .., name, comma] = before else { return false };
        comma.is(",") && name.kind == Kind::Text && ends(head, &[".", "with_word", "("])
    };
    ends(before, &["Message", ":", ":", "of", "("]) || ends(before, &[".", "word", "("]) || second()
}

fn ends(tokens: &[Token], parts: &[&str]) -> bool {
    tokens.len() >= parts.len()
        && tokens[tokens.len() - parts.len()..].iter().zip(parts).all(|(token, part)| token.is(part))
}

// `stage-taken-down`: small letters and digits in two or more parts.
fn looks(text: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.starts_with(|first: char| first.is_ascii_lowercase()) && text.contains('-') && text.split('-').all(part)
}

fn without_attributes(tokens: &[Token]) -> Vec<Token> {
    let mut kept: Vec<Token> = Vec::new();
    let mut depth = 0_usize;
    let code = tokens.iter().filter(|token| !matches!(token.kind, Kind::Comment | Kind::Doc));
    for token in code {
        let hash = ends(&kept, &["#"]) || ends(&kept, &["#", "!"]);
        if depth > 0 || (hash && token.is("[")) {
            depth += usize::from(token.is("["));
            depth -= usize::from(token.is("]"));
        } else {
            kept.push(token.clone());
        }
    }
    kept
}
