//! Setting an office up, and changing it.

use gongshilan::core::office::Duty;
use gongshilan::desk::{Access, Clock, Desk};
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::homes;
use super::twins::recorded;

/// Everything but the people.
fn begun() -> Clerk {
    let mut clerk = Clerk::empty_today(80, 24);
    clerk.press("2").type_("示例镇样例村村民委员会").press("Enter").type_("样例村").press("Enter").press("1");
    clerk.press("Enter").type_("示例镇").press("Enter").type_("370000901").press("Enter");
    clerk.type_("样例村村务公开栏").press("Enter").type_("样例桥头 村民小组醒目处").press("Tab");
    clerk
}

/// The row in which the caret stands is that of `label`.
#[track_caller]
fn at_hand(clerk: &mut Clerk, label: &str) {
    let row = clerk.place_of(label).map(|(_, row)| row);
    assert_eq!(clerk.caret().map(|(_, row)| row), row, "{label}\n{}", clerk.screen());
}

/// The screen without its title, in which today stands.
fn undated(clerk: &mut Clerk) -> String {
    clerk.screen().lines().skip(1).collect::<Vec<_>>().join("\n")
}

#[test]
fn an_office_is_set_up_with_few_answers() {
    let mut clerk = begun();
    clerk.type_("样例村委会 0632-0000000").press("Tab").type_("周样例 村文书").press("Tab").type_("吴示范 村主任");
    assert!(clerk.screen().contains("登记本单位"), "{}", clerk.screen());
    clerk.press("F8");
    assert!(clerk.has("示例镇样例村村民委员会 已设置好：张贴地点 2 处，人员 2 名"), "{}", clerk.screen());
    assert!(clerk.has(">1 新建一件公示"), "the natural next step:\n{}", clerk.screen());
    let desk = Desk::open(clerk.home(), Access::Read, Clock::System).unwrap();
    let office = desk.office();
    assert_eq!(office.code, "370000901");
    assert_eq!(office.places[1].kind, "村民小组醒目处");
    assert_eq!((desk.able(Duty::Draft), desk.able(Duty::Manage)), (vec!["周样例".into()], vec!["吴示范".into()]));
    // Back leads to the board, not to the welcome.
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Board), "{}", clerk.screen());
}

#[test]
fn every_mistake_leads_to_its_field() {
    let mut clerk = begun();
    clerk.press("F8");
    assert!(clerk.has("还有 2 项必填的没有填"), "{}", clerk.screen());
    at_hand(&mut clerk, "拟稿张贴的人");
    clerk
        .type_("周样例")
        .press("Tab")
        .type_("周样例")
        .press("BackTab")
        .press("BackTab")
        .type_("村委会 0632-")
        .press("F8");
    assert!(clerk.has("监督电话“村委会 0632-”不完整"), "{}", clerk.screen());
    at_hand(&mut clerk, "监督电话  ");
    clerk.type_("0000000").press("F8");
    assert!(clerk.has("自己拟的稿不能自己审查"), "{}", clerk.screen());
    at_hand(&mut clerk, "审查的人  ");
    insta::assert_snapshot!("guide-set-up-one-person", undated(&mut clerk));
    clerk.press_times("Backspace", 3).type_("吴示范11010519491231002X").press("F8");
    insta::assert_snapshot!("guide-set-up-private", undated(&mut clerk));
    clerk.press("Enter").press_times("Backspace", 18);
    at_hand(&mut clerk, "审查的人  ");
    assert!(!clerk.home().join("journal").exists(), "nothing was written so far");
    clerk.press("F8");
    assert!(clerk.has("已设置好"), "{}", clerk.screen());
}

#[test]
fn the_language_that_was_chosen_before_stays() {
    let mut clerk = begun();
    clerk.press("Tab").type_("周样例").press("Tab").type_("吴示范").press("F12").press("F8");
    assert!(clerk.has("is set up"), "{}", clerk.screen());
    clerk.restart();
    assert!(clerk.has("Gongshilan | the board"), "{}", clerk.screen());
}

#[test]
fn people_and_places_are_changed_line_by_line() {
    let mut clerk = Clerk::practice(80, 24);
    let before = recorded(clerk.home()).len();
    clerk.press("Ctrl+O").press("Enter");
    insta::assert_snapshot!("guide-office", clerk.screen());
    clerk.press("F8");
    assert_eq!(recorded(clerk.home()).len(), before, "nothing changed, nothing is recorded");
    clerk.press("Esc").press("1").press_times("Tab", 4).press("Enter").type_("样例桥头 村民小组醒目处").press("Tab");
    clerk.press_times("Backspace", 40).press("Tab").press("Enter").type_("马演示 会计").press("F8");
    assert!(clerk.has("“马演示 会计”看不出负责什么"), "{}", clerk.screen());
    clerk.type_(" 拟稿，巡查").press("F8");
    assert!(clerk.has("现在有张贴地点 3 处，人员 4 名"), "{}", clerk.screen());
    let desk = Desk::open(clerk.home(), Access::Read, Clock::Chosen(homes::practice_day())).unwrap();
    let office = desk.office();
    assert!(office.hotlines.is_empty(), "what was erased is gone");
    let new = office.person("马演示").unwrap();
    assert_eq!((new.post.as_str(), new.duties.len()), ("会计", 2));
    assert_eq!(office.person("郑演示").unwrap().duties.len(), 2, "the others are as they were");
}

#[test]
fn longer_periods_are_named_by_their_kind_and_taken_back() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Ctrl+O").press("1").press_times("Tab", 9).type_("低保初审公示 10").press("F8");
    assert!(clerk.has("“低保初审公示 10”看不懂"), "{}", clerk.screen());
    clerk.press_times("Backspace", 12).type_("最低生活保障初审公示 １０天").press("F8");
    let minimum = |clerk: &mut Clerk| {
        let desk = Desk::open(clerk.home(), Access::Read, Clock::Chosen(homes::practice_day())).unwrap();
        desk.office().minimum_days.get("dibao-initial").copied()
    };
    assert_eq!(minimum(&mut clerk), Some(10), "{}", clerk.screen());
    clerk.press("Esc").press("1").press_times("Tab", 9);
    assert!(clerk.has("最低生活保障初审公示 10"), "{}", clerk.screen());
    clerk.press_times("Backspace", 20).press("F8");
    assert_eq!(minimum(&mut clerk), None, "{}", clerk.screen());
}
