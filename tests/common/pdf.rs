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
    file.get_pages().values().map(|page| PageText::of(&file, *page).pieces).collect()
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

/// The text of a page.
#[derive(Debug, Default)]
pub(crate) struct PageText {
    /// In the order in which it was drawn.
    pub(crate) pieces: Vec<Drawn>,
    /// By the number of the marked content in which it stands.
    pub(crate) marks: BTreeMap<i64, String>,
    /// Operators that paint neither in numbered content nor in artifacts.
    pub(crate) loose: Vec<String>,
    piece: Drawn,
    open: Vec<Open>,
}

#[derive(Debug)]
struct Open {
    artifact: bool,
    number: Option<i64>,
    spoken: bool,
}

impl PageText {
    /// Reads `page`.
    pub(crate) fn of(file: &Document, page: ObjectId) -> Self {
        let fonts = file.get_page_fonts(page).expect("fonts");
        let encodings: BTreeMap<Vec<u8>, Encoding<'_>> =
            fonts.into_iter().map(|(name, font)| (name, font.get_font_encoding(file).expect("an encoding"))).collect();
        let mut font = None;
        let mut out = Self::default();
        for operation in file.get_and_decode_page_content(page).expect("content").operations {
            let operands = &operation.operands;
            match operation.operator.as_str() {
                "BT" => out.piece = Drawn::default(),
                "ET" => out.end_piece(0.0),
                // A line ends where the next begins.
                "Td" => out.end_piece(out.piece.y + operands[1].as_float().expect("a number")),
                "Tf" => font = encodings.get(operands[0].as_name().expect("a name")),
                "Tm" => out.piece.y = operands[5].as_float().expect("a number"),
                "BMC" => out.open.push(Open { artifact: is_artifact(&operands[0]), number: None, spoken: false }),
                "BDC" => out.begin(is_artifact(&operands[0]), &operands[1]),
                "EMC" => drop(out.open.pop().expect("a mark")),
                "Tj" | "TJ" => out.show(font.expect("a font"), operands),
                _ => {}
            }
            let paints = matches!(operation.operator.as_str(), "Tj" | "TJ" | "f" | "S" | "B" | "Do");
            if paints && !out.open.iter().any(|open| open.artifact || open.number.is_some()) {
                out.loose.push(operation.operator);
            }
        }
        assert!(out.open.is_empty(), "marks stay open: {:?}", out.open);
        out
    }

    fn end_piece(&mut self, next: f32) {
        let piece = std::mem::replace(&mut self.piece, Drawn { y: next, ..Drawn::default() });
        if !piece.glyphs.is_empty() {
            self.pieces.push(piece);
        }
    }

    fn begin(&mut self, artifact: bool, properties: &Object) {
        let number = properties.as_dict().expect("properties").get(b"MCID").ok().map(|n| n.as_i64().expect("a number"));
        let actual = actual_text(properties);
        self.open.push(Open { artifact, number, spoken: actual.is_some() });
        if let Some(number) = number {
            let new = self.marks.insert(number, String::new()).is_none();
            assert!(new, "mark {number} is there twice");
        }
        if let Some(actual) = actual {
            self.piece.spoken = true;
            self.read(&actual);
        }
    }

    fn show(&mut self, font: &Encoding<'_>, operands: &[Object]) {
        let mut shown = String::new();
        show(font, operands, &mut shown);
        self.piece.glyphs.push_str(&shown);
        if !self.open.iter().any(|open| open.spoken) {
            self.read(&shown);
        }
    }

    fn read(&mut self, text: &str) {
        self.piece.text.push_str(text);
        let number = self.open.iter().rev().find_map(|open| open.number);
        if let Some(mark) = number.and_then(|number| self.marks.get_mut(&number)) {
            mark.push_str(text);
        }
    }
}

fn is_artifact(tag: &Object) -> bool {
    tag.as_name().expect("a tag") == b"Artifact"
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
