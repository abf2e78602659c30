//! Go back to an earlier version of a draft.

use super::content::Content;
use super::draft::{Drafted, EditRequest};
use super::open::Desk;
use crate::core::event::{Event, Record};
use crate::core::fault::Fault;
use crate::core::values::Values;
use crate::core::words::Message;

impl Desk {
    /// Makes the values of an earlier version the content again: a change like any other, by
    /// which a passed review is void. `seq` is the place in the chain of the record that began or
    /// changed the notice.
    ///
    /// # Errors
    /// Input fault when no version of this notice was recorded there; refused as [`Desk::edit`].
    pub fn put_back(&mut self, number: &str, seq: u64, by: Option<&str>) -> Result<Drafted, Fault> {
        let number = self.number(number)?;
        let mut records = self.store.records(&number)?.into_iter();
        let values = records
            .find(|record| record.seq == seq)
            .and_then(version)
            .ok_or_else(|| Fault::input(Message::of("version-unknown").with("number", &number).with("seq", seq)))?;
        let request =
            EditRequest { content: Content::exactly(values), by: by.map(str::to_owned), ..EditRequest::default() };
        self.edit(&number, &request)
    }
}

fn version(record: Record) -> Option<Values> {
    match record.event {
        Event::Drafted(draft) => Some(draft.values),
        Event::Edited { values, .. } => Some(values),
        _ => None,
    }
}
