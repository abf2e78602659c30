//! Open the office's desk: store, templates, calendar, clock.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::clock::{Clock, Now};
use super::files::texts_in;
use super::unsaved::tidy;
use crate::core::calendar::Calendar;
use crate::core::event::{NewEvent, Record};
use crate::core::fault::Fault;
use crate::core::office::{Duty, Office, Staff};
use crate::core::supervision::OBLIGATIONS_FILE;
use crate::core::template::Shelf;
use crate::core::words::Message;
use crate::store::{Access, Store};

/// Whoever has one of these duties records what came in from outside.
pub(super) const RECORDING: [Duty; 2] = [Duty::Draft, Duty::Post];

/// An office at work: everything a use-case needs.
#[derive(Debug)]
pub struct Desk {
    pub(super) home: PathBuf,
    pub(super) store: Store,
    pub(super) shelf: Shelf,
    pub(super) calendar: Calendar,
    pub(super) office: Office,
    pub(super) now: Now,
    pub(super) access: Access,
    pub(super) told: Vec<Message>,
}

impl Desk {
    /// Opens the desk in `home`.
    ///
    /// # Errors
    /// Storage faults of the store; refused when a day was chosen on a real board; input faults
    /// when a holiday file cannot be read.
    pub fn open(home: &Path, access: Access, clock: Clock) -> Result<Self, Fault> {
        let store = Store::open(home, access)?;
        let office = store
            .office()
            .cloned()
            .ok_or_else(|| Fault::input(Message::of("store-not-set-up").with("path", home.display())))?;
        clock.require_fit(&office)?;
        Self::with(home, store, access, office, clock.now())
    }

    pub(super) fn with(home: &Path, store: Store, access: Access, office: Office, now: Now) -> Result<Self, Fault> {
        let mut told: Vec<Message> = store.opened().to_vec();
        told.extend(store.clock_behind(now.at));
        let mut kinds = texts_in(&home.join("templates"), "toml")?;
        kinds.retain(|(name, _)| name != OBLIGATIONS_FILE);
        let (shelf, broken) = Shelf::new(&kinds);
        for fault in broken {
            told.push(fault.message);
            told.extend(fault.details);
        }
        told.extend(tidy(home, access));
        let calendar = Calendar::with(&texts_in(&home.join("holidays"), "csv")?)?;
        Ok(Self { home: home.to_owned(), store, shelf, calendar, office, now, access, told })
    }

    /// What opening found or repaired, for telling the clerk.
    #[must_use]
    pub fn told(&self) -> &[Message] {
        &self.told
    }

    /// The office.
    #[must_use]
    pub fn office(&self) -> &Office {
        &self.office
    }

    /// All templates.
    #[must_use]
    pub fn shelf(&self) -> &Shelf {
        &self.shelf
    }

    /// The calendar with all holidays known here.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> chrono::NaiveDate {
        self.now.today
    }

    /// Looks at the clock again: a screen stays open over midnight.
    pub fn look_at_clock(&mut self, clock: Clock) {
        self.now = clock.now();
    }

    /// The folder where everything is kept.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// Goes on to another day; on practice boards only.
    ///
    /// # Errors
    /// Refused on a real board.
    pub fn move_to(&mut self, day: chrono::NaiveDate) -> Result<(), Fault> {
        if !self.office.practice {
            return Err(Fault::refused(Message::of("clock-real-board")));
        }
        self.now = Clock::Chosen(day).now();
        Ok(())
    }

    /// Refuses to write over what the store itself keeps.
    pub(super) fn outside(&self, path: &Path) -> Result<(), Fault> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let kept = ["journal", "index", "photos", "private", "unsaved", "backups", "replicas"]
            .map(|name| full(&self.home.join(name)));
        if full(folder) == full(&self.home) && path.extension().is_none()
            || kept.iter().any(|it| full(folder).starts_with(it))
        {
            return Err(Fault::input(Message::of("file-inside-home").with("path", path.display())));
        }
        Ok(())
    }

    pub(super) fn commit(&mut self, events: Vec<NewEvent>) -> Result<Vec<Record>, Fault> {
        if events.is_empty() {
            return Ok(Vec::new());
        }
        self.store.commit(self.now.at, events)
    }

    /// Who acts: the person named, or the only one who could.
    pub(super) fn actor(&self, by: Option<&str>, duty: Duty, not: Option<&BTreeSet<String>>) -> Result<String, Fault> {
        let able = self.office.staff_with(duty).filter(|staff| not.is_none_or(|not| !not.contains(&staff.name)));
        one_of(able, by, duty.key())
    }

    /// Who records what came in from outside, objections, photographs and archive numbers: the
    /// person named, or the only one who drafts or posts.
    pub(super) fn recorder(&self, by: Option<&str>) -> Result<String, Fault> {
        let able = self.office.staff.iter().filter(|staff| RECORDING.iter().any(|duty| staff.duties.contains(duty)));
        one_of(able, by, "duty-record")
    }
}

// As far as it is there; what is missing of it keeps its name.
fn full(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| match (path.parent(), path.file_name()) {
        (Some(folder), Some(name)) if !folder.as_os_str().is_empty() => full(folder).join(name),
        _ => path.to_owned(),
    })
}

/// Who acts: the person named, or the only one of those who are `able`.
pub(super) fn one_of<'a>(
    able: impl Iterator<Item = &'a Staff>,
    by: Option<&str>,
    duty: &'static str,
) -> Result<String, Fault> {
    if let Some(name) = by {
        return Ok(name.trim().to_owned());
    }
    let able: Vec<&str> = able.map(|staff| staff.name.as_str()).collect();
    match able.as_slice() {
        [only] => Ok((*only).to_owned()),
        [] => Err(Fault::refused(Message::of("actor-none").with_word("duty", duty))),
        _ => {
            let message = Message::of("actor-which").with_word("duty", duty);
            Err(Fault::input(message.with("able", able.join("、"))))
        }
    }
}
