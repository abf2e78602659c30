//! The posters of `samples.toml`: each notice drafted, reviewed, printed and hung as by a clerk.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use chrono::NaiveDate;
use gongshilan::core::event::Shot;
use gongshilan::core::moves::PrintWish;
use gongshilan::core::poster::{CertificateFacts, Poster, catalog_poster, certificate};
use gongshilan::core::watch::unwatched;
use gongshilan::desk::{
    Changes, Content, CorrectOrder, Correction, Desk, DraftRequest, Paper, PhotoRequest, PostRequest, PrintRequest,
    ReviewRequest, Style, TakeDownRequest, values_from_file,
};
use gongshilan::press::{PhotoFile, PrintOrder, print};
use serde::Deserialize;
use tempfile::TempDir;

use super::offices::{DRAFTER, REVIEWER, Whose};

const SAMPLES: &str = include_str!("samples.toml");
/// The notice that gets a certificate, where it hung, and the day.
const CERTIFIED: &str = "dibao-initial";
const BOARD: &str = "槐影样例村村务公开栏";
const CERTIFIED_ON: (i32, u32, u32) = (2026, 11, 24);

/// A poster and how its clerk prints it.
#[derive(Clone)]
pub(crate) struct Sample {
    pub(crate) poster: Poster,
    pub(crate) paper: Paper,
    photos: Vec<PhotoFile>,
}

impl Sample {
    pub(crate) fn of(poster: Poster, paper: Paper) -> Self {
        Self { poster, paper, photos: Vec::new() }
    }

    /// The PDF in `style`.
    pub(crate) fn pdf(&self, style: Style) -> Vec<u8> {
        let (made, photos) = (NaiveDate::default(), &self.photos);
        print(&PrintOrder { poster: &self.poster, style, photos, made }, &mut unwatched).unwrap().bytes
    }
}

/// The sample of every template, by its identifier.
pub(crate) fn samples() -> &'static BTreeMap<String, Sample> {
    &PLAYED.samples
}

/// The certificate of a notice, with two photographs.
pub(crate) fn certified() -> &'static Sample {
    &PLAYED.certificate
}

/// The catalogue of public information of the town.
pub(crate) fn catalogue() -> &'static Sample {
    &PLAYED.catalogue
}

static PLAYED: LazyLock<Played> = LazyLock::new(Played::new);

struct Played {
    samples: BTreeMap<String, Sample>,
    certificate: Sample,
    catalogue: Sample,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Script {
    sample: Vec<Part>,
}

/// A notice as `samples.toml` tells it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    template: String,
    office: Whose,
    day: NaiveDate,
    paper: Option<String>,
    follows: Option<String>,
    corrects: Option<String>,
    values: toml::Table,
}

impl Part {
    fn paper(&self) -> Paper {
        self.paper.as_ref().map_or(Paper::a4(), |name| Paper::named(name).expect("a paper"))
    }
}

/// Somebody who does everything at both desks.
struct Clerk {
    desks: BTreeMap<Whose, Desk>,
    numbers: BTreeMap<String, String>,
    folder: TempDir,
}

impl Played {
    fn new() -> Self {
        let mut script: Script = toml::from_str(SAMPLES).unwrap();
        script.sample.sort_by_key(|part| part.day);
        let mut clerk = Clerk::new(script.sample[0].day);
        let samples = script.sample.iter().map(|part| (part.template.clone(), clerk.sample(part))).collect();
        Self { samples, certificate: clerk.certificate(), catalogue: clerk.catalogue() }
    }
}

