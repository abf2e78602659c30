//! Bringing the index in line with a sound journal: comparing, catching up, building anew.

use std::path::Path;

use super::chain::{Head, Line};
use super::fold::{self, Changes};
use super::index::Index;
use super::walk::{From, Walked, walk};
use super::{folder, journal};
use crate::core::event::{Event, Record};
use crate::core::fault::Fault;
use crate::core::notice::Notice;
use crate::core::words::Message;

/// Compares every line and every notice with `index` and adds what it lacks. Gives how many
/// records were added.
///
/// # Errors
/// When they differ, or the index cannot be read: then it has to be built anew.
pub(super) fn reconcile(home: &Path, index: &Index, walked: &Walked) -> Result<u64, Fault> {
    if !index.is_ours()? {
        return Err(differs("program"));
    }
    let have = index.head()?.unwrap_or_default();
    let mut totals = Totals::default();
    walk(&journal::folder(home), &From::start(), |lines| {
        totals.add(lines);
        if lines.last().is_some_and(|line| line.seq <= have.seq) {
            return lines.iter().try_for_each(|line| same_line(index, line));
        }
        apply(index, lines)
    })?;
    same_notices(index)?;
    let counted = index.counts()?;
    if counted != [walked.head.seq, totals.notices, totals.notices] || index.head()?.as_ref() != Some(&walked.head) {
        return Err(differs("counts"));
    }
    if totals.office.is_some() && index.office()? != totals.office {
        return Err(differs("office"));
    }
    Ok(walked.head.seq.saturating_sub(have.seq))
}

#[derive(Default)]
struct Totals {
    notices: u64,
    office: Option<crate::core::office::Office>,
}

impl Totals {
    fn add(&mut self, lines: &[Line]) {
        for record in lines.iter().filter_map(|line| line.record.as_ref()) {
            match &record.event {
                Event::Drafted(_) => self.notices += 1,
                Event::OfficeSet { office } => self.office = Some((**office).clone()),
                _ => {}
            }
        }
    }
}

fn same_line(index: &Index, line: &Line) -> Result<(), Fault> {
    if index.event(line.seq)?.as_deref() != Some(line.text.as_slice()) {
        return Err(differs(&format!("event {}", line.seq)));
    }
    match &line.record {
        Some(record) if !shows(index, record)? => Err(differs(&format!("event {}", line.seq))),
        _ => Ok(()),
    }
}

// What the index derives from a record besides the notice.
fn shows(index: &Index, record: &Record) -> Result<bool, Fault> {
    if let Some((what, code)) = record.event.outward() {
        return index.has_outward(what, code, record.seq);
    }
    Ok(match (&record.event, &record.notice) {
        (Event::TemplateKept { digest, source, common, .. }, _) => {
            index.template(digest)?.is_some_and(|kept| kept.source == *source && kept.common == *common)
        }
        (Event::PhotoAttached(photo), Some(number)) => index.photo_uses(&photo.digest)?.contains(number),
        _ => true,
    })
}

fn same_notices(index: &Index) -> Result<(), Fault> {
    index.each_notice(|notice| if same_notice(index, &notice)? { Ok(()) } else { Err(differs(&notice.number)) })
}

fn same_notice(index: &Index, notice: &Notice) -> Result<bool, Fault> {
    let mut folded = None;
    for record in index.lines_of(&notice.number)?.iter().filter_map(|line| line.record.as_ref()) {
        folded = fold::step(folded, record).map_err(|_| differs(&notice.number))?;
    }
    let counted = match fold::serial(&notice.number) {
        Some((series, serial)) => index.last_serial(series)? >= serial,
        None => true,
    };
    Ok(counted && folded.as_ref() == Some(notice) && index.is_in(notice.stage, &notice.number)?)
}

fn apply(index: &Index, lines: &[Line]) -> Result<(), Fault> {
    let changes = Changes::of(lines, |number| index.notice(number))?;
    index.apply(lines, &changes)
}

/// Builds a new index from the journal and makes it the one that counts.
pub(super) fn rebuild(home: &Path, head: &Head) -> Result<Index, Fault> {
    let path = folder::next(home)?;
    let index = Index::open(&path)?;
    index.sign()?;
    walk(&journal::folder(home), &From::start(), |lines| apply(&index, lines))?;
    index.flush()?;
    if index.head()?.unwrap_or_default() != *head {
        return Err(differs("rebuilt"));
    }
    folder::switch(home, &path)?;
    Ok(index)
}

fn differs(what: &str) -> Fault {
    Fault::storage(Message::of("store-index-differs").with("what", what))
}
