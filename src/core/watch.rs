//! Long work that somebody watches: it tells how far it has come, and can be stopped.

use std::ops::ControlFlow;

use super::fault::Fault;
use super::words::Message;

/// Is told how much is done, of how much; its answer is whether to go on.
pub type Watch<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

/// Nobody watches, and the work goes on to its end.
pub const fn unwatched(_: usize, _: usize) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Tells how much is done, of how much.
///
/// # Errors
/// Refused (`work-cancelled`) when whoever watches says stop.
pub fn tell(watch: &mut Watch<'_>, done: usize, all: usize) -> Result<(), Fault> {
    match watch(done, all) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Fault::refused(Message::of("work-cancelled"))),
    }
}
