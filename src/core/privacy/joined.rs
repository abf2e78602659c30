//! Numbers that begin in one text and end in the next: a cell and its neighbour, two paragraphs.

use std::ops::Range;

use super::card::{luhn_digits, may_begin_card};
use super::finding::Kind;
use super::number::Hit;
use super::proof::{proven, touching};
use super::run::Run;
use super::token::{TokenKind, tokens};

/// No more texts than this are joined: region, birthday and serial number in a cell each, and one more.
pub(super) const MOST: usize = 4;
/// Paragraphs that are nothing but figures say nothing else: each may hold a single one of them.
pub(super) const MOST_LINES: usize = 20;
/// The shortest number that is looked for across texts.
const SHORTEST: usize = 16;

/// How two texts stand to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Neighbours {
    /// Cells of one row.
    Row,
    /// One after the other in reading order.
    Order,
    /// Paragraphs, one below the other.
    Lines,
    /// Cells of one column.
    Column,
    /// Receipts, project codes: many long numbers of which some pass any check by chance.
    Codes,
}

/// The number that begins in the first of `parts` and ends in the last, and the digits of all parts.
/// Only numbers that prove themselves count, so that tables full of figures stay quiet.
pub(super) fn hit(parts: &[&Run], how: impl Fn() -> Neighbours) -> Option<(Hit, Run)> {
    if parts.iter().map(|part| part.len()).sum::<usize>() < SHORTEST {
        return None;
    }
    let how = how();
    let whole = whole(parts, how)?;
    let tokens = tokens(&whole);
    // Amounts with thousands side by side are the one thing that lists are full of.
    if tokens.iter().any(|token| token.kind == TokenKind::Grouped) {
        return None;
    }
    let cards = how == Neighbours::Lines || (parts.len() == 2 && how != Neighbours::Codes);
    let first = parts.first().map_or(0, |part| part.len());
    let last = parts.last().map_or(0, |part| part.len());
    let across = |span: &Range<usize>| span.end > whole.len() - last && whole.ends_group(span.end);
    // One number in ten passes the check of cards: an amount beside a receipt must not.
    let sure = |hit: &Hit| hit.kind != Kind::Card || (cards && touching(&tokens, &hit.span).is_empty());
    let starts = whole.groups.iter().map(|group| group.span.start).take_while(|start| *start < first);
    let found = starts
        .filter_map(|start| proven(&whole, &tokens, start))
        .find(|hit| across(&hit.span) && sure(hit))
        .or_else(|| if cards && how == Neighbours::Row { plain_card(parts, &whole) } else { None })?;
    Some((Hit { kind: split(found.kind), span: found.span }, whole))
}

// All parts as one run, unless nothing can be hidden in it.
fn whole(parts: &[&Run], how: Neighbours) -> Option<Run> {
    // Three cells and more only as 370481 | 18800101 | 0018, without anything else in them.
    let plain = how == Neighbours::Lines || parts.len() < 3 || parts.iter().all(|part| part.groups.len() == 1);
    if !plain {
        return None;
    }
    let (first, rest) = parts.split_first()?;
    let mut whole = (*first).clone();
    for part in rest {
        whole.append(part);
    }
    Some(whole)
}

// A card of another kind than 银联, in two cells that hold nothing else.
fn plain_card(parts: &[&Run], whole: &Run) -> Option<Hit> {
    let plain = parts.iter().all(|part| part.groups.len() == 1 && part.len() >= 4);
    let card = (SHORTEST..=19).contains(&whole.len()) && may_begin_card(&whole.digits) && luhn_digits(&whole.digits);
    (plain && card && tokens(whole).is_empty()).then(|| Hit { kind: Kind::Card, span: 0..whole.len() })
}

const fn split(kind: Kind) -> Kind {
    match kind {
        Kind::Disability => Kind::DisabilitySplit,
        Kind::Card => Kind::CardSplit,
        _ => Kind::IdSplit,
    }
}
