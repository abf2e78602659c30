//! Chinese and English beside each other.

use std::collections::BTreeSet;

use gongshilan::core::words::{Lang, Words};

use super::files::words;
use super::help::shown;
use super::none;

/// Signs that an English sentence has no use for.
const CHINESE_SIGNS: &str = "，。、；：？！（）《》【】「」『』〔〕～￥\u{3000}";

#[test]
fn the_program_reads_every_entry_of_the_files() {
    for (lang, file) in [(Lang::Zh, "zh"), (Lang::En, "en")] {
        let file = words(file);
        let read: BTreeSet<&str> = Words::of(lang).entries().map(|(key, _, _)| key).collect();
        assert_eq!(read, file.keys().map(String::as_str).collect());
    }
}

#[test]
fn both_languages_have_the_same_keys() {
    let (zh, en) = (words("zh"), words("en"));
    let only_zh = zh.keys().filter(|key| !en.contains_key(*key)).map(|key| format!("not in en.toml: {key}"));
    let only_en = en.keys().filter(|key| !zh.contains_key(*key)).map(|key| format!("not in zh.toml: {key}"));
    none(&only_zh.chain(only_en).collect::<Vec<_>>());
}

#[test]
fn both_languages_fill_in_the_same() {
    let (zh, en) = (words("zh"), words("en"));
    let pairs = zh.iter().filter_map(|(key, zh)| Some((key, zh, en.get(key)?)));
    let unlike = pairs.filter(|(_, zh, en)| zh.placeholders() != en.placeholders());
    let said =
        unlike.map(|(key, zh, en)| format!("{key}: {:?} in zh, {:?} in en", zh.placeholders(), en.placeholders()));
    none(&said.collect::<Vec<_>>());
}

#[test]
fn a_hint_stands_in_both_languages_or_in_none() {
    let (zh, en) = (words("zh"), words("en"));
    let pairs = zh.iter().filter_map(|(key, zh)| Some((key, zh, en.get(key)?)));
    let unlike = pairs.filter(|(_, zh, en)| zh.hint.is_some() != en.hint.is_some());
    none(&unlike.map(|(key, _, _)| format!("hint in one language only: {key}")).collect::<Vec<_>>());
}

#[test]
fn no_sentence_is_empty_or_has_loose_braces() {
    for lang in ["zh", "en"] {
        let words = words(lang);
        let bad =
            words.iter().filter(|(_, entry)| entry.sentences().any(|text| text.trim().is_empty() || !is_closed(text)));
        none(&bad.map(|(key, _)| format!("{lang}.toml: {key}")).collect::<Vec<_>>());
    }
}

#[test]
fn english_has_no_chinese_punctuation() {
    let words = words("en");
    let bad = words.iter().filter(|(_, entry)| entry.sentences().any(has_chinese_signs));
    none(&bad.map(|(key, _)| format!("en.toml: {key}")).collect::<Vec<_>>());
}

#[test]
fn help_speaks_the_language_it_was_asked_for() {
    for lang in [Lang::Zh, Lang::En] {
        let silent = |text: &str| text.trim().is_empty() || text.contains("help-");
        let foreign = |text: &str| match lang {
            Lang::Zh => !text.contains(is_han),
            Lang::En => has_chinese_signs(text),
        };
        let bad = shown(lang).into_iter().filter(|shown| silent(&shown.text) || foreign(&shown.text));
        none(&bad.map(|shown| format!("{lang:?} {}: “{}”", shown.place, shown.text)).collect::<Vec<_>>());
    }
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Whether a Chinese sign stands in a text with no Chinese word beside it: examples such as
/// `示例镇办公室（一楼）` may have theirs.
pub(crate) fn has_chinese_signs(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let han = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| is_han(*c));
    let lost = |at: usize| CHINESE_SIGNS.contains(chars[at]) && !han(at.checked_sub(1)) && !han(Some(at + 1));
    (0..chars.len()).any(lost)
}

/// Whether every brace has its partner.
pub(crate) fn is_closed(text: &str) -> bool {
    let mut open = false;
    for c in text.chars().filter(|c| "{}".contains(*c)) {
        if open == (c == '{') {
            return false;
        }
        open = !open;
    }
    !open
}
