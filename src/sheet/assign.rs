//! Which heading belongs to which column of the list.

use crate::core::template::Column;

use super::heading::Heading;
use super::lexicon::lexicon;

/// A column of the list and the heading that fills it, both as indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    pub(super) target: usize,
    pub(super) heading: usize,
    /// How sure: 8 named by the clerk, 4 the label, 3 and 2 synonyms, 1 contained.
    pub(super) weight: usize,
}

/// A column of the list that several headings claim with equal right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Tie {
    pub(super) target: usize,
    pub(super) headings: Vec<usize>,
}

/// The outcome of matching.
#[derive(Clone, Debug, Default)]
pub(super) struct Assignment {
    pub(super) pairs: Vec<Pair>,
    pub(super) ties: Vec<Tie>,
}

impl Assignment {
    /// How good the match is as a whole.
    pub(super) fn weight(&self) -> usize {
        self.pairs.iter().map(|pair| pair.weight).sum::<usize>() + self.ties.len() * 3
    }

    /// How many columns of the list were recognised.
    pub(super) fn count(&self) -> usize {
        self.pairs.len() + self.ties.len()
    }

    fn is_open(&self, target: usize) -> bool {
        !self.pairs.iter().any(|pair| pair.target == target) && !self.ties.iter().any(|tie| tie.target == target)
    }

    fn is_free(&self, heading: usize) -> bool {
        !self.pairs.iter().any(|pair| pair.heading == heading)
    }
}

/// The words for a column, the surest first.
#[derive(Debug)]
pub(super) struct Vocabulary {
    tiers: Vec<[Vec<Heading>; 3]>,
}

impl Vocabulary {
    /// The words for every column of a list.
    pub(super) fn of(columns: &[Column]) -> Self {
        let words = |list: &[String]| list.iter().map(|word| Heading::word(word)).collect::<Vec<_>>();
        let tiers = columns
            .iter()
            .map(|column| {
                let common = lexicon().columns.get(&column.key).map_or_else(Vec::new, |list| words(list));
                [vec![Heading::word(&column.label)], words(&column.synonyms), common]
            })
            .collect();
        Self { tiers }
    }

    /// Whether `heading` is the very label of a column: the list itself asks for it.
    pub(super) fn is_label(&self, heading: &Heading) -> bool {
        self.tiers.iter().flat_map(|[label, ..]| label).any(|label| heading.equals(label))
    }

    /// Matches headings to columns, beginning with what the clerk named (`given`).
    pub(super) fn assign(&self, headings: &[Heading], given: &[Pair]) -> Assignment {
        let mut done = Assignment { pairs: given.to_vec(), ties: Vec::new() };
        for tier in 0..3 {
            for (target, words) in self.tiers.iter().enumerate() {
                if done.is_open(target) {
                    let found = by_words(&done, headings, words.get(tier).map_or(&[], Vec::as_slice));
                    settle(&mut done, target, 4 - tier, found);
                }
            }
        }
        self.contained(&mut done, headings);
        done
    }

    // Only where heading and column have nobody else in question.
    fn contained(&self, done: &mut Assignment, headings: &[Heading]) {
        let mut hits = Vec::new();
        for (target, tiers) in self.tiers.iter().enumerate().filter(|(target, _)| done.is_open(*target)) {
            for (index, heading) in headings.iter().enumerate().filter(|(index, _)| done.is_free(*index)) {
                if tiers.iter().flatten().any(|word| heading.contains(word)) {
                    hits.push((target, index));
                }
            }
        }
        for (target, heading) in &hits {
            let rivals = hits.iter().filter(|(other, at)| other == target || at == heading).count();
            if rivals == 1 {
                done.pairs.push(Pair { target: *target, heading: *heading, weight: 1 });
            }
        }
    }
}

// The headings for the first of `words` that any heading says.
fn by_words(done: &Assignment, headings: &[Heading], words: &[Heading]) -> Vec<usize> {
    let those = |says: fn(&Heading, &Heading) -> bool, word: &Heading| -> Vec<usize> {
        let free = headings.iter().enumerate().filter(|(index, _)| done.is_free(*index));
        free.filter(|(_, heading)| says(heading, word)).map(|(index, _)| index).collect()
    };
    words
        .iter()
        .map(|word| {
            let equal = those(Heading::equals, word);
            if equal.is_empty() { those(Heading::resembles, word) } else { equal }
        })
        .find(|found| !found.is_empty())
        .unwrap_or_default()
}

fn settle(done: &mut Assignment, target: usize, weight: usize, found: Vec<usize>) {
    match found.as_slice() {
        [] => {}
        [heading] => done.pairs.push(Pair { target, heading: *heading, weight }),
        _ => done.ties.push(Tie { target, headings: found }),
    }
}
