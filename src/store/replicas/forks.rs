//! Another history of the same office, kept apart in `fork.N/`: nobody here decides which is true.

use std::fs;
use std::path::Path;

use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

use super::history::History;
use crate::core::event_words::event_words;
use crate::core::fault::Fault;
use crate::core::fork::ForkKind;
use crate::core::words::Message;
use crate::store::chain::Line;
use crate::store::files;

const ABOUT: &str = "about.json";
const LINES: &str = "journal.jsonl";
const STEM: &str = "fork.";

/// Another history of an office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fork {
    /// Its number, as in the name of its folder.
    #[serde(skip)]
    pub no: u32,
    /// The first record here that differs.
    pub first: u64,
    /// The last record here.
    #[serde(skip)]
    pub last: u64,
    /// What it looks like.
    pub kind: ForkKind,
    /// Whether the histories part even earlier: what came begins after that.
    #[serde(default)]
    pub earlier: bool,
    /// The first record that differs, as the history in use has it, in one line.
    pub ours: Option<Message>,
    /// The first record that differs, as this history has it, in one line.
    pub theirs: Option<Message>,
    /// When it came.
    pub received: DateTime<FixedOffset>,
}

impl Fork {
    /// That there are two histories, what it looks like, and where they part, in sentences.
    #[must_use]
    pub fn told(&self, name: &str) -> Vec<Message> {
        let key = if self.earlier { "fork-told-before" } else { "fork-told" };
        let told = Message::of(key).with("name", name).with("seq", self.first).with("no", self.no);
        let side = |key: &'static str, said: &Option<Message>| {
            said.clone().map(|said| Message::of(key).with("seq", self.first).with_said("event", said))
        };
        let sides = [side("fork-ours", &self.ours), side("fork-theirs", &self.theirs)];
        [told, Message::of(self.kind.key())].into_iter().chain(sides.into_iter().flatten()).collect()
    }
}

/// The forks in the folder of an office, by number.
pub(super) fn list(folder: &Path) -> Result<Vec<Fork>, Fault> {
    Ok(branches(folder)?.into_iter().map(|(fork, _)| fork).collect())
}

/// How many there are.
pub(super) fn count(folder: &Path) -> Result<u32, Fault> {
    let numbers = files::entries(folder)?.into_iter().filter(|path| number(path).is_some());
    Ok(u32::try_from(numbers.count()).unwrap_or(u32::MAX))
}

fn number(path: &Path) -> Option<u32> {
    files::name(path).strip_prefix(STEM)?.parse().ok()
}

/// Every fork with its lines. One that cannot be read any more is passed over: it is not in use.
pub(super) fn branches(folder: &Path) -> Result<Vec<(Fork, Vec<Line>)>, Fault> {
    let mut all = Vec::new();
    for path in files::entries(folder)? {
        let Some(no) = number(&path) else { continue };
        let about = files::read_if_there(&path.join(ABOUT))?;
        let fork: Option<Fork> = about.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let bytes = files::read_if_there(&path.join(LINES))?.unwrap_or_default();
        let lines: Option<Vec<Line>> =
            bytes.split(|byte| *byte == b'\n').filter(|text| !text.is_empty()).map(Line::decode).collect();
        if let Some((fork, lines)) = fork.zip(lines.filter(|lines| !lines.is_empty())) {
            let last = lines.last().map_or(0, |line| line.seq);
            all.push((Fork { no, last, ..fork }, lines));
        }
    }
    all.sort_by_key(|(fork, _)| fork.no);
    Ok(all)
}

/// Two histories, and where they part.
pub(super) struct Parting<'a> {
    /// The history in use.
    pub(super) main: &'a History,
    /// The line at which it differs, where it is known.
    pub(super) ours: Option<Line>,
    /// The lines that differ.
    pub(super) theirs: &'a [Line],
    /// Whether they part before the first of these.
    pub(super) earlier: bool,
}

impl Parting<'_> {
    fn fork(&self, no: u32, at: DateTime<FixedOffset>) -> Fork {
        let first = self.theirs.first().map_or(1, |line| line.seq);
        let mut branch = History::default();
        branch.extend(self.theirs);
        // Where nobody knows from where on they differ, at least the last record in use does.
        let ours = self.main.stretch(if self.earlier { first.min(self.main.last()) } else { first });
        let said = |line: Option<&Line>| line.and_then(|line| line.record.as_ref()).map(event_words);
        Fork {
            no,
            first,
            last: self.theirs.last().map_or(first, |line| line.seq),
            kind: ForkKind::of(first, ours, branch.stretch(1)),
            earlier: self.earlier,
            ours: said(self.ours.as_ref()),
            theirs: said(self.theirs.first()),
            received: at,
        }
    }
}

/// Begins the history of `fork` earlier, now that it is known where it parts.
pub(super) fn widen(folder: &Path, fork: &Fork, parting: &Parting<'_>) -> Result<Fork, Fault> {
    let path = folder.join(format!("{STEM}{}", fork.no));
    let wider = parting.fork(fork.no, fork.received);
    // Lines first: with the old note they still tell the same history.
    files::write_whole(&path.join(LINES), &bytes(parting.theirs))?;
    files::write_whole(&path.join(ABOUT), &serde_json::to_vec_pretty(&wider).unwrap_or_default())?;
    Ok(wider)
}

/// Keeps another history: under another name first, then all of it appears at once.
pub(super) fn keep(folder: &Path, parting: &Parting<'_>, at: DateTime<FixedOffset>) -> Result<Fork, Fault> {
    let path = files::unused(folder, STEM);
    let fork = parting.fork(number(&path).unwrap_or(1), at);
    let half = folder.join("fork.new");
    // What a killed import left.
    let _ = fs::remove_dir_all(&half);
    files::make_folder(&half)?;
    files::write_whole(&half.join(LINES), &bytes(parting.theirs))?;
    files::write_whole(&half.join(ABOUT), &serde_json::to_vec_pretty(&fork).unwrap_or_default())?;
    files::rename(&half, &path).map_err(|err| files::write_fault(&path, &err))?;
    files::sync_folder(folder)?;
    Ok(fork)
}

/// Writes a fork that goes on.
pub(super) fn extend(folder: &Path, fork: &Fork, lines: &[Line]) -> Result<(), Fault> {
    files::write_whole(&folder.join(format!("{STEM}{}", fork.no)).join(LINES), &bytes(lines))
}

/// Takes a fork away: its lines are in use now.
pub(super) fn drop(folder: &Path, fork: &Fork) -> Result<(), Fault> {
    let path = folder.join(format!("{STEM}{}", fork.no));
    fs::remove_dir_all(&path).map_err(|err| files::write_fault(&path, &err))
}

/// Lines as they stand in a file.
pub(super) fn bytes(lines: &[Line]) -> Vec<u8> {
    let mut out = Vec::with_capacity(lines.iter().map(|line| line.text.len() + 1).sum());
    for line in lines {
        out.extend_from_slice(&line.text);
        out.push(b'\n');
    }
    out
}
