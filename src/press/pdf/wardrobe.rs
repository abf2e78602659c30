//! The fonts of one PDF: only the glyphs that are used, and no glyph for two characters.

use std::collections::{BTreeMap, BTreeSet};

use printpdf::font::PdfFontMetricsStub;
use printpdf::{FontId, FontMetrics, ParsedFont, PdfFont};
use sha2::{Digest, Sha256};
use subsetter::GlyphRemapper;

use crate::core::fault::Fault;
use crate::press::fonts::{Face, Voice, glyph};
use crate::press::layout::{Page, Piece};

use super::failed;

/// The fonts of one PDF.
pub(super) struct Wardrobe {
    suits: Vec<Suit>,
    worn: BTreeMap<(Voice, char), usize>,
}

// A part of a face. Where two characters share a glyph, the second goes to another suit: a PDF
// font can name one character a glyph only, and the text read back would be wrong.
struct Suit {
    id: FontId,
    face: Face,
    glyphs: BTreeMap<u16, char>,
}

impl Wardrobe {
    /// The fonts that `pages` need.
    pub(super) fn of(pages: &[Page]) -> Self {
        let mut wardrobe = Self { suits: Vec::new(), worn: BTreeMap::new() };
        for (voice, c) in used(pages) {
            if let Some(glyph) = glyph(voice, c) {
                let suit = wardrobe.suit_for(glyph.face, glyph.id, c);
                wardrobe.worn.insert((voice, c), suit);
            }
        }
        wardrobe
    }

    /// Name of the font in which `c` is set.
    pub(super) fn font(&self, voice: Voice, c: char) -> Option<&FontId> {
        let suit = self.worn.get(&(voice, c))?;
        self.suits.get(*suit).map(|suit| &suit.id)
    }

    /// The fonts, cut down to what is used.
    pub(super) fn fonts(&self) -> Result<Vec<(FontId, PdfFont)>, Fault> {
        self.suits.iter().map(|suit| Ok((suit.id.clone(), suit.cut()?))).collect()
    }

    fn suit_for(&mut self, face: Face, id: u16, c: char) -> usize {
        let free = |suit: &Suit| suit.face == face && suit.glyphs.get(&id).is_none_or(|other| *other == c);
        let at = self.suits.iter().position(free).unwrap_or_else(|| {
            let id = FontId(format!("{}-{}", face.name(), self.suits.len()));
            self.suits.push(Suit { id, face, glyphs: BTreeMap::new() });
            self.suits.len() - 1
        });
        if let Some(suit) = self.suits.get_mut(at) {
            suit.glyphs.insert(id, c);
        }
        at
    }
}

fn used(pages: &[Page]) -> BTreeSet<(Voice, char)> {
    let mut used = BTreeSet::new();
    for piece in pages.iter().flat_map(|page| &page.pieces) {
        match piece {
            Piece::Text(text) => used.extend(text.text.chars().map(|c| (text.voice, c))),
            Piece::Mark(mark) => used.extend(mark.text.chars().map(|c| (Voice::BOLD, c))),
            _ => {}
        }
    }
    used
}

impl Suit {
    fn cut(&self) -> Result<PdfFont, Fault> {
        let face = self.face.open()?;
        let glyphs: Vec<u16> = self.glyphs.keys().copied().collect();
        let mut remapper = GlyphRemapper::new();
        let (mut characters, mut widths) = (BTreeMap::new(), BTreeMap::new());
        for (id, c) in &self.glyphs {
            let new = remapper.remap(*id);
            characters.insert(u32::from(*c), new);
            widths.insert(new, face.glyph_hor_advance(ttf_parser::GlyphId(*id)).unwrap_or(0));
        }
        let program = subsetter::subset(&self.face.file(&glyphs)?, 0, &remapper).map_err(failed)?;
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

    // Six capital letters from the glyphs inside: two different subsets never bear one name.
    fn tag(&self) -> String {
        let mut hash = Sha256::new();
        for id in self.glyphs.keys() {
            hash.update(id.to_be_bytes());
        }
        hash.finalize().iter().take(6).map(|byte| char::from(b'A' + byte % 26)).collect()
    }
}
