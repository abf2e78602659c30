//! Two things at once: a list of thousands of rows keeps two processors busy.

use std::thread;

/// Does `aside` on another processor while `work` is done here.
pub(crate) fn beside<A: Send, W>(aside: impl FnOnce() -> A + Send, work: impl FnOnce() -> W) -> (A, W) {
    thread::scope(|scope| {
        let aside = scope.spawn(aside);
        let work = work();
        (aside.join().unwrap_or_else(|why| std::panic::resume_unwind(why)), work)
    })
}
