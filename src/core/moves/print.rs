//! Plan and record an edition: the period it prints, or the mark that keeps it off the wall.

use chrono::NaiveDate;

use super::{Scene, not_before, review::refuse_errors};
use crate::core::event::{Edition, Event, NewEvent};
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::standing::minimum;
use crate::core::template::Span;
use crate::core::words::Message;

/// Days beyond which a first day, a period or a last day is a slip of the finger (program default).
const FURTHEST_DAYS: i64 = 1_100;

/// What the clerk asks for.
#[derive(Clone, Debug, Default)]
pub struct PrintWish {
    /// The day on which it will be posted; today when not given.
    pub first: Option<NaiveDate>,
    /// A last day later than required.
    pub until: Option<NaiveDate>,
    /// A longer period, in the unit of the template.
    pub days: Option<u32>,
}

/// The period an edition will print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintPlan {
    /// Number of the edition.
    pub no: u32,
    /// First day.
    pub first: NaiveDate,
    /// Last day, rolled over a holiday; `None` hangs until replaced.
    pub last: Option<NaiveDate>,
    /// The period.
    pub span: Option<Span>,
}

/// Plans a clean edition.
///
/// # Errors
/// Refused when the review is missing or void, or when a shorter period is asked for without
/// exception.
pub fn plan_print(scene: Scene<'_>, wish: &PrintWish, by: &str) -> Result<PrintPlan, Fault> {
    scene.office.entitled(by, Duty::Draft).or_else(|_| scene.office.entitled(by, Duty::Post))?;
    allow(scene.notice, scene.template, Move::Print)?;
    let first = wish.first.unwrap_or(scene.today);
    not_before(first, scene.today, "print-first-past")?;
    if (first - scene.today).num_days() > FURTHEST_DAYS || wish.days.is_some_and(|days| i64::from(days) > FURTHEST_DAYS)
    {
        return Err(Fault::input(Message::of("print-too-far").with("most", FURTHEST_DAYS)));
    }
    let no = u32::try_from(scene.notice.editions.len()).unwrap_or(u32::MAX).saturating_add(1);
    let Some(span) = wished_span(scene, wish)? else {
        return match wish.until {
            Some(_) => Err(Fault::refused(Message::of("print-long-term-until"))),
            None => Ok(PrintPlan { no, first, last: None, span: None }),
        };
    };
    let end = scene.calendar.ends(first, span).rolled;
    let end = scene.notice.extended.map_or(end, |until| until.max(end));
    let last = match wish.until {
        Some(until) if until < end => {
            return Err(Fault::refused(Message::of("print-too-short").with("until", until).with("end", end)));
        }
        Some(until) if (until - first).num_days() > FURTHEST_DAYS => {
            return Err(Fault::input(Message::of("print-too-far").with("most", FURTHEST_DAYS)));
        }
        until => until.unwrap_or(end),
    };
    Ok(PrintPlan { no, first, last: Some(last), span: Some(span) })
}

/// Whether a planned edition may be printed, by the findings on its content and period.
///
/// # Errors
/// Refused while errors remain; a disclosure other than 主动公开 is one of them.
pub fn printable(issues: &[Issue]) -> Result<(), Fault> {
    refuse_errors(issues, "print-errors")
}

/// The same on the day of posting; a lock by the notice before is said as itself.
///
/// # Errors
/// Refused while errors remain.
pub fn postable(issues: &[Issue]) -> Result<(), Fault> {
    if let Some(lock) = issues.iter().find(|issue| issue.blocks() && issue.code == "C17") {
        return Err(Fault::refused(lock.message.clone()));
    }
    refuse_errors(issues, "post-errors")
}

fn wished_span(scene: Scene<'_>, wish: &PrintWish) -> Result<Option<Span>, Fault> {
    let exception = scene.notice.exceptions.last().map(|exception| exception.what.span);
    let Some(least) = exception.or_else(|| minimum(scene.template, &scene.notice.values, scene.office)) else {
        return Ok(None);
    };
    match wish.days {
        Some(days) if days < least.days => {
            Err(Fault::refused(Message::of("print-days-short").with("days", days).with("least", least.days)))
        }
        days => Ok(Some(Span { days: days.unwrap_or(least.days), unit: least.unit })),
    }
}

/// Records the edition once the poster is safely written.
#[must_use]
pub fn printed(scene: Scene<'_>, plan: &PrintPlan, pdf: &str, pages: u32, paper: &str, by: &str) -> NewEvent {
    let edition = Edition {
        no: plan.no,
        digest: scene.notice.digest(),
        first: plan.first,
        last: plan.last,
        span: plan.span,
        pdf: pdf.to_owned(),
        pages,
        paper: paper.to_owned(),
    };
    scene.event(by, scene.today, Event::Printed(edition))
}
