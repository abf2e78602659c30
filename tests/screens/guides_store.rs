//! Backup, restore, checks, tables.

use std::fs;

use gongshilan::desk::{self, Clock};
use gongshilan::tui::job::{Deed, Job};
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::homes;
use super::twins::recorded;

/// Opens line `digit` of the settings.
fn settings(clerk: &mut Clerk, digit: &str) {
    clerk.press("Ctrl+O").press(digit);
}

#[test]
fn a_backup_goes_to_a_stick_and_comes_back() {
    let mut clerk = Clerk::practice(80, 24);
    let stick = clerk.home().parent().unwrap().join("U 盘");
    fs::create_dir(&stick).unwrap();
    settings(&mut clerk, "7");
    // A folder is chosen like a file.
    clerk.press("F4").type_(&stick.display().to_string()).press("Enter");
    assert!(clerk.has(">[ 就放在这个文件夹 ]") && clerk.has(".."), "{}", clerk.screen());
    clerk.press("Enter").press("F8");
    assert!(clerk.has("备份已写好"), "{}", clerk.screen());
    let file = fs::read_dir(&stick).unwrap().map(|entry| entry.unwrap().path());
    let file = file.filter(|path| path.extension().is_some_and(|ending| ending == "gslbak")).last().unwrap();
    let kept = recorded(clerk.home());
    clerk.press("Enter").step("示例镇-2026-0007", gongshilan::core::stage::Move::Withdraw).type_("不办了");
    clerk.press("F8").press("2").press("Enter");
    assert_eq!(recorded(clerk.home()).len(), kept.len() + 1);
    settings(&mut clerk, "8");
    clerk.paste(&file.display().to_string()).press("F8").press("2");
    assert!(clerk.has("已从"), "{}", clerk.screen());
    assert_eq!(recorded(clerk.home()), kept);
    clerk.press("Enter");
    assert!(clerk.at() == Some(ScreenId::Board) && clerk.has("草稿"), "{}", clerk.screen());
}

#[test]
fn what_is_no_backup_is_not_taken() {
    let mut clerk = Clerk::practice(80, 24);
    let wrong = clerk.home().parent().unwrap().join("不是.gslbak");
    fs::write(&wrong, "不是备份").unwrap();
    let before = recorded(clerk.home());
    settings(&mut clerk, "8");
    for (path, why) in [
        (wrong.display().to_string(), "备份"),
        (wrong.with_file_name("没有.gslbak").display().to_string(), "没有这个文件或文件夹"),
        (clerk.home().display().to_string(), "这是文件夹，不是文件"),
    ] {
        clerk.paste(&path).press("F8").press("2");
        assert!(clerk.screen().replace(['\n', ' '], "").contains(why), "{}", clerk.screen());
        assert_eq!(clerk.at(), Some(ScreenId::Guide));
        assert!(clerk.has("x 这里不行"), "{}", clerk.screen());
    }
    assert_eq!(recorded(clerk.home()), before);
}

#[test]
fn a_backup_that_is_stopped_leaves_nothing() {
    let mut clerk = Clerk::practice(80, 24);
    let stick = clerk.home().parent().unwrap().join("stick");
    fs::create_dir(&stick).unwrap();
    settings(&mut clerk, "7");
    clerk.paste(&stick.display().to_string()).hold_jobs().press("F8").tick().tick().tick();
    assert!(clerk.has("* 正在备份"), "{}", clerk.screen());
    clerk.press("Esc").let_go().tick();
    assert!(clerk.has("! 已经停下") && clerk.at() == Some(ScreenId::Guide), "{}", clerk.screen());
    let left: Vec<_> = fs::read_dir(&stick).unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(left.iter().all(|path| path.is_dir()), "{left:?}");
    clerk.press("F8");
    assert!(clerk.has("备份已写好"), "{}", clerk.screen());
}

