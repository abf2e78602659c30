//! What is due on all boards, on the screen and on paper.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use super::chains::asked;
use crate::core::fault::Fault;
use crate::core::ledger::hushed_text;
use crate::core::poster::due_poster;
use crate::core::supervision::{DueItem, asked_of, due, sort_due, week_end};
use crate::core::watch::unwatched;
use crate::core::words::{Message, Words};
use crate::desk::Desk;
use crate::desk::files;
use crate::press::Paper;
use crate::sheet::{CalendarDay, write_calendar};

/// What is due.
#[derive(Clone, Debug, Serialize)]
pub struct DueList {
    /// Today.
    pub today: NaiveDate,
    /// The last day that is looked at.
    pub until: NaiveDate,
    /// Everything due, the oldest first; what lies before today is late.
    pub items: Vec<DueItem>,
}

/// The paper of the due list.
const PAPER: Paper = Paper::a4().landscape();

impl Desk {
    /// What is due up to the end of the week, or up to `until`; of one office where `name` is given.
    ///
    /// # Errors
    /// Input fault for an unknown name or a broken list of obligations; storage faults.
    pub fn due_list(&self, name: Option<&str>, until: Option<NaiveDate>) -> Result<DueList, Fault> {
        let obligations = self.obligations()?;
        let chains = self.chains()?;
        let cards = chains.cards_about(name)?;
        let measure = self.measure(&obligations, &cards);
        let until = until.unwrap_or_else(|| week_end(self.today()));
        let asked = asked(&cards, name)?;
        let mut items = due(asked.iter().copied(), &measure, until);
        let requests = chains.requests()?;
        let answered = chains.answered(&requests)?;
        items.extend(asked_of(&requests, &answered, asked).into_iter().filter(|item| item.day <= until));
        // Drafts may hold anything, and this list is printed and goes to telephones.
        for item in &mut items {
            item.title = hushed_text(&item.title);
        }
        sort_due(&mut items);
        Ok(DueList { today: self.today(), until, items })
    }

    /// Writes the due list as PDF; returns the path.
    ///
    /// # Errors
    /// Refused (`due-empty`) when nothing is due; those of [`Desk::due_list`]; input fault when the
    /// file cannot be written.
    pub fn write_due_list(&self, list: &DueList, output: &Path) -> Result<PathBuf, Fault> {
        self.outside(output)?;
        if list.items.is_empty() {
            return Err(Fault::refused(Message::of("due-empty").with("until", list.until)));
        }
        let mut poster = due_poster(&self.office, &list.items, list.today, list.until)?;
        poster.marks = self.practice_marks();
        files::write(output, &self.press(&poster, &PAPER.into(), &mut unwatched)?.bytes)
    }

    /// Writes what is due as a calendar file for phones and mail programs; returns the path.
    ///
    /// # Errors
    /// Refused (`due-empty`) when nothing is due; input fault when the file cannot be written.
    pub fn write_due_calendar(&self, list: &DueList, output: &Path, words: &Words) -> Result<PathBuf, Fault> {
        self.outside(output)?;
        if list.items.is_empty() {
            return Err(Fault::refused(Message::of("due-empty").with("until", list.until)));
        }
        let day = |item: &DueItem| CalendarDay {
            uid: item.uid(),
            day: item.day,
            summary: format!("{} {} {}", item.short, words.word(item.kind.key()), item.title),
            about: item.number.clone().unwrap_or_default(),
        };
        let days: Vec<CalendarDay> = list.items.iter().map(day).collect();
        let name = words.say(&Message::of("due-calendar").with("office", &self.office.short));
        files::write(output, &write_calendar(&name, &days, self.now.at))
    }
}
