//! The form: typed in Chinese, never blocked, kept all the time, read and shown as a poster.

use gongshilan::core::fault::Fault;
use gongshilan::core::office::{Duty, Staff};
use gongshilan::core::words::Message;
use gongshilan::desk::{self, Access, Clock, Desk, OfficeChange, ReviewRequest};
use gongshilan::tui::Msg;
use gongshilan::tui::screen_id::ScreenId;
use insta::assert_snapshot;

use super::driver::Clerk;
use super::homes::practice_day;

/// A new notice of the first kind, 低保初审, with nothing typed into it.
fn new_form(columns: u16, rows: u16) -> Clerk {
    let mut clerk = Clerk::practice(columns, rows);
    clerk.wait_for("编号").press("Ins").press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Form), "{}", clerk.screen());
    clerk
}

/// The draft of the practice board.
fn edit_form(columns: u16, rows: u16) -> Clerk {
    let mut clerk = Clerk::practice(columns, rows);
    clerk.wait_for("编号").press("F3").type_("0007").press("F2");
    assert_eq!(clerk.at(), Some(ScreenId::Form), "{}", clerk.screen());
    clerk
}

fn desk(clerk: &Clerk) -> Desk {
    Desk::open(clerk.home(), Access::Read, Clock::Chosen(practice_day())).unwrap()
}

fn unsaved_files(clerk: &Clerk) -> usize {
    std::fs::read_dir(clerk.home().join("unsaved")).map_or(0, Iterator::count)
}

/// Takes a list that is right in every cell.
fn import(clerk: &mut Clerk) {
    let list = "户主姓名,拟保障人数,所在村（组）,拟月救助金额（元/户）,初审意见\n样例甲,3,柳泉村1组,1500.5,拟同意\n";
    let path = clerk.home().join("样例名单.csv");
    std::fs::write(&path, list).unwrap();
    clerk.press("F6").paste(path.to_str().unwrap()).wait_for("读到 1 行").press("F8");
    assert_eq!(clerk.at(), Some(ScreenId::Form), "{}", clerk.screen());
}

/// Everything that a notice of 低保初审 needs.
fn fill_in(clerk: &mut Clerk) {
    clerk.type_("2026年11月").press("Enter").type_("示例镇").press("Enter").type_("2026.11.20").press("Enter");
    import(clerk);
}

#[test]
fn a_new_form_shows_what_is_asked_and_what_is_filled_in() {
    assert_snapshot!("form_new_80x24", new_form(80, 24).screen());
    assert_snapshot!("form_new_60x16", new_form(60, 16).screen());
}

#[test]
fn beside_the_form_stands_the_poster_as_it_will_read() {
    let mut clerk = new_form(120, 36);
    fill_in(&mut clerk);
    assert_snapshot!("form_poster_120x36", clerk.screen());
}

#[test]
fn a_form_speaks_english() {
    let mut clerk = Clerk::practice(120, 36).lang_en();
    clerk.press("Ins").press("Enter").type_("x").press("Down").press("Down").type_("13").press("Up").press("Down");
    assert_snapshot!("form_en_120x36", clerk.screen());
}

#[test]
fn the_caret_follows_every_chinese_character() {
    let mut clerk = new_form(80, 24);
    let (left, row) = clerk.caret().unwrap();
    for (typed, c) in "二〇二六年十一月".chars().enumerate() {
        clerk.press(&c.to_string());
        let column = left + 2 * u16::try_from(typed + 1).unwrap();
        assert_eq!(clerk.caret(), Some((column, row)), "{}", clerk.screen());
    }
    clerk.press("Left").press("Left");
    assert_eq!(clerk.caret(), Some((left + 12, row)));
    clerk.press("Backspace");
    assert_eq!(clerk.caret(), Some((left + 10, row)));
    clerk.press("Home");
    assert_eq!(clerk.caret(), Some((left, row)));
    clerk.press("End");
    assert_eq!(clerk.caret(), Some((left + 14, row)));
}

