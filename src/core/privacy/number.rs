//! Which forbidden numbers a run holds.

use std::ops::Range;

use super::card::{is_unionpay, luhn_digits, may_begin_card};
use super::finding::Kind;
use super::id::{self, DISABILITY_LEN, ID_LEN, Shape};
use super::phone::{self, Phone};
use super::proof::proven;
use super::run::{Group, Run};
use super::surroundings::Surroundings;
use super::token::{Token, is_date8, tokens};
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
    search.whole(Search::number_in_pieces);
    search.groups();
    search.whole(Search::account_in_pieces);
    search.hits
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
                    self.found(self.weighed(&hit), hit.span);
                    end
                }
                None => start + 1,
            };
        }
    }

    // What is called a receipt and goes on behind a gap only happens to pass the check of cards,
    // unless it is written like one.
    fn weighed(&self, hit: &Hit) -> Kind {
        let groups = self.run.groups_in(&hit.span);
        let (Kind::Card, [first, middle @ .., _]) = (hit.kind, groups) else { return hit.kind };
        let fours = first.len() == 4 && middle.iter().all(|group| group.len() == 4);
        if !fours && self.around.label(first.at) == Label::Code { Kind::CardDoubtful } else { Kind::Card }
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
        let checked = luhn_digits(digits) && !dated;
        let like_card = (15..=19).contains(&digits.len()) && (is_unionpay(digits) || checked);
        match label {
            Label::Code => like_card.then_some(Kind::CardDoubtful),
            _ if like_card => Some(Kind::Card),
            Label::Account => Some(Kind::Account),
            Label::None => (!dated).then_some(Kind::Passbook),
        }
    }

    // A run that is one number written in pieces, but has no check digit to prove it.
    fn whole(&mut self, judge: fn(&Self) -> Option<Kind>) {
        let run = self.run;
        let listed = run.groups.iter().skip(1).any(|group| matches!(group.gap, ',' | '/' | '|'));
        let free = self.telephones == 0 && self.is_free(&(0..run.len()));
        if run.groups.len() > 1
            && !listed
            && free
            && let Some(kind) = judge(self)
        {
            self.found(kind, 0..run.len());
        }
    }

    fn number_in_pieces(&self) -> Option<Kind> {
        let digits = self.run.digits.as_slice();
        if id::shape(digits) == Shape::Typo && id::in_a_province(digits) {
            return match self.tokens.as_slice() {
                [] => Some(Kind::Id18Typo),
                [birthday] if birthday.span == (6..14) => Some(Kind::Id18Doubtful),
                _ => None,
            };
        }
        if !self.is_plain() {
            return None;
        }
        let region_day_number = self.run.groups.iter().all(|group| matches!(group.span.end, 6 | 12 | 15));
        if id::is_id15(digits) && region_day_number && self.label() != Label::Code {
            return Some(Kind::Id15);
        }
        if phone::is_wrapped_mobile(self.run) && !self.around.allows_phones() {
            return Some(Kind::Mobile);
        }
        self.card_in_pieces(digits)
    }

    fn card_in_pieces(&self, digits: &[u8]) -> Option<Kind> {
        let fours = self.in_pieces_of(|len| len == 4);
        // Two telephone numbers side by side are as long as a card.
        let pieces = fours || (!self.around.allows_phones() && self.in_pieces_of(|len| len >= 4));
        let checked = pieces && may_begin_card(digits) && luhn_digits(digits);
        let like_card = (15..=19).contains(&digits.len()) && (checked || (fours && is_unionpay(digits)));
        let kind = if self.label() == Label::Code { Kind::CardDoubtful } else { Kind::Card };
        like_card.then_some(kind)
    }

    fn account_in_pieces(&self) -> Option<Kind> {
        let in_fours = self.run.len() >= 16 && self.in_pieces_of(|len| len == 4) && !self.only_years();
        match self.label() {
            _ if !self.is_plain() || !(12..=23).contains(&self.run.len()) => None,
            Label::Account => Some(Kind::Account),
            Label::None if in_fours => Some(Kind::Passbook),
            Label::None | Label::Code => None,
        }
    }

    // Digits only, and nothing known to be harmless.
    fn is_plain(&self) -> bool {
        self.tokens.is_empty() && self.run.digits.iter().all(u8::is_ascii_digit)
    }

    fn label(&self) -> Label {
        self.run.groups.first().map_or(Label::None, |group| self.around.label(group.at))
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
