//! The terminal as the screen needs it, and as it was before, whatever happens in between.

use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::cursor::{Hide, MoveTo, SetCursorStyle, Show};
use crossterm::event::{
    DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture, Event, poll, read,
};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{
    Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode, window_size,
};

use super::narrow::Ambiguous;
use super::pictures::{Means, QUESTION, answered, sift};
use crate::desk::Mouse;

/// Whether the terminal is in our hands.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The terminal in the hands of the screen; given back when dropped.
#[derive(Debug)]
pub struct Guard(());

impl Guard {
    /// Takes the terminal: raw mode, its other screen, pastes in one piece.
    ///
    /// # Errors
    /// When the terminal refuses; it is as it was then.
    pub fn take() -> io::Result<Self> {
        // `NO_COLOR` takes bold and reversed away with the colours; the black and white theme
        // is ours.
        crossterm::style::force_color_output(true);
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let guard = Self(());
        execute!(io::stdout(), EnterAlternateScreen, Hide)?;
        // Windows has no brackets around pastes: bursts are recognised instead.
        let _ = execute!(io::stdout(), EnableBracketedPaste);
        Ok(guard)
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        restore();
    }
}

/// Gives the terminal back as it was, once; each step is tried whatever became of the others.
pub fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    let _ = execute!(out, DisableMouseCapture);
    let _ = execute!(out, DisableBracketedPaste);
    let _ = execute!(out, SetCursorStyle::DefaultUserShape, Show);
    let _ = execute!(out, LeaveAlternateScreen);
    let _ = disable_raw_mode();
    let _ = out.flush();
}

/// Switches the mouse.
///
/// # Errors
/// When the terminal refuses.
pub(super) fn set_mouse(mouse: Mouse) -> io::Result<()> {
    match mouse {
        Mouse::On => execute!(io::stdout(), EnableMouseCapture),
        Mouse::Off => execute!(io::stdout(), DisableMouseCapture),
    }
}

/// What is known of the terminal at the start.
#[derive(Debug, Default)]
pub(super) struct Probed {
    /// How wide it draws `…`.
    pub(super) ambiguous: Ambiguous,
    /// How it shows pictures.
    pub(super) means: Means,
    /// What was typed meanwhile.
    pub(super) typed: Vec<Event>,
}

/// Asks the terminal how wide it draws `…`: prints one and reads where the cursor stands; and, in
/// the same breath, for pictures. A terminal that does not answer within two seconds counts as
/// narrow and without pictures; an answer that comes later is no key and is dropped.
#[must_use]
pub(super) fn probe() -> Probed {
    let asked = execute!(io::stdout(), MoveTo(0, 0), Print("…"), Print(QUESTION));
    let column = asked.and_then(|()| crossterm::cursor::position()).map(|(column, _)| column);
    let _ = execute!(io::stdout(), Clear(ClearType::All));
    let ambiguous = if matches!(column, Ok(2)) { Ambiguous::Wide } else { Ambiguous::Narrow };
    let (answers, typed) = sift(&arrived());
    Probed { ambiguous, means: means(&answers, ambiguous), typed }
}

/// What came before the answer about the cursor, answers and keys.
fn arrived() -> Vec<Event> {
    let mut events = Vec::new();
    while poll(Duration::from_millis(1)).is_ok_and(|more| more)
        && let Ok(event) = read()
    {
        events.push(event);
    }
    events
}

fn means(answers: &[String], ambiguous: Ambiguous) -> Means {
    if !cfg!(feature = "picture") {
        return Means::None;
    }
    let cell = window_size().ok().and_then(|window| {
        let sides = (window.width.checked_div(window.columns)?, window.height.checked_div(window.rows)?);
        (sides.0 > 0 && sides.1 > 0).then_some(sides)
    });
    match answered(answers, cell) {
        Means::Blocks if ambiguous == Ambiguous::Wide => Means::Unable,
        means => means,
    }
}
