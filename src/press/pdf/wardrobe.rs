//! The fonts of one PDF: only the glyphs that are used, and no glyph for two readings.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use printpdf::font::PdfFontMetricsStub;
use printpdf::{Codepoint, FontId, FontMetrics, Op, ParsedFont, PdfFont, PdfFontHandle, Pt, TextItem};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::core::fault::Fault;
use crate::press::clusters::{Stroke, clusters, strokes};
use crate::press::fonts::{Face, Voice};
use crate::press::layout::{Page, Piece};

use super::failed;
use super::line::blank;

/// The fonts of one PDF.
pub(super) struct Wardrobe<'a> {
    suits: Vec<Suit>,
    worn: BTreeMap<Voice, HashMap<&'a str, Vec<Worn>>>,
}

/// A glyph as it is written.
pub(super) struct Worn {
    /// Its font, by its number among those of the PDF.
    pub font: usize,
    /// Its number in that font.
    pub glyph: u16,
    /// Its width, em.
    pub advance: f32,
    /// Room before it, em.
    pub lean: f32,
    /// Room behind it, em.
    pub back: f32,
}

impl Worn {
    fn of(stroke: &Stroke, font: usize, remapper: &GlyphRemapper) -> Option<Self> {
        let Stroke { glyph, lean, back, .. } = *stroke;
        Some(Self { font, glyph: remapper.get(glyph.id)?, advance: glyph.advance, lean, back })
    }
}

// A part of a face. Where two readings share a glyph, the second goes to another suit: a PDF font
// can name one reading a glyph only, and the text read back would be wrong.
struct Suit {
    id: FontId,
    face: Face,
    glyphs: BTreeMap<u16, String>,
}

impl<'a> Wardrobe<'a> {
    /// The fonts that `pages` need.
    pub(super) fn of(pages: &'a [Page]) -> Self {
        let mut wardrobe = Self { suits: Vec::new(), worn: BTreeMap::new() };
        let mut placed = Vec::new();
        for (voice, cluster) in used(pages) {
            for stroke in strokes(voice, cluster).unwrap_or_default() {
                placed.push((voice, cluster, wardrobe.suit_for(&stroke), stroke));
            }
        }
        let remappers: Vec<GlyphRemapper> = wardrobe.suits.iter().map(Suit::remapper).collect();
        for (voice, cluster, suit, stroke) in placed {
            if let Some(remapper) = remappers.get(suit) {
                let worn = wardrobe.worn.entry(voice).or_default().entry(cluster).or_default();
                worn.extend(Worn::of(&stroke, suit, remapper));
            }
        }
        wardrobe
    }

    /// What is written for `cluster`.
    pub(super) fn worn(&self, voice: Voice, cluster: &str) -> &[Worn] {
        self.worn.get(&voice).and_then(|worn| worn.get(cluster)).map_or(&[], Vec::as_slice)
    }

    /// The name of a font in the PDF.
    pub(super) fn font(&self, number: usize) -> &str {
        self.suits.get(number).map_or("", |suit| &suit.id.0)
    }

    /// Every glyph of every font, once: what each reads as.
    pub(super) fn specimen(&self) -> Vec<Op> {
        let shown = |suit: &Suit| {
            let remapper = suit.remapper();
            let glyph = |(id, reads): (&u16, &String)| Codepoint {
                gid: remapper.get(*id).unwrap_or(0),
                offset: 0.0,
                cid: Some(reads.clone()),
            };
            let font = Op::SetFont { font: PdfFontHandle::External(suit.id.clone()), size: Pt(1.0) };
            [font, Op::ShowText { items: vec![TextItem::GlyphIds(suit.glyphs.iter().map(glyph).collect())] }]
        };
        self.suits.iter().flat_map(shown).collect()
    }

    /// The fonts, cut down to what is used.
    pub(super) fn fonts(&self) -> Result<Vec<(FontId, PdfFont)>, Fault> {
        self.suits.iter().map(|suit| Ok((suit.id.clone(), suit.cut()?))).collect()
    }

