//! A parcel arrives: trusted, checked line by line, compared with what is here, and only then
//! taken over, all of it or nothing.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::cards::{self, Kinds};
use super::forks::{self, Fork, Parting};
use super::history::{Fit, History};
use super::{Inner, folder, refresh, rolls};
use crate::core::event::Event;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::store::chain::Line;
use crate::store::fold::Changes;
use crate::store::parcel::{Sender, Unpacked};
use crate::store::trees::{Trees, damaged};
use crate::store::walk::{End, Tail, Walked, walk};
use crate::store::{files, journal, photos};

/// What became of a parcel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Records were added: from which to which.
    Added(u64, u64),
    /// All of them were here.
    Known,
    /// Records before them are missing, from this one on; nothing was taken over.
    Gap(u64),
    /// They tell another history, which is kept apart.
    Forked(Box<Fork>),
    /// They are the office's own, and it has them.
    Own,
    /// They are the office's own, and it has only those up to this one: an old backup was restored
    /// here, or another computer goes on.
    OwnAhead(u64),
    /// They are the office's own, and differ from this record on.
    OwnDiffers(u64),
}

/// A parcel that was looked through to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Who sent it.
    pub sender: Sender,
    /// Its first record.
    pub first: u64,
    /// Its last record.
    pub last: u64,
    /// What became of it.
    pub outcome: Outcome,
    /// Photographs that were not here before.
    pub photos: u64,
    /// Photographs that did not come along.
    pub left_out: u64,
    /// What was mended on the way.
    pub notes: Vec<Message>,
}

impl Received {
    /// What became of it, in sentences.
    #[must_use]
    pub fn told(&self) -> Vec<Message> {
        let about = |key: &'static str| {
            Message::of(key).with("name", &self.sender.name).with("first", self.first).with("last", self.last)
        };
        let mut told = self.notes.clone();
        match &self.outcome {
            Outcome::Added(from, to) => told.push(about("receive-added").with("from", from).with("to", to)),
            Outcome::Known => told.push(about("receive-known")),
            Outcome::Gap(need) => {
                told.push(about("receive-gap").with("need", need).with("until", self.first.saturating_sub(1)));
            }
            Outcome::Forked(fork) => told.extend(fork.told(&self.sender.name)),
            Outcome::Own => told.push(about("receive-own")),
            Outcome::OwnAhead(here) => told.push(about("receive-own-ahead").with("here", here)),
            Outcome::OwnDiffers(seq) => told.push(about("receive-own-differs").with("seq", seq)),
        }
        if self.photos > 0 {
            told.push(Message::of("receive-photos").with("count", self.photos));
        }
        if self.left_out > 0 && matches!(self.outcome, Outcome::Added(..)) {
            told.push(Message::of("receive-left-out").with("count", self.left_out));
        }
        told
    }

    /// Whether somebody has to look at it.
    #[must_use]
    pub const fn is_trouble(&self) -> bool {
        !matches!(self.outcome, Outcome::Added(..) | Outcome::Known | Outcome::Own)
    }

    pub(in crate::store) fn of(parcel: &Unpacked, outcome: Outcome) -> Self {
        let manifest = &parcel.manifest;
        Self {
            sender: manifest.office.clone(),
            first: manifest.first,
            last: manifest.last,
            outcome,
            photos: 0,
            left_out: manifest.left_out,
            notes: Vec::new(),
        }
    }
}

/// A parcel, its lines read, on its way in.
pub(in crate::store) struct Arrival<'a> {
    /// The home folder.
    pub(in crate::store) home: &'a Path,
    /// Its content.
    pub(in crate::store) parcel: &'a Unpacked,
    /// Its lines, a sound stretch of one chain.
    pub(in crate::store) lines: &'a [Line],
    /// Now.
    pub(in crate::store) at: DateTime<FixedOffset>,
}

impl Inner {
    /// Takes a parcel over.
    pub(in crate::store) fn arrive(&self, arrival: &Arrival<'_>) -> Result<Received, Fault> {
        let trees = self.trees.as_ref().ok_or_else(|| damaged(&"closed"))?;
        let folder = folder(&self.root, &arrival.parcel.manifest.office.code);
        let (main, walked) = History::read(&folder)?;
        let mut received = Received::of(arrival.parcel, Outcome::Known);
        let walked = match walked.tail {
            Tail::Whole => walked,
            Tail::Torn(_) | Tail::Broken(_) => {
                self.unsettle()?;
                received.notes.push(set_aside(&folder, &walked)?);
                // The index knew what has just gone: lines that are sent again would be folded twice.
                refresh::renew(trees, &folder, &arrival.parcel.manifest.office.code)?;
                Walked { tail: Tail::Whole, ..walked }
            }
        };
        received.outcome = match main.fit(&arrival.parcel.manifest.prev, arrival.lines) {
            Fit::Known => Outcome::Known,
            Fit::Goes(from) => {
                self.append(trees, &folder, &walked, arrival, from)?;
                Outcome::Added(from, received.last)
            }
            other => match fork(&folder, &main, arrival, other)? {
                Some(fork) => Outcome::Forked(Box::new(fork)),
                None => Outcome::Gap(main.last() + 1),
            },
        };
        if !matches!(received.outcome, Outcome::Gap(_)) {
            received.photos = keep_photos(arrival)?;
        }
        if matches!(received.outcome, Outcome::Known | Outcome::Forked(_)) {
            self.note(trees, &folder, arrival)?;
        }
        Ok(received)
    }

