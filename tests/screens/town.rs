//! What a supervisor goes through: from all boards to the photograph, and back to the villages.

use gongshilan::tui::screen_id::ScreenId;
use gongshilan::tui::town::TownOrder;

use super::driver::Clerk;

/// Code of 柳泉村.
const WILLOW: &str = "370481001";

/// The screen without the hours at which something was recorded and the signs of digests: they are
/// others with every run.
fn steady(clerk: &mut Clerk) -> String {
    let text: Vec<char> = clerk.screen().chars().collect();
    let digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
    let hour =
        |at: usize| digit(at) && digit(at + 1) && text.get(at + 2) == Some(&':') && digit(at + 3) && digit(at + 4);
    let inside = |at: usize| (0..5).any(|back| at.checked_sub(back).is_some_and(hour));
    text.iter().enumerate().map(|(at, c)| if inside(at) && *c != ':' { '-' } else { *c }).collect()
}

fn overview(columns: u16, rows: u16) -> Clerk {
    let mut clerk = Clerk::town(columns, rows);
    clerk.press("Ctrl+G");
    assert_eq!(clerk.at(), Some(ScreenId::Overview), "{}", clerk.screen());
    clerk
}

#[test]
fn all_boards_stand_there_the_worst_first_with_the_reason() {
    let mut clerk = overview(120, 36);
    insta::assert_snapshot!("town-overview-120", steady(&mut clerk));
    clerk.resize(80, 24);
    insta::assert_snapshot!("town-overview-80", steady(&mut clerk));
    clerk.resize(60, 16);
    insta::assert_snapshot!("town-overview-60", steady(&mut clerk));
    clerk.resize(59, 15);
    assert!(clerk.has("60"), "{}", clerk.screen());
}

#[test]
fn a_case_is_proved_from_all_boards_to_the_photograph() {
    let mut clerk = overview(120, 36);
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Village));
    insta::assert_snapshot!("town-village-120", steady(&mut clerk));
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Case));
    assert!(clerk.has("柳泉村-2026-0001") && clerk.has("2026-11-18"), "{}", clerk.screen());
    insta::assert_snapshot!("town-case-120", steady(&mut clerk));
    // To the photographs: places, inspections, objections, photographs.
    clerk.press_times("Tab", 3).press("Enter");
    assert!(clerk.has("√") || clerk.has("* "), "the viewer was called:\n{}", clerk.screen());
    clerk.press_times("Esc", 3);
    assert_eq!(clerk.at(), Some(ScreenId::Board));
}

#[test]
fn nothing_of_another_office_is_changed() {
    let mut clerk = overview(80, 24);
    clerk.press("Enter").press("Enter");
    let before = clerk.screen();
    for key in ["F2", "F8", "F7", "Ctrl+R"] {
        clerk.press(key);
        assert_eq!(clerk.at(), Some(ScreenId::Case), "{key}");
    }
    assert_eq!(clerk.screen(), before);
}

#[test]
fn a_village_is_found_by_its_initials() {
    let mut clerk = overview(80, 24);
    clerk.type_("hyyl");
    assert!(clerk.has("1/1") && clerk.has("槐影样例村") && !clerk.has("示例镇 "), "{}", clerk.screen());
    clerk.press("Esc");
    assert!(clerk.has("/3"), "{}", clerk.screen());
    clerk.type_("没有这样的");
    assert!(clerk.has("没有找到"), "{}", clerk.screen());
    clerk.press("Enter");
    assert!(clerk.has("没有选中"), "{}", clerk.screen());
}

#[test]
fn postings_stand_on_a_line_of_days_and_can_be_zoomed() {
    let mut clerk = overview(100, 24);
    clerk.press("F4");
    assert_eq!(clerk.at(), Some(ScreenId::Timeline));
    insta::assert_snapshot!("town-timeline-100", clerk.screen());
    clerk.press("+").press("＋");
    assert!(clerk.has("30 天"), "{}", clerk.screen());
    insta::assert_snapshot!("town-timeline-near", clerk.screen());
    clerk.press_times("-", 4);
    assert!(clerk.has("365 天"), "{}", clerk.screen());
    clerk.press_times("-", 2);
    assert!(clerk.has("最小"), "{}", clerk.screen());
    clerk.press_times("+", 7).press_times("Left", 9);
    assert!(clerk.has("没有张贴过"), "{}", clerk.screen());
    clerk.press("F4").press("-");
    assert!(clerk.has("到 2026-11-24"), "{}", clerk.screen());
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Case), "{}", clerk.screen());
}

#[test]
fn the_timeline_fits_into_a_small_window() {
    let mut clerk = overview(60, 16);
    clerk.press("F4");
    insta::assert_snapshot!("town-timeline-60", clerk.screen());
}

#[test]
fn what_is_due_owed_and_doubtful_leads_down() {
    let mut clerk = overview(100, 24);
    clerk.press("F6");
    assert_eq!(clerk.at(), Some(ScreenId::DueList));
    insta::assert_snapshot!("town-due", clerk.screen());
    clerk.press("F4").press("3");
    assert!(clerk.has("请张贴四季度低保名单"), "{}", clerk.screen());
    clerk.press("Ctrl+T").press("F8");
    assert!(clerk.has("到期事项 3 件，已存到"), "{}", clerk.screen());
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::DueList), "{}", clerk.screen());
    clerk.press("Home").press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Case), "{}", clerk.screen());
    clerk.press("Esc").press("Esc").press("F7");
    assert_eq!(clerk.at(), Some(ScreenId::Coverage));
    insta::assert_snapshot!("town-coverage", clerk.screen());
    clerk.press("Enter");
    insta::assert_snapshot!("town-owed", clerk.screen());
    clerk.press("Esc").press("Esc").press("F8");
    assert_eq!(clerk.at(), Some(ScreenId::Doubts));
    assert!(clerk.has("C09") && clerk.has("照片重复使用"), "{}", clerk.screen());
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Case), "{}", clerk.screen());
}

