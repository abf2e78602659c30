//! What is typed while the desk works, pasted, or cut short.

use std::fs;
use std::path::PathBuf;

use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;

#[test]
fn what_is_typed_while_the_desk_works_reaches_the_screen_that_comes() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.hold_jobs().press("Ctrl+O").press("Down").press("Down");
    assert_eq!(clerk.at(), Some(ScreenId::Board), "the settings are still waited for");
    clerk.let_go();
    assert_eq!(clerk.at(), Some(ScreenId::Settings));
    let third = clerk.place_of("3 语言").unwrap();
    assert_eq!(clerk.caret().map(|(_, row)| row), Some(third.1));
}

/// A backup that waits for a slow desk, and the folder it goes to.
fn slow_backup() -> (Clerk, PathBuf) {
    let mut clerk = Clerk::practice(80, 24);
    let folder = clerk.home().parent().unwrap().join("备份");
    fs::create_dir(&folder).unwrap();
    clerk.press("Ctrl+O").press("7").press_times("Backspace", 200).paste(folder.to_str().unwrap());
    clerk.hold_jobs().press("F8");
    (clerk, folder)
}

#[test]
fn long_work_is_shown_and_esc_stops_it() {
    let (mut clerk, folder) = slow_backup();
    assert!(!clerk.has("正在备份"), "quick work leaves no trace:\n{}", clerk.screen());
    clerk.tick().tick().tick();
    assert!(clerk.has("正在备份") && clerk.has("Esc 停下"), "{}", clerk.screen());
    clerk.press("Esc");
    assert!(clerk.has("正在停下") && !clerk.has("Esc 停下"), "{}", clerk.screen());
    clerk.let_go();
    assert!(!clerk.app().is_busy());
    assert_eq!(fs::read_dir(folder).unwrap().count(), 0, "nothing half done is left:\n{}", clerk.screen());
    assert_eq!(clerk.at(), Some(ScreenId::Guide));
}

#[test]
fn long_work_that_nobody_stops_is_done() {
    let (mut clerk, folder) = slow_backup();
    clerk.tick().tick().tick().let_go();
    assert_eq!(clerk.at(), Some(ScreenId::Outcome), "{}", clerk.screen());
    assert!(fs::read_dir(folder).unwrap().count() > 0);
}

#[test]
fn a_paste_on_the_board_is_looked_for() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.paste("特困\r\n");
    assert!(clerk.has("1/7"), "{}", clerk.screen());
    assert_eq!(clerk.at(), Some(ScreenId::Board), "the line break submits nothing");
}

#[test]
fn no_letter_is_a_command() {
    let mut clerk = Clerk::practice(80, 24);
    for letter in ('a'..='z').chain('A'..='Z') {
        clerk.type_(&letter.to_string());
        assert_eq!((clerk.at(), clerk.is_over()), (Some(ScreenId::Board), false), "{letter}");
        clerk.press("Esc");
        assert_eq!((clerk.at(), clerk.is_over()), (Some(ScreenId::Board), false), "{letter}");
    }
}

#[test]
fn ending_keeps_nothing_from_ending() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Esc").end();
    assert!(clerk.is_over());
}
