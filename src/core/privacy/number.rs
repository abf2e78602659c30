//! Which forbidden numbers a run holds.

use std::ops::Range;

use super::card::{is_unionpay, luhn_digits, may_begin_card};
use super::finding::Kind;
use super::id::{self, DISABILITY_LEN, ID_LEN, Shape};
use super::phone::{self, Phone};
use super::run::{Group, Run};
use super::surroundings::Surroundings;
use super::token::{Token, TokenKind, is_date8, tokens};
use super::words::Label;

/// The shortest forbidden number: a land line.
const SHORTEST: usize = 10;

/// A forbidden number: what it is and where its digits are in the run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) kind: Kind,
    pub(super) span: Range<usize>,
}

/// All forbidden numbers of a run.
pub(super) fn hits(run: &Run, around: &Surroundings<'_>) -> Vec<Hit> {
    if run.len() < SHORTEST {
        return Vec::new();
    }
    let mut search = Search::new(run, around);
    search.proven();
    search.groups();
    search.whole();
    search.hits
}

/// The ID number or card that begins at `start` and proves itself by its check digit. ID numbers
/// are found anywhere, cards between gaps only: one number in ten passes their check.
pub(super) fn proven(run: &Run, tokens: &[Token], start: usize) -> Option<Hit> {
    let id = start..start + ID_LEN;
    let digits = run.slice(&id);
    if id::shape(digits) == Shape::Valid && id::in_a_province(digits) && !is_harmless(tokens, &id) {
        let full = start..start + DISABILITY_LEN;
        let disability = id::disability_follows(run, &id) && run.ends_group(full.end) && !run.starts_group(id.end);
        return Some(if disability {
            Hit { kind: Kind::Disability, span: full }
        } else {
            Hit { kind: Kind::Id18, span: id }
        });
    }
    if !is_unionpay(run.digits.get(start..).unwrap_or_default()) || !run.starts_group(start) {
        return None;
    }
    let card = |span: &Range<usize>| run.ends_group(span.end) && luhn_digits(run.slice(span));
    let thousands =
        |span: &Range<usize>| tokens.iter().any(|token| token.kind == TokenKind::Grouped && overlap(&token.span, span));
    (16..=19)
        .rev()
        .map(|len| start..start + len)
        .find(|span| card(span) && !thousands(span) && !is_harmless(tokens, span))
        .map(|span| Hit { kind: Kind::Card, span })
}

// Cuts a date or an amount in two, or consists of nothing else.
fn is_harmless(tokens: &[Token], span: &Range<usize>) -> bool {
    let inside = tokens.iter().filter(|token| span.start <= token.span.start && token.span.end <= span.end);
    let covered: usize = inside.map(|token| token.span.len()).sum();
    let cut = |at: usize| tokens.iter().any(|token| token.span.start < at && at < token.span.end);
    covered == span.len() || cut(span.start) || cut(span.end)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

struct Search<'a> {
    run: &'a Run,
    around: &'a Surroundings<'a>,
    tokens: Vec<Token>,
    // Digits that belong to something found.
    taken: Vec<bool>,
    hits: Vec<Hit>,
    telephones: usize,
}

impl<'a> Search<'a> {
    fn new(run: &'a Run, around: &'a Surroundings<'a>) -> Self {
        let taken = vec![false; run.len()];
        Self { run, around, tokens: tokens(run), taken, hits: Vec::new(), telephones: 0 }
    }

    fn found(&mut self, kind: Kind, span: Range<usize>) {
        if let Some(taken) = self.taken.get_mut(span.clone()) {
            taken.fill(true);
        }
        self.hits.push(Hit { kind, span });
    }

    fn is_free(&self, span: &Range<usize>) -> bool {
        self.taken.get(span.clone()).is_some_and(|taken| !taken.contains(&true))
    }

    fn proven(&mut self) {
        let mut start = 0;
        while start + 16 <= self.run.len() {
            start = match proven(self.run, &self.tokens, start) {
                Some(hit) => {
                    let end = hit.span.end;
                    self.found(hit.kind, hit.span);
                    end
                }
                None => start + 1,
            };
        }
    }

    fn groups(&mut self) {
        let run = self.run;
        let mut rest = run.groups.as_slice();
        while let [first, next @ ..] = rest {
            rest = match self.telephone(rest) {
                0 => next,
                taken => rest.get(taken..).unwrap_or_default(),
            };
            if self.is_free(&first.span)
                && let Some(kind) = self.group(first)
            {
                self.found(kind, first.span.clone());
            }
        }
    }

