//! Objections of the public, and how they end.

use chrono::NaiveDate;

use super::{Scene, given, not_before, plain_text};
use crate::core::event::{Event, NewEvent, Objection, Outcome, Settlement};
use crate::core::fault::Fault;
use crate::core::stage::{Move, allow};
use crate::core::template::Remedy;
use crate::core::text::half_width;
use crate::core::words::Message;

/// An objection to record. Who raised it is not part of it.
#[derive(Clone, Debug)]
pub struct ObjectOrder {
    /// The day on which it was raised.
    pub day: NaiveDate,
    /// 电话, 来访, 来信, …
    pub channel: String,
    /// What it is about.
    pub matter: String,
    /// Who recorded it.
    pub by: String,
}

/// Records an objection.
///
/// # Errors
/// Refused when the notice does not hang and never did, for kinds that collect none, in the
/// future, before the posting; when the matter holds private numbers.
pub fn object(scene: Scene<'_>, order: &ObjectOrder) -> Result<NewEvent, Fault> {
    scene.office.person(&order.by).ok_or_else(|| unknown(&order.by))?;
    allow(scene.notice, scene.template, Move::Object)?;
    if scene.template.objection.remedy == Remedy::None {
        return Err(Fault::refused(Message::of("object-none").with("name", &scene.template.name)));
    }
    scene.not_in_future(order.day)?;
    if let Some(first) = scene.notice.hangings.first() {
        not_before(order.day, first.day, "object-before-posting")?;
    }
    let matter = given(&order.matter, "object-no-matter")?;
    let no = u32::try_from(scene.notice.objections.len()).unwrap_or(u32::MAX).saturating_add(1);
    let objection = Objection { no, channel: given(&order.channel, "object-no-channel")?, matter };
    Ok(scene.event(&order.by, order.day, Event::Objected(objection)))
}

/// The end of an objection to record.
#[derive(Clone, Debug)]
pub struct SettleOrder {
    /// Number of the objection within the notice.
    pub objection: u32,
    /// Rejected or upheld.
    pub outcome: Outcome,
    /// The reason.
    pub reason: String,
    /// 救济渠道: office, address, time limit.
    pub remedy: String,
    /// The day.
    pub day: NaiveDate,
    /// Who recorded it.
    pub by: String,
}

/// Settles an objection. An upheld one starts the count at zero for kinds that are posted anew.
///
/// # Errors
/// Refused when there is no such open objection, in the future, before it was raised; input
/// fault without a reason, or without a remedy where it is rejected; refused when either holds
/// private numbers.
pub fn settle(scene: Scene<'_>, order: &SettleOrder) -> Result<NewEvent, Fault> {
    scene.office.person(&order.by).ok_or_else(|| unknown(&order.by))?;
    allow(scene.notice, scene.template, Move::Settle)?;
    scene.not_in_future(order.day)?;
    let open = scene.notice.open_objections();
    let Some(objection) = open.iter().find(|objection| objection.what.no == order.objection) else {
        let numbers: Vec<String> = open.iter().map(|objection| objection.what.no.to_string()).collect();
        let message = Message::of("settle-no-such").with("no", order.objection).with("open", numbers.join("、"));
        return Err(Fault::refused(message));
    };
    not_before(order.day, objection.day, "settle-before-raised")?;
    let reason = given(&order.reason, "settle-no-reason")?;
    let remedy = match order.outcome {
        Outcome::Rejected => given(&order.remedy, "settle-no-remedy")?,
        Outcome::Upheld => plain_text(&order.remedy)?,
    };
    let repost = order.outcome == Outcome::Upheld && scene.template.objection.remedy == Remedy::ReverifyRepost;
    let settlement = Settlement { objection: order.objection, outcome: order.outcome, reason, remedy, repost };
    Ok(scene.event(&order.by, order.day, Event::Settled(settlement)))
}

fn unknown(name: &str) -> Fault {
    Fault::refused(Message::of("office-nobody").with("name", name))
}

/// Whether `text` can be printed and kept without saying who raised the objection: it holds
/// neither the name nor a part of the contact, however they are spaced.
///
/// # Errors
/// Refused when it does.
pub fn anonymous(text: &str, name: &str, contact: &str) -> Result<(), Fault> {
    let told = squeezed(text);
    let parts = contact.split(['，', ',', '；', ';', '、', '/']).chain([name]).map(squeezed);
    // One character alone stands in too many texts to tell of anybody.
    let said = parts.filter(|part| part.chars().count() > 1).any(|part| told.contains(&part));
    if said { Err(Fault::refused(Message::of("object-names-objector"))) } else { Ok(()) }
}

fn squeezed(text: &str) -> String {
    half_width(text).chars().filter(|c| !c.is_whitespace()).collect()
}
