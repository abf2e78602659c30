//! Begin and edit notices.

use super::case::Case;
use super::content::Content;
use super::open::Desk;
use crate::core::event::NewEvent;
use crate::core::fault::Fault;
use crate::core::form::{Issue, fill_defaults, propose_title, settle};
use crate::core::moves::{self, DraftOrder};
use crate::core::notice::{Notice, Stage};
use crate::core::office::Duty;
use crate::core::template::{FieldType, Template};
use crate::core::values::Values;
use crate::core::words::Message;
use crate::sheet::SheetReport;

/// A notice to begin.
#[derive(Clone, Debug, Default)]
pub struct DraftRequest {
    /// Identifier of the template.
    pub template: String,
    /// What fills its form.
    pub content: Content,
    /// An earlier notice of the same kind to begin from (last month's list).
    pub copy: Option<String>,
    /// The notice that had to be served first.
    pub follows: Option<String>,
    /// The notice whose place on the board it will take.
    pub supersedes: Option<String>,
    /// Who drafts.
    pub by: Option<String>,
}

/// Changes to a draft.
#[derive(Clone, Debug, Default)]
pub struct EditRequest {
    /// What changes.
    pub content: Content,
    /// The notice that had to be served first, to link it now.
    pub follows: Option<String>,
    /// Who edits.
    pub by: Option<String>,
}

/// A draft that is safely kept.
#[derive(Debug)]
pub struct Drafted {
    /// Its number.
    pub number: String,
    /// Its last event.
    pub seq: u64,
    /// Its title.
    pub title: String,
    /// What is still wrong or missing.
    pub issues: Vec<Issue>,
    /// What was read from the spreadsheet.
    pub sheet: Option<SheetReport>,
    /// Whether a review was void by this change.
    pub review_void: bool,
}

impl Desk {
    /// Begins a notice.
    ///
    /// # Errors
    /// Input faults of values and spreadsheet; refused when the person may not draft; storage
    /// faults.
    pub fn draft(&mut self, request: &DraftRequest) -> Result<Drafted, Fault> {
        let template = self.template(&request.template)?.clone();
        let links = Links {
            follows: self.linked(request.follows.as_deref(), &may_follow(&template), "draft-follows-kind")?,
            supersedes: self.linked(request.supersedes.as_deref(), &[&template.id], "draft-supersedes-kind")?,
            corrects: None,
        };
        if let Some(old) = &links.supersedes {
            replaceable(&self.case(old)?.notice)?;
        }
        let mut values = self.begun_from(&template, request.copy.as_deref())?;
        let sheet = request.content.apply(&template, &mut values)?;
        if !request.content.is_exact() {
            self.fill_in(&template, &mut values)?;
        }
        let by = self.actor(request.by.as_deref(), Duty::Draft, None)?;
        let (number, events) = self.beginning(&template, values, links, &by, 0)?;
        self.commit(events)?;
        self.drafted(&number, sheet)
    }

    /// What the form of a new notice begins with: the values of `copy`, defaults, a title.
    ///
    /// # Errors
    /// Input fault for an unknown template and for a copy of another kind; storage faults.
    pub fn blank(&self, template: &str, copy: Option<&str>) -> Result<Values, Fault> {
        let template = self.template(template)?;
        let mut values = self.begun_from(template, copy)?;
        self.fill_in(template, &mut values)?;
        Ok(values)
    }

    fn begun_from(&self, template: &Template, copy: Option<&str>) -> Result<Values, Fault> {
        Ok(copy.map(|number| self.copied(template, number)).transpose()?.unwrap_or_default())
    }

    /// Fills what was left blank, the title last.
    pub(super) fn fill_in(&self, template: &Template, values: &mut Values) -> Result<(), Fault> {
        fill_defaults(template, &self.office, values, self.now.today)?;
        propose_title(template, &self.office, values, None, self.now.today)
    }

    /// The full number of a notice to link, which must be of one of `kinds`.
    fn linked(&self, number: Option<&str>, kinds: &[&str], refusal: &'static str) -> Result<Option<String>, Fault> {
        let Some(number) = number else { return Ok(None) };
        let other = self.case(number)?;
        if kinds.contains(&other.template.id.as_str()) {
            return Ok(Some(other.notice.number));
        }
        let message = Message::of(refusal).with("number", &other.notice.number).with("kind", &other.template.name);
        Err(Fault::input(message.with("kinds", kinds.join("、"))))
    }

