//! What is typed so far, and how safe it is.

use chrono::NaiveDate;

use super::boxes::{FOLLOWS, SUPERSEDES};
use crate::core::form::propose_title;
use crate::core::notice::Stage;
use crate::core::template::Template;
use crate::core::values::{Entry, Values};
use crate::desk::{Begun, FormOpened, Unsaved};
use crate::tui::answer::Saved;
use crate::tui::job::Job;

/// Lists up to here are read anew with every key; longer ones when a field is left.
const FEW_ROWS: usize = 200;

/// Ticks between two tries to keep it beside the journal.
const PAUSE: u8 = 8;

/// What is typed so far.
#[derive(Clone, Debug)]
pub(super) struct Work {
    pub(super) sheet: FormOpened,
    title: Title,
    /// Something changed since it was kept beside the journal.
    due: bool,
    /// Ticks until it is tried again after it could not be kept.
    pause: u8,
    /// Something is kept beside the journal.
    beside: bool,
}

/// Whose the title is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Title {
    /// The template's: it follows what is typed.
    Proposed,
    /// The clerk's.
    Own,
}

impl Work {
    /// A form as the desk hands it out.
    pub(super) fn new(sheet: FormOpened, today: NaiveDate) -> Self {
        let title = whose_title(&sheet, today);
        // What an earlier run left behind is there still.
        let beside = differs(&sheet);
        Self { sheet, title, due: false, pause: 0, beside }
    }

    /// The template.
    pub(super) const fn template(&self) -> &Template {
        &self.sheet.template
    }

    /// The values as they are typed.
    pub(super) const fn values(&self) -> &Values {
        &self.sheet.unsaved.values
    }

    /// The number; empty for a new notice.
    pub(super) fn number(&self) -> &str {
        self.sheet.unsaved.notice.as_deref().unwrap_or_default()
    }

    /// Whether reading everything anew is quick.
    pub(super) const fn is_short(&self) -> bool {
        self.values().rows.len() <= FEW_ROWS
    }

    /// Puts the content of a field.
    pub(super) fn set(&mut self, key: &str, entry: Entry) {
        if key == "title" {
            // A title that was wiped out is proposed again.
            let blank = matches!(&entry, Entry::One(text) if text.trim().is_empty());
            self.title = if blank { Title::Proposed } else { Title::Own };
        }
        let values = &mut self.sheet.unsaved.values;
        values.fields.insert(key.to_owned(), entry);
        // Wiped out is as good as never typed.
        if values.is_blank(key) && !self.sheet.begun.values.fields.contains_key(key) {
            values.fields.remove(key);
        }
        self.due = true;
    }

    /// Changes the list.
    pub(super) fn rows(&mut self, write: impl FnOnce(&mut Values)) {
        write(&mut self.sheet.unsaved.values);
        self.due = true;
    }

    /// The number that a field of links holds.
    pub(super) fn link(&self, key: &str) -> Option<&str> {
        match key {
            FOLLOWS => self.sheet.unsaved.follows.as_deref(),
            SUPERSEDES => self.sheet.unsaved.supersedes.as_deref(),
            _ => None,
        }
    }

    /// Links it to another notice.
    pub(super) fn set_link(&mut self, key: &str, number: Option<String>) {
        match key {
            FOLLOWS => self.sheet.unsaved.follows = number,
            SUPERSEDES => self.sheet.unsaved.supersedes = number,
            _ => return,
        }
        self.due = true;
    }

    /// Proposes the title anew while it is the template's; the new one where it changed.
    pub(super) fn propose(&mut self, today: NaiveDate) -> Option<String> {
        if self.title == Title::Own {
            return None;
        }
        let FormOpened { template, office, unsaved, .. } = &mut self.sheet;
        let before = unsaved.values.fields.remove("title");
        let proposed = propose_title(template, office, &mut unsaved.values, None, today);
        if proposed.is_err() {
            unsaved.values.fields.extend(before.map(|entry| ("title".to_owned(), entry)));
            return None;
        }
        let changed = unsaved.values.fields.get("title") != before.as_ref();
        changed.then(|| unsaved.values.text("title").to_owned())
    }

    /// Whether the journal has something else.
    pub(super) fn is_changed(&self) -> bool {
        differs(&self.sheet)
    }

    /// What has to be kept beside the journal now.
    pub(super) fn keep(&mut self) -> Option<Job> {
        if self.pause > 0 {
            self.pause -= 1;
            return None;
        }
        if !std::mem::take(&mut self.due) {
            return None;
        }
        if self.is_changed() {
            self.beside = true;
            return Some(Job::Keep(Box::new(self.sheet.unsaved.clone())));
        }
        self.forget()
    }

    /// It could not be kept beside the journal: that is tried again, until it can.
    pub(super) const fn unkept(&mut self) {
        self.due = true;
        self.pause = PAUSE;
    }

    /// What has to be given up beside the journal.
    pub(super) fn forget(&mut self) -> Option<Job> {
        std::mem::take(&mut self.beside).then(|| Job::Forget(self.sheet.unsaved.id.clone()))
    }

    /// What is typed, in the name of `by`.
    pub(super) fn unsaved(&self, by: Option<String>) -> Unsaved {
        Unsaved { by, ..self.sheet.unsaved.clone() }
    }

    /// It is in the journal now.
    pub(super) fn saved(&mut self, saved: &Saved) {
        if self.sheet.stage.is_none() || self.is_changed() {
            self.sheet.stage = Some(Stage::Draft);
            self.sheet.reviewed = false;
        }
        let FormOpened { unsaved, begun, issues, replaceable, .. } = &mut self.sheet;
        unsaved.id.clone_from(&saved.number);
        unsaved.notice = Some(saved.number.clone());
        unsaved.base = Some(saved.base);
        let (follows, supersedes) = (unsaved.follows.clone(), unsaved.supersedes.clone());
        *begun = Begun { values: unsaved.values.clone(), follows, supersedes };
        issues.clone_from(&saved.issues);
        replaceable.clear();
        self.due = false;
        self.beside = false;
    }
}

fn differs(sheet: &FormOpened) -> bool {
    let FormOpened { unsaved, begun, .. } = sheet;
    unsaved.follows != begun.follows || unsaved.supersedes != begun.supersedes || unsaved.values != begun.values
}

fn whose_title(sheet: &FormOpened, today: NaiveDate) -> Title {
    let typed = sheet.unsaved.values.text("title");
    let mut values = sheet.unsaved.values.clone();
    values.fields.remove("title");
    let proposed = propose_title(&sheet.template, &sheet.office, &mut values, None, today).is_ok();
    if typed.trim().is_empty() || (proposed && values.text("title") == typed) { Title::Proposed } else { Title::Own }
}
