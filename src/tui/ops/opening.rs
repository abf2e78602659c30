//! Open an office, make the practice board, look the store over.

use chrono::NaiveDate;

use super::Ops;
use crate::core::calendar::Calendar;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk;
use crate::tui::answer::{Answer, NextStep, Opened, Outcome};
use crate::tui::job::Job;

impl Ops {
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
        }
    }

    fn today(&self) -> NaiveDate {
        self.clock.now().today
    }

    /// The office as the screen needs it when it begins.
    pub(super) fn opened(&mut self) -> Result<Opened, Fault> {
        let home = self.home.clone();
        let (settings, broken) = desk::screen_settings(&home);
        let keys = desk::own_keys(&home)?;
        let desk = self.desk()?;
        desk.daily_backup();
        let unsaved = desk.unsaved()?;
        let told = broken.into_iter().chain(desk.told().iter().cloned()).collect();
        let office = Some(desk.office().clone());
        let calendar = desk.calendar().clone();
        Ok(Opened { office, calendar, today: desk.today(), home, settings, keys, told, unsaved })
    }

    /// Goes over to the practice board beside the office, which is made when it is not there yet.
    pub(super) fn practice(&mut self) -> Result<Answer, Fault> {
        let home = desk::practice_home(&self.home);
        self.close();
        if !desk::is_set_up(&home) {
            desk::demo(Some(&home), self.today())?;
        }
        self.home = home;
        self.open()
    }

    /// Goes back to the office that the program was started for.
    pub(super) fn real(&mut self) -> Result<Answer, Fault> {
        self.close();
        self.home.clone_from(&self.real);
        self.open()
    }

    pub(super) fn doctor(&mut self) -> Result<Answer, Fault> {
        self.close();
        let report = desk::doctor(&self.home, self.clock)?;
        let title = if report.is_healthy() {
            Message::of("doctor-healthy")
        } else {
            Message::of("doctor-trouble").with("count", report.trouble.len())
        };
        let counts = Message::of("doctor-counts").with("records", report.records).with("notices", report.notices);
        let counts = counts.with("photos", report.photos);
        let lines = report.done.into_iter().chain([counts]).chain(report.trouble).collect();
        let next = vec![NextStep { label: Message::of("next-board"), job: Job::Board }];
        Ok(Answer::Outcome(Box::new(Outcome { title, lines, next })))
    }
}
