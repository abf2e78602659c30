//! One table of a TOML file, read key by key; every slip becomes a problem with its position.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::super::words::Message;
use super::problems::{Problems, nearest_first};

/// Ten years: more days than that are a slip of the pen.
const MOST_DAYS: u32 = 3650;

/// A table being read. Ask for every key it may hold, then call [`Section::finish`].
pub(super) struct Section<'d> {
    // `None` stands for a section that is missing and was told of: it misses nothing more.
    table: Option<&'d DeTable<'d>>,
    path: String,
    at: usize,
    asked: Vec<&'static str>,
}

impl<'d> Section<'d> {
    /// The whole file.
    pub(super) fn root(table: &'d DeTable<'d>) -> Self {
        Self { table: Some(table), path: String::new(), at: 0, asked: Vec::new() }
    }

    /// How a value of this section is called in [`Problems`]: `field.2.label`.
    pub(super) fn name(&self, key: &str) -> String {
        if self.path.is_empty() { key.to_owned() } else { format!("{}.{key}", self.path) }
    }

    /// Whether the file has this section.
    pub(super) const fn is_there(&self) -> bool {
        self.table.is_some()
    }

    /// A text, not blank; a problem when it is not there.
    pub(super) fn need_text(&mut self, log: &mut Problems, key: &'static str) -> String {
        let there = self.has(key);
        let text = self.text(log, key);
        if !there {
            self.missing(log, key);
        } else if text.as_ref().is_some_and(|text| text.trim().is_empty()) {
            log.add_at(&self.name(key), Message::of("template-empty").with("key", key));
        }
        text.unwrap_or_default()
    }

    /// A text that need not be there.
    pub(super) fn text(&mut self, log: &mut Problems, key: &'static str) -> Option<String> {
        let value = self.value(log, key)?;
        let text = value.get_ref().as_str().map(str::to_owned);
        kept(log, value, key, "template-not-text", text)
    }

    /// A list of texts; empty when it is not there.
    pub(super) fn texts(&mut self, log: &mut Problems, key: &'static str) -> Vec<String> {
        let name = self.name(key);
        let mut out = Vec::new();
        for (i, value) in self.list(log, key).iter().enumerate() {
            log.mark(format!("{name}.{i}"), value.span());
            let text = value.get_ref().as_str().map(str::to_owned);
            out.extend(kept(log, value, key, "template-not-text", text));
        }
        out
    }

    /// A list of texts with at least one in it.
    pub(super) fn need_texts(&mut self, log: &mut Problems, key: &'static str) -> Vec<String> {
        self.some(log, key);
        self.texts(log, key)
    }

    /// A number of days, from 1 to ten years.
    pub(super) fn days(&mut self, log: &mut Problems, key: &'static str) -> Option<u32> {
        let value = self.value(log, key)?;
        let number = value.get_ref().as_integer().and_then(|n| u32::from_str_radix(n.as_str(), n.radix()).ok());
        let number = kept(log, value, key, "template-not-number", number)?;
        let slip = match number {
            0 => "template-zero",
            1..=MOST_DAYS => return Some(number),
            _ => "template-too-many",
        };
        log.add(value.span().start, Message::of(slip).with("key", key).with("most", MOST_DAYS));
        None
    }

    /// A number of days that must be there.
    pub(super) fn need_days(&mut self, log: &mut Problems, key: &'static str) -> Option<u32> {
        if !self.has(key) {
            self.missing(log, key);
        }
        self.days(log, key)
    }

    /// `true` or `false`; `false` when it is not there.
    pub(super) fn flag(&mut self, log: &mut Problems, key: &'static str) -> bool {
        let Some(value) = self.value(log, key) else { return false };
        kept(log, value, key, "template-not-flag", value.get_ref().as_bool()).unwrap_or_default()
    }

    /// One of the words of `known`.
    pub(super) fn word<T: Copy>(
        &mut self,
        log: &mut Problems,
        key: &'static str,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text(log, key)?;
        let found = chosen(&text, known);
        if found.is_none() {
            log.add_at(&self.name(key), unknown_word(key, &text, known));
        }
        found
    }

