//! A line of text in parts that read as one: glyphs, and the room before each.

use crate::press::clusters::clusters;
use crate::press::fonts::Voice;

use super::wardrobe::{Wardrobe, Worn};

/// Readers take a wider gap for a blank, em.
const NOTICED: f32 = 0.09;
/// What some readers lose from texts that are to be read instead of glyphs begins behind it.
const LAST_SPOKEN: char = '\u{FFFF}';
/// Fills a gap, so that what stands behind it is seen to follow.
const BLANK: &str = " ";

/// A part of a line.
pub(super) struct Part<'a> {
    /// What it reads as, where the glyphs alone do not say so: blanks that are only for the eye.
    pub actual: Option<String>,
    /// Its glyphs.
    pub glyphs: Vec<Placed<'a>>,
}

/// A glyph in its place.
pub(super) struct Placed<'a> {
    /// The glyph.
    pub worn: &'a Worn,
    /// The room before it, thousandths of an em to the left.
    pub room: f32,
}

/// The blank that `text` needs beside its own characters.
pub(super) fn blank(text: &str, shifts: &[(usize, f32)]) -> Option<&'static str> {
    let noticed = shifts.iter().any(|(_, shift)| *shift > NOTICED);
    (noticed && text.chars().any(|c| c > LAST_SPOKEN)).then_some(BLANK)
}

/// Sets `text`; `shifts` is additional room before characters, in em.
pub(super) fn parts<'a>(
    text: &str,
    voice: Voice,
    shifts: &[(usize, f32)],
    wardrobe: &'a Wardrobe<'_>,
) -> Vec<Part<'a>> {
    let atoms = atoms(text, shifts);
    let marked = |atom: &Atom<'_>| wardrobe.worn(voice, atom.cluster).len() > 1;
    let spoken = atoms.iter().any(|atom| atom.room.abs() > NOTICED || marked(atom));
    let mut setter = Setter { wardrobe, voice, spoken, parts: Vec::new(), room: 0.0 };
    let mut before = Gap::default();
    for (i, atom) in atoms.iter().enumerate() {
        let after = atoms.get(i + 1).map_or(Gap::default(), |next| Gap::between(atom, next));
        setter.atom(atom, before, after);
        before = after;
    }
    setter.parts
}

// A character with what rides on it, and the room before it.
struct Atom<'t> {
    cluster: &'t str,
    room: f32,
}

fn atoms<'t>(text: &'t str, shifts: &[(usize, f32)]) -> Vec<Atom<'t>> {
    let mut shifts = shifts.iter().copied().peekable();
    let mut at = 0;
    let atom = |cluster: &'t str| {
        let room = shifts.next_if(|(place, _)| *place == at).map_or(0.0, |(_, shift)| shift);
        at += cluster.chars().count();
        Atom { cluster, room }
    };
    clusters(text).map(atom).collect()
}

impl Atom<'_> {
    fn is_spoken(&self) -> bool {
        self.cluster.chars().all(|c| c <= LAST_SPOKEN)
    }
}

// Room between two characters.
#[derive(Clone, Copy, Default)]
struct Gap {
    room: f32,
    filled: Option<Side>,
}

// With which character the blank in a gap is read: with the one that speaks for both.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    First,
    Second,
}

impl Gap {
    fn between(first: &Atom<'_>, second: &Atom<'_>) -> Self {
        let filled = match (first.is_spoken(), second.is_spoken()) {
            (true, false) => Some(Side::First),
            (false, true) => Some(Side::Second),
            _ => None,
        };
        Self { room: second.room, filled: filled.filter(|_| second.room > NOTICED) }
    }
}

struct Setter<'a, 'w> {
    wardrobe: &'a Wardrobe<'w>,
    voice: Voice,
    // Whether the line must say what it reads as.
    spoken: bool,
    parts: Vec<Part<'a>>,
    room: f32,
}

impl<'a> Setter<'a, '_> {
    fn atom(&mut self, atom: &Atom<'_>, before: Gap, after: Gap) {
        let (blank, worn) =
            (self.wardrobe.worn(self.voice, BLANK).first(), self.wardrobe.worn(self.voice, atom.cluster));
        self.begin(atom.cluster, self.spoken && atom.is_spoken());
        match (before.filled, blank) {
            (Some(Side::First), Some(_)) => {}
            (Some(Side::Second), Some(blank)) => {
                self.put(blank);
                self.room += before.room - blank.advance;
            }
            _ => self.room += before.room,
        }
        for worn in worn {
            self.put(worn);
        }
        if let (Some(Side::First), Some(blank)) = (after.filled, blank) {
            self.room += after.room - blank.advance;
            self.put(blank);
        }
    }

    fn begin(&mut self, cluster: &str, spoken: bool) {
        match self.parts.last_mut() {
            Some(Part { actual: Some(actual), .. }) if spoken => actual.push_str(cluster),
            Some(Part { actual: None, .. }) if !spoken => {}
            _ => self.parts.push(Part { actual: spoken.then(|| cluster.to_owned()), glyphs: Vec::new() }),
        }
    }

    fn put(&mut self, worn: &'a Worn) {
        let Some(Part { glyphs, .. }) = self.parts.last_mut() else { return };
        let room = std::mem::replace(&mut self.room, worn.back) + worn.lean;
        glyphs.push(Placed { worn, room: (-1000.0 * room).round() });
    }
}