    fn suit_for(&mut self, stroke: &Stroke) -> usize {
        let (face, id) = (stroke.glyph.face, stroke.glyph.id);
        let free = |suit: &Suit| suit.face == face && suit.glyphs.get(&id).is_none_or(|reads| *reads == stroke.reads);
        let at = self.suits.iter().position(free).unwrap_or_else(|| {
            let id = FontId(format!("F{}", self.suits.len()));
            self.suits.push(Suit { id, face, glyphs: BTreeMap::new() });
            self.suits.len() - 1
        });
        if let Some(suit) = self.suits.get_mut(at) {
            suit.glyphs.insert(id, stroke.reads.clone());
        }
        at
    }
}

// Each once, in an order of their own: the same pages, the same fonts.
fn used(pages: &[Page]) -> BTreeSet<(Voice, &str)> {
    let mut used = BTreeSet::new();
    let mut seen = Seen::default();
    for piece in pages.iter().flat_map(|page| &page.pieces) {
        match piece {
            Piece::Text(text) => {
                let blank = blank(&text.text, &text.shifts);
                let all = clusters(&text.text).chain(blank).map(|cluster| (text.voice, cluster));
                used.extend(all.filter(|(voice, cluster)| seen.is_new(*voice, cluster)));
            }
            Piece::Mark(mark) => used.extend(clusters(&mark.text).map(|cluster| (Voice::BOLD, cluster))),
            _ => {}
        }
    }
    used
}

// The characters that came before, a bit each: a long list has a hundred thousand, and some hundreds
// of different ones.
#[derive(Default)]
struct Seen(BTreeMap<Voice, Vec<u64>>);

impl Seen {
    // Whether `cluster` comes for the first time; of those of several characters, whether it may.
    fn is_new(&mut self, voice: Voice, cluster: &str) -> bool {
        let Some(at) = only(cluster).and_then(|c| usize::try_from(u32::from(c)).ok()) else { return true };
        let bits = self.0.entry(voice).or_default();
        if bits.len() <= at / 64 {
            bits.resize(at / 64 + 1, 0);
        }
        let Some(word) = bits.get_mut(at / 64) else { return true };
        let before = *word;
        *word |= 1 << (at % 64);
        before != *word
    }
}

fn only(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}

impl Suit {
    fn cut(&self) -> Result<PdfFont, Fault> {
        let face = self.face.open()?;
        let glyphs: Vec<u16> = self.glyphs.keys().copied().collect();
        let remapper = self.remapper();
        let (mut characters, mut widths) = (BTreeMap::new(), BTreeMap::new());
        for (id, reads) in &self.glyphs {
            let new = remapper.get(*id).unwrap_or(0);
            characters.extend(only(reads).map(|c| (u32::from(c), new)));
            widths.insert(new, face.glyph_hor_advance(ttf_parser::GlyphId(*id)).unwrap_or(0));
        }
        let program = subsetter::subset(&self.face.file(&glyphs)?, self.face.index(), &remapper).map_err(failed)?;
        let name = format!("{}+{}", self.tag(), self.face.name());
        let metrics = FontMetrics { ascent: face.ascender(), descent: face.descender() };
        let units = face.units_per_em();
        let mut font = ParsedFont::with_glyph_data(program, 0, Some(name), characters, widths, units, metrics);
        let bounds = face.global_bounding_box();
        font.pdf_font_metrics = PdfFontMetricsStub {
            units_per_em: units,
            x_min: bounds.x_min,
            y_min: bounds.y_min,
            x_max: bounds.x_max,
            y_max: bounds.y_max,
            caret_slope_rise: 1,
            caret_slope_run: 0,
            us_weight_class: face.weight().to_number(),
        };
        Ok(PdfFont::new(font))
    }

    fn remapper(&self) -> GlyphRemapper {
        GlyphRemapper::new_from_glyphs(&self.glyphs.keys().copied().collect::<Vec<_>>())
    }

    // Six capital letters from the glyphs inside: two different subsets never bear one name.
    fn tag(&self) -> String {
        let mut hash = Sha256::new();
        for id in self.glyphs.keys() {
            hash.update(id.to_be_bytes());
        }
        hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
    }
}
