//! Attach a photograph as evidence.

use chrono::NaiveDate;

use super::Scene;
use crate::core::event::{Event, NewEvent, Photo};
use crate::core::fault::Fault;
use crate::core::stage::{Move, allow};
use crate::core::words::Message;

/// A photograph to attach.
#[derive(Clone, Debug)]
pub struct PhotoOrder {
    /// Its data.
    pub photo: Photo,
    /// The day it shows.
    pub day: NaiveDate,
    /// Who attached it.
    pub by: String,
}

/// Records a photograph. `used_by` are the notices that have the same file already.
///
/// # Errors
/// Refused when the notice never hung, when the same file is attached already (C09), or in the
/// future.
pub fn photo(scene: Scene<'_>, order: &PhotoOrder, used_by: &[String]) -> Result<NewEvent, Fault> {
    scene
        .office
        .person(&order.by)
        .ok_or_else(|| Fault::refused(Message::of("office-nobody").with("name", &order.by)))?;
    allow(scene.notice, scene.template, Move::Photo)?;
    scene.not_in_future(order.day)?;
    if !used_by.is_empty() {
        let message = Message::of("photo-used").with("name", &order.photo.name).with("numbers", used_by.join("、"));
        return Err(Fault::refused(message));
    }
    if !order.photo.place.is_empty() {
        scene.office.place(&order.photo.place)?;
    }
    Ok(scene.event(&order.by, order.day, Event::PhotoAttached(order.photo.clone())))
}
