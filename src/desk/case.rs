//! A notice with its template, its form and what stands around it.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::open::Desk;
use crate::core::check::{Predecessor, Stopped, Subject, Surroundings, content_issues, lock_of, record_issues};
use crate::core::event::{Event, NewEvent};
use crate::core::fault::Fault;
use crate::core::form::{Form, Issue, Typed};
use crate::core::moves::Scene;
use crate::core::notice::{Notice, Stage};
use crate::core::poster::{EditionCode, Facts, Mark, Original, Poster, compose};
use crate::core::standing::minimum;
use crate::core::template::{Span, Template};
use crate::core::text::half_width;
use crate::core::words::Message;
use crate::core::{date, posting};
use crate::press;

/// A notice on the desk.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) notice: Notice,
    pub(super) template: Template,
    pub(super) form: Form,
}

/// The period that a poster names.
#[derive(Clone, Copy, Debug)]
pub(super) struct PosterPeriod {
    /// First and last day, once an edition fixes them.
    pub(super) days: Option<(NaiveDate, Option<NaiveDate>)>,
    /// How long; `None` hangs until replaced.
    pub(super) span: Option<Span>,
}

impl Desk {
    /// The notice `number`; `12` is enough for `柳泉村-2026-0012` of this year.
    pub(super) fn case(&self, number: &str) -> Result<Case, Fault> {
        let notice = self.find(number)?;
        let template = self.template_of(&notice)?;
        let form = Form::read(&template, &notice.values);
        Ok(Case { notice, template, form })
    }

    pub(super) fn find(&self, number: &str) -> Result<Notice, Fault> {
        let full = self.number(number)?;
        self.store.notice(&full)?.ok_or_else(|| unknown(number))
    }

    /// The full number of a notice: `12` is enough for `柳泉村-2026-0012` of this year.
    ///
    /// # Errors
    /// Input fault for an unknown number.
    pub fn number(&self, number: &str) -> Result<String, Fault> {
        let number = half_width(number);
        if self.store.has_notice(&number)? {
            return Ok(number);
        }
        if let Ok(running) = number.parse::<u32>() {
            let year = chrono::Datelike::year(&self.now.today);
            let full = format!("{}-{year}-{running:04}", self.office.short);
            if self.store.has_notice(&full)? {
                return Ok(full);
            }
        }
        Err(unknown(&number))
    }

    /// The template in the version with which the notice was begun.
    pub(super) fn template_of(&self, notice: &Notice) -> Result<Template, Fault> {
        let wanted = &notice.template;
        if let Some(template) = self.shelf.get(&wanted.id).ok().filter(|template| template.digest == wanted.digest) {
            return Ok(template.clone());
        }
        let lost =
            || Fault::storage(Message::of("template-lost").with("id", &wanted.id).with("number", &notice.number));
        let (source, common) = self.store.template(&wanted.digest)?.ok_or_else(lost)?;
        Template::from_texts(&source, &common)
    }

    pub(super) fn scene<'a>(&'a self, case: &'a Case) -> Scene<'a> {
        Scene {
            office: &self.office,
            calendar: &self.calendar,
            notice: &case.notice,
            template: &case.template,
            today: self.now.today,
        }
    }

    /// The marks that every page of a poster of this board must carry.
    pub(super) fn practice_marks(&self) -> Vec<Mark> {
        if self.office.practice { vec![Mark::Practice] } else { Vec::new() }
    }

    /// The poster of `case` for the period of an edition, or with the period still open.
    pub(super) fn poster(&self, case: &Case, period: PosterPeriod, marks: Vec<Mark>) -> Result<Poster, Fault> {
        let number = &case.notice.number;
        let facts = Facts {
            number,
            office: &case.notice.office,
            period: period.days,
            span: period.span,
            original: self.original(&case.notice)?,
            today: self.now.today,
            code: period.days.map(|days| EditionCode::new(number, days, &case.notice.digest()).text()),
            marks,
        };
        compose(&case.template, &case.notice.values, &case.form, &facts)
    }