#[test]
fn what_is_wrong_is_said_only_after_the_field_was_left() {
    let mut clerk = new_form(80, 24);
    clerk.press("Down").press("Down").type_("2026.13.1");
    assert!(!clerk.has("不是日期"), "{}", clerk.screen());
    let (column, row) = clerk.place_of("2026.13.1").unwrap();
    clerk.press("Enter");
    let remark = clerk.place_of("x “2026.13.1”不是日期").unwrap();
    assert!(remark.0 > column && remark.1 == row, "beside its field: {}", clerk.screen());
    assert!(clerk.has("1 处不对"), "{}", clerk.screen());
    // Back at the field, in full and with what to do, above it.
    clerk.press("Up");
    assert!(clerk.place_of("写成 2026-11-24").unwrap().1 < row, "{}", clerk.screen());
}

#[test]
fn moving_is_never_blocked_by_what_is_blank() {
    let mut clerk = new_form(80, 24);
    clerk.press_times("Tab", 4);
    assert!(clerk.has(">*标题"), "{}", clerk.screen());
    assert!(clerk.has("! 还没填"), "{}", clerk.screen());
    assert!(clerk.has("还差 4 项"), "{}", clerk.screen());
}

#[test]
fn dates_and_amounts_settle_when_they_are_left_and_can_be_taken_back() {
    let mut clerk = new_form(80, 24);
    clerk.press("Down").press("Down").type_("２０２６年１１月３日").press("Enter");
    assert!(clerk.has("信息形成日期      2026-11-03"), "{}", clerk.screen());
    clerk.press("Up").press("Ctrl+Z");
    assert!(clerk.has("２０２６年１１月３日"), "{}", clerk.screen());
    clerk.press("Ctrl+Y");
    assert!(clerk.has("2026-11-03"), "{}", clerk.screen());
}

#[test]
fn typing_is_taken_back_and_made_again() {
    let mut clerk = new_form(80, 24);
    clerk.type_("甲").type_("乙").press("Ctrl+Z");
    assert!(clerk.has("批次（月份）      甲") && !clerk.has("甲乙"), "{}", clerk.screen());
    clerk.press("Ctrl+Y");
    assert!(clerk.has("批次（月份）      甲乙"), "{}", clerk.screen());
}

#[test]
fn the_title_follows_what_is_typed_until_it_is_typed_itself() {
    let mut clerk = new_form(80, 24);
    clerk.type_("2026年11月");
    assert!(clerk.has("关于2026年11月最低生活保障初审"), "{}", clerk.screen());
    clerk.press_times("Tab", 4).type_("（样例）").press_times("BackTab", 4).press("End").press("Backspace").type_("号");
    assert!(clerk.has("关于2026年11月最低生活保障初审"), "{}", clerk.screen());
    // Wiped out, it is proposed again.
    clerk.press_times("Tab", 4).press_times("Backspace", 40).press("Tab");
    assert!(clerk.has("关于2026年11号最低生活保障初审"), "{}", clerk.screen());
}

#[test]
fn a_day_is_chosen_in_a_calendar_and_an_option_in_a_list() {
    let mut clerk = new_form(80, 24);
    clerk.press("Down").press("Down").press("F4");
    assert_eq!(clerk.at(), Some(ScreenId::Month));
    clerk.press("Left").press("Enter");
    assert!(clerk.has("信息形成日期      2026-11-23"), "{}", clerk.screen());
    clerk.press("Ctrl+Up").press("Ctrl+Up").press("Ctrl+Down");
    assert!(clerk.has("信息形成日期      2026-11-22"), "{}", clerk.screen());
    clerk.press("Ctrl+Z");
    assert!(clerk.has("信息形成日期      2026-11-21"), "a day is one step of undo: {}", clerk.screen());
    clerk.press("Ctrl+Y").press("Ctrl+Down");
    assert!(clerk.has("信息形成日期      2026-11-23"), "{}", clerk.screen());
    clerk.press_times("Tab", 4).press("F4");
    assert_eq!(clerk.at(), Some(ScreenId::Choose), "{}", clerk.screen());
    clerk.press("2");
    assert!(clerk.has("*2 村居"), "{}", clerk.screen());
    clerk.press("１");
    assert!(clerk.has("*1 镇街"), "{}", clerk.screen());
}

