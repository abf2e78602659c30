//! Review before publication: 先审查后公开，一事一审 (滕政办发〔2018〕110号 六（三）).

use chrono::NaiveDate;

use super::{Scene, not_before, plain_text};
use crate::core::event::{Event, NewEvent, Review};
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;

/// The answers of a reviewer.
#[derive(Clone, Debug)]
pub struct ReviewOrder {
    /// No secrets in it.
    pub secrecy: bool,
    /// No private data in it.
    pub privacy: bool,
    /// The content is right.
    pub accuracy: bool,
    /// Remarks; the reason when it is returned.
    pub remarks: String,
    /// The day of the review.
    pub day: NaiveDate,
    /// Who reviews.
    pub by: String,
}

/// Records a review. `issues` are all findings of the check on the present content: errors
/// block a pass, the rest is kept as shown to the reviewer.
///
/// # Errors
/// Refused when the reviewer is the drafter (unless the office allows it), when errors remain,
/// when the day lies in the future or before the last edit.
pub fn review(scene: Scene<'_>, issues: &[Issue], order: &ReviewOrder) -> Result<NewEvent, Fault> {
    let reviewer = scene.office.entitled(&order.by, Duty::Review)?;
    allow(scene.notice, scene.template, Move::Review)?;
    scene.not_in_future(order.day)?;
    not_before(order.day, scene.notice.edited, "review-before-edit")?;
    if scene.notice.drafters.contains(&order.by) && !scene.office.one_person_review {
        return Err(Fault::refused(Message::of("review-own-draft").with("name", &order.by)));
    }
    let review = Review {
        digest: scene.notice.digest(),
        secrecy: order.secrecy,
        privacy: order.privacy,
        accuracy: order.accuracy,
        post: reviewer.post.clone(),
        remarks: plain_text(&order.remarks)?,
        shown: shown(issues),
    };
    if review.passed() {
        refuse_errors(issues, "review-errors")?;
    } else if review.remarks.is_empty() {
        return Err(Fault::input(Message::of("review-no-reason")));
    }
    Ok(scene.event(&order.by, order.day, Event::Reviewed(review)))
}

/// Refused while errors remain, with every error as a detail.
pub(super) fn refuse_errors(issues: &[Issue], key: &'static str) -> Result<(), Fault> {
    let errors: Vec<Message> =
        issues.iter().filter(|issue| issue.blocks()).map(|issue| issue.message.clone()).collect();
    if errors.is_empty() {
        return Ok(());
    }
    Err(Fault::refused(Message::of(key).with("count", errors.len())).because(errors))
}

fn shown(issues: &[Issue]) -> Vec<String> {
    let mut codes: Vec<String> =
        issues.iter().filter(|issue| !issue.blocks()).map(|issue| issue.code.clone()).collect();
    codes.sort();
    codes.dedup();
    codes
}
