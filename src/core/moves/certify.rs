//! The certificate (公示情况说明) and the archive.

use chrono::NaiveDate;

use super::{Scene, given};
use crate::core::event::{Certificate, Event, NewEvent};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;

/// Whether a certificate may be issued today: the period is served, nothing is open. A
/// certificate dated inside the period would be antedated (C02).
///
/// # Errors
/// Refused with the reason.
pub fn certify_day(scene: Scene<'_>, by: &str) -> Result<NaiveDate, Fault> {
    scene.office.entitled(by, Duty::Draft)?;
    allow(scene.notice, scene.template, Move::Certify)?;
    certifiable(scene)?;
    Ok(scene.today)
}

/// Whether the period is served and nothing is open.
pub(super) fn certifiable(scene: Scene<'_>) -> Result<(), Fault> {
    let number = &scene.notice.number;
    let open = scene.notice.open_objections().len();
    if open > 0 {
        return Err(Fault::refused(Message::of("certify-objections").with("number", number).with("count", open)));
    }
    let standing = scene.standing();
    let Some(progress) = &standing.progress else {
        let key = if standing.must_repost { "certify-restarted" } else { "certify-long-term" };
        return Err(Fault::refused(Message::of(key).with("number", number)));
    };
    if !standing.is_served(scene.today) || scene.today < progress.down_from {
        let message = Message::of("certify-unserved").with("number", number).with("end", progress.end);
        return Err(Fault::refused(message.with("from", progress.down_from)));
    }
    Ok(())
}

/// Records the certificate once its PDF is safely written.
#[must_use]
pub fn certify(scene: Scene<'_>, certificate: Certificate, by: &str) -> NewEvent {
    scene.event(by, scene.today, Event::Certified(certificate))
}

/// Puts the notice into the archive.
///
/// # Errors
/// Refused before it is taken down and certified; input fault without a number.
pub fn archive(scene: Scene<'_>, archive_no: &str, by: &str) -> Result<NewEvent, Fault> {
    scene.office.person(by).ok_or_else(|| Fault::refused(Message::of("office-nobody").with("name", by)))?;
    allow(scene.notice, scene.template, Move::Archive)?;
    let archive_no = given(archive_no, "archive-no-number")?;
    Ok(scene.event(by, scene.today, Event::Archived { archive_no }))
}
