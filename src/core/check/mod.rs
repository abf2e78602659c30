//! The checks C01–C25 that can be decided from the record (inspection findings of real boards).

mod content;
mod looks;
mod record;
mod typed;
mod written;

use chrono::NaiveDate;

pub use looks::PrivacyLook;
pub use record::ReviewGap;
pub use typed::typed_issues;
pub use written::Written;

use super::calendar::Calendar;
use super::event::Photo;
use super::form::{Form, Issue};
use super::notice::{Dated, Notice};
use super::office::Office;
use super::poster::Poster;
use super::standing::Standing;
use super::template::Template;
use super::words::Message;

/// What the desk found around a notice: other notices, photographs, fonts.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The notice it follows, when one is linked.
    pub predecessor: Option<Predecessor>,
    /// Without a link: a notice of a kind that has to be served first and is not yet.
    pub running_first: Option<String>,
    /// Photographs of this notice that another notice has as well: name and numbers.
    pub shared_photos: Vec<(String, Vec<String>)>,
    /// Households whose assistance was stopped by a later notice.
    pub stopped: Vec<Stopped>,
    /// Characters that no font has, with their places (C25).
    pub missing_characters: Vec<Message>,
    /// Whether a new posting of a corrected list or amount has been begun (C18).
    pub reposted: bool,
    /// Whether this is the new version of a corrected notice and nothing of it was changed yet.
    pub unchanged: bool,
}

/// A household whose assistance was stopped.
#[derive(Clone, Debug)]
pub struct Stopped {
    /// Head of the household.
    pub head: String,
    /// Village or group: namesakes live elsewhere.
    pub village: String,
    /// Number of the notice that says so.
    pub number: String,
}

/// The notice that had to be served first.
#[derive(Clone, Debug)]
pub struct Predecessor {
    /// Its number.
    pub number: String,
    /// Why it still locks this one; `None` when it does not.
    pub lock: Option<Message>,
}

/// A notice with everything its check looks at.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The office.
    pub office: &'a Office,
    /// Its calendar.
    pub calendar: &'a Calendar,
    /// Its template.
    pub template: &'a Template,
    /// The notice.
    pub notice: &'a Notice,
    /// Its form, read.
    pub form: &'a Form,
    /// Its poster as the public will see it.
    pub poster: &'a Poster,
    /// What was found around it.
    pub around: &'a Surroundings,
    /// First and last day of the edition being planned; those of the last edition, or of a
    /// posting that begins today, when there is none.
    pub planned: Option<(NaiveDate, Option<NaiveDate>)>,
    /// Today.
    pub today: NaiveDate,
}

impl<'a> Subject<'a> {
    fn written(&self) -> Written<'a> {
        let (office, template, form, poster) = (self.office, self.template, self.form, self.poster);
        Written { office, template, values: &self.notice.values, form, poster }
    }
}

/// Findings about the content: what must be right before it is reviewed and printed.
#[must_use]
pub fn content_issues(subject: &Subject<'_>) -> Vec<Issue> {
    let mut issues = subject.form.issues.clone();
    issues.extend(content::issues(subject));
    sorted(issues)
}

/// What private data was looked for, and how many were found.
#[must_use]
pub fn privacy_looks(subject: &Subject<'_>) -> Vec<PrivacyLook> {
    looks::looks(subject)
}

/// Findings about the posting: what really happened on the board, and the evidence.
#[must_use]
pub fn record_issues(subject: &Subject<'_>) -> Vec<Issue> {
    let standing = Standing::of(subject.notice, subject.template, subject.calendar, subject.today);
    sorted(record::issues(subject, &standing))
}

/// Findings about one photograph of `notice` (C09, C10).
#[must_use]
pub fn photo_issues(notice: &Notice, photo: &Dated<Photo>) -> Vec<Issue> {
    record::photo_issues(notice, photo)
}

/// Why `first` still locks the notices that follow it; `None` when it is served and nothing is
/// open (C17).
#[must_use]
pub fn lock_of(first: &Notice, template: &Template, calendar: &Calendar, today: NaiveDate) -> Option<Message> {
    record::lock_of(first, template, calendar, today)
}

/// The first poster that hung before its very content was reviewed (C15).
#[must_use]
pub fn review_gap(notice: &Notice) -> Option<ReviewGap<'_>> {
    record::review_gap(notice)
}

fn sorted(mut issues: Vec<Issue>) -> Vec<Issue> {
    issues.sort_by(|a, b| b.level.cmp(&a.level).then_with(|| a.code.cmp(&b.code)));
    issues
}
