//! Spreadsheets: read, and nothing taken yet.

use std::borrow::Cow;

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
            Some(number) => desk.read_sheet_for(number, &input),
            None => desk.read_sheet(template, &input),
        };
        let report = report.map_err(on_screen)?;
        let (notice, template) = (notice.map(str::to_owned), template.to_owned());
        Ok(Answer::Sheet(Box::new(SheetRead { notice, template, input, report })))
    }
}

// The same sentence, with a hint that names no arguments of the command line.
fn on_screen(mut fault: Fault) -> Fault {
    let key = match fault.message.key.as_ref() {
        "sheet-no-headings" => "import-no-headings",
        "sheet-heading-twice" => "import-heading-twice",
        "import-no-list" => "import-list-none",
        _ => return fault,
    };
    fault.message.key = Cow::Borrowed(key);
    fault
}
