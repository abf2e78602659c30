//! Setting a text in lines: widths, punctuation pressed together, a gap between Han and Latin,
//! lines justified. All lengths here are in em of the type size.

use std::ops::Range;

use crate::core::linebreak::{self, closes, is_han, opens};
use crate::press::characters::{drawn, is_latin};
use crate::press::clusters::{advances, rides};
use crate::press::fonts::Voice;

use super::look::em;
use super::page::{Area, Role, TextBox};

/// Room between Han and Latin letters or digits, em.
const GAP: f32 = 0.25;
/// What full-width punctuation can give up, em.
const HALF: f32 = 0.5;
/// What punctuation inside a line can give up for a line to fit, em.
const GIVE: f32 = 0.2;
/// A line with wider holes than this stays ragged, em between two characters.
const WIDEST: f32 = 0.25;

/// A text without line feeds, measured.
#[derive(Clone, Debug)]
pub(super) struct Setting {
    letters: Vec<char>,
    voice: Voice,
    // Where each character starts when everything stands on one line; one entry more than letters.
    starts: Vec<f32>,
    advances: Vec<f32>,
    breaks: Vec<bool>,
    // Room put between the first two characters, so that 张三 is as wide as 欧阳三.
    spread: f32,
}

/// Style and place of a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    /// What it is.
    pub role: Role,
    /// Type size, pt.
    pub size: f32,
    /// Left edge, mm.
    pub x: f32,
    /// Upper edge of the em boxes, mm.
    pub y: f32,
    /// How it stands in its room.
    pub fill: Fill,
}

/// How a line stands in its room.
#[derive(Clone, Copy, Debug)]
pub(super) enum Fill {
    /// From the left edge.
    Left,
    /// Centred in so many mm.
    Center(f32),
    /// At the right edge of so many mm.
    Right(f32),
    /// Stretched to so many mm.
    Justify(f32),
}

impl Setting {
    /// Measures `text`; line feeds become blanks.
    pub(super) fn new(text: &str, voice: Voice) -> Self {
        let letters: Vec<char> = drawn(text).trim().chars().map(|c| if c == '\n' { ' ' } else { c }).collect();
        let advances = advances(&letters, voice);
        let mut starts = Vec::with_capacity(letters.len() + 1);
        let mut x = 0.0;
        let mut last = None;
        for (c, advance) in letters.iter().zip(&advances) {
            x += last.map_or(0.0, |last| kern(last, *c));
            starts.push(x);
            x += advance;
            last = Some(*c);
        }
        starts.push(x);
        let breaks = linebreak::places(&letters);
        Self { letters, voice, starts, advances, breaks, spread: 0.0 }
    }

    /// Splits `text` at its line feeds and measures every part that is not blank.
    pub(super) fn parts(text: &str, voice: Voice) -> Vec<Self> {
        drawn(text).split('\n').map(str::trim).filter(|part| !part.is_empty()).map(|p| Self::new(p, voice)).collect()
    }

    /// Sets a name of two characters as wide as one of three.
    pub(super) fn spread(&mut self) {
        self.spread = 1.0;
        let second = self.second();
        self.starts.iter_mut().skip(second).for_each(|start| *start += 1.0);
    }

    /// Whether this is nothing but so many ideographs.
    pub(super) fn is_name_of(&self, characters: usize) -> bool {
        let mut solid = self.letters.iter().filter(|c| !rides(**c));
        solid.clone().count() == characters && solid.all(|c| is_han(*c))
    }

    // Where the second character stands, behind what rides on the first.
    fn second(&self) -> usize {
        self.letters.iter().skip(1).position(|c| !rides(*c)).map_or(self.letters.len(), |at| at + 1)
    }

    /// Whether this may be the name of a person.
    pub(super) fn is_name(&self) -> bool {
        (2..=4).any(|characters| self.is_name_of(characters))
    }

