//! Open an office, make the practice board, look the store over.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::Ops;
use crate::core::calendar::Calendar;
use crate::core::fault::Fault;
use crate::desk::{self, Access};
use crate::tui::answer::{Answer, Opened};

impl Ops {
    /// Opens the office for work.
    pub(super) fn work(&mut self) -> Result<Answer, Fault> {
        self.close();
        self.access = Access::Write;
        self.open()
    }

    pub(super) fn open(&mut self) -> Result<Answer, Fault> {
        if !desk::is_set_up(&self.home) {
            return Ok(Answer::Opened(Box::new(self.nothing())));
        }
        self.opened().map(|opened| Answer::Opened(Box::new(opened)))
    }

    fn nothing(&self) -> Opened {
        Opened {
            office: None,
            calendar: Calendar::builtin().clone(),
            today: self.today(),
            home: self.home.clone(),
            settings: desk::ScreenSettings::default(),
            keys: None,
            told: Vec::new(),
            unsaved: Vec::new(),
            access: self.access,
        }
    }

    fn today(&self) -> NaiveDate {
        self.clock.now().today
    }

    /// The office as the screen needs it when it begins.
    pub(super) fn opened(&mut self) -> Result<Opened, Fault> {
        let home = self.home.clone();
        let (settings, broken) = desk::screen_settings(&home);
        let (keys, unread) = match desk::own_keys(&home) {
            Ok(keys) => (keys, None),
            Err(fault) => (None, Some(fault.message)),
        };
        let access = self.access;
        let desk = self.desk()?;
        // What is being typed at the other place was not left behind.
        let unsaved = match access {
            Access::Write => {
                desk.daily_backup();
                desk.unsaved()?
            }
            Access::Read => Vec::new(),
        };
        let told = broken.into_iter().chain(unread).chain(desk.told().iter().cloned()).collect();
        let office = Some(desk.office().clone());
        let calendar = desk.calendar().clone();
        Ok(Opened { office, calendar, today: desk.today(), home, settings, keys, told, unsaved, access })
    }

    /// Goes over to the practice board beside the office, which is made when it is not there yet.
    pub(super) fn practice(&mut self) -> Result<Answer, Fault> {
        let home = desk::practice_home(&self.home);
        self.close();
        if !desk::is_set_up(&home) {
            desk::demo(Some(&home), self.today())?;
        }
        self.go_over(home)
    }

    /// Goes back to the office that the program was started for.
    pub(super) fn real(&mut self) -> Result<Answer, Fault> {
        self.go_over(self.real.clone())
    }

    // Where the other office cannot be opened this one stays.
    fn go_over(&mut self, home: PathBuf) -> Result<Answer, Fault> {
        let before = (std::mem::replace(&mut self.home, home), self.access);
        let opened = self.work();
        if opened.is_err() {
            self.close();
            (self.home, self.access) = before;
        }
        opened
    }
}
