//! Running another program: it neither reads the terminal nor writes to it, and it has to end.

use std::fs::File;
use std::io::{self, Read, Seek};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use crate::core::text::shorten;

/// How often is looked whether it has ended.
const LOOK: Duration = Duration::from_millis(20);
/// More of what it said nobody reads, in bytes and in columns.
const MOST_BYTES: u64 = 4096;
const MOST_COLUMNS: usize = 300;

/// What came of a program.
#[derive(Debug)]
pub(super) enum Ran {
    /// It ended well.
    Well,
    /// It failed, and said this on one line; its exit status when it said nothing.
    Failed(String),
    /// It did not end in time and was stopped.
    Silent,
}

/// Runs `command` for at most `limit`.
///
/// # Errors
/// When it cannot be started.
pub(super) fn run(command: &mut Command, limit: Duration) -> io::Result<Ran> {
    // A file and no pipe: what the program leaves running may hold a pipe open for ever.
    let mut said = tempfile::tempfile()?;
    command.stdin(Stdio::null()).stdout(said.try_clone()?).stderr(said.try_clone()?);
    without_window(command);
    let mut child = command.spawn()?;
    match wait(&mut child, limit)? {
        None => Ok(Ran::Silent),
        Some(status) if status.success() => Ok(Ran::Well),
        Some(status) => {
            let words = words(&mut said)?;
            Ok(Ran::Failed(if words.is_empty() { status.to_string() } else { words }))
        }
    }
}

// `None` when it had to be stopped.
fn wait(child: &mut Child, limit: Duration) -> io::Result<Option<ExitStatus>> {
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if begun.elapsed() >= limit {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(LOOK);
    }
}

fn words(said: &mut File) -> io::Result<String> {
    said.rewind()?;
    let mut bytes = Vec::new();
    said.take(MOST_BYTES).read_to_end(&mut bytes)?;
    let text: String = String::from_utf8_lossy(&bytes).chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    Ok(shorten(&text.split_whitespace().collect::<Vec<_>>().join(" "), MOST_COLUMNS))
}

#[cfg(windows)]
fn without_window(command: &mut Command) {
    use std::os::windows::process::CommandExt;
    const CREATE_NO_WINDOW: u32 = 0x0800_0000;
    command.creation_flags(CREATE_NO_WINDOW);
}

#[cfg(not(windows))]
const fn without_window(_: &mut Command) {}
