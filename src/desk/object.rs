//! Objections: recorded without their author, whose identity stays in this office.

use chrono::NaiveDate;

use super::open::Desk;
use crate::core::event::{Event, Outcome};
use crate::core::fault::Fault;
use crate::core::moves::{self, ObjectOrder, SettleOrder};
use crate::core::office::Duty;
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

impl Desk {
    /// Records an objection; returns its number within the notice.
    ///
    /// # Errors
    /// Refused when the notice never hung or its kind collects none.
    pub fn object(&mut self, number: &str, request: &ObjectRequest) -> Result<u32, Fault> {
        let case = self.case(number)?;
        let order = ObjectOrder {
            day: request.day.unwrap_or(self.now.today),
            channel: request.channel.clone(),
            matter: request.matter.clone(),
            by: self.recorder(request.by.as_deref())?,
        };
        let event = moves::object(self.scene(&case), &order)?;
        let no = match &event.event {
            Event::Objected(objection) => objection.no,
            _ => 0,
        };
        // The identity is on disk before the objection that refers to it.
        let (name, contact) = (request.objector.trim().to_owned(), request.contact.trim().to_owned());
        if !name.is_empty() || !contact.is_empty() {
            self.store.keep_objector(&Objector { notice: case.notice.number.clone(), no, name, contact })?;
        }
        self.commit(vec![event])?;
        Ok(no)
    }

    /// Settles an objection; returns its number and whether the notice must be posted anew.
    ///
    /// # Errors
    /// Refused when there is no such open objection.
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
        let event = moves::settle(self.scene(&case), &order)?;
        let repost = matches!(&event.event, Event::Settled(settlement) if settlement.repost);
        self.commit(vec![event])?;
        Ok((order.objection, repost))
    }

    fn recorder(&self, by: Option<&str>) -> Result<String, Fault> {
        self.actor(by, Duty::Post, None).or_else(|_| self.actor(by, Duty::Draft, None))
    }
}
