//! Spreadsheets: read, and nothing taken yet.

use super::{Ops, Progress};
use crate::core::fault::Fault;
use crate::core::watch::tell;
use crate::desk::SheetInput;
use crate::tui::answer::{Answer, SheetRead};

impl Ops {
    pub(super) fn read_sheet(
        &mut self,
        notice: Option<&str>,
        template: &str,
        input: SheetInput,
        watch: Progress<'_>,
    ) -> Result<Answer, Fault> {
        let desk = self.desk()?;
        tell(watch, 0, 1)?;
        let report = match notice {
            Some(number) => desk.read_sheet_for(number, &input)?,
            None => desk.read_sheet(template, &input)?,
        };
        // Nothing is taken by reading: who stopped meanwhile is shown nothing.
        tell(watch, 1, 1)?;
        let (notice, template) = (notice.map(str::to_owned), template.to_owned());
        Ok(Answer::Sheet(Box::new(SheetRead { notice, template, input, report })))
    }
}