#[test]
fn what_becomes_demanded_is_marked_at_once() {
    let mut clerk = new_form(80, 30);
    assert!(clerk.has("  不予公开的理由"), "{}", clerk.screen());
    clerk.press_times("Tab", 11);
    assert!(clerk.has(">*公开属性"), "{}", clerk.screen());
    clerk.press("3");
    assert!(clerk.has(" *不予公开的理由"), "{}", clerk.screen());
}

#[test]
fn f3_goes_to_what_is_missing_round_and_into_the_list() {
    let mut clerk = new_form(80, 24);
    clerk.press("F3");
    assert!(clerk.has(">*调查审核单位"), "{}", clerk.screen());
    clerk.press("F3").press("F3");
    assert!(clerk.has(">*名单"), "{}", clerk.screen());
    clerk.press("F3");
    assert!(clerk.has(">*批次"), "{}", clerk.screen());
    import(&mut clerk);
    clerk
        .press("Enter")
        .press_times("Right", 1)
        .type_("三")
        .press("Tab")
        .press("F8")
        .press("F3")
        .press("F3")
        .press("F3")
        .press("F3");
    assert_eq!(clerk.at(), Some(ScreenId::Grid), "{}", clerk.screen());
    assert!(clerk.has("不是整数"), "{}", clerk.screen());
}

#[test]
fn nothing_typed_leaves_nothing_behind() {
    let mut clerk = new_form(80, 24);
    clerk.press_times("Tab", 8).tick().press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Board), "{}", clerk.screen());
    assert_eq!((unsaved_files(&clerk), clerk.has("7/7")), (0, true));
    // Typed and taken back: nothing either.
    clerk.press("Ins").press("Enter").type_("甲").tick();
    assert_eq!(unsaved_files(&clerk), 1);
    clerk.press("Backspace").tick();
    assert_eq!(unsaved_files(&clerk), 0);
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Board));
    assert!(clerk.has("7/7"), "{}", clerk.screen());
}

#[test]
fn leaving_makes_one_event_of_everything() {
    let mut clerk = new_form(80, 24);
    fill_in(&mut clerk);
    clerk.tick().press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Board), "{}", clerk.screen());
    assert!(clerk.has("0008 已存好"), "{}", clerk.screen());
    assert_eq!(unsaved_files(&clerk), 0);
    let home = clerk.home().to_owned();
    clerk.restart();
    let desk = Desk::open(&home, Access::Read, Clock::Chosen(practice_day())).unwrap();
    let notice = desk.story("8").unwrap().notice;
    assert_eq!((notice.versions, notice.values.text("batch")), (1, "2026年11月"));
    assert_eq!(notice.values.text("formed_on"), "2026-11-20");
    assert_eq!(notice.values.rows[0]["amount"], "1500.50");
    let (settings, _) = desk::screen_settings(&home);
    assert_eq!(settings.recent.first().map(String::as_str), Some("dibao-initial"));
}

#[test]
fn saving_in_between_goes_on_with_the_same_notice() {
    let mut clerk = new_form(80, 24);
    clerk.type_("甲").press("Ctrl+S");
    assert!(clerk.has("示例镇-2026-0008 草稿"), "{}", clerk.screen());
    clerk.type_("乙").press("Ctrl+S").type_("丙").tick().press("Esc");
    assert!(clerk.has("8/8"), "{}", clerk.screen());
    clerk.restart();
    let notice = desk(&clerk).story("8").unwrap().notice;
    assert_eq!((notice.versions, notice.values.text("batch")), (3, "甲乙丙"));
}

#[test]
fn a_power_cut_loses_nothing() {
    let mut clerk = new_form(80, 24);
    clerk.type_("2026年11月").press("Enter").type_("示例镇民政办").tick().restart();
    clerk.wait_for("上次没有存完").press("Enter");
    assert!(clerk.has("批次（月份）      2026年11月"), "{}", clerk.screen());
    assert!(clerk.has("调查审核单位      示例镇民政办"), "{}", clerk.screen());
    // Once it is saved nothing is offered any more.
    clerk.press("Esc").restart();
    clerk.wait_for("编号");
    assert!(!clerk.has("上次没有存完") && clerk.has("8/8"), "{}", clerk.screen());
}

