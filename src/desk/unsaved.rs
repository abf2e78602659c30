//! Forms that were not saved yet: kept while they are typed, found again after whatever ended the
//! program, and folded into one change when they are saved.

use std::path::Path;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::content::Content;
use super::draft::{DraftRequest, Drafted, EditRequest};
use super::files::file_name;
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::form::settle;
use crate::core::notice::{Notice, Stage};
use crate::core::values::Values;
use crate::core::words::Message;
use crate::store::{self, Access};

/// A form as it was typed so far.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Unsaved {
    /// What it is kept under, such as the number of its notice.
    pub id: String,
    /// Number of the notice that it changes; `None` begins one.
    pub notice: Option<String>,
    /// Identifier of its template.
    pub template: String,
    /// Place in the chain of the notice's last event when the form was opened.
    pub base: Option<u64>,
    /// All values.
    pub values: Values,
    /// The notice that had to be served first.
    pub follows: Option<String>,
    /// For a new notice: the one whose place on the board it will take.
    pub supersedes: Option<String>,
    /// Who is typing.
    pub by: Option<String>,
    /// When it was kept.
    pub at: DateTime<FixedOffset>,
}

/// Keeps a form until it is saved, in the place of what was kept under its id. Works beside an
/// open desk.
///
/// # Errors
/// Storage fault when it cannot be written.
pub fn keep_unsaved(home: &Path, unsaved: &Unsaved) -> Result<(), Fault> {
    let unwritable = |why| Fault::storage(Message::of("unsaved-unwritable").with("why", why));
    let bytes = serde_json::to_vec(unsaved).map_err(unwritable)?;
    store::unsaved::keep(home, &unsaved.id, &bytes)
}

/// Forgets a form that was saved or given up; no matter if there is none.
///
/// # Errors
/// Storage fault when it cannot be removed.
pub fn drop_unsaved(home: &Path, id: &str) -> Result<(), Fault> {
    store::unsaved::forget(home, id)
}

/// Puts the folder in order when a desk is opened for writing, and tells what cannot be read. No
/// trouble here keeps anybody from working.
pub(super) fn tidy(home: &Path, access: Access) -> Vec<Message> {
    let tidied = if access == Access::Write { try_to_tidy(home) } else { Ok(Vec::new()) };
    tidied.unwrap_or_else(|fault| vec![fault.message])
}

fn try_to_tidy(home: &Path) -> Result<Vec<Message>, Fault> {
    store::unsaved::sweep(home)?;
    let mut told = Vec::new();
    for (path, bytes) in store::unsaved::all(home)? {
        if read(&bytes).is_none() {
            let aside = store::unsaved::set_aside(&path)?;
            told.push(Message::of("unsaved-damaged").with("file", file_name(&path)).with("aside", aside.display()));
        }
    }
    Ok(told)
}

// A form without a kind belongs to nothing.
fn read(bytes: &[u8]) -> Option<Unsaved> {
    let unsaved: Unsaved = serde_json::from_slice(bytes).ok()?;
    (!unsaved.template.is_empty()).then_some(unsaved)
}

impl Desk {
    /// The forms that an earlier run left behind, newest first. What the journal has already is
    /// none: the program ended between saving and forgetting.
    ///
    /// # Errors
    /// Storage faults.
    pub fn unsaved(&self) -> Result<Vec<Unsaved>, Fault> {
        let mut left = Vec::new();
        for (_, bytes) in store::unsaved::all(&self.home)? {
            let Some(unsaved) = read(&bytes) else { continue };
            if !self.has(&unsaved)? {
                left.push(unsaved);
            } else if self.access == Access::Write {
                drop_unsaved(&self.home, &unsaved.id)?;
            }
        }
        left.sort_by_key(|unsaved| std::cmp::Reverse(unsaved.at));
        Ok(left)
    }

    /// Saves a form: one event that begins or changes its notice, none when nothing differs. It is
    /// forgotten afterwards, and kept when it cannot be saved.
    ///
    /// # Errors
    /// Refused when the notice was changed since the form was opened; else as [`Desk::draft`] and
    /// [`Desk::edit`].
    pub fn save(&mut self, unsaved: &Unsaved) -> Result<Drafted, Fault> {
        let drafted = match &unsaved.notice {
            None => self.draft(&DraftRequest {
                template: unsaved.template.clone(),
                content: Content::exactly(unsaved.values.clone()),
                copy: None,
                follows: unsaved.follows.clone(),
                supersedes: unsaved.supersedes.clone(),
                by: unsaved.by.clone(),
            })?,
            Some(number) => self.save_change(number, unsaved)?,
        };
        // It is recorded: a file that cannot be removed now is found out the next time.
        if let Err(fault) = drop_unsaved(&self.home, &unsaved.id) {
            self.told.push(fault.message);
        }
        Ok(drafted)
    }

    fn save_change(&mut self, number: &str, unsaved: &Unsaved) -> Result<Drafted, Fault> {
        let notice = self.find(number)?;
        if self.holds(&notice, unsaved)? {
            return self.drafted(&notice.number, None);
        }
        if unsaved.base.is_some_and(|base| base != notice.seq) {
            return Err(Fault::refused(Message::of("unsaved-notice-changed").with("number", &notice.number)));
        }
        let request = EditRequest {
            content: Content::exactly(unsaved.values.clone()),
            follows: unsaved.follows.clone(),
            by: unsaved.by.clone(),
        };
        self.edit(&notice.number, &request)
    }

    /// Whether the journal has this form already.
    fn has(&self, unsaved: &Unsaved) -> Result<bool, Fault> {
        if let Some(number) = &unsaved.notice {
            return self.store.notice(number)?.map_or(Ok(false), |notice| self.holds(&notice, unsaved));
        }
        let mut begun = Vec::new();
        self.store.each_notice(|notice| {
            let same = notice.template.id == unsaved.template && notice.supersedes == unsaved.supersedes;
            if same && notice.stage == Stage::Draft && notice.versions == 1 {
                begun.push(notice.clone());
            }
        })?;
        for notice in begun {
            if self.holds(&notice, unsaved)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether saving the form would change nothing about `notice`.
    fn holds(&self, notice: &Notice, unsaved: &Unsaved) -> Result<bool, Fault> {
        let mut values = unsaved.values.clone();
        settle(&self.template_of(notice)?, &mut values);
        let linked = unsaved.follows.is_none() || unsaved.follows == notice.follows;
        Ok(linked && values == notice.values)
    }
}