#[test]
fn going_through_all_records_can_be_stopped() {
    let mut clerk = overview(80, 24);
    clerk.hold_jobs().press("F8").press("Esc").let_go();
    assert_eq!(clerk.at(), Some(ScreenId::Overview), "{}", clerk.screen());
}

#[test]
fn an_office_alone_is_told_what_to_do() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Ctrl+G");
    assert!(clerk.has("收村里发来的记录文件"), "{}", clerk.screen());
    insta::assert_snapshot!("town-alone", steady(&mut clerk));
    clerk.press("Ctrl+E");
    insta::assert_snapshot!("town-travel", steady(&mut clerk));
}

#[test]
fn what_the_town_asked_for_is_taken_up_on_the_board() {
    let mut clerk = Clerk::village_of_the_town(80, 24);
    assert!(clerk.has("请张贴四季度低保名单"), "{}", clerk.screen());
    clerk.press("Tab").press("Enter");
    insta::assert_snapshot!("town-task", clerk.screen());
    clerk.press("1");
    assert_eq!(clerk.at(), Some(ScreenId::Form));
    assert!(clerk.has("最低生活保障初审公示"), "{}", clerk.screen());
    clerk.press("Esc");
    let mut clerk = Clerk::village_of_the_town(80, 24);
    clerk.press("Tab").press("Enter").press("3");
    assert_eq!(clerk.at(), Some(ScreenId::Guide), "{}", clerk.screen());
    clerk.press("F8").press("1").press("F8");
    assert_eq!(clerk.at(), Some(ScreenId::Outcome), "{}", clerk.screen());
    clerk.press("Enter");
    assert!(!clerk.has("请张贴四季度低保名单"), "{}", clerk.screen());
}

#[test]
fn a_village_is_asked_from_its_board() {
    let mut clerk = overview(80, 24);
    clerk.press("Enter").press("Ins");
    assert_eq!(clerk.at(), Some(ScreenId::Guide));
    insta::assert_snapshot!("town-request", clerk.screen());
    clerk.type_("请张贴三季度财务").press("Enter").press("Enter").type_("2026-12-05").press("F8");
    assert_eq!(clerk.at(), Some(ScreenId::Outcome), "{}", clerk.screen());
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Village));
    clerk.press("BackTab");
    assert!(clerk.has("2026-12-05 前：请张贴三季度财务"), "{}", clerk.screen());
}

#[test]
fn the_results_of_a_round_are_entered_with_few_keys() {
    let mut clerk = overview(80, 24);
    clerk.press("Enter").press("Ctrl+R").press("F8");
    assert!(clerk.has("巡查表已存好"), "{}", clerk.screen());
    let list = {
        let home = clerk.close();
        let desk = gongshilan::desk::Desk::open(
            &home,
            gongshilan::desk::Access::Read,
            gongshilan::desk::Clock::Chosen(super::homes::practice_day()),
        );
        desk.unwrap().round_list(Some(WILLOW)).unwrap()
    };
    clerk.ask(gongshilan::tui::job::Job::Town(TownOrder::Village(WILLOW.to_owned()))).press("Ctrl+D");
    assert!(clerk.has("柳泉村-2026-0001"), "the rows of the sheet stand there:\n{}", clerk.screen());
    clerk.type_(&list.code).press("Enter").type_("１缺：被揭走").press("Enter");
    for _ in 0..8 {
        clerk.tick();
    }
    assert!(clerk.has("被揭走"), "{}", clerk.screen());
    clerk.press("F8");
    assert_eq!(clerk.at(), Some(ScreenId::Outcome), "{}", clerk.screen());
    assert!(clerk.has("缺失 1"), "{}", clerk.screen());
}

#[test]
fn a_shared_folder_is_synchronised_step_by_step() {
    let mut clerk = Clerk::town(80, 24);
    let shared = tempfile::tempdir().unwrap();
    clerk.press("Ctrl+E").press("3");
    assert_eq!(clerk.at(), Some(ScreenId::Guide));
    clerk.paste("/没有/这个").press("F8");
    assert!(clerk.has("没有“/没有/这个”"), "{}", clerk.screen());
    clerk.press("Esc").ask(gongshilan::tui::job::Job::Guide(gongshilan::tui::job::Deed::Sync));
    for _ in 0..9 {
        clerk.press("Backspace");
    }
    clerk.paste(&shared.path().display().to_string()).press("F8");
    assert!(clerk.has("同步好了"), "{}", clerk.screen());
    assert!(std::fs::read_dir(shared.path()).unwrap().count() > 0);
}

#[test]
fn in_english_and_without_colours_it_is_the_same() {
    let mut clerk = Clerk::town(80, 24).lang_en().mono();
    clerk.press("Ctrl+G");
    insta::assert_snapshot!("town-overview-en", steady(&mut clerk));
    clerk.press("Enter");
    insta::assert_snapshot!("town-village-en", steady(&mut clerk));
}
