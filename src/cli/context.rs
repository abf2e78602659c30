//! What every command needs: where, when, who, and how to speak.

use std::path::PathBuf;

use super::Cli;
use super::out::Out;
use super::progress::Waiting;
use crate::core::fault::Fault;
use crate::core::words::{Lang, Message, Words};
use crate::desk::{Access, Clock, Desk, default_home};

/// The common part of every command.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) home: Option<PathBuf>,
    pub(super) clock: Clock,
    pub(super) by: Option<String>,
    /// How this program was called, for commands to copy.
    pub(super) program: String,
    pub(super) out: Out,
}

impl Context {
    pub(super) fn new(cli: &Cli, lang: Lang, program: &str) -> Self {
        Self {
            home: cli.home.clone(),
            clock: cli.today.map_or(Clock::System, Clock::Chosen),
            program: if program.contains(' ') { format!("\"{program}\"") } else { program.to_owned() },
            by: cli.by.clone().filter(|by| !by.trim().is_empty()),
            out: Out::new(Words::of(lang), cli.json),
        }
    }

    /// The folder of the office.
    pub(super) fn home(&self) -> Result<PathBuf, Fault> {
        let folder = self.home.clone().or_else(default_home);
        folder.ok_or_else(|| Fault::input(Message::of("home-unknown")))
    }

    /// The desk, for looking only.
    pub(super) fn look(&self) -> Result<Desk, Fault> {
        let desk = Desk::open(&self.home()?, Access::Read, self.clock)?;
        self.tell(&desk);
        Ok(desk)
    }

    /// The desk, for changing things. The backup of the day is made on the way.
    pub(super) fn work(&self) -> Result<Desk, Fault> {
        let mut desk = Desk::open(&self.home()?, Access::Write, self.clock)?;
        desk.daily_backup();
        self.tell(&desk);
        Ok(desk)
    }

    /// Shows that work goes on, where it takes longer than a second.
    pub(super) fn waiting(&self) -> Waiting {
        Waiting::new(self.out.word("waiting"))
    }

    fn tell(&self, desk: &Desk) {
        for message in desk.told() {
            self.out.aside(message);
        }
    }
}
