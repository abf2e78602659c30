//! The program: arguments in, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    if let Some(code) = gongshilan::desk::probe_if_asked() {
        return code;
    }
    ExitCode::from(gongshilan::cli::run(std::env::args_os().collect()))
}
