//! A notice: its bars, its account, its steps, and back to earlier versions.

use chrono::NaiveDate;
use gongshilan::core::event::{Condition, Shot};
use gongshilan::desk::{Access, Clock, Content, Desk, EditRequest, InspectRequest, ObjectRequest, PhotoRequest};
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::homes::practice_day;

/// Hangs at one place, with an open objection.
const HANGING: &str = "示例镇-2026-0005";
/// A draft.
const DRAFT: &str = "示例镇-2026-0007";

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn prepared(columns: u16, rows: u16, prepare: impl FnOnce(&mut Desk)) -> Clerk {
    let clerk = Clerk::practice(columns, rows);
    let mut desk = Desk::open(clerk.home(), Access::Write, Clock::Chosen(practice_day())).unwrap();
    prepare(&mut desk);
    clerk
}

fn look(clerk: &mut Clerk, number: &str) {
    clerk.type_(number.rsplit('-').next().unwrap()).press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Story), "{}", clerk.screen());
}

fn story(columns: u16, rows: u16, number: &str) -> Clerk {
    let mut clerk = Clerk::practice(columns, rows);
    look(&mut clerk, number);
    clerk
}

/// The hour of recording is that of the test.
fn timeless(screen: &str) -> String {
    let chars: Vec<char> = screen.chars().collect();
    let is_time = |at: usize| {
        let part = chars.get(at..at + 5);
        part.is_some_and(|part| {
            part.iter().enumerate().all(|(i, c)| if i == 2 { *c == ':' } else { c.is_ascii_digit() })
        })
    };
    let shown = |at: usize| if (at.saturating_sub(4)..=at).any(is_time) && chars[at] != ':' { '0' } else { chars[at] };
    (0..chars.len()).map(shown).collect()
}

#[test]
fn bars_steps_and_account_fit_every_size() {
    insta::assert_snapshot!("story-80", timeless(&story(80, 24, HANGING).screen()));
    insta::assert_snapshot!("story-120", timeless(&story(120, 36, HANGING).screen()));
    insta::assert_snapshot!("story-60", timeless(&story(60, 16, HANGING).screen()));
    let mut clerk = Clerk::practice(120, 36).lang_en();
    look(&mut clerk, HANGING);
    insta::assert_snapshot!("story-en", timeless(&clerk.screen()));
    let mut clerk = story(80, 24, HANGING);
    insta::assert_snapshot!("story-80-events", timeless(&clerk.press("BackTab").screen()));
}

#[test]
fn missing_days_and_the_printed_end_stand_on_the_bar() {
    let mut clerk = prepared(80, 24, |desk| {
        let seen = |condition, on: &str, since| InspectRequest {
            place: None,
            day: Some(day(on)),
            condition,
            since,
            remarks: "被风吹掉".to_owned(),
            by: Some("郑演示".to_owned()),
        };
        let number = "示例镇-2026-0004";
        desk.inspect(number, &seen(Condition::Missing, "2026-11-20", Some(day("2026-11-19")))).unwrap();
        desk.inspect(number, &seen(Condition::Intact, "2026-11-21", None)).unwrap();
    });
    look(&mut clerk, "示例镇-2026-0004");
    insta::assert_snapshot!("story-missing", timeless(&clerk.screen()));
    assert!(clerk.has("## ## ## ## ## ## xx xx ## ## ##|## .. .."), "{}", clerk.screen());
    let (column, row) = clerk.place_of("xx xx").unwrap();
    assert_eq!(clerk.style_at(column, row).fg, Some(ratatui::style::Color::Red));
}

#[test]
fn a_long_posting_fits_the_narrowest_screen() {
    for columns in [60, 80, 200] {
        let clerk = Clerk::practice(columns, 24);
        let later = Clock::Chosen(day("2027-11-30"));
        let mut clerk = clerk.on(later);
        look(&mut clerk, "示例镇-2026-0002");
        assert!(clerk.has("####") && clerk.has("2026-10-") && clerk.has("2027-11-30今天"), "{}", clerk.screen());
    }
}

