//! Every character of every name: what was typed comes back from the file.

use std::ops::RangeInclusive;

use gongshilan::core::poster::{Align, Poster, Table};
use gongshilan::press::{Paper, missing};

use crate::common::pdf::{self, squeeze};
use crate::posters::{column, households, notice, printed, printed_with};
use crate::tree;

/// 通用规范汉字表, as the State Council issued it in 2013.
const STANDARD: &str = include_str!("../data/standard-characters.txt");

/// The ideographs of GB 18030-2022, as far as Unicode 13 had assigned them.
const IDEOGRAPHS: [(&str, RangeInclusive<char>); 7] = [
    ("URO", '\u{4E00}'..='\u{9FFF}'),
    ("Ext A", '\u{3400}'..='\u{4DBF}'),
    ("Ext B", '\u{20000}'..='\u{2A6D6}'),
    ("Ext C", '\u{2A700}'..='\u{2B734}'),
    ("Ext D", '\u{2B740}'..='\u{2B81D}'),
    ("Ext E", '\u{2B820}'..='\u{2CEA1}'),
    ("Ext F", '\u{2CEB0}'..='\u{2EBE0}'),
];

/// Ideographs of GB 18030 that stand among the compatibility ideographs.
const AMONG_COMPATIBLE: &str = "\u{F92C}\u{F979}\u{F995}\u{F9E7}\u{F9F1}\u{FA0C}\u{FA0D}\u{FA0E}\u{FA0F}\u{FA11}\u{FA13}\u{FA14}\u{FA18}\u{FA1F}\u{FA20}\u{FA21}\u{FA23}\u{FA24}\u{FA27}\u{FA28}\u{FA29}";

/// What the paragraphs of `poster` read as in the printed file.
fn paragraphs_read_back(poster: &Poster) -> Vec<String> {
    let tree = tree::read(&printed(poster));
    let texts: Vec<String> = tree.texts("P").into_iter().map(squeeze).collect();
    texts[1..=poster.lead.len()].to_vec()
}

#[test]
fn every_ideograph_of_gb_18030_is_in_the_fonts() {
    for (block, range) in IDEOGRAPHS {
        let poster = Poster { lead: vec![range.collect()], ..Poster::default() };
        let lacking: Vec<String> = missing(&poster).iter().map(|found| format!("{:?}", found.character)).collect();
        assert!(lacking.is_empty(), "{block} lacks {lacking:?}");
    }
    assert!(missing(&Poster { lead: vec![AMONG_COMPATIBLE.to_owned()], ..Poster::default() }).is_empty());
}

#[test]
fn all_standard_characters_come_back_exactly() {
    let all: Vec<char> = STANDARD.chars().filter(|c| !c.is_whitespace()).collect();
    assert_eq!(all.len(), 8105);
    let lead: Vec<String> = all.chunks(300).map(|part| part.iter().collect()).collect();
    assert_eq!(paragraphs_read_back(&Poster { lead: lead.clone(), ..notice() }), lead);
}

/// Characters picked by a fixed rule, the same every time: the multiplier is Knuth's.
fn rare(count: usize) -> Vec<char> {
    let pool: Vec<char> = IDEOGRAPHS.into_iter().skip(1).flat_map(|(_, range)| range).collect();
    let mut state = 18_030_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        pool[usize::try_from(state >> 33).unwrap() % pool.len()]
    };
    (0..count).map(|_| next()).collect()
}

#[test]
fn two_thousand_rare_characters_come_back_exactly() {
    let rows: Vec<Vec<String>> =
        rare(2000).chunks(8).enumerate().map(|(i, name)| vec![(i + 1).to_string(), name.iter().collect()]).collect();
    let columns = vec![column("序号", Align::Center), column("姓名", Align::Center)];
    let table = Table { columns, rows: rows.clone(), ..Table::default() };
    let tree = tree::read(&printed(&Poster { table: Some(table), ..notice() }));
    assert_eq!(tree.texts("TD"), rows.concat());
}

/// Names with glyph variants and combining marks, and two ideographs as they are spread.
const RIDDEN: [&str; 8] = [
    "葛\u{E0100}三丰",
    "葛\u{E0100}三",
    "石𬱖\u{E0101}",
    "祖\u{FE00}国\u{E01EF}庆",
    "e\u{301}x\u{304}m\u{300}",
    "e\u{302}\u{304}u\u{308}\u{304}",
    "か\u{3099}王",
    "王\u{301}五",
];

#[test]
fn selectors_and_combining_marks_survive() {
    let mut poster = households(RIDDEN.len());
    for (row, name) in poster.table.as_mut().unwrap().rows.iter_mut().zip(RIDDEN) {
        name.clone_into(&mut row[1]);
    }
    let poster = Poster { lead: vec![RIDDEN.concat().repeat(9)], title: RIDDEN.concat(), ..poster };
    let tree = tree::read(&printed(&poster));
    let names: Vec<&str> = tree.texts("TD").into_iter().skip(1).step_by(5).take(RIDDEN.len()).collect();
    assert_eq!(names, RIDDEN);
    assert_eq!(squeeze(tree.texts("P")[1]), poster.lead[0]);
    assert_eq!(squeeze(tree.texts("H1")[0]), poster.title);
}

#[test]
fn what_rides_on_a_character_stays_on_its_line() {
    // A word without any place for a break, cut wherever the line is full.
    let word = "x\u{304}y\u{E0100}".repeat(120);
    for paper in [Paper::a4(), Paper::a4().landscape()] {
        let poster = Poster { lead: vec![word.clone(), format!("村{word}")], ..notice() };
        for page in pdf::drawn(&printed_with(&poster, paper, &[])) {
            let starts = page.iter().filter_map(|piece| piece.text.chars().next());
            assert!(starts.into_iter().all(|c| c != '\u{304}' && c != '\u{E0100}'));
        }
    }
}

#[test]
fn what_rides_on_nothing_is_left_out() {
    let poster = Poster { lead: vec!["\u{FE0F}甲 \u{301}乙\n\u{E0100}丙".to_owned()], ..notice() };
    assert!(missing(&poster).is_empty());
    assert_eq!(paragraphs_read_back(&poster), ["甲乙丙"]);
}

#[test]
fn compatibility_ideographs_keep_their_code() {
    // In no face by themselves, or only in the bold one.
    let lead = vec!["豈\u{F900}句\u{F906}滑\u{F904}\u{2F804}你".to_owned()];
    assert_eq!(paragraphs_read_back(&Poster { lead: lead.clone(), ..notice() }), lead);
}
