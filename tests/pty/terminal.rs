//! A terminal with a program in it: what it shows is read by `vt100`, what it is asked is answered.

use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, SlavePty, native_pty_system};
use vt100::{Parser, Screen};

/// Slow, busy computers take their time; nothing here waits longer than it must.
const PATIENCE: Duration = Duration::from_mins(2);

/// How the terminal answers when it is asked where its cursor stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Answers {
    /// As it is.
    Narrow,
    /// As a terminal that drew `…` two columns wide.
    Wide,
    /// Not at all.
    Never,
    /// Whatever it is asked; meanwhile somebody types.
    Typing(&'static str),
}

struct Shown {
    parser: Parser,
    closed: bool,
}

type Shared = Arc<(Mutex<Shown>, Condvar)>;
type Keyboard = Arc<Mutex<Box<dyn Write + Send>>>;

/// A terminal with a program in it, which is killed at the end.
pub(crate) struct Terminal {
    shown: Shared,
    keyboard: Keyboard,
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    before: String,
    // The modes of the terminal can be read as long as this is open.
    _slave: Box<dyn SlavePty + Send>,
}

impl Terminal {
    /// Starts `command` in a terminal of this many columns and rows.
    pub(crate) fn start(command: CommandBuilder, columns: u16, rows: u16, answers: Answers) -> Self {
        let pair = native_pty_system().openpty(size(columns, rows)).unwrap();
        let shown: Shared = Arc::new((
            Mutex::new(Shown { parser: Parser::new(some(rows), some(columns), 0), closed: false }),
            Condvar::new(),
        ));
        let keyboard: Keyboard = Arc::new(Mutex::new(pair.master.take_writer().unwrap()));
        let before = modes(&*pair.master);
        let reader = pair.master.try_clone_reader().unwrap();
        let child = pair.slave.spawn_command(command).unwrap();
        let (told, typed) = (Arc::clone(&shown), Arc::clone(&keyboard));
        std::thread::spawn(move || listen(reader, &told, &typed, answers));
        Self { shown, keyboard, child, master: pair.master, before, _slave: pair.slave }
    }

    /// Sends bytes as the keyboard would, without waiting for anybody to read them.
    pub(crate) fn send(&self, text: &str) -> &Self {
        let keyboard = Arc::clone(&self.keyboard);
        let bytes = text.as_bytes().to_vec();
        let write = move || {
            let mut keyboard = lock(&keyboard);
            // A program that ended reads nothing any more.
            let _ = keyboard.write_all(&bytes).and_then(|()| keyboard.flush());
        };
        if text.len() < 1000 {
            write();
        } else {
            std::thread::spawn(write);
        }
        self
    }

