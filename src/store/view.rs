//! The read view: sled as a rule, memory where sled cannot be used.

use std::path::Path;

use super::chain::Line;
use super::fold::{Changes, Kept};
use super::folder;
use super::index::Index;
use super::memory::Memory;
use crate::core::event::{Outward, Record};
use crate::core::fault::Fault;
use crate::core::notice::{Notice, Stage};
use crate::core::words::Message;

/// Answers all questions about the present state.
#[derive(Debug)]
pub(super) enum View {
    /// From sled.
    Index(Index),
    /// From memory, folded from the journal alone.
    Memory(Box<Memory>),
}

impl View {
    /// One notice.
    pub(super) fn notice(&self, number: &str) -> Result<Option<Notice>, Fault> {
        match self {
            Self::Index(index) => index.notice(number),
            Self::Memory(memory) if memory.beyond().contains(number) => {
                Err(Fault::storage(Message::of("store-newer-notice").with("number", number)))
            }
            Self::Memory(memory) => Ok(memory.notice(number)),
        }
    }

    /// Whether there is a notice `number`.
    pub(super) fn has_notice(&self, number: &str) -> Result<bool, Fault> {
        match self {
            Self::Index(index) => index.has_notice(number),
            Self::Memory(_) => Ok(self.notice(number)?.is_some()),
        }
    }

    /// All notices, by number.
    pub(super) fn each_notice(&self, mut visit: impl FnMut(&Notice)) -> Result<(), Fault> {
        match self {
            Self::Index(index) => index.each_notice(|notice| {
                visit(&notice);
                Ok(())
            }),
            Self::Memory(memory) => {
                memory.notices().for_each(visit);
                Ok(())
            }
        }
    }

    /// Numbers of the notices in `stage`.
    pub(super) fn numbers_in(&self, stage: Stage) -> Result<Vec<String>, Fault> {
        match self {
            Self::Index(index) => index.numbers_in(stage),
            Self::Memory(memory) => Ok(memory.numbers_in(stage)),
        }
    }

    /// The texts of a template.
    pub(super) fn template(&self, digest: &str) -> Result<Option<Kept>, Fault> {
        match self {
            Self::Index(index) => index.template(digest),
            Self::Memory(memory) => Ok(memory.template(digest)),
        }
    }

    /// Numbers of the notices that a photograph was attached to.
    pub(super) fn photo_uses(&self, digest: &str) -> Result<Vec<String>, Fault> {
        match self {
            Self::Index(index) => index.photo_uses(digest),
            Self::Memory(memory) => Ok(memory.photo_uses(digest)),
        }
    }

    /// Digests of all photographs.
    pub(super) fn photos(&self) -> Result<Vec<String>, Fault> {
        match self {
            Self::Index(index) => index.photos(),
            Self::Memory(memory) => Ok(memory.photos()),
        }
    }

    /// The records of one kind between offices, for one office or for all of them.
    pub(super) fn outward(&self, what: Outward, code: Option<&str>) -> Result<Vec<Record>, Fault> {
        match self {
            Self::Index(index) => index.outward(what, code),
            Self::Memory(memory) => Ok(memory.outward(what, code)),
        }
    }

    /// The highest serial number of a series; 0 when there is none.
    pub(super) fn last_serial(&self, series: &str) -> Result<u32, Fault> {
        match self {
            Self::Index(index) => index.last_serial(series),
            Self::Memory(memory) => Ok(memory.last_serial(series)),
        }
    }

    /// Takes over a commit that is safe in the journal. When sled fails here, the view goes on
    /// from memory and the message says so; the next opening builds the index anew.
    pub(super) fn take_over(
        &mut self,
        home: &Path,
        lines: &[Line],
        changes: Changes,
    ) -> Result<Option<Message>, Fault> {
        let failed = match self {
            Self::Memory(memory) => {
                memory.apply(changes);
                return Ok(None);
            }
            Self::Index(index) => index.apply(lines, &changes),
        };
        let Err(fault) = failed else { return Ok(None) };
        let (memory, _) = Memory::read(home)?;
        if let Self::Index(index) = std::mem::replace(self, Self::Memory(Box::new(memory))) {
            folder::abandon(index);
        }
        let reason = fault.message.arg("reason").unwrap_or_default();
        Ok(Some(Message::of("store-index-failed").with("reason", reason)))
    }
}
