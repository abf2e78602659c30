//! Keys: none that the program names is missing, none in the files is forgotten.

use std::collections::BTreeSet;

use gongshilan::core::template::Shelf;
use gongshilan::core::words::Lang;

use super::files::{read, words};
use super::help::shown;
use super::none;
use super::source::{Token, sources, tokens, without_tests};
use super::uses::{How, faults, filled, uses};

/// Texts in the sources that are written like keys and are none, besides the ids of templates.
const NO_KEYS: &[&str] = &[
    // Types of fields and remedies, as templates write them.
    "choice-multi",
    "long-text",
    "reverify-reply",
    "reverify-repost",
    // How posters are fitted, as the command line and the screen write it.
    "one-page",
    // Trees of the index.
    "by-stage",
    "of-notice",
    // What a date looks like, for arguments.
    "yyyy-mm-dd",
];

/// The help of commands and arguments: `cli::help` makes these keys from their names.
const HELP: &str = "help-";

/// The sources without their tests.
pub(crate) fn code() -> Vec<(String, Vec<Token>)> {
    sources().into_iter().map(|source| (source.path, without_tests(&tokens(&source.text)))).collect()
}

/// Keys that stand in data instead of code: what each notice of the practice board shows.
fn in_stories() -> BTreeSet<String> {
    let stories: toml::Table = read("assets/practice/stories.toml").parse().unwrap();
    let stories = stories["story"].as_array().unwrap();
    stories.iter().map(|story| story["what"].as_str().unwrap().to_owned()).collect()
}

/// Names that the table of keys gives to actions on single screens.
fn in_keys() -> BTreeSet<String> {
    let keys: toml::Table = read("assets/keys.toml").parse().unwrap();
    let lines = keys.values().flat_map(|lines| lines.as_array().unwrap());
    lines.filter_map(|line| line.get("say")).map(|say| say.as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_key_that_the_program_names_is_there() {
    let known = words("zh");
    let (shelf, _) = Shelf::new(&[]);
    let mut missing = BTreeSet::new();
    for (path, tokens) in code() {
        for named in uses(&tokens) {
            let other = NO_KEYS.contains(&named.key.as_str()) || shelf.get(&named.key).is_ok();
            if !known.contains_key(&named.key) && (named.how == How::Said || !other) {
                missing.insert(format!("{}: src/{path}:{}", named.key, named.line));
            }
        }
    }
    let stories = in_stories().into_iter().filter(|key| !known.contains_key(key));
    missing.extend(stories.map(|key| format!("{key}: assets/practice/stories.toml")));
    let keys = in_keys().into_iter().filter(|key| !known.contains_key(key));
    missing.extend(keys.map(|key| format!("{key}: assets/keys.toml")));
    none(&missing.into_iter().collect::<Vec<_>>());
}

#[test]
fn every_key_in_the_files_is_used() {
    let code = code();
    let mut used = in_stories();
    used.extend(in_keys());
    used.extend(code.iter().flat_map(|(_, tokens)| uses(tokens)).map(|named| named.key));
    let help: BTreeSet<String> = shown(Lang::Zh).into_iter().map(|shown| shown.text).collect();
    let words = words("zh");
    let idle = words.iter().filter(|(key, entry)| {
        let in_help = key.starts_with(HELP) && help.contains(entry.say.as_str());
        !used.contains(key.as_str()) && !in_help
    });
    none(&idle.map(|(key, _)| format!("used nowhere: {key}")).collect::<Vec<_>>());
}

#[test]
fn every_fault_says_what_to_do() {
    let words = words("zh");
    let faults: BTreeSet<String> = code().iter().flat_map(|(_, tokens)| faults(tokens)).collect();
    let mute = faults.iter().filter(|key| words.get(*key).is_some_and(|entry| entry.hint.is_none()));
    none(&mute.map(|key| format!("has no hint: {key}")).collect::<Vec<_>>());
}

#[test]
fn every_placeholder_is_filled_somewhere() {
    let filled: BTreeSet<String> = code().iter().flat_map(|(_, tokens)| filled(tokens)).collect();
    let words = words("zh");
    let open = words.iter().flat_map(|(key, entry)| entry.placeholders().into_iter().map(move |name| (key, name)));
    let open = open.filter(|(_, name)| !filled.contains(*name));
    none(&open.map(|(key, name)| format!("never filled: {{{name}}} of {key}")).collect::<Vec<_>>());
}
