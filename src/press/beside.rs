//! Two things at once: a list of thousands of rows keeps two processors busy.

use std::panic::resume_unwind;
use std::thread::{self, ScopedJoinHandle};

/// Does `aside` on another processor while `work` is done here.
pub(crate) fn beside<A: Send, W>(aside: impl FnOnce() -> A + Send, work: impl FnOnce() -> W) -> (A, W) {
    thread::scope(|scope| {
        let aside = scope.spawn(aside);
        let work = work();
        (joined(aside), work)
    })
}

/// What came of `thread`; a panic in it goes on here.
pub(crate) fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|why| resume_unwind(why))
}