    fn append(
        &self,
        trees: &Trees,
        folder: &Path,
        walked: &Walked,
        arrival: &Arrival<'_>,
        from: u64,
    ) -> Result<(), Fault> {
        let code = &arrival.parcel.manifest.office.code;
        let new: Vec<Line> = arrival.lines.iter().filter(|line| line.seq >= from).cloned().collect();
        let mut changes = Changes::default();
        // Before anything is written: lines that fit no notice are no work of this program.
        let name = &arrival.parcel.manifest.office.name;
        changes.take(&new, |number| rolls::notice(trees, code, number)).map_err(|fault| misfit(name, &fault))?;
        let known = rolls::office(trees, code)?;
        changes.office = changes.office.take().or(known.map(|known| known.office));
        files::make_folder(&journal::folder(folder))?;
        let end = write(folder, walked.end, &new)?;
        let head = new.last().map_or_else(Default::default, Line::head);
        let at = new.last().and_then(Line::at);
        let walked = Walked { head, at, end, tail: Tail::Whole, newer: None };
        refresh::set_received(folder, arrival.at)?;
        let Some(entry) = refresh::entry(folder, &walked, &changes)? else { return Err(damaged(code)) };
        self.unsettle()?;
        let head = cards::further(cards::head(trees, code)?, &new);
        rolls::apply(trees, &entry, &changes)?;
        cards::keep(&mut Kinds::of(trees), &entry, head)
    }

    // That something came is worth knowing even when it was nothing new.
    fn note(&self, trees: &Trees, folder: &Path, arrival: &Arrival<'_>) -> Result<(), Fault> {
        refresh::set_received(folder, arrival.at)?;
        let Some(known) = rolls::office(trees, &arrival.parcel.manifest.office.code)? else { return Ok(()) };
        let entry = super::ReplicaOffice { received: Some(arrival.at), forks: forks::count(folder)?, ..known };
        self.unsettle()?;
        rolls::apply(trees, &entry, &Changes::default())
    }
}

// The last segment with the new lines, or a new segment: one renaming, so all of it or nothing.
fn write(folder: &Path, end: End, new: &[Line]) -> Result<End, Fault> {
    let journal = journal::folder(folder);
    let full = end.offset >= journal::SEGMENT;
    let end = if full { End { segment: end.segment + 1, offset: 0 } } else { end };
    let path = journal::segment_path(&journal, end.segment);
    let mut bytes = files::read_if_there(&path)?.unwrap_or_default();
    bytes.truncate(usize::try_from(end.offset).unwrap_or(usize::MAX));
    bytes.extend(forks::bytes(new));
    files::write_whole(&path, &bytes)?;
    Ok(End { segment: end.segment, offset: bytes.len() as u64 })
}

// Whether the lines belong to another history that is known, or begin one; `None` when there is a
// gap before them.
fn fork(folder: &Path, main: &History, arrival: &Arrival<'_>, fit: Fit) -> Result<Option<Fork>, Fault> {
    let (prev, lines) = (&arrival.parcel.manifest.prev, arrival.lines);
    for (fork, kept) in forks::branches(folder)? {
        let from = match main.branch(&fork, &kept).fit(prev, lines) {
            Fit::Known => u64::MAX,
            Fit::Goes(from) => from,
            _ => continue,
        };
        return further(folder, main, fork, &kept, arrival, from).map(Some);
    }
    let (first, earlier) = match fit {
        Fit::Differs(seq) => (seq, false),
        Fit::DiffersBefore => (0, true),
        _ => return Ok(None),
    };
    let theirs: Vec<Line> = lines.iter().filter(|line| line.seq >= first).cloned().collect();
    let ours = theirs.first().map_or(Ok(None), |line| line_at(folder, line.seq))?;
    forks::keep(folder, &Parting { main, ours, theirs: &theirs, earlier }, arrival.at).map(Some)
}

