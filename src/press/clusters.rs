//! A character together with what rides on it, and the glyphs that are drawn for them: variation
//! selectors and combining marks take no room and are never lost.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::fonts::{Face, Glyph, Voice, glyph};

/// A glyph that is drawn.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stroke {
    /// The glyph.
    pub glyph: Glyph,
    /// What it reads as: one character, or several where one glyph stands for them.
    pub reads: String,
    /// How far it is moved from where the glyph before it ends, em.
    pub lean: f32,
    /// How far the pen is moved behind it, em.
    pub back: f32,
}

/// Whether `c` stands on the character before it and takes no room of its own.
pub(super) fn rides(c: char) -> bool {
    c >= '\u{300}' && is_combining_mark(c)
}

/// Whether `c` only chooses among the forms of the character before it.
pub(super) const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The characters of `text`, each with what rides on it.
pub(super) fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let end = rest.char_indices().skip(1).find(|(_, c)| !rides(*c)).map_or(rest.len(), |(at, _)| at);
        let (cluster, after) = rest.split_at_checked(end)?;
        rest = after;
        (!cluster.is_empty()).then_some(cluster)
    })
}

/// The width of every character of `letters` in em; what rides takes none, what no face has 1.
pub(super) fn advances(letters: &[char], voice: Voice) -> Vec<f32> {
    let mut out = Vec::with_capacity(letters.len());
    for cluster in letters.chunk_by(|_, next| rides(*next)) {
        out.push(advance(cluster, voice).unwrap_or(1.0));
        out.extend(cluster.iter().skip(1).map(|_| 0.0));
    }
    out
}

fn advance(cluster: &[char], voice: Voice) -> Option<f32> {
    if let [c] = cluster
        && let Some(glyph) = glyph(voice, *c)
    {
        return Some(glyph.advance);
    }
    let strokes = strokes(voice, &cluster.iter().collect::<String>()).ok()?;
    strokes.first().map(|base| base.glyph.advance)
}

/// What is drawn for `cluster`: its composed form where a face has it, else mark by mark. A
/// variation is drawn in its usual form.
///
/// # Errors
/// The first character that no face has.
pub(super) fn strokes(voice: Voice, cluster: &str) -> Result<Vec<Stroke>, char> {
    let spelled = spelled(voice, cluster);
    let marked = cluster.chars().skip(1).any(|c| !is_selector(c));
    // Few compatibility ideographs are in the faces: the others look like what they stand for, and
    // better so than in another face.
    match composed(voice, cluster) {
        Some(composed) if marked || face(&spelled) != composed.first().map(|base| base.glyph.face) => Ok(composed),
        _ => spelled,
    }
}

fn face(strokes: &Result<Vec<Stroke>, char>) -> Option<Face> {
    strokes.as_ref().ok()?.first().map(|base| base.glyph.face)
}

fn composed(voice: Voice, cluster: &str) -> Option<Vec<Stroke>> {
    let mut inked = cluster.chars().filter(|c| !is_selector(*c)).nfc();
    let first = inked.next()?;
    let marks: String = inked.collect();
    // Marks in another order than typed would be read back in that order.
    let reads = cluster.strip_suffix(marks.as_str())?;
    let base = plain(voice, first, reads.to_owned())?;
    let marks = marks.chars().map(|mark| over(voice, mark, base.glyph.advance));
    std::iter::once(Some(base.clone())).chain(marks).collect()
}

fn spelled(voice: Voice, cluster: &str) -> Result<Vec<Stroke>, char> {
    let mut out: Vec<Stroke> = Vec::new();
    for c in cluster.chars() {
        match out.last_mut() {
            Some(last) if is_selector(c) => last.reads.push(c),
            _ => {
                let stroke = match out.first() {
                    Some(base) => over(voice, c, base.glyph.advance),
                    None => plain(voice, c, c.to_string()),
                };
                out.push(stroke.ok_or(c)?);
            }
        }
    }
    Ok(out)
}

fn plain(voice: Voice, c: char, reads: String) -> Option<Stroke> {
    Some(Stroke { glyph: glyph(voice, c)?, reads, lean: 0.0, back: 0.0 })
}

// Fonts leave it to their programs to place a mark: here it stands in the middle of its base.
fn over(voice: Voice, mark: char, base: f32) -> Option<Stroke> {
    let glyph = glyph(voice, mark)?;
    let face = glyph.face.open().ok()?;
    let ink = face.glyph_bounding_box(ttf_parser::GlyphId(glyph.id))?;
    let middle = f32::from(ink.x_min.midpoint(ink.x_max)) / f32::from(face.units_per_em());
    let lean = -base / 2.0 - middle;
    Some(Stroke { glyph, reads: mark.to_string(), lean, back: -lean - glyph.advance })
}
