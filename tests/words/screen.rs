//! Hints on the screen: nobody there can run a command, so none is ever named.

use std::collections::BTreeSet;

use gongshilan::core::words::{Lang, Message, Words};

use super::files::{Entry, placeholders, read, words};
use super::keys::code;
use super::none;
use super::source::sources;
use super::uses::uses;

/// Entries that name commands and need no text for the screen, because it never shows them. A test
/// below holds them to that: nothing but the command line says them.
const COMMAND_LINE: &[(&str, &str)] = &[
    ("usage-", "mistakes in how a command was written"),
    ("help-", "the help of commands and flags"),
    ("demo-try-", "commands to copy, listed by demo"),
    ("sheet-dry-run", "what the flag of a trial did"),
    ("setup-no-answer", "the questions of setup on a terminal; the screen has a guide"),
    ("list-empty", "what list says about nothing; the board has sentences of its own"),
    ("status-nothing-hangs", "what status says about nothing; the board has sentences of its own"),
    ("picture-no-terminal", "pictures that a command should write to a file; the screen is a terminal"),
    ("screen-no-terminal", "why no screen can be opened: the command line is all there is"),
    ("screen-console", "why no screen can be opened: the command line is all there is"),
];

fn is_explained(key: &str) -> bool {
    COMMAND_LINE.iter().any(|(start, _)| key.starts_with(start))
}

/// The program as it is called (`Gongshilan` is only its name), or something written like a flag.
fn command(text: &str) -> Option<&str> {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric() && !"-_{}".contains(c));
    let flag = |word: &str| word.starts_with('-') && word.contains(|c: char| c.is_ascii_lowercase());
    words.find(|word| word.contains("gongshilan") || word.starts_with("GONGSHILAN") || flag(word))
}

/// Language, key and entry of everything that is said.
fn entries() -> impl Iterator<Item = (&'static str, String, Entry)> {
    ["zh", "en"].into_iter().flat_map(|lang| words(lang).into_iter().map(move |(key, entry)| (lang, key, entry)))
}

#[test]
fn commands_and_flags_are_found_in_sentences() {
    for text in
        ["请运行 gongshilan doctor。", "设 GONGSHILAN_BY。", "去掉 --map；", "用-o 写", "NAME (--by)", "-o a.pdf"]
    {
        assert!(command(text).is_some(), "{text}");
    }
    for text in [
        "写成 2026-11-24 - 2026-12-01",
        "{number}-a",
        "before-restore 开头",
        "Gongshilan",
        "柳泉村-2026-0012",
        "F8 -> Enter",
        "a -- b",
    ] {
        assert!(command(text).is_none(), "{text}");
    }
}

#[test]
fn a_hint_that_names_a_command_has_a_text_for_the_screen() {
    let bad = entries().filter(|(_, key, entry)| {
        entry.screen.is_none() && !is_explained(key) && entry.hint.as_deref().and_then(command).is_some()
    });
    none(&bad.map(|(lang, key, _)| format!("{lang}.toml: {key} needs a `screen`")).collect::<Vec<_>>());
}

#[test]
fn what_the_screen_says_names_no_command() {
    let found = entries().filter(|(_, key, _)| !is_explained(key)).flat_map(|(lang, key, entry)| {
        let said = [Some(entry.say), entry.screen].into_iter().flatten();
        let named: Vec<String> = said.filter_map(|text| command(&text).map(str::to_owned)).collect();
        named.into_iter().map(move |word| format!("{lang}.toml: {key} names {word}"))
    });
    none(&found.collect::<Vec<_>>());
}

#[test]
fn no_hint_on_the_screen_names_a_command() {
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::of(lang);
        let hint = |key: &str| words.hint_on_screen(&Message { key: key.to_owned().into(), args: Vec::new() });
        let bad = words.entries().filter_map(|(key, ..)| {
            let hint = hint(key)?;
            Some(format!("{lang:?} {key}: {}", command(&hint)?))
        });
        none(&bad.collect::<Vec<_>>());
    }
}

#[test]
fn only_the_command_line_says_what_is_excused() {
    let help = |key: &str| key.starts_with("help-");
    let mut found = Vec::new();
    for (path, tokens) in code() {
        if path.starts_with("cli/") || path == "tui/start.rs" {
            continue;
        }
        let excused = uses(&tokens).into_iter().filter(|named| is_explained(&named.key) && !help(&named.key));
        found.extend(excused.map(|named| format!("src/{path}:{} says {}", named.line, named.key)));
    }
    none(&found);
}

#[test]
fn nothing_is_excused_without_need() {
    let named: BTreeSet<String> = entries()
        .filter(|(_, _, entry)| entry.screen.is_none() && entry.sentences().any(|text| command(text).is_some()))
        .map(|(_, key, _)| key)
        .collect();
    let needless =
        COMMAND_LINE.iter().filter(|(start, why)| why.is_empty() || !named.iter().any(|key| key.starts_with(start)));
    none(&needless.map(|(start, _)| format!("no command in {start}")).collect::<Vec<_>>());
}

