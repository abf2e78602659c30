//! Corrections: amend, end, take down early, extend; and giving up what never hung.

use gongshilan::core::stage::Move;
use gongshilan::tui::job::Job;
use gongshilan::tui::screen_id::ScreenId;

use super::twins::Twins;

const RUNNING: &str = "示例镇-2026-0006";
const WAITING: &str = "示例镇-2026-0007";

/// Chooses what to do, the reason and its words.
fn correct(twins: &mut Twins, action: &str, reason: &str, detail: &str) {
    twins.clerk.step(RUNNING, Move::Correct).press(action).press("Tab").press(reason).press("Tab").type_(detail);
}

#[test]
fn an_amendment_is_not_reviewed_before_it_changes_anything() {
    let mut twins = Twins::new();
    correct(&mut twins, "1", "1", "第1户人数写错，应为1人");
    insta::assert_snapshot!("guide-amend", twins.clerk.screen());
    twins.clerk.press("F8").press("2");
    insta::assert_snapshot!("guide-amended", twins.clerk.screen());
    twins.clerk.press("Enter");
    assert_eq!(twins.clerk.at(), Some(ScreenId::Form));
    assert!(twins.clerk.has("示例镇-2026-0009"), "the form of the new version:\n{}", twins.clerk.screen());
    twins.clerk.ask(Job::Review("示例镇-2026-0009".to_owned()));
    twins.clerk.press("Tab");
    assert!(twins.clerk.has("新的一版和原来的内容一样，还没有更正"), "{}", twins.clerk.screen());
}

#[test]
fn what_ends_comes_down_at_once() {
    for (action, word) in [("2", "end"), ("3", "withdraw")] {
        let mut twins = Twins::new();
        correct(&mut twins, action, "4", "事项已经取消");
        assert!(twins.clerk.has("马上登记从 柳泉村村务公开栏 撤下"), "{}", twins.clerk.screen());
        twins.clerk.press("F8").press("2");
        assert!(twins.clerk.has("已登记从今天起撤下，并已终止"), "{}", twins.clerk.screen());
        twins.command(&["correct", RUNNING, word, "--reason", "事项取消", "--detail", "事项已经取消"]);
        twins.agree();
    }
}

#[test]
fn an_extension_must_be_later_than_the_last_day() {
    let mut twins = Twins::new();
    correct(&mut twins, "4", "6", "汛期延长");
    twins.clerk.press("Tab").type_("11.28").press("F8").press("2");
    assert!(twins.clerk.has("x 这里不行"), "{}", twins.clerk.screen());
    let (_, until) = twins.clerk.place_of("延长到  ").unwrap();
    assert_eq!(twins.clerk.caret().map(|(_, row)| row), Some(until), "{}", twins.clerk.screen());
    twins.clerk.press_times("Backspace", 10).type_("12.10").press("F8").press("2");
    assert!(twins.clerk.has("公示期已延长到 2026-12-10"), "{}", twins.clerk.screen());
    let words = ["--reason", "其他", "--detail", "汛期延长", "--until", "2026-12-10"];
    twins.command(&[&["correct", RUNNING, "extend"], words.as_slice()].concat());
    twins.agree();
}

#[test]
fn a_draft_is_given_up_for_good() {
    let mut twins = Twins::new();
    twins.clerk.step(WAITING, Move::Withdraw).type_("当事人").press("Enter").type_("撤回申请").press("F8");
    insta::assert_snapshot!("guide-withdraw-question", twins.clerk.screen());
    twins.clerk.press("2");
    assert!(twins.clerk.has("已作废，编号不再使用"), "{}", twins.clerk.screen());
    twins.command(&["withdraw", WAITING, "--reason", "当事人\n撤回申请"]);
    twins.agree();
}