#[test]
fn steps_that_are_not_possible_say_why_and_the_others_lead_on() {
    let mut clerk = story(80, 24, DRAFT);
    clerk.press("End");
    assert!(clerk.has("没有收到过异议"), "{}", clerk.screen());
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Story));
    assert!(clerk.has("x 没有收到过异议"), "{}", clerk.screen());
    clerk.press("Home").press("Enter");
    assert!(matches!(clerk.at(), Some(ScreenId::Form | ScreenId::Grid)), "{}", clerk.screen());
    let mut clerk = story(80, 24, DRAFT);
    clerk.press("２");
    assert_eq!(clerk.at(), Some(ScreenId::Review), "{}", clerk.screen());
    let mut clerk = story(80, 24, DRAFT);
    assert_eq!(clerk.press("F8").at(), Some(ScreenId::Review));
    let mut clerk = story(80, 24, HANGING);
    clerk.press("F2");
    assert!(clerk.at() == Some(ScreenId::Story) && clerk.has("不能悄悄改"), "{}", clerk.screen());
    assert_eq!(clerk.press("F7").at(), Some(ScreenId::Preview));
}

#[test]
fn an_earlier_version_is_put_back_after_a_question() {
    let mut clerk = prepared(80, 24, |desk| {
        let typing = vec![("title".to_owned(), "关于改过标题的公示".to_owned())];
        let content = Content { typing, ..Content::default() };
        desk.edit(DRAFT, &EditRequest { content, by: Some("周样例".to_owned()), ..EditRequest::default() }).unwrap();
    });
    look(&mut clerk, DRAFT);
    clerk.press("Ctrl+R");
    assert!(clerk.has("先在“经过”里选一条"), "{}", clerk.screen());
    clerk.press("BackTab").press("End").press("Ctrl+R");
    assert!(clerk.has("这一版就是现在的内容"), "{}", clerk.screen());
    clerk.press("Up").press("Ctrl+R");
    insta::assert_snapshot!("story-put-back", timeless(&clerk.screen()));
    clerk.press("Enter");
    assert!(clerk.has("关于改过标题的公示"), "the safe answer changes nothing:\n{}", clerk.screen());
    clerk.press("Ctrl+R").press("2");
    assert!(!clerk.has("关于改过标题的公示") && clerk.has("第 3 版"), "{}", clerk.screen());
    assert!(clerk.has("已恢复成这一版"), "{}", clerk.screen());
}

#[test]
fn who_raised_an_objection_is_shown_only_to_somebody_by_name() {
    let mut clerk = prepared(120, 36, |desk| {
        let request = ObjectRequest {
            channel: "来访".to_owned(),
            matter: "金额不对".to_owned(),
            objector: "钱虚构".to_owned(),
            contact: "13900000000".to_owned(),
            by: Some("周样例".to_owned()),
            ..ObjectRequest::default()
        };
        desk.object(HANGING, &request).unwrap();
    });
    look(&mut clerk, HANGING);
    for _ in 0..7 {
        assert!(!clerk.has("钱虚构") && !clerk.has("13900000000"), "{}", clerk.screen());
        clerk.press("Tab");
    }
    clerk.press("9");
    assert_eq!(clerk.at(), Some(ScreenId::Choose), "{}", clerk.screen());
    clerk.press("1");
    assert!(clerk.has("钱虚构　13900000000"), "{}", clerk.screen());
    clerk.press("Esc");
    assert!(clerk.at() == Some(ScreenId::Story) && !clerk.has("钱虚构"), "{}", clerk.screen());
}

#[test]
fn photographs_stand_with_what_is_doubtful_about_them() {
    let mut clerk = prepared(120, 36, |desk| {
        let path = desk.home().join("small.png");
        let mut small = Vec::new();
        let mut writer = png::Encoder::new(&mut small, 2, 1);
        writer.set_color(png::ColorType::Grayscale);
        writer.write_header().unwrap().write_image_data(&[0, 255]).unwrap();
        std::fs::write(&path, small).unwrap();
        let request = PhotoRequest { path, shot: Shot::Far, day: None, place: None, by: Some("周样例".to_owned()) };
        desk.photo("示例镇-2026-0006", &request).unwrap();
    });
    look(&mut clerk, "示例镇-2026-0006");
    clerk.press_times("Tab", 4);
    assert!(clerk.has("> small.png　远景　2026-11-24"), "{}", clerk.screen());
    assert!(clerk.has("! 提醒 C10"), "{}", clerk.screen());
}

#[test]
fn the_mouse_turns_to_a_section_and_opens_a_step() {
    let mut clerk = story(80, 24, DRAFT);
    let (column, row) = clerk.place_of("经过").unwrap();
    clerk.click(column, row);
    assert!(clerk.has(">经过"), "{}", clerk.screen());
    let (column, row) = clerk.place_of("能办的事").unwrap();
    clerk.click(column, row);
    let (column, row) = clerk.place_of("2 审查").unwrap();
    clerk.click(column, row);
    assert_eq!(clerk.at(), Some(ScreenId::Story));
    clerk.click(column, row);
    assert_eq!(clerk.at(), Some(ScreenId::Review));
}
