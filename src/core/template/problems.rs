//! What is wrong with one file, each with its line and column, told together.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::super::fault::Fault;
use super::super::words::Message;

/// Gathers the problems of one file and remembers where each value stands in it.
pub(super) struct Problems<'t> {
    file: &'t str,
    text: &'t str,
    found: Vec<(usize, Message)>,
    spots: BTreeMap<String, Range<usize>>,
    doubtful: BTreeSet<String>,
}

impl<'t> Problems<'t> {
    pub(super) fn of(file: &'t str, text: &'t str) -> Self {
        Self { file, text, found: Vec::new(), spots: BTreeMap::new(), doubtful: BTreeSet::new() }
    }

    /// Remembers that the value called `path` stands at `spot` (bytes).
    pub(super) fn mark(&mut self, path: String, spot: Range<usize>) {
        self.spots.insert(path, spot);
    }

    /// Whether the file says anything under `path`.
    pub(super) fn says(&self, path: &str) -> bool {
        self.spots.contains_key(path)
    }

    /// Remembers that the type of the field or column `key` could not be read: what rests on its
    /// type is not blamed on others.
    pub(super) fn doubt(&mut self, key: &str) {
        self.doubtful.insert(key.to_owned());
    }

    /// Whether the type of `key` could not be read.
    pub(super) fn doubts(&self, key: &str) -> bool {
        self.doubtful.contains(key)
    }

    /// Whether the types of all fields and columns could be read.
    pub(super) fn knows_types(&self) -> bool {
        self.doubtful.is_empty()
    }

    /// The line of the value called `path`.
    pub(super) fn line(&self, path: &str) -> usize {
        position(self.text, self.start(path)).0
    }

    /// A problem at byte `at`.
    pub(super) fn add(&mut self, at: usize, message: Message) {
        self.found.push((at, message));
    }

    /// A problem with the value called `path`.
    pub(super) fn add_at(&mut self, path: &str, message: Message) {
        self.add(self.start(path), message);
    }

    /// A problem at byte `offset` of `content`, the text that the value called `path` holds.
    pub(super) fn add_inside(&mut self, path: &str, content: &str, offset: usize, message: Message) {
        let written = self.spots.get(path).and_then(|spot| self.text.get(spot.clone()));
        // With escapes in it the text is not found as it is written: then the value itself is named.
        let within = written.and_then(|written| written.find(content)).map_or(0, |quote| quote + offset);
        self.add(self.start(path) + within, message);
    }

    /// `read`, when nothing is wrong.
    pub(super) fn result<T>(self, read: T) -> Result<T, Fault> {
        if self.found.is_empty() { Ok(read) } else { Err(self.fault()) }
    }

    /// Everything as one fault, in the order of the file.
    pub(super) fn fault(mut self) -> Fault {
        self.found.sort_by_key(|(at, _)| *at);
        let head = Message::of("template-broken").with("file", self.file).with("count", self.found.len());
        let details = self.found.into_iter().map(|(at, message)| placed(message, self.file, self.text, at)).collect();
        Fault::input(head).because(details)
    }

    fn start(&self, path: &str) -> usize {
        self.spots.get(path).map_or(0, |spot| spot.start)
    }
}

fn placed(message: Message, file: &str, text: &str, at: usize) -> Message {
    let (line, column) = position(text, at);
    message.with("file", file).with("line", line).with("column", column)
}

// Both counted from 1, the column in characters: an editor shows it so.
fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().map_or(0, |last| last.chars().count()) + 1;
    (line, column)
}

/// `known` joined for a sentence, the one nearest to `word` first.
pub(super) fn nearest_first<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let mut list: Vec<&str> = known.into_iter().collect();
    let near = |name: &&str| strsim::jaro_winkler(word, name);
    let best = list.iter().enumerate().max_by(|a, b| near(a.1).total_cmp(&near(b.1))).map(|(place, _)| place);
    if let Some(place) = best.filter(|place| list.get(*place).is_some_and(|name| near(name) > 0.7)) {
        let nearest = list.remove(place);
        list.insert(0, nearest);
    }
    list.join("、")
}
