//! One page as drawing operations: grounds, marks, lines, then text and photographs in reading
//! order, each as a part of the tree of contents.

use std::collections::BTreeMap;

use pdf_writer::{Content, Name, Str, TextStr};

use crate::press::fonts::Voice;
use crate::press::layout::{Area, CodeBox, Ground, MM_PER_PT, Mark, Page, Piece, Role, Rule, TextBox};
use crate::press::photo::Picture;

use super::image;
use super::line::{self, Part, Placed, parts};
use super::object::COMPACT;
use super::tags::{Tag, Tags};
use super::wardrobe::Wardrobe;

/// Modules kept free around a square code.
const QUIET: usize = 4;
/// A cell further away from the others of its column begins a column of its own, em.
const FAR: f32 = 12.0;
/// The grey of marks.
const MARK: f32 = 0.86;

/// What pages are drawn with.
pub(super) struct Brush<'a> {
    /// The fonts.
    pub wardrobe: &'a Wardrobe<'a>,
    /// The photographs, by digest.
    pub pictures: &'a BTreeMap<String, Picture>,
}

/// What lies behind the text of `page`: only for the eye.
pub(super) fn behind(page: &Page, brush: &Brush<'_>) -> Vec<u8> {
    let mut pen = Pen::new(page, brush);
    pen.mark_content("Artifact", None, None);
    pen.behind(&page.pieces);
    pen.content.end_marked_content();
    pen.content.finish().into_vec()
}

/// Text, photographs and codes of `page` in reading order.
pub(super) fn before<'a>(page: &'a Page, brush: &Brush<'_>, tags: &mut Tags<'a>) -> Vec<u8> {
    let mut pen = Pen::new(page, brush);
    tags.turn();
    for piece in &page.pieces {
        if let Some(tag) = tags.tag(piece) {
            pen.before(piece, tag, tags);
        }
    }
    pen.lift();
    pen.content.finish().into_vec()
}

struct Pen<'a> {
    height: f32,
    brush: &'a Brush<'a>,
    content: Content,
    // Of what is drawn as a part now.
    open: Option<Tag>,
    // Where the last line begins of the text object that is open now, pt.
    line: Option<(f32, f32)>,
    // The font in force: it need not be named again for every line.
    font: Option<(usize, f32)>,
    // Where the columns of the list begin, pt.
    edges: BTreeMap<usize, f32>,
    // The room in force behind every character, pt.
    spacing: f32,
}

/// Millimetres as points, to a hundredth: finer than any printer, and short in the file.
pub(super) fn pt(mm: f32) -> f32 {
    hundredths(mm / MM_PER_PT)
}

fn hundredths(points: f32) -> f32 {
    (points * 100.0).round() / 100.0
}

