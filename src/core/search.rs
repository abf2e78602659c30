//! Finding notices by any text and by pinyin initials: `dbcs` finds 低保初审.

use pinyin::ToPinyinMulti;

use super::text::half_width;

/// Whether `text` holds every word of `query`, as it stands or by the initials of its characters.
#[must_use]
pub fn matches(text: &str, query: &str) -> bool {
    Searchable::new([text]).matches(query)
}

/// Texts made ready for being searched many times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Searchable {
    texts: Box<[Text]>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Text {
    // Half-width, lower case.
    plain: Box<str>,
    // For every letter, digit and character the initials by which it is found, one bit each.
    initials: Box<[u64]>,
}

impl Searchable {
    /// Makes `texts` ready.
    pub fn new<'a>(texts: impl IntoIterator<Item = &'a str>) -> Self {
        let mut texts: Vec<Text> = texts.into_iter().map(Text::new).collect();
        // Lists repeat villages and opinions in every row.
        texts.sort();
        texts.dedup();
        Self { texts: texts.into() }
    }

    /// Whether one of the texts holds every word of `query`, as it stands or by the initials of its
    /// characters. A blank query fits everything.
    #[must_use]
    pub fn matches(&self, query: &str) -> bool {
        let query = half_width(query).to_lowercase();
        let words: Vec<Word<'_>> = query.split_whitespace().map(Word::new).collect();
        words.is_empty() || self.texts.iter().any(|text| words.iter().all(|word| text.holds(word)))
    }
}

impl Text {
    fn new(text: &str) -> Self {
        let plain: Box<str> = half_width(text).to_lowercase().into();
        let initials = plain.chars().filter(|c| c.is_alphanumeric()).map(initials).collect();
        Self { plain, initials }
    }

    fn holds(&self, word: &Word<'_>) -> bool {
        self.plain.contains(word.plain) || word.initials.as_ref().is_some_and(|wanted| self.begins(wanted))
    }

    fn begins(&self, wanted: &[u64]) -> bool {
        let fits = |window: &[u64]| window.iter().zip(wanted).all(|(has, wants)| has & wants != 0);
        self.initials.windows(wanted.len()).any(fits)
    }
}

/// A word of a query, never empty.
struct Word<'a> {
    plain: &'a str,
    // Only Latin letters and digits are initials.
    initials: Option<Vec<u64>>,
}

impl<'a> Word<'a> {
    fn new(plain: &'a str) -> Self {
        let initials = plain.chars().all(|c| c.is_ascii_alphanumeric()).then(|| plain.chars().map(bit).collect());
        Self { plain, initials }
    }
}

// A character with several readings (重) is found by each of them.
fn initials(c: char) -> u64 {
    if c.is_ascii() {
        return bit(c);
    }
    let readings = c.to_pinyin_multi().into_iter().flatten();
    readings.filter_map(|reading| reading.plain().chars().next()).fold(0, |bits, c| bits | bit(c))
}

// Digits, then small letters; nothing else is ever asked for.
fn bit(c: char) -> u64 {
    c.to_digit(36).filter(|_| c.is_ascii()).map_or(0, |place| 1 << place)
}
