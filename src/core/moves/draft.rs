//! Begin, edit and give up a draft.

use chrono::NaiveDate;

use super::{Scene, given};
use crate::core::event::{Draft, Event, NewEvent, TemplateRef};
use crate::core::fault::Fault;
use crate::core::office::{Duty, Office};
use crate::core::stage::{Move, allow};
use crate::core::template::Template;
use crate::core::values::Values;

/// A notice to begin.
#[derive(Clone, Debug)]
pub struct DraftOrder {
    /// Its number.
    pub number: String,
    /// What was typed so far.
    pub values: Values,
    /// The notice that had to be served first.
    pub follows: Option<String>,
    /// The notice whose place it takes.
    pub supersedes: Option<String>,
    /// The notice it corrects.
    pub corrects: Option<String>,
    /// Who drafts.
    pub by: String,
}

/// Begins a notice.
///
/// # Errors
/// Refused when the person may not draft.
pub fn begin(office: &Office, template: &Template, order: DraftOrder, today: NaiveDate) -> Result<NewEvent, Fault> {
    office.entitled(&order.by, Duty::Draft)?;
    let draft = Draft {
        template: TemplateRef { id: template.id.clone(), digest: template.digest.clone() },
        values: order.values,
        office: office.names(),
        follows: order.follows,
        supersedes: order.supersedes,
        corrects: order.corrects,
    };
    Ok(NewEvent { day: today, by: order.by, notice: Some(order.number), event: Event::Drafted(Box::new(draft)) })
}

/// Changes the content; a passed review is void from then on. No event when nothing changed.
///
/// # Errors
/// Refused when the notice hangs or is over, or the person may not draft.
pub fn edit(scene: Scene<'_>, values: Values, follows: Option<String>, by: &str) -> Result<Option<NewEvent>, Fault> {
    scene.office.entitled(by, Duty::Draft)?;
    allow(scene.notice, scene.template, Move::Edit)?;
    let office = scene.office.names();
    let linked = follows.as_ref().is_none_or(|number| scene.notice.follows.as_ref() == Some(number));
    if linked && values == scene.notice.values && office == scene.notice.office {
        return Ok(None);
    }
    Ok(Some(scene.event(by, scene.today, Event::Edited { values, office, follows })))
}

/// Gives up what never hung.
///
/// # Errors
/// Refused when it hangs or is over; input fault without a reason.
pub fn withdraw(scene: Scene<'_>, reason: &str, by: &str) -> Result<NewEvent, Fault> {
    scene.office.entitled(by, Duty::Draft)?;
    allow(scene.notice, scene.template, Move::Withdraw)?;
    let reason = given(reason, "withdraw-no-reason")?;
    Ok(scene.event(by, scene.today, Event::Withdrawn { reason }))
}