#[test]
fn a_text_for_the_screen_fills_in_what_its_entry_is_given() {
    let (zh, en) = (words("zh"), words("en"));
    let mut bad = Vec::new();
    for (key, zh) in &zh {
        let Some(en) = en.get(key) else { continue };
        let [in_zh, in_en] =
            [zh, en].map(|entry| entry.screen.as_deref().map(|text| placeholders(text).collect::<BTreeSet<_>>()));
        if in_zh != in_en {
            bad.push(format!("{key}: {in_zh:?} in zh, {in_en:?} in en"));
        }
        let given: BTreeSet<&str> =
            placeholders(&zh.say).chain(zh.hint.as_deref().into_iter().flat_map(placeholders)).collect();
        bad.extend(
            in_zh.into_iter().flatten().filter(|name| !given.contains(name)).map(|name| format!("{key}: {{{name}}}")),
        );
    }
    none(&bad);
}

#[test]
fn a_text_for_the_screen_replaces_a_hint() {
    let bad = entries().filter(|(_, _, entry)| entry.screen.is_some() && entry.hint.is_none());
    none(&bad.map(|(lang, key, _)| format!("{lang}.toml: {key} has `screen` and no hint")).collect::<Vec<_>>());
}

#[test]
fn keys_named_on_the_screen_are_in_the_table_of_keys() {
    let table: toml::Table = read("assets/keys.toml").parse().unwrap();
    let lines = table.values().flat_map(|lines| lines.as_array().unwrap());
    let known: BTreeSet<&str> =
        lines.flat_map(|line| line["keys"].as_array().unwrap()).filter_map(|key| key.as_str()).collect();
    let mut bad = Vec::new();
    let mut seen = 0;
    for (lang, key, entry) in entries() {
        for name in entry.screen.as_deref().into_iter().flat_map(keys_in) {
            seen += 1;
            if !known.contains(name.as_str()) {
                bad.push(format!("{lang}.toml: {key} names {name}"));
            }
        }
    }
    none(&bad);
    assert!(seen > 50, "{seen}");
}

// `F8`, `Ctrl+O`, `Enter`, `Ins`.
fn keys_in(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '+');
    let function = |word: &str| word.strip_prefix('F').is_some_and(|no| no.parse::<u8>().is_ok());
    let named =
        |word: &&str| function(word) || word.contains('+') || ["Enter", "Ins", "Del", "Esc", "Tab"].contains(word);
    words.filter(named).map(str::to_owned).collect()
}

#[test]
fn what_is_to_be_chosen_is_written_there() {
    for (lang, choose) in [("zh", "选“"), ("en", "choose “")] {
        let words = words(lang);
        let named: BTreeSet<String> = words.values().map(|entry| entry.say.to_lowercase()).collect();
        let chosen = |text: &str| -> Vec<String> {
            let rests = text.split(choose).skip(1);
            rests.filter_map(|rest| rest.split_once('”')).map(|(name, _)| name.to_lowercase()).collect()
        };
        let mut bad = Vec::new();
        let mut seen = 0;
        for (key, entry) in &words {
            for name in entry.screen.as_deref().into_iter().flat_map(chosen) {
                seen += 1;
                if !named.contains(&name) {
                    bad.push(format!("{lang}.toml: {key} says to choose “{name}”"));
                }
            }
        }
        none(&bad);
        assert!(seen > 30, "{seen}");
    }
}

#[test]
fn the_screen_has_hints_of_its_own_and_those_that_fit_both() {
    let words = Words::of(Lang::Zh);
    let printed = Message::of("review-passed").with("number", "柳泉村-2026-0012");
    assert_eq!(words.hint_on_screen(&printed).unwrap(), "接着打印（F8）。");
    assert_eq!(words.hint(&printed).unwrap(), "接着打印：gongshilan print 柳泉村-2026-0012 -o 公示.pdf。");
    let both = Message::of("work-cancelled");
    assert_eq!(words.hint_on_screen(&both), words.hint(&both));
    let neither = Message::of("list-empty");
    assert!(words.hint(&neither).is_some());
    assert_eq!(words.hint_on_screen(&neither), None);
}

#[test]
fn the_hint_of_a_sentence_inside_another_is_that_of_the_screen() {
    let inner = Message::of("review-passed").with("number", "1");
    let outer = Message::of("check-private").with("where", "标题").with_said("what", inner.clone());
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::of(lang);
        assert!(words.hint_on_screen(&inner).is_some());
        assert_eq!(words.hint_on_screen(&outer), words.hint_on_screen(&inner));
        assert_eq!(words.hint(&outer), words.hint(&inner));
    }
}

#[test]
fn screens_ask_for_the_hints_of_the_screen() {
    // Before a screen is open, and where the words of the screen are asked for.
    let allowed = ["tui/start.rs"];
    let tui = sources().into_iter().filter(|source| source.path.starts_with("tui/"));
    let asks = |text: &str| text.split_whitespace().collect::<String>().contains("words.hint(");
    let bad = tui.filter(|source| !allowed.contains(&source.path.as_str()) && asks(&source.text));
    none(&bad.map(|source| format!("src/{}: use ctx.hint", source.path)).collect::<Vec<_>>());
}
