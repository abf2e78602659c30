//! Other offices: registering their keys, and how far their records came.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::open::Desk;
use crate::core::event::{Event, HistoryChoice, NewEvent, Registration};
use crate::core::fault::Fault;
use crate::core::fingerprint::{fingerprint, is_fingerprint};
use crate::core::moves::plain_text;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::store::{Fork, Introduced};

/// Another office.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownOffice {
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
    /// Its short name; empty before anything came.
    pub short: String,
    /// Fingerprint of its registered key.
    pub fingerprint: String,
    /// Its last record here; 0 before anything came.
    pub seq: u64,
    /// When that record was made.
    pub at: Option<DateTime<FixedOffset>>,
    /// When something last came.
    pub received: Option<DateTime<FixedOffset>>,
    /// Other histories of it that are kept apart.
    pub forks: Vec<Fork>,
}

impl Desk {
    /// Whose parcel a file is, by its own word.
    ///
    /// # Errors
    /// Input faults of what is no whole parcel.
    pub fn introduce(&self, path: &Path) -> Result<Introduced, Fault> {
        self.store.introduce(path)
    }

    /// Registers the key of another office, once `read` is what that office read out.
    ///
    /// # Errors
    /// Refused without the duty to manage, for the own office, and when the fingerprints differ;
    /// input fault when a key is replaced without a reason. Gives whether anything was new.
    pub fn register(
        &mut self,
        introduced: &Introduced,
        read: &str,
        reason: &str,
        by: Option<&str>,
    ) -> Result<bool, Fault> {
        let by = self.actor(by, Duty::Manage, None)?;
        self.office.entitled(&by, Duty::Manage)?;
        let sender = &introduced.sender;
        if sender.code == self.office.code {
            return Err(Fault::refused(Message::of("register-own").with("name", &sender.name)));
        }
        if !is_fingerprint(read, &introduced.key) {
            let message = Message::of("register-differs").with("name", &sender.name).with("read", read);
            return Err(Fault::refused(message.with("fingerprint", fingerprint(&introduced.key))));
        }
        let reason = plain_text(reason)?;
        match &introduced.registered {
            Some(known) if *known == introduced.key => return Ok(false),
            Some(known) if reason.is_empty() => {
                let message = Message::of("register-reason").with("name", &sender.name);
                return Err(Fault::input(message.with("known", fingerprint(known))));
            }
            _ => {}
        }
        let event = Event::OfficeRegistered(Registration {
            code: sender.code.clone(),
            name: sender.name.clone(),
            key: introduced.key.clone(),
            reason,
        });
        self.commit(vec![NewEvent { day: self.now.today, by, notice: None, event }])?;
        Ok(true)
    }

    /// Goes on with another history of an office, once that office said that it counts; gives its
    /// name. The one in use until now is kept apart.
    ///
    /// # Errors
    /// Refused without the duty to manage; input fault without a reason, for an unknown office, or
    /// when there is no such history.
    pub fn follow(&mut self, office: &str, no: u32, reason: &str, by: Option<&str>) -> Result<String, Fault> {
        let by = self.actor(by, Duty::Manage, None)?;
        self.office.entitled(&by, Duty::Manage)?;
        let reason = plain_text(reason)?;
        if reason.is_empty() {
            return Err(Fault::input(Message::of("follow-reason")));
        }
        let office = self.known_office(office)?;
        let fork = self.store.follow(&office.code, no, self.now.at)?;
        let choice = HistoryChoice { office: office.code, seq: fork.first, last: fork.last, reason };
        let event = Event::HistoryChosen(choice);
        self.commit(vec![NewEvent { day: self.now.today, by, notice: None, event }])?;
        // The other history asks for other things.
        self.refresh_inbox()?;
        Ok(office.name)
    }

    /// The offices that are registered here, by code.
    ///
    /// # Errors
    /// Storage faults.
    pub fn known_offices(&self) -> Result<Vec<KnownOffice>, Fault> {
        let replicas = self.store.replicas()?;
        let mut all = Vec::new();
        for it in self.store.registrations()? {
            let here = replicas.office(&it.code)?;
            all.push(KnownOffice {
                fingerprint: fingerprint(&it.key),
                short: here.as_ref().map(|here| here.office.short.clone()).unwrap_or_default(),
                seq: here.as_ref().map_or(0, |here| here.seq),
                at: here.as_ref().and_then(|here| here.at),
                received: here.as_ref().and_then(|here| here.received),
                forks: replicas.forks(&it.code)?,
                code: it.code,
                name: it.name,
            });
        }
        Ok(all)
    }

    /// The registered office that `text` names: by code, short name or full name.
    ///
    /// # Errors
    /// Input fault naming the offices there are.
    pub fn known_office(&self, text: &str) -> Result<KnownOffice, Fault> {
        let all = self.known_offices()?;
        let names = all.iter().map(|it| format!("{} {}", it.code, it.name)).collect::<Vec<_>>().join("、");
        let text = text.trim();
        let found = all.into_iter().find(|it| [&it.code, &it.short, &it.name].iter().any(|own| *own == text));
        found.ok_or_else(|| Fault::input(Message::of("office-unknown").with("text", text).with("known", names)))
    }
}
