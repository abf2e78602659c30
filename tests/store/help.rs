//! An invented office and a small store to try things on.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, FixedOffset, NaiveDate};
use gongshilan::core::event::{Draft, Edition, Event, Hanging, NewEvent, Photo, Record, Review, Shot, TemplateRef};
use gongshilan::core::notice::{Notice, Stage};
use gongshilan::core::office::{Duty, IssuerLevel, Office, OfficeNames, Place, Staff};
use gongshilan::core::template::{DayUnit, Span};
use gongshilan::core::values::Values;
use gongshilan::store::{Access, Store};

pub(crate) const NUMBER: &str = "柳泉村-2026-0001";

pub(crate) fn office(code: &str) -> Office {
    let staff = |name: &str, duty| Staff { name: name.into(), post: "委员".into(), duties: BTreeSet::from([duty]) };
    Office {
        name: "示例镇柳泉村村民委员会".into(),
        short: "柳泉村".into(),
        code: code.into(),
        level: IssuerLevel::Village,
        town: "示例镇".into(),
        places: vec![Place { name: "柳泉村村务公开栏".into(), kind: "村居公开栏".into() }],
        hotlines: Vec::new(),
        staff: vec![staff("张三丰", Duty::Draft), staff("李㛃", Duty::Review)],
        objection_office: String::new(),
        minimum_days: BTreeMap::from([("dibao".to_owned(), 7)]),
        one_person_review: false,
        practice: false,
    }
}

pub(crate) fn day(offset: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 3, 2).unwrap() + Duration::days(offset)
}

pub(crate) fn at(minute: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-02T09:00:00.123456789+08:00").unwrap() + Duration::minutes(minute)
}

pub(crate) fn event(number: Option<&str>, event: Event) -> NewEvent {
    NewEvent { day: day(0), by: "张三丰".into(), notice: number.map(str::to_owned), event }
}

pub(crate) fn office_set() -> NewEvent {
    event(None, Event::OfficeSet { office: Box::new(office("370000001")) })
}

pub(crate) fn values(title: &str) -> Values {
    let mut values = Values::default();
    values.set("title", title);
    values
        .rows
        .push(BTreeMap::from([("name".to_owned(), "王𬀩".to_owned()), ("amount".to_owned(), "１,200.00".to_owned())]));
    values
}

pub(crate) fn drafted(number: &str, title: &str) -> NewEvent {
    let template = TemplateRef { id: "dibao".into(), digest: "d1".into() };
    let draft = Draft {
        template,
        values: values(title),
        office: OfficeNames::default(),
        follows: None,
        supersedes: None,
        corrects: None,
    };
    event(Some(number), Event::Drafted(Box::new(draft)))
}

pub(crate) fn edited(number: &str, title: &str) -> NewEvent {
    event(Some(number), Event::Edited { values: values(title), office: OfficeNames::default(), follows: None })
}

pub(crate) fn photo(number: &str, digest: &str) -> NewEvent {
    let photo = Photo {
        digest: digest.into(),
        name: "远景.jpg".into(),
        bytes: 3,
        width: 1600,
        height: 1200,
        taken: None,
        shot: Shot::Far,
        place: "柳泉村村务公开栏".into(),
    };
    event(Some(number), Event::PhotoAttached(photo))
}

pub(crate) fn template_kept(number: &str) -> NewEvent {
    let kept = Event::TemplateKept {
        id: "dibao".into(),
        digest: "d1".into(),
        source: "id = \"dibao\"\n\t# 缩进".into(),
        common: "# 公共字段".into(),
    };
    event(Some(number), kept)
}

pub(crate) fn reviewed(number: &str) -> NewEvent {
    let review = Review {
        digest: "c1".into(),
        secrecy: true,
        privacy: true,
        accuracy: true,
        post: "村务监督委员会主任".into(),
        remarks: String::new(),
        shown: vec!["姓名含生僻字".into()],
    };
    event(Some(number), Event::Reviewed(review))
}

pub(crate) fn printed(number: &str) -> NewEvent {
    let edition = Edition {
        no: 1,
        digest: "c1".into(),
        first: day(0),
        last: Some(day(7)),
        span: Some(Span { days: 7, unit: DayUnit::Calendar }),
        pdf: "ab".repeat(32),
        pages: 1,
        paper: "A4".into(),
    };
    event(Some(number), Event::Printed(edition))
}

pub(crate) fn posted(number: &str) -> NewEvent {
    let hanging =
        Hanging { place: "柳泉村村务公开栏".into(), edition: 1, witness: "赵六".into(), backfilled: false };
    event(Some(number), Event::Posted(hanging))
}

/// A store with the office only.
pub(crate) fn fresh(home: &Path) -> Store {
    let mut store = Store::create(home).unwrap();
    store.commit(at(0), vec![office_set()]).unwrap();
    store
}

/// A small store with some life in it: several notices, commits of one to four records.
pub(crate) fn lively(home: &Path) -> Store {
    let mut store = fresh(home);
    for n in 1..=6 {
        let number = store.next_number("柳泉村", 2026).unwrap();
        store.commit(at(n), vec![template_kept(&number), drafted(&number, &format!("公示{n}"))]).unwrap();
        store.commit(at(n), vec![reviewed(&number)]).unwrap();
        let digest = store.keep_photo(format!("jpg{n}").as_bytes()).unwrap();
        store.commit(at(n), vec![printed(&number), posted(&number), photo(&number, &digest)]).unwrap();
    }
    store.commit(at(9), vec![edited(NUMBER, "改过的公示")]).unwrap();
    store
}

/// Everything that can be asked, for comparing two openings.
#[derive(Debug, PartialEq)]
pub(crate) struct Picture {
    head: (u64, String),
    office: Option<Office>,
    notices: Vec<Notice>,
    records: Vec<Record>,
    by_notice: Vec<Vec<Record>>,
    posted: Vec<String>,
    drafts: Vec<String>,
    template: Option<(String, String)>,
    next: String,
}

pub(crate) fn picture(store: &Store) -> Result<Picture, gongshilan::core::fault::Fault> {
    let (mut notices, mut records) = (Vec::new(), Vec::new());
    store.each_notice(|notice| notices.push(notice.clone()))?;
    store.each_record(|record| records.push(record.clone()))?;
    let by_notice: Result<_, _> = notices.iter().map(|notice: &Notice| store.records(&notice.number)).collect();
    let (seq, hash) = store.head();
    Ok(Picture {
        head: (seq, hash.to_owned()),
        office: store.office().cloned(),
        by_notice: by_notice?,
        posted: store.numbers_in(Stage::Posted)?,
        drafts: store.numbers_in(Stage::Draft)?,
        template: store.template("d1")?,
        next: store.next_number("柳泉村", 2026)?,
        notices,
        records,
    })
}

pub(crate) fn picture_of(home: &Path) -> Picture {
    picture(&Store::open(home, Access::Write).unwrap()).unwrap()
}

pub(crate) fn keys(messages: &[gongshilan::core::words::Message]) -> Vec<&str> {
    messages.iter().map(|message| message.key.as_ref()).collect()
}

pub(crate) fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// All files below `folder`, sorted.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { all.extend(files(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

pub(crate) fn segment(home: &Path) -> PathBuf {
    home.join("journal/000001.jsonl")
}

/// Numbers that look random and are the same every time (splitmix64).
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % below.max(1)
    }
}