impl Clerk {
    fn new(day: NaiveDate) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let desk = |whose: Whose| (whose, whose.set_up(&folder.path().join(format!("{whose:?}")), day));
        Self { desks: [Whose::Town, Whose::Village].map(desk).into(), numbers: BTreeMap::new(), folder }
    }

    fn desk(&mut self, whose: Whose) -> &mut Desk {
        self.desks.get_mut(&whose).unwrap()
    }

    fn sample(&mut self, part: &Part) -> Sample {
        self.desk(part.office).move_to(part.day).unwrap();
        let number = match &part.corrects {
            Some(template) => self.correction(part, &self.numbers[template].clone()),
            None => self.draft(part),
        };
        self.numbers.insert(part.template.clone(), number.clone());
        self.publish(part, &number);
        let mut poster = self.desk(part.office).story(&number).unwrap().poster;
        // Only a practice board has a clock of its own; what hangs on a real one has no mark.
        poster.marks.clear();
        Sample::of(poster, part.paper())
    }

    fn draft(&mut self, part: &Part) -> String {
        let file = self.folder.path().join("values.toml");
        std::fs::write(&file, part.values.to_string()).unwrap();
        let values = values_from_file(&file).unwrap();
        let request = DraftRequest {
            template: part.template.clone(),
            content: Content { values: Some(values), ..Content::default() },
            follows: part.follows.as_ref().map(|template| self.numbers[template].clone()),
            by: Some(DRAFTER.to_owned()),
            ..DraftRequest::default()
        };
        let drafted = self.desk(part.office).draft(&request).unwrap();
        drafted.number
    }

    fn correction(&mut self, part: &Part, number: &str) -> String {
        let text = |key: &str| part.values[key].as_str().unwrap().to_owned();
        let order = CorrectOrder {
            action: Correction::Amend,
            reason: text("reason"),
            detail: text("detail"),
            changes: Changes::Later,
            until: None,
            by: Some(DRAFTER.to_owned()),
        };
        self.desk(part.office).correct(number, &order).unwrap().notice
    }

    fn publish(&mut self, part: &Part, number: &str) {
        let output = self.folder.path().join("poster.pdf");
        let desk = self.desk(part.office);
        let review = ReviewRequest {
            secrecy: true,
            privacy: true,
            accuracy: true,
            by: Some(REVIEWER.to_owned()),
            ..ReviewRequest::default()
        };
        desk.review(number, &review).unwrap_or_else(|fault| panic!("{}: {fault:#?}", part.template));
        let by = Some(DRAFTER.to_owned());
        let wish = PrintWish::default();
        let request = PrintRequest { output, style: part.paper().into(), wish, draft: false, by: by.clone() };
        let printed = desk
            .print(number, &request, &mut unwatched)
            .unwrap_or_else(|fault| panic!("{}: {fault:#?}", part.template));
        assert!(printed.plan.is_some(), "{}: {:?}", part.template, printed.why_draft);
        desk.post(number, &PostRequest { by, ..PostRequest::default() })
            .unwrap_or_else(|fault| panic!("{}: {fault:#?}", part.template));
    }

    fn certificate(&mut self) -> Sample {
        let number = self.numbers[CERTIFIED].clone();
        let files = ["board-far.jpg", "board-near.jpg"]
            .map(|name| Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name));
        let (year, month, day) = CERTIFIED_ON;
        let today = NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let desk = self.desk(Whose::Town);
        desk.move_to(today).unwrap();
        for (path, shot) in files.iter().zip([Shot::Far, Shot::Near]) {
            let (path, by) = (path.clone(), Some(DRAFTER.to_owned()));
            desk.photo(&number, &PhotoRequest { path, shot, day: None, place: Some(BOARD.to_owned()), by }).unwrap();
        }
        desk.take_down(&number, &TakeDownRequest { by: Some(DRAFTER.to_owned()), ..TakeDownRequest::default() })
            .unwrap();
        let story = desk.story(&number).unwrap();
        let progress = story.standing.progress.as_ref().unwrap();
        let facts = CertificateFacts { standing: &story.standing, progress, today, marks: Vec::new() };
        let poster = certificate(&story.notice, &facts).unwrap();
        let bytes = |path: &std::path::PathBuf| std::fs::read(path).unwrap();
        let digests = story.notice.photos.iter().map(|photo| photo.what.digest.clone());
        let photos = digests.zip(&files).map(|(digest, path)| PhotoFile { digest, bytes: bytes(path) }).collect();
        Sample { poster, paper: Paper::a4(), photos }
    }

    fn catalogue(&mut self) -> Sample {
        let desk = self.desk(Whose::Town);
        let poster = catalog_poster(desk.office(), desk.shelf().iter(), desk.today()).unwrap();
        Sample::of(poster, Paper::a3().landscape())
    }
}
