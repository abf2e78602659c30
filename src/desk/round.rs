//! 巡查表: a sheet to take along from board to board, and what was found on the way.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use super::files;
use super::open::Desk;
use super::town::named;
use crate::core::event::{BoardFinding, Condition, NewEvent};
use crate::core::fault::Fault;
use crate::core::moves::{self, InspectOrder, Teller};
use crate::core::office::Duty;
use crate::core::poster::{RoundLine, round_code, round_lines, round_order, round_poster};
use crate::core::standing::Standing;
use crate::core::supervision::{CardOffice, RoundFinding, read_round};
use crate::core::text::half_width;
use crate::core::watch::unwatched;
use crate::core::words::Message;
use crate::press::Paper;

/// A round sheet that is safely written.
#[derive(Debug)]
pub struct RoundSheet {
    /// Where.
    pub path: PathBuf,
    /// So many posters should hang.
    pub count: usize,
    /// Its paper.
    pub paper: Paper,
    /// The sign on the sheet: results are entered with it.
    pub code: String,
}

/// What should hang where in one office.
#[derive(Clone, Debug)]
pub struct RoundList {
    /// The office.
    pub office: CardOffice,
    /// The lines in the order of the sheet.
    pub lines: Vec<RoundLine>,
    /// The sign of the sheet.
    pub code: String,
}

/// What was found on a round.
#[derive(Clone, Debug)]
pub struct RoundRequest {
    /// The office; the own one when not given.
    pub office: Option<String>,
    /// The rows and what was found: `1-5好 6破 7缺`.
    pub found: String,
    /// The sign of the sheet.
    pub sheet: String,
    /// The day; today when not given.
    pub day: Option<NaiveDate>,
    /// Who looked.
    pub by: Option<String>,
}

/// Results that were recorded.
#[derive(Clone, Debug, Serialize)]
pub struct RoundEntered {
    /// Short name of the office.
    pub office: String,
    /// What was found, row by row: number, place, condition.
    pub found: Vec<RoundRow>,
}

/// What was found in a row.
#[derive(Clone, Debug, Serialize)]
pub struct RoundRow {
    /// Row of the sheet.
    pub row: usize,
    /// The notice.
    pub number: String,
    /// The place.
    pub place: String,
    /// What was found.
    pub condition: Condition,
    /// In words.
    pub remarks: String,
}

/// The paper of the round sheet.
const PAPER: Paper = Paper::a4().landscape();

impl Desk {
    /// What should hang today in the office that is called so, the own one when not given.
    ///
    /// # Errors
    /// Input fault for an unknown office; refused (`round-empty`) when nothing hangs; storage faults.
    pub fn round_list(&self, office: Option<&str>) -> Result<RoundList, Fault> {
        let chains = self.chains()?;
        let card = match office {
            Some(name) => named(&chains.cards_about(Some(name))?, name)?.clone(),
            None => chains.own_card()?,
        };
        let mut lines = Vec::new();
        chains.each_notice(&card.office.code, |notice| {
            if let Some(template) = chains.template(&notice.template) {
                let standing = Standing::of(notice, &template, &self.calendar, self.now.today);
                lines.extend(round_lines(notice, &standing));
            }
        })?;
        if lines.is_empty() {
            return Err(Fault::refused(Message::of("round-empty")));
        }
        let places: Vec<String> = card.places.iter().map(|place| place.name.clone()).collect();
        let lines = round_order(lines, &places);
        Ok(RoundList { office: card.office, code: round_code(&lines), lines })
    }

    /// Writes the round sheet of today as PDF, of the own office when none is named.
    ///
    /// # Errors
    /// Those of [`Desk::round_list`]; input fault when the file cannot be written.
    pub fn write_round(&self, office: Option<&str>, output: &Path) -> Result<RoundSheet, Fault> {
        self.outside(output)?;
        let list = self.round_list(office)?;
        let mut poster = round_poster(&list.office.name, &list.lines, self.now.today)?;
        poster.marks = self.practice_marks();
        let bytes = self.press(&poster, &PAPER.into(), &mut unwatched)?.bytes;
        Ok(RoundSheet { path: files::write(output, &bytes)?, count: list.lines.len(), paper: PAPER, code: list.code })
    }

    /// Records what was found on a round: inspections on the own boards, findings about those of
    /// other offices; all of it or nothing.
    ///
    /// # Errors
    /// Those of [`Desk::round_list`]; input fault for rows that cannot be read; refused when the sheet
    /// is not that of what hangs now, and where an inspection is.
    pub fn enter_round(&mut self, request: &RoundRequest) -> Result<RoundEntered, Fault> {
        let (list, findings) = self.round_findings(request)?;
        let by = self.actor(request.by.as_deref(), Duty::Inspect, None)?;
        let day = request.day.unwrap_or(self.now.today);
        let mut events = Vec::new();
        for (finding, line) in on_lines(&list, &findings) {
            events.push(self.round_event(&list.office.code, line, finding, day, &by)?);
        }
        let found = on_lines(&list, &findings).map(|(finding, line)| row(finding, line)).collect();
        self.commit(events)?;
        Ok(RoundEntered { office: list.office.short, found })
    }

    /// What [`Desk::enter_round`] would record, row by row.
    ///
    /// # Errors
    /// Those of reading it.
    pub fn foresee_round(&self, request: &RoundRequest) -> Result<Vec<RoundRow>, Fault> {
        let (list, findings) = self.round_findings(request)?;
        Ok(on_lines(&list, &findings).map(|(finding, line)| row(finding, line)).collect())
    }

    fn round_findings(&self, request: &RoundRequest) -> Result<(RoundList, Vec<RoundFinding>), Fault> {
        let list = self.round_list(request.office.as_deref())?;
        let sheet = half_width(&request.sheet).to_uppercase();
        if sheet != list.code {
            let message = Message::of("round-other-sheet").with("sheet", sheet).with("code", &list.code);
            return Err(Fault::refused(message));
        }
        let findings = read_round(&request.found, list.lines.len())?;
        Ok((list, findings))
    }

    fn round_event(
        &self,
        office: &str,
        line: &RoundLine,
        finding: &RoundFinding,
        day: NaiveDate,
        by: &str,
    ) -> Result<NewEvent, Fault> {
        let (condition, remarks) = (finding.condition, finding.remarks.clone());
        if office == self.office.code {
            let case = self.case(&line.number)?;
            let place = line.place.clone();
            let order = InspectOrder { place, day, condition, since: None, remarks, by: by.to_owned() };
            return moves::inspect(self.scene(&case), &order);
        }
        let found = BoardFinding {
            office: office.to_owned(),
            notice: Some(line.number.clone()),
            place: line.place.clone(),
            condition: Some(condition),
            remarks,
        };
        moves::find(Teller { office: &self.office, by, day, today: self.now.today }, &found)
    }
}

fn on_lines<'a>(
    list: &'a RoundList,
    findings: &'a [RoundFinding],
) -> impl Iterator<Item = (&'a RoundFinding, &'a RoundLine)> {
    findings.iter().filter_map(|finding| Some((finding, list.lines.get(finding.row.checked_sub(1)?)?)))
}

fn row(finding: &RoundFinding, line: &RoundLine) -> RoundRow {
    RoundRow {
        row: finding.row,
        number: line.number.clone(),
        place: line.place.clone(),
        condition: finding.condition,
        remarks: finding.remarks.clone(),
    }
}
