//! Windows that forms open: a month, a file picker.

use std::fs;

use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;

/// A form whose caret stands in the field with this label.
fn form_at(label: &str) -> Clerk {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Ins").press("Enter");
    for _ in 0..30 {
        let row = clerk.caret().map_or(0, |(_, row)| usize::from(row));
        if clerk.screen().lines().nth(row).is_some_and(|line| line.contains(label)) {
            return clerk;
        }
        clerk.press("Tab");
    }
    panic!("no {label} on\n{}", clerk.screen());
}

#[test]
fn a_month_shows_holidays_and_takes_a_day() {
    let mut clerk = form_at("成文日期");
    clerk.press("F4");
    assert_eq!(clerk.at(), Some(ScreenId::Month));
    insta::assert_snapshot!("month", clerk.screen());
    clerk.press("PgUp").press("PgUp").press_times("Right", 7);
    insta::assert_snapshot!("month-holidays", clerk.screen());
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Form));
    assert!(clerk.has("2026-10-01"), "{}", clerk.screen());
}

#[test]
fn a_file_is_found_by_folder_name_or_path() {
    let mut clerk = Clerk::practice(80, 24);
    let folder = clerk.home().parent().unwrap().join("表格");
    fs::create_dir_all(folder.join("去年")).unwrap();
    for name in ["低保名单.csv", "救助名单.csv", "照片.jpg"] {
        fs::write(folder.join(name), "户主姓名\n").unwrap();
    }
    clerk.press("Ins").press("Enter").press("F6");
    assert_eq!(clerk.at(), Some(ScreenId::Files));
    clerk.type_(folder.to_str().unwrap()).press("Enter");
    for shown in ["去年/", "低保名单.csv", "救助名单.csv"] {
        assert!(clerk.has(shown), "{shown}\n{}", clerk.screen());
    }
    assert!(!clerk.has("照片.jpg"), "only what can be read:\n{}", clerk.screen());
    clerk.type_("jzmd");
    assert!(clerk.has("救助名单.csv") && !clerk.has("低保名单.csv"), "by initials:\n{}", clerk.screen());
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Form));
}

#[test]
fn a_path_with_quotation_marks_may_be_dropped_into_the_window() {
    let mut clerk = Clerk::practice(80, 24);
    let file = clerk.home().parent().unwrap().join("低保 名单.csv");
    fs::write(&file, "户主姓名,拟保障人数\n张样例,3\n").unwrap();
    clerk.press("Ins").press("Enter").press("F6").paste(&format!("\"{}\"", file.display()));
    assert_eq!(clerk.at(), Some(ScreenId::Import), "{}", clerk.screen());
}

/// Every screen on the way is checked by the driver: headings and cells are cut anywhere.
#[test]
fn however_wide_the_window_is_no_character_is_cut_in_half() {
    let mut clerk = form_at("名单");
    clerk.press("Enter").type_("样例甲样例甲样例甲样例甲");
    assert_eq!(clerk.at(), Some(ScreenId::Grid));
    for step in ["Enter", "Right", "Right"] {
        for columns in 60..=130 {
            clerk.resize(columns, 24);
        }
        clerk.press(step);
    }
}
