//! A whole poster, or a single text, looked through.

use super::across::{downward, onward};
use super::finding::{Finding, Kind, Site, masked};
use super::fold::fold;
use super::mark::{addresses, weak_masks};
use super::number;
use super::run::{Run, runs};
use super::surroundings::Surroundings;
use super::words::{Lexicon, Verdict};
use crate::core::poster::{Poster, Spot};

/// One text of a poster, read once.
pub(super) struct Piece<'a> {
    /// Where it stands.
    pub(super) spot: Spot<'a>,
    findings: Vec<Finding>,
    // Runs without an ID number or a card: they may go on in the next text.
    runs: Vec<Run>,
}

/// Everything on `poster` that must not, or perhaps should not, be public, in reading order. Looks
/// at each text and at the numbers that go on from one text to the next.
#[must_use]
pub fn scan(poster: &Poster) -> Vec<Finding> {
    let texts = poster.texts().into_iter();
    let mut pieces: Vec<Piece<'_>> = texts.map(|text| Piece::read(text.text, text.spot)).collect();
    let mut split: Vec<(usize, Finding)> = (0..pieces.len()).filter_map(|at| onward(&pieces, at)).collect();
    split.extend(downward(&pieces));
    for (at, finding) in split {
        if let Some(piece) = pieces.get_mut(at) {
            piece.findings.push(finding);
        }
    }
    pieces.into_iter().flat_map(|piece| piece.findings).collect()
}

/// What must not stand in a text that is to be put on a poster: for a field while it is typed.
#[must_use]
pub fn scan_text(text: &str) -> Vec<Finding> {
    let findings = scan_at(text, &Spot::Paragraph(1));
    findings.into_iter().map(|finding| Finding { spot: Site::Field, ..finding }).collect()
}

/// What must not stand in a text at that place: telephone numbers may stand in [`Spot::Contact`],
/// and the heading above a cell says what its numbers are.
#[must_use]
pub fn scan_at(text: &str, spot: &Spot<'_>) -> Vec<Finding> {
    Piece::read(text, spot.clone()).findings
}

impl<'a> Piece<'a> {
    fn read(text: &str, spot: Spot<'a>) -> Self {
        let folded = fold(text);
        let mut findings = words(&folded, &spot);
        let mut runs = runs(&folded);
        let around = Surroundings { text: &folded, spot: &spot };
        runs.retain(|run| {
            let found = numbers(run, &around);
            let open = !found.iter().any(Finding::is_absolute);
            findings.extend(found);
            open
        });
        findings.extend(weak_masks(&folded).iter().map(|shown| Kind::WeakMask.at(Site::from(&spot), shown)));
        findings.extend(addresses(&folded).iter().map(|shown| Kind::Address.at(Site::from(&spot), shown)));
        Self { spot, findings, runs }
    }

    /// The run that the text before may go on in.
    pub(super) fn head(&self) -> Option<&Run> {
        self.runs.first().filter(|run| run.from_start)
    }

    /// The run that may go on in the next text.
    pub(super) fn tail(&self) -> Option<&Run> {
        self.runs.last().filter(|run| run.to_end)
    }
}

fn numbers(run: &Run, around: &Surroundings<'_>) -> Vec<Finding> {
    let hits = number::hits(run, around).into_iter();
    hits.map(|hit| hit.kind.at(Site::from(around.spot), &masked(run.slice(&hit.span)))).collect()
}

fn words(folded: &[char], spot: &Spot<'_>) -> Vec<Finding> {
    if let Spot::Heading(heading) = spot
        && Lexicon::get().forbids(heading)
    {
        return vec![Kind::Heading.at(Site::from(spot), heading)];
    }
    let in_list = matches!(spot, Spot::Cell(..));
    let found = Lexicon::get().find(folded);
    let mut out = Vec::new();
    for kind in [Kind::Health, Kind::HealthDoubtful, Kind::Sensitive] {
        let same = found.iter().filter(|(verdict, _)| word_kind(*verdict, in_list) == Some(kind));
        let shown: Vec<&str> = same.map(|(_, word)| word.as_str()).collect();
        if !shown.is_empty() {
            out.push(kind.at(Site::from(spot), &shown.join("、")));
        }
    }
    out
}

// A list says whose illness it is; running text may speak of illness in general.
const fn word_kind(verdict: Verdict, in_list: bool) -> Option<Kind> {
    match verdict {
        Verdict::Fine => None,
        Verdict::Mild if in_list => Some(Kind::Health),
        Verdict::Mild | Verdict::Policy => Some(Kind::HealthDoubtful),
        Verdict::Health => Some(Kind::Health),
        Verdict::Sensitive => Some(Kind::Sensitive),
    }
}
