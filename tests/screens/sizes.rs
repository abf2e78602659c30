//! Every window at a large and at the smallest size; the ordinary one stands with its own tests.

use super::driver::Clerk;

fn shown_at_both(name: &str, clerk: &mut Clerk) {
    for (columns, rows) in [(120, 36), (60, 16)] {
        let screen = clerk.resize(columns, rows).screen();
        insta::assert_snapshot!(format!("{name}-{columns}x{rows}"), screen);
    }
}

#[test]
fn first_run() {
    shown_at_both("welcome", &mut Clerk::empty(80, 24));
}

#[test]
fn help_menu_question_settings_and_lists() {
    for (name, key) in [
        ("help", "F1"),
        ("menu", "F9"),
        ("question", "Esc"),
        ("settings", "Ctrl+O"),
        ("person", "Ctrl+U"),
        ("filter", "F4"),
    ] {
        shown_at_both(name, Clerk::practice(80, 24).press(key));
    }
}

#[test]
fn a_long_list_keeps_the_line_at_hand_in_sight() {
    let mut clerk = Clerk::practice(60, 16);
    clerk.press("F9").press("End");
    let (_, row) = clerk.caret().unwrap();
    clerk.press("Enter");
    assert!(row < 16 && clerk.at().is_some(), "{}", clerk.screen());
    let mut clerk = Clerk::practice(60, 16);
    clerk.press_times("Down", 6);
    let at = clerk.place_of("0002  *").map(|(_, row)| row);
    assert_eq!(clerk.caret().map(|(_, row)| row), at, "{}", clerk.screen());
}
