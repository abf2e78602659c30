//! Tests that need surroundings of their own run in a child process: this test binary again, with
//! one ignored test, so that the environment of the others stays as it is.

use std::process::Command;

/// The test `name`, which is ignored otherwise, in a process of its own.
pub(crate) fn child(name: &str) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", name, "--ignored", "--nocapture", "--test-threads=1"]);
    command
}

/// Runs `command`, shows what it said when it fails, and hands back all that reached the terminal.
pub(crate) fn passes(command: &mut Command) -> String {
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}\n{told}");
    format!("{said}{told}")
}
