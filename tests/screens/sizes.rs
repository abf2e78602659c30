//! Every window at a large and at the smallest size; the ordinary one stands with its own tests.

use gongshilan::tui::screen_id::ScreenId;

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
fn guides_results_previews_and_months() {
    let mut clerk = Clerk::empty(80, 24);
    shown_at_both("set-up", clerk.press("2"));
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("F7");
    insta::assert_snapshot!("preview-80x24", clerk.screen());
    shown_at_both("preview", &mut clerk);
    let mut clerk = Clerk::practice(80, 24);
    clerk.type_("0004").press("F8");
    shown_at_both("takedown", &mut clerk);
    clerk.press("F8").press("2");
    assert_eq!(clerk.at(), Some(ScreenId::Outcome), "{}", clerk.screen());
    insta::assert_snapshot!("outcome-80x24", clerk.screen());
    shown_at_both("outcome", &mut clerk);
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Ins").press("Enter").press("Tab").press("Tab").press("F4");
    assert_eq!(clerk.at(), Some(ScreenId::Month), "{}", clerk.screen());
    shown_at_both("month", &mut clerk);
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
