//! The editor of a list.

use gongshilan::tui::input::Pointer;
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::lists::{cell, draft, enter, list, values};

const DIBAO: &str = "dibao-initial";
const HOUSEHOLDS: &str = "dibao-households.xlsx";

#[test]
fn a_list_is_shown_at_every_size() {
    for (name, size) in [("80x24", (80, 24)), ("120x36", (120, 36)), ("60x16", (60, 16))] {
        let mut clerk = list(DIBAO, Some(HOUSEHOLDS), size);
        insta::assert_snapshot!(format!("grid-{name}"), clerk.screen());
    }
    let mut clerk = Clerk::practice(80, 24).lang_en();
    draft(&clerk, DIBAO, Some(HOUSEHOLDS));
    enter(&mut clerk);
    insta::assert_snapshot!("grid-english", clerk.screen());
}

#[test]
fn the_caret_stands_where_chinese_is_typed() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    let (column, row) = clerk.caret().unwrap();
    assert_eq!(clerk.place_of("严虚戌"), Some((column, row)), "in the cell before anything is typed");
    for (at, sign) in "样例甲".chars().enumerate() {
        clerk.type_(&sign.to_string());
        assert_eq!(clerk.caret(), Some((column + 2 * (u16::try_from(at).unwrap() + 1), row)));
    }
    clerk.press("Left");
    assert_eq!(cell(&clerk, 0, "head"), "样例甲", "an arrow leaves a cell that is typed anew");
    clerk.press("F2").press("Left").press("Backspace").type_("乙");
    assert_eq!(clerk.caret(), Some((column + 4, row)), "and moves inside one that was opened");
    clerk.press("Enter");
    assert_eq!(cell(&clerk, 0, "head"), "样乙甲");
    insta::assert_snapshot!("grid-typed", clerk.screen());
}

#[test]
fn enter_goes_through_the_cells_and_a_new_row_begins_at_the_end() {
    let mut clerk = list(DIBAO, None, (80, 24));
    clerk.type_("样例甲").press("Enter").type_("3").press("Enter").type_("样例村1组").press("Enter");
    clerk.type_("1２00").press("Enter").press("1").press("Enter");
    clerk.type_("样例乙").press("Enter");
    assert_eq!(cell(&clerk, 0, "amount"), "1200.00", "amounts settle");
    assert_eq!(cell(&clerk, 0, "opinion"), "拟同意", "a digit chooses");
    assert_eq!(cell(&clerk, 1, "head"), "样例乙");
    assert!(clerk.has("共 2 行") && clerk.has("1,200.00"), "{}", clerk.screen());
    clerk.press("BackTab").press("BackTab").press(" ");
    assert_eq!(cell(&clerk, 0, "opinion"), "拟不予同意", "a blank goes on to the next option");
}

#[test]
fn esc_gives_up_what_is_typed_and_then_leaves() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    clerk.type_("样例").tick();
    assert_eq!(cell(&clerk, 0, "head"), "样例", "kept while it is typed");
    clerk.press("Esc");
    assert_eq!(cell(&clerk, 0, "head"), "严虚戌");
    assert_eq!(clerk.at(), Some(ScreenId::Grid));
    clerk.press("Esc");
    assert_ne!(clerk.at(), Some(ScreenId::Grid));
}

#[test]
fn rows_come_go_and_move_and_everything_can_be_undone() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    let before = values(&clerk).rows;
    clerk.press("Del");
    assert_eq!(values(&clerk).rows[..], before[1..]);
    clerk.press("Ctrl+K").press("Alt+Down").press("Ins").type_("样例丙").press("Down").press("Backspace");
    let after = values(&clerk).rows;
    assert_eq!(after.len(), before.len() + 1);
    assert_eq!(after[2], before[1], "the copy moved down");
    assert_eq!(after[3]["head"], "样例丙");
    assert!(!after[4].contains_key("head"), "Backspace empties a cell");
    clerk.press_times("Ctrl+Z", 6);
    assert_eq!(values(&clerk).rows, before);
    clerk.press("Ctrl+Z");
    assert!(clerk.has("没有可以撤销的"), "{}", clerk.screen());
    clerk.press_times("Ctrl+Y", 6);
    assert_eq!(values(&clerk).rows, after);
}

#[test]
fn sums_follow_every_change() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    assert!(clerk.has("合计 41,448.00") && clerk.has("合计 76"), "{}", clerk.screen());
    clerk.press_times("Right", 3).type_("1000").press("Up");
    assert!(clerk.has("合计 40,208.00"), "2240 became 1000:\n{}", clerk.screen());
    clerk.press("Ctrl+K");
    assert!(clerk.has("合计 41,208.00") && clerk.has("合计 80"), "{}", clerk.screen());
    clerk.type_("一千").press("Up");
    assert!(clerk.has("合计 40,208.00"), "what cannot be read counts nothing:\n{}", clerk.screen());
    clerk.press_times("Ctrl+Z", 3);
    assert!(clerk.has("合计 41,448.00") && clerk.has("合计 76"), "{}", clerk.screen());
}

#[test]
fn what_is_wrong_stands_above_with_the_way_out() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    clerk.press("Right").type_("三个").press("Down");
    clerk.press("F3").press("F3").press("F3");
    clerk.press("Ctrl+Home").press("Right");
    assert!(clerk.has("! “拟保障人数”：“三个”"), "{}", clerk.screen());
    let (_, sentence) = clerk.place_of("! “拟保障人数”").unwrap();
    assert!(sentence < clerk.caret().unwrap().1, "above the cell, where no window of an input method opens");
    insta::assert_snapshot!("grid-wrong", clerk.screen());
}