    /// The period that a poster names before an edition fixes its days.
    pub(super) fn open_period(&self, case: &Case) -> PosterPeriod {
        let exception = case.notice.exceptions.last().map(|exception| exception.what.span);
        let span = exception.or_else(|| minimum(&case.template, &case.notice.values, &self.office));
        PosterPeriod { days: None, span }
    }

    pub(super) fn original(&self, notice: &Notice) -> Result<Option<Original>, Fault> {
        let Some(number) = &notice.corrects else { return Ok(None) };
        let Some(original) = self.store.notice(number)? else { return Ok(None) };
        let posted = original.hangings.first().map(|hanging| date::chinese(hanging.day));
        Ok(Some(Original {
            number: original.number.clone(),
            title: original.title().to_owned(),
            date: posted.unwrap_or_default(),
        }))
    }

    /// All findings on content and record of `case`.
    pub(super) fn issues(&self, case: &Case) -> Result<(Vec<Issue>, Vec<Issue>), Fault> {
        self.issues_for(case, None)
    }

    /// [`Self::issues`] for an edition that is being planned.
    pub(super) fn issues_for(
        &self,
        case: &Case,
        planned: Option<(NaiveDate, Option<NaiveDate>)>,
    ) -> Result<(Vec<Issue>, Vec<Issue>), Fault> {
        let poster = self.poster(case, self.open_period(case), Vec::new())?;
        self.issues_on(case, &poster, planned)
    }

    /// [`Self::issues_for`] on the very poster that is to hang.
    pub(super) fn issues_on(
        &self,
        case: &Case,
        poster: &Poster,
        planned: Option<(NaiveDate, Option<NaiveDate>)>,
    ) -> Result<(Vec<Issue>, Vec<Issue>), Fault> {
        self.judged(case, poster, planned, |subject| (content_issues(subject), record_issues(subject)))
    }