#[test]
fn what_was_recovered_and_is_left_unchanged_is_saved() {
    let mut clerk = edit_form(80, 24);
    clerk.press("End").type_("样例").tick().restart();
    clerk.wait_for("上次没有存完").press("Enter").press("Esc");
    assert_eq!((clerk.at(), unsaved_files(&clerk)), (Some(ScreenId::Board), 0), "{}", clerk.screen());
    clerk.restart();
    assert_eq!(desk(&clerk).story("7").unwrap().notice.versions, 2);
}

#[test]
fn handing_on_shows_what_blocks_and_holds_nobody_back() {
    let mut clerk = new_form(80, 24);
    clerk.press("End").press("F8");
    assert!(clerk.has("还有 4 处要补、要改"), "{}", clerk.screen());
    assert!(clerk.has(">*批次") && clerk.has("! 还没填"), "{}", clerk.screen());
    clerk.press("F8");
    assert!(clerk.has("示例镇-2026-0008 草稿") && clerk.has("还差 4 项"), "{}", clerk.screen());
    // One form, not two: Esc leads to the board.
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Board), "{}", clerk.screen());
}

#[test]
fn a_complete_form_goes_on_to_its_review() {
    let mut clerk = new_form(80, 24);
    fill_in(&mut clerk);
    assert!(clerk.has("* 填齐了"), "{}", clerk.screen());
    clerk.press("F8");
    assert_eq!(clerk.at(), Some(ScreenId::Review), "{}", clerk.screen());
}

#[test]
fn a_number_of_an_identity_card_is_said_at_its_field() {
    let mut clerk = new_form(80, 24);
    clerk.press("Down").type_("示例镇 110101199003077774").press("Down");
    let (_, row) = clerk.place_of("*调查审核单位").unwrap();
    assert_eq!(clerk.place_of("x ").map(|at| at.1), Some(row), "{}", clerk.screen());
    assert!(!clerk.has("还差 3 项  0"), "{}", clerk.screen());
}

#[test]
fn below_100_columns_the_poster_is_a_page_of_its_own() {
    let mut clerk = new_form(80, 24);
    fill_in(&mut clerk);
    clerk.press("F7");
    assert_eq!(clerk.at(), Some(ScreenId::Preview));
    assert!(clerk.has("1500.50") || clerk.has("1,500.50"), "{}", clerk.screen());
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Form));
}

#[test]
fn a_click_puts_the_caret_where_it_points() {
    let mut clerk = new_form(80, 24);
    clerk.press("Down").type_("示例镇民政办公室").press("Up");
    let (column, row) = clerk.place_of("示例镇民政").unwrap();
    clerk.click(column + 6, row);
    assert_eq!(clerk.caret(), Some((column + 6, row)), "{}", clerk.screen());
    clerk.type_("的");
    assert!(clerk.has("示例镇的民政"), "{}", clerk.screen());
}

#[test]
fn closing_the_window_keeps_what_was_typed() {
    let mut clerk = new_form(80, 24);
    clerk.type_("还没存").end();
    assert_eq!((clerk.is_over(), unsaved_files(&clerk)), (true, 1));
    clerk.restart();
    clerk.wait_for("上次没有存完");
}

/// Opens the form of the first kind that `query` finds.
fn form_of(clerk: &mut Clerk, query: &str) {
    clerk.wait_for("编号").press("Ins").type_(query).press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Form), "{}", clerk.screen());
}

#[test]
fn the_notice_before_is_demanded_and_chosen_from_those_that_hung() {
    let mut clerk = Clerk::practice(80, 24);
    form_of(&mut clerk, "低保确认");
    assert!(clerk.has(" *前一件公示        （不关联）"), "{}", clerk.screen());
    while !clerk.has(">*前一件公示") {
        clerk.press("Tab");
    }
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Choose));
    assert!(clerk.has("示例镇-2026-0003") && !clerk.has("示例镇-2026-0006"), "{}", clerk.screen());
    clerk.press("Down").press("Enter");
    assert!(clerk.has("前一件公示        示例镇-2026-0003"), "{}", clerk.screen());
    clerk.tick().restart();
    clerk.wait_for("上次没有存完").press("Enter").press("Esc").restart();
    assert_eq!(desk(&clerk).story("8").unwrap().notice.follows.as_deref(), Some("示例镇-2026-0003"));
}

