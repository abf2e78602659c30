//! One page as drawing operations: grounds, marks, lines, then text and photographs in reading
//! order, each as a part of the tree of contents.

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, FontId, Greyscale, Line, LinePoint, Op, PaintMode, PdfFontHandle, Point, Pt, Rect, TextMatrix,
};

use crate::press::fonts::Voice;
use crate::press::layout::{Area, CodeBox, Ground, MM_PER_PT, Mark, Page, Piece, Rule, TextBox};
use crate::press::photo::Picture;

use super::image;
use super::line::{Part, Run, parts};
use super::tags::{Tag, Tags};
use super::wardrobe::Wardrobe;

/// Modules kept free around a square code.
const QUIET: usize = 4;
/// The grey of marks.
const MARK: f32 = 0.86;

/// Draws `page`.
pub(super) fn page<'a>(
    page: &'a Page,
    wardrobe: &Wardrobe<'_>,
    pictures: &BTreeMap<String, Picture>,
    tags: &mut Tags<'a>,
) -> Vec<Op> {
    let mut pen = Pen { height: page.height, wardrobe, pictures, ops: Vec::new(), open: None, font: None };
    pen.ops.push(marked("Artifact", None, None));
    pen.behind(&page.pieces);
    pen.ops.push(Op::EndMarkedContent);
    tags.turn();
    for piece in &page.pieces {
        if let Some(tag) = tags.tag(piece) {
            pen.before(piece, tag, tags);
        }
    }
    pen.leave();
    pen.ops
}

struct Pen<'a> {
    height: f32,
    wardrobe: &'a Wardrobe<'a>,
    pictures: &'a BTreeMap<String, Picture>,
    ops: Vec<Op>,
    // Of what is drawn as a part now.
    open: Option<Tag>,
    // The font in force: it need not be named again for every line.
    font: Option<(&'a FontId, f32)>,
}

/// Millimetres as points, to a hundredth: finer than any printer, and short in the file.
pub(super) fn pt(mm: f32) -> Pt {
    Pt((mm / MM_PER_PT * 100.0).round() / 100.0)
}

impl<'a> Pen<'a> {
    // What lies below comes first: headings' ground, marks, lines.
    fn behind(&mut self, pieces: &[Piece]) {
        for piece in pieces {
            if let Piece::Ground(ground) = piece {
                self.ground(ground);
            }
        }
        for piece in pieces {
            if let Piece::Mark(mark) = piece {
                self.mark(mark);
            }
        }
        self.grey(0.0);
        for piece in pieces {
            if let Piece::Rule(rule) = piece {
                self.rule(rule);
            }
        }
    }

    fn before(&mut self, piece: &Piece, tag: Tag, tags: &mut Tags<'_>) {
        match piece {
            Piece::Text(text) => self.text(text, tag, tags),
            Piece::Photo(frame) => {
                self.enter(tag, tags);
                if let Some(picture) = self.pictures.get(&frame.digest) {
                    self.ops.extend(image::draw(picture, &frame.digest, &frame.area, self.height));
                }
            }
            Piece::Code(code) => {
                self.enter(tag, tags);
                self.code(code);
            }
            Piece::Ground(_) | Piece::Mark(_) | Piece::Rule(_) | Piece::Seal(_) => {}
        }
    }

    // One mark for all that follows with the same tag.
    fn enter(&mut self, tag: Tag, tags: &mut Tags<'_>) {
        if self.open != Some(tag) {
            self.leave();
            self.ops.push(begin(tag, None, tags));
            self.open = Some(tag);
        }
    }

    fn leave(&mut self) {
        if self.open.take().is_some() {
            self.ops.push(Op::EndMarkedContent);
        }
    }

    fn grey(&mut self, percent: f32) {
        let col = Color::Greyscale(Greyscale { percent, icc_profile: None });
        self.ops.push(Op::SetFillColor { col });
    }

    fn ground(&mut self, ground: &Ground) {
        self.grey(ground.grey);
        self.fill(&ground.area);
    }

