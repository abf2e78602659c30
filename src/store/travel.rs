//! Records between offices: the office's key, parcels out, parcels in.

use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::chain::{Head, Line};
use super::parcel::{self, Looked, PackOrder, Packed, Sender, Unpacked};
use super::replicas::{self, Arrival, Fork, Incoming, Outcome, Received, Replicas, unattached};
use super::view::View;
use super::{Store, key};
use crate::core::event::{Event, Outward, Record, Registration};
use crate::core::fault::Fault;
use crate::core::fingerprint::fingerprint;
use crate::core::words::Message;

/// How the office stands with its key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyState {
    /// It can sign; the public part, hexadecimal.
    Ready(String),
    /// It never said which key it has.
    Unset,
    /// The journal names this public part, but the private part is not here.
    Lost(String),
}

/// What a parcel says about its sender, before that is believed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Introduced {
    /// Who it says it is.
    pub sender: Sender,
    /// The public key with which it is signed, hexadecimal.
    pub key: String,
    /// The key that is registered for this office.
    pub registered: Option<String>,
    /// Its first and its last record.
    pub records: (u64, u64),
}

impl Store {
    /// The records of one kind between offices in the own journal, for one office or for all, by
    /// office and oldest first.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn outward(&self, what: Outward, code: Option<&str>) -> Result<Vec<Record>, Fault> {
        self.view.outward(what, code)
    }

    /// How the office stands with its key.
    ///
    /// # Errors
    /// When the index is damaged or the file of the key cannot be read.
    pub fn key_state(&self) -> Result<KeyState, Fault> {
        let Some(public) = self.public_key()? else { return Ok(KeyState::Unset) };
        let here = key::load(&self.home)?.is_some_and(|key| key.public() == public);
        Ok(if here { KeyState::Ready(public) } else { KeyState::Lost(public) })
    }

    pub(super) fn public_key(&self) -> Result<Option<String>, Fault> {
        let set = self.outward(Outward::Key, None)?.pop();
        Ok(set.and_then(|record| match record.event {
            Event::KeySet(set) => Some(set.key),
            _ => None,
        }))
    }

    /// The public part of the key in `private/`; makes one where there is none. It counts once a
    /// `key-set` names it.
    ///
    /// # Errors
    /// When the store was opened for reading, or the disk fails.
    pub fn own_key(&self) -> Result<String, Fault> {
        self.require_writing()?;
        match key::load(&self.home)? {
            Some(key) => Ok(key.public()),
            None => key::make(&self.home).map(|key| key.public()),
        }
    }

    /// Makes another key and gives its public part; the old file is kept beside.
    ///
    /// # Errors
    /// When the store was opened for reading, or the disk fails.
    pub fn another_key(&self) -> Result<String, Fault> {
        self.require_writing()?;
        key::make(&self.home).map(|key| key.public())
    }

    /// Packs the records of the office; `None` when there are none from `order.from` on. A long
    /// stretch needs several parcels: go on after [`Packed::last`].
    ///
    /// # Errors
    /// Refused when the key is not here; storage faults.
    pub fn pack(&self, order: &PackOrder) -> Result<Option<Packed>, Fault> {
        let Some(office) = self.office() else {
            return Err(Fault::input(Message::of("store-not-set-up").with("path", self.home.display())));
        };
        let public = self.public_key()?;
        let key = key::load(&self.home)?.filter(|key| public.is_some_and(|public| public == key.public()));
        let key = key.ok_or_else(|| Fault::refused(Message::of("key-lost")))?;
        parcel::pack(&self.home, Sender::of(office), &self.head, &key, order)
    }

    /// The registrations of other offices that hold, by code.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn registrations(&self) -> Result<Vec<Registration>, Fault> {
        let mut all: Vec<Registration> = Vec::new();
        for record in self.outward(Outward::Registration, None)? {
            let Event::OfficeRegistered(new) = record.event else { continue };
            all.retain(|known| known.code != new.code);
            all.push(new);
        }
        Ok(all)
    }

    /// The key that is registered for an office.
    ///
    /// # Errors
    /// When the index is damaged.
    pub fn registered(&self, code: &str) -> Result<Option<Registration>, Fault> {
        let last = self.outward(Outward::Registration, Some(code))?.pop();
        Ok(last.and_then(|record| match record.event {
            Event::OfficeRegistered(registration) => Some(registration),
            _ => None,
        }))
    }

    /// Whose parcel a file is, by its own word.
    ///
    /// # Errors
    /// Input faults of what is no whole parcel.
    pub fn introduce(&self, path: &Path) -> Result<Introduced, Fault> {
        let Looked { sender, key, records } = parcel::look(path)?;
        let registered = self.registered(&sender.code)?.map(|known| known.key);
        Ok(Introduced { sender, key, registered, records })
    }

    /// Takes over what a parcel brings, all of it or nothing.
    ///
    /// # Errors
    /// Refused when its sender or key is not registered here; input faults for what is incomplete,
    /// changed or hostile; storage faults.
    pub fn receive(&mut self, path: &Path, at: DateTime<FixedOffset>) -> Result<Received, Fault> {
        self.require_writing()?;
        let incoming = Incoming::new(&self.home)?;
        let parcel = parcel::unpack(path, incoming.path(), |manifest| self.trust(&manifest.office, &manifest.key))?;
        let lines = parcel.lines_of(path)?;
        if let Some(stray) = unattached(&parcel, &lines) {
            return Err(Fault::input(
                Message::of("parcel-stranger").with("file", path.display()).with("item", format!("photos/{stray}")),
            ));
        }
        self.same_world(&parcel.manifest.office, &lines)?;
        if self.office().is_some_and(|own| own.code == parcel.manifest.office.code) {
            return Ok(Received::of(&parcel, self.compare_own(&lines)?));
        }
        let replicas = self.replicas_to_write()?;
        replicas.arrive(&Arrival { home: &self.home, parcel: &parcel, lines: &lines, at })
    }

    // A signature only says which key signed; whose key that is was settled on the telephone.
    fn trust(&self, sender: &Sender, key: &str) -> Result<(), Fault> {
        let own = self.office().is_some_and(|office| office.code == sender.code);
        let known = if own { self.public_key()? } else { self.registered(&sender.code)?.map(|known| known.key) };
        let told = |message: Message| {
            let message = message.with("name", &sender.name).with("code", &sender.code);
            Fault::refused(message.with("fingerprint", fingerprint(key)))
        };
        match known {
            Some(known) if known == key => Ok(()),
            Some(known) => Err(told(Message::of("parcel-other-key").with("known", fingerprint(&known)))),
            None => Err(told(Message::of("parcel-unregistered"))),
        }
    }

    // On a practice board the day can be chosen: its records must never get among real ones.
    fn same_world(&self, sender: &Sender, lines: &[Line]) -> Result<(), Fault> {
        let own = self.office().is_some_and(|office| office.practice);
        let other = lines.iter().filter_map(|line| line.record.as_ref()).any(|record| match &record.event {
            Event::OfficeSet { office } => office.practice != own,
            _ => false,
        });
        if other { Err(Fault::refused(Message::of("parcel-practice").with("name", &sender.name))) } else { Ok(()) }
    }

    fn compare_own(&self, lines: &[Line]) -> Result<Outcome, Fault> {
        for line in lines.iter().filter(|line| line.seq <= self.head.seq) {
            if self.hash_at(line.seq)?.as_ref() != Some(&line.hash) {
                return Ok(Outcome::OwnDiffers(line.seq));
            }
        }
        let ahead = lines.last().is_some_and(|line| line.seq > self.head.seq);
        let first = lines.first().map_or(0, |line| line.seq);
        let joined = |line: &Line| line.seq == self.head.seq + 1 && line.prev != self.head.hash;
        if first == self.head.seq + 1 && lines.first().is_some_and(joined) {
            return Ok(Outcome::OwnDiffers(first));
        }
        Ok(if ahead { Outcome::OwnAhead(self.head.seq) } else { Outcome::Own })
    }

    pub(super) fn hash_at(&self, seq: u64) -> Result<Option<String>, Fault> {
        let View::Index(index) = &self.view else { return Ok(None) };
        Ok(index.event(seq)?.and_then(|text| Line::decode(&text)).map(|line| line.hash))
    }

    /// What came from other offices. Opened when first asked for.
    ///
    /// # Errors
    /// Storage fault when another process has the store, or the disk fails.
    pub fn replicas(&self) -> Result<Replicas, Fault> {
        if let Some(open) = self.replicas.get() {
            return Ok(open.clone());
        }
        if self.lock.is_none() && replicas::are_there(&self.home) {
            return Err(Fault::storage(Message::of("replicas-in-use").with("path", self.home.display())));
        }
        let opened = replicas::open(&self.home)?;
        Ok(self.replicas.get_or_init(|| opened).clone())
    }

    /// Goes on with another history of an office; the one in use is kept apart from now on.
    ///
    /// # Errors
    /// Input fault when there is no such fork; refused when it is not known where it parts from the
    /// history in use, or when the copy of that one is damaged.
    pub fn follow(&mut self, code: &str, no: u32, at: DateTime<FixedOffset>) -> Result<Fork, Fault> {
        self.require_writing()?;
        self.replicas_to_write()?.follow(code, no, at)
    }

    fn replicas_to_write(&mut self) -> Result<Replicas, Fault> {
        let open = self.replicas()?;
        if open.is_open() {
            return Ok(open);
        }
        let opened = replicas::open_to_write(&self.home)?;
        self.replicas = opened.clone().into();
        Ok(opened)
    }
}

