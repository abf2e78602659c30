//! Spreadsheets: read, and nothing taken yet.

use super::Ops;
use crate::core::fault::Fault;
use crate::desk::SheetInput;
use crate::tui::answer::{Answer, SheetRead};

impl Ops {
    pub(super) fn read_sheet(
        &mut self,
        notice: Option<&str>,
        template: &str,
        input: SheetInput,
    ) -> Result<Answer, Fault> {
        let desk = self.desk()?;
        let report = match notice {
            Some(number) => desk.read_sheet_for(number, &input)?,
            None => desk.read_sheet(template, &input)?,
        };
        let (notice, template) = (notice.map(str::to_owned), template.to_owned());
        Ok(Answer::Sheet(Box::new(SheetRead { notice, template, input, report })))
    }
}