    // Days and the title belong to the earlier notice; everything else is taken over.
    fn copied(&self, template: &Template, number: &str) -> Result<Values, Fault> {
        let earlier = self.case(number)?;
        if earlier.template.id != template.id {
            let message = Message::of("draft-copy-kind").with("number", &earlier.notice.number);
            return Err(Fault::input(message.with("kind", &earlier.template.name)));
        }
        let mut values = earlier.notice.values;
        let days = template.fields.iter().filter(|field| field.kind == FieldType::Date);
        for key in days.map(|field| field.key.as_str()).chain(["title"]) {
            values.fields.remove(key);
        }
        Ok(values)
    }

    /// The events that begin a notice, `ahead` numbers after the next free one.
    pub(super) fn beginning(
        &self,
        template: &Template,
        mut values: Values,
        links: Links,
        by: &str,
        ahead: u32,
    ) -> Result<(String, Vec<NewEvent>), Fault> {
        settle(template, &mut values);
        let year = chrono::Datelike::year(&self.now.today);
        let number = ahead_of(&self.store.next_number(&self.office.short, year)?, ahead);
        let Links { follows, supersedes, corrects } = links;
        let order = DraftOrder { number: number.clone(), values, follows, supersedes, corrects, by: by.to_owned() };
        let event = moves::begin(&self.office, template, order, self.now.today)?;
        let kept = self.keep_template(template, by)?;
        Ok((number, kept.into_iter().chain([event]).collect()))
    }

    /// Changes a draft. A passed review is void from then on.
    ///
    /// # Errors
    /// As [`Desk::draft`]; refused when the notice hangs already or is over.
    pub fn edit(&mut self, number: &str, request: &EditRequest) -> Result<Drafted, Fault> {
        let case = self.case(number)?;
        let before = case.notice.values.clone();
        let mut values = before.clone();
        let sheet = request.content.apply(&case.template, &mut values)?;
        if !request.content.is_exact() {
            propose_title(&case.template, &self.office, &mut values, Some(&before), self.now.today)?;
        }
        settle(&case.template, &mut values);
        let by = self.actor(request.by.as_deref(), Duty::Draft, None)?;
        let follows = self.linked(request.follows.as_deref(), &may_follow(&case.template), "draft-follows-kind")?;
        let event = moves::edit(self.scene(&case), values, follows, &by)?;
        let review_void = event.is_some() && case.notice.passed_review().is_some();
        self.commit(event.into_iter().collect())?;
        let mut drafted = self.drafted(&case.notice.number, sheet)?;
        drafted.review_void = review_void;
        Ok(drafted)
    }

    /// Gives up a notice that never hung.
    ///
    /// # Errors
    /// Refused when it hangs or is over.
    pub fn withdraw(&mut self, number: &str, reason: &str, by: Option<&str>) -> Result<(), Fault> {
        let case = self.case(number)?;
        let by = self.actor(by, Duty::Draft, None)?;
        let event = moves::withdraw(self.scene(&case), reason, &by)?;
        self.commit(vec![event]).map(drop)
    }

    pub(super) fn drafted(&self, number: &str, sheet: Option<SheetReport>) -> Result<Drafted, Fault> {
        let case: Case = self.case(number)?;
        // It is in the journal: whoever asked must not be told that it is not, and do it again.
        let issues = match self.issues(&case) {
            Ok((issues, _)) => issues,
            Err(fault) => vec![Issue::error("C05", fault.message)],
        };
        let (seq, title) = (case.notice.seq, case.notice.title().to_owned());
        Ok(Drafted { number: case.notice.number, seq, title, issues, sheet, review_void: false })
    }
}

/// How a new notice hangs together with others, by their full numbers.
#[derive(Clone, Debug, Default)]
pub(super) struct Links {
    pub(super) follows: Option<String>,
    pub(super) supersedes: Option<String>,
    pub(super) corrects: Option<String>,
}

// Only what hangs or hung can give its place to another, and only to one.
fn replaceable(old: &Notice) -> Result<(), Fault> {
    if matches!(old.stage, Stage::Posted | Stage::TakenDown) {
        return Ok(());
    }
    let message = Message::of("draft-supersedes-stage").with("number", &old.number);
    Err(Fault::refused(message.with_word("stage", old.stage.key())))
}

fn may_follow(template: &Template) -> Vec<&str> {
    template.follows.iter().flat_map(|follows| follows.kinds.iter().map(String::as_str)).collect()
}

// `柳泉村-2026-0012` and 1 → `柳泉村-2026-0013`.
fn ahead_of(number: &str, ahead: u32) -> String {
    match number.rsplit_once('-').map(|(series, serial)| (series, serial.parse::<u32>())) {
        Some((series, Ok(serial))) => format!("{series}-{:04}", serial.saturating_add(ahead)),
        _ => number.to_owned(),
    }
}
