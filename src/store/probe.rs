//! Opening a suspect sled folder in a child process first.
//!
//! sled 0.34 can panic, abort or hang on damaged files. A panic can be caught; for the rest a
//! second process is put in front, with a time limit. The program's `main` has to call
//! [`run_if_asked`] before anything else; without that no child is ever started.

use std::env;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::index::Index;

const ASK: &str = "__probe-index";
const LIMIT: Duration = Duration::from_mins(1);
const PAUSE: Duration = Duration::from_millis(5);

static ANSWERS: AtomicBool = AtomicBool::new(false);

/// What the child found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Probe {
    /// It opens and every entry can be read.
    Sound,
    /// It does not open, or not in time.
    Damaged,
    /// There is no child to ask.
    Unavailable,
}

/// Answers as the child when this process was started as one; `None` in an ordinary start.
/// Call it first in `main` and exit with the code it gives.
#[must_use]
pub fn run_if_asked() -> Option<ExitCode> {
    ANSWERS.store(true, Ordering::Relaxed);
    let mut args = env::args_os().skip(1);
    if args.next()? != ASK {
        return None;
    }
    let path = args.next()?;
    let readable = Index::open(Path::new(&path)).and_then(|index| index.read_all());
    Some(if readable.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Lets a child open `path` and read everything.
pub(super) fn check(path: &Path) -> Probe {
    if !ANSWERS.load(Ordering::Relaxed) {
        return Probe::Unavailable;
    }
    let Ok(program) = env::current_exe() else { return Probe::Unavailable };
    let child = Command::new(program)
        .arg(ASK)
        .arg(path)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    child.map_or(Probe::Unavailable, |child| wait(child, LIMIT))
}

fn wait(mut child: std::process::Child, limit: Duration) -> Probe {
    let begun = Instant::now();
    loop {
        match child.try_wait() {
            Ok(Some(status)) if status.success() => return Probe::Sound,
            Ok(Some(_)) => return Probe::Damaged,
            Ok(None) if begun.elapsed() < limit => sleep(PAUSE),
            Ok(None) | Err(_) => {
                // Whether the kill succeeds or not: the folder is not used again.
                let _ = child.kill();
                let _ = child.wait();
                return Probe::Damaged;
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn run(program: &str, arguments: &[&str], limit: u64) -> Probe {
        let child = Command::new(program).args(arguments).spawn();
        child.map_or(Probe::Unavailable, |child| wait(child, Duration::from_millis(limit)))
    }

    #[test]
    fn a_child_that_hangs_or_fails_is_no_witness_for_the_index() {
        assert_eq!(run("sleep", &["600"], 50), Probe::Damaged);
        assert_eq!(run("false", &[], 60_000), Probe::Damaged);
        assert_eq!(run("true", &[], 60_000), Probe::Sound);
    }
}
