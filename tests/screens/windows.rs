//! Small windows over a screen: help, menu, questions, settings, lists.

use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;

#[test]
fn help_tells_what_the_screen_is_for_and_every_key() {
    let mut clerk = Clerk::practice(80, 24);
    insta::assert_snapshot!("help", clerk.press("F1").screen());
    clerk.press("End");
    assert!(clerk.has("Ctrl+Q"), "the last lines can be reached:\n{}", clerk.screen());
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Board));
    assert_eq!(clerk.press("？").at(), Some(ScreenId::Help), "as it arrives with an input method on");
}

#[test]
fn the_menu_holds_everything_and_can_be_searched() {
    let mut clerk = Clerk::practice(80, 24);
    insta::assert_snapshot!("menu", clerk.press("F9").screen());
    clerk.type_("sx");
    insta::assert_snapshot!("menu-searched", clerk.screen());
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Choose), "what was found is done:\n{}", clerk.screen());
}

#[test]
fn a_digit_in_the_menu_is_the_function_key() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("F9").press("4");
    assert!(clerk.has("只看"), "4 is F4, not the fourth line:\n{}", clerk.screen());
    clerk.press("Esc").press("F9").press("６");
    assert!(clerk.has("┌ 排序"), "full width as well:\n{}", clerk.screen());
}

#[test]
fn what_cannot_be_done_now_says_why_in_the_menu() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.type_("没有这样的").press("F9").press_times("Down", 2).press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Menu));
    insta::assert_snapshot!("menu-refused", clerk.screen());
}

#[test]
fn leaving_asks_first_and_the_safe_answer_is_at_hand() {
    for key in ["Esc", "Ctrl+C", "Ctrl+Q"] {
        let mut clerk = Clerk::practice(80, 24);
        clerk.press(key);
        assert_eq!(clerk.at(), Some(ScreenId::Question), "{key}");
        clerk.press("Enter");
        assert_eq!((clerk.at(), clerk.is_over()), (Some(ScreenId::Board), false), "{key}");
        clerk.press(key).press("2");
        assert!(clerk.is_over(), "{key}");
    }
    insta::assert_snapshot!("question", Clerk::practice(80, 24).press("Esc").screen());
}

#[test]
fn leaving_at_the_very_start_asks_as_well() {
    let mut clerk = Clerk::empty(80, 24);
    assert_eq!(clerk.press("Esc").at(), Some(ScreenId::Question));
    assert_eq!(clerk.press("Esc").at(), Some(ScreenId::Welcome));
}

#[test]
fn settings_change_at_once_and_are_found_again() {
    let mut clerk = Clerk::practice(80, 24);
    insta::assert_snapshot!("settings", clerk.press("Ctrl+O").screen());
    clerk.press("4").press("4").press("5").press("6");
    insta::assert_snapshot!("settings-changed", clerk.screen());
    let shown = clerk.screen();
    assert_eq!(clerk.restart().press("Ctrl+O").press_times("Down", 5).screen(), shown);
}

#[test]
fn who_is_at_the_keyboard_can_be_chosen() {
    let mut clerk = Clerk::practice(80, 24);
    insta::assert_snapshot!("person", clerk.press("Ctrl+U").screen());
    clerk.press("2");
    assert_eq!(clerk.app().ctx().settings.person.as_deref(), Some("吴示范"));
    assert_eq!(clerk.place_of("吴示范").map(|(_, row)| row), Some(0), "it stands in the title:\n{}", clerk.screen());
}
