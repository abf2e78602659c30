//! Folders for tests: empty, with a practice board, or with an office that was set up.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use chrono::NaiveDate;
use gongshilan::core::office::{Duty, Hotline, IssuerLevel, Place, Staff};
use gongshilan::desk::{self, Clock, OfficeChange};
use tempfile::TempDir;

use super::offices::{LOCUST, Offices, TOWN, WILLOW};

/// The day of every practice board here: a Tuesday.
pub(crate) fn practice_day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 24).unwrap()
}

/// A practice board, copied from the one that is made once.
pub(crate) fn practice() -> (TempDir, PathBuf) {
    let (dir, home) = empty();
    copy(&original(), &home);
    (dir, home)
}

/// Nothing at all; a practice board stands ready beside it, where the screen makes one otherwise.
pub(crate) fn empty() -> (TempDir, PathBuf) {
    let dir = tempfile::tempdir().unwrap();
    let home = dir.path().join("office");
    (dir, home)
}

/// Puts a practice board where the office in `home` looks for it: making one takes seconds.
pub(crate) fn put_practice_beside(home: &Path) {
    copy(&original(), &desk::practice_home(home));
}

/// An office of today with nothing on its board yet.
pub(crate) fn office() -> (TempDir, PathBuf) {
    let (dir, home) = empty();
    let change = OfficeChange {
        name: Some("示例镇样例村村民委员会".to_owned()),
        short: Some("样例村".to_owned()),
        code: Some("370000901".to_owned()),
        level: Some(IssuerLevel::Village),
        town: Some("示例镇".to_owned()),
        places: vec![Place { name: "村务公开栏".to_owned(), kind: "村居公开栏".to_owned() }],
        hotlines: vec![Hotline { name: "监督电话".to_owned(), number: "0530-5550101".to_owned() }],
        staff: vec![
            staff("周样例", &[Duty::Draft, Duty::Post, Duty::Inspect, Duty::Manage]),
            staff("吴示范", &[Duty::Review]),
        ],
        objection_office: Some("示例镇人民政府".to_owned()),
        ..OfficeChange::default()
    };
    drop(desk::set_up(&home, change, None, Clock::System).unwrap());
    (dir, home)
}

fn staff(name: &str, duties: &[Duty]) -> Staff {
    Staff { name: name.to_owned(), post: "村干部".to_owned(), duties: duties.iter().copied().collect() }
}

/// The office `name` of a town with two villages. `town` has the records of both: 柳泉村 has a list
/// that should have come down, and both sent the same photograph, with `柳泉村-2026-0001` and
/// `槐影样例村-2026-0001`. The village `locust`, 槐影样例村, was asked for a list.
pub(crate) fn of_the_town(name: &str) -> (TempDir, PathBuf) {
    let (dir, home) = empty();
    copy(&town_with_villages().path(name), &home);
    (dir, home)
}

fn town_with_villages() -> &'static Offices {
    static MADE: OnceLock<Offices> = OnceLock::new();
    MADE.get_or_init(|| {
        let all = Offices::acquainted(&[TOWN, WILLOW, LOCUST]);
        for (home, day) in [("willow", "2026-11-03"), ("locust", "2026-11-10")] {
            let number = all.post(home, day);
            all.photograph(home, day, &number, "board-near.jpg");
            if home == "locust" {
                all.ok(home, "2026-11-12", &format!("inspect {number} 完好"));
            }
            all.ok(home, "2026-11-12", &format!("export -o {home}.gsl"));
            all.ok("town", "2026-11-12", &format!("import {home}.gsl"));
        }
        let request = "request 槐影样例村 --what 请张贴四季度低保名单 --template dibao-initial --due 2026-11-30";
        all.ok("town", "2026-11-20", &format!("{request} --by 吴示范"));
        all.ok("town", "2026-11-20", "export -o asks.gsl");
        all.ok("locust", "2026-11-20", "import asks.gsl");
        all
    })
}

fn original() -> PathBuf {
    static MADE: OnceLock<(TempDir, PathBuf)> = OnceLock::new();
    let (_, home) = MADE.get_or_init(|| {
        let (dir, home) = empty();
        desk::demo(Some(&home), practice_day()).unwrap();
        (dir, home)
    });
    home.clone()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}
