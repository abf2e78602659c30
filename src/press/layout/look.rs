//! Sizes and distances of a poster on its paper.

use crate::press::fonts::Voices;
use crate::press::paper::Paper;
use crate::press::style::Style;

use super::MM_PER_PT;

/// How a poster is set: type in pt, distances in mm, all for the paper at hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// The paper.
    pub paper: Paper,
    /// The voices.
    pub voices: Voices,
    /// Title, pt; a long one is set smaller.
    pub title: f32,
    /// Paragraphs, pt.
    pub body: f32,
    /// Line height of paragraphs, in em.
    pub leading: f32,
    /// Cells, pt; many columns are set smaller.
    pub cells: f32,
    /// Room above and below the text of a cell.
    pub cell_room: f32,
    /// Period and telephone lines, pt.
    pub boxed: f32,
    /// Room between the parts of a poster.
    pub part: f32,
}

/// Number, attribute and captions, pt on A4.
const SMALL: f32 = 11.0;
/// The footer, pt on A4.
const FOOTER: f32 = 10.0;
/// Cells are never smaller than this, pt on A4.
const LEAST_CELL: f32 = 9.0;
/// Cells of a list that fits are not smaller than this, pt on A4 (poster rules: at least 12 pt).
const FAIR_CELL: f32 = 12.0;
/// Margins left and right, mm on A4.
const SIDE: f32 = 22.0;
/// Margin above, mm on A4.
const TOP: f32 = 20.0;
/// Margin below, with the footer in it, mm on A4.
const FOOT: f32 = 24.0;

// title, body, leading, cells, cell room, boxed, part
const GRAND: [f32; 7] = [36.0, 20.0, 1.8, 16.0, 2.6, 22.0, 8.0];
const ROOMY: [f32; 7] = [34.0, 18.0, 1.75, 14.0, 2.3, 20.0, 7.0];
const OPEN: [f32; 7] = [30.0, 16.0, 1.7, 14.0, 2.0, 18.0, 6.0];
const PLAIN: [f32; 7] = [30.0, 16.0, 1.6, 12.0, 1.8, 18.0, 5.0];
const SNUG: [f32; 7] = [30.0, 16.0, 1.5, 12.0, 1.5, 18.0, 4.2];
const TIGHT: [f32; 7] = [28.0, 16.0, 1.45, 12.0, 1.2, 17.0, 3.5];

impl Look {
    /// For long lists.
    pub(super) fn plain(style: &Style) -> Self {
        Self::of(style, PLAIN)
    }

    /// The closest that is still easy to read.
    pub(super) fn tight(style: &Style) -> Self {
        Self::of(style, TIGHT)
    }

    /// From the closest to the most generous.
    pub(super) fn from_tight(style: &Style) -> impl Iterator<Item = Self> {
        [SNUG, PLAIN, OPEN, ROOMY, GRAND].into_iter().map(move |sizes| Self::of(style, sizes))
    }

    fn of(style: &Style, sizes: [f32; 7]) -> Self {
        let [title, body, leading, cells, cell_room, boxed, part] = sizes;
        let k = style.paper.type_scale();
        Self {
            paper: style.paper,
            voices: style.voices,
            title: title * k,
            body: body * k,
            leading,
            cells: cells * k,
            cell_room: cell_room * k,
            boxed: boxed * k,
            part: part * k,
        }
    }

    /// Left edge of the text.
    pub(super) fn left(&self) -> f32 {
        SIDE * self.paper.scale()
    }

    /// Width of the text.
    pub(super) fn width(&self) -> f32 {
        self.paper.width() - 2.0 * self.left()
    }

    /// Upper edge of the text.
    pub(super) fn top(&self) -> f32 {
        TOP * self.paper.scale()
    }

    /// Lower edge of the text; the footer stands below.
    pub(super) fn bottom(&self) -> f32 {
        self.paper.height() - FOOT * self.paper.scale()
    }

    /// Height of the text.
    pub(super) fn height(&self) -> f32 {
        self.bottom() - self.top()
    }

    /// Number, attribute, captions, in pt.
    pub(super) fn small(&self) -> f32 {
        SMALL * self.paper.type_scale()
    }

    /// The footer, in pt.
    pub(super) fn footer(&self) -> f32 {
        FOOTER * self.paper.type_scale()
    }

    /// Cells are never smaller, in pt.
    pub(super) fn least_cell(&self) -> f32 {
        LEAST_CELL * self.paper.type_scale()
    }

    /// Cells that fit are not smaller, in pt.
    pub(super) fn fair_cell(&self) -> f32 {
        FAIR_CELL * self.paper.type_scale()
    }

    /// `mm` on A4, for the paper at hand.
    pub(super) fn mm(&self, mm: f32) -> f32 {
        mm * self.paper.scale()
    }
}

/// One em of `size` pt, in mm.
pub(super) const fn em(size: f32) -> f32 {
    size * MM_PER_PT
}
