//! What the terminal answers when it is asked for pictures. The answers arrive among the keys; they
//! are taken out whole, and no key is lost on the way.

use crossterm::event::{Event, KeyCode, KeyModifiers};

use super::{Cell, Means};

/// Asks for the protocol of kitty (a picture of one pixel that is not shown), and for the name of
/// the terminal (XTVERSION). Terminals that know neither stay silent.
pub const QUESTION: &str =
    if cfg!(all(unix, feature = "picture")) { "\x1b_Gi=31,s=1,v=1,a=q,t=d,f=24;AAAA\x1b\\\x1b[>0q" } else { "" };

/// Terminals that take pictures of iTerm2; what some of them say of kitty covers only a part of it.
const ITERM: [&str; 4] = ["iTerm2", "WezTerm", "Konsole", "mintty"];
/// Terminals that draw sixels without being told to.
const SIXEL: [&str; 4] = ["foot", "contour", "mlterm", "Windows Terminal"];

/// What `answers` say of pictures; `cell` is the size of a cell where the terminal knows it.
#[must_use]
pub fn answered(answers: &[String], cell: Option<Cell>) -> Means {
    let Some(cell) = cell else { return Means::Blocks };
    let named = |names: &[&str]| {
        let names = names.iter().map(|name| format!("P>|{name}"));
        names.into_iter().any(|name| answers.iter().any(|answer| answer.starts_with(&name)))
    };
    if named(&ITERM) {
        Means::Iterm(cell)
    } else if answers.iter().any(|answer| answer.starts_with("_G") && answer.ends_with(";OK")) {
        Means::Kitty(cell)
    } else if named(&SIXEL) {
        Means::Sixel(cell)
    } else {
        Means::Blocks
    }
}

/// The answers among `events`, and everything else in its order. An answer begins with `ESC _ G` or
/// `ESC P >` and ends with `ESC \`, which look like Alt and a character: nobody types that at once.
#[must_use]
pub fn sift(mut events: &[Event]) -> (Vec<String>, Vec<Event>) {
    let (mut answers, mut rest) = (Vec::new(), Vec::new());
    while let Some((first, after)) = events.split_first() {
        if let Some((text, length)) = answer(events) {
            answers.push(text);
            events = events.get(length..).unwrap_or_default();
        } else {
            rest.push(first.clone());
            events = after;
        }
    }
    (answers, rest)
}

/// The answer with which `events` begin, and of how many of them it consists.
fn answer(events: &[Event]) -> Option<(String, usize)> {
    let opened = matches!(
        (events.first().and_then(typed), events.get(1).and_then(typed)),
        (Some((true, '_')), Some((false, 'G'))) | (Some((true, 'P')), Some((false, '>')))
    );
    let length = events.iter().position(|event| typed(event) == Some((true, '\\'))).filter(|_| opened)? + 1;
    let characters = events.iter().take(length - 1).filter_map(typed).map(|(_, c)| c);
    Some((characters.collect(), length))
}

// A character, and whether Alt was held.
fn typed(event: &Event) -> Option<(bool, char)> {
    match event {
        Event::Key(key) => match key.code {
            KeyCode::Char(c) => Some((key.modifiers.contains(KeyModifiers::ALT), c)),
            _ => None,
        },
        _ => None,
    }
}
