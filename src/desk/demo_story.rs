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
use super::import::SheetInput;
use super::inspect::InspectRequest;
use super::object::ObjectRequest;
use super::open::Desk;
use super::photo::PhotoRequest;
use super::post::PostRequest;
use super::print::PrintRequest;
use super::review::ReviewRequest;
use super::takedown::TakeDownRequest;
use crate::core::event::{Condition, Shot};
use crate::core::fault::Fault;
use crate::core::moves::PrintWish;
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
    begin: u64,
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

/// Plays `story` up to `today`.
pub(super) fn play(
    desk: &mut Desk,
    story: &Story,
    today: NaiveDate,
    sheet: &Path,
    posters: &Path,
) -> Result<DemoNotice, Fault> {
    let begin = before(today, story.begin);
    desk.move_to(begin)?;
    let number = draft(desk, story, begin, sheet)?;
    let pdf = posters.join(format!("{number}.pdf"));
    if story.upto >= Upto::Posted {
        publish(desk, &number, &pdf)?;
        watch(desk, story, &number, begin)?;
    }
    if story.photos {
        photograph(desk, &number, posters)?;
    }
    let certificate = match story.upto {
        Upto::Certified => Some(finish(desk, &number, today, posters)?.path),
        _ => None,
    };
    let printed = (story.upto >= Upto::Posted).then_some(pdf);
    Ok(DemoNotice {
        title: desk.check(&number)?.title,
        number,
        what: Message { key: story.what.clone().into(), args: Vec::new() },
        pdf: certificate.or(printed),
    })
}

fn draft(desk: &mut Desk, story: &Story, begin: NaiveDate, sheet: &Path) -> Result<String, Fault> {
    let mut values = values_from_table(&story.what, story.values.clone())?;
    if let Some(formed) = story.formed {
        values.set("formed_on", before(begin, formed).to_string());
    }
    // The spreadsheet has no column 初审意见: the clerk types it once for all.
    let sheet = story.sheet.then(|| SheetInput { path: sheet.to_owned(), ..SheetInput::default() });
    let template = desk.template(&story.template)?;
    let fill = template.columns.iter().find(|column| column.key == "opinion" && sheet.is_some());
    let fill = fill.map(|column| (column.key.clone(), column.options.first().cloned().unwrap_or_default()));
    let content = Content { values: Some(values), sheet, fill: fill.into_iter().collect(), ..Content::default() };
    let request =
        DraftRequest { template: story.template.clone(), content, ..DraftRequest::default() };
    Ok(desk.draft(request)?.number)
}

fn publish(desk: &mut Desk, number: &str, pdf: &Path) -> Result<(), Fault> {
    desk.review(number, &ReviewRequest { secrecy: true, privacy: true, accuracy: true, ..ReviewRequest::default() })?;
    let request =
        PrintRequest { output: pdf.to_owned(), paper: Paper::a4(), wish: PrintWish::default(), draft: false, by: None };
    desk.print(number, &request, &mut |_, _| {})?;
    desk.post(number, &PostRequest { places: vec![PLACE.to_owned()], ..PostRequest::default() })?;
    Ok(())
}

fn watch(desk: &mut Desk, story: &Story, number: &str, begin: NaiveDate) -> Result<(), Fault> {
    for after in &story.inspect {
        desk.move_to(later(begin, *after))?;
        let request = InspectRequest {
            place: None,
            day: None,
            condition: Condition::Intact,
            since: None,
            remarks: String::new(),
            by: Some("郑演示".to_owned()),
        };
        desk.inspect(number, &request)?;
    }
    if let Some(raised) = &story.objection {
        desk.move_to(later(begin, raised.after))?;
        let request = ObjectRequest {
            channel: raised.channel.clone(),
            matter: raised.matter.clone(),
            ..ObjectRequest::default()
        };
        desk.object(number, &request)?;
    }
    Ok(())
}

fn photograph(desk: &mut Desk, number: &str, posters: &Path) -> Result<(), Fault> {
    for (bytes, name, shot) in [(FAR, "board-far.jpg", Shot::Far), (NEAR, "board-near.jpg", Shot::Near)] {
        let path = files::write(&posters.join(name), bytes)?;
        desk.photo(number, &PhotoRequest { path, shot, day: None, place: Some(PLACE.to_owned()), by: None })?;
    }
    Ok(())
}

fn finish(desk: &mut Desk, number: &str, today: NaiveDate, posters: &Path) -> Result<Certified, Fault> {
    let from = desk.story(number)?.standing.progress.map_or(today, |progress| progress.down_from);
    desk.move_to(from.min(today))?;
    desk.take_down(number, &TakeDownRequest::default())?;
    let output: PathBuf = posters.join(format!("{number}-certificate.pdf"));
    desk.certificate(number, &output, None, &mut |_, _| {})
}

fn before(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_sub_days(Days::new(days)).unwrap_or(day)
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap_or(day)
}
