//! Paragraphs in columns: nothing too wide, nothing lost, no punctuation at the wrong edge.

use gongshilan::core::linebreak::{never_first, never_last};
use gongshilan::core::text::width;
use gongshilan::core::wrap::wrap;
use proptest::prelude::*;

fn solid(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect()
}

#[test]
fn a_paragraph_is_indented_once() {
    let lines = wrap("现将名单张贴公示，征求群众意见。", 12, 4);
    assert_eq!(lines, ["    现将名单", "张贴公示，征", "求群众意见。"]);
}

#[test]
fn every_line_feed_begins_a_paragraph() {
    assert_eq!(wrap("甲\n\n  乙  \r\n丙", 10, 2), ["  甲", "", "  乙", "  丙"]);
    assert_eq!(wrap("", 10, 2), [""]);
}

#[test]
fn punctuation_keeps_its_word() {
    assert_eq!(wrap("公示时间（七天）。", 10, 0), ["公示时间", "（七天）。"]);
    assert_eq!(wrap("征求意见，七天", 8, 0), ["征求意", "见，七天"]);
}

#[test]
fn dates_and_amounts_stay_whole() {
    assert_eq!(wrap("自2026年12月1日起", 14, 0), ["自", "2026年12月1日", "起"]);
    assert_eq!(wrap("月人均补助1,234.50元整", 16, 0), ["月人均补助", "1,234.50元整"]);
}

#[test]
fn a_word_longer_than_the_line_is_cut() {
    assert_eq!(wrap(&"A".repeat(25), 10, 0), ["A".repeat(10), "A".repeat(10), "A".repeat(5)]);
    assert_eq!(wrap("ABCDEFGH，甲", 8, 0), ["ABCDEFG", "H，甲"]);
}

#[test]
fn what_has_no_width_stays_with_the_one_before() {
    assert_eq!(wrap("e\u{301}e\u{301}e\u{301}", 2, 0), ["e\u{301}e\u{301}", "e\u{301}"]);
    assert_eq!(wrap("辻\u{E0100}样例", 2, 0), ["辻\u{E0100}", "样", "例"]);
}

#[test]
fn escapes_do_not_reach_the_screen() {
    assert_eq!(wrap("甲\u{1B}[2J乙\t丙", 20, 0), ["甲 [2J乙 丙"]);
}

#[test]
fn the_narrowest_screen_still_ends() {
    for columns in 0..2 {
        assert_eq!(wrap("公示，", columns, 4), ["公", "示", "，"]);
    }
}

proptest! {
    #[test]
    fn no_line_is_too_wide_and_nothing_is_lost(text in "(\\PC|[ \n\t，。一-十0-9a-z]){0,120}", columns in 4_usize..60, indent in 0_usize..8) {
        let lines = wrap(&text, columns, indent);
        prop_assert_eq!(solid(&lines.concat()), solid(&text));
        prop_assert!(lines.len() > text.matches('\n').count());
        for line in lines {
            prop_assert!(width(&line) <= columns, "{:?} is wider than {}", line, columns);
            prop_assert_eq!(line.trim_end(), &line);
        }
    }

    #[test]
    fn no_line_begins_or_ends_with_the_wrong_punctuation(
        words in prop::collection::vec(
            ("[一-龠]{1,6}|[a-z]{1,30}|[0-9]{1,20}", "[，。、；：？！）》」]|[（《「]| |"), 1..40),
        columns in 6_usize..40,
    ) {
        let text: String = words.iter().flat_map(|(word, mark)| [word.as_str(), mark]).collect();
        for line in wrap(&text, columns, 0) {
            let (first, last) = (line.chars().next().unwrap(), line.chars().last().unwrap());
            prop_assert!(!never_first(first), "{:?} of {:?}", line, text);
            prop_assert!(!never_last(last) || text.trim_end().ends_with(last), "{:?} of {:?}", line, text);
        }
    }

    #[test]
    fn any_width_ends(text in "\\PC{0,40}", columns in 0_usize..4, indent in 0_usize..1000) {
        prop_assert_eq!(solid(&wrap(&text, columns, indent).concat()), solid(&text));
    }
}
