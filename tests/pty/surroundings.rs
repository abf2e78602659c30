//! Terminals that cannot show it, none at all, and no colours.

use std::process::{Command, Stdio};

use super::help::*;
use super::homes;
use super::terminal::{Answers, Terminal};

#[test]
fn the_console_of_the_kernel_shows_no_chinese_and_that_is_said() {
    let (_dir, home) = homes::empty();
    let mut command = program(&home);
    command.env("TERM", "linux");
    let mut terminal = start(command);
    assert_eq!(terminal.ended(), 2);
    terminal.wait_for("cannot show Chinese").wait_for("--lang en status");
    assert!(terminal.text().is_ascii(), "in signs that it has: {}", terminal.text());
    terminal.assert_restored();
    assert!(!home.exists(), "nothing was made");
}

#[test]
fn a_terminal_without_a_screen_counts_as_none() {
    let (_dir, home) = homes::empty();
    let mut command = program(&home);
    command.env("TERM", "dumb");
    let mut terminal = start(command);
    assert_eq!(terminal.ended(), 2);
    terminal.wait_for("这里不是终端");
    assert!(!home.exists(), "nothing was made");
}

#[test]
fn without_a_terminal_it_says_so_and_names_the_command_line() {
    let (dir, home) = homes::empty();
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshilan"));
    command.env("GONGSHILAN_HOME", &home).env("TERM", "xterm").current_dir(dir.path());
    let output = command.stdin(Stdio::null()).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let told = String::from_utf8(output.stderr).unwrap();
    assert!(told.contains("终端") && told.contains("--help"), "{told}");
    assert!(output.stdout.is_empty() && !told.contains('\x1b'), "{told}");
}

#[test]
fn without_colours_the_chosen_row_is_reversed() {
    let (_dir, home) = homes::practice();
    let mut command = program(&home);
    command.env("NO_COLOR", "1");
    let terminal = start(command);
    terminal.wait_for("7/7").wait("the chosen row in reverse", |screen| {
        let (row, _) = screen.cursor_position();
        let reversed = |row: u16| screen.cell(row, 0).is_some_and(vt100::Cell::inverse);
        reversed(row) && !reversed(row + 1)
    });
    let coloured = terminal.look(|screen| {
        let cells = (0..24).flat_map(|row| (0..80).filter_map(move |column| screen.cell(row, column)));
        cells.filter(|cell| cell.fgcolor() != vt100::Color::Default || cell.bgcolor() != vt100::Color::Default).count()
    });
    assert_eq!(coloured, 0);
}

#[test]
fn what_is_typed_before_the_screen_is_there_reaches_it_and_no_answer_does() {
    let (_dir, home) = homes::practice();
    let terminal = Terminal::start(program(&home), 80, 24, Answers::Typing("0005"));
    terminal.wait_for("1/7");
    assert!(terminal.text().contains("0005") && !terminal.text().contains("kitty"), "{}", terminal.text());
}
