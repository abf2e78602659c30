//! What is drawn is what the embedded faces show, however they are packed.

use std::collections::BTreeSet;
use std::fmt::Write;

use gongshilan::core::poster::Poster;
use lopdf::{Document, Object};
use ttf_parser::{Face, GlyphId, OutlineBuilder};

use crate::posters::{notice, printed};

// Extensions B to F from one end to the other: no block of the face is like another.
fn rare() -> Vec<char> {
    let spread =
        ['\u{20000}'..='\u{2A6D6}', '\u{2A700}'..='\u{2B734}', '\u{2B820}'..='\u{2CEA1}', '\u{2CEB0}'..='\u{2EBE0}'];
    spread.into_iter().flat_map(|range| range.step_by(397)).collect()
}

#[test]
fn rare_characters_keep_their_outlines() {
    let face = zstd::decode_all(&include_bytes!("../../assets/fonts/HanaMinB.ttf.zst")[..]).unwrap();
    let face = Face::parse(&face, 0).unwrap();
    // What Noto Serif CJK SC has is not taken from the rare face.
    let serif = zstd::decode_all(&include_bytes!("../../assets/fonts/NotoSerifCJKsc-Regular.otf.zst")[..]).unwrap();
    let serif = Face::parse(&serif, 0).unwrap();
    let characters: Vec<char> = rare().into_iter().filter(|c| serif.glyph_index(*c).is_none()).collect();
    let wanted: BTreeSet<String> =
        characters.iter().map(|c| outline(&face, face.glyph_index(*c).expect("a glyph"))).collect();
    assert!(wanted.len() > 100 && !wanted.contains(""), "{}", wanted.len());

    let poster = Poster { tail: vec![characters.into_iter().collect()], ..notice() };
    let program = program(&printed(&poster), "HanaMinB");
    let cut = Face::parse(&program, 0).unwrap();
    let shown: BTreeSet<String> = (1..cut.number_of_glyphs()).map(|id| outline(&cut, GlyphId(id))).collect();
    assert!(shown == wanted, "{} outlines instead of {}", shown.len(), wanted.len());
}

// The font program of the face called `name`.
fn program(pdf: &[u8], name: &str) -> Vec<u8> {
    let file = Document::load_mem(pdf).unwrap();
    let fonts = file.objects.values().filter_map(|object| object.as_dict().ok());
    let described = |font: &&lopdf::Dictionary| {
        let called = font.get(b"FontName").and_then(Object::as_name).unwrap_or_default();
        String::from_utf8_lossy(called).ends_with(name)
    };
    let font = fonts.filter(|font| font.has(b"FontFile2")).find(described).expect("the face");
    let stream = file.get_object(font.get(b"FontFile2").unwrap().as_reference().unwrap()).unwrap();
    stream.as_stream().unwrap().decompressed_content().unwrap()
}

fn outline(face: &Face, glyph: GlyphId) -> String {
    let mut path = Path(String::new());
    face.outline_glyph(glyph, &mut path);
    path.0
}

struct Path(String);

impl OutlineBuilder for Path {
    fn move_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "M{x} {y}");
    }

    fn line_to(&mut self, x: f32, y: f32) {
        let _ = write!(self.0, "L{x} {y}");
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        let _ = write!(self.0, "Q{x1} {y1} {x} {y}");
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        let _ = write!(self.0, "C{x1} {y1} {x2} {y2} {x} {y}");
    }

    fn close(&mut self) {
        self.0.push('Z');
    }
}
