//! Headings, words and signs that spreadsheets use: data, `assets/synonyms.toml`.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Lexicon {
    pub(super) columns: BTreeMap<String, Vec<String>>,
    pub(super) headings: Headings,
    pub(super) rows: Rows,
    pub(super) content: Content,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Headings {
    pub(super) private: Vec<String>,
    pub(super) remarks: Vec<String>,
    pub(super) serial: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Rows {
    pub(super) total: Vec<String>,
    pub(super) part: Vec<String>,
    pub(super) unchecked: Vec<String>,
    pub(super) note: Vec<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Content {
    pub(super) place: Vec<String>,
}

static LEXICON: OnceLock<Lexicon> = OnceLock::new();

/// The lexicon, read from the binary once. A test reads the file: a broken one never ships.
pub(super) fn lexicon() -> &'static Lexicon {
    LEXICON.get_or_init(|| toml::from_str(include_str!("../../assets/synonyms.toml")).unwrap_or_default())
}

/// Whether `text` contains one of `words`.
pub(super) fn mentions(text: &str, words: &[String]) -> bool {
    words.iter().any(|word| text.contains(word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::Lexicon;

    #[test]
    fn the_file_is_read_whole() {
        let read: Result<Lexicon, _> = toml::from_str(include_str!("../../assets/synonyms.toml"));
        assert!(read.is_ok(), "{read:?}");
    }
}