    /// How far it reaches to the right of its decimal point, em; `None` when it is no amount.
    pub(super) fn decimals(&self) -> Option<f32> {
        let figure = |c: &char| c.is_ascii_digit() || matches!(c, ',' | '.' | '-' | '+' | '%' | '％');
        let amount = self.letters.iter().any(char::is_ascii_digit) && self.letters.iter().all(figure);
        let point = self.letters.iter().rposition(|c| *c == '.').unwrap_or(self.letters.len());
        amount.then(|| self.start_of(self.letters.len()) - self.start_of(point))
    }

    /// The characters.
    pub(super) fn letters(&self) -> &[char] {
        &self.letters
    }

    /// All of it, as a range of characters.
    pub(super) fn all(&self) -> Range<usize> {
        0..self.letters.len()
    }

    /// Whether a line may end before character `at`.
    pub(super) fn may_break(&self, at: usize) -> bool {
        self.breaks.get(at).copied().unwrap_or(false)
    }

    /// Width of a line made of `range`, blanks at its end and blank halves at its edges left out.
    pub(super) fn width(&self, range: &Range<usize>) -> f32 {
        let range = self.visible(range);
        let (Some(first), Some(last)) = (range.clone().next(), range.clone().last()) else { return 0.0 };
        let end = self.start_of(last) + self.advance_of(last);
        end - self.start_of(first) - self.cut_before(first) - self.cut_after(last)
    }

    /// The widest piece that no line break divides.
    pub(super) fn widest_piece(&self) -> f32 {
        let mut widest: f32 = 0.0;
        let mut from = 0;
        for at in 1..=self.letters.len() {
            if self.may_break(at) {
                widest = widest.max(self.width(&(from..at)));
                from = at;
            }
        }
        widest
    }

    /// The line `range` at `place`.
    pub(super) fn line(&self, range: &Range<usize>, place: Place) -> TextBox {
        let unit = em(place.size);
        let natural = self.width(range);
        let (offset, stretch) = match place.fill {
            Fill::Left => (0.0, 0.0),
            Fill::Center(room) => ((room - natural * unit) / 2.0, 0.0),
            Fill::Right(room) => (room - natural * unit, 0.0),
            Fill::Justify(room) => (0.0, self.stretch(range, room / unit - natural)),
        };
        let shifts = self.shifts(range, stretch);
        let stretched: f32 = shifts.iter().map(|(_, shift)| shift).sum::<f32>() - self.kerns(range);
        let x = place.x + offset;
        TextBox {
            role: place.role,
            area: Area { x, y: place.y, width: (natural + stretched) * unit, height: unit },
            text: self.letters.get(range.clone()).unwrap_or(&[]).iter().collect(),
            voice: self.voice,
            size: place.size,
            start: x - range.clone().next().map_or(0.0, |first| self.cut_before(first)) * unit,
            shifts,
        }
    }

    /// How many characters in `range` are no punctuation and no blank.
    pub(super) fn solid(&self, range: &Range<usize>) -> usize {
        let solid = |c: &&char| c.is_alphanumeric() || is_han(**c);
        self.letters.get(range.clone()).unwrap_or(&[]).iter().filter(solid).count()
    }

    fn visible(&self, range: &Range<usize>) -> Range<usize> {
        let letters = self.letters.get(range.clone()).unwrap_or(&[]);
        let blanks = letters.iter().rev().take_while(|c| c.is_whitespace()).count();
        range.start..range.end - blanks
    }

    pub(super) fn start_of(&self, at: usize) -> f32 {
        self.starts.get(at).copied().unwrap_or(0.0)
    }

    fn advance_of(&self, at: usize) -> f32 {
        self.advances.get(at).copied().unwrap_or(0.0)
    }

    fn is_full(&self, at: usize, kind: fn(char) -> bool) -> bool {
        self.letters.get(at).is_some_and(|c| kind(*c)) && self.advance_of(at) > 0.9
    }

    fn cut_before(&self, at: usize) -> f32 {
        if self.is_full(at, opens) { HALF } else { 0.0 }
    }

    fn cut_after(&self, at: usize) -> f32 {
        if self.is_full(at, closes) { HALF } else { 0.0 }
    }