    /// One of the words of `known`, which must be there.
    pub(super) fn need_word<T: Copy>(
        &mut self,
        log: &mut Problems,
        key: &'static str,
        known: &[(&'static str, T)],
    ) -> Option<T> {
        if !self.has(key) {
            self.missing(log, key);
        }
        self.word(log, key, known)
    }

    /// A list of words of `known` with at least one in it.
    pub(super) fn need_words<T: Copy>(
        &mut self,
        log: &mut Problems,
        key: &'static str,
        known: &[(&'static str, T)],
    ) -> Vec<T> {
        let texts = self.need_texts(log, key);
        let mut out = Vec::new();
        for (i, text) in texts.iter().enumerate() {
            match chosen(text, known) {
                Some(value) => out.push(value),
                None => log.add_at(&format!("{}.{i}", self.name(key)), unknown_word(key, text, known)),
            }
        }
        out
    }

    /// The table called `key`.
    pub(super) fn section(&mut self, log: &mut Problems, key: &'static str) -> Option<Section<'d>> {
        let value = self.value(log, key)?;
        let table = kept(log, value, key, "template-not-section", value.get_ref().as_table())?;
        Some(Section { table: Some(table), path: self.name(key), at: value.span().start, asked: Vec::new() })
    }

    /// The table called `key`; a problem, and one without content, when it is not there.
    pub(super) fn need_section(&mut self, log: &mut Problems, key: &'static str) -> Section<'d> {
        if !self.has(key) {
            self.missing(log, key);
        }
        let absent = Section { table: None, path: self.name(key), at: self.at, asked: Vec::new() };
        self.section(log, key).unwrap_or(absent)
    }

    /// All tables `[[key]]`.
    pub(super) fn sections(&mut self, log: &mut Problems, key: &'static str) -> Vec<Section<'d>> {
        let name = self.name(key);
        let mut out = Vec::new();
        for (i, value) in self.list(log, key).iter().enumerate() {
            let path = format!("{name}.{i}");
            log.mark(path.clone(), value.span());
            if let Some(table) = kept(log, value, key, "template-not-section", value.get_ref().as_table()) {
                out.push(Section { table: Some(table), path, at: value.span().start, asked: Vec::new() });
            }
        }
        out
    }

    /// A problem for every key that nobody asked for.
    pub(super) fn finish(self, log: &mut Problems) {
        for key in
            self.table.iter().flat_map(|table| table.keys()).filter(|key| !self.asked.contains(&key.get_ref().as_ref()))
        {
            let word = key.get_ref().as_ref();
            let known = nearest_first(word, self.asked.iter().copied());
            let message = Message::of("template-unknown-key").with("key", word).with("known", known);
            log.add(key.span().start, message);
        }
    }

    fn list(&mut self, log: &mut Problems, key: &'static str) -> &'d [Spanned<DeValue<'d>>] {
        let Some(value) = self.value(log, key) else { return &[] };
        let list = value.get_ref().as_array().map(|list| &**list);
        kept(log, value, key, "template-not-list", list).unwrap_or_default()
    }

    fn value(&mut self, log: &mut Problems, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.asked.push(key);
        let value = self.table?.get(key)?;
        log.mark(self.name(key), value.span());
        Some(value)
    }

    fn has(&self, key: &str) -> bool {
        self.table.is_some_and(|table| table.contains_key(key))
    }

    // A problem for a list that is missing or has nothing in it.
    fn some(&self, log: &mut Problems, key: &'static str) {
        match self.table.and_then(|table| table.get(key)) {
            None => self.missing(log, key),
            Some(value) if value.get_ref().as_array().is_some_and(|list| list.is_empty()) => {
                log.add(value.span().start, Message::of("template-missing-key").with("key", key));
            }
            Some(_) => {}
        }
    }

    fn missing(&self, log: &mut Problems, key: &'static str) {
        if self.is_there() {
            log.add(self.at, Message::of("template-missing-key").with("key", key));
        }
    }
}

// Tells of a value of the wrong type, and hands the right one on.
fn kept<T>(
    log: &mut Problems,
    value: &Spanned<DeValue<'_>>,
    key: &'static str,
    slip: &'static str,
    read: Option<T>,
) -> Option<T> {
    if read.is_none() {
        log.add(value.span().start, Message::of(slip).with("key", key));
    }
    read
}

fn chosen<T: Copy>(text: &str, known: &[(&'static str, T)]) -> Option<T> {
    known.iter().find(|(word, _)| *word == text).map(|(_, value)| *value)
}

fn unknown_word<T>(key: &'static str, text: &str, known: &[(&'static str, T)]) -> Message {
    let known = nearest_first(text, known.iter().map(|(word, _)| *word));
    Message::of("template-unknown-word").with("key", key).with("word", text).with("known", known)
}
