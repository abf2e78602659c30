//! F8 on the board leads to what a clerk does next, at every stage.

use gongshilan::tui::job::Job;
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::twins::Twins;

/// Where the next step of a notice leads, and the first line of what is shown.
#[track_caller]
fn next(clerk: &mut Clerk, number: &str) -> (ScreenId, String) {
    clerk.ask(Job::Board).ask(Job::NextStep(format!("示例镇-2026-{number}")));
    let screen = clerk.screen();
    (clerk.at().unwrap(), screen.lines().nth(1).unwrap_or_default().trim().to_owned())
}

#[track_caller]
fn leads(twins: &mut Twins, number: &str, title: &str) {
    let (_, line) = next(&mut twins.clerk, number);
    assert!(line.starts_with(title), "{number} should lead to {title}\n{}", twins.clerk.screen());
}

const REVIEW: [&str; 5] = ["review", "7", "--pass", "--secrecy", "--privacy"];

#[test]
fn from_the_draft_to_the_archive() {
    let mut twins = Twins::new();
    assert_eq!(next(&mut twins.clerk, "0007").0, ScreenId::Review);
    twins.both(&["review", "7", "--return", "标题不清"]);
    assert_eq!(next(&mut twins.clerk, "0007").0, ScreenId::Form, "sent back: change it");
    twins.clerk.press("Esc");
    twins.both(&["edit", "7", "--set", "title=关于临时救助结果的公示"]);
    twins.both(&[REVIEW.as_slice(), &["--accuracy"]].concat());
    leads(&mut twins, "0007", "打印");
    let file = twins.clerk.home().parent().unwrap().join("p.pdf").display().to_string();
    twins.both(&["print", "7", "-o", &file]);
    leads(&mut twins, "0007", "张贴");
    twins.both(&["post", "7"]);
    leads(&mut twins, "0007", "给");
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data");
    twins.both(&["photo", "7", &format!("{data}/board-far.jpg"), "--shot", "far"]);
    twins.both(&["photo", "7", &format!("{data}/board-near.jpg"), "--shot", "near"]);
    leads(&mut twins, "0007", "巡查");
    twins.on("2026-12-10");
    leads(&mut twins, "0007", "撤下");
    twins.both(&["takedown", "7"]);
    leads(&mut twins, "0007", "出具");
    twins.both(&["certificate", "7", "-o", &file]);
    leads(&mut twins, "0007", "归档");
    twins.both(&["archive", "7", "--no", "1"]);
    assert_eq!(next(&mut twins.clerk, "0007").0, ScreenId::Story, "nothing more to do: look at it");
}

#[test]
fn objections_come_before_everything_else() {
    let mut twins = Twins::new();
    leads(&mut twins, "0005", "办结");
    twins.both(&["object", "6", "--channel", "来信", "--matter", "面积不对"]);
    leads(&mut twins, "0006", "办结");
    twins.both(&["settle", "6", "--upheld", "--reason", "属实"]);
    leads(&mut twins, "0006", "打印");
    let file = twins.clerk.home().parent().unwrap().join("p.pdf").display().to_string();
    twins.both(&["print", "6", "-o", &file]);
    leads(&mut twins, "0006", "张贴");
    twins.both(&["post", "6"]);
    leads(&mut twins, "0006", "给");
}

#[test]
fn what_is_missing_is_looked_at_and_long_lists_are_checked() {
    let mut twins = Twins::new();
    leads(&mut twins, "0002", "核对");
    twins.both(&["verify", "2"]);
    leads(&mut twins, "0002", "给");
    twins.both(&["inspect", "6", "missing", "--by", "周样例"]);
    leads(&mut twins, "0006", "巡查");
}

#[test]
fn the_key_on_the_board_leads_there() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.type_("0004").press("F8");
    assert!(clerk.has("撤下 示例镇-2026-0004"), "{}", clerk.screen());
}

#[test]
fn what_ended_goes_into_the_archive() {
    let mut twins = Twins::new();
    twins.both(&["correct", "6", "end", "--reason", "事项取消", "--detail", "事项已经取消"]);
    leads(&mut twins, "0006", "归档");
    twins.both(&["withdraw", "7", "--reason", "不办了"]);
    assert_eq!(next(&mut twins.clerk, "0007").0, ScreenId::Story, "it never hung");
    leads(&mut twins, "0003", "归档");
}
