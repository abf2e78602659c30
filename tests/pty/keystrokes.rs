//! Somebody at a real keyboard who counts the keys that are no typed text.

use std::cell::Cell;
use std::path::Path;
use std::time::Duration;

use portable_pty::CommandBuilder;

use super::help::surroundings;
use super::terminal::{Answers, Terminal};

/// Keys as a terminal sends them, by the names on the screen.
const KEYS: &[(&str, &str)] = &[
    ("Enter", "\r"),
    ("Tab", "\t"),
    ("Esc", "\x1b"),
    ("Ins", "\x1b[2~"),
    ("Down", "\x1b[B"),
    ("F3", "\x1bOR"),
    ("F5", "\x1b[15~"),
    ("F6", "\x1b[17~"),
    ("F8", "\x1b[19~"),
    ("Ctrl+C", "\x03"),
];

/// So many characters come at once: more of them would look like a paste.
const WORD: usize = 4;

/// What a person takes to go on to the next key.
const MOMENT: Duration = Duration::from_millis(300);

/// A terminal with the program in it, and how many keys were pressed.
pub(crate) struct Keyboard {
    terminal: Terminal,
    pressed: Cell<usize>,
}

impl Keyboard {
    /// The program on `home`, on the day `today`.
    pub(crate) fn new(home: &Path, today: &str) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_gongshilan"));
        command.args(["--today", today]);
        surroundings(&mut command, home);
        let terminal = Terminal::start(command, 100, 30, Answers::Narrow);
        Self { terminal, pressed: Cell::new(0) }
    }

    /// Presses a key once `text` stands on the screen.
    pub(crate) fn at(&self, text: &str, key: &str) -> &Self {
        self.terminal.wait_for(text);
        self.press(key)
    }

    /// Goes on to the next field, a moment after the last key: what arrives together is a paste.
    pub(crate) fn next(&self, key: &str) -> &Self {
        self.hesitate().press(key).hesitate()
    }

    fn hesitate(&self) -> &Self {
        std::thread::sleep(MOMENT);
        self
    }

    /// Presses a key: by its name, or a digit.
    pub(crate) fn press(&self, key: &str) -> &Self {
        let named = KEYS.iter().find(|(name, _)| *name == key).map(|(_, bytes)| *bytes);
        self.pressed.set(self.pressed.get() + 1);
        self.terminal.send(named.unwrap_or(key));
        self
    }

    /// Types a few characters at a time, as an input method hands them over; text is not counted.
    pub(crate) fn typed(&self, text: &str) -> &Self {
        let chars: Vec<char> = text.chars().collect();
        for word in chars.chunks(WORD) {
            let word: String = word.iter().collect();
            let before = self.terminal.look(vt100::Screen::cursor_position);
            self.terminal.send(&word).wait(&word, |screen| screen.cursor_position() != before);
        }
        self
    }

    /// Drags a file into the window, which pastes its path.
    pub(crate) fn dragged(&self, path: &Path) -> &Self {
        self.terminal.send(&format!("\x1b[200~{}\x1b[201~", path.display()));
        self
    }

    /// Waits until `text` stands on the screen.
    pub(crate) fn sees(&self, text: &str) -> &Self {
        self.terminal.wait_for(text);
        self
    }

    /// Leaves the program.
    pub(crate) fn leave(mut self) {
        self.press("Ctrl+C").at("要退出吗", "2");
        assert_eq!(self.terminal.ended(), 0);
        self.terminal.assert_restored();
    }

    /// How many keys were pressed so far, typed text not counted.
    pub(crate) fn pressed(&self) -> usize {
        self.pressed.get()
    }
}
