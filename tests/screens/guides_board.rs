//! Guided steps at the board: print, post, inspect, photograph, take down, certify, archive.

use std::path::{Path, PathBuf};

use gongshilan::core::stage::Move;
use gongshilan::desk;
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::twins::{Twins, recorded};

const WAITING: &str = "示例镇-2026-0007";
const RUNNING: &str = "示例镇-2026-0006";
const SERVED: &str = "示例镇-2026-0004";

fn data(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// Both boards with a notice that passed its review.
fn reviewed() -> Twins {
    let mut twins = Twins::new();
    twins.both(&["review", WAITING, "--pass", "--secrecy", "--privacy", "--accuracy"]);
    twins
}

/// A file for the command line, beside what the clerk writes.
fn beside(twins: &Twins, name: &str) -> String {
    twins.clerk.home().parent().unwrap().join(name).display().to_string()
}

#[test]
fn a_clean_poster_is_the_one_of_the_command_line() {
    let mut twins = reviewed();
    twins.clerk.step(WAITING, Move::Print);
    assert!(twins.clerk.has("* 第 1 印次，印上的公示期：2026-11-24 起，到 2026-12-01"), "{}", twins.clerk.screen());
    // A longer period is foreseen as soon as its field is left.
    twins.clerk.press_times("Tab", 3).type_("９").press("Tab");
    assert!(twins.clerk.has("到 2026-12-03（9天）"), "{}", twins.clerk.screen());
    twins.clerk.press("F8");
    assert!(twins.clerk.has("第 1 印次已打印，共 1 页"), "{}", twins.clerk.screen());
    assert!(twins.clerk.has(">1 张贴"), "the next step is at hand:\n{}", twins.clerk.screen());
    let file = beside(&twins, "公示.pdf");
    twins.command(&["print", WAITING, "--days", "9", "-o", &file]);
    let event = twins.agree();
    assert_eq!((&event["type"], &event["last"]), (&"printed".into(), &"2026-12-03".into()));
    let poster = twins.clerk.home().join("posters").join(format!("{WAITING}.pdf"));
    assert_eq!(std::fs::read(poster).unwrap(), std::fs::read(file).unwrap(), "the very same file");
}

#[test]
fn too_short_a_period_is_said_before_anything_is_printed() {
    let mut twins = reviewed();
    let clerk = &mut twins.clerk;
    clerk.step(WAITING, Move::Print).press_times("Tab", 3).type_("3").press_times("Tab", 2).paste("公示.pdf");
    clerk.press("BackTab").press("BackTab").press("Tab").press("BackTab");
    assert!(clerk.has("公示天数 3 少于规定的最低天数 7"), "{}", clerk.screen());
    clerk.press("F8");
    assert!(clerk.has("x 这里不行"), "{}", clerk.screen());
    assert_eq!(clerk.at(), Some(ScreenId::Guide), "everything typed is still there");
    let days = clerk.place_of("公示天数").map(|(_, row)| row);
    let (_, marked) = clerk.place_of("x 这里不行").unwrap();
    assert_eq!(clerk.caret().map(|(_, row)| row), Some(marked), "the field at fault is at hand");
    assert!(days.is_some());
    clerk.press("Backspace").type_("8").press("F8");
    assert!(clerk.has("第 1 印次已打印"), "{}", clerk.screen());
}

#[test]
fn before_the_review_there_is_only_a_draft() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.step(WAITING, Move::Print).press_times("Tab", 2).press("Ctrl+Backspace").paste("/tmp/样张.pdf");
    clerk.press_times("BackTab", 2);
    insta::assert_snapshot!("guide-print-draft", clerk.screen());
    let before = recorded(clerk.home()).len();
    let file = clerk.home().join("样张.pdf");
    clerk.press_times("Tab", 2).paste(&file.display().to_string()).press("F8");
    assert!(clerk.has("样张已打印"), "{}", clerk.screen());
    assert!(file.is_file() && recorded(clerk.home()).len() == before, "a draft leaves no trace in the journal");
    assert!(clerk.has(">1 打开 PDF 看看"), "nothing to post:\n{}", clerk.screen());
}

