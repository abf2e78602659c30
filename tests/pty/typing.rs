//! Typing, pasting, and windows of any size.

use gongshilan::desk::{Clock, doctor};

use super::help::*;
use super::homes;
use super::terminal::{Answers, Terminal};

#[test]
fn an_empty_folder_leads_to_the_practice_board_and_chinese_is_typed_there() {
    let (_dir, home) = homes::empty();
    homes::put_practice_beside(&home);
    let mut terminal = start(program(&home));
    terminal.wait_for("用练习板试一试").assert_taken();
    terminal.send(ENTER).wait_for("【练习】");
    terminal.send("低保").wait_cursor("查找： 低保", 11).wait_for("2/7");
    terminal.send(LEFT).wait_cursor("查找： 低保", 9);
    terminal.send(BACKSPACE).wait_cursor("查找： 保", 7);
    terminal.send(ESC).wait_for("7/7");
    terminal.send(CTRL_Z).send(CTRL_C).wait_for("要退出吗");
    assert!(terminal.is_running(), "Ctrl+Z does not send it away");
    terminal.send("2");
    assert_eq!(terminal.ended(), 0);
    terminal.assert_restored();
}

/// 2,000 characters in lines, each of them numbered.
fn lines() -> Vec<String> {
    (0..100).map(|at| format!("第{at:03}行：一二三四五六七八九十百千万亿")).collect()
}

#[test]
fn a_long_paste_without_brackets_arrives_whole_and_submits_nothing() {
    for (end, bracketed) in [("\r", false), ("\n", false), ("\r", true)] {
        let (_dir, home) = homes::practice();
        let terminal = start(program(&home));
        open_form(&terminal);
        let text = lines().join(end);
        assert!(text.chars().count() > 1_950);
        terminal.send(&if bracketed { format!("\x1b[200~{text}\x1b[201~") } else { text });
        wait_kept(&home, &lines().join("\\n"));
        terminal.wait_for("F8填好了").wait_for("第099行");
        terminal.send("完").wait_for("千万亿完");
    }
}

#[test]
fn a_paste_with_line_breaks_opens_nothing_on_the_board() {
    let (_dir, home) = homes::practice();
    let terminal = start(program(&home));
    terminal.wait_for("7/7").send("特困人员认定\r特困人员认定\r");
    terminal.wait_for("查找： 特困人员认定 特困人员认定").wait_for("1/7");
}

#[test]
fn the_window_may_have_any_size_at_any_time() {
    let (_dir, home) = homes::practice();
    let mut terminal = start(program(&home));
    terminal.wait_for("7/7").send("低保").wait_for("2/7");
    terminal.resize(40, 10).wait_for("窗口太小");
    for (columns, rows) in [(20, 5), (3, 2), (1, 1), (200, 60), (59, 15)] {
        terminal.resize(columns, rows);
    }
    terminal.resize(120, 36).wait_for("F9菜单").wait_for("张贴日").wait_cursor("查找： 低保", 11);
    assert!(terminal.is_running());
    terminal.send(CTRL_C).wait_for("要退出吗").send("2");
    assert_eq!(terminal.ended(), 0);
    assert!(doctor(&home, Clock::Chosen(homes::practice_day())).unwrap().is_healthy());
}

#[test]
fn where_signs_are_drawn_wide_look_alikes_are_drawn() {
    let (_dir, home) = homes::practice();
    let terminal = Terminal::start(program(&home), 80, 24, Answers::Wide);
    terminal.wait_for("7/7").wait_for("振兴补~");
    terminal.send(CTRL_C).wait_for("+ 退出 ---");
    assert!(!terminal.text().contains(['…', '─', '│']), "{}", terminal.text());
}

#[test]
fn a_terminal_that_never_answers_is_used_all_the_same() {
    let (_dir, home) = homes::practice();
    let mut terminal = Terminal::start(program(&home), 80, 24, Answers::Never);
    terminal.wait_for("7/7").wait_for("振兴补…");
    // An answer that comes much too late is no key, and drawing anew asks nothing.
    terminal.send("\x1b[1;2R").send("\x0c").send("低保").wait_cursor("查找： 低保", 11).wait_for("2/7");
    assert!(terminal.is_running());
}