    // How many groups the telephone number takes that begins here; 0 when there is none.
    fn telephone(&mut self, groups: &[Group]) -> usize {
        let Some((phone, taken)) = phone::read(self.run, groups) else { return 0 };
        let (Some(first), Some(last)) = (groups.first(), groups.get(taken - 1)) else { return 0 };
        let span = first.span.start..last.span.end;
        if !self.is_free(&span) || self.around.label(first.at) == Label::Code {
            return 0;
        }
        self.telephones += 1;
        match (self.around.allows_phones(), phone) {
            (true, _) => {
                if let Some(taken) = self.taken.get_mut(span) {
                    taken.fill(true);
                }
            }
            (false, Phone::Mobile) => self.found(Kind::Mobile, span),
            (false, Phone::Land) => self.found(Kind::Land, span),
        }
        taken
    }

    // What a group is on its own, by its length and shape.
    fn group(&self, group: &Group) -> Option<Kind> {
        let digits = self.run.slice(&group.span);
        match digits.len() {
            DISABILITY_LEN if is_id(digits) && id::disability_follows(self.run, &id_of(group)) => {
                Some(Kind::Disability)
            }
            ID_LEN if is_id(digits) => Some(self.unproven_id(group.at)),
            15 if id::is_id15(digits) => Some(Kind::Id15),
            12..=23 if digits.iter().all(u8::is_ascii_digit) => self.account(digits, group.at),
            _ => None,
        }
    }

    // Project codes, too, put together a region, a day and a number.
    fn unproven_id(&self, at: usize) -> Kind {
        if self.around.label(at) == Label::Code { Kind::Id18Doubtful } else { Kind::Id18Typo }
    }

    fn account(&self, digits: &[u8], at: usize) -> Option<Kind> {
        let label = self.around.label(at);
        // 20261124… is a number made from a day; no card begins like that.
        let dated = digits.get(..8).is_some_and(is_date8);
        let card = (15..=19).contains(&digits.len());
        match label {
            _ if card && is_unionpay(digits) => Some(Kind::Card),
            Label::Code if card && luhn_digits(digits) && !dated => Some(Kind::CardDoubtful),
            Label::Code => None,
            _ if card && luhn_digits(digits) && !dated => Some(Kind::Card),
            Label::Account => Some(Kind::Account),
            Label::None => (!dated).then_some(Kind::Passbook),
        }
    }

    // A run that is one number written in pieces, but has no check digit to prove it.
    fn whole(&mut self) {
        let run = self.run;
        let listed = run.groups.iter().skip(1).any(|group| matches!(group.gap, ',' | '/' | '|'));
        if listed || run.groups.len() < 2 || self.telephones > 0 || !self.is_free(&(0..run.len())) {
            return;
        }
        if let Some(kind) = self.pieces() {
            self.found(kind, 0..run.len());
        }
    }

    fn pieces(&self) -> Option<Kind> {
        let digits = self.run.digits.as_slice();
        if id::shape(digits) == Shape::Typo && id::in_a_province(digits) {
            return match self.tokens.as_slice() {
                [] => Some(Kind::Id18Typo),
                [birthday] if birthday.span == (6..14) => Some(Kind::Id18Doubtful),
                _ => None,
            };
        }
        if !self.tokens.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
            return None;
        }
        if id::is_id15(digits) && id::in_a_province(digits) && self.run.groups.len() <= 3 {
            return Some(Kind::Id15);
        }
        if phone::is_wrapped_mobile(self.run) && !self.around.allows_phones() {
            return Some(Kind::Mobile);
        }
        self.account_in_pieces(digits)
    }

    fn account_in_pieces(&self, digits: &[u8]) -> Option<Kind> {
        let label = self.around.label(self.run.groups.first()?.at);
        let card = (15..=19).contains(&digits.len());
        let unionpay = is_unionpay(digits) && self.in_pieces_of(|len| len == 4);
        let other = may_begin_card(digits) && luhn_digits(digits) && self.in_pieces_of(|len| len >= 4);
        match label {
            Label::Code => (card && other).then_some(Kind::CardDoubtful),
            _ if card && (unionpay || other) => Some(Kind::Card),
            Label::Account => (12..=23).contains(&digits.len()).then_some(Kind::Account),
            Label::None => {
                let like_a_card = (16..=23).contains(&digits.len()) && self.in_pieces_of(|len| len == 4);
                (like_a_card && !self.only_years()).then_some(Kind::Passbook)
            }
        }
    }

    // Whether all pieces but the last, which may be shorter, have a fitting length.
    fn in_pieces_of(&self, fits: fn(usize) -> bool) -> bool {
        self.run.groups.split_last().is_some_and(|(_, first)| first.iter().all(|group| fits(group.len())))
    }

    fn only_years(&self) -> bool {
        let year = |group: &Group| matches!(self.run.slice(&group.span), [b'1', b'9', _, _] | [b'2', b'0', _, _]);
        self.run.groups.iter().all(year)
    }
}

fn is_id(digits: &[u8]) -> bool {
    digits.get(..ID_LEN).is_some_and(|id| id::shape(id) != Shape::No)
}

fn id_of(group: &Group) -> Range<usize> {
    group.span.start..group.span.start + ID_LEN
}
