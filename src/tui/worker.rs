//! The desk on a thread of its own: jobs go in, messages come out, in order.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
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
    jobs: Option<Sender<Job>>,
    messages: Receiver<Msg>,
    cancel: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts the thread.
    pub(super) fn start(mut ops: Ops) -> Self {
        let (jobs, todo) = channel::<Job>();
        let (tell, messages) = channel::<Msg>();
        let cancel = Arc::new(AtomicBool::new(false));
        let stop = Arc::clone(&cancel);
        let thread = std::thread::spawn(move || {
            while let Ok(job) = todo.recv() {
                let told = tell.clone();
                let mut progress = |done, all| {
                    // Nobody listens any more: the program is ending.
                    let heard = told.send(Msg::Progress(done, all)).is_ok();
                    if heard && !stop.load(Ordering::Relaxed) {
                        ControlFlow::Continue(())
                    } else {
                        ControlFlow::Break(())
                    }
                };
                let msg = ops.answer(job, &mut progress);
                stop.store(false, Ordering::Relaxed);
                if tell.send(msg).is_err() {
                    break;
                }
            }
            // Whatever happened, the office is closed in order.
            drop(ops);
        });
        Self { jobs: Some(jobs), messages, cancel, thread: Some(thread) }
    }

    /// Hands a job over. Where the thread is gone, says so.
    pub(super) fn send(&self, job: Job) -> Option<Msg> {
        let sent = self.jobs.as_ref().is_some_and(|jobs| jobs.send(job).is_ok());
        (!sent).then(gone)
    }

    /// Asks the job that is going on to stop.
    pub(super) fn cancel(&self) {
        self.cancel.store(true, Ordering::Relaxed);
    }

    /// What came out since the last time.
    pub(super) fn messages(&self) -> Vec<Msg> {
        self.messages.try_iter().collect()
    }

    /// Lets it finish what it was given, and ends it.
    pub(super) fn finish(mut self) {
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
