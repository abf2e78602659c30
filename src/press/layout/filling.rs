//! Filling lines with a measured text: one after the other, or all of them as evenly as can be.

use std::ops::Range;

use crate::core::linebreak;

use super::setting::{Setting, count};

/// Stretching that nobody sees, em between two characters.
const EASY: f32 = 0.05;
/// What a single character on the last line costs, as much as a badly stretched line.
const LOST: f32 = 30.0;
/// No line is squeezed by more, em.
const MOST_GIVEN: f32 = 2.0;
/// Rounding of sums of widths, em.
const SLACK: f32 = 0.001;

impl Setting {
    /// Fills lines: the first `first` em wide, the others `rest`.
    pub(super) fn wrap(&self, first: f32, rest: f32) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let mut from = 0;
        while from < self.letters().len() {
            let room = if lines.is_empty() { first } else { rest };
            let to = self.line_end(from, room);
            lines.push(from..to);
            from = to;
        }
        self.mend_last(&mut lines, rest);
        lines
    }

    /// Fills lines `room` em wide; what stands in brackets goes to a second line of its own where
    /// that makes two good lines.
    pub(super) fn wrap_at_bracket(&self, room: f32) -> Vec<Range<usize>> {
        let all = self.all();
        let bracket = self.letters().iter().rposition(|c| matches!(c, '（' | '('));
        if self.width(&all) > room + SLACK
            && let Some(at) = bracket
            && self.may_break(at)
            && self.width(&(0..at)) <= room + SLACK
            && self.width(&(at..all.end)) <= room + SLACK
        {
            return vec![0..at, at..all.end];
        }
        self.wrap(room, room)
    }

    /// Fills lines like [`Self::wrap`], but all of them together as evenly as can be: a date that
    /// does not fit leaves no hole in the line before it.
    pub(super) fn wrap_evenly(&self, first: f32, rest: f32) -> Vec<Range<usize>> {
        let length = self.letters().len();
        let given = self.given();
        let mut best: Vec<Option<(f32, usize)>> = vec![None; length + 1];
        if let Some(start) = best.first_mut() {
            *start = Some((0.0, 0));
        }
        for from in 0..length {
            let Some((so_far, _)) = best.get(from).copied().flatten() else { continue };
            let room = if from == 0 { first } else { rest };
            for to in from + 1..=length {
                if self.start_of(to - 1) - self.start_of(from) > room + MOST_GIVEN {
                    break;
                }
                if let (Some(cost), Some(slot)) = (self.badness(&(from..to), room, &given), best.get_mut(to))
                    && slot.is_none_or(|(least, _)| so_far + cost < least)
                {
                    *slot = Some((so_far + cost, from));
                }
            }
        }
        self.trace(&best).unwrap_or_else(|| self.wrap(first, rest))
    }

    // Stretching and squeezing are bad by their square, and a little for every line.
    fn badness(&self, range: &Range<usize>, room: f32, given: &[f32]) -> Option<f32> {
        if !self.may_break(range.end) {
            return None;
        }
        let lack = room - self.width(range);
        if lack < -SLACK {
            let give = self.give(range, given);
            return (-lack <= give).then(|| 1.0 + (lack / give).powi(2));
        }
        if range.end == self.letters().len() {
            let lost = range.start > 0 && self.solid(range) < 2;
            return Some(if lost { LOST } else { 1.0 });
        }
        let holes = count(self.holes(range)).max(1.0);
        Some(1.0 + (lack / holes / EASY).powi(2))
    }

    fn trace(&self, best: &[Option<(f32, usize)>]) -> Option<Vec<Range<usize>>> {
        let mut lines = Vec::new();
        let mut to = self.letters().len();
        while to > 0 {
            let (_, from) = (*best.get(to)?)?;
            lines.push(from..to);
            to = from;
        }
        lines.reverse();
        Some(lines)
    }

    fn line_end(&self, from: usize, room: f32) -> usize {
        let fits = |to: usize| self.width(&(from..to)) <= room + SLACK;
        let mut best = None;
        for to in from + 1..=self.letters().len() {
            let starts_wide = self.start_of(to.saturating_sub(1)) - self.start_of(from) > room + 1.0;
            if self.may_break(to) && fits(to) {
                best = Some(to);
            }
            if starts_wide {
                break;
            }
        }
        best.unwrap_or_else(|| self.cut_end(from, &fits))
    }

    // A piece longer than the line is cut: where punctuation allows, else where the line is full.
    fn cut_end(&self, from: usize, fits: &dyn Fn(usize) -> bool) -> usize {
        let allowed = |at: &usize| match (self.letters().get(at - 1), self.letters().get(*at)) {
            (Some(last), Some(first)) => linebreak::cut(*last, *first),
            _ => false,
        };
        let full = (from + 1..self.letters().len()).take_while(|at| fits(*at)).last().unwrap_or(from + 1);
        (from + 1..=full).rev().find(allowed).unwrap_or(full)
    }

    // One character alone on the last line looks lost: the line before gives one up.
    fn mend_last(&self, lines: &mut [Range<usize>], room: f32) {
        let [.., before, last] = lines else { return };
        if self.solid(last) >= 2 {
            return;
        }
        let middle = before.start + (before.end - before.start) / 2;
        let good = |at: &usize| {
            let moved = *at..last.end;
            self.may_break(*at) && self.solid(&moved) >= 2 && self.width(&moved) <= room + SLACK
        };
        let earlier = (middle + 1..before.end).rev().find(good);
        if let Some(at) = earlier {
            before.end = at;
            last.start = at;
        }
    }
}
