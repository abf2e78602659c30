//! Reading the journal from end to end, checking every hash, link and commit on the way.
//!
//! One commit is in memory at a time, never the whole journal.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind};
use std::path::Path;

use chrono::{DateTime, FixedOffset};

use super::chain::{Head, Line};
use super::{files, journal};
use crate::core::fault::Fault;

/// A place in the journal right after a whole commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct End {
    /// Number of the segment.
    pub(super) segment: u32,
    /// Bytes from its beginning.
    pub(super) offset: u64,
}

/// Where to begin, and what must come before it.
#[derive(Clone, Debug)]
pub(super) struct From {
    /// Number of the segment.
    pub(super) segment: u32,
    /// The head of the chain before it.
    pub(super) head: Head,
}

impl From {
    /// The beginning of the chain.
    pub(super) fn start() -> Self {
        Self { segment: 1, head: Head::default() }
    }
}

/// The first thing that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    /// Number of the segment.
    pub(super) segment: u32,
    /// Line within the segment, from 1.
    pub(super) line: u64,
    /// The sequence number that should stand there.
    pub(super) seq: u64,
}

/// How the journal ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Tail {
    /// With a whole commit.
    Whole,
    /// With something that no valid line follows: a commit that was cut off.
    Torn(Spot),
    /// It is damaged further up: valid lines follow the bad one.
    Broken(Spot),
}

/// What reading it showed.
#[derive(Clone, Debug)]
pub(super) struct Walked {
    /// The last line of the last whole commit before anything bad.
    pub(super) head: Head,
    /// When that line was recorded.
    pub(super) at: Option<DateTime<FixedOffset>>,
    /// The place after it.
    pub(super) end: End,
    /// How it ends.
    pub(super) tail: Tail,
    /// Sequence number of the first record that only a newer version understands.
    pub(super) newer: Option<u64>,
}

/// Reads the journal in `folder` and hands every whole commit to `visit`, in order.
pub(super) fn walk(
    folder: &Path,
    from: &From,
    mut visit: impl FnMut(&[Line]) -> Result<(), Fault>,
) -> Result<Walked, Fault> {
    let segments = journal::segments(folder)?;
    let mut walker = Walker::new(from);
    for number in segments.into_iter().filter(|number| *number >= from.segment) {
        walker.enter(number);
        let path = journal::segment_path(folder, number);
        let mut lines = Lines::open(&path)?;
        while let Some(text) = lines.next()? {
            if walker.bad.is_some() {
                if Line::decode(text.trim_ascii_end()).is_some() {
                    return Ok(walker.finish(true));
                }
            } else if let Some(commit) = walker.take(text) {
                visit(&commit)?;
            }
        }
    }
    Ok(walker.finish(false))
}

/// The lines of one segment, with their line feeds. A missing file has none.
pub(super) struct Lines<'a> {
    path: &'a Path,
    reader: Option<BufReader<File>>,
    text: Vec<u8>,
}

impl<'a> Lines<'a> {
    /// Begins to read.
    pub(super) fn open(path: &'a Path) -> Result<Self, Fault> {
        let reader = match File::open(path) {
            Ok(file) => Some(BufReader::with_capacity(1 << 16, file)),
            Err(err) if err.kind() == ErrorKind::NotFound => None,
            Err(err) => return Err(files::read_fault(path, &err)),
        };
        Ok(Self { path, reader, text: Vec::new() })
    }

    /// The next line; the last one may lack its line feed.
    pub(super) fn next(&mut self) -> Result<Option<&[u8]>, Fault> {
        let Some(reader) = &mut self.reader else { return Ok(None) };
        self.text.clear();
        let read = reader.read_until(b'\n', &mut self.text).map_err(|err| files::read_fault(self.path, &err))?;
        Ok((read > 0).then_some(self.text.as_slice()))
    }
}

struct Walker {
    // Of the last line.
    head: Head,
    here: End,
    line: u64,
    // Of the last whole commit.
    done: Head,
    done_at: Option<DateTime<FixedOffset>>,
    done_end: End,
    pending: Vec<Line>,
    newer: Option<u64>,
    bad: Option<Spot>,
    expected: u32,
}

impl Walker {
    fn new(from: &From) -> Self {
        let here = End { segment: from.segment, offset: 0 };
        Self {
            head: from.head.clone(),
            here,
            line: 0,
            done: from.head.clone(),
            done_at: None,
            done_end: here,
            pending: Vec::new(),
            newer: None,
            bad: None,
            expected: from.segment,
        }
    }

    fn enter(&mut self, number: u32) {
        self.here = End { segment: self.expected, offset: 0 };
        self.line = 0;
        if number != self.expected && self.bad.is_none() {
            self.bad = Some(self.spot());
        }
        self.here.segment = number;
        self.expected = number + 1;
        // A new segment after a whole commit: that is where the next one is appended.
        if self.pending.is_empty() && self.bad.is_none() {
            self.done_end = self.here;
        }
    }

    // Takes a line with its line feed; gives the commit that it completes.
    fn take(&mut self, text: &[u8]) -> Option<Vec<Line>> {
        self.line += 1;
        let line = text.strip_suffix(b"\n").and_then(Line::decode).filter(|line| self.fits(line));
        let Some(line) = line else {
            self.bad = Some(self.spot());
            return None;
        };
        self.here.offset += text.len() as u64;
        self.head = line.head();
        if line.record.is_none() && self.newer.is_none() {
            self.newer = Some(line.seq);
        }
        let (more, at) = (line.more, line.at());
        self.pending.push(line);
        if more > 0 {
            return None;
        }
        self.done = self.head.clone();
        self.done_at = at;
        self.done_end = self.here;
        Some(std::mem::take(&mut self.pending))
    }

    fn fits(&self, line: &Line) -> bool {
        let counted = self.pending.last().is_none_or(|before| line.more + 1 == before.more);
        line.follows(&self.head) && counted
    }

    fn spot(&self) -> Spot {
        Spot { segment: self.here.segment, line: self.line.max(1), seq: self.head.seq + 1 }
    }

    fn finish(mut self, valid_follows: bool) -> Walked {
        if self.bad.is_none() && !self.pending.is_empty() {
            self.line += 1;
            self.bad = Some(self.spot());
        }
        let tail = match self.bad {
            None => Tail::Whole,
            Some(spot) if valid_follows => Tail::Broken(spot),
            Some(spot) => Tail::Torn(spot),
        };
        Walked { head: self.done, at: self.done_at, end: self.done_end, tail, newer: self.newer }
    }
}
