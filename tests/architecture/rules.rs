//! The plan of the house, and what a source does against it.

use super::paths::{Named, module_of, paths};
use super::source::{Kind, Token, without_tests};

/// A room and the rooms it may call.
pub(crate) struct Room {
    /// Folder below `src/`.
    pub(crate) name: &'static str,
    /// The rooms below it.
    pub(crate) below: &'static [&'static str],
}

/// All rooms, from the top of the house to the ground.
pub(crate) const ROOMS: &[Room] = &[
    Room { name: "tui", below: &["desk", "core"] },
    Room { name: "cli", below: &["desk", "core"] },
    Room { name: "desk", below: &["store", "press", "sheet", "core"] },
    Room { name: "store", below: &["core"] },
    Room { name: "press", below: &["core"] },
    Room { name: "sheet", below: &["core"] },
    Room { name: "core", below: &[] },
];

/// What `main.rs` may call.
const DOORS: &[&str] = &["cli", "tui", "desk"];

/// Crates that only one room knows: whoever wants to replace one has one room to change.
const OWNED: &[(&str, &str)] = &[
    ("sled", "store"),
    ("tar", "store"),
    ("ed25519_dalek", "store"),
    ("getrandom", "store"),
    ("printpdf", "press"),
    ("hayro", "press"),
    ("lopdf", "press"),
    ("subsetter", "press"),
    ("ttf_parser", "press"),
    ("calamine", "sheet"),
    ("rust_xlsxwriter", "sheet"),
    ("csv", "sheet"),
    ("icalendar", "sheet"),
    ("clap", "cli"),
    ("viuer", "cli"),
    ("comfy_table", "cli"),
    ("anstream", "cli"),
    ("indicatif", "cli"),
    ("directories", "desk"),
    ("open", "desk"),
    ("crossterm", "tui"),
    ("ctrlc", "tui"),
    ("ratatui", "tui"),
    ("ratatui_image", "tui"),
    ("ratatui_textarea", "tui"),
];

/// The dependencies that core may use: none of them touches a file, a clock or a screen. (Of
/// chrono it uses everything but the clock.)
const PURE: &[&str] = &[
    "chinese_number",
    "chrono",
    "minijinja",
    "pinyin",
    "serde",
    "serde_json",
    "sha2",
    "strsim",
    "thiserror",
    "toml",
    "unicode_linebreak",
    "unicode_normalization",
    "unicode_width",
];

/// Paths into the world outside.
const WORLD: &[&[&str]] = &[
    &["std", "env"],
    &["std", "fs"],
    &["std", "io"],
    &["std", "net"],
    &["std", "os"],
    &["std", "process"],
    &["std", "thread"],
    &["std", "time"],
    &["std", "*"],
];

/// Names that read a clock, whatever path leads to them.
const CLOCKS: &[&str] = &["Instant", "Local", "SystemTime", "Utc"];

/// Macros that print or read the surroundings.
const SPEAKING: &[&str] = &["dbg", "env", "eprint", "eprintln", "option_env", "print", "println"];

/// Lines of a file beyond which nobody keeps it in mind.
const LONGEST: usize = 400;

