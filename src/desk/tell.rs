//! What this office tells others: requests, findings on their boards, judgements, files to use.

use std::path::Path;

use chrono::NaiveDate;

use super::files::{file_name, read_text};
use super::open::Desk;
use crate::core::calendar::Calendar;
use crate::core::event::{BoardFinding, Condition, Judgement, NewEvent, Register, RegisterKind, Request};
use crate::core::fault::Fault;
use crate::core::moves::{self, Teller};
use crate::core::notice::hex;
use crate::core::office::Duty;
use crate::core::template::Shelf;
use crate::core::words::Message;
use sha2::{Digest, Sha256};

/// A request.
#[derive(Clone, Debug)]
pub struct RequestOrder {
    /// The office: code, short or full name.
    pub office: String,
    /// What is asked for.
    pub what: String,
    /// The kind of notice, where it is one.
    pub template: Option<String>,
    /// By this day.
    pub due: NaiveDate,
    /// Who asks.
    pub by: Option<String>,
}

/// Something found on the board of another office.
#[derive(Clone, Debug)]
pub struct FindingOrder {
    /// The office: code, short or full name.
    pub office: String,
    /// The notice, where it is about one.
    pub number: Option<String>,
    /// The board.
    pub place: String,
    /// The condition of the poster.
    pub condition: Option<Condition>,
    /// In words.
    pub remarks: String,
    /// The day; today when not given.
    pub day: Option<NaiveDate>,
    /// Who looked.
    pub by: Option<String>,
}

/// A judgement on a notice of another office.
#[derive(Clone, Debug)]
pub struct JudgeOrder {
    /// The office: code, short or full name.
    pub office: String,
    /// The notice.
    pub number: String,
    /// Whether it may stay as it is.
    pub passed: bool,
    /// In words.
    pub remarks: String,
    /// Who judges.
    pub by: Option<String>,
}

impl Desk {
    /// Asks another office to post something; gives that office's name. It is told with the next
    /// records that go there.
    ///
    /// # Errors
    /// Input fault for an unknown office or kind; refused as [`moves::request`] says.
    pub fn request(&mut self, order: &RequestOrder) -> Result<String, Fault> {
        let office = self.known_office(&order.office)?;
        if let Some(id) = &order.template {
            self.shelf.get(id)?;
        }
        let request =
            Request { to: office.code, what: order.what.clone(), template: order.template.clone(), due: order.due };
        self.tell(Duty::Manage, order.by.as_deref(), None, |teller| moves::request(teller, &request))?;
        Ok(office.name)
    }

    /// Records what was found on the board of another office; gives that office's name.
    ///
    /// # Errors
    /// Input fault for an unknown office or notice; refused as [`moves::find`] says.
    pub fn find_on_board(&mut self, order: &FindingOrder) -> Result<String, Fault> {
        let office = self.known_office(&order.office)?;
        let notice = order.number.as_ref().map(|number| self.notice_there(&office.code, number)).transpose()?;
        let finding = BoardFinding {
            office: office.code,
            notice,
            place: order.place.clone(),
            condition: order.condition,
            remarks: order.remarks.clone(),
        };
        self.tell(Duty::Inspect, order.by.as_deref(), order.day, |teller| moves::find(teller, &finding))?;
        Ok(office.name)
    }

    /// Records the judgement on a notice of another office; gives that office's name.
    ///
    /// # Errors
    /// Input fault for an unknown office or notice; refused as [`moves::judge`] says.
    pub fn judge(&mut self, order: &JudgeOrder) -> Result<String, Fault> {
        let office = self.known_office(&order.office)?;
        let notice = self.notice_there(&office.code, &order.number)?;
        let judgement = Judgement { office: office.code, notice, passed: order.passed, remarks: order.remarks.clone() };
        self.tell(Duty::Review, order.by.as_deref(), None, |teller| moves::judge(teller, &judgement))?;
        Ok(office.name)
    }

    /// Offers a template (`*.toml`) or a year of holidays (`*.csv`) to all offices that get the
    /// records of this one. It has to be right: a file with mistakes is refused here, not there.
    ///
    /// # Errors
    /// Input faults of the file; refused without the duty to manage.
    pub fn offer(&mut self, path: &Path, by: Option<&str>) -> Result<Register, Fault> {
        let (name, source) = (file_name(path), read_text(path)?);
        let kind = register_kind(&name, &source)?;
        let register = Register { kind, digest: hex(&Sha256::digest(&source)), name, source };
        self.tell(Duty::Manage, by, None, |teller| moves::offer(teller, register.clone()))?;
        Ok(register)
    }

    pub(super) fn tell(
        &mut self,
        duty: Duty,
        by: Option<&str>,
        day: Option<NaiveDate>,
        decide: impl FnOnce(Teller<'_>) -> Result<NewEvent, Fault>,
    ) -> Result<(), Fault> {
        let by = self.actor(by, duty, None)?;
        let today = self.now.today;
        let event = decide(Teller { office: &self.office, by: &by, day: day.unwrap_or(today), today })?;
        self.commit(vec![event]).map(drop)
    }

    // The full number of a notice there: the serial number alone is enough where it is the only one.
    fn notice_there(&self, code: &str, number: &str) -> Result<String, Fault> {
        let replicas = self.store.replicas()?;
        let mut found: Vec<String> = Vec::new();
        replicas.each_notice(code, |notice| {
            let same = notice.number == number;
            let short = notice.number.rsplit('-').next().is_some_and(|serial| {
                serial.trim_start_matches('0') == number.trim_start_matches('0') && !number.is_empty()
            });
            if same || short {
                found.push(notice.number.clone());
            }
        })?;
        if let Some(exact) = found.iter().find(|it| *it == number) {
            return Ok(exact.clone());
        }
        match found.as_slice() {
            [only] => Ok(only.clone()),
            _ => Err(Fault::input(Message::of("notice-not-there").with("number", number).with("code", code))),
        }
    }
}

/// What kind of register a file is, once it was read without a mistake.
pub(super) fn register_kind(name: &str, source: &str) -> Result<RegisterKind, Fault> {
    let ending = Path::new(name).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let file = [(name.to_owned(), source.to_owned())];
    match ending {
        "toml" => match Shelf::new(&file).1.pop() {
            Some(fault) => Err(fault),
            None => Ok(RegisterKind::Template),
        },
        "csv" => Calendar::with(&file).map(|_| RegisterKind::Holidays),
        _ => Err(Fault::input(Message::of("offer-kind").with("name", name))),
    }
}
