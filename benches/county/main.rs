//! Makes a county of invented offices: villages with keys, records of two years, and the office
//! that supervises them, which took all of it over through the same door as any other parcel.
//!
//! ```text
//! cargo bench --bench county -- --out FOLDER [--percent 1] [--home FOLDER/county]
//! ```
//!
//! A hundred percent are 21 towns and 1,200 villages with 100,000 notices and 1,500,000 records. What is asked
//! of it afterwards is measured by `measure.py` beside this file.

mod story;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use gongshilan::core::event::{Event, KeySet, NewEvent};
use gongshilan::core::fault::Fault;
use gongshilan::core::fingerprint::fingerprint;
use gongshilan::core::office::{Duty, IssuerLevel, Office, Place, Staff};
use gongshilan::core::template::Shelf;
use gongshilan::core::watch::unwatched;
use gongshilan::core::words::{Lang, Words};
use gongshilan::desk::{Clock, Desk, OfficeChange, set_up};
use gongshilan::store::{PackOrder, PhotoChoice, Store};

use story::{Story, day, moment, stories};

const TOWNS: usize = 21;
const VILLAGES: usize = 1200;
/// Day of the county on which the last month begins.
const MONTH_AGO: u64 = 695;

fn main() -> ExitCode {
    let Some(args) = Args::read() else {
        // `cargo bench` runs every bench: this one only where somebody says where to.
        println!("county: nothing made; say --out FOLDER [--percent 1]");
        return ExitCode::SUCCESS;
    };
    match make(&args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            let words = Words::of(Lang::Zh);
            eprintln!("{}", words.say(&fault.message));
            fault.details.iter().for_each(|detail| eprintln!("{}", words.say(detail)));
            ExitCode::FAILURE
        }
    }
}

struct Args {
    out: PathBuf,
    percent: usize,
}

impl Args {
    fn read() -> Option<Self> {
        let given: Vec<String> = std::env::args().collect();
        let value = |name: &str| given.iter().position(|arg| arg == name).and_then(|at| given.get(at + 1));
        let percent = value("--percent").and_then(|text| text.parse().ok()).unwrap_or(1);
        Some(Self { out: value("--out")?.into(), percent })
    }
}

fn make(args: &Args) -> Result<(), Fault> {
    let began = Instant::now();
    let (parcels, month) = (args.out.join("parcels"), args.out.join("month"));
    for folder in [&args.out, &parcels, &month] {
        fs::create_dir_all(folder).map_err(|err| failed(folder, &err))?;
    }
    let offices = offices(args.percent);
    let (shelf, _) = Shelf::new(&[]);
    let mut records = 0;
    for (number, office) in offices.iter().enumerate() {
        let home = args.out.join("office");
        // The last month of one village is kept back, to be taken over while somebody looks at the clock.
        let late = if number + 1 == offices.len() { &month } else { &parcels };
        records += live(&home, office, &stories(number, &shelf), &[&parcels, late])?;
        fs::remove_dir_all(&home).map_err(|err| failed(&home, &err))?;
    }
    println!("{} offices, {records} records, written in {:.0} s", offices.len(), began.elapsed().as_secs_f32());
    take_over(&args.out.join("county"), &parcels)
}

fn failed(path: &Path, err: &std::io::Error) -> Fault {
    Fault::storage(
        gongshilan::core::words::Message::of("file-unwritable").with("path", path.display()).with("reason", err),
    )
}

// Towns first: their lists are what those of the villages are held against.
fn offices(percent: usize) -> Vec<Office> {
    let share = |all: usize| (all * percent / 100).max(1);
    let towns = (0..share(TOWNS)).map(|town| office(town, town, IssuerLevel::Town));
    let villages =
        (0..share(VILLAGES)).map(|village| office(TOWNS + village, village % share(TOWNS), IssuerLevel::Village));
    towns.chain(villages).collect()
}

