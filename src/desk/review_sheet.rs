//! Everything that a reviewer has to see before answering.

use super::case::Case;
use super::open::Desk;
use crate::core::check::{PrivacyLook, Subject, content_issues, privacy_looks};
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::office::Duty;
use crate::core::poster::Poster;
use crate::core::template::Template;

/// A notice as its reviewer sees it.
#[derive(Clone, Debug)]
pub struct ReviewSheet {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Name of its template.
    pub template_name: String,
    /// Its template.
    pub template: Template,
    /// Its poster, as it reads now.
    pub poster: Poster,
    /// Findings on the content; errors keep it from passing.
    pub content: Vec<Issue>,
    /// What private data was looked for, and how many were found.
    pub looked_for: Vec<PrivacyLook>,
    /// Everybody who wrote its content.
    pub drafters: Vec<String>,
    /// Who may review it.
    pub reviewers: Vec<String>,
    /// Versions of the content so far.
    pub versions: u32,
}

impl Desk {
    /// What a reviewer has to see.
    ///
    /// # Errors
    /// Input fault for an unknown number; storage faults; faults of the template.
    pub fn review_sheet(&self, number: &str) -> Result<ReviewSheet, Fault> {
        let case = self.case(number)?;
        let poster = self.poster(&case, self.open_period(&case), Vec::new())?;
        let judge = |subject: &Subject<'_>| (content_issues(subject), privacy_looks(subject));
        let (content, looked_for) = self.judged(&case, &poster, None, judge)?;
        Ok(ReviewSheet {
            title: case.notice.title().to_owned(),
            template_name: case.template.name.clone(),
            poster: self.poster_now(&case)?,
            content,
            looked_for,
            drafters: case.notice.drafters.iter().cloned().collect(),
            reviewers: self.reviewers(&case),
            versions: case.notice.versions,
            number: case.notice.number,
            template: case.template,
        })
    }

    // Four eyes, unless the office is one person.
    fn reviewers(&self, case: &Case) -> Vec<String> {
        let alone = self.office.one_person_review;
        let mut able = self.able(Duty::Review);
        able.retain(|name| alone || !case.notice.drafters.contains(name));
        able
    }
}