    fn inner(&self, range: &Range<usize>) -> impl Iterator<Item = (usize, char, char)> {
        let range = self.visible(range);
        let letters = self.letters.get(range).unwrap_or(&[]);
        letters.windows(2).enumerate().filter_map(|(i, pair)| match pair {
            [last, next] => Some((i + 1, *last, *next)),
            _ => None,
        })
    }

    fn kerns(&self, range: &Range<usize>) -> f32 {
        self.inner(range).map(|(i, last, next)| self.kern_at(range.start + i, last, next)).sum()
    }

    fn shifts(&self, range: &Range<usize>, stretch: f32) -> Vec<(usize, f32)> {
        let shift = |(i, last, next)| {
            let at = range.start + i;
            let takes_part = if stretch < 0.0 { self.gives(at, last, next) } else { stretches(last, next) };
            (i, self.kern_at(at, last, next) + if takes_part { stretch } else { 0.0 })
        };
        self.inner(range).map(shift).filter(|(_, shift)| shift.abs() > f32::EPSILON).collect()
    }

    fn kern_at(&self, at: usize, last: char, next: char) -> f32 {
        kern(last, next) + if self.spread > 0.0 && at == self.second() { self.spread } else { 0.0 }
    }

    /// What the punctuation up to every character can give up in all, em: many lines are tried.
    pub(super) fn given(&self) -> Vec<f32> {
        let pairs = self.letters.windows(2).enumerate();
        let gives = |(i, pair): (usize, &[char])| matches!(pair, [last, next] if self.gives(i + 1, *last, *next));
        let mut sum = 0.0;
        let sums = pairs.map(|pair| {
            sum += if gives(pair) { GIVE } else { 0.0 };
            sum
        });
        std::iter::once(0.0).chain(sums).collect()
    }

    /// What the punctuation inside a line can give up, em; `given` is [`Self::given`].
    pub(super) fn give(&self, range: &Range<usize>, given: &[f32]) -> f32 {
        let range = self.visible(range);
        let up_to = |at: usize| given.get(at).copied().unwrap_or(0.0);
        up_to(range.end.saturating_sub(1)) - up_to(range.start)
    }

    /// Between how many pairs of characters a line has room.
    pub(super) fn holes(&self, range: &Range<usize>) -> usize {
        self.visible(range).len().saturating_sub(1)
    }

    fn giving(&self, range: &Range<usize>) -> usize {
        self.inner(range).filter(|(i, last, next)| self.gives(range.start + i, *last, *next)).count()
    }

    // Whether there is a blank half between the characters that has not gone already.
    fn gives(&self, at: usize, last: char, next: char) -> bool {
        kern(last, next) == 0.0 && (self.is_full(at - 1, closes) || self.is_full(at, opens))
    }

    // Between two characters, em: positive where the line is stretched, negative where punctuation
    // is squeezed.
    fn stretch(&self, range: &Range<usize>, lack: f32) -> f32 {
        if lack < 0.0 {
            return (lack / count(self.giving(range)).max(1.0)).max(-GIVE);
        }
        let holes = count(self.inner(range).filter(|(_, last, next)| stretches(*last, *next)).count());
        let each = if holes > 0.0 { lack / holes } else { 0.0 };
        if (0.0..=WIDEST).contains(&each) { each } else { 0.0 }
    }
}

/// A number of things as a factor.
pub(super) fn count(n: usize) -> f32 {
    u16::try_from(n).map_or(f32::from(u16::MAX), f32::from)
}

fn stretches(last: char, next: char) -> bool {
    let joined = |c: char| c.is_ascii_graphic() || is_latin(c) || matches!(c, '—' | '…');
    !(rides(next) || joined(last) && joined(next))
}

fn kern(last: char, next: char) -> f32 {
    if (closes(last) && (closes(next) || opens(next))) || (opens(last) && opens(next)) {
        -HALF
    } else if (is_han(last) && is_latin(next)) || (is_latin(last) && is_han(next)) {
        GAP
    } else {
        0.0
    }
}
