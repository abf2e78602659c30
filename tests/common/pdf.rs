//! Reads the text of a PDF back, line by line in the order in which it was drawn.

#![allow(dead_code, reason = "every test file uses a part of this")]

use std::collections::BTreeMap;

use lopdf::{Document, Encoding, Object, ObjectId};

/// A piece of text as it was drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Drawn {
    /// What the file says that it reads as.
    pub(crate) text: String,
    /// The glyphs alone, read back through `ToUnicode`.
    pub(crate) glyphs: String,
    /// Whether the file says what it reads as beside the glyphs.
    pub(crate) spoken: bool,
    /// Base line, pt from the lower edge.
    pub(crate) y: f32,
}

/// The text of every page: pieces on one base line are joined by a space, others by a line feed.
pub(crate) fn pages(bytes: &[u8]) -> Vec<String> {
    drawn(bytes).iter().map(|pieces| joined(pieces)).collect()
}

/// The text of every page without any blanks.
pub(crate) fn squeezed(bytes: &[u8]) -> Vec<String> {
    pages(bytes).iter().map(|page| squeeze(page)).collect()
}

/// `text` without any blanks.
pub(crate) fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The pieces of text of every page.
pub(crate) fn drawn(bytes: &[u8]) -> Vec<Vec<Drawn>> {
    let file = Document::load_mem(bytes).expect("a readable PDF");
    file.get_pages().values().map(|page| page_pieces(&file, *page)).collect()
}

fn joined(pieces: &[Drawn]) -> String {
    let mut out = String::new();
    let mut last: Option<f32> = None;
    for piece in pieces {
        if let Some(y) = last {
            out.push(if (y - piece.y).abs() < 0.5 { ' ' } else { '\n' });
        }
        out.push_str(&piece.text);
        last = Some(piece.y);
    }
    out
}

fn page_pieces(file: &Document, page: ObjectId) -> Vec<Drawn> {
    let fonts = file.get_page_fonts(page).expect("fonts");
    let encodings: BTreeMap<Vec<u8>, Encoding<'_>> =
        fonts.into_iter().map(|(name, font)| (name, font.get_font_encoding(file).expect("an encoding"))).collect();
    let content = file.get_and_decode_page_content(page).expect("content");
    let mut pieces = Vec::new();
    let (mut font, mut piece) = (None, None);
    let mut marks: Vec<Option<String>> = Vec::new();
    for operation in content.operations {
        let operands = &operation.operands;
        match operation.operator.as_str() {
            "BT" => piece = Some(Drawn::default()),
            "ET" => pieces.extend(piece.take()),
            "Tf" => font = encodings.get(operands[0].as_name().expect("a name")),
            "BMC" => marks.push(None),
            "BDC" => {
                let actual = actual_text(&operands[1]);
                if let Some(actual) = &actual {
                    let piece = piece.as_mut().expect("inside text");
                    piece.text.push_str(actual);
                    piece.spoken = true;
                }
                marks.push(actual);
            }
            "EMC" => drop(marks.pop().expect("a mark")),
            "Tm" => piece.as_mut().expect("inside text").y = operands[5].as_float().expect("a number"),
            "Tj" | "TJ" => {
                let piece = piece.as_mut().expect("inside text");
                let mut shown = String::new();
                show(font.expect("a font"), operands, &mut shown);
                piece.glyphs.push_str(&shown);
                if marks.iter().flatten().next().is_none() {
                    piece.text.push_str(&shown);
                }
            }
            _ => {}
        }
    }
    assert!(marks.is_empty(), "marks stay open: {marks:?}");
    pieces
}

fn show(font: &Encoding<'_>, operands: &[Object], out: &mut String) {
    for operand in operands {
        match operand {
            Object::String(bytes, _) => out.push_str(&Document::decode_text(font, bytes).expect("text")),
            Object::Array(items) => show(font, items, out),
            _ => {}
        }
    }
}

fn actual_text(properties: &Object) -> Option<String> {
    let bytes = properties.as_dict().ok()?.get(b"ActualText").ok()?.as_str().ok()?;
    let units: Vec<u16> = bytes.chunks_exact(2).skip(1).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    Some(String::from_utf16(&units).expect("UTF-16"))
}
