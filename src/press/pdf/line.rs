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
    let atoms = atoms(text, voice, shifts, wardrobe);
    let spoken = atoms.iter().any(|atom| atom.room.abs() > NOTICED || atom.worn.len() > 1);
    let blank = wardrobe.worn(voice, BLANK).first();
    let mut setter = Setter { blank, spoken, parts: Vec::new(), room: 0.0 };
    let mut before = Gap::default();
    for (i, atom) in atoms.iter().enumerate() {
        let after = atoms.get(i + 1).map_or(Gap::default(), |next| Gap::between(atom, next));
        setter.atom(atom, before, after);
        before = after;
    }
    setter.parts
}

/// Takes the room that most characters of a line have before them out of `parts`: a justified line
/// says it once. Thousandths of an em to the left.
pub(super) fn spacing(parts: &mut [Part<'_>]) -> f32 {
    // Before the first character there is none: the line begins with it.
    let mut inner: Vec<&mut Placed<'_>> = parts.iter_mut().flat_map(|part| &mut part.glyphs).skip(1).collect();
    let Some(common) = most(&inner) else { return 0.0 };
    for placed in &mut inner {
        placed.room -= common;
    }
    common
}

// The room of more than half of them.
fn most(placed: &[&mut Placed<'_>]) -> Option<f32> {
    let mut rooms: Vec<f32> = placed.iter().map(|placed| placed.room).collect();
    rooms.sort_unstable_by(f32::total_cmp);
    // Whole numbers.
    let same = rooms.chunk_by(|one, next| (one - next).abs() < 0.5).find(|same| 2 * same.len() > rooms.len())?;
    same.first().copied().filter(|room| *room != 0.0)
}

// A character with what rides on it, and the room before it.
struct Atom<'t, 'w> {
    cluster: &'t str,
    worn: &'w [Worn],
    room: f32,
}

fn atoms<'t, 'w>(
    text: &'t str,
    voice: Voice,
    shifts: &[(usize, f32)],
    wardrobe: &'w Wardrobe<'_>,
) -> Vec<Atom<'t, 'w>> {
    let mut shifts = shifts.iter().copied().peekable();
    let mut at = 0;
    let atom = |cluster: &'t str| {
        let room = shifts.next_if(|(place, _)| *place == at).map_or(0.0, |(_, shift)| shift);
        at += cluster.chars().count();
        Atom { cluster, worn: wardrobe.worn(voice, cluster), room }
    };
    clusters(text).map(atom).collect()
}

impl Atom<'_, '_> {
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
    fn between(first: &Atom<'_, '_>, second: &Atom<'_, '_>) -> Self {
        let filled = match (first.is_spoken(), second.is_spoken()) {
            (true, false) => Some(Side::First),
            (false, true) => Some(Side::Second),
            _ => None,
        };
        Self { room: second.room, filled: filled.filter(|_| second.room > NOTICED) }
    }
}

struct Setter<'a> {
    blank: Option<&'a Worn>,
    // Whether the line must say what it reads as.
    spoken: bool,
    parts: Vec<Part<'a>>,
    room: f32,
}

impl<'a> Setter<'a> {
    fn atom(&mut self, atom: &Atom<'_, 'a>, before: Gap, after: Gap) {
        let blank = self.blank;
        self.begin(atom.cluster, self.spoken && atom.is_spoken());
        match (before.filled, blank) {
            (Some(Side::First), Some(_)) => {}
            (Some(Side::Second), Some(blank)) => {
                self.put(blank);
                self.room += before.room - blank.advance;
            }
            _ => self.room += before.room,
        }
        for worn in atom.worn {
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
