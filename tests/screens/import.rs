//! What a spreadsheet holds, before it is taken.

use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::lists::{cell, draft, enter, import, list, sample, values};

const DIBAO: &str = "dibao-initial";
const HOUSEHOLDS: &str = "dibao-households.xlsx";

#[test]
fn the_report_comes_before_anything_is_taken() {
    for (name, size) in [("80x24", (80, 24)), ("120x36", (120, 36)), ("60x16", (60, 16))] {
        let mut clerk = list(DIBAO, None, size);
        import(&mut clerk, HOUSEHOLDS);
        insta::assert_snapshot!(format!("import-{name}"), clerk.screen());
        assert!(values(&clerk).rows.is_empty());
    }
    let mut clerk = Clerk::practice(80, 24).lang_en();
    draft(&clerk, DIBAO, None);
    enter(&mut clerk);
    import(&mut clerk, HOUSEHOLDS);
    insta::assert_snapshot!("import-english", clerk.screen());
}

#[test]
fn what_is_taken_can_be_taken_back() {
    let mut clerk = list(DIBAO, None, (80, 24));
    import(&mut clerk, HOUSEHOLDS);
    clerk.press("Ins");
    assert!(clerk.has("名单还是空的"), "{}", clerk.screen());
    clerk.press("F8");
    assert_eq!(clerk.at(), Some(ScreenId::Grid));
    assert_eq!((values(&clerk).rows.len(), cell(&clerk, 0, "head")), (37, "严虚戌".to_owned()));
    clerk.press("Ctrl+Z");
    assert!(values(&clerk).rows.is_empty());
    clerk.press("Ctrl+Y");
    assert_eq!(values(&clerk).rows.len(), 37);
}

#[test]
fn rows_can_be_added_below_those_there_are_or_dropped() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    import(&mut clerk, "dibao-households.ods");
    assert!(clerk.has("用这 37 行替换原来的 37 行"), "{}", clerk.screen());
    clerk.press("Esc");
    assert_eq!(clerk.at(), Some(ScreenId::Grid));
    assert_eq!(values(&clerk).rows.len(), 37);
    import(&mut clerk, "dibao-households.ods");
    clerk.press("Ins");
    assert_eq!(values(&clerk).rows.len(), 74);
    assert_eq!(cell(&clerk, 37, "head"), "严虚戌");
}

#[test]
fn pasted_rows_with_headings_are_read_like_a_file() {
    let mut clerk = list(DIBAO, None, (80, 24));
    clerk.paste("户主姓名\t身份证号\t保障人数\t村组\t金额（万元）\n样例甲\t370481188001010018\t2\t样例村1组\t0.12\n");
    assert_eq!(clerk.at(), Some(ScreenId::Import), "{}", clerk.screen());
    insta::assert_snapshot!("import-pasted", clerk.screen());
    clerk.press("F8");
    assert_eq!(cell(&clerk, 0, "amount"), "1200.00");
    assert_eq!(values(&clerk).rows[0].len(), 4, "no number of a person");
}

#[test]
fn a_list_that_cannot_be_read_is_not_taken() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    clerk.paste("户主姓名\t保障人数\t村组\t月救助金额\n样例甲\t两人\t样例村1组\t一千\n样例乙\t1\t样例村\t560\n");
    insta::assert_snapshot!("import-errors", clerk.screen());
    for key in ["F8", "Enter", "Ins"] {
        clerk.press(key);
        assert_eq!(clerk.at(), Some(ScreenId::Import), "{key}");
        assert!(clerk.has("2 处读不准"), "{}", clerk.screen());
    }
    clerk.press("Esc");
    assert_eq!(values(&clerk).rows.len(), 37);
}

#[test]
fn a_column_can_be_named() {
    let mut clerk = list(DIBAO, None, (80, 24));
    clerk.paste("户主姓名\t家里几口\t村组\t月救助金额\n样例甲\t4\t样例村1组\t560\n样例乙\t1\t样例村\t560\n");
    assert!(clerk.has("! 表里没有找到“拟保障人数”这一列。 → 按 F4"), "{}", clerk.screen());
    clerk.press("F4").press("2");
    insta::assert_snapshot!("import-from", clerk.screen());
    clerk.press("2");
    assert!(clerk.has("B 家里几口 -> 拟保障人数"), "{}", clerk.screen());
    clerk.press("F8");
    assert_eq!(cell(&clerk, 0, "persons"), "4");
}

#[test]
fn another_sheet_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("两张表.xlsx");
    two_sheets(&file);
    let mut clerk = list(DIBAO, None, (80, 24));
    clerk.press("F6").paste(file.to_str().unwrap());
    assert!(clerk.has("工作表“上月”"), "{}", clerk.screen());
    clerk.press("F4").press("1");
    assert!(clerk.has("工作表“本月”") && !clerk.has("工作表“上月”"), "{}", clerk.screen());
    clerk.press("F8");
    assert_eq!(cell(&clerk, 0, "head"), "样例乙");
}

fn two_sheets(file: &std::path::Path) {
    let mut book = rust_xlsxwriter::Workbook::new();
    for (name, head) in [("上月", "样例甲"), ("本月", "样例乙")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, (heading, cell)) in
            [("户主姓名", head), ("保障人数", "2"), ("村组", "样例村"), ("月救助金额", "560")].into_iter().enumerate()
        {
            let column = u16::try_from(column).unwrap();
            sheet.write(0, column, heading).unwrap();
            sheet.write(1, column, cell).unwrap();
        }
    }
    book.save(file).unwrap();
}

#[test]
fn what_is_no_spreadsheet_is_refused_and_the_list_stays() {
    let mut clerk = list(DIBAO, Some(HOUSEHOLDS), (80, 24));
    clerk.press("F6").paste(sample("board-far.jpg").to_str().unwrap());
    assert_eq!(clerk.at(), Some(ScreenId::Grid), "{}", clerk.screen());
    assert!(clerk.has("不是表格"), "{}", clerk.screen());
    assert_eq!(values(&clerk).rows.len(), 37);
}

#[test]
fn a_notice_that_takes_any_columns_takes_those_of_the_sheet() {
    let mut clerk = list("general", None, (80, 24));
    clerk.paste("姓名\t岗位\n样例甲\t保洁\n样例乙\t护林\n");
    clerk.press("F8");
    assert_eq!(values(&clerk).columns, ["姓名", "岗位"]);
    clerk.paste("姓名\t岗位\t工资\n样例丙\t护林\t800\n");
    assert_eq!(clerk.at(), Some(ScreenId::Import), "{}", clerk.screen());
    clerk.press("Ins");
    assert_eq!(values(&clerk).columns, ["姓名", "岗位", "工资"], "columns of both");
    assert_eq!((cell(&clerk, 0, "岗位"), cell(&clerk, 2, "工资")), ("保洁".to_owned(), "800".to_owned()));
}

#[test]
fn reading_can_be_stopped_and_shows_nothing_then() {
    let mut clerk = list(DIBAO, None, (80, 24));
    clerk.press("F6").hold_jobs().paste(sample(HOUSEHOLDS).to_str().unwrap());
    clerk.tick().tick().tick();
    assert!(clerk.has("正在读表格") && clerk.has("Esc 停下"), "{}", clerk.screen());
    clerk.press("Esc").let_go();
    assert!(clerk.has("已经停下"), "{}", clerk.screen());
    assert_eq!(clerk.at(), Some(ScreenId::Grid));
    assert!(values(&clerk).rows.is_empty());
}