#[test]
fn stopping_long_work_leaves_nothing() {
    let mut twins = reviewed();
    let clerk = &mut twins.clerk;
    let before = recorded(clerk.home()).len();
    clerk.step(WAITING, Move::Print).hold_jobs().press("F8").tick().tick().tick();
    assert!(clerk.has("* 正在排版打印 ....  （Esc 停下）"), "{}", clerk.screen());
    clerk.press("Esc");
    assert!(clerk.has("* 正在停下"), "{}", clerk.screen());
    clerk.let_go().tick();
    assert_eq!(clerk.at(), Some(ScreenId::Guide), "{}", clerk.screen());
    assert!(clerk.has("! 已经停下，什么也没有登记"), "{}", clerk.screen());
    assert_eq!(recorded(clerk.home()).len(), before);
    assert!(!clerk.home().join("posters").join(format!("{WAITING}.pdf")).exists());
    clerk.press("F8");
    assert!(clerk.has("第 1 印次已打印"), "the next time it is done:\n{}", clerk.screen());
}

#[test]
fn a_posting_at_several_places_with_photographs() {
    let mut twins = reviewed();
    let file = beside(&twins, "公示.pdf");
    twins.both(&["print", WAITING, "-o", &file]);
    twins.clerk.step(WAITING, Move::Post);
    insta::assert_snapshot!("guide-post", twins.clerk.screen());
    // Dragged into the window: in quotation marks, and with its blanks marked.
    let (far, near) = (data("board-far.jpg"), data("board-near.jpg"));
    twins.clerk.press_times("Tab", 2).paste(&format!("'{}' ", far.display()));
    twins.clerk.press("Tab").paste(&format!("file://{}\n", near.display())).press("F8");
    // The screen behind the question shows where the photographs lie, which is elsewhere on every machine.
    for said in [
        "张贴 示例镇-2026-0007《关于本月第一批临时救助结果的公示》",
        "* 2026-11-24 贴在：柳泉村村务公开栏、示例镇政府公开栏。",
        "张贴记下以后不能改，公示期从这一天算起，贴满才能撤下。",
        ">1 先不办，再看看",
        " 2 确定办理",
    ] {
        assert!(twins.clerk.has(said), "{said}\n{}", twins.clerk.screen());
    }
    twins.clerk.press("1");
    assert_eq!(twins.clerk.at(), Some(ScreenId::Guide), "the safe answer does nothing");
    twins.clerk.press("F8").press("2");
    insta::assert_snapshot!("guide-posted", twins.clerk.screen());
    let (far, near) = (far.display().to_string(), near.display().to_string());
    twins.command(&["post", WAITING]);
    twins.command(&["photo", WAITING, &far, "--shot", "far"]).command(&["photo", WAITING, &near, "--shot", "near"]);
    twins.agree();
}

#[test]
fn no_photograph_no_posting() {
    let mut twins = reviewed();
    let file = beside(&twins, "公示.pdf");
    twins.both(&["print", WAITING, "-o", &file]);
    let before = recorded(twins.clerk.home()).len();
    let sheet = data("fund-allocation.xlsx");
    twins.clerk.step(WAITING, Move::Post).press_times("Tab", 2).paste(&sheet.display().to_string());
    twins.clerk.press("F8").press("2");
    assert!(twins.clerk.has("fund-allocation.xlsx 不是 JPEG 或 PNG 照片"), "{}", twins.clerk.screen());
    let (_, field) = twins.clerk.place_of("远景照片").unwrap();
    assert_eq!(twins.clerk.caret().map(|(_, row)| row), Some(field), "{}", twins.clerk.screen());
    assert_eq!(recorded(twins.clerk.home()).len(), before, "nothing was recorded");
}

