//! Starting the screen, and saying plainly why it cannot be started.

use std::io::{self, IsTerminal, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::app::App;
use super::ctx::Ctx;
use super::guard::{Guard, probe, restore};
use super::ops::Ops;
use super::pictures::Means;
use super::run::Loop;
use super::worker::Worker;
use crate::core::words::{Lang, Message, Words};
use crate::desk::{self, Clock};

/// How the screen is started.
#[derive(Clone, Debug)]
pub struct Start {
    /// The folder of the office; the platform's own when not given.
    pub home: Option<PathBuf>,
    /// The language.
    pub lang: Lang,
    /// The day; a chosen one on practice boards only.
    pub clock: Clock,
    /// How this program was called, for commands to copy.
    pub program: String,
}

/// Done.
const DONE: u8 = 0;
/// It cannot be used here.
const UNUSABLE: u8 = 2;
/// It stopped because of a mistake.
const BROKEN: u8 = 3;

/// Runs the screen until it is left; returns the exit code.
#[must_use]
pub fn run(start: &Start) -> u8 {
    // The console of the kernel has 512 glyphs, none of them Chinese: it is told in English.
    let words = Words::of(if is_terminal("linux") { Lang::En } else { start.lang });
    if let Some(why) = unusable() {
        explain(words, &why.with("program", &start.program));
        return UNUSABLE;
    }
    let Some(home) = start.home.clone().or_else(desk::default_home) else {
        explain(words, &Message::of("home-unknown"));
        return UNUSABLE;
    };
    let ended = listen();
    guarded(words, &home, || screen(start, home.clone(), ended))
}

/// Runs `body` with the terminal in our hands and gives it back whatever happens: after a mistake
/// of the program one sentence is left on it, and the rest stands in the log of `home`. Returns the
/// exit code.
#[must_use]
pub fn guarded(words: &Words, home: &Path, body: impl FnOnce() -> io::Result<()>) -> u8 {
    keep_a_log(home);
    let ran = catch_unwind(AssertUnwindSafe(|| {
        let guard = Guard::take()?;
        let done = body();
        drop(guard);
        done
    }));
    restore();
    match ran {
        Ok(Ok(())) => DONE,
        Ok(Err(error)) => {
            explain(words, &Message::of("screen-failed").with("why", error));
            UNUSABLE
        }
        Err(_) => {
            explain(words, &Message::of("screen-broken").with("log", desk::log_path(home).display()));
            BROKEN
        }
    }
}

fn screen(start: &Start, home: PathBuf, ended: Arc<AtomicBool>) -> io::Result<()> {
    let probed = probe();
    let no_colour = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
    let mut ctx = Ctx::new(start.lang, home.clone(), start.clock.now().today, no_colour);
    ctx.means = if no_colour && probed.means == Means::Blocks { Means::Unable } else { probed.means };
    let worker = Worker::start(Ops::new(home, start.clock));
    Loop::new(App::new(ctx), worker, ended, probed)?.run()
}

/// Why the screen cannot be used here; `None` when it can.
fn unusable() -> Option<Message> {
    // A “dumb” one only writes line after line.
    if !io::stdout().is_terminal() || !io::stdin().is_terminal() || is_terminal("dumb") {
        return Some(Message::of("screen-no-terminal"));
    }
    is_terminal("linux").then(|| Message::of("screen-console"))
}

fn is_terminal(name: &str) -> bool {
    std::env::var("TERM").is_ok_and(|term| term == name)
}

fn explain(words: &Words, message: &Message) {
    // On the command line, where no screen is open: here a command is good advice.
    let hint = words.hint(message).map(|hint| format!("\n  -> {hint}")).unwrap_or_default();
    // Nowhere else to say it.
    let _ = writeln!(io::stderr(), "{}{hint}", words.say(message));
}

/// Whether the window closes or the computer shuts down. Without the signal the last second of
/// typing is on the disk all the same.
fn listen() -> Arc<AtomicBool> {
    let ended = Arc::new(AtomicBool::new(false));
    let told = Arc::clone(&ended);
    let _ = ctrlc::set_handler(move || told.store(true, Ordering::Relaxed));
    ended
}

/// A mistake of the program is written to a file; the screen stays clean, and the terminal is
/// given back at once.
fn keep_a_log(home: &Path) {
    let path = desk::log_path(home);
    let main = std::thread::current().id();
    std::panic::set_hook(Box::new(move |info| {
        if std::thread::current().id() == main {
            restore();
        }
        let where_ = info.location().map(ToString::to_string).unwrap_or_default();
        let text = format!("{where_}: {info}\n{}", std::backtrace::Backtrace::force_capture());
        desk::log(&path, &text);
    }));
}
