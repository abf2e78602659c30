//! The files of words as they are, before the program reads them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use super::source::project;

/// One entry of a file of words.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The sentence.
    pub(crate) say: String,
    /// What to do about it.
    pub(crate) hint: Option<String>,
    /// What to do about it, as the screen gives it.
    pub(crate) screen: Option<String>,
}

impl Entry {
    /// All its sentences.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = &str> {
        [Some(self.say.as_str()), self.hint.as_deref(), self.screen.as_deref()].into_iter().flatten()
    }

    /// What stands in braces.
    pub(crate) fn placeholders(&self) -> BTreeSet<&str> {
        self.sentences().flat_map(placeholders).collect()
    }
}

/// The entries of `zh` or `en`, by key.
pub(crate) fn words(lang: &str) -> BTreeMap<String, Entry> {
    let folders = ["assets/words", "assets/words/screen", "assets/words/town"];
    let files = folders.map(|folder| read(&format!("{folder}/{lang}.toml")));
    let tables = files.map(|text| text.parse::<toml::Table>().unwrap());
    let entry = |(key, value): (String, toml::Value)| {
        let part = |name: &str| value.get(name).map(|text| text.as_str().unwrap().to_owned());
        (key, Entry { say: part("say").unwrap(), hint: part("hint"), screen: part("screen") })
    };
    tables.into_iter().flatten().map(entry).collect()
}

/// A text file of the project.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(project().join(path)).unwrap()
}

/// The names in braces in a sentence.
pub(crate) fn placeholders(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}