fn office(number: usize, town: usize, level: IssuerLevel) -> Office {
    let town = format!("示例{}镇", town + 1);
    let short = match level {
        IssuerLevel::Town => town.clone(),
        _ => format!("样例{}村", number + 1 - TOWNS),
    };
    let kind = if level == IssuerLevel::Town { "镇街公开栏" } else { "村居公开栏" };
    let place = Place {
        name: format!("{short}{}", kind.trim_start_matches("镇街").trim_start_matches("村居")),
        kind: kind.to_owned(),
    };
    let staff = |name: &str, post: &str, duties: &[Duty]| Staff {
        name: name.to_owned(),
        post: post.to_owned(),
        duties: duties.iter().copied().collect(),
    };
    Office {
        name: if level == IssuerLevel::Town {
            format!("{town}人民政府")
        } else {
            format!("{town}{short}村民委员会")
        },
        short,
        code: format!("{:09}", 990_000_000 + number),
        level,
        town,
        places: vec![place],
        hotlines: Vec::new(),
        staff: vec![
            staff("周样例", "文书", &[Duty::Draft, Duty::Post, Duty::Inspect, Duty::Manage]),
            staff("吴示范", "主任", &[Duty::Review]),
        ],
        objection_office: String::new(),
        minimum_days: std::collections::BTreeMap::new(),
        one_person_review: false,
        practice: false,
    }
}

// An office lives through its stories, record by record, and packs them.
// The first of `folders` is for what happened until a month ago, the second for the rest.
fn live(home: &Path, office: &Office, stories: &[Story<'_>], folders: &[&Path; 2]) -> Result<u64, Fault> {
    let mut store = Store::create(home)?;
    let began = moment(day(0), 480);
    let by = "周样例".to_owned();
    let set = Event::OfficeSet { office: Box::new(office.clone()) };
    let key = Event::KeySet(KeySet { key: store.own_key()?, reason: String::new() });
    let new = |event| NewEvent { day: day(0), by: by.clone(), notice: None, event };
    store.commit(began, vec![new(set), new(key)])?;
    let mut steps = Vec::new();
    for (running, story) in stories.iter().enumerate() {
        steps.extend(story.steps(office, running + 1));
    }
    steps.sort_by_key(|(at, _)| *at);
    let [before, after] = *folders;
    let late = steps.partition_point(|(at, _)| at.date_naive() < day(MONTH_AGO));
    let mut packed = 0;
    for (step, (at, events)) in steps.into_iter().enumerate() {
        if step == late && before != after {
            packed = pack(&store, packed, before)?;
        }
        store.commit(at, events)?;
    }
    pack(&store, packed, after)?;
    let (records, _) = store.head();
    store.close()?;
    Ok(records)
}

// Everything after the record `sent`; gives the last record.
fn pack(store: &Store, mut sent: u64, folder: &Path) -> Result<u64, Fault> {
    let order = |from| PackOrder { from, photos: PhotoChoice::None, dest: folder.to_owned() };
    while let Some(packed) = store.pack(&order(sent + 1))? {
        sent = packed.last;
    }
    Ok(sent)
}

fn take_over(home: &Path, parcels: &Path) -> Result<(), Fault> {
    let mut county = set_up(home, supervisor(), None, Clock::System)?;
    let began = Instant::now();
    let mut paths: Vec<PathBuf> = fs::read_dir(parcels)
        .map_err(|err| failed(parcels, &err))?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .collect();
    paths.sort();
    for path in &paths {
        register(&mut county, path)?;
    }
    println!("{} parcels, senders registered in {:.1} s", paths.len(), began.elapsed().as_secs_f32());
    let began = Instant::now();
    let troubles = county.receive(parcels, &mut unwatched)?.iter().filter(|arrived| arrived.is_trouble()).count();
    println!("taken over in {:.1} s, {troubles} of them with trouble", began.elapsed().as_secs_f32());
    Ok(())
}

fn register(county: &mut Desk, path: &Path) -> Result<(), Fault> {
    let introduced = county.introduce(path)?;
    if introduced.registered.is_none() {
        county.register(&introduced, &fingerprint(&introduced.key), "", None)?;
    }
    Ok(())
}

fn supervisor() -> OfficeChange {
    OfficeChange {
        name: Some("示例县农业农村局".to_owned()),
        short: Some("示例县".to_owned()),
        code: Some("989999999".to_owned()),
        level: Some(IssuerLevel::Town),
        town: Some("示例县".to_owned()),
        places: vec![Place { name: "示例县公开栏".to_owned(), kind: "镇街公开栏".to_owned() }],
        staff: vec![Staff {
            name: "郑演示".to_owned(),
            post: "督查".to_owned(),
            duties: [Duty::Draft, Duty::Review, Duty::Post, Duty::Inspect, Duty::Manage].into(),
        }],
        one_person_review: Some(true),
        ..OfficeChange::default()
    }
}
