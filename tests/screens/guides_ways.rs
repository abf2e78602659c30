//! What holds for every guided step: nothing is lost, nothing stale comes back.

use gongshilan::core::stage::Move;
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::twins::recorded;

const RUNNING: &str = "示例镇-2026-0006";
const SERVED: &str = "示例镇-2026-0004";
const WAITING: &str = "示例镇-2026-0007";

#[test]
fn what_was_typed_is_there_the_next_time_and_gone_when_it_is_done() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.step(WAITING, Move::Withdraw).type_("写了一半");
    clerk.press("Esc").step(RUNNING, Move::Object);
    assert!(!clerk.has("写了一半") && !clerk.has("上次填的还在"), "another step begins afresh:\n{}", clerk.screen());
    clerk.press("Esc").step(WAITING, Move::Withdraw);
    assert!(clerk.has("写了一半") && clerk.has("上次填的还在"), "{}", clerk.screen());
    clerk.press("Esc").step(SERVED, Move::TakeDown).press_times("Tab", 4).type_("马演示").press("F8").press("2");
    clerk.step(SERVED, Move::Photo).press("Esc").step(SERVED, Move::Photo);
    assert!(!clerk.has("上次填的还在"), "nothing was typed:\n{}", clerk.screen());
}

#[test]
fn only_what_was_typed_comes_back_the_rest_is_of_today() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.step(RUNNING, Move::Inspect).press("2").press_times("Tab", 2).type_("右下角卷边");
    clerk.press("Esc").step(RUNNING, Move::Inspect);
    assert!(clerk.has("破损，还看得清") && clerk.has("右下角卷边") && clerk.has("2026-11-24"), "{}", clerk.screen());
}

#[test]
fn a_step_that_its_stage_no_longer_allows_is_refused_politely() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.step(SERVED, Move::TakeDown).press_times("Tab", 4).type_("马演示").press("Esc");
    clerk.step(SERVED, Move::TakeDown).press("F8").press("2").press("Esc");
    clerk.step(SERVED, Move::TakeDown);
    assert!(clerk.has("不在公示栏里"), "{}", clerk.screen());
    assert_ne!(clerk.at(), Some(ScreenId::Guide));
}

#[test]
fn another_office_begins_afresh() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Ctrl+O").press("1").type_("改").press("Esc").press("Esc").press("F5");
    clerk.ask(gongshilan::tui::job::Job::Open);
    clerk.press("Ctrl+O").press("1");
    assert!(!clerk.has("上次填的还在"), "{}", clerk.screen());
}

#[test]
fn enter_only_goes_on() {
    let mut clerk = Clerk::practice(80, 24);
    let before = recorded(clerk.home()).len();
    clerk.step(SERVED, Move::TakeDown).press_times("Enter", 20);
    assert_eq!((clerk.at(), recorded(clerk.home()).len()), (Some(ScreenId::Guide), before));
}

#[test]
fn who_was_chosen_is_at_the_keyboard() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.step(RUNNING, Move::Inspect).press("1").press_times("Tab", 3).press("2").press("F8");
    assert_eq!(clerk.app().ctx().settings.person.as_deref(), Some("郑演示"));
    clerk.step(RUNNING, Move::Inspect).press("1").press("F8");
    assert!(clerk.has("巡查：完好"), "the second time nobody is asked:\n{}", clerk.screen());
    clerk.restart().step(RUNNING, Move::Inspect);
    assert!(clerk.has("办理人    郑演示"), "nor after a restart:\n{}", clerk.screen());
}

#[test]
fn a_day_is_typed_as_clerks_type_it() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.step(SERVED, Move::TakeDown).press("Tab").press_times("Backspace", 10).type_("１１．２３").press("Tab");
    assert!(clerk.has("2026-11-23"), "{}", clerk.screen());
    clerk.press("BackTab").press_times("Backspace", 10).type_("下周").press("Tab");
    assert!(clerk.has("x 不是日期"), "{}", clerk.screen());
    clerk.press("F8");
    assert!(clerk.has("日期看不懂") && clerk.at() == Some(ScreenId::Guide), "{}", clerk.screen());
    clerk.press("F4").press("Enter");
    assert!(clerk.has("2026-11-24"), "the calendar begins with today:\n{}", clerk.screen());
}

#[test]
fn the_result_keeps_its_choices_while_a_step_is_looked_at() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.step(SERVED, Move::TakeDown).press("F8").press("2");
    let shown = clerk.screen();
    clerk.press("1");
    assert_eq!(clerk.at(), Some(ScreenId::Guide));
    assert_eq!(clerk.press("Esc").screen(), shown, "Esc leads back to them");
}

#[test]
fn the_mouse_answers_as_well() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.step(SERVED, Move::TakeDown);
    let (column, row) = clerk.place_of("下班以后撤的").unwrap();
    clerk.click(column, row);
    assert_eq!(clerk.caret().map(|(_, row)| row), Some(row));
    let (column, row) = clerk.place_of("2 是").unwrap();
    clerk.click(column, row).press("F8").press("2");
    let (column, row) = clerk.place_of("4 回公示栏").unwrap();
    clerk.click(column, row);
    assert_eq!(clerk.at(), Some(ScreenId::Board), "{}", clerk.screen());
    assert_eq!(recorded(clerk.home()).last().unwrap()["event"]["after_hours"], true);
}
