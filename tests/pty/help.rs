//! The program, started on a folder.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use portable_pty::CommandBuilder;

use super::homes;
use super::terminal::{Answers, Terminal};

/// Keys as a terminal sends them.
pub(crate) const ENTER: &str = "\r";
pub(crate) const ESC: &str = "\x1b";
pub(crate) const INSERT: &str = "\x1b[2~";
pub(crate) const LEFT: &str = "\x1b[D";
pub(crate) const BACKSPACE: &str = "\x7f";
pub(crate) const CTRL_C: &str = "\x03";
pub(crate) const CTRL_Z: &str = "\x1a";

/// The program on `home`, on the day of the practice boards.
pub(crate) fn program(home: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gongshilan"));
    command.args(["--today", &homes::practice_day().to_string()]);
    surroundings(&mut command, home);
    command
}

/// The program on `home`, today.
pub(crate) fn program_today(home: &Path) -> CommandBuilder {
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gongshilan"));
    surroundings(&mut command, home);
    command
}

/// Surroundings that are the same everywhere.
pub(crate) fn surroundings(command: &mut CommandBuilder, home: &Path) {
    for name in ["NO_COLOR", "GONGSHILAN_LANG", "GONGSHILAN_BY"] {
        command.env_remove(name);
    }
    command.env("GONGSHILAN_HOME", home);
    command.env("HOME", home.parent().unwrap());
    command.env("TERM", "xterm-256color");
    command.cwd(home.parent().unwrap());
}

/// A terminal of 80×24 with the program in it.
pub(crate) fn start(command: CommandBuilder) -> Terminal {
    Terminal::start(command, 80, 24, Answers::Narrow)
}

/// Opens the form of a notice without a template of its own; its first field takes long texts.
pub(crate) fn open_form(terminal: &Terminal) {
    terminal.wait_for("F9菜单").send(INSERT).wait_for("查找种类").send("一般公示").wait_for("其他，一般公示");
    terminal.send(ENTER).wait_for("F8填好了");
}

/// Waits until a form that is kept beside the journal holds `text`.
pub(crate) fn wait_kept(home: &Path, text: &str) {
    let until = Instant::now() + Duration::from_mins(2);
    while !kept(home).iter().any(|form| form.contains(text)) {
        assert!(Instant::now() < until, "never kept: {:?}", kept(home));
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// Everything that is kept beside the journal, line breaks as they stand in JSON.
pub(crate) fn kept(home: &Path) -> Vec<String> {
    let Ok(folder) = fs::read_dir(home.join("unsaved")) else { return Vec::new() };
    folder.filter_map(|entry| fs::read_to_string(entry.ok()?.path()).ok()).collect()
}
