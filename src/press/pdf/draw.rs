//! One page as drawing operations: grounds, marks, lines, then text and photographs.

use std::collections::BTreeMap;

use printpdf::{
    Color, DictItem, Greyscale, Line, LinePoint, Mm, Op, PaintMode, PdfFontHandle, Point, Pt, Rect, TextItem,
    TextMatrix,
};

use crate::press::fonts::Voice;
use crate::press::layout::{Area, CodeBox, Ground, MM_PER_PT, Mark, Page, Piece, Rule, TextBox};
use crate::press::photo::Picture;

use super::image;
use super::wardrobe::Wardrobe;

/// Modules kept free around a square code.
const QUIET: usize = 4;
/// The grey of marks.
const MARK: f32 = 0.86;
/// Readers take a wider gap for a space, em.
const NOTICED: f32 = 0.09;

/// Draws `page`.
pub(super) fn page(page: &Page, wardrobe: &Wardrobe, pictures: &BTreeMap<String, Picture>) -> Vec<Op> {
    let mut pen = Pen { height: page.height, wardrobe, ops: Vec::new() };
    // What lies below comes first: headings' ground, marks, lines.
    for piece in &page.pieces {
        if let Piece::Ground(ground) = piece {
            pen.ground(ground);
        }
    }
    for piece in &page.pieces {
        if let Piece::Mark(mark) = piece {
            pen.mark(mark);
        }
    }
    pen.grey(0.0);
    for piece in &page.pieces {
        match piece {
            Piece::Rule(rule) => pen.rule(rule),
            Piece::Text(text) => pen.text(text),
            Piece::Photo(frame) => {
                if let Some(picture) = pictures.get(&frame.digest) {
                    pen.ops.extend(image::draw(picture, &frame.digest, &frame.area, page.height));
                }
            }
            Piece::Code(code) => pen.code(code),
            Piece::Ground(_) | Piece::Mark(_) | Piece::Seal(_) => {}
        }
    }
    pen.ops
}

struct Pen<'a> {
    height: f32,
    wardrobe: &'a Wardrobe,
    ops: Vec<Op>,
}

/// Millimetres as points.
pub(super) const fn pt(mm: f32) -> Pt {
    Pt(mm / MM_PER_PT)
}

impl Pen<'_> {
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
        let point = |(x, y): (f32, f32)| LinePoint { p: Point::new(Mm(x), Mm(self.height - y)), bezier: false };
        let line = Line { points: vec![point(rule.from), point(rule.to)], is_closed: false };
        self.ops.push(Op::SetOutlineThickness { pt: Pt(rule.thickness) });
        self.ops.push(Op::DrawLine { line });
    }

    fn mark(&mut self, mark: &Mark) {
        self.grey(MARK);
        let (sin, cos) = mark.angle.to_radians().sin_cos();
        let (x, y) = (pt(mark.from.0).0, pt(self.height - mark.from.1).0);
        let matrix = TextMatrix::Raw([cos, sin, -sin, cos, x, y]);
        self.ops.push(Op::StartTextSection);
        self.show(&mark.text, Voice::BOLD, mark.size, &[], matrix);
        self.ops.push(Op::EndTextSection);
    }

    fn text(&mut self, text: &TextBox) {
        let matrix = TextMatrix::Translate(pt(text.start), pt(self.height - text.baseline()));
        let noticed = text.shifts.iter().any(|(_, shift)| shift.abs() > NOTICED);
        self.ops.push(Op::StartTextSection);
        if noticed {
            self.ops.push(span(&text.text));
        }
        self.show(&text.text, text.voice, text.size, &text.shifts, matrix);
        if noticed {
            self.ops.push(Op::EndMarkedContent);
        }
        self.ops.push(Op::EndTextSection);
    }

    fn show(&mut self, text: &str, voice: Voice, size: f32, shifts: &[(usize, f32)], matrix: TextMatrix) {
        let wardrobe = self.wardrobe;
        let mut shifts = shifts.iter().copied().peekable();
        let mut matrix = Some(matrix);
        let letters: Vec<_> = text.chars().enumerate().map(|(i, c)| (i, c, wardrobe.font(voice, c))).collect();
        for run in letters.chunk_by(|(_, _, one), (_, _, other)| one == other) {
            let Some((_, _, Some(font))) = run.first() else { continue };
            self.ops.push(Op::SetFont { font: PdfFontHandle::External((*font).clone()), size: Pt(size) });
            if let Some(matrix) = matrix.take() {
                self.ops.push(Op::SetTextMatrix { matrix });
            }
            let mut items = Vec::new();
            let mut together = String::new();
            for (i, c, _) in run {
                if let Some((_, shift)) = shifts.next_if(|(at, _)| at == i) {
                    if !together.is_empty() {
                        items.push(TextItem::Text(std::mem::take(&mut together)));
                    }
                    items.push(TextItem::Offset(-1000.0 * shift));
                }
                together.push(*c);
            }
            items.push(TextItem::Text(together));
            self.ops.push(Op::ShowText { items });
        }
    }
}

// Says what the line reads as: the gaps in it are for the eye, no spaces to be copied.
fn span(text: &str) -> Op {
    let data: Vec<u8> = std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(u16::to_be_bytes).collect();
    let actual = DictItem::String { data, literal: false };
    let map = BTreeMap::from([("ActualText".to_owned(), actual)]);
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties: DictItem::Dict { map } }
}
