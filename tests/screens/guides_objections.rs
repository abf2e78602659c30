//! Objections, exceptions and checks of long lists.

use gongshilan::core::stage::Move;
use gongshilan::tui::screen_id::ScreenId;

use super::twins::{Twins, recorded};

const RUNNING: &str = "示例镇-2026-0006";
const OBJECTED: &str = "示例镇-2026-0005";
const LONG: &str = "示例镇-2026-0002";

#[test]
fn an_objection_is_recorded_without_who_raised_it() {
    let mut twins = Twins::new();
    let clerk = &mut twins.clerk;
    clerk.step(RUNNING, Move::Object).press("2").press("Tab").type_("样例甲说名单漏了一户");
    clerk.press("Tab").type_("样例甲").press("F8");
    assert!(clerk.has("内容里有反映人的姓名或者联系方式"), "{}", clerk.screen());
    let (_, matter) = clerk.place_of("反映的问题").unwrap();
    assert_eq!(clerk.caret().map(|(_, row)| row), Some(matter), "{}", clerk.screen());
    insta::assert_snapshot!("guide-object-private", clerk.screen());
    clerk.press_times("Backspace", 10).type_("名单漏了一户").press("F8");
    insta::assert_snapshot!("guide-objected", clerk.screen());
    let told = ["object", RUNNING, "--channel", "电话", "--matter", "名单漏了一户", "--objector", "样例甲"];
    twins.command(&told);
    twins.agree();
}

#[test]
fn settling_says_which_objection_and_what_follows() {
    let mut twins = Twins::new();
    let clerk = &mut twins.clerk;
    clerk.step(OBJECTED, Move::Settle);
    assert!(clerk.has("* 第1条，2026-11-22，来访：反映名单中一户"), "the whole matter:\n{}", clerk.screen());
    clerk.press("1").press("Tab").type_("经核查，收入核对无误。").press("F8");
    assert!(clerk.has("! 还没填"), "who is turned down is told where to go:\n{}", clerk.screen());
    clerk.type_("可向示例县民政局申请复核").press("F8");
    insta::assert_snapshot!("guide-settle-question", clerk.screen());
    clerk.press("2");
    assert!(clerk.has("第 1 号异议已办结"), "{}", clerk.screen());
    let reason = ["--reason", "经核查，收入核对无误。", "--remedy", "可向示例县民政局申请复核"];
    twins.command(&[&["settle", OBJECTED, "--rejected"], reason.as_slice()].concat());
    twins.agree();
}

#[test]
fn an_upheld_objection_leads_to_a_new_posting() {
    let mut twins = Twins::new();
    twins.both(&["object", RUNNING, "--channel", "来信", "--matter", "面积不对"]);
    let clerk = &mut twins.clerk;
    clerk.step(RUNNING, Move::Settle).press("2");
    assert!(clerk.has("成立的，公示期从头算"), "{}", clerk.screen());
    clerk.press("Tab").type_("面积确有出入").press("F8").press("2");
    insta::assert_snapshot!("guide-settled-repost", clerk.screen());
    twins.command(&["settle", RUNNING, "--upheld", "--reason", "面积确有出入"]);
    assert_eq!(twins.agree()["repost"], true);
    twins.clerk.press("2");
    assert!(twins.clerk.has("打印 示例镇-2026-0006") && twins.clerk.has("第 2 印次"), "{}", twins.clerk.screen());
}

#[test]
fn a_shorter_period_needs_paper() {
    let mut twins = Twins::new();
    let clerk = &mut twins.clerk;
    clerk.step(RUNNING, Move::Except).type_("七").press("Tab").type_("王示范").press("Tab").type_("示民〔2026〕1号");
    clerk.press("Tab").type_("汛期安置").press("F8");
    assert!(clerk.has("x 不是整数"), "{}", clerk.screen());
    clerk.press("Backspace").type_("9").press("F8").press("2");
    assert!(clerk.has("天数 9 不对：缩短后的天数至少 1"), "{}", clerk.screen());
    clerk.press("Backspace").type_("5").press("F8").press("2");
    assert!(clerk.has("已登记缩短公示期，天数改为 5"), "{}", clerk.screen());
    let paper = ["--allowed-by", "王示范", "--paper", "示民〔2026〕1号", "--reason", "汛期安置"];
    twins.command(&[&["except", RUNNING, "--days", "5"], paper.as_slice(), &["--by", "郑演示"]].concat());
    twins.agree();
}

#[test]
fn a_long_list_is_checked() {
    let mut twins = Twins::new();
    let clerk = &mut twins.clerk;
    clerk.step(LONG, Move::Verify).press("Tab").type_("2028-01-01").press("F8");
    assert!(clerk.has("下次核对要在 2026-11-24 之后"), "{}", clerk.screen());
    let (_, next) = clerk.place_of("下次核对  ").unwrap();
    assert_eq!(clerk.caret().map(|(_, row)| row), Some(next), "{}", clerk.screen());
    clerk.press_times("Backspace", 10).press("F8");
    assert!(clerk.has("已核对无误，下次核对：2026-12-25"), "{}", clerk.screen());
    assert_eq!(clerk.press("Enter").at(), Some(ScreenId::Board));
    twins.command(&["verify", LONG]);
    twins.agree();
    let before = recorded(twins.clerk.home()).len();
    twins.clerk.step(RUNNING, Move::Verify);
    assert!(twins.clerk.has("不是长期公示或定期公开"), "{}", twins.clerk.screen());
    assert_eq!(recorded(twins.clerk.home()).len(), before);
}