#[test]
fn the_next_issue_is_found() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    clerk.press("F3");
    let first = clerk.caret().unwrap();
    clerk.press("F3");
    let second = clerk.caret().unwrap();
    assert_eq!(second, (first.0, first.1 + 1), "the opinion is missing in every row");
    assert!(clerk.has("第 2 行，共 37 行  初审意见"), "{}", clerk.screen());
}

#[test]
fn choices_are_picked_from_a_list() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    clerk.press("F4");
    assert!(clerk.has("没有可选的内容"), "{}", clerk.screen());
    clerk.press("End").press("F4").press("2");
    assert_eq!(cell(&clerk, 0, "opinion"), "拟不予同意");
}

#[test]
fn rows_are_pasted_from_the_cell_at_hand() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    let before = values(&clerk).rows;
    clerk.press("Ctrl+End").press("Home");
    clerk.paste("样例甲\t2\t样例村1组\t１,000\t拟同意\t多的\r\n样例乙\t1\t\"样例村\n2组\"\t500元\t拟同意\r\n");
    assert_eq!(values(&clerk).rows.len(), before.len() + 1);
    assert_eq!(cell(&clerk, before.len() - 1, "amount"), "1000.00");
    assert_eq!(cell(&clerk, before.len(), "village"), "样例村 2组");
    assert!(clerk.has("右边多出 1 格"), "{}", clerk.screen());
    clerk.press("Ctrl+Z");
    assert_eq!(values(&clerk).rows, before, "one step");
}

#[test]
fn a_pasted_line_goes_into_the_cell() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    clerk.paste("样例甲\r\n").type_("乙").press("Enter");
    assert_eq!(cell(&clerk, 0, "head"), "样例甲乙");
}

#[test]
fn numbers_of_persons_are_not_pasted() {
    let mut clerk = list(DIBAO, None, (80, 24));
    clerk.paste("样例甲\t2\t370481188001010018\n样例乙6228480000000000000\t1\t样例村");
    assert_eq!(cell(&clerk, 0, "head"), "样例甲");
    assert_eq!((cell(&clerk, 0, "village"), cell(&clerk, 1, "head")), (String::new(), String::new()));
    assert_eq!(cell(&clerk, 1, "village"), "样例村");
    let screen = clerk.screen();
    assert!(screen.contains("2 格里有身份证号") && screen.contains("第 1 行“所在村（组）”"), "{screen}");
    assert!(!screen.contains("0018"), "{screen}");
    clerk.press("Ctrl+Home").press("Right").type_("370481188001010018").press("Left").press("Right");
    for _ in 0..2 {
        assert!(
            clerk.has("有身份证号 370*************18"),
            "found as it is left, and when the form looks:\n{}",
            clerk.screen()
        );
        clerk.tick();
    }
    assert!(!clerk.has("! “拟保障人数”"), "not repeated in a sentence:\n{}", clerk.screen());
}

#[test]
fn thousands_of_rows_stay_at_hand() {
    let mut clerk = list("subsidy-household", Some("subsidies-2000.xlsx"), (80, 24));
    clerk.press("Ctrl+End");
    assert!(clerk.has("第 2000 行，共 2000 行"), "{}", clerk.screen());
    clerk.press("PgUp").press("Down").press("Down").type_("样例甲").press("Enter");
    insta::assert_snapshot!("grid-2000", clerk.screen());
    clerk.press("End");
    insta::assert_snapshot!("grid-2000-right", clerk.screen());
}

#[test]
fn minors_are_marked() {
    let mut clerk = list("tekun-initial", None, (80, 24));
    clerk.type_("样例甲").press("Up").press("End").press(" ");
    assert_eq!(cell(&clerk, 0, "minor"), "是");
    insta::assert_snapshot!("grid-minor", clerk.tick().screen());
    clerk.press("1");
    assert_eq!(cell(&clerk, 0, "minor"), "");
}

#[test]
fn columns_of_ones_own_are_typed_one_after_the_other() {
    let mut clerk = list("general", None, (80, 24));
    insta::assert_snapshot!("grid-free-empty", clerk.screen());
    clerk.type_("姓名").press("Tab").type_("职务").press("Tab").type_("姓名").press("Tab");
    assert!(clerk.has("已经有一列叫“姓名”"), "{}", clerk.screen());
    clerk.press("Esc");
    assert_eq!(values(&clerk).columns, ["姓名", "职务"]);
    clerk.press("Home").type_("样例甲").press("Enter").type_("会计").press("Enter");
    assert_eq!(cell(&clerk, 0, "职务"), "会计");
    clerk.press("Up").press("F4");
    insta::assert_snapshot!("grid-free-columns", clerk.screen());
    clerk.press("1").type_("和电话").press("Enter");
    assert_eq!(values(&clerk).columns, ["姓名和电话", "职务"]);
    assert_eq!(cell(&clerk, 0, "姓名和电话"), "样例甲");
    clerk.press("F4").press("5").press("F4").press("6");
    assert_eq!(values(&clerk).columns, ["职务"], "moved to the right and deleted");
    clerk.press_times("Ctrl+Z", 3);
    assert_eq!(values(&clerk).columns, ["姓名", "职务"]);
    assert_eq!(cell(&clerk, 0, "姓名"), "样例甲");
}

#[test]
fn the_mouse_puts_a_cell_at_hand() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    let (column, row) = clerk.place_of("柳泉村6组").unwrap();
    clerk.click(column + 3, row);
    assert!(clerk.has("第 3 行，共 37 行  所在村（组）"), "{}", clerk.screen());
    clerk.wheel(Pointer::Down);
    assert!(clerk.has("第 6 行"), "{}", clerk.screen());
}
