//! However it ends, what was typed is there again and the terminal is as it was.

use std::fs;
use std::path::Path;

use gongshilan::core::words::{Lang, Words};
use gongshilan::desk::{Clock, doctor};
use gongshilan::tui::guarded;
use portable_pty::CommandBuilder;

use super::help::*;
use super::homes;

fn assert_healthy(home: &Path) {
    assert!(doctor(home, Clock::System).unwrap().is_healthy());
}

#[test]
fn killed_in_the_middle_of_a_form_it_offers_what_was_typed() {
    let (_dir, home) = homes::office();
    let mut terminal = start(program_today(&home));
    open_form(&terminal);
    terminal.send("关于样例村修路的事").wait_for("修路的事");
    wait_kept(&home, "关于样例村修路的事");
    terminal.signal("KILL");
    terminal.ended();
    drop(terminal);

    let mut again = start(program_today(&home));
    again.wait_for("上次没有存完").send("1").wait_for("关于样例村修路的事").wait_for("F8填好了");
    again.send("，全村都看").wait_for("修路的事，全村都看");
    wait_kept(&home, "修路的事，全村都看");
    again.signal("KILL");
    again.ended();
    drop(again);
    assert_healthy(&home);
}

#[test]
fn asked_to_end_it_keeps_the_form_and_gives_the_terminal_back() {
    for signal in ["TERM", "HUP", "INT"] {
        let (_dir, home) = homes::office();
        let mut terminal = start(program_today(&home));
        open_form(&terminal);
        terminal.send("关于样例村修路的事").wait_for("修路的事").assert_taken();
        terminal.signal(signal);
        assert_eq!(terminal.ended(), 0, "{signal}");
        terminal.assert_restored();
        assert!(kept(&home).iter().any(|form| form.contains("关于样例村修路的事")), "{signal}: {:?}", kept(&home));
        assert_healthy(&home);
    }
}

const LOGS: &str = "PTY_PANIC_HOME";

/// The program's own way through a mistake of the program, in a terminal: a child of the test below.
#[test]
#[ignore = "the child of a_mistake_of_the_program_gives_the_terminal_back"]
fn child_with_a_mistake() {
    let home = std::env::var_os(LOGS).unwrap();
    let code = guarded(Words::of(Lang::Zh), Path::new(&home), || panic!("made up for a test"));
    std::process::exit(i32::from(code));
}

#[test]
fn a_mistake_of_the_program_gives_the_terminal_back() {
    let (_dir, home) = homes::empty();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "ending::child_with_a_mistake", "--ignored", "--nocapture", "--test-threads=1"]);
    surroundings(&mut command, &home);
    command.env(LOGS, &home);
    let mut terminal = start(command);
    assert_eq!(terminal.ended(), 3);
    terminal.assert_restored();
    terminal.wait_for("gongshilan.log");
    assert!(!terminal.text().contains("made up for a test"), "one sentence only:\n{}", terminal.text());
    let log = fs::read_to_string(home.join("log/gongshilan.log")).unwrap();
    assert!(log.contains("made up for a test") && log.contains("ending.rs"), "{log}");
}

#[test]
fn two_windows_on_one_office_get_along() {
    let (_dir, home) = homes::office();
    let mut first = start(program_today(&home));
    first.wait_for("F9菜单");
    let second = start(program_today(&home));
    second.wait_for("正在被另一个窗口使用").wait_for("1 再试一次").send("2");
    second.wait_for("【只看】").wait_for("F9菜单");
    first.send(CTRL_C).wait_for("要退出吗").send("2");
    assert_eq!(first.ended(), 0);
    drop(second);
    let third = start(program_today(&home));
    third.wait_for("F9菜单");
    assert!(!third.text().contains("只看"), "{}", third.text());
}
