//! A suspect index is opened by a child process first. This needs a `main` of its own, because
//! the child is this very program: hence no test harness.

use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use chrono::{DateTime, NaiveDate};
use gongshilan::core::event::{Event, NewEvent};
use gongshilan::core::office::{IssuerLevel, Office};
use gongshilan::store::{Access, Store, probe};

const HOME: &str = "STORE_PROBE_HOME";
const TRACE: &str = "STORE_PROBE_TRACE";
const FAIL: &str = "STORE_PROBE_FAIL";

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<ExitCode> {
    if let Some(code) = probe::run_if_asked() {
        if let Some(trace) = env::var_os(TRACE) {
            fs::write(trace, "asked")?;
        }
        return Ok(if env::var_os(FAIL).is_some() { ExitCode::FAILURE } else { code });
    }
    if let Some(home) = env::var_os(HOME) {
        let store = Store::open(Path::new(&home), Access::Write)?;
        for note in store.opened() {
            println!("{}", note.key);
        }
        return Ok(ExitCode::SUCCESS);
    }
    a_closed_index_is_opened_without_a_child()?;
    a_suspect_index_is_shown_to_a_child_and_used()?;
    an_index_that_brings_the_child_down_is_built_anew()?;
    an_index_that_does_not_open_is_found_by_the_child()?;
    Ok(ExitCode::SUCCESS)
}

struct Scene(tempfile::TempDir);

impl Scene {
    fn new() -> Outcome<Self> {
        let scene = Self(tempfile::tempdir()?);
        let office = Office {
            name: "示例镇柳泉村村民委员会".into(),
            short: "柳泉村".into(),
            code: "370000001".into(),
            level: IssuerLevel::Village,
            town: "示例镇".into(),
            places: Vec::new(),
            hotlines: Vec::new(),
            staff: Vec::new(),
            objection_office: String::new(),
            minimum_days: std::collections::BTreeMap::new(),
            one_person_review: false,
            practice: false,
        };
        let event = Event::OfficeSet { office: Box::new(office) };
        let day = NaiveDate::default();
        let new = NewEvent { day, by: "张三丰".into(), notice: None, event };
        let mut store = Store::create(&scene.home())?;
        store.commit(DateTime::parse_from_rfc3339("2026-03-02T09:00:00+08:00")?, vec![new])?;
        Ok(scene)
    }

    fn home(&self) -> std::path::PathBuf {
        self.0.path().join("home")
    }

    fn crashed(self) -> Outcome<Self> {
        fs::remove_file(self.home().join("index/clean"))?;
        Ok(self)
    }

    // Opens the store in a process of its own: its notes, and whether a child was asked.
    fn open(&self, also: &[(&str, &str)]) -> Outcome<(String, bool)> {
        let trace = self.0.path().join("trace");
        let mut program = Command::new(env::current_exe()?);
        let output = program.env(HOME, self.home()).env(TRACE, &trace).envs(also.iter().copied()).output()?;
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        Ok((String::from_utf8(output.stdout)?, trace.exists()))
    }
}

fn a_closed_index_is_opened_without_a_child() -> Outcome<()> {
    assert_eq!(Scene::new()?.open(&[])?, (String::new(), false));
    Ok(())
}

fn a_suspect_index_is_shown_to_a_child_and_used() -> Outcome<()> {
    assert_eq!(Scene::new()?.crashed()?.open(&[])?, (String::new(), true));
    Ok(())
}

fn an_index_that_brings_the_child_down_is_built_anew() -> Outcome<()> {
    let scene = Scene::new()?.crashed()?;
    assert_eq!(scene.open(&[(FAIL, "1")])?, ("store-index-damaged\nstore-index-rebuilt\n".to_owned(), true));
    assert_eq!(scene.open(&[(FAIL, "1")])?.0, "", "and closed in order after that");
    Ok(())
}

fn an_index_that_does_not_open_is_found_by_the_child() -> Outcome<()> {
    let scene = Scene::new()?.crashed()?;
    let file = scene.home().join("index/sled.1/db");
    fs::remove_file(&file)?;
    fs::create_dir(&file)?;
    assert_eq!(scene.open(&[])?, ("store-index-damaged\nstore-index-rebuilt\n".to_owned(), true));
    Ok(())
}
