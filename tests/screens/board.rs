//! The board: find, filter, order, what is due.

use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;

#[test]
fn typing_finds_by_text() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.type_("低保");
    insta::assert_snapshot!("board-find-text", clerk.screen());
    let (column, row) = clerk.caret().unwrap();
    assert_eq!((column, row), (11, clerk.place_of("低保").unwrap().1), "right behind the two characters");
    clerk.press("Backspace");
    assert_eq!(clerk.caret(), Some((9, row)));
    clerk.press("Home");
    assert_eq!(clerk.caret(), Some((7, row)));
}

#[test]
fn typing_finds_by_initials_of_pinyin() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("F3").type_("dbcs");
    insta::assert_snapshot!("board-find-initials", clerk.screen());
    clerk.press("Esc");
    assert!(clerk.has("7/7"), "Esc gives the whole list back:\n{}", clerk.screen());
    assert_eq!(clerk.at(), Some(ScreenId::Board));
}

#[test]
fn with_an_input_method_on_the_key_of_the_slash_finds_as_well() {
    for key in ["/", "／", "、"] {
        let mut clerk = Clerk::practice(80, 24);
        clerk.press(key).type_("特困");
        assert!(clerk.has("1/7") && !clerk.has(&format!("{key}特困")), "{key}\n{}", clerk.screen());
    }
}

#[test]
fn what_is_not_there_is_said() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.type_("没有这样的");
    insta::assert_snapshot!("board-find-nothing", clerk.screen());
    clerk.press("F8");
    insta::assert_snapshot!("board-nothing-chosen", clerk.screen());
}

#[test]
fn only_one_stage_or_kind_is_shown() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("F4");
    insta::assert_snapshot!("board-filter", clerk.screen());
    clerk.press("2");
    insta::assert_snapshot!("board-filtered", clerk.screen());
}

#[test]
fn full_width_digits_pick_as_well() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("F4").press("３");
    assert!(clerk.has("[张贴中]") && clerk.has("5/7"), "{}", clerk.screen());
}

#[test]
fn the_order_can_be_changed() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("F6");
    insta::assert_snapshot!("board-order", clerk.screen());
    clerk.press("2");
    insta::assert_snapshot!("board-newest", clerk.screen());
}

#[test]
fn what_is_due_leads_to_its_notices() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Tab").press("Down");
    insta::assert_snapshot!("board-due", clerk.screen());
    clerk.press("Enter");
    insta::assert_snapshot!("board-due-taken", clerk.screen());
}

#[test]
fn what_is_refused_says_why_and_what_to_do() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Down").press("F2");
    insta::assert_snapshot!("board-refused", clerk.screen());
    clerk.press("Up");
    assert!(!clerk.has("墙上的内容"), "the next key takes the news away:\n{}", clerk.screen());
}

#[test]
fn the_mouse_chooses_a_row() {
    let mut clerk = Clerk::practice(80, 24);
    let (_, row) = clerk.place_of("0006  *").unwrap();
    clerk.click(12, row);
    assert_eq!(clerk.caret(), Some((0, row)));
}