impl Unpacked {
    /// The lines of a parcel, checked as a stretch of one chain.
    ///
    /// # Errors
    /// `parcel-broken` naming the first record that is not as it has to be.
    fn lines_of(&self, path: &Path) -> Result<Vec<Line>, Fault> {
        let manifest = &self.manifest;
        let mut head = Head { seq: manifest.first - 1, hash: manifest.prev.clone() };
        let mut lines: Vec<Line> = Vec::new();
        let broken =
            |seq: u64| Fault::input(Message::of("parcel-broken").with("file", path.display()).with("seq", seq));
        let Some(text) = self.lines.strip_suffix(b"\n") else { return Err(broken(manifest.first)) };
        for text in text.split(|byte| *byte == b'\n') {
            let line = Line::decode(text).filter(|line| line.follows(&head));
            let counted = |line: &Line| lines.last().is_none_or(|last| last.more == 0 || line.more + 1 == last.more);
            let own = |line: &Line| line.record.as_ref().is_none_or(|record| is_of(record, &manifest.office.code));
            let Some(line) = line.filter(|line| counted(line) && own(line)) else { return Err(broken(head.seq + 1)) };
            head = line.head();
            lines.push(line);
        }
        let whole = lines.last().is_some_and(|line| line.more == 0);
        let right = head.seq == manifest.last && head.hash == manifest.head && whole;
        if right { Ok(lines) } else { Err(broken(head.seq)) }
    }
}

// A chain begins with its office and never changes hands.
fn is_of(record: &Record, code: &str) -> bool {
    let set = match &record.event {
        Event::OfficeSet { office } => office.code == code,
        _ => record.seq > 1,
    };
    set && record.office == code
}
