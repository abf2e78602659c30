//! Review: what the public will see, what was found, three questions.

use gongshilan::core::notice::Stage;
use gongshilan::core::office::{Duty, Staff};
use gongshilan::desk::{Access, Clock, Content, Desk, EditRequest, OfficeChange, set_up};
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::homes::practice_day;

/// The draft of the practice board that waits for its review.
const DRAFT: &str = "示例镇-2026-0007";

fn prepared(columns: u16, rows: u16, prepare: impl FnOnce(&mut Desk)) -> Clerk {
    let clerk = Clerk::practice(columns, rows);
    let mut desk = Desk::open(clerk.home(), Access::Write, Clock::Chosen(practice_day())).unwrap();
    prepare(&mut desk);
    clerk
}

fn typed(key: &str, text: &str) -> EditRequest {
    let content = Content { typing: vec![(key.to_owned(), text.to_owned())], ..Content::default() };
    EditRequest { content, by: Some("周样例".to_owned()), ..EditRequest::default() }
}

fn open(clerk: &mut Clerk) -> &mut Clerk {
    clerk.type_("0007").press("F8")
}

fn in_review(columns: u16, rows: u16) -> Clerk {
    let mut clerk = Clerk::practice(columns, rows);
    open(&mut clerk);
    assert_eq!(clerk.at(), Some(ScreenId::Review), "{}", clerk.screen());
    clerk
}

fn stage(clerk: &Clerk) -> Stage {
    let desk = Desk::open(clerk.home(), Access::Read, Clock::Chosen(practice_day())).unwrap();
    desk.story(DRAFT).unwrap().notice.stage
}

#[test]
fn everything_is_beside_each_other_or_one_part_after_the_other() {
    insta::assert_snapshot!("review-120", in_review(120, 36).screen());
    insta::assert_snapshot!("review-60", in_review(60, 16).screen());
    let mut clerk = in_review(80, 24);
    insta::assert_snapshot!("review-80-pages", clerk.screen());
    insta::assert_snapshot!("review-80-findings", clerk.press("Tab").screen());
    insta::assert_snapshot!("review-80-questions", clerk.press("Tab").screen());
    let mut clerk = Clerk::practice(120, 36).lang_en();
    insta::assert_snapshot!("review-en", open(&mut clerk).screen());
}

#[test]
fn enter_alone_leads_through_all_parts_and_records_nothing() {
    let mut clerk = in_review(80, 24);
    clerk.press_times("Enter", 40);
    assert_eq!(clerk.at(), Some(ScreenId::Review));
    assert!(clerk.has("看过1页") && clerk.has("答了0/3") && clerk.has("> 意见"), "{}", clerk.screen());
    assert_eq!(stage(&clerk), Stage::Draft);
}

#[test]
fn three_times_yes_passes() {
    let mut clerk = in_review(80, 24);
    clerk.press_times("PgDn", 3).press("Tab").press("Tab").press("Tab");
    for _ in 0..3 {
        clerk.press("1").press("Tab");
    }
    assert!(clerk.has("由吴示范审查通过，接着就能打印"), "{}", clerk.screen());
    clerk.press("F8");
    insta::assert_snapshot!("review-passed", clerk.screen());
    assert_eq!(stage(&clerk), Stage::Reviewed);
    clerk.press("3");
    assert_eq!(clerk.at(), Some(ScreenId::Board));
}

#[test]
fn one_no_returns_it_and_needs_a_reason() {
    let mut clerk = in_review(80, 24);
    clerk.press_times("PgDn", 3).press_times("Tab", 3);
    clerk.press("1").press("Tab").press("２").press("Tab").press("1").press("F8");
    assert!(clerk.has("写上理由") && clerk.has("> 意见"), "{}", clerk.screen());
    let (column, row) = clerk.caret().unwrap();
    clerk.type_("第1行姓名有误");
    assert_eq!(clerk.caret(), Some((column + 13, row)), "{}", clerk.screen());
    assert!(clerk.has("由吴示范退回拟稿人"), "{}", clerk.screen());
    clerk.press("F8");
    assert!(clerk.has("由吴示范退回拟稿人。") && clerk.has("第1行姓名有误"), "{}", clerk.screen());
    assert_eq!(stage(&clerk), Stage::Returned);
}

