//! Whatever is typed into a list: it stays a list, and undo leads back to where it began.

use std::collections::BTreeSet;

use gongshilan::core::values::{Row, Values};
use gongshilan::tui::screen_id::ScreenId;
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::driver::Clerk;
use super::lists::{list, values};

/// What somebody does.
#[derive(Clone, Debug)]
enum Did {
    Press(&'static str),
    Type(&'static str),
    Paste(&'static str),
}

const KEYS: &[&str] = &[
    "Up",
    "Down",
    "Left",
    "Right",
    "Enter",
    "Tab",
    "BackTab",
    "Home",
    "End",
    "PgDn",
    "PgUp",
    "F2",
    "Ins",
    "Del",
    "Ctrl+K",
    "Ctrl+Up",
    "Alt+Down",
    "Backspace",
    "Ctrl+Z",
    "Ctrl+Y",
    "F3",
    "Ctrl+End",
    "Ctrl+Home",
    "Ctrl+D",
    "F5",
];
const TEXTS: &[&str] = &["样例", "3", "1２00.5", " ", "一千", "2", "拟同意", "样例村1组"];
const PASTES: &[&str] = &["样例甲\t2\t样例村\t100\n样例乙\t1\n", "5\n6\n7", "一行", "甲\t370481188001010018", "\t\n\t"];
/// More steps than anybody makes here.
const MOST_STEPS: usize = 500;
/// For lists with columns of one's own: all that can be done with a column.
const COLUMNS: &[&str] = &["F4", "1", "3", "4", "5", "6"];

fn deeds(keys: &[&'static str]) -> impl Strategy<Value = Vec<Did>> + use<> {
    let keys = select(keys.to_vec()).prop_map(Did::Press);
    let did = prop_oneof![
        6 => keys,
        2 => select(TEXTS.to_vec()).prop_map(Did::Type),
        1 => select(PASTES.to_vec()).prop_map(Did::Paste),
    ];
    proptest::collection::vec(did, 1..50)
}

fn try_on(template: &str, rows: Option<&str>, deeds: &impl Strategy<Value = Vec<Did>>) {
    let config =
        ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 40, ..ProptestConfig::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    runner
        .run(deeds, |deeds| {
            let mut clerk = list(template, rows, (80, 24));
            let before = values(&clerk);
            for did in &deeds {
                match did {
                    Did::Press(key) => clerk.press(key),
                    Did::Type(text) => clerk.type_(text),
                    Did::Paste(text) => clerk.paste(text),
                };
                if clerk.at() == Some(ScreenId::Grid) {
                    assert!(clerk.caret().is_some() || values(&clerk).columns.is_empty(), "{}", clerk.screen());
                }
                rectangular(&clerk, &before);
            }
            settle(&mut clerk);
            let after = values(&clerk);
            all_the_way(&mut clerk, "Ctrl+Z", "没有可以撤销的");
            prop_assert_eq!(&values(&clerk), &before);
            all_the_way(&mut clerk, "Ctrl+Y", "没有可以重做的");
            prop_assert_eq!(&values(&clerk), &after);
            Ok(())
        })
        .unwrap();
}

fn all_the_way(clerk: &mut Clerk, key: &str, end: &str) {
    let reached = (0..MOST_STEPS).any(|_| clerk.press(key).has(end));
    assert!(reached, "{key} comes to no end:\n{}", clerk.screen());
}

// Whatever is open is closed: windows, the report of a sheet, a cell.
fn settle(clerk: &mut Clerk) {
    back_to_the_list(clerk);
    clerk.press("Up");
    // A heading that cannot be one stays open, and why is said in a line or in a window.
    let refused = clerk.has("已经有一列叫") || clerk.has("不能空着");
    back_to_the_list(clerk);
    if refused {
        clerk.press("Esc");
    }
}

fn back_to_the_list(clerk: &mut Clerk) {
    for _ in 0..9 {
        if clerk.at() == Some(ScreenId::Grid) {
            return;
        }
        clerk.press("Esc");
    }
    panic!("no way back:\n{}", clerk.screen());
}

// No row has a cell outside of the columns.
fn rectangular(clerk: &Clerk, before: &Values) {
    let now = clerk.app().unsaved().pop().map_or_else(|| before.clone(), |unsaved| unsaved.values);
    let own: BTreeSet<&String> = now.columns.iter().collect();
    assert_eq!(own.len(), now.columns.len(), "headings differ");
    let known = before.rows.iter().flat_map(Row::keys);
    let fixed = ["head", "persons", "village", "amount", "opinion"].map(str::to_owned);
    let known: BTreeSet<&String> = if now.columns.is_empty() { known.chain(&fixed).collect() } else { own };
    for row in &now.rows {
        assert!(row.keys().all(|key| known.contains(key)), "{row:?} in {known:?}");
    }
}

#[test]
fn a_list_of_a_kind_can_always_be_led_back() {
    try_on("dibao-initial", Some("dibao-households.xlsx"), &deeds(KEYS));
}

#[test]
fn a_list_with_columns_of_ones_own_can_always_be_led_back() {
    let keys: Vec<&'static str> = KEYS.iter().chain(COLUMNS).copied().collect();
    try_on("general", None, &deeds(&keys));
}