// What the lines add to a history that is kept apart: its end, or the place where it parts.
fn further(
    folder: &Path,
    main: &History,
    fork: Fork,
    kept: &[Line],
    arrival: &Arrival<'_>,
    from: u64,
) -> Result<Fork, Fault> {
    let after = |seq: u64| arrival.lines.iter().filter(move |line| line.seq >= seq).cloned();
    let mut theirs: Vec<Line> = kept.to_vec();
    theirs.extend(after(from));
    if let (true, Fit::Differs(first)) = (fork.earlier, main.fit(&arrival.parcel.manifest.prev, arrival.lines)) {
        let before: Vec<Line> = after(first).filter(|line| line.seq < fork.first).collect();
        let theirs = [before, theirs].concat();
        let ours = line_at(folder, first)?;
        return forks::widen(folder, &fork, &Parting { main, ours, theirs: &theirs, earlier: false });
    }
    if theirs.len() > kept.len() {
        forks::extend(folder, &fork, &theirs)?;
    }
    let last = theirs.last().map_or(fork.last, |line| line.seq);
    Ok(Fork { last, ..fork })
}

fn line_at(folder: &Path, seq: u64) -> Result<Option<Line>, Fault> {
    let mut found = None;
    walk(&journal::folder(folder), &crate::store::walk::From::start(), |lines| {
        found = lines.iter().find(|line| line.seq == seq).cloned().or(found.take());
        Ok(())
    })?;
    Ok(found)
}

// What is damaged here moves to `bad.N`, and the sound part stays: the rest is sent again.
fn set_aside(folder: &Path, walked: &Walked) -> Result<Message, Fault> {
    let journal = journal::folder(folder);
    let aside = files::unused(folder, "bad.");
    files::make_folder(&aside)?;
    for number in journal::segments(&journal)?.into_iter().filter(|number| *number >= walked.end.segment) {
        let path = journal::segment_path(&journal, number);
        let kept = aside.join(files::name(&path));
        let bytes = files::read_if_there(&path)?.unwrap_or_default();
        files::write_whole(&kept, &bytes)?;
        if number > walked.end.segment {
            files::remove(&path)?;
        } else {
            let sound = usize::try_from(walked.end.offset).unwrap_or(usize::MAX);
            files::write_whole(&path, bytes.get(..sound).unwrap_or(&bytes))?;
        }
    }
    Ok(Message::of("replica-set-aside").with("seq", walked.head.seq + 1).with("path", aside.display()))
}

// Each is renamed into its place, where it is not yet; what the lines do not attach does not belong here.
fn keep_photos(arrival: &Arrival<'_>) -> Result<u64, Fault> {
    let mut kept = 0;
    for photo in &arrival.parcel.manifest.photos {
        let from = arrival.parcel.folder.join(&photo.sha256);
        if photos::adopt(arrival.home, &photo.sha256, &from)? {
            kept += 1;
        }
    }
    Ok(kept)
}

/// The first photograph of a parcel that its lines do not attach.
pub(in crate::store) fn unattached(parcel: &Unpacked, lines: &[Line]) -> Option<String> {
    let attached: BTreeSet<&str> = lines
        .iter()
        .filter_map(|line| match line.record.as_ref().map(|record| &record.event) {
            Some(Event::PhotoAttached(photo)) => Some(photo.digest.as_str()),
            _ => None,
        })
        .collect();
    let stray = parcel.manifest.photos.iter().find(|photo| !attached.contains(photo.sha256.as_str()));
    stray.map(|photo| photo.sha256.clone())
}

/// What to tell of lines of the office `name` that fit no notice; any other fault stays as it is.
pub(super) fn misfit(name: &str, fault: &Fault) -> Fault {
    let seq = fault.message.arg("seq").unwrap_or_default();
    let message = Message::of("parcel-misfit").with("name", name).with("seq", seq);
    if fault.message.key == "store-misfit" { Fault::input(message) } else { fault.clone() }
}

/// A folder for what is looked through; gone with this value.
#[derive(Debug)]
pub(in crate::store) struct Incoming(PathBuf);

impl Incoming {
    /// Makes it empty: what a killed import left there goes.
    pub(in crate::store) fn new(home: &Path) -> Result<Self, Fault> {
        let path = super::root(home).join("incoming");
        // Where that fails, making it says why.
        let _ = fs::remove_dir_all(&path);
        files::make_folder(&path)?;
        Ok(Self(path))
    }

    /// Where it is.
    pub(in crate::store) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Incoming {
    fn drop(&mut self) {
        // What stays behind goes at the next import.
        let _ = fs::remove_dir_all(&self.0);
    }
}
