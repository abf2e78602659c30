//! Making the journal sound again: from the index's spare copies where they fit the chain, by
//! cutting off a commit that never ended, and otherwise not at all.
//!
//! Nothing that was ever acknowledged is cut, and what is replaced is kept beside.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::path::Path;

use super::chain::{Head, Line};
use super::index::Index;
use super::walk::{From, Lines, Spot, Tail, Walked, walk};
use super::{files, journal};
use crate::core::fault::Fault;
use crate::core::words::Message;

/// What became of the journal.
#[derive(Debug)]
pub(super) enum Verdict {
    /// It is whole from the first line to the last.
    Sound(Walked, Kinship),
    /// It is not, and the spare copies do not help. The message names the place.
    Unsound(Message),
}

/// Whether the index tells of the same chain as the journal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kinship {
    /// It does, or there is no index.
    Same,
    /// It tells of another one: somebody exchanged one of the two.
    Foreign,
}

/// What is known about the journal from elsewhere.
#[derive(Debug)]
pub(super) struct Spare<'a> {
    index: Option<&'a Index>,
    // Of the index, as long as it belongs to this chain.
    head: Option<Head>,
    known: Option<Head>,
    kinship: Kinship,
}

impl<'a> Spare<'a> {
    /// From the index and from the note of the last close.
    pub(super) fn new(index: Option<&'a Index>, known: Option<Head>) -> Self {
        // An index that cannot even tell its head is no help; renewing it will say so.
        let head = index.and_then(|index| index.head().ok().flatten());
        Self { index, head, known, kinship: Kinship::Same }
    }

    fn line(&self, seq: u64) -> Option<Line> {
        self.index.and_then(|index| index.event(seq).ok().flatten()).and_then(|text| Line::decode(&text))
    }

    fn last(&self) -> u64 {
        self.head.as_ref().map_or(0, |head| head.seq)
    }

    // What was acknowledged for certain.
    fn floor(&self) -> u64 {
        self.last().max(self.known.as_ref().map_or(0, |head| head.seq))
    }

    // Forgets what speaks of another chain than the one on the disk.
    fn drop_foreign(&mut self, walked: &Walked, seen: &BTreeMap<u64, String>, notes: &mut Vec<Message>) {
        let other = |head: &Head| seen.get(&head.seq).is_some_and(|hash| *hash != head.hash);
        if self.known.as_ref().is_some_and(other) {
            notes.extend(self.known.take().map(|head| Message::of("store-chain-changed").with("seq", head.seq)));
        }
        let Some(head) = &self.head else { return };
        let joins = head.seq <= walked.head.seq
            || walked.head.seq == 0
            || self.line(walked.head.seq).is_some_and(|line| line.hash == walked.head.hash);
        if other(head) || !joins {
            notes.push(Message::of("store-index-foreign").with("seq", head.seq));
            self.head = None;
            self.index = None;
            self.kinship = Kinship::Foreign;
        }
    }
}

/// Checks the journal in `folder` and mends what can be mended; `notes` tell what was done.
pub(super) fn mend(folder: &Path, mut spare: Spare<'_>, notes: &mut Vec<Message>) -> Result<Verdict, Fault> {
    let wanted: Vec<u64> = spare.head.iter().chain(&spare.known).map(|head| head.seq).collect();
    let mut seen = BTreeMap::new();
    let walked = walk(folder, &From::start(), |lines| {
        seen.extend(lines.iter().filter(|line| wanted.contains(&line.seq)).map(|line| (line.seq, line.hash.clone())));
        Ok(())
    })?;
    spare.drop_foreign(&walked, &seen, notes);
    if let Some(verdict) = accept(folder, &walked, &spare, notes)? {
        return Ok(verdict);
    }
    let missing = fill_in(folder, &spare, notes)?;
    let again = walk(folder, &From::start(), |_| Ok(()))?;
    Ok(match accept(folder, &again, &spare, notes)? {
        Some(verdict) => verdict,
        None => Verdict::Unsound(unsound(&again, missing.as_ref(), spare.floor())),
    })
}

// Sound as it is, or after cutting off what was never acknowledged.
fn accept(
    folder: &Path,
    walked: &Walked,
    spare: &Spare<'_>,
    notes: &mut Vec<Message>,
) -> Result<Option<Verdict>, Fault> {
    if walked.head.seq < spare.floor() || matches!(walked.tail, Tail::Broken(_)) {
        return Ok(None);
    }
    if matches!(walked.tail, Tail::Torn(_)) {
        notes.push(cut(folder, walked)?);
    }
    Ok(Some(Verdict::Sound(Walked { tail: Tail::Whole, ..walked.clone() }, spare.kinship)))
}

fn unsound(walked: &Walked, missing: Option<&Spot>, floor: u64) -> Message {
    match (&walked.tail, missing) {
        (Tail::Broken(spot) | Tail::Torn(spot), _) | (Tail::Whole, Some(spot)) => broken(spot),
        (Tail::Whole, None) => lost(walked.head.seq, floor),
    }
}