#[test]
fn another_day_than_the_printed_one_is_said() {
    let mut twins = reviewed();
    let file = beside(&twins, "公示.pdf");
    twins.both(&["print", WAITING, "--first", "2026-11-26", "-o", &file]);
    twins.clerk.step(WAITING, Move::Post);
    assert!(twins.clerk.has("海报上印的张贴日是 2026-11-26，这里写的是 2026-11-24"), "{}", twins.clerk.screen());
    twins.on("2026-11-27").clerk.step(WAITING, Move::Post);
    assert!(twins.clerk.has("x 海报上印的张贴日是 2026-11-26，2026-11-27 才贴"), "{}", twins.clerk.screen());
    twins.clerk.press("F8");
    let (_, day) = twins.clerk.place_of("哪天贴的").unwrap();
    assert_eq!(twins.clerk.caret().map(|(_, row)| row), Some(day), "no question, and the day is at hand");
    // It was hung in time and is recorded now.
    twins.clerk.press_times("Backspace", 10).type_("11月26日").press("F8");
    assert!(twins.clerk.has("2026-11-26 贴在"), "{}", twins.clerk.screen());
    twins.clerk.press("2");
    twins.command(&["post", WAITING, "--day", "2026-11-26"]);
    twins.agree();
}

#[test]
fn an_inspection_that_finds_it_gone() {
    let mut twins = Twins::new();
    twins.clerk.step(RUNNING, Move::Inspect).press("3");
    insta::assert_snapshot!("guide-inspect-missing", twins.clerk.screen());
    twins.clerk.press("F8");
    assert!(twins.clerk.has("! 还没填") && twins.clerk.has("还有 1 项必填"), "{}", twins.clerk.screen());
    twins.clerk.press("1").press_times("BackTab", 3).type_("昨天").press("F8");
    insta::assert_snapshot!("guide-inspected-missing", twins.clerk.screen());
    twins.command(&["inspect", RUNNING, "missing", "--since", "2026-11-23", "--by", "周样例"]);
    twins.agree();
    // What is missing is what the next look is about.
    twins.clerk.press("2").press("1").press("F8");
    twins.command(&["inspect", RUNNING, "intact", "--by", "周样例"]);
    twins.agree();
}

#[test]
fn before_its_time_it_does_not_come_down() {
    let mut twins = Twins::new();
    twins.clerk.step(RUNNING, Move::TakeDown);
    insta::assert_snapshot!("guide-takedown-early", twins.clerk.screen());
    twins.clerk.resize(60, 16);
    insta::assert_snapshot!("guide-takedown-early-60x16", twins.clerk.screen());
    twins.clerk.resize(80, 24).press("F8");
    insta::assert_snapshot!("guide-takedown-refused", twins.clerk.screen());
    assert_eq!(twins.clerk.at(), Some(ScreenId::Guide), "nothing to be sure about");
    // On the last day it may come down after hours.
    twins.on("2026-11-30").clerk.step(RUNNING, Move::TakeDown);
    assert!(twins.clerk.has("x 示例镇-2026-0006 公示期到 2026-11-30 才满"), "{}", twins.clerk.screen());
    twins.clerk.press_times("Tab", 2).press("2");
    assert!(twins.clerk.has("* 2026-11-30 从这些地方撤下：柳泉村村务公开栏。"), "{}", twins.clerk.screen());
    twins.clerk.press("F8").press("2");
    twins.command(&["takedown", RUNNING, "--after-hours"]);
    assert_eq!(twins.agree()["after_hours"], true);
}