/// The room to which the file `path` (from `src/` on) belongs.
pub(crate) fn room_of(path: &str) -> &str {
    path.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// Paths that point up or sideways.
pub(crate) fn arrows(path: &str, tokens: &[Token]) -> Vec<String> {
    let named = paths(tokens, module_of(path));
    if path == "main.rs" {
        let outside = |named: &&Named| {
            let room = named.path.get(1).map_or("", String::as_str);
            named.path.first().is_some_and(|first| first == "gongshilan") && !DOORS.contains(&room)
        };
        return named
            .iter()
            .filter(outside)
            .map(|named| said(path, named.line, "passes by the doors", named))
            .collect();
    }
    let Some(room) = ROOMS.iter().find(|room| room.name == room_of(path)) else { return Vec::new() };
    let astray = |named: &&Named| named.room().is_some_and(|to| to != room.name && !room.below.contains(&to.as_str()));
    named.iter().filter(astray).map(|named| said(path, named.line, "points up or sideways", named)).collect()
}

/// Crates that belong to another room.
pub(crate) fn foreign_crates(path: &str, tokens: &[Token]) -> Vec<String> {
    let named = paths(tokens, module_of(path));
    let foreign = |it: &&Named| {
        OWNED
            .iter()
            .any(|(name, owner)| it.starts(&[*name]) && *owner != room_of(path) && !is_module(name, &named, tokens))
    };
    named.iter().filter(foreign).map(|named| said(path, named.line, "uses the crate of another room", named)).collect()
}

// Whether `name` is a module here, declared or taken in: `store` has its own `open`.
fn is_module(name: &str, named: &[Named], tokens: &[Token]) -> bool {
    let last = |it: &Named| it.path.iter().rev().find(|part| *part != "self").is_some_and(|last| last == name);
    let taken_in = |it: &Named| it.room().is_some() && last(it);
    let declared = |pair: &[Token]| pair[0].is("mod") && pair[1].is(name);
    named.iter().any(taken_in) || tokens.windows(2).any(declared)
}

/// What core says about files, clocks, screens and printers; `dependencies` are the crates that
/// the project has, with `_`.
pub(crate) fn impure(path: &str, tokens: &[Token], dependencies: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for named in paths(tokens, module_of(path)) {
        let first = named.path.first().map_or("", String::as_str);
        let worldly = dependencies.iter().any(|name| name == first) && !PURE.contains(&first);
        if worldly || WORLD.iter().any(|world| named.starts(world)) {
            found.push(said(path, named.line, "is not pure", &named));
        }
    }
    for (at, pair) in tokens.windows(2).enumerate() {
        let [word, after] = pair else { continue };
        let clock = CLOCKS.iter().any(|name| word.is(name));
        let speaks = SPEAKING.iter().any(|name| word.is(name)) && after.is("!") && !is_built(&tokens[..at]);
        if clock || speaks {
            found.push(format!("{path}:{}: is not pure: {}", word.line, word.text));
        }
    }
    found
}

// Behind `include_str!(concat!(`: a file that the build made is part of the program.
fn is_built(before: &[Token]) -> bool {
    let open = ["include_str", "!", "(", "concat", "!", "("];
    let end = &before[before.len().saturating_sub(open.len())..];
    end.len() == open.len() && end.iter().zip(open).all(|(token, text)| token.is(text))
}

/// Where the program could stop without a word.
pub(crate) fn stops(path: &str, tokens: &[Token]) -> Vec<String> {
    let code = without_tests(tokens);
    let stop = |three: &&[Token]| {
        let [before, word, after] = three else { return false };
        let method = ["unwrap", "expect"].iter().any(|name| word.is(name));
        let called = before.is(":") || (before.is(".") && after.is("("));
        (method && called) || (after.is("!") && ["panic", "todo", "unimplemented"].iter().any(|name| word.is(name)))
    };
    let found = code.windows(3).filter(stop);
    found.map(|three| format!("{path}:{}: may stop the program: {}", three[1].line, three[1].text)).collect()
}

/// Lints switched off without a reason beside or right above.
pub(crate) fn unexplained(path: &str, tokens: &[Token]) -> Vec<String> {
    let reason = |line: usize| {
        let near = |token: &&Token| token.kind == Kind::Comment && (token.line == line || token.line + 1 == line);
        tokens.iter().any(|token| near(&token))
    };
    let lines = silenced(tokens).into_iter().filter(|line| !reason(*line));
    lines.map(|line| format!("{path}:{line}: switches a lint off without a reason")).collect()
}

/// A file that is too long.
pub(crate) fn too_long(path: &str, text: &str) -> Option<String> {
    let lines = text.lines().count();
    (lines > LONGEST).then(|| format!("{path}: {lines} lines, {LONGEST} at most"))
}

// Lines of `#[allow(`, `#![allow(` and the same with `expect`.
fn silenced(tokens: &[Token]) -> Vec<usize> {
    let switch = |at: usize| {
        let before = |back: usize, sign: &str| at.checked_sub(back).is_some_and(|at| tokens[at].is(sign));
        let opened = before(1, "[") && (before(2, "#") || (before(2, "!") && before(3, "#")));
        opened && ["allow", "expect"].iter().any(|name| tokens[at].is(name))
    };
    (0..tokens.len()).filter(|at| switch(*at)).map(|at| tokens[at].line).collect()
}

fn said(path: &str, line: usize, what: &str, named: &Named) -> String {
    format!("{path}:{line}: {what}: {}", named.text())
}