/// Tells that the end is missing.
pub(super) fn lost(have: u64, known: u64) -> Message {
    Message::of("store-records-lost").with("have", have).with("known", known)
}

/// Names a bad place.
pub(super) fn broken(spot: &Spot) -> Message {
    Message::of("store-journal-broken")
        .with("segment", journal::segment_name(spot.segment))
        .with("line", spot.line)
        .with("seq", spot.seq)
}

// Moves everything after the last whole commit into a file of its own.
fn cut(folder: &Path, walked: &Walked) -> Result<Message, Fault> {
    let mut torn = Vec::new();
    let later: Vec<u32> = journal::segments(folder)?.into_iter().filter(|n| *n > walked.end.segment).collect();
    let path = journal::segment_path(folder, walked.end.segment);
    let bytes = files::read_if_there(&path)?.unwrap_or_default();
    let kept = usize::try_from(walked.end.offset).unwrap_or(usize::MAX);
    torn.extend_from_slice(bytes.get(kept..).unwrap_or_default());
    for number in &later {
        torn.extend(files::read_if_there(&journal::segment_path(folder, *number))?.unwrap_or_default());
    }
    let aside = files::unused(folder, "torn.");
    files::write_whole(&aside, &torn)?;
    for number in later {
        files::remove(&journal::segment_path(folder, number))?;
    }
    let file = OpenOptions::new().write(true).open(&path).map_err(|err| files::write_fault(&path, &err))?;
    file.set_len(walked.end.offset).and_then(|()| file.sync_all()).map_err(|err| files::write_fault(&path, &err))?;
    files::sync_folder(folder)?;
    Ok(Message::of("store-torn-cut").with("bytes", torn.len()).with("kept", files::name(&aside)))
}

// Writes every segment anew that lacks a line which the spare has. Gives the first hole that
// stays; from there on nothing is touched.
fn fill_in(folder: &Path, spare: &Spare<'_>, notes: &mut Vec<Message>) -> Result<Option<Spot>, Fault> {
    let last = journal::segments(folder)?.last().copied().unwrap_or(1);
    let firsts = first_seqs(folder, last)?;
    let mut head = Head::default();
    for segment in 1..=last {
        let path = journal::segment_path(folder, segment);
        let good = good_lines(&path)?;
        let own = good.last_key_value().map_or(0, |(seq, _)| *seq).max(spare.last());
        let until = firsts.range(segment + 1..).next().map_or(own, |(_, seq)| seq.saturating_sub(1));
        let mut out = Vec::new();
        let mut count = 0;
        while head.seq < until {
            let fits = |line: &Line| line.follows(&head);
            let next = good.get(&(head.seq + 1)).filter(|line| fits(line)).cloned();
            let Some(line) = next.or_else(|| spare.line(head.seq + 1).filter(fits)) else {
                return Ok(Some(Spot { segment, line: count + 1, seq: head.seq + 1 }));
            };
            head = line.head();
            out.extend_from_slice(&line.text);
            out.push(b'\n');
            count += 1;
        }
        notes.extend(replace(folder, &path, &out)?);
    }
    Ok(None)
}

fn replace(folder: &Path, path: &Path, out: &[u8]) -> Result<Option<Message>, Fault> {
    let before = files::read_if_there(path)?;
    if before.as_deref() == Some(out) {
        return Ok(None);
    }
    let mut message = Message::of("store-journal-healed").with("segment", files::name(path));
    if let Some(before) = before {
        let aside = files::unused(folder, "bad.");
        files::write_whole(&aside, &before)?;
        message = message.with("kept", files::name(&aside));
    } else {
        message = message.with("kept", "-");
    }
    files::write_whole(path, out)?;
    Ok(Some(message))
}

// Intact lines of a segment by sequence number. One segment is in memory, not the journal.
fn good_lines(path: &Path) -> Result<BTreeMap<u64, Line>, Fault> {
    let mut good = BTreeMap::new();
    let mut lines = Lines::open(path)?;
    while let Some(text) = lines.next()? {
        if let Some(line) = Line::decode(text.strip_suffix(b"\n").unwrap_or(text)) {
            good.entry(line.seq).or_insert(line);
        }
    }
    Ok(good)
}

// The first intact line of each segment.
fn first_seqs(folder: &Path, last: u32) -> Result<BTreeMap<u32, u64>, Fault> {
    let mut firsts = BTreeMap::new();
    for segment in 1..=last {
        let path = journal::segment_path(folder, segment);
        let mut lines = Lines::open(&path)?;
        while let Some(text) = lines.next()? {
            if let Some(line) = Line::decode(text.strip_suffix(b"\n").unwrap_or(text)) {
                firsts.insert(segment, line.seq);
                break;
            }
        }
    }
    Ok(firsts)
}
