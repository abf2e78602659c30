//! Progress on anything longer than a second; nothing at all where nobody watches.

use std::ops::ControlFlow;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

/// Work shorter than this shows no progress.
const SILENT: Duration = Duration::from_secs(1);

/// How often the sign of waiting turns.
const TURN: Duration = Duration::from_millis(120);

/// A bar that appears only when the work takes longer than a second.
#[derive(Debug)]
pub(super) struct Progress {
    started: Instant,
    bar: Option<ProgressBar>,
}

impl Progress {
    pub(super) fn new() -> Self {
        Self { started: Instant::now(), bar: None }
    }

    /// Tells how much is done. The bar goes to standard error and only to a terminal.
    pub(super) fn tell(&mut self, done: usize, all: usize) -> ControlFlow<()> {
        if self.started.elapsed() >= SILENT {
            self.show(done, all);
        }
        // Whoever wants to stop a command ends the program.
        ControlFlow::Continue(())
    }

    fn show(&mut self, done: usize, all: usize) {
        let bar = self.bar.get_or_insert_with(|| {
            let style =
                ProgressStyle::with_template("{bar:40} {pos}/{len}").unwrap_or_else(|_| ProgressStyle::default_bar());
            ProgressBar::new(all as u64).with_style(style)
        });
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

/// Turns while work goes on that cannot tell how much is left; shown after a second, only to a
/// terminal, and gone when dropped.
#[derive(Debug)]
pub(super) struct Waiting {
    done: Option<Sender<()>>,
    shower: Option<JoinHandle<()>>,
}

impl Waiting {
    pub(super) fn new(sentence: String) -> Self {
        let (done, finished) = mpsc::channel::<()>();
        let shower = thread::spawn(move || {
            if finished.recv_timeout(SILENT) != Err(RecvTimeoutError::Timeout) {
                return;
            }
            let spinner = ProgressBar::new_spinner().with_message(sentence);
            while finished.recv_timeout(TURN) == Err(RecvTimeoutError::Timeout) {
                spinner.tick();
            }
            spinner.finish_and_clear();
        });
        Self { done: Some(done), shower: Some(shower) }
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.done = None;
        // A shower that failed has nothing more to show.
        if let Some(shower) = self.shower.take() {
            let _ = shower.join();
        }
    }
}
