//! What stands on a page, in millimetres from its upper left corner.

use crate::press::fonts::Voice;

use super::MM_PER_PT;

/// A rectangle in mm; `y` grows downwards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
}

impl Area {
    /// Right edge.
    #[must_use]
    pub fn right(&self) -> f32 {
        self.x + self.width
    }

    /// Lower edge.
    #[must_use]
    pub fn bottom(&self) -> f32 {
        self.y + self.height
    }

    /// The area, moved to the right by `dx` and down by `dy` mm.
    #[must_use]
    pub fn moved(self, dx: f32, dy: f32) -> Self {
        Self { x: self.x + dx, y: self.y + dy, ..self }
    }

    /// Whether two areas share more than `slack` mm in both directions.
    #[must_use]
    pub fn overlaps(&self, other: &Self, slack: f32) -> bool {
        self.x + slack < other.right()
            && other.x + slack < self.right()
            && self.y + slack < other.bottom()
            && other.y + slack < self.bottom()
    }
}

/// What a line of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// A line of the title.
    Title,
    /// The number of the notice.
    Number,
    /// A line of a paragraph, counted from 0 over the whole poster.
    Paragraph(usize),
    /// A line of a column heading; the heading is repeated on every page of the list.
    Heading,
    /// A line of a cell: row counted from 0 (the total is the row after the last), column from 0.
    Cell(usize, usize),
    /// A cell of a subtotal: which subtotal and which column, both from 0.
    Subtotal(usize, usize),
    /// The total in capital figures.
    Capital,
    /// A line of the period.
    Period,
    /// A line of a telephone line.
    Contact,
    /// A line of the issuer.
    Issuer,
    /// The day of issue.
    Issued,
    /// The disclosure attribute.
    Attribute,
    /// A part of the footer.
    Footer,
    /// A line below a photograph.
    Caption,
}

/// One line of text in one style.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBox {
    /// What it is.
    pub role: Role,
    /// The em boxes of its characters, blanks at the end left out.
    pub area: Area,
    /// The text.
    pub text: String,
    /// In which voice.
    pub voice: Voice,
    /// Type size in pt.
    pub size: f32,
    /// Where the first character starts: left of the area when its blank half is cut off.
    pub start: f32,
    /// Additional room before characters, in em: index of the character and how much.
    pub shifts: Vec<(usize, f32)>,
}

impl TextBox {
    /// The height of the base line from the upper edge of the page, in mm.
    #[must_use]
    pub fn baseline(&self) -> f32 {
        self.area.y + 0.88 * self.size * MM_PER_PT
    }
}

/// A straight black line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// From, x and y in mm.
    pub from: (f32, f32),
    /// To, x and y in mm.
    pub to: (f32, f32),
    /// Thickness in pt.
    pub thickness: f32,
}

/// Words across the page, behind everything.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The words.
    pub text: String,
    /// Type size in pt.
    pub size: f32,
    /// Where the base line starts, in mm.
    pub from: (f32, f32),
    /// Direction in degrees, counter-clockwise.
    pub angle: f32,
}

/// Room for a photograph, which fills it as far as its proportions allow.
#[derive(Clone, Debug, PartialEq)]
pub struct PhotoFrame {
    /// The room.
    pub area: Area,
    /// Digest of the photograph.
    pub digest: String,
}

/// A light ground behind text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ground {
    /// Where.
    pub area: Area,
    /// 1.0 is white.
    pub grey: f32,
}

/// A square code (QR), with its quiet zone.
#[derive(Clone, Debug, PartialEq)]
pub struct CodeBox {
    /// Where; the quiet zone of four modules is inside.
    pub area: Area,
    /// What it holds.
    pub text: String,
    /// Rows of modules, true is black; without the quiet zone.
    pub modules: Vec<Vec<bool>>,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Words across the page.
    Mark(Mark),
    /// A light grey ground.
    Ground(Ground),
    /// A line.
    Rule(Rule),
    /// Text.
    Text(TextBox),
    /// A photograph.
    Photo(PhotoFrame),
    /// A square code.
    Code(CodeBox),
    /// Kept free for the seal: only issuer and day may stand in it.
    Seal(Area),
}

/// A page.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Width in mm.
    pub width: f32,
    /// Height in mm.
    pub height: f32,
    /// Everything on it, in reading order.
    pub pieces: Vec<Piece>,
}

impl Page {
    /// The lines of text, in reading order.
    pub fn texts(&self) -> impl Iterator<Item = &TextBox> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Text(text) => Some(text),
            _ => None,
        })
    }
}

impl Piece {
    /// The piece, moved down by `dy` mm.
    #[must_use]
    pub fn lowered(self, dy: f32) -> Self {
        self.moved(0.0, dy)
    }

    /// The piece, moved to the right by `dx` and down by `dy` mm.
    #[must_use]
    pub fn moved(mut self, dx: f32, dy: f32) -> Self {
        match &mut self {
            Self::Ground(ground) => ground.area = ground.area.moved(dx, dy),
            Self::Seal(area) => *area = area.moved(dx, dy),
            Self::Rule(rule) => {
                rule.from = (rule.from.0 + dx, rule.from.1 + dy);
                rule.to = (rule.to.0 + dx, rule.to.1 + dy);
            }
            Self::Text(text) => {
                text.area = text.area.moved(dx, dy);
                text.start += dx;
            }
            Self::Photo(photo) => photo.area = photo.area.moved(dx, dy),
            Self::Code(code) => code.area = code.area.moved(dx, dy),
            Self::Mark(mark) => mark.from = (mark.from.0 + dx, mark.from.1 + dy),
        }
        self
    }

    /// The room that it takes, in mm; none for what lies behind everything.
    #[must_use]
    pub fn area(&self) -> Option<Area> {
        match self {
            Self::Ground(ground) => Some(ground.area),
            Self::Seal(area) => Some(*area),
            Self::Rule(Rule { from, to, .. }) => {
                let (x, y) = (from.0.min(to.0), from.1.min(to.1));
                Some(Area { x, y, width: (from.0 - to.0).abs(), height: (from.1 - to.1).abs() })
            }
            Self::Text(text) => Some(text.area),
            Self::Photo(photo) => Some(photo.area),
            Self::Code(code) => Some(code.area),
            Self::Mark(_) => None,
        }
    }
}
