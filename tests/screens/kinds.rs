//! New notice: find a kind, read about it, begin from an earlier notice.

use std::path::Path;

use gongshilan::desk::{ScreenSettings, keep_screen_settings};
use gongshilan::tui::screen_id::ScreenId;
use ratatui::style::Color;

use super::driver::Clerk;

fn in_kinds(columns: u16, rows: u16) -> Clerk {
    let mut clerk = Clerk::practice(columns, rows);
    clerk.press("Ins");
    clerk
}

fn in_form(clerk: &mut Clerk) -> bool {
    matches!(clerk.at(), Some(ScreenId::Form | ScreenId::Grid))
}

fn used_last(home: &Path, kinds: &[&str]) {
    let recent = kinds.iter().map(|id| (*id).to_owned()).collect();
    keep_screen_settings(home, &ScreenSettings { recent, ..ScreenSettings::default() }).unwrap();
}

#[test]
fn every_kind_stands_in_its_group_with_period_and_basis_beside_it() {
    insta::assert_snapshot!("kinds-80", in_kinds(80, 24).screen());
    insta::assert_snapshot!("kinds-120", in_kinds(120, 36).screen());
    insta::assert_snapshot!("kinds-60", in_kinds(60, 16).screen());
    insta::assert_snapshot!("kinds-en", Clerk::practice(80, 24).lang_en().press("Ins").screen());
}

#[test]
fn what_was_used_last_stands_on_top() {
    let mut clerk = Clerk::practice(80, 24);
    used_last(clerk.home(), &["subsidy-household", "linshi-result", "notice-correction", "not-there"]);
    clerk.press("Ins");
    assert_eq!(clerk.place_of("最近用过"), Some((0, 2)), "{}", clerk.screen());
    assert!(clerk.has("> 到户补贴"), "{}", clerk.screen());
    assert_eq!((clerk.place_of("临时救助"), clerk.has("更正公告  ")), (Some((2, 4)), false), "{}", clerk.screen());
}

#[test]
fn typing_finds_by_text_and_by_initials_with_the_caret_behind_it() {
    let mut clerk = in_kinds(80, 24);
    let (start, row) = clerk.caret().unwrap();
    clerk.type_("补");
    assert_eq!(clerk.caret(), Some((start + 2, row)));
    clerk.type_("贴");
    assert_eq!(clerk.caret(), Some((start + 4, row)));
    assert!(clerk.has("> 到户补贴") && !clerk.has("低保初审"), "{}", clerk.screen());
    clerk.press("Esc").type_("dbcs");
    assert!(clerk.has("> 低保初审") && !clerk.has("低保变更"), "{}", clerk.screen());
    clerk.press("Esc").type_("2").type_("？");
    assert!(clerk.has("没有符合的种类") && clerk.at() == Some(ScreenId::Kinds), "digits are text:\n{}", clerk.screen());
    clerk.press("Esc").press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Board));
}

#[test]
fn headings_are_passed_over() {
    let mut clerk = in_kinds(80, 24);
    clerk.press_times("Down", 4);
    assert!(clerk.has("> 特困初审"), "{}", clerk.screen());
    clerk.press("Up");
    assert!(clerk.has("> 低保变更"), "{}", clerk.screen());
    clerk.press_times("Up", 9);
    assert!(clerk.has("> 低保初审") && clerk.has("最低生活保障  "), "the heading comes back:\n{}", clerk.screen());
    clerk.press("End").press("Home");
    assert!(clerk.has("> 低保初审"), "{}", clerk.screen());
}

#[test]
fn an_earlier_notice_can_be_begun_from() {
    let mut clerk = in_kinds(80, 24);
    clerk.type_("到户补贴").press("F4");
    insta::assert_snapshot!("kinds-earlier", clerk.screen());
    clerk.press("Enter");
    assert!(in_form(&mut clerk), "{}", clerk.screen());
    assert!(clerk.has("4,350.00"), "the list comes along:\n{}", clerk.screen());
}

#[test]
fn without_an_earlier_notice_it_says_so() {
    let mut clerk = in_kinds(80, 24);
    clerk.type_("雨露").press("F4");
    assert_eq!(clerk.at(), Some(ScreenId::Kinds));
    assert!(clerk.has("! 这种公示以前没有做过"), "{}", clerk.screen());
}

#[test]
fn a_kind_of_another_level_is_dimmed_and_can_be_chosen() {
    let mut clerk = Clerk::office(80, 24);
    clerk.press("Ins").type_("低保确认");
    assert!(clerk.has("一般由镇街发布，本单位是村居"), "{}", clerk.screen());
    clerk.press("Esc");
    assert_eq!(clerk.style_of("低保确认").fg, Some(Color::DarkGray));
    clerk.type_("低保确认").press("Enter");
    assert!(in_form(&mut clerk), "{}", clerk.screen());
}

#[test]
fn what_does_not_fit_beside_the_list_is_read_with_a_key() {
    let mut clerk = in_kinds(80, 24);
    assert!(clerk.has("按 F7 看全部") && !clerk.has("户主未成年的姓名要掩码"));
    clerk.press("F7");
    assert!(clerk.has("户主未成年的姓名要掩码"), "{}", clerk.screen());
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Kinds));
}

#[test]
fn the_mouse_chooses_and_a_second_click_begins() {
    let mut clerk = in_kinds(80, 24);
    let (column, row) = clerk.place_of("低保变更").unwrap();
    clerk.click(column, row);
    assert!(clerk.has("> 低保变更"), "{}", clerk.screen());
    clerk.click(column, row);
    assert!(in_form(&mut clerk), "{}", clerk.screen());
}