    // Rows of black modules, each run as one rectangle.
    fn code(&mut self, code: &CodeBox) {
        let across = code.modules.len() + 2 * QUIET;
        let side = code.area.width / u16::try_from(across).map_or(1.0, f32::from);
        let at = |n: usize| u16::try_from(n + QUIET).map_or(0.0, f32::from) * side;
        for (y, row) in code.modules.iter().enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                let (from, width) = (x, at(x + run.len()) - at(x));
                x += run.len();
                if run.first() == Some(&true) {
                    let (left, top) = (code.area.x + at(from), code.area.y + at(y));
                    self.fill(&Area { x: left, y: top, width, height: side });
                }
            }
        }
    }

    fn fill(&mut self, area: &Area) {
        let rectangle = Rect {
            x: pt(area.x),
            y: pt(self.height - area.bottom()),
            width: pt(area.width),
            height: pt(area.height),
            mode: Some(PaintMode::Fill),
            winding_order: None,
        };
        self.ops.push(Op::DrawRectangle { rectangle });
    }

    fn rule(&mut self, rule: &Rule) {
        let point = |(x, y): (f32, f32)| LinePoint { p: Point { x: pt(x), y: pt(self.height - y) }, bezier: false };
        let line = Line { points: vec![point(rule.from), point(rule.to)], is_closed: false };
        self.ops.push(Op::SetOutlineThickness { pt: Pt(rule.thickness) });
        self.ops.push(Op::DrawLine { line });
    }

    fn mark(&mut self, mark: &Mark) {
        self.grey(MARK);
        let (sin, cos) = mark.angle.to_radians().sin_cos();
        let (x, y) = (pt(mark.from.0).0, pt(self.height - mark.from.1).0);
        let mut matrix = Some(TextMatrix::Raw([cos, sin, -sin, cos, x, y]));
        self.ops.push(Op::StartTextSection);
        for part in parts(&mark.text, Voice::BOLD, &[], self.wardrobe) {
            self.show(part.runs, mark.size, &mut matrix);
        }
        self.ops.push(Op::EndTextSection);
    }

    fn text(&mut self, text: &TextBox, tag: Tag, tags: &mut Tags<'_>) {
        let parts = parts(&text.text, text.voice, &text.shifts, self.wardrobe);
        // Numbered marks around others confuse readers: where something is spoken, each part of the
        // line has its own.
        let whole = tag == Tag::Artifact || parts.iter().all(|part| part.actual.is_none());
        if whole {
            self.enter(tag, tags);
        } else {
            self.leave();
        }
        let mut matrix = Some(TextMatrix::Translate(pt(text.start), pt(self.height - text.baseline())));
        self.ops.push(Op::StartTextSection);
        for Part { actual, runs } in parts {
            let mark = match actual.as_deref() {
                None if whole => None,
                Some(actual) if whole => Some(marked("Span", None, Some(actual))),
                actual => Some(begin(tag, actual, tags)),
            };
            let end = mark.is_some().then_some(Op::EndMarkedContent);
            self.ops.extend(mark);
            self.show(runs, text.size, &mut matrix);
            self.ops.extend(end);
        }
        self.ops.push(Op::EndTextSection);
    }

    fn show(&mut self, runs: Vec<Run<'a>>, size: f32, matrix: &mut Option<TextMatrix>) {
        for Run { font, items } in runs {
            if self.font.replace((font, size)) != Some((font, size)) {
                self.ops.push(Op::SetFont { font: PdfFontHandle::External(font.clone()), size: Pt(size) });
            }
            self.ops.extend(matrix.take().map(|matrix| Op::SetTextMatrix { matrix }));
            self.ops.push(Op::ShowText { items });
        }
    }
}

fn begin(tag: Tag, actual: Option<&str>, tags: &mut Tags<'_>) -> Op {
    match tag {
        Tag::Artifact => marked("Artifact", None, actual),
        Tag::Element(element) => {
            let (kind, number) = tags.mark(element);
            marked(kind, Some(number), actual)
        }
    }
}

// `actual` says what is read: the gaps in it are for the eye, no blanks to be copied.
fn marked(kind: &str, number: Option<i64>, actual: Option<&str>) -> Op {
    let number = number.map(|number| ("MCID".to_owned(), DictItem::Int(number)));
    let actual = actual.map(|text| ("ActualText".to_owned(), utf16(text)));
    // Readers heed it in spans only; what kind of part this is, the tree says as well.
    let tag = if actual.is_some() { "Span" } else { kind }.to_owned();
    let map: BTreeMap<String, DictItem> = number.into_iter().chain(actual).collect();
    if map.is_empty() {
        return Op::BeginMarkedContent { tag };
    }
    Op::BeginMarkedContentWithProperties { tag, properties: DictItem::Dict { map } }
}

fn utf16(text: &str) -> DictItem {
    let data = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    DictItem::String { data, literal: false }
}
