//! Objections: recorded without their author, whose identity stays in this office.

use chrono::NaiveDate;

use super::open::Desk;
use crate::core::event::{Event, Objection, Outcome};
use crate::core::fault::Fault;
use crate::core::moves::{self, ObjectOrder, SettleOrder};
use crate::core::notice::Dated;
use crate::core::words::Message;
use crate::store::Objector;

/// An objection.
#[derive(Clone, Debug, Default)]
pub struct ObjectRequest {
    /// The day; today when not given.
    pub day: Option<NaiveDate>,
    /// 电话, 来访, 来信, …
    pub channel: String,
    /// What it is about.
    pub matter: String,
    /// Who raised it, where that is known: kept apart, never on posters, in ledgers or at other
    /// offices.
    pub objector: String,
    /// How to reach that person, kept in the same way.
    pub contact: String,
    /// Who recorded it.
    pub by: Option<String>,
}

/// The end of an objection.
#[derive(Clone, Debug)]
pub struct SettleRequest {
    /// Its number; the only open one when not given.
    pub objection: Option<u32>,
    /// Rejected or upheld.
    pub outcome: Outcome,
    /// The reason.
    pub reason: String,
    /// 救济渠道.
    pub remedy: String,
    /// The day; today when not given.
    pub day: Option<NaiveDate>,
    /// Who recorded it.
    pub by: Option<String>,
}

/// An objection and the person behind it.
#[derive(Clone, Debug)]
pub struct Raised {
    /// The objection.
    pub objection: Dated<Objection>,
    /// Name and contact, both empty for an anonymous one; `None` when nothing was kept.
    pub objector: Option<Objector>,
}

impl Raised {
    /// In one line, with name and contact: only for the staff member who asked.
    #[must_use]
    pub fn words(&self) -> Message {
        let message = match &self.objector {
            None => Message::of("objectors-unknown"),
            Some(it) if it.name.is_empty() && it.contact.is_empty() => Message::of("objectors-anonymous"),
            Some(it) => Message::of("objectors-line").with("name", &it.name).with("contact", &it.contact),
        };
        message.with("no", self.objection.what.no).with("day", self.objection.day)
    }
}

impl Desk {
    /// Records an objection; returns its number within the notice.
    ///
    /// # Errors
    /// Refused when the notice never hung or its kind collects none, and when channel or matter
    /// name the person.
    pub fn object(&mut self, number: &str, request: &ObjectRequest) -> Result<u32, Fault> {
        let case = self.case(number)?;
        let order = ObjectOrder {
            day: request.day.unwrap_or(self.now.today),
            channel: request.channel.clone(),
            matter: request.matter.clone(),
            by: self.recorder(request.by.as_deref())?,
        };
        let (name, contact) = (request.objector.trim().to_owned(), request.contact.trim().to_owned());
        for text in [&order.channel, &order.matter] {
            moves::anonymous(text, &name, &contact)?;
        }
        let event = moves::object(self.scene(&case), &order)?;
        let no = match &event.event {
            Event::Objected(objection) => objection.no,
            _ => 0,
        };
        // The identity is on disk before the objection that refers to it. Anonymous ones have a
        // line as well, so that they inherit nobody from an objection that was never recorded.
        self.store.keep_objector(&Objector { notice: case.notice.number.clone(), no, name, contact })?;
        self.commit(vec![event])?;
        Ok(no)
    }

    /// Settles an objection; returns its number and whether the notice must be posted anew.
    ///
    /// # Errors
    /// Refused when there is no such open objection, and when reason or remedy name the person.
    pub fn settle(&mut self, number: &str, request: &SettleRequest) -> Result<(u32, bool), Fault> {
        let case = self.case(number)?;
        let open = case.notice.open_objections();
        let only = match open.as_slice() {
            [only] => only.what.no,
            _ => 0,
        };
        let order = SettleOrder {
            objection: request.objection.unwrap_or(only),
            outcome: request.outcome,
            reason: request.reason.clone(),
            remedy: request.remedy.clone(),
            day: request.day.unwrap_or(self.now.today),
            by: self.recorder(request.by.as_deref())?,
        };
        if let Some(objector) = self.store.objector(&case.notice.number, order.objection)? {
            for text in [&order.reason, &order.remedy] {
                moves::anonymous(text, &objector.name, &objector.contact)?;
            }
        }
        let event = moves::settle(self.scene(&case), &order)?;
        let repost = matches!(&event.event, Event::Settled(settlement) if settlement.repost);
        self.commit(vec![event])?;
        Ok((order.objection, repost))
    }

    /// Who raised the objections to a notice, as far as that is known, oldest first: for the
    /// answer to them, and for nobody but the staff.
    ///
    /// # Errors
    /// Input fault when nobody asks by name; refused when that person is not on the staff;
    /// storage faults.
    pub fn objectors(&self, number: &str, by: Option<&str>) -> Result<Vec<Raised>, Fault> {
        let by = by.ok_or_else(|| Fault::input(Message::of("objectors-who-asks")))?.trim();
        self.office.person(by).ok_or_else(|| Fault::refused(Message::of("objectors-nobody").with("name", by)))?;
        let notice = self.case(number)?.notice;
        let raised = |objection: &Dated<Objection>| {
            let objector = self.store.objector(&notice.number, objection.what.no)?;
            Ok(Raised { objection: objection.clone(), objector })
        };
        notice.objections.iter().map(raised).collect()
    }
}