    /// What `judge` says of `case`, its poster and everything around it.
    pub(super) fn judged<T>(
        &self,
        case: &Case,
        poster: &Poster,
        planned: Option<(NaiveDate, Option<NaiveDate>)>,
        judge: impl FnOnce(&Subject<'_>) -> T,
    ) -> Result<T, Fault> {
        let around = self.around(case, poster)?;
        Ok(judge(&Subject {
            office: &self.office,
            calendar: &self.calendar,
            template: &case.template,
            notice: &case.notice,
            form: &case.form,
            poster,
            around: &around,
            planned,
            today: self.now.today,
        }))
    }

    fn around(&self, case: &Case, poster: &Poster) -> Result<Surroundings, Fault> {
        let missing = press::missing(poster).into_iter().map(|missing| missing.message());
        Ok(Surroundings {
            predecessor: self.predecessor(&case.notice)?,
            running_first: self.running_first(case)?,
            shared_photos: self.shared_photos(&case.notice)?,
            stopped: self.stopped(case)?,
            missing_characters: missing.collect(),
            reposted: self.reposted(&case.notice)?,
            unchanged: self.is_unchanged_version(&case.notice)?,
        })
    }

    fn predecessor(&self, notice: &Notice) -> Result<Option<Predecessor>, Fault> {
        let Some(number) = &notice.follows else { return Ok(None) };
        let Some(first) = self.store.notice(number)? else { return Ok(None) };
        let first = self.in_force(first)?;
        let template = self.template_of(&first)?;
        let lock = lock_of(&first, &template, &self.calendar, self.now.today);
        Ok(Some(Predecessor { number: first.number, lock }))
    }

    /// The version of a notice that is in force: a correction takes its place from its draft on.
    fn in_force(&self, mut notice: Notice) -> Result<Notice, Fault> {
        while let Some(next) = self.version_after(&notice)? {
            notice = next;
        }
        Ok(notice)
    }

    /// The notice that took the place of `notice`, or a correction that is going to.
    pub(super) fn version_after(&self, notice: &Notice) -> Result<Option<Notice>, Fault> {
        if let Some(by) = &notice.superseded_by {
            return self.store.notice(by);
        }
        let mut found = None;
        self.store.each_notice(|other| {
            let corrects = other.corrects.as_ref() == Some(&notice.number) && other.supersedes == other.corrects;
            if corrects && other.stage != Stage::Withdrawn {
                found = Some(other.clone());
            }
        })?;
        Ok(found)
    }

    /// A notice of a kind that has to be served first, while it is not: this one may be about it.
    fn running_first(&self, case: &Case) -> Result<Option<String>, Fault> {
        let Some(wanted) = &case.template.follows else { return Ok(None) };
        let linked = case.notice.follows.is_some() || case.notice.corrects.is_some();
        if linked || !wanted.demanded(&case.notice.values) || case.notice.stage.is_over() {
            return Ok(None);
        }
        let mut running = Vec::new();
        self.store.each_notice(|other| {
            if wanted.kinds.contains(&other.template.id) && other.stage == Stage::Posted {
                running.push(other.clone());
            }
        })?;
        for first in running {
            let template = self.template_of(&first)?;
            if lock_of(&first, &template, &self.calendar, self.now.today).is_some() {
                return Ok(Some(first.number));
            }
        }
        Ok(None)
    }

    fn shared_photos(&self, notice: &Notice) -> Result<Vec<(String, Vec<String>)>, Fault> {
        let mut shared = Vec::new();
        for photo in &notice.photos {
            let mut numbers = self.store.photo_uses(&photo.what.digest)?;
            numbers.retain(|number| number != &notice.number);
            if !numbers.is_empty() {
                shared.push((photo.what.name.clone(), numbers));
            }
        }
        Ok(shared)
    }

    /// C08: households that a later change notice stopped, for long-term lists only.
    fn stopped(&self, case: &Case) -> Result<Vec<Stopped>, Fault> {
        if case.template.id != "dibao-longterm" || case.notice.stage.is_over() {
            return Ok(Vec::new());
        }
        let as_of = case.form.day("as_of");
        let mut stopped = Vec::new();
        let mut changes = Vec::new();
        self.store.each_notice(|other| {
            let posted = posting::everywhere(other).first().map(|up| up.from);
            let later = posted.is_some() && posted >= as_of && other.stage != Stage::Withdrawn;
            if other.template.id == "dibao-change" && later {
                changes.push(other.clone());
            }
        })?;
        for other in changes {
            let form = Form::read(&self.template_of(&other)?, &other.values);
            let heads = form.rows.iter().filter(|row| row.get("change") == Some(&Typed::Text("停发".to_owned())));
            let text = |row: &BTreeMap<String, Typed>, key: &str| row.get(key).map(Typed::printed).unwrap_or_default();
            stopped.extend(heads.map(|row| Stopped {
                head: text(row, "head"),
                village: text(row, "village"),
                number: other.number.clone(),
            }));
        }
        Ok(stopped)
    }

    // The new version of an amendment begins as the original reads; only its day of issue is new.
    fn is_unchanged_version(&self, notice: &Notice) -> Result<bool, Fault> {
        let corrected = notice.corrects.as_ref().filter(|_| notice.supersedes == notice.corrects);
        let Some(number) = corrected else { return Ok(false) };
        let content = |notice: &Notice| {
            let mut values = notice.values.clone();
            values.fields.remove("issue_date");
            values
        };
        Ok(self.store.notice(number)?.is_some_and(|original| content(&original) == content(notice)))
    }

    // C18 is about the correction notice: its new version must have reached the board.
    fn reposted(&self, notice: &Notice) -> Result<bool, Fault> {
        let Some(number) = &notice.corrects else { return Ok(true) };
        let Some(original) = self.store.notice(number)? else { return Ok(false) };
        Ok(original.superseded_by.is_some())
    }

    /// The event that keeps the text of a template, unless the journal has it already.
    pub(super) fn keep_template(&self, template: &Template, by: &str) -> Result<Option<NewEvent>, Fault> {
        if self.store.template(&template.digest)?.is_some() {
            return Ok(None);
        }
        let event = Event::TemplateKept {
            id: template.id.clone(),
            digest: template.digest.clone(),
            source: template.source.clone(),
            common: template.common.clone(),
        };
        Ok(Some(NewEvent { day: self.now.today, by: by.to_owned(), notice: None, event }))
    }
}

fn unknown(number: &str) -> Fault {
    Fault::input(Message::of("notice-unknown").with("number", number))
}
