//! A shorter period, allowed in writing: the “原则上” of 滕政办发〔2018〕110号 一（三）.

use super::{Scene, given};
use crate::core::event::{Event, Exception, NewEvent};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::standing::minimum;
use crate::core::template::Span;
use crate::core::words::Message;

/// An exception to record.
#[derive(Clone, Debug)]
pub struct ExceptOrder {
    /// Days that are enough, in the unit of the template.
    pub days: u32,
    /// Who allowed it.
    pub allowed_by: String,
    /// The paper it is written on.
    pub paper: String,
    /// Why.
    pub reason: String,
    /// Who records it.
    pub by: String,
}

/// Records the exception; every later view shows it.
///
/// # Errors
/// Refused without the duty to manage, for notices without a period, for zero days or more than
/// the minimum; input fault when permission, paper or reason is missing.
pub fn except(scene: Scene<'_>, order: &ExceptOrder) -> Result<NewEvent, Fault> {
    scene.office.entitled(&order.by, Duty::Manage)?;
    allow(scene.notice, scene.template, Move::Except)?;
    let least = minimum(scene.template, &scene.notice.values, scene.office)
        .ok_or_else(|| Fault::refused(Message::of("stage-except-long-term").with("number", &scene.notice.number)))?;
    if order.days == 0 || order.days >= least.days {
        return Err(Fault::input(Message::of("except-days").with("days", order.days).with("least", least.days)));
    }
    let exception = Exception {
        span: Span { days: order.days, unit: least.unit },
        allowed_by: given(&order.allowed_by, "except-who")?,
        paper: given(&order.paper, "except-paper")?,
        reason: given(&order.reason, "except-why")?,
    };
    Ok(scene.event(&order.by, scene.today, Event::ExceptionGranted(exception)))
}
