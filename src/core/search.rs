//! Finding notices by any text and by pinyin initials: `dbcs` finds 低保初审.

use pinyin::ToPinyinMulti;

use super::text::half_width;

/// Whether `text` holds `query`, as it stands or by the initials of its characters.
#[must_use]
pub fn matches(text: &str, query: &str) -> bool {
    let query = half_width(query).to_lowercase();
    if query.is_empty() {
        return true;
    }
    let plain = half_width(text).to_lowercase();
    let words: Vec<&str> = query.split_whitespace().collect();
    words.iter().all(|word| plain.contains(word) || by_initials(&plain, word))
}

fn by_initials(text: &str, query: &str) -> bool {
    if !query.chars().all(|c| c.is_ascii_alphanumeric()) {
        return false;
    }
    let initials: Vec<Vec<char>> = text.chars().filter(|c| c.is_alphanumeric()).map(initials).collect();
    let wanted: Vec<char> = query.chars().collect();
    let fits = |window: &[Vec<char>]| window.iter().zip(&wanted).all(|(options, c)| options.contains(c));
    initials.windows(wanted.len()).any(fits)
}

// A character with several readings (重) is found by each of them.
fn initials(c: char) -> Vec<char> {
    if c.is_ascii() {
        return vec![c];
    }
    match c.to_pinyin_multi() {
        Some(readings) => readings.into_iter().filter_map(|reading| reading.plain().chars().next()).collect(),
        None => vec![c],
    }
}
