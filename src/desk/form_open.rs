//! Open a form: everything that is needed to type into it without asking the desk again.

use super::open::Desk;
use super::unsaved::Unsaved;
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::stage::{Move, allow};
use crate::core::office::OfficeNames;
use crate::core::poster::Original;
use crate::core::template::{Span, Template};

/// A form, ready to be typed into.
#[derive(Clone, Debug)]
pub struct FormOpened {
    /// What is kept while it is typed; its values are those that the form begins with.
    pub unsaved: Unsaved,
    /// The template, in the version of the notice.
    pub template: Template,
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
        Ok(self.fresh(unsaved, self.template(template)?.clone()))
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
            names: case.notice.office.clone(),
            original: self.original(&case.notice)?,
            issues,
            reviewed: case.notice.passed_review().is_some(),
            span: case.notice.exceptions.last().map(|exception| exception.what.span),
            template: case.template,
        })
    }

    /// The form that an earlier run left behind.
    ///
    /// # Errors
    /// As [`Desk::edit_form`] and [`Desk::new_form`].
    pub fn recovered_form(&self, unsaved: Unsaved) -> Result<FormOpened, Fault> {
        match &unsaved.notice {
            Some(number) => Ok(FormOpened { unsaved: unsaved.clone(), ..self.edit_form(number)? }),
            None => {
                let template = self.template(&unsaved.template)?.clone();
                Ok(self.fresh(unsaved, template))
            }
        }
    }

    fn fresh(&self, unsaved: Unsaved, template: Template) -> FormOpened {
        FormOpened {
            unsaved,
            template,
            names: self.office.names(),
            original: None,
            issues: Vec::new(),
            reviewed: false,
            span: None,
        }
    }
}
