//! The same step by the screen and by the command line: both must leave the same in the journal.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use super::driver::Clerk;
use super::homes;

/// One practice board in front of a clerk, and another one of the same day.
pub(crate) struct Twins {
    pub(crate) clerk: Clerk,
    other: PathBuf,
    day: String,
    _folder: TempDir,
}

impl Twins {
    /// Both on 2026-11-24.
    pub(crate) fn new() -> Self {
        let (folder, other) = homes::practice();
        Self { clerk: Clerk::practice(80, 24), other, day: homes::practice_day().to_string(), _folder: folder }
    }

    /// Both go on to another day.
    pub(crate) fn on(&mut self, day: &str) -> &mut Self {
        day.clone_into(&mut self.day);
        self.clerk.day(day.parse().unwrap());
        self
    }

    /// Does the same on the other board by the command line.
    #[track_caller]
    pub(crate) fn command(&mut self, args: &[&str]) -> &mut Self {
        command(&self.other, &self.day, args);
        self
    }

    /// Prepares both boards by the command line; the clerk starts again after it.
    #[track_caller]
    pub(crate) fn both(&mut self, args: &[&str]) -> &mut Self {
        let home = self.clerk.close();
        for home in [&home, &self.other] {
            command(home, &self.day, args);
        }
        self.clerk.restart();
        self
    }

    /// Both journals state the same; returns the last event.
    #[track_caller]
    pub(crate) fn agree(&mut self) -> Value {
        let here = recorded(self.clerk.home());
        let there = recorded(&self.other);
        for (here, there) in here.iter().zip(&there) {
            assert_eq!(here, there);
        }
        assert_eq!(here.len(), there.len(), "{}", self.clerk.screen());
        here.last().unwrap()["event"].clone()
    }
}

#[track_caller]
fn command(home: &Path, day: &str, args: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gongshilan"));
    let out = command.args(["--lang", "zh", "--today", day, "--home"]).arg(home).args(args).output().unwrap();
    assert!(out.status.success(), "{args:?}: {}", String::from_utf8_lossy(&out.stderr));
}

/// What was stated in every record: day, who, which notice, what.
pub(crate) fn recorded(home: &Path) -> Vec<Value> {
    let mut segments: Vec<PathBuf> = fs::read_dir(home.join("journal"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "jsonl"))
        .collect();
    segments.sort();
    let stated = |line: &str| {
        // Behind the record stands its hash.
        let record = serde_json::Deserializer::from_str(line).into_iter::<Value>().next().unwrap().unwrap();
        let keys = ["seq", "day", "by", "notice", "event"];
        keys.into_iter().map(|key| (key.to_owned(), record[key].clone())).collect::<Value>()
    };
    let lines = segments.iter().flat_map(|path| {
        let text = fs::read_to_string(path).unwrap();
        text.lines().map(stated).collect::<Vec<_>>()
    });
    lines.collect()
}