#[test]
fn an_answer_that_is_missing_is_asked_for_at_its_place() {
    let mut clerk = in_review(80, 24);
    clerk.press_times("Tab", 3).press("1").press("F8");
    assert!(clerk.has("还有 2 个问题没有回答") && clerk.has(">*没有隐私"), "{}", clerk.screen());
    assert_eq!(stage(&clerk), Stage::Draft);
}

#[test]
fn pages_that_were_not_seen_are_told_once() {
    let mut clerk = in_review(80, 24);
    clerk.press_times("Tab", 3);
    for _ in 0..3 {
        clerk.press("1").press("Tab");
    }
    clerk.press("F8");
    assert!(clerk.has("海报看过 0 页，一共 1 页") && clerk.at() == Some(ScreenId::Review), "{}", clerk.screen());
    clerk.press("F8");
    assert_eq!((clerk.at(), stage(&clerk)), (Some(ScreenId::Outcome), Stage::Reviewed));
}

#[test]
fn errors_keep_it_from_passing_and_are_named_before() {
    let mut clerk = prepared(80, 24, |desk| {
        desk.edit(DRAFT, &typed("title", "身份证号370481198001011235的公示")).unwrap();
    });
    clerk.type_("0007").press("Enter").press("2");
    assert_eq!(clerk.at(), Some(ScreenId::Review), "{}", clerk.screen());
    clerk.press("Tab");
    assert!(clerk.has("! 身份证号、残疾证号：") && clerk.has("x 错误 C03"), "{}", clerk.screen());
    clerk.press_times("Tab", 2);
    for _ in 0..3 {
        clerk.press("1").press("Tab");
    }
    assert!(clerk.has("处错误，不能审查通过"), "{}", clerk.screen());
    clerk.press("F8");
    assert_eq!((clerk.at(), stage(&clerk)), (Some(ScreenId::Question), Stage::Draft), "{}", clerk.screen());
}

#[test]
fn where_nobody_may_review_it_says_why() {
    let mut clerk = Clerk::practice(80, 24);
    let person = |name: &str, duties: &[Duty]| {
        let duties = duties.iter().copied().collect();
        Staff { name: name.to_owned(), post: "干事".to_owned(), duties }
    };
    let one = person("周样例", &[Duty::Draft, Duty::Review, Duty::Post, Duty::Inspect, Duty::Manage]);
    let other = person("吴示范", &[Duty::Draft, Duty::Review]);
    let change = OfficeChange { staff: vec![one, other], ..OfficeChange::default() };
    let mut desk = set_up(clerk.home(), change, Some("郑演示"), Clock::Chosen(practice_day())).unwrap();
    desk.edit(DRAFT, &EditRequest { by: Some("吴示范".to_owned()), ..typed("title", "关于救助的公示") }).unwrap();
    drop(desk);
    open(&mut clerk).press_times("Tab", 2);
    assert!(clerk.has("没有人能审查这件公示") && clerk.has("周样例"), "{}", clerk.screen());
    clerk.press("F8");
    assert!(clerk.has("! 没有人能审查") && clerk.at() == Some(ScreenId::Review), "{}", clerk.screen());
}

#[test]
fn the_mouse_turns_to_a_part() {
    let mut clerk = in_review(80, 24);
    let (column, row) = clerk.place_of("三个问题").unwrap();
    clerk.click(column, row);
    let (column, row) = clerk.place_of("*内容准确").unwrap();
    clerk.click(column, row);
    assert!(clerk.has(">*内容准确"), "{}", clerk.screen());
}