#[test]
fn a_broken_journal_is_restored_from_where_it_cannot_be_opened() {
    let mut clerk = Clerk::practice(80, 24);
    settings(&mut clerk, "7");
    clerk.press("F8");
    let home = clerk.close();
    let backup = fs::read_dir(home.join("backups")).unwrap().map(|entry| entry.unwrap().path()).next().unwrap();
    let whole = recorded(&home);
    fs::remove_dir_all(home.join("index")).unwrap();
    let journal = home.join("journal/000001.jsonl");
    let mut lines: Vec<String> = fs::read_to_string(&journal).unwrap().lines().map(str::to_owned).collect();
    lines[10] = "坏了".to_owned();
    fs::write(&journal, lines.join("\n") + "\n").unwrap();
    clerk.restart();
    insta::assert_snapshot!("unopened-damaged", clerk.screen());
    clerk.press("4");
    insta::assert_snapshot!("unopened-doctor", clerk.screen());
    // Back to the question, and on to the backup.
    clerk.press("Esc").press("3").press("Esc").press("3").paste(&backup.display().to_string()).press("F8").press("2");
    assert!(clerk.has("已从") && clerk.has("放在"), "{}", clerk.screen());
    assert_eq!(recorded(&home), whole);
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Board), "{}", clerk.screen());
    drop(desk::Desk::open(&home, desk::Access::Read, Clock::Chosen(homes::practice_day())).unwrap());
}

#[test]
fn the_ledger_says_how_many_before_it_is_written() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Ctrl+T");
    assert!(clerk.has("* 符合的有 7 件"), "{}", clerk.screen());
    clerk.press("2").press("Tab").press("5").press_times("Tab", 4).press("1");
    assert!(clerk.has("* 符合的有 1 件"), "posted, with an open objection:\n{}", clerk.screen());
    let file = clerk.home().parent().unwrap().join("台账2026.11");
    clerk.press("Tab").paste(&file.display().to_string()).press("F8");
    assert!(clerk.has("公示台账已写好，共 1 件"), "{}", clerk.screen());
    assert!(fs::read_to_string(file.with_file_name("台账2026.11.csv")).unwrap().contains("示例镇-2026-0005"));
    assert!(clerk.has(">1 打开看看") && clerk.has("打开所在的文件夹"), "{}", clerk.screen());
}

#[test]
fn own_templates_are_checked() {
    let mut clerk = Clerk::practice(80, 24);
    let down = |clerk: &mut Clerk| clerk.press("Ctrl+O").press("End").press("Up").press("Enter").at();
    assert_eq!(down(&mut clerk), Some(ScreenId::Outcome));
    assert!(clerk.has("没有自己的模板"), "{}", clerk.screen());
    let folder = clerk.home().join("templates");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("own.toml"), "id = \"own\"\n").unwrap();
    clerk.press("Esc").press("Esc");
    down(&mut clerk);
    assert!(clerk.has("有 1 个模板有错误"), "{}", clerk.screen());
    assert!(clerk.has("缺少“name”") && clerk.has("PgUp、PgDn 翻页"), "{}", clerk.screen());
    clerk.press("End");
    assert!(!clerk.has("缺少“name”"), "long results scroll:\n{}", clerk.screen());
}

#[test]
fn a_notice_is_looked_over_by_its_codes() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Ctrl+K");
    insta::assert_snapshot!("findings", clerk.screen());
    clerk.resize(60, 16).press("PgDn");
    insta::assert_snapshot!("findings-60x16", clerk.screen());
}

#[test]
fn ledger_and_round_sheet_come_on_paper() {
    let mut clerk = Clerk::practice(80, 24);
    clerk.press("Ctrl+O").press_times("Down", 10).press("Enter");
    assert!(clerk.has("今天哪里该贴着哪几件"), "{}", clerk.screen());
    clerk.press("F8");
    assert!(clerk.has("巡查表已存好，共 5 处"), "{}", clerk.screen());
    assert!(clerk.has("打印机"), "a sheet of paper is what it is for:\n{}", clerk.screen());
    clerk.ask(Job::Guide(Deed::Ledger)).press("3").press("F8");
    assert!(clerk.has("公示台账已写好，共 7 件"), "{}", clerk.screen());
    let tables = fs::read_dir(clerk.home().join("tables")).unwrap().map(|entry| entry.unwrap().path());
    let pdfs = tables.filter(|path| fs::read(path).unwrap().starts_with(b"%PDF")).count();
    assert_eq!(pdfs, 2);
}
