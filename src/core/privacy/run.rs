//! Runs: digits that may belong to one number although something stands between them.

use std::ops::Range;

use super::fold::{Sign, sign};

/// Digits without anything between them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// Where its digits are in the run.
    pub span: Range<usize>,
    /// Where it begins in the folded text.
    pub at: usize,
    /// What stands before it; blank for the first.
    pub gap: char,
}

/// Groups with nothing but gaps between them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Run {
    /// `0`–`9` and `X`, without the gaps.
    pub digits: Vec<u8>,
    /// The groups, left to right.
    pub groups: Vec<Group>,
    /// Nothing but gaps before it in its text.
    pub from_start: bool,
    /// Nothing but gaps after it in its text.
    pub to_end: bool,
}

impl Group {
    pub(super) fn len(&self) -> usize {
        self.span.len()
    }
}

impl Run {
    pub(super) fn len(&self) -> usize {
        self.digits.len()
    }

    /// The digits of `span`; empty when it is out of bounds.
    pub(super) fn slice(&self, span: &Range<usize>) -> &[u8] {
        self.digits.get(span.clone()).unwrap_or_default()
    }

    /// Whether a group begins with the digit at `at`.
    pub(super) fn starts_group(&self, at: usize) -> bool {
        self.groups.binary_search_by_key(&at, |group| group.span.start).is_ok()
    }

    /// Whether a group ends before the digit at `at`.
    pub(super) fn ends_group(&self, at: usize) -> bool {
        self.groups.binary_search_by_key(&at, |group| group.span.end).is_ok()
    }

    /// The groups that have a digit in `span`.
    pub(super) fn groups_in(&self, span: &Range<usize>) -> &[Group] {
        let from = self.groups.partition_point(|group| group.span.end <= span.start);
        let to = self.groups.partition_point(|group| group.span.start < span.end);
        self.groups.get(from..to).unwrap_or_default()
    }

    /// Whether no gap lies inside `span`.
    pub(super) fn in_one_group(&self, span: &Range<usize>) -> bool {
        span.end <= self.len() && self.groups_in(span).len() == 1
    }

    /// Adds the groups of `next`, which stands in the next text, after a line break.
    pub(super) fn append(&mut self, next: &Self) {
        let shift = self.digits.len();
        self.digits.extend_from_slice(&next.digits);
        for (i, group) in next.groups.iter().enumerate() {
            let span = group.span.start + shift..group.span.end + shift;
            let gap = if i == 0 { '\n' } else { group.gap };
            self.groups.push(Group { span, at: group.at, gap });
        }
    }

    fn push(&mut self, digits: &[u8], at: usize, gap: char) {
        let start = self.digits.len();
        self.digits.extend_from_slice(digits);
        self.groups.push(Group { span: start..self.digits.len(), at, gap });
    }
}

/// All runs of a folded text.
pub(super) fn runs(text: &[char]) -> Vec<Run> {
    if !text.iter().any(char::is_ascii_digit) {
        return Vec::new();
    }
    let mut reader = Reader { text, done: Vec::new(), open: Run::default(), gap: None, broken: false };
    let mut at = 0;
    while let Some(c) = text.get(at) {
        at = match sign(*c) {
            Sign::Gap(mark) => reader.gap(at, mark),
            Sign::Other if !c.is_ascii_alphabetic() => reader.other(at),
            _ => reader.word(at),
        };
    }
    reader.close(true);
    reader.done
}

struct Reader<'a> {
    text: &'a [char],
    done: Vec<Run>,
    open: Run,
    gap: Option<char>,
    // Something else than a gap was seen since the text began.
    broken: bool,
}

impl Reader<'_> {
    // Of several gaps in a row the first that is more than a blank counts.
    fn gap(&mut self, at: usize, mark: char) -> usize {
        self.gap = Some(self.gap.filter(|gap| !matches!(gap, ' ' | '\n')).unwrap_or(mark));
        at + 1
    }

    fn other(&mut self, at: usize) -> usize {
        self.close(false);
        self.broken = true;
        at + 1
    }

    // A word of digits and letters that look like digits is a number; in any other word (`tel138…`)
    // only the digits are.
    fn word(&mut self, at: usize) -> usize {
        let len = self.text.iter().skip(at).take_while(|c| is_word(**c)).count();
        let word = self.text.get(at..at + len).unwrap_or_default();
        let foreign = word.iter().any(|c| sign(*c) == Sign::Other);
        let mut digits = Vec::with_capacity(len);
        let mut start = at;
        for (i, c) in word.iter().enumerate() {
            match (sign(*c), foreign) {
                (Sign::Digit(digit), _) | (Sign::Alike(digit), false) => digits.push(digit),
                (Sign::Cross, false) => digits.push(b'X'),
                _ => {
                    self.push(&mut digits, start);
                    start = at + i + 1;
                    self.other(at + i);
                }
            }
        }
        self.push(&mut digits, start);
        at + len
    }

    fn push(&mut self, digits: &mut Vec<u8>, at: usize) {
        if !digits.is_empty() {
            if self.open.groups.is_empty() {
                self.open.from_start = !self.broken;
            }
            self.open.push(digits, at, self.gap.take().unwrap_or(' '));
            digits.clear();
        }
    }

    fn close(&mut self, to_end: bool) {
        let mut run = std::mem::take(&mut self.open);
        self.gap = None;
        if self.is_number(&run) {
            run.to_end = to_end;
            self.done.push(run);
        }
    }

    // `l O` alone is no number: some digit must have been typed as one.
    fn is_number(&self, run: &Run) -> bool {
        run.groups.iter().any(|group| self.text.iter().skip(group.at).take(group.len()).any(char::is_ascii_digit))
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(sign(c), Sign::Alike(_) | Sign::Cross)
}
