//! `HanaMinB`, 30 MB of rare characters: outlines are unpacked only for those that are drawn.

use std::ops::Range;

use ttf_parser::{GlyphId, RawFace, Tag, loca};

use super::blocks::Blocks;

const OUTLINES: Tag = Tag::from_bytes(b"glyf");
const PLACES: Tag = Tag::from_bytes(b"loca");

/// The face without its outlines, and where those stand.
pub(super) struct Rare {
    /// The face, for what it has and how wide that is.
    pub(super) face: ttf_parser::Face<'static>,
    blocks: Blocks,
    outlines: Range<usize>,
    // Within the outlines.
    places: loca::Table<'static>,
}

impl Rare {
    // Leaked on purpose: a face lives as long as the program and borrows its bytes.
    pub(super) fn open(packed: &'static [u8]) -> Option<Self> {
        let blocks = Blocks::of(packed)?;
        let beginning = blocks.unpack(|block| block.start == 0)?;
        let outlines = table(&beginning, OUTLINES)?;
        let bytes: &'static [u8] = blocks.unpack(|block| !is_within(block, &outlines))?.leak();
        let face = ttf_parser::Face::parse(bytes, 0).ok()?;
        let format = face.tables().head.index_to_location_format;
        let places = loca::Table::parse(face.tables().maxp.number_of_glyphs, format, face.raw_face().table(PLACES)?)?;
        Some(Self { face, blocks, outlines, places })
    }

    /// The file of the face with the outlines of `glyphs`; none of them is made of others.
    pub(super) fn with(&self, glyphs: &[u16]) -> Option<Vec<u8>> {
        let place = |id: &u16| self.places.glyph_range(GlyphId(*id));
        let moved = |place: Range<usize>| self.outlines.start + place.start..self.outlines.start + place.end;
        // Glyph 0, the empty box, goes into every subset.
        let drawn: Vec<_> = glyphs.iter().chain(&[0]).filter_map(place).map(moved).collect();
        let is_drawn = |block: &Range<usize>| drawn.iter().any(|place| overlap(place, block));
        self.blocks.unpack(|block| !is_within(block, &self.outlines) || is_drawn(block))
    }
}

fn table(bytes: &[u8], tag: Tag) -> Option<Range<usize>> {
    let record = RawFace::parse(bytes, 0).ok()?.table_records.into_iter().find(|record| record.tag == tag)?;
    let (from, length) = (usize::try_from(record.offset).ok()?, usize::try_from(record.length).ok()?);
    Some(from..from + length)
}

const fn is_within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

const fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