impl<'a> Pen<'a> {
    fn new(page: &Page, brush: &'a Brush<'a>) -> Self {
        let content = Content::with_settings(COMPACT);
        Self {
            height: page.height,
            brush,
            content,
            open: None,
            line: None,
            font: None,
            edges: BTreeMap::new(),
            spacing: 0.0,
        }
    }

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
        self.content.set_fill_gray(0.0);
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
                self.lift();
                self.enter(tag, tags);
                if let Some(picture) = self.brush.pictures.get(&frame.digest) {
                    image::draw(&mut self.content, picture, frame, self.height);
                }
            }
            Piece::Code(code) => {
                self.lift();
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
            self.begin(tag, None, tags);
            self.open = Some(tag);
        }
    }

    fn leave(&mut self) {
        if self.open.take().is_some() {
            self.content.end_marked_content();
        }
    }

    // Ends what is open. A mark and the text object around it end where they began, mark first.
    fn lift(&mut self) {
        self.leave();
        if self.line.take().is_some() {
            self.content.end_text();
        }
    }

    // Goes to the beginning of a line, from that of the line before: in a list the same steps come
    // again and again, and pack better than places.
    fn go_to(&mut self, x: f32, y: f32) {
        let from = self.line.unwrap_or_else(|| {
            self.leave();
            self.content.begin_text();
            (0.0, 0.0)
        });
        self.content.next_line(hundredths(x - from.0), hundredths(y - from.1));
        self.line = Some((x, y));
    }

    fn begin(&mut self, tag: Tag, actual: Option<&str>, tags: &mut Tags<'_>) {
        match tag {
            Tag::Artifact => self.mark_content("Artifact", None, actual),
            Tag::Element(element) => {
                let (kind, number) = tags.mark(element);
                self.mark_content(kind, Some(number), actual);
            }
        }
    }

    // `actual` says what is read: the gaps in it are for the eye, no blanks to be copied.
    fn mark_content(&mut self, kind: &str, number: Option<i32>, actual: Option<&str>) {
        // Readers heed it in spans only; what kind of part this is, the tree says as well.
        let tag = Name(if actual.is_some() { b"Span" } else { kind.as_bytes() });
        if number.is_none() && actual.is_none() {
            self.content.begin_marked_content(tag);
            return;
        }
        let mut mark = self.content.begin_marked_content_with_properties(tag);
        let mut properties = mark.properties();
        if let Some(actual) = actual {
            properties.actual_text(TextStr(actual));
        }
        if let Some(number) = number {
            properties.identify(number);
        }
    }

    fn ground(&mut self, ground: &Ground) {
        let Area { x, width, height, .. } = ground.area;
        self.content.set_fill_gray(ground.grey);
        self.content.rect(pt(x), pt(self.height - ground.area.bottom()), pt(width), pt(height)).fill_nonzero();
    }

    // Rows of black modules, each run as one rectangle, in modules from the upper left corner.
    fn code(&mut self, code: &CodeBox) {
        let side = pt(code.area.width) / small(code.modules.len() + 2 * QUIET);
        let (left, top) = (pt(code.area.x), pt(self.height - code.area.y));
        self.content.save_state().transform([side, 0.0, 0.0, -side, left, top]);
        for (y, row) in code.modules.iter().enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|one, next| one == next) {
                if run.first() == Some(&true) {
                    self.content.rect(small(x + QUIET), small(y + QUIET), small(run.len()), 1.0);
                }
                x += run.len();
            }
        }
        self.content.fill_nonzero().restore_state();
    }

    fn rule(&mut self, rule: &Rule) {
        let (from, to) = (rule.from, rule.to);
        self.content.set_line_width(rule.thickness);
        self.content.move_to(pt(from.0), pt(self.height - from.1));
        self.content.line_to(pt(to.0), pt(self.height - to.1)).stroke();
    }

    fn mark(&mut self, mark: &Mark) {
        self.content.set_fill_gray(MARK);
        let (sin, cos) = mark.angle.to_radians().sin_cos();
        let (x, y) = (pt(mark.from.0), pt(self.height - mark.from.1));
        self.content.begin_text().set_text_matrix([cos, sin, -sin, cos, x, y]);
        for part in parts(&mark.text, Voice::BOLD, &[], self.brush.wardrobe) {
            self.show(&part.glyphs, mark.size);
        }
        self.content.end_text();
    }

    fn text(&mut self, text: &TextBox, tag: Tag, tags: &mut Tags<'_>) {
        let mut parts = parts(&text.text, text.voice, &text.shifts, self.brush.wardrobe);
        let spacing = line::spacing(&mut parts);
        let (x, y) = (pt(text.start), pt(self.height - text.baseline()));
        let edge = self.edge(text, x);
        if let Some(first) = parts.first_mut().and_then(|part| part.glyphs.first_mut()) {
            first.room -= (1000.0 * (x - edge) / text.size).round();
        }
        // Numbered marks around others confuse readers: where something is spoken, each part of the
        // line has its own.
        let whole = tag == Tag::Artifact || parts.iter().all(|part| part.actual.is_none());
        self.go_to(edge, y);
        self.space(-spacing * text.size / 1000.0);
        if whole {
            self.enter(tag, tags);
        } else {
            self.leave();
        }
        for Part { actual, glyphs } in parts {
            let marked = !whole || actual.is_some();
            match actual.as_deref() {
                actual if !whole => self.begin(tag, actual, tags),
                Some(actual) => self.mark_content("Span", None, Some(actual)),
                None => {}
            }
            self.show(&glyphs, text.size);
            if marked {
                self.content.end_marked_content();
            }
        }
    }

    // Where the first cell of its column began: however long a cell is, the steps from cell to cell
    // are the same in every row.
    fn edge(&mut self, text: &TextBox, x: f32) -> f32 {
        let (Role::Cell(_, column) | Role::Subtotal(_, column)) = text.role else { return x };
        let edge = self.edges.entry(column).or_insert(x);
        if (x - *edge).abs() > FAR * text.size {
            *edge = x;
        }
        *edge
    }

    fn space(&mut self, spacing: f32) {
        if (self.spacing - spacing).abs() > f32::EPSILON {
            self.content.set_char_spacing(spacing);
            self.spacing = spacing;
        }
    }

    // Each run of one font is shown at once.
    fn show(&mut self, glyphs: &[Placed<'a>], size: f32) {
        for run in glyphs.chunk_by(|one, next| one.worn.font == next.worn.font) {
            let Some(first) = run.first() else { continue };
            let font = first.worn.font;
            if self.font.replace((font, size)) != Some((font, size)) {
                self.content.set_font(Name(self.brush.wardrobe.font(font).as_bytes()), size);
            }
            if run.iter().all(|placed| placed.room == 0.0) {
                self.content.show(Str(&codes(run)));
                continue;
            }
            let mut show = self.content.show_positioned();
            let mut items = show.items();
            for close in run.chunk_by(|_, next| next.room == 0.0) {
                let room = close.first().map_or(0.0, |first| first.room);
                if room != 0.0 {
                    items.adjust(room);
                }
                items.show(Str(&codes(close)));
            }
        }
    }
}

fn codes(glyphs: &[Placed<'_>]) -> Vec<u8> {
    glyphs.iter().flat_map(|placed| placed.worn.glyph.to_be_bytes()).collect()
}

// A code has fewer modules than that.
fn small(n: usize) -> f32 {
    u8::try_from(n).map_or(0.0, f32::from)
}
