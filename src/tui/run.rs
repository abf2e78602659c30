//! The loop: draw, wait for what comes, update, carry out. One thread; the desk has its own.

use std::io::{self, Stdout};
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;

use super::app::App;
use super::guard::{self, Probed};
use super::job::Job;
use super::msg::{Effect, Msg};
use super::narrow::{Ambiguous, NarrowBackend};
use super::reader::Reader;
use super::worker::Worker;
use crate::desk::{self, AmbiguousWidth, Mouse, ScreenSettings};

/// A tick of the clock.
const TICK: Duration = Duration::from_millis(250);
/// While the desk works its answer is looked for this often.
const SOON: Duration = Duration::from_millis(10);

type Screen = Terminal<NarrowBackend<CrosstermBackend<Stdout>>>;

/// The screen and everything behind it.
pub(super) struct Loop {
    app: App,
    worker: Worker,
    reader: Reader,
    terminal: Screen,
    home: PathBuf,
    /// What the terminal answered when it was asked.
    probed: Ambiguous,
    /// Whether it reports the mouse.
    mouse: Mouse,
    ended: Arc<AtomicBool>,
    /// Jobs whose answers are still to come.
    pending: usize,
}

impl Loop {
    /// Takes the terminal as it is: the guard stands around it.
    pub(super) fn new(app: App, worker: Worker, ended: Arc<AtomicBool>, probed: Probed) -> io::Result<Self> {
        let backend = NarrowBackend::new(CrosstermBackend::new(io::stdout()), probed.ambiguous);
        let home = app.ctx().home.clone();
        let (reader, terminal) = (Reader::new(probed.typed), Terminal::new(backend)?);
        let probed = probed.ambiguous;
        Ok(Self { app, worker, reader, terminal, home, probed, mouse: Mouse::Off, ended, pending: 0 })
    }

    /// Runs until the program is to end. Whatever happens, what was being typed is kept.
    pub(super) fn run(mut self) -> io::Result<()> {
        let run = std::panic::catch_unwind(AssertUnwindSafe(|| self.cycle()));
        // Nobody looks at a screen that does not answer any more.
        guard::restore();
        for unsaved in self.app.unsaved() {
            // Nobody is left to tell; what is on the disk already stays.
            let _ = desk::keep_unsaved(&self.app.ctx().home, &unsaved);
        }
        self.worker.finish();
        run.unwrap_or_else(|cause| std::panic::resume_unwind(cause))
    }

    fn cycle(&mut self) -> io::Result<()> {
        let effects = self.app.begin();
        self.carry_out(effects)?;
        let mut ticked = Instant::now();
        while !self.app.is_over() {
            self.draw()?;
            let wait = if self.pending > 0 { SOON } else { TICK.saturating_sub(ticked.elapsed()) };
            let mut messages = self.reader.messages(wait)?;
            messages.extend(self.worker.messages());
            if ticked.elapsed() >= TICK {
                ticked = Instant::now();
                messages.push(Msg::Tick);
            }
            if self.ended.load(Ordering::Relaxed) {
                messages.push(Msg::Ending);
            }
            for msg in messages {
                if matches!(msg, Msg::Answered(_) | Msg::Failed(_)) {
                    self.pending = self.pending.saturating_sub(1);
                }
                let effects = self.app.update(msg);
                self.carry_out(effects)?;
            }
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        let app = &mut self.app;
        self.terminal.draw(|frame| {
            let caret = app.view(frame.area(), frame.buffer_mut());
            if let Some(caret) = caret {
                frame.set_cursor_position(caret);
            }
        })?;
        Ok(())
    }

    fn carry_out(&mut self, effects: Vec<Effect>) -> io::Result<()> {
        for effect in effects {
            match effect {
                Effect::Do(job) => self.send(job)?,
                Effect::Cancel => self.worker.cancel(),
                Effect::Set(settings) => self.set(&settings)?,
                Effect::Redraw => self.terminal.clear()?,
                Effect::Quit => {}
            }
        }
        Ok(())
    }

    fn send(&mut self, job: Job) -> io::Result<()> {
        self.pending += 1;
        match self.worker.send(job) {
            Some(gone) => {
                self.pending = 0;
                let effects = self.app.update(gone);
                self.carry_out(effects)
            }
            None => Ok(()),
        }
    }

    fn set(&mut self, settings: &ScreenSettings) -> io::Result<()> {
        let ambiguous = match settings.ambiguous {
            AmbiguousWidth::Auto => self.probed,
            AmbiguousWidth::Narrow => Ambiguous::Narrow,
            AmbiguousWidth::Wide => Ambiguous::Wide,
        };
        if self.terminal.backend().ambiguous != ambiguous {
            self.terminal.backend_mut().ambiguous = ambiguous;
            self.terminal.clear()?;
        }
        // Windows refuses to switch off what was never switched on.
        if self.mouse != settings.mouse {
            guard::set_mouse(settings.mouse)?;
            self.mouse = settings.mouse;
        }
        self.home.clone_from(&self.app.ctx().home);
        if self.app.ctx().keeps_settings()
            && let Err(fault) = desk::keep_screen_settings(&self.home, settings)
        {
            let effects = self.app.update(Msg::Failed(fault));
            return self.carry_out(effects);
        }
        Ok(())
    }
}
