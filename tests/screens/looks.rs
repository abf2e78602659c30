//! Both languages, no colours, terminals that draw wide, windows that are too small.

use ratatui::style::{Color, Modifier};
use unicode_width::UnicodeWidthStr;

use super::driver::Clerk;

#[test]
fn everything_is_said_in_english_too() {
    insta::assert_snapshot!("welcome-en", Clerk::empty(80, 24).lang_en().screen());
    let mut clerk = Clerk::practice(80, 24).lang_en();
    insta::assert_snapshot!("board-en", clerk.screen());
    insta::assert_snapshot!("help-en", clerk.press("F1").screen());
    insta::assert_snapshot!("menu-en", clerk.press("Esc").press("F9").screen());
}

#[test]
fn one_key_switches_the_language_and_it_is_found_again() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("F12");
    assert!(clerk.has("Due today") && !clerk.has("今天要办的"), "{}", clerk.screen());
    assert!(clerk.restart().has("Due today"));
    assert!(clerk.press("F12").has("今天要办的"));
}

#[test]
fn without_colours_the_chosen_row_is_reversed_and_errors_are_bold() {
    let mut clerk = Clerk::practice(80, 24).mono();
    insta::assert_snapshot!("board-mono", clerk.screen());
    assert!(clerk.style_of("0001  *").add_modifier.contains(Modifier::REVERSED));
    assert!(!clerk.style_of("0005  *").add_modifier.contains(Modifier::REVERSED));
    assert!(clerk.style_of("1条异议").add_modifier.contains(Modifier::BOLD));
    clerk.type_("低");
    assert!(clerk.style_of("低").add_modifier.contains(Modifier::UNDERLINED), "the field at hand");
    let (buf, _) = clerk.drawn();
    let colours = buf.content.iter().filter(|cell| cell.fg != Color::Reset || cell.bg != Color::Reset);
    assert_eq!(colours.count(), 0);
}

#[test]
fn with_colours_row_field_and_errors_stand_out() {
    let mut clerk = Clerk::practice(80, 24);
    assert_eq!(clerk.style_of("0001  *").bg, Some(Color::Cyan));
    assert_eq!(clerk.style_of("1条异议").fg, Some(Color::Red));
    assert_eq!(clerk.style_of("公示栏").bg, Some(Color::Yellow), "a practice board is told by its title");
    clerk.type_("低");
    assert_eq!(clerk.style_of("低").bg, Some(Color::Blue));
}

#[test]
fn where_signs_are_drawn_wide_none_is_drawn() {
    let mut clerk = Clerk::practice(80, 24).wide();
    insta::assert_snapshot!("board-wide", clerk.screen());
    assert_narrow(&mut clerk);
    clerk.press("F1");
    insta::assert_snapshot!("help-wide", clerk.screen());
    assert_narrow(&mut clerk);
    clerk.press("Esc").press("Ctrl+O").press("F9");
    insta::assert_snapshot!("settings-menu-wide", clerk.screen());
    assert_narrow(&mut clerk);
}

fn assert_narrow(clerk: &mut Clerk) {
    let (buf, _) = clerk.drawn();
    let wide = buf.content.iter().map(ratatui::buffer::Cell::symbol).filter(|s| s.width() == 1 && s.width_cjk() > 1);
    let left: Vec<_> = wide.collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_window_that_is_too_small_says_so_and_loses_nothing() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.type_("低保");
    let before = clerk.screen();
    insta::assert_snapshot!("small-40x10", clerk.resize(40, 10).screen());
    insta::assert_snapshot!("small-59x15", clerk.resize(59, 15).screen());
    assert_eq!(clerk.caret(), None);
    for (columns, rows) in [(1, 1), (2, 1), (3, 2), (200, 1), (1, 60), (0, 0)] {
        clerk.resize(columns, rows);
    }
    assert_eq!(clerk.resize(80, 24).screen(), before);
}
