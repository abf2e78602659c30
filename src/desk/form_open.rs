//! Open a form: everything that is needed to type into it without asking the desk again.

use super::open::Desk;
use super::unsaved::Unsaved;
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::notice::{Notice, Stage};
use crate::core::office::{Office, OfficeNames};
use crate::core::poster::Original;
use crate::core::stage::{Move, allow};
use crate::core::template::{Span, Template};
use crate::core::values::Values;

/// A form, ready to be typed into.
#[derive(Clone, Debug)]
pub struct FormOpened {
    /// What is kept while it is typed; its values are those that the form begins with.
    pub unsaved: Unsaved,
    /// The template, in the version of the notice.
    pub template: Template,
    /// The office, for what titles and periods are made of.
    pub office: Office,
    /// What the poster says about the office.
    pub names: OfficeNames,
    /// The notice that is corrected.
    pub original: Option<Original>,
    /// Findings that need more than the form itself.
    pub issues: Vec<Issue>,
    /// Whether changing it voids a review that passed.
    pub reviewed: bool,
    /// The period that an exception allowed.
    pub span: Option<Span>,
    /// What the journal holds, or what a new form begins with: nothing was typed yet.
    pub begun: Begun,
    /// Where the notice stands; `None` for a new one.
    pub stage: Option<Stage>,
    /// Notices that this one may say it follows, newest first.
    pub followable: Vec<Linkable>,
    /// Notices whose place this one may take, newest first; for a new one only.
    pub replaceable: Vec<Linkable>,
}

/// A form before anything is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Begun {
    /// Its values.
    pub values: Values,
    /// The notice that it follows.
    pub follows: Option<String>,
    /// The notice whose place it takes.
    pub supersedes: Option<String>,
}

/// A notice that another one can be linked to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linkable {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
}

impl Desk {
    /// A form for a new notice, begun from an earlier one where a number is given.
    ///
    /// # Errors
    /// Input fault for an unknown template or number.
    pub fn new_form(&self, template: &str, copy: Option<&str>) -> Result<FormOpened, Fault> {
        let values = self.blank(template, copy)?;
        let at = self.now.at;
        let id = format!("new-{template}-{}", at.timestamp_millis());
        let unsaved = Unsaved { id, template: template.to_owned(), values, at, ..Unsaved::default() };
        let begun = unsaved.values.clone();
        self.fresh(unsaved, begun)
    }

    /// The form of a notice that can still be changed.
    ///
    /// # Errors
    /// Refused when it hangs already or is over.
    pub fn edit_form(&self, number: &str) -> Result<FormOpened, Fault> {
        let case = self.case(number)?;
        allow(&case.notice, &case.template, Move::Edit)?;
        let unsaved = Unsaved {
            id: case.notice.number.clone(),
            notice: Some(case.notice.number.clone()),
            template: case.template.id.clone(),
            base: Some(case.notice.seq),
            values: case.notice.values.clone(),
            follows: case.notice.follows.clone(),
            supersedes: case.notice.supersedes.clone(),
            by: None,
            at: self.now.at,
        };
        let (issues, _) = self.issues(&case)?;
        Ok(FormOpened {
            unsaved,
            office: self.office.clone(),
            names: case.notice.office.clone(),
            original: self.original(&case.notice)?,
            issues,
            reviewed: case.notice.passed_review().is_some(),
            span: case.notice.exceptions.last().map(|exception| exception.what.span),
            begun: Begun {
                values: case.notice.values,
                follows: case.notice.follows,
                supersedes: case.notice.supersedes,
            },
            stage: Some(case.notice.stage),
            followable: self.followable(&case.template)?,
            replaceable: Vec::new(),
            template: case.template,
        })
    }

    /// The form that an earlier run left behind.
    ///
    /// # Errors
    /// As [`Desk::edit_form`] and [`Desk::new_form`].
    pub fn recovered_form(&self, unsaved: Unsaved) -> Result<FormOpened, Fault> {
        if let Some(number) = &unsaved.notice {
            return Ok(FormOpened { unsaved: unsaved.clone(), ..self.edit_form(number)? });
        }
        let begun = self.blank(&unsaved.template, None)?;
        self.fresh(unsaved, begun)
    }

    fn fresh(&self, unsaved: Unsaved, values: Values) -> Result<FormOpened, Fault> {
        let template = self.template(&unsaved.template)?.clone();
        Ok(FormOpened {
            unsaved,
            office: self.office.clone(),
            names: self.office.names(),
            original: None,
            issues: Vec::new(),
            reviewed: false,
            span: None,
            begun: Begun { values, ..Begun::default() },
            stage: None,
            followable: self.followable(&template)?,
            replaceable: self.replaceable(&template)?,
            template,
        })
    }

    // What went before has hung.
    fn followable(&self, template: &Template) -> Result<Vec<Linkable>, Fault> {
        let Some(follows) = &template.follows else { return Ok(Vec::new()) };
        let hung = [Stage::Posted, Stage::TakenDown, Stage::Archived];
        self.linkable(|notice| follows.kinds.contains(&notice.template.id) && hung.contains(&notice.stage))
    }

    // A kind that hangs until the next one replaces it.
    fn replaceable(&self, template: &Template) -> Result<Vec<Linkable>, Fault> {
        if !template.period.until_replaced && template.period.minimum.is_some() {
            return Ok(Vec::new());
        }
        let hung = [Stage::Posted, Stage::TakenDown];
        self.linkable(|notice| notice.template.id == template.id && hung.contains(&notice.stage))
    }

    fn linkable(&self, fits: impl Fn(&Notice) -> bool) -> Result<Vec<Linkable>, Fault> {
        let mut found = Vec::new();
        self.store.each_notice(|notice| {
            if fits(notice) {
                found.push(Linkable { number: notice.number.clone(), title: notice.title().to_owned() });
            }
        })?;
        found.sort_by(|a, b| b.number.cmp(&a.number));
        Ok(found)
    }
}
