//! Numbers that prove by their check digit what they are.

use std::ops::Range;

use super::card::{is_unionpay, luhn_digits};
use super::finding::Kind;
use super::id::{self, DISABILITY_LEN, ID_LEN, Shape};
use super::number::Hit;
use super::run::Run;
use super::token::{Token, TokenKind};

/// The ID number or card that begins at `start` and proves itself by its check digit: between gaps,
/// and ID numbers, which prove more, also in the midst of other digits.
pub(super) fn proven(run: &Run, tokens: &[Token], start: usize) -> Option<Hit> {
    proven_id(run, tokens, start).or_else(|| proven_card(run, tokens, start))
}

fn proven_id(run: &Run, tokens: &[Token], start: usize) -> Option<Hit> {
    let (id, longer) = (start..start + ID_LEN, start..start + DISABILITY_LEN);
    let digits = run.slice(&id);
    if id::shape(digits) != Shape::Valid || !id::in_a_province(digits) || is_harmless(tokens, &id) {
        return None;
    }
    let begins = run.starts_group(start);
    // Two more digits after a gap are a count, not kind and degree.
    let disability = id::disability_follows(run, &id) && run.ends_group(longer.end) && !run.starts_group(id.end);
    if disability && (begins || run.in_one_group(&longer)) {
        return Some(Hit { kind: Kind::Disability, span: longer });
    }
    let whole = (begins && run.ends_group(id.end)) || run.in_one_group(&id);
    whole.then_some(Hit { kind: Kind::Id18, span: id })
}

fn proven_card(run: &Run, tokens: &[Token], start: usize) -> Option<Hit> {
    if !is_unionpay(run.digits.get(start..).unwrap_or_default()) || !run.starts_group(start) {
        return None;
    }
    let card = |span: &Range<usize>| run.ends_group(span.end) && luhn_digits(run.slice(span));
    (16..=19)
        .rev()
        .map(|len| start..start + len)
        .find(|span| card(span) && !has_figures(tokens, span) && !is_harmless(tokens, span))
        .map(|span| Hit { kind: Kind::Card, span })
}

// Cuts a date or an amount in two, or consists of nothing else.
fn is_harmless(tokens: &[Token], span: &Range<usize>) -> bool {
    let touching = touching(tokens, span);
    let cut = |token: &Token| token.span.start < span.start || span.end < token.span.end;
    let covered: usize = touching.iter().map(|token| token.span.len()).sum();
    touching.iter().any(cut) || covered == span.len()
}

// A receipt and the day beside it pass the check of cards one time in ten.
fn has_figures(tokens: &[Token], span: &Range<usize>) -> bool {
    touching(tokens, span).iter().any(|token| token.kind != TokenKind::Decimal)
}

/// The tokens that share a digit with `span`; tokens stand in order.
pub(super) fn touching<'a>(tokens: &'a [Token], span: &Range<usize>) -> &'a [Token] {
    let from = tokens.partition_point(|token| token.span.end <= span.start);
    let to = tokens.partition_point(|token| token.span.start < span.end);
    tokens.get(from..to).unwrap_or_default()
}