    /// Waits until the screen is as `wanted`; `what` says it when it never is.
    pub(crate) fn wait(&self, what: &str, wanted: impl Fn(&Screen) -> bool) -> &Self {
        let (shown, changed) = &*self.shown;
        let until = Instant::now() + PATIENCE;
        let mut now = lock(shown);
        loop {
            if wanted(now.parser.screen()) {
                return self;
            }
            let left = until.saturating_duration_since(Instant::now());
            let over = left.is_zero() || now.closed;
            let text = now.parser.screen().contents();
            assert!(!over, "{what} never came:\n{text}");
            now = changed.wait_timeout(now, left).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Waits until `text` stands on the screen.
    pub(crate) fn wait_for(&self, text: &str) -> &Self {
        self.wait(text, |screen| screen.contents().contains(text))
    }

    /// Waits until the cursor stands in this column of the row where `label` is.
    pub(crate) fn wait_cursor(&self, label: &str, column: u16) -> &Self {
        self.wait(&format!("the cursor in column {column} at {label}"), |screen| {
            let (row, at) = screen.cursor_position();
            let line = screen.rows(0, screen.size().1.get()).nth(usize::from(row)).unwrap_or_default();
            line.contains(label) && at == column && !screen.hide_cursor()
        })
    }

    /// What is on the screen now.
    pub(crate) fn text(&self) -> String {
        lock(&self.shown.0).parser.screen().contents()
    }

    /// Looks at the screen now.
    pub(crate) fn look<T>(&self, at: impl Fn(&Screen) -> T) -> T {
        at(lock(&self.shown.0).parser.screen())
    }

    /// Gives the window another size.
    pub(crate) fn resize(&self, columns: u16, rows: u16) -> &Self {
        lock(&self.shown.0).parser.screen_mut().set_size(some(rows), some(columns));
        self.master.resize(size(columns, rows)).unwrap();
        self
    }

    /// Sends a signal, by its name.
    pub(crate) fn signal(&self, name: &str) -> &Self {
        let id = self.child.process_id().unwrap().to_string();
        // The shell's own: not every computer has a program of that name.
        let kill = format!("kill -s {name} {id}");
        assert!(std::process::Command::new("sh").args(["-c", &kill]).status().unwrap().success());
        self
    }

    /// Waits for the program to end; its exit code.
    pub(crate) fn ended(&mut self) -> u32 {
        let until = Instant::now() + PATIENCE;
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            assert!(Instant::now() < until, "it never ended:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Whether the program runs.
    pub(crate) fn is_running(&mut self) -> bool {
        self.child.try_wait().unwrap().is_none()
    }

    /// Asserts that the terminal is as it was before.
    pub(crate) fn assert_restored(&self) {
        self.wait("the ordinary screen", |screen| !screen.alternate_screen());
        self.wait("the cursor", |screen| !screen.hide_cursor());
        self.wait("pastes without brackets", |screen| !screen.bracketed_paste());
        assert_eq!(self.look(Screen::mouse_protocol_mode), vt100::MouseProtocolMode::None);
        assert_eq!(modes(&*self.master), self.before, "echo, lines and signals");
    }

    /// Asserts that the terminal is in the hands of the program.
    pub(crate) fn assert_taken(&self) {
        self.wait("the other screen", Screen::alternate_screen);
        self.wait("pastes in brackets", Screen::bracketed_paste);
        assert_ne!(modes(&*self.master), self.before);
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn some(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap()
}

const fn size(columns: u16, rows: u16) -> PtySize {
    PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }
}

fn modes(master: &dyn MasterPty) -> String {
    let modes = master.get_termios().unwrap();
    format!("{:?} {:?} {:?}", modes.input_flags, modes.output_flags, modes.local_flags)
}

fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Another test thread that failed leaves it as good as it was.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

const WHERE: &[u8] = b"\x1b[6n";
const PICTURES: &[u8] = b"\x1b_G";
const KITTY: &str = "\x1b_Gi=31;OK\x1b\\\x1bP>|kitty(0.36.4)\x1b\\";

// Whoever sits before it reads on until the program is gone.
fn listen(mut reader: Box<dyn Read + Send>, shown: &Shared, keyboard: &Keyboard, answers: Answers) {
    let mut pending = Vec::new();
    let mut bytes = [0; 4096];
    while let Ok(count @ 1..) = reader.read(&mut bytes) {
        pending.extend_from_slice(&bytes[..count]);
        while let Some(at) = pending.windows(WHERE.len()).position(|part| part == WHERE) {
            let upto: Vec<u8> = pending.drain(..at + WHERE.len()).collect();
            let (row, column) = show(shown, &upto);
            if let Answers::Typing(text) = answers {
                // Half of it before what it says of pictures, half behind.
                let (before, after) = text.split_at(text.len() / 2);
                let told = upto.windows(PICTURES.len()).any(|part| part == PICTURES).then_some(KITTY);
                let _ = lock(keyboard).write_all([before, told.unwrap_or_default(), after].concat().as_bytes());
            }
            let more = u16::from(answers == Answers::Wide);
            if answers != Answers::Never {
                let _ = lock(keyboard).write_all(format!("\x1b[{};{}R", row + 1, column + 1 + more).as_bytes());
            }
        }
        // The beginning of a question may be all that came of it.
        let kept = (1..WHERE.len()).rev().find(|len| pending.ends_with(&WHERE[..*len])).unwrap_or(0);
        let ready: Vec<u8> = pending.drain(..pending.len() - kept).collect();
        show(shown, &ready);
    }
    lock(&shown.0).closed = true;
    shown.1.notify_all();
}

fn show(shown: &Shared, bytes: &[u8]) -> (u16, u16) {
    let mut now = lock(&shown.0);
    now.parser.process(bytes);
    shown.1.notify_all();
    now.parser.screen().cursor_position()
}
