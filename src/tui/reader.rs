//! Reading what the terminal sends: everything that has arrived, in one go.

use std::io;
use std::time::{Duration, Instant};

use crossterm::event::{Event, poll, read};

use super::input::{Pieces, is_text};
use super::msg::Msg;
use super::pictures::sift;

/// What arrived together is ready at once; with no patience at all the library would not even look.
const READY: Duration = Duration::from_millis(1);
/// Several keys at once may be the beginning of a paste.
const BURST: Duration = Duration::from_millis(5);
/// A paste without brackets arrives in pieces; a busy computer takes its time between them.
const PASTE: Duration = Duration::from_millis(30);
/// After so long a silence a paste is over: nobody presses Enter that soon after it.
const SILENCE: Duration = Duration::from_millis(150);
/// So many keys are more than anybody types before they are drawn.
const FEW: usize = 3;
/// No more than this is waited for in one go.
const MOST: usize = 100_000;

/// Reads from the terminal.
#[derive(Debug, Default)]
pub(super) struct Reader {
    /// What arrived before anybody read.
    before: Vec<Event>,
    pieces: Pieces,
    silent: Duration,
}

impl Reader {
    /// Reads on after `before`.
    pub(super) fn new(before: Vec<Event>) -> Self {
        Self { before, ..Self::default() }
    }

    /// Everything that has arrived, after waiting for the first of it.
    pub(super) fn messages(&mut self, wait: Duration) -> io::Result<Vec<Msg>> {
        if !self.before.is_empty() {
            return Ok(self.pieces.messages(std::mem::take(&mut self.before)));
        }
        let begun = Instant::now();
        if !poll(wait.max(READY))? {
            self.silent += begun.elapsed();
            return Ok(Vec::new());
        }
        // Only waiting is silence: while the program drew, a paste went on arriving.
        if self.silent + begun.elapsed() > SILENCE {
            self.pieces.pause();
        }
        self.silent = Duration::ZERO;
        // A terminal may answer late: that is no typing.
        let (_, events) = sift(&batch()?);
        Ok(self.pieces.messages(events))
    }
}

fn batch() -> io::Result<Vec<Event>> {
    let mut events = vec![read()?];
    let mut broken = false;
    loop {
        broken |= events.last().is_some_and(|event| is_text(event) && !is_character(event));
        let patience = match events.len() {
            count if count <= FEW => READY,
            _ if broken => PASTE,
            _ => BURST,
        };
        if events.len() >= MOST || !poll(patience)? {
            return Ok(events);
        }
        events.push(read()?);
    }
}

fn is_character(event: &Event) -> bool {
    matches!(event, Event::Key(key) if matches!(key.code, crossterm::event::KeyCode::Char(_)))
}
