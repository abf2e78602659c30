//! Two windows on one office: the second one says who holds it, and may look.

use gongshilan::desk::{Access, Clock, Desk, practice_home};
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::homes;

/// An office that is held by another window.
fn held() -> (Clerk, Desk) {
    let clerk = Clerk::practice(80, 24);
    let first = Desk::open(clerk.home(), Access::Write, Clock::Chosen(homes::practice_day())).unwrap();
    (clerk, first)
}

#[test]
fn the_second_window_says_who_holds_the_office_and_tries_again() {
    let (mut clerk, first) = held();
    assert_eq!(clerk.at(), Some(ScreenId::Question));
    let shown = clerk.screen();
    assert!(shown.contains(&format!("进程 {}", std::process::id())) && shown.contains("▏>1 再试一次"), "{shown}");
    assert_eq!(clerk.press("Enter").at(), Some(ScreenId::Question), "it is still held");
    drop(first);
    assert_eq!(clerk.press("Enter").at(), Some(ScreenId::Board));
    assert!(!clerk.has("只看"), "{}", clerk.screen());
}

#[test]
fn the_second_window_may_look_and_nothing_is_written() {
    let (mut clerk, first) = held();
    clerk.press("2");
    assert_eq!(clerk.at(), Some(ScreenId::Board));
    assert_eq!(clerk.place_of("【只看】").map(|(_, row)| row), Some(0), "{}", clerk.screen());
    assert!(clerk.has("里只能查看"), "{}", clerk.screen());
    clerk.press("End").press("F8");
    assert!(clerk.has("当前是只读查看"), "refused before anything is typed:\n{}", clerk.screen());
    clerk.press("F2");
    assert!(clerk.has("当前是只读查看"), "{}", clerk.screen());
    clerk.press("F12");
    assert!(!clerk.home().join("screen.toml").exists(), "settings of the other window stay as they are");
    drop(first);
    assert!(!clerk.restart().has("只看"));
}

#[test]
fn leaving_is_always_possible() {
    let (mut clerk, _first) = held();
    clerk.press("Esc").press("Esc");
    assert_eq!((clerk.at(), clerk.is_over()), (Some(ScreenId::Question), false));
    assert!(clerk.has("再试一次"));
    assert!(clerk.press("3").is_over());
    let (mut clerk, _first) = held();
    assert!(clerk.press("Ctrl+C").press("2").is_over());
}

#[test]
fn what_was_typed_too_early_answers_no_question() {
    let (mut clerk, _first) = held();
    clerk.restart_slowly().press("3").press("2").let_go();
    assert_eq!((clerk.at(), clerk.is_over()), (Some(ScreenId::Question), false));
}

#[test]
fn where_the_other_board_is_held_this_one_stays() {
    let mut clerk = Clerk::office(80, 24);
    homes::put_practice_beside(clerk.home());
    let practice = practice_home(clerk.home());
    let first = Desk::open(&practice, Access::Write, Clock::System).unwrap();
    clerk.press("Ctrl+P");
    assert!(clerk.has("正在被另一个窗口使用"), "{}", clerk.screen());
    clerk.press("F5");
    assert!(clerk.has("样例村") && clerk.has("0/0"), "still the office:\n{}", clerk.screen());
    drop(first);
    clerk.press("Ctrl+P");
    assert!(clerk.has("【练习】"), "{}", clerk.screen());
    clerk.press("Ctrl+P");
    assert!(clerk.has("样例村") && !clerk.has("【练习】"), "and back:\n{}", clerk.screen());
}
