//! The key with which the office signs what it sends.

use super::open::Desk;
use super::setup::manager;
use crate::core::event::{Event, KeySet, NewEvent};
use crate::core::fault::Fault;
use crate::core::fingerprint::fingerprint;
use crate::core::moves::plain_text;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::store::KeyState;

/// The public part of the office's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownKey {
    /// Ed25519, hexadecimal.
    pub key: String,
    /// What to read out on the telephone.
    pub fingerprint: String,
}

impl ShownKey {
    fn of(key: String) -> Self {
        Self { fingerprint: fingerprint(&key), key }
    }
}

impl Desk {
    /// The office's key; made here for an office that was set up before there were keys.
    ///
    /// # Errors
    /// Refused (`key-lost`) when the journal names a key that is not on this computer; storage
    /// faults.
    pub fn key(&mut self) -> Result<ShownKey, Fault> {
        match self.store.key_state()? {
            KeyState::Ready(key) => Ok(ShownKey::of(key)),
            KeyState::Lost(_) => Err(Fault::refused(Message::of("key-lost"))),
            KeyState::Unset => {
                let key = self.store.own_key()?;
                let by = manager(&self.office).unwrap_or_else(|| self.office.name.clone());
                self.set_key(key, String::new(), by)
            }
        }
    }

    /// Makes another key, because the one before is lost or known to others. Everybody who
    /// registered this office has to do so again.
    ///
    /// # Errors
    /// Refused without the duty to manage; input fault without a reason; storage faults.
    pub fn replace_key(&mut self, reason: &str, by: Option<&str>) -> Result<ShownKey, Fault> {
        let by = self.actor(by, Duty::Manage, None)?;
        self.office.entitled(&by, Duty::Manage)?;
        let reason = plain_text(reason)?;
        if reason.is_empty() {
            return Err(Fault::input(Message::of("key-reason")));
        }
        let key = self.store.another_key()?;
        self.set_key(key, reason, by)
    }

    fn set_key(&mut self, key: String, reason: String, by: String) -> Result<ShownKey, Fault> {
        let event = Event::KeySet(KeySet { key: key.clone(), reason });
        self.commit(vec![NewEvent { day: self.now.today, by, notice: None, event }])?;
        Ok(ShownKey::of(key))
    }
}
