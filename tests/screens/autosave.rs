//! Whatever is typed into a form is on the disk within a second, and trouble with that is told.

use std::fs;
use std::path::Path;

use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;

/// Everything that is kept beside the journal.
fn kept(home: &Path) -> Vec<String> {
    let Ok(folder) = fs::read_dir(home.join("unsaved")) else { return Vec::new() };
    folder.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect()
}

fn form() -> Clerk {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Ins").type_("一般公示").press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Form));
    clerk
}

#[test]
fn what_is_typed_is_on_the_disk_within_a_second() {
    let mut clerk = form();
    assert_eq!(kept(clerk.home()), [""; 0], "nothing typed, nothing kept");
    clerk.type_("样例村修路").tick();
    assert!(kept(clerk.home()).iter().any(|form| form.contains("样例村修路")));
    clerk.press("F1").tick();
    assert_eq!(clerk.at(), Some(ScreenId::Help));
    clerk.press("Esc").type_("的事").press("F9").tick();
    assert!(kept(clerk.home()).iter().any(|form| form.contains("样例村修路的事")), "below a window as well");
}

#[test]
fn after_a_power_cut_it_is_offered_and_goes_on() {
    let mut clerk = form();
    clerk.type_("样例村修路").tick().restart();
    insta::assert_snapshot!("recovered", clerk.screen().replace(&moment(clerk.home()), "2026-11-24 09:00"));
    clerk.press("1").wait_for("样例村修路");
    assert_eq!(clerk.at(), Some(ScreenId::Form));
    clerk.type_("的事").press("Esc");
    assert_eq!(kept(clerk.home()), [""; 0], "it is in the journal now");
    assert_eq!(clerk.restart().at(), Some(ScreenId::Board));
    assert!(clerk.has("8/8"), "{}", clerk.screen());
}

/// When it was kept, as the screen says it.
fn moment(home: &Path) -> String {
    let form: serde_json::Value = serde_json::from_str(&kept(home)[0]).unwrap();
    form["at"].as_str().unwrap().replace('T', " ").chars().take(16).collect()
}

#[test]
fn what_is_put_off_is_offered_again_and_what_is_given_up_is_gone() {
    let mut clerk = form();
    clerk.type_("样例村修路").tick().restart();
    assert_eq!(clerk.press("2").at(), Some(ScreenId::Board));
    assert_eq!(clerk.restart().at(), Some(ScreenId::Question));
    assert_eq!(clerk.press("3").at(), Some(ScreenId::Board));
    assert_eq!(kept(clerk.home()), [""; 0]);
    assert_eq!(clerk.restart().at(), Some(ScreenId::Board));
}

fn is_told(clerk: &mut Clerk) -> bool {
    clerk.screen().lines().any(|line| line.starts_with("x 写入"))
}

#[test]
fn where_it_cannot_be_kept_that_is_told_until_it_can() {
    let mut clerk = form();
    let folder = clerk.home().join("unsaved");
    let _ = fs::remove_dir_all(&folder);
    fs::write(&folder, "no folder").unwrap();
    clerk.type_("样例村修路").tick();
    assert!(is_told(&mut clerk), "{}", clerk.screen());
    clerk.press("F1").press("Esc");
    assert!(!is_told(&mut clerk), "the next key takes the news away:\n{}", clerk.screen());
    for _ in 0..12 {
        clerk.tick();
    }
    assert!(is_told(&mut clerk), "told again:\n{}", clerk.screen());
    fs::remove_file(&folder).unwrap();
    for _ in 0..12 {
        clerk.tick();
    }
    assert!(kept(clerk.home()).iter().any(|form| form.contains("样例村修路")));
}

#[test]
fn closing_the_window_keeps_the_form() {
    let mut clerk = form();
    clerk.type_("样例村修路").end();
    assert!(clerk.is_over());
    assert!(kept(clerk.home()).iter().any(|form| form.contains("样例村修路")));
}
