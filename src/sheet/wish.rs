//! What the clerk said about columns: `--map "农户=head"`, `--map "C=amount"`.

use crate::core::fault::Fault;
use crate::core::template::Column;
use crate::core::words::Message;

use super::assign::Pair;
use super::grid::{column_of, letter};
use super::heading::Heading;
use super::report::DroppedColumn;

/// One `heading or letter = column` of the clerk.
#[derive(Clone, Debug)]
pub(super) struct Wish {
    source: String,
    target: usize,
}

/// The wishes of the clerk, their right sides looked up by key or label.
pub(super) fn wishes(map: &[(String, String)], columns: &[Column]) -> Result<Vec<Wish>, Fault> {
    let mut out: Vec<Wish> = Vec::new();
    for (source, wanted) in map {
        let word = Heading::word(wanted);
        let target = columns
            .iter()
            .position(|column| column.key == wanted.trim() || Heading::word(&column.label).equals(&word))
            .ok_or_else(|| {
                let message = Message::of("sheet-map-key").with("key", wanted).with("known", keys(columns));
                Fault::input(message)
            })?;
        if out.iter().any(|wish| wish.target == target) {
            return Err(Fault::input(Message::of("sheet-map-twice").with("key", wanted)));
        }
        out.push(Wish { source: source.trim().to_owned(), target });
    }
    Ok(out)
}

/// `head=户主姓名、persons=保障人数`: the columns that a sheet may fill.
pub(super) fn keys(columns: &[Column]) -> String {
    columns.iter().map(|column| format!("{}={}", column.key, column.label)).collect::<Vec<_>>().join("、")
}

/// The wishes that headings fulfil by what they say.
pub(super) fn by_name(wishes: &[Wish], headings: &[Heading]) -> Vec<Pair> {
    let pair = |wish: &Wish| {
        let heading = named(wish, headings)?;
        Some(Pair { target: wish.target, heading, weight: 8 })
    };
    wishes.iter().filter_map(pair).collect()
}

fn named(wish: &Wish, headings: &[Heading]) -> Option<usize> {
    let word = Heading::word(&wish.source);
    let mut found = headings.iter().enumerate().filter(|(_, heading)| heading.equals(&word));
    match (found.next(), found.next()) {
        (Some((index, _)), None) => Some(index),
        _ => None,
    }
}

/// All wishes as pairs of columns of the list and `headings`; `dropped` are those that must not be
/// public.
pub(super) fn fulfil(wishes: &[Wish], headings: &[Heading], dropped: &[DroppedColumn]) -> Result<Vec<Pair>, Fault> {
    let mut out: Vec<Pair> = Vec::new();
    for wish in wishes {
        let heading = find(wish, headings, dropped)?;
        if out.iter().any(|pair| pair.heading == heading) {
            return Err(Fault::input(Message::of("sheet-map-twice").with("key", &wish.source)));
        }
        out.push(Pair { target: wish.target, heading, weight: 8 });
    }
    Ok(out)
}

fn find(wish: &Wish, headings: &[Heading], dropped: &[DroppedColumn]) -> Result<usize, Fault> {
    if let Some(index) = named(wish, headings) {
        return Ok(index);
    }
    let place = column_of(&wish.source);
    if let Some(index) = place.and_then(|column| headings.iter().position(|heading| heading.column == column)) {
        return Ok(index);
    }
    let word = Heading::word(&wish.source);
    let refused = |column: &&DroppedColumn| {
        place.is_some_and(|at| column.column_letter == letter(at)) || Heading::word(&column.header).equals(&word)
    };
    if let Some(column) = dropped.iter().find(refused) {
        let message = Message::of("sheet-map-private").with("source", &wish.source);
        return Err(Fault::input(message).because(vec![column.why.clone()]));
    }
    let message = Message::of("sheet-map-header").with("source", &wish.source).with("known", listed(headings));
    Err(Fault::input(message))
}

/// `A=序号、B=户主姓名`: the headings of a sheet with their letters.
pub(super) fn listed(headings: &[Heading]) -> String {
    let one = |heading: &Heading| match heading.shown.as_str() {
        "" => letter(heading.column),
        shown => format!("{}={shown}", letter(heading.column)),
    };
    headings.iter().map(one).collect::<Vec<_>>().join("、")
}
