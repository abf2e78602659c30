//! Searching by text and by pinyin initials.

use gongshilan::core::search::{Searchable, matches};
use gongshilan::core::text::half_width;
use pinyin::ToPinyinMulti;
use proptest::prelude::*;

#[test]
fn initials_find_titles() {
    let title = "关于2026年11月最低生活保障初审结果的公示";
    for query in ["初审", "2026", "zdshbz", "ZDSHBZ", "csjg", "公示 csjg", "ｚｄｓｈ", ""] {
        assert!(matches(title, query), "{query}");
    }
    for query in ["终审", "zdshx", "确认", "初审 确认"] {
        assert!(!matches(title, query), "{query}");
    }
    assert!(matches("低保初审", "dbcs"));
}

#[test]
fn a_character_with_two_readings_is_found_by_both() {
    assert!(matches("重新公示", "cxgs"));
    assert!(matches("重新公示", "zxgs"));
}

#[test]
fn all_words_are_wanted_in_one_and_the_same_text() {
    let texts = Searchable::new(["低保初审", "张样例", "柳泉村1组"]);
    for query in ["低保", "dbcs", "初审 db", "zyl", "1组", "lqc1z", "", " \u{200B} "] {
        assert!(texts.matches(query), "{query}");
    }
    for query in ["低保 样例", "sz", "样 例 组", "zlq", "初-审"] {
        assert!(!texts.matches(query), "{query}");
    }
    assert!(!Searchable::default().matches("低") && Searchable::default().matches(""));
}

/// The question asked anew, text by text and character by character.
fn plainly(text: &str, query: &str) -> bool {
    let (text, query) = (half_width(text).to_lowercase(), half_width(query).to_lowercase());
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphanumeric()).collect();
    let readable = |c: char, wanted: char| match c.to_pinyin_multi().filter(|_| !c.is_ascii()) {
        Some(readings) => readings.into_iter().any(|reading| reading.plain().starts_with(wanted)),
        None => c == wanted,
    };
    query.split_whitespace().all(|word| {
        let wanted: Vec<char> = word.chars().collect();
        let latin = wanted.iter().all(char::is_ascii_alphanumeric);
        let begins = |window: &[char]| window.iter().zip(&wanted).all(|(c, wanted)| readable(*c, *wanted));
        text.contains(word) || (latin && letters.windows(wanted.len()).any(begins))
    })
}

// Characters with several readings, none and a foreign one; signs, blanks and what cannot be seen.
const TEXT: &str = "[重行低保初审女绿嗯呣〇一丁éßκЖ①ＡａZzcqxlnm0-9（）·\\-\u{200B}\u{3000} ]{0,8}";
const QUERY: &str = "[重低保审女éκdbcsxzhnlm①ＡaZ09（\\-\u{200B} ]{0,4}";

proptest! {
    #[test]
    fn ready_texts_answer_as_texts_do(texts in proptest::collection::vec(TEXT, 1..4), query in QUERY) {
        let expected = texts.iter().any(|text| plainly(text, &query));
        prop_assert_eq!(Searchable::new(texts.iter().map(String::as_str)).matches(&query), expected);
        prop_assert_eq!(texts.iter().any(|text| matches(text, &query)), expected);
    }
}
