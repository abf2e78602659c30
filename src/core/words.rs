//! Sentences for people are data: `assets/words/zh.toml` and `en.toml`, those of the screen alone in
//! `assets/words/screen`, those for supervisors in `assets/words/town`, one entry a key.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Display;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::text::printable;

/// A sentence not yet said: a key of `assets/words` and what fills its `{placeholders}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Message {
    /// The key in `assets/words/*.toml`.
    pub key: Cow<'static, str>,
    /// Placeholder and what fills it, in the order they were given.
    pub args: Vec<(Cow<'static, str>, Arg)>,
}

/// What fills a placeholder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Arg {
    /// A text, the same in every language.
    Text(String),
    /// Another key of `assets/words`, such as the name of a stage.
    Word(Cow<'static, str>),
    /// A whole sentence inside this one.
    Said(Box<Message>),
}

impl Message {
    /// The sentence of `key`.
    #[must_use]
    pub const fn of(key: &'static str) -> Self {
        Self { key: Cow::Borrowed(key), args: Vec::new() }
    }

    /// Fills `{name}` with `value`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Display) -> Self {
        self.args.push((Cow::Borrowed(name), Arg::Text(value.to_string())));
        self
    }

    /// The text that fills `{name}`; the key for a word of another key.
    #[must_use]
    pub fn arg(&self, name: &str) -> Option<&str> {
        let (_, arg) = self.args.iter().find(|(key, _)| key == name)?;
        Some(match arg {
            Arg::Text(text) => text,
            Arg::Word(key) => key,
            Arg::Said(message) => &message.key,
        })
    }

    /// Fills `{name}` with another sentence; its hint is said where this one has none.
    #[must_use]
    pub fn with_said(mut self, name: &'static str, message: Self) -> Self {
        self.args.push((Cow::Borrowed(name), Arg::Said(Box::new(message))));
        self
    }

    /// Fills `{name}` with the word of another key.
    #[must_use]
    pub fn with_word(mut self, name: &'static str, key: &'static str) -> Self {
        self.args.push((Cow::Borrowed(name), Arg::Word(Cow::Borrowed(key))));
        self
    }
}

/// The language of the interface. Posters are always in the language of their template.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// 简体中文, the default.
    #[default]
    Zh,
    /// English.
    En,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    #[serde(borrow)]
    say: Cow<'static, str>,
    /// What to do about it, as the command line gives it.
    #[serde(borrow)]
    hint: Option<Cow<'static, str>>,
    /// The same as the screen gives it, where the hint names a command.
    #[serde(borrow)]
    screen: Option<Cow<'static, str>>,
}

impl Entry {
    fn hint(&self) -> Option<&str> {
        self.hint.as_deref()
    }

    // Whoever stands before a screen cannot run a command: rather no advice than that.
    fn hint_on_screen(&self) -> Option<&str> {
        self.screen.as_deref().or_else(|| self.hint().filter(|hint| !names_command(hint)))
    }
}

/// All sentences of one language.
#[derive(Debug)]
pub struct Words {
    entries: BTreeMap<&'static str, Entry>,
}

// Made by `build.rs` of what stands in `assets/words`.
const ZH_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words-zh.json"));
const EN_WORDS: &str = include_str!(concat!(env!("OUT_DIR"), "/words-en.json"));

static ZH: OnceLock<Words> = OnceLock::new();
static EN: OnceLock<Words> = OnceLock::new();

impl Words {
    /// The sentences of `lang`, read from the binary once.
    #[must_use]
    pub fn of(lang: Lang) -> &'static Self {
        match lang {
            Lang::Zh => ZH.get_or_init(|| Self::read(ZH_WORDS)),
            Lang::En => EN.get_or_init(|| Self::read(EN_WORDS)),
        }
    }

    // They are part of the binary and a test reads both: broken ones never ship.
    fn read(words: &'static str) -> Self {
        Self { entries: serde_json::from_str(words).unwrap_or_default() }
    }

    /// The sentence for `message`. A key that is not there is shown as it is, never hidden.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        match self.entries.get(message.key.as_ref()) {
            Some(entry) => self.fill(&entry.say, &message.args),
            None => format!("{} {:?}", message.key, message.args),
        }
    }

    /// What to do about it, where there is something to do.
    #[must_use]
    pub fn hint(&self, message: &Message) -> Option<String> {
        self.advice(message, Entry::hint)
    }

    /// What to do about it for somebody before the screen: in its own words and keys, and never a
    /// command to run.
    #[must_use]
    pub fn hint_on_screen(&self, message: &Message) -> Option<String> {
        self.advice(message, Entry::hint_on_screen)
    }

    fn advice(&self, message: &Message, of: fn(&Entry) -> Option<&str>) -> Option<String> {
        match of(self.entries.get(message.key.as_ref())?) {
            Some(text) => Some(self.fill(text, &message.args)),
            None => message.args.iter().find_map(|(_, arg)| match arg {
                Arg::Said(inner) => self.advice(inner, of),
                _ => None,
            }),
        }
    }

    /// A fixed word such as a heading: the sentence of `key` without placeholders.
    #[must_use]
    pub fn word(&self, key: &'static str) -> String {
        self.say(&Message::of(key))
    }

    /// Every key with its sentence and hint, for the test that compares the languages.
    pub fn entries(&self) -> impl Iterator<Item = (&str, &str, Option<&str>)> {
        self.entries.iter().map(|(key, entry)| (*key, entry.say.as_ref(), entry.hint.as_deref()))
    }

    // One pass from left to right, so that braces inside a filled-in text stay as they are.
    fn fill(&self, pattern: &str, args: &[(Cow<'static, str>, Arg)]) -> String {
        let mut out = String::with_capacity(pattern.len());
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            out.push_str(before);
            let Some((name, tail)) = after.split_once('}') else {
                out.push('{');
                rest = after;
                continue;
            };
            match args.iter().find(|(key, _)| key == name) {
                Some((_, Arg::Text(text))) => out.extend(text.chars().map(printable)),
                Some((_, Arg::Said(message))) => out.push_str(&self.say(message)),
                Some((_, Arg::Word(key))) => out.push_str(&self.say(&Message { key: key.clone(), args: Vec::new() })),
                None => out.extend(["{", name, "}"]),
            }
            rest = tail;
        }
        out.push_str(rest);
        out
    }
}

// The program as it is called, its variables, or a flag such as `--by` or `-o`.
fn names_command(text: &str) -> bool {
    let is_flag = |word: &str| {
        let name = word.strip_prefix("--").or_else(|| word.strip_prefix('-'));
        name.is_some_and(|name| name.starts_with(|first: char| first.is_ascii_lowercase()))
    };
    let within = |c: char| c.is_ascii_alphanumeric() || "-_}".contains(c);
    text.contains("gongshilan") || text.contains("GONGSHILAN_") || text.split(|c| !within(c)).any(is_flag)
}
