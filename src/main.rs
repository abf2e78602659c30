//! The program: arguments in, exit code out.

use std::process::ExitCode;

use gongshilan::cli::{self, Asked};
use gongshilan::tui::{self, Start};

fn main() -> ExitCode {
    if let Some(code) = gongshilan::desk::probe_if_asked() {
        return code;
    }
    ExitCode::from(match cli::run(std::env::args_os().collect()) {
        Asked::Done(code) => code,
        Asked::Screen { home, lang, clock, program } => tui::run(&Start { home, lang, clock, program }),
    })
}
