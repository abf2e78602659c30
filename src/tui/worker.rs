//! The desk on a thread of its own: jobs go in, messages come out, in order.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::JoinHandle;

use super::job::Job;
use super::msg::Msg;
use super::ops::Ops;
use crate::core::fault::Fault;
use crate::core::words::Message;

/// The desk's thread.
#[derive(Debug)]
pub(super) struct Worker {
    jobs: Option<Sender<(u64, Job)>>,
    messages: Receiver<Msg>,
    sent: u64,
    /// The job that is waited for.
    waited: u64,
    /// The job that is to stop: a number, so that a late Esc cannot stop the next one.
    stop: Arc<AtomicU64>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread.
    pub(super) fn start(mut ops: Ops) -> Self {
        let (jobs, todo) = channel::<(u64, Job)>();
        let (tell, messages) = channel::<Msg>();
        let stop = Arc::new(AtomicU64::new(0));
        let stopped = Arc::clone(&stop);
        let thread = std::thread::spawn(move || {
            while let Ok((number, job)) = todo.recv() {
                let told = tell.clone();
                let mut progress = |done, all| {
                    // Nobody listens any more: the program is ending.
                    let heard = told.send(Msg::Progress(done, all)).is_ok();
                    let goes_on = heard && stopped.load(Ordering::Relaxed) != number;
                    if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
                };
                let msg = ops.answer(job, &mut progress);
                if tell.send(msg).is_err() {
                    break;
                }
            }
            // Whatever happened, the office is closed in order.
            drop(ops);
        });
        Self { jobs: Some(jobs), messages, sent: 0, waited: 0, stop, thread: Some(thread) }
    }

    /// Hands a job over. Where the thread is gone, says so.
    pub(super) fn send(&mut self, job: Job) -> Option<Msg> {
        self.sent += 1;
        if !job.is_quiet() {
            self.waited = self.sent;
        }
        let sent = self.jobs.as_ref().is_some_and(|jobs| jobs.send((self.sent, job)).is_ok());
        (!sent).then(gone)
    }

    /// Asks the job that is waited for to stop; nothing happens where it is done already.
    pub(super) fn cancel(&self) {
        self.stop.store(self.waited, Ordering::Relaxed);
    }

    /// What came out since the last time.
    pub(super) fn messages(&self) -> Vec<Msg> {
        self.messages.try_iter().collect()
    }

    /// Stops what can be stopped, lets it finish the rest, and ends it.
    pub(super) fn finish(mut self) {
        self.cancel();
        drop(self.jobs.take());
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// The desk's thread, or what it was doing, is gone.
pub(super) fn gone() -> Msg {
    Msg::Failed(Fault::storage(Message::of("worker-gone")))
}