#[test]
fn a_long_notice_may_take_the_place_of_the_one_on_the_wall() {
    let mut clerk = Clerk::practice(80, 24);
    form_of(&mut clerk, "低保长期");
    while !clerk.has("> 更替哪一件") {
        clerk.press("Tab");
    }
    clerk.press("F4").press("2").press("Esc").restart();
    assert_eq!(desk(&clerk).story("8").unwrap().notice.supersedes.as_deref(), Some("示例镇-2026-0002"));
}

#[test]
fn who_types_is_asked_once_where_several_may() {
    let mut clerk = Clerk::practice(80, 24);
    let person = |name: &str, duties: &[Duty]| Staff {
        name: name.to_owned(),
        post: "村干部".to_owned(),
        duties: duties.iter().copied().collect(),
    };
    let staff = vec![
        person("周样例", &[Duty::Draft, Duty::Post]),
        person("钱样例", &[Duty::Draft]),
        person("吴示范", &[Duty::Review]),
        person("郑演示", &[Duty::Inspect, Duty::Manage]),
    ];
    let change = OfficeChange { staff, ..OfficeChange::default() };
    drop(desk::set_up(clerk.home(), change, Some("郑演示"), Clock::Chosen(practice_day())).unwrap());
    clerk.wait_for("编号").press("Ins").press("Enter").type_("甲").press("Ctrl+S");
    assert!(clerk.has("谁在填写？") && clerk.has("2 钱样例"), "{}", clerk.screen());
    clerk.press("2");
    assert!(clerk.has("0008 已存好"), "{}", clerk.screen());
    clerk.type_("乙").press("Ctrl+S");
    assert!(!clerk.has("谁在填写？"), "{}", clerk.screen());
    clerk.restart();
    assert_eq!(desk(&clerk).story("8").unwrap().notice.drafted.by, "钱样例");
}

#[test]
fn changing_what_passed_its_review_says_that_it_is_void() {
    let mut clerk = Clerk::practice(80, 24);
    let mut desk = Desk::open(clerk.home(), Access::Write, Clock::Chosen(practice_day())).unwrap();
    let answers = ReviewRequest { secrecy: true, privacy: true, accuracy: true, ..ReviewRequest::default() };
    assert!(desk.review("7", &answers).unwrap());
    drop(desk);
    clerk.wait_for("编号").press("F3").type_("0007").press("F2");
    assert!(clerk.has("示例镇-2026-0007 已审查"), "{}", clerk.screen());
    clerk.press("End").type_("甲");
    assert!(clerk.has("已经审查通过，改了内容要重新审查"), "{}", clerk.screen());
    clerk.type_("乙");
    assert!(!clerk.has("已经审查通过"), "said once: {}", clerk.screen());
    clerk.press("Ctrl+S");
    assert!(clerk.has("示例镇-2026-0007 草稿"), "{}", clerk.screen());
}

#[test]
fn what_cannot_be_saved_keeps_nobody_in() {
    let mut clerk = new_form(80, 24);
    clerk.type_("甲").hold_jobs().press("Esc");
    clerk.send(Msg::Failed(Fault::storage(Message::of("worker-gone"))));
    assert_eq!(clerk.at(), Some(ScreenId::Form), "{}", clerk.screen());
    assert!(clerk.has("批次（月份）      甲"), "{}", clerk.screen());
    // A second time it is left, and what was typed is kept aside.
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Board), "{}", clerk.screen());
}

#[test]
fn a_number_that_must_not_be_public_is_not_repeated() {
    let mut clerk = new_form(80, 24);
    clerk.press_times("Down", 2).type_("110101199003077774").press("Up").press("Down");
    assert!(clerk.has("x 有身份证号 110*************74"), "{}", clerk.screen());
    assert_eq!(clerk.screen().matches("110101199003077774").count(), 1, "only where it was typed: {}", clerk.screen());
}