#[test]
fn from_the_board_to_the_archive() {
    let mut twins = Twins::new();
    twins.clerk.step(SERVED, Move::TakeDown).press("F8").press("2");
    insta::assert_snapshot!("guide-taken-down", twins.clerk.screen());
    twins.clerk.press("Enter").press("F8");
    assert!(twins.clerk.has("公示情况说明已写好"), "{}", twins.clerk.screen());
    let file = beside(&twins, "说明.pdf");
    twins.command(&["takedown", SERVED]).command(&["certificate", SERVED, "-o", &file]);
    twins.agree();
    twins.clerk.press("3").press("F8");
    assert!(twins.clerk.has("! 还没填"), "{}", twins.clerk.screen());
    twins.clerk.type_("2026-民政-012").press("F8");
    insta::assert_snapshot!("guide-archive-question", twins.clerk.screen());
    twins.clerk.press("2");
    twins.command(&["archive", SERVED, "--no", "2026-民政-012"]);
    assert_eq!(twins.agree()["archive_no"], "2026-民政-012");
    twins.clerk.press("Enter");
    assert_eq!(twins.clerk.at(), Some(ScreenId::Board));
}

#[test]
fn what_cannot_be_done_is_not_even_asked() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("F5").step(RUNNING, Move::Certify);
    assert_eq!(clerk.at(), Some(ScreenId::Question));
    insta::assert_snapshot!("guide-certify-early", clerk.screen());
    clerk.press("Enter").step(WAITING, Move::Post);
    assert!(clerk.has("还没有审查通过，不能张贴"), "{}", clerk.screen());
}

#[test]
fn a_photograph_is_chosen_from_a_folder() {
    let mut twins = Twins::new();
    let folder = data("");
    twins.clerk.step(SERVED, Move::Photo).press("F4").type_(&folder.display().to_string()).press("Enter");
    assert!(twins.clerk.has("board-far.jpg") && !twins.clerk.has("xlsx"), "{}", twins.clerk.screen());
    twins.clerk.type_("far").press("Enter").press("Tab").press("1").press("F8");
    assert!(twins.clerk.has("board-far.jpg 已附到 示例镇-2026-0004"), "{}", twins.clerk.screen());
    let photo = data("board-far.jpg").display().to_string();
    twins.command(&["photo", SERVED, &photo, "--shot", "far", "--place", "柳泉村村务公开栏"]);
    twins.agree();
    // The same photograph twice is refused, and the file is at fault.
    twins.clerk.press("2").paste(&photo).press("Tab").press("1").press("F8");
    assert!(twins.clerk.has("同一张照片不能用两次"), "{}", twins.clerk.screen());
    let (_, file) = twins.clerk.place_of("照片文件").unwrap();
    assert_eq!(twins.clerk.caret().map(|(_, row)| row), Some(file), "{}", twins.clerk.screen());
}

#[test]
fn steps_are_said_in_english_too() {
    let mut clerk = Clerk::practice(80, 24).lang_en();
    clerk.step(RUNNING, Move::TakeDown);
    insta::assert_snapshot!("guide-takedown-en", clerk.screen());
    clerk.press("Esc").step(RUNNING, Move::Object);
    insta::assert_snapshot!("guide-object-en", clerk.screen());
}

#[test]
fn steps_fill_a_large_window() {
    let mut clerk = Clerk::practice(120, 36);
    clerk.step(RUNNING, Move::Correct).press("2");
    insta::assert_snapshot!("guide-correct-120x36", clerk.screen());
}

#[test]
fn the_next_poster_looks_like_the_last_one() {
    let mut twins = reviewed();
    let clerk = &mut twins.clerk;
    clerk.step(WAITING, Move::Print).press("Tab").press("3");
    // The looks stand behind the last question.
    clerk.press_times("Tab", 7).press("2");
    assert!(clerk.has("*2 公文版：按公文格式"), "{}", clerk.screen());
    clerk.press("F8");
    assert!(clerk.has("第 1 印次已打印"), "{}", clerk.screen());
    let (settings, _) = desk::screen_settings(clerk.home());
    let kept: Vec<(&str, &str)> = settings.poster.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(kept, [("paper", "A3"), ("theme", "official")]);
    clerk.press("Esc").step("示例镇-2026-0006", Move::Print);
    assert!(clerk.has("公文版") && clerk.has("A4"), "an edition keeps its paper:\n{}", clerk.screen());
}
