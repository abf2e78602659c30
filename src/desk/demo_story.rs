//! One notice of the practice board, carried through the same use-cases as any other.

use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};
use serde::Deserialize;

use super::certificate::Certified;
use super::content::Content;
use super::demo::DemoNotice;
use super::draft::DraftRequest;
use super::files;
use super::form_input::values_from_table;
use super::import::{SheetInput, SheetSource};
use super::inspect::InspectRequest;
use super::object::ObjectRequest;
use super::open::Desk;
use super::output::Output;
use super::photo::PhotoRequest;
use super::post::PostRequest;
use super::print::PrintRequest;
use super::review::ReviewRequest;
use super::takedown::TakeDownRequest;
use crate::core::calendar::Calendar;
use crate::core::event::{Condition, Shot};
use crate::core::fault::Fault;
use crate::core::template::{DayUnit, Span};
use crate::core::watch::unwatched;
use crate::core::words::Message;
use crate::press::Paper;

const FAR: &[u8] = include_bytes!("../../assets/practice/board-far.jpg");
const NEAR: &[u8] = include_bytes!("../../assets/practice/board-near.jpg");
const PLACE: &str = "柳泉村村务公开栏";

/// How far a notice of the practice board has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Upto {
    Draft,
    Posted,
    Certified,
}

/// A story of `assets/practice/stories.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Story {
    what: String,
    template: String,
    #[serde(default)]
    begin: u64,
    /// Instead of `begin`: begun so that a period of so many calendar days has just been served.
    #[serde(default)]
    served: Option<u32>,
    #[serde(default)]
    formed: Option<u64>,
    upto: Upto,
    #[serde(default)]
    sheet: bool,
    #[serde(default)]
    photos: bool,
    #[serde(default)]
    inspect: Vec<u64>,
    values: toml::Table,
    #[serde(default)]
    objection: Option<Raised>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raised {
    after: u64,
    channel: String,
    matter: String,
}

/// A story that is being played.
#[derive(Debug)]
pub(super) struct Player<'a> {
    story: &'a Story,
    begin: NaiveDate,
    number: Option<String>,
    pdf: Option<PathBuf>,
}

impl<'a> Player<'a> {
    pub(super) fn new(story: &'a Story, today: NaiveDate) -> Self {
        let begin = story.served.map_or_else(|| before(today, story.begin), |days| just_served(days, today));
        Self { story, begin, number: None, pdf: None }
    }

    /// The day of its first step.
    pub(super) fn begin(&self) -> NaiveDate {
        self.begin
    }

    /// Does what the story does on the desk's present day.
    pub(super) fn act(&mut self, desk: &mut Desk, sheet: &Path, posters: &Path) -> Result<(), Fault> {
        let (story, day) = (self.story, desk.today());
        if day == self.begin {
            let number = draft(desk, story, day, sheet)?;
            if story.upto >= Upto::Posted {
                let pdf = posters.join(format!("{number}.pdf"));
                publish(desk, &number, &pdf)?;
                self.pdf = Some(pdf);
            }
            if story.photos {
                photograph(desk, &number, posters)?;
            }
            self.number = Some(number);
        }
        let Some(number) = &self.number else { return Ok(()) };
        let after = |days: u64| later(self.begin, days) == day;
        if story.inspect.iter().any(|days| after(*days)) {
            inspect(desk, number)?;
        }
        if let Some(raised) = story.objection.as_ref().filter(|raised| after(raised.after)) {
            object(desk, number, raised)?;
        }
        if story.upto == Upto::Certified
            && let Some(certified) = finish(desk, number, posters)?
        {
            self.pdf = Some(certified.path);
        }
        Ok(())
    }

    /// What came of it.
    pub(super) fn notice(self, desk: &Desk) -> Result<DemoNotice, Fault> {
        let number = self.number.unwrap_or_default();
        let what = Message { key: self.story.what.clone().into(), args: Vec::new() };
        Ok(DemoNotice { title: desk.check(&number)?.title, number, what, pdf: self.pdf })
    }
}

fn draft(desk: &mut Desk, story: &Story, begin: NaiveDate, sheet: &Path) -> Result<String, Fault> {
    let mut values = values_from_table(&story.what, story.values.clone())?;
    if let Some(formed) = story.formed {
        values.set("formed_on", before(begin, formed).to_string());
    }
    // The spreadsheet has no column 初审意见: the clerk types it once for all.
    let sheet = story.sheet.then(|| SheetInput::of(SheetSource::File(sheet.to_owned())));
    let template = desk.template(&story.template)?;
    let fill = template.columns.iter().find(|column| column.key == "opinion" && sheet.is_some());
    let fill = fill.map(|column| (column.key.clone(), column.options.first().cloned().unwrap_or_default()));
    let content = Content { values: Some(values), sheet, fill: fill.into_iter().collect(), ..Content::default() };
    let request = DraftRequest { template: story.template.clone(), content, ..DraftRequest::default() };
    Ok(desk.draft(&request)?.number)
}

fn publish(desk: &mut Desk, number: &str, pdf: &Path) -> Result<(), Fault> {
    desk.review(number, &ReviewRequest { secrecy: true, privacy: true, accuracy: true, ..ReviewRequest::default() })?;
    let request = PrintRequest::new(Output::File(pdf.to_owned()), Paper::a4().into());
    desk.print(number, &request, &mut unwatched)?;
    desk.post(number, &PostRequest { places: vec![PLACE.to_owned()], ..PostRequest::default() })?;
    Ok(())
}

fn inspect(desk: &mut Desk, number: &str) -> Result<(), Fault> {
    let request = InspectRequest {
        place: None,
        day: None,
        condition: Condition::Intact,
        since: None,
        remarks: String::new(),
        by: Some("郑演示".to_owned()),
    };
    desk.inspect(number, &request).map(drop)
}

fn object(desk: &mut Desk, number: &str, raised: &Raised) -> Result<(), Fault> {
    let request =
        ObjectRequest { channel: raised.channel.clone(), matter: raised.matter.clone(), ..ObjectRequest::default() };
    desk.object(number, &request).map(drop)
}

fn photograph(desk: &mut Desk, number: &str, posters: &Path) -> Result<(), Fault> {
    for (bytes, name, shot) in [(FAR, "board-far.jpg", Shot::Far), (NEAR, "board-near.jpg", Shot::Near)] {
        let path = files::write(&posters.join(name), bytes)?;
        desk.photo(number, &PhotoRequest { path, shot, day: None, place: Some(PLACE.to_owned()), by: None })?;
    }
    Ok(())
}

/// Takes it down and certifies it on the first day on which the rules allow it.
fn finish(desk: &mut Desk, number: &str, posters: &Path) -> Result<Option<Certified>, Fault> {
    let story = desk.story(number)?;
    let due = story.standing.progress.is_some_and(|progress| progress.down_from <= desk.today());
    if !story.standing.hanging || !due {
        return Ok(None);
    }
    desk.take_down(number, &TakeDownRequest::default())?;
    let output: PathBuf = posters.join(format!("{number}-certificate.pdf"));
    desk.certificate(number, &output, None, &mut unwatched).map(Some)
}

// Holidays can stretch a period by weeks: the latest first day with which it is over by now.
fn just_served(days: u32, today: NaiveDate) -> NaiveDate {
    let span = Span { days, unit: DayUnit::Calendar };
    let over = |first: &NaiveDate| Calendar::builtin().ends(*first, span).rolled < today;
    (u64::from(days)..90).map(|ago| before(today, ago)).find(over).unwrap_or(today)
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
