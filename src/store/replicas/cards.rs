//! The cards of other offices: made when their records arrive, so that whoever looks after a
//! thousand of them reads a thousand small values and not all their notices.

use std::collections::BTreeMap;
use std::panic::resume_unwind;
use std::thread;

use super::ReplicaOffice;
use super::rolls::{self, CARDS};
use crate::core::event::TemplateRef;
use crate::core::fault::Fault;
use crate::core::notice::Notice;
use crate::core::supervision::{Card, Head};
use crate::core::template::Template;
use crate::store::chain::Line;
use crate::store::trees::{Put, Trees, json, parse};

/// So many cards are in memory as they are kept.
const AT_ONCE: usize = 256;

/// Templates as they are needed for cards, each read once.
pub(super) struct Kinds<'a> {
    trees: &'a Trees,
    read: BTreeMap<String, Option<Template>>,
}

impl<'a> Kinds<'a> {
    pub(super) fn of(trees: &'a Trees) -> Self {
        Self { trees, read: BTreeMap::new() }
    }

    fn get(&mut self, wanted: &TemplateRef) -> Result<Option<&Template>, Fault> {
        if !self.read.contains_key(&wanted.digest) {
            let texts = rolls::template(self.trees, &wanted.digest)?;
            // Of a newer program, or of nobody: the card names the notice and goes on.
            let read = texts.and_then(|(source, common)| Template::from_texts(&source, &common).ok());
            self.read.insert(wanted.digest.clone(), read);
        }
        Ok(self.read.get(&wanted.digest).and_then(Option::as_ref))
    }
}

/// `head` after these lines of the chain.
pub(super) fn further(mut head: Head, lines: &[Line]) -> Head {
    lines.iter().filter_map(|line| line.record.as_ref()).for_each(|record| head.add(record));
    head
}

/// Makes the card of `entry` anew from its notices in the index, and keeps it.
pub(super) fn keep(kinds: &mut Kinds<'_>, entry: &ReplicaOffice, head: Head) -> Result<(), Fault> {
    let card = made(kinds, entry, head)?;
    let put = Put(CARDS, entry.office.code.clone().into_bytes(), Some(json(&card)?));
    kinds.trees.write(vec![put])
}

fn made(kinds: &mut Kinds<'_>, entry: &ReplicaOffice, head: Head) -> Result<Card, Fault> {
    let trees = kinds.trees;
    let mut card = Card::new(&entry.office, head);
    let mut failed = Ok(());
    rolls::each_notice(trees, &entry.office.code, |notice: &Notice| match kinds.get(&notice.template) {
        Ok(template) => card.add(notice, template),
        Err(fault) => failed = Err(fault),
    })?;
    failed.map(|()| card)
}

/// How far the chain of `code` was known when its card was kept.
pub(super) fn head(trees: &Trees, code: &str) -> Result<Head, Fault> {
    let card: Option<Card> = trees.json(CARDS, code.as_bytes())?;
    Ok(card.map(|card| card.head).unwrap_or_default())
}

/// The card of one office.
pub(super) fn one(trees: &Trees, code: &str) -> Result<Option<Card>, Fault> {
    let Some(entry) = rolls::office(trees, code)? else { return Ok(None) };
    let card: Option<Card> = trees.json(CARDS, code.as_bytes())?;
    Ok(card.map(|card| told(card, &entry)))
}

/// Shows the card of every office to `visit`, by code.
pub(super) fn each(trees: &Trees, mut visit: impl FnMut(Card)) -> Result<(), Fault> {
    let mut entries: BTreeMap<String, ReplicaOffice> =
        rolls::offices(trees)?.into_iter().map(|entry| (entry.office.code.clone(), entry)).collect();
    let mut show = |values: &mut Vec<Vec<u8>>| {
        for card in read(values)? {
            if let Some(entry) = entries.remove(&card.office.code) {
                visit(told(card, &entry));
            }
        }
        values.clear();
        Ok(())
    };
    let mut values = Vec::with_capacity(AT_ONCE);
    trees.scan(CARDS, &[], |_, value| {
        values.push(value.to_vec());
        if values.len() < AT_ONCE { Ok(()) } else { show(&mut values) }
    })?;
    show(&mut values)
}

// Reading takes longer than everything that is asked of cards: every processor has its share.
fn read(values: &[Vec<u8>]) -> Result<Vec<Card>, Fault> {
    let share = values.len().div_ceil(thread::available_parallelism().map_or(1, usize::from)).max(1);
    thread::scope(|scope| {
        let some = |some: &'_ [Vec<u8>]| some.iter().map(|value| parse(value)).collect::<Result<Vec<Card>, Fault>>();
        let readers: Vec<_> = values.chunks(share).map(|share| scope.spawn(move || some(share))).collect();
        let mut cards = Vec::with_capacity(values.len());
        for reader in readers {
            cards.extend(reader.join().unwrap_or_else(|why| resume_unwind(why))?);
        }
        Ok(cards)
    })
}

// What is known of an office here, and stands in none of its records.
fn told(mut card: Card, entry: &ReplicaOffice) -> Card {
    card.head.received = entry.received;
    card.head.forks = entry.forks;
    card
}
