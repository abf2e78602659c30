//! Asking Windows again: a virus scanner, a search index or a synchronising program that looks at a
//! file keeps others from renaming, removing or reading it for a moment.

use std::io;
use std::thread::sleep;
use std::time::Duration;

const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// Does `work`, and where somebody else has the file in use, again for one second at most.
///
/// # Errors
/// The last error of `work`.
pub fn patiently<T>(mut work: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    for _ in 1..TRIES {
        match work() {
            Err(err) if may_pass(&err) => sleep(PAUSE),
            done => return done,
        }
    }
    work()
}

// "Access denied" is also what Windows says of a file that is about to vanish; besides that,
// sharing and lock violations. Elsewhere these numbers mean other things.
fn may_pass(err: &io::Error) -> bool {
    cfg!(windows) && matches!(err.raw_os_error(), Some(5 | 32 | 33))
}

#[cfg(test)]
mod tests {
    use super::*;

    // Fails `times` times with `error`, then works; tells how often it was asked.
    fn asked(times: u32, error: fn() -> io::Error) -> (bool, u32) {
        let mut count = 0;
        let done = patiently(|| {
            count += 1;
            if count > times { Ok(()) } else { Err(error()) }
        });
        (done.is_ok(), count)
    }

    #[test]
    fn what_cannot_pass_is_believed_at_once() {
        assert_eq!(asked(1, || io::ErrorKind::NotFound.into()), (false, 1));
        assert_eq!(asked(0, || io::ErrorKind::NotFound.into()), (true, 1));
    }

    #[cfg(windows)]
    #[test]
    fn a_file_in_use_is_asked_for_again_but_not_for_ever() {
        assert_eq!(asked(3, || io::Error::from_raw_os_error(32)), (true, 4));
        assert_eq!(asked(100, || io::Error::from_raw_os_error(5)), (false, TRIES));
    }

    #[cfg(not(windows))]
    #[test]
    fn only_windows_is_asked_again() {
        assert_eq!(asked(1, || io::Error::from_raw_os_error(5)), (false, 1));
    }
}
