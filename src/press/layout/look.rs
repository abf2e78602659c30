//! Sizes and distances of a poster on its paper.

use crate::press::fonts::Voices;
use crate::press::paper::Paper;
use crate::press::style::{Style, Theme};

use super::MM_PER_PT;

/// How a poster is set: type in pt, distances in mm, all for the paper at hand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Look {
    /// The paper.
    pub paper: Paper,
    /// The theme.
    pub theme: Theme,
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
    /// Cells of a list that fits are not smaller than this, pt.
    pub fair_cell: f32,
    /// Cells are never smaller than this, pt.
    pub least_cell: f32,
    margins: Margins,
}

/// Sizes in pt and mm on A4, leading in em.
#[derive(Clone, Copy, Debug)]
struct Sizes {
    title: f32,
    body: f32,
    leading: f32,
    cells: f32,
    cell_room: f32,
    boxed: f32,
    part: f32,
}

/// Margins on A4, mm. The footer stands in the lower one.
#[derive(Clone, Copy, Debug)]
struct Margins {
    left: f32,
    right: f32,
    top: f32,
    foot: f32,
}

/// Number, attribute and captions, pt on A4.
const SMALL: f32 = 11.0;
/// The footer, pt on A4.
const FOOTER: f32 = 10.0;
/// Cells are never smaller than this, pt on A4.
const LEAST_CELL: f32 = 9.0;
/// Cells of a list that fits are not smaller than this, pt on A4 (poster rules: at least 12 pt).
const FAIR_CELL: f32 = 12.0;
/// The smallest factor by which a poster on A4 shrinks to fit one sheet: text of 12 pt, cells of
/// 9 pt. On larger paper type shrinks down to the same.
const LEAST_SHRINK: f32 = 0.75;
/// Steps by which it shrinks.
const SHRINK_STEP: f32 = 0.02;

const PLAIN_MARGINS: Margins = Margins { left: 22.0, right: 22.0, top: 20.0, foot: 24.0 };
/// GB/T 9704-2012, 5.2: 天头 37, 订口 28, 版心 156 × 225.
const OFFICIAL_MARGINS: Margins = Margins { left: 28.0, right: 26.0, top: 37.0, foot: 35.0 };

const fn sizes([title, body, leading, cells, cell_room, boxed, part]: [f32; 7]) -> Sizes {
    Sizes { title, body, leading, cells, cell_room, boxed, part }
}

/// From the closest to the most generous; the fourth is the one for long lists.
const PLAIN: [Sizes; 7] = [
    sizes([26.0, 16.0, 1.35, 12.0, 0.8, 16.0, 2.5]),
    sizes([28.0, 16.0, 1.45, 12.0, 1.2, 17.0, 3.5]),
    sizes([30.0, 16.0, 1.5, 12.0, 1.5, 18.0, 4.2]),
    sizes([30.0, 16.0, 1.6, 12.0, 1.8, 18.0, 5.0]),
    sizes([30.0, 16.0, 1.7, 14.0, 2.0, 18.0, 6.0]),
    sizes([34.0, 18.0, 1.75, 14.0, 2.3, 20.0, 7.0]),
    sizes([36.0, 20.0, 1.8, 16.0, 2.6, 22.0, 8.0]),
];
/// GB/T 9704-2012, 7: 标题2号, 正文3号, 22 lines on 225 mm; only the list gives way.
const OFFICIAL: [Sizes; 4] = [
    sizes([22.0, 16.0, 1.812, 12.0, 0.8, 16.0, 2.0]),
    sizes([22.0, 16.0, 1.812, 12.0, 1.2, 16.0, 3.0]),
    sizes([22.0, 16.0, 1.812, 12.0, 1.8, 16.0, 5.0]),
    sizes([22.0, 16.0, 1.812, 14.0, 2.2, 16.0, 6.0]),
];

impl Look {
    /// For long lists.
    pub(super) fn of_lists(style: &Style) -> Self {
        match style.theme {
            Theme::Plain => Self::of(style, PLAIN[3], 1.0),
            Theme::Official => Self::of(style, OFFICIAL[2], 1.0),
        }
    }

    /// From the closest that is still easy to read to the most generous.
    pub(super) fn from_tight(style: &Style) -> Vec<Self> {
        let sizes: &[Sizes] = match style.theme {
            Theme::Plain => &PLAIN,
            Theme::Official => &OFFICIAL,
        };
        sizes.iter().map(|sizes| Self::of(style, *sizes, 1.0)).collect()
    }

    /// Smaller than the closest, step by step down to what can still be read.
    pub(super) fn shrinking(style: &Style) -> impl Iterator<Item = Self> {
        let tight = match style.theme {
            Theme::Plain => PLAIN[0],
            Theme::Official => OFFICIAL[0],
        };
        let factors = std::iter::successors(Some(1.0 - SHRINK_STEP), |factor| Some(factor - SHRINK_STEP));
        let least = LEAST_SHRINK / style.paper.type_scale() - SHRINK_STEP / 2.0;
        let readable = factors.take_while(move |factor| *factor > least);
        readable.map(move |factor| Self::of(style, tight, factor))
    }

    fn of(style: &Style, sizes: Sizes, shrink: f32) -> Self {
        let k = style.paper.type_scale() * shrink;
        // What is read from afar is not smaller than the distance asks for.
        let least = style.read_at.map_or(0.0, crate::press::style::Distance::least_type);
        let least_cell = (LEAST_CELL * k.max(1.0)).max(least);
        Self {
            paper: style.paper,
            theme: style.theme,
            voices: style.voices,
            title: (sizes.title * k).max(1.25 * least),
            body: (sizes.body * k).max(least),
            leading: sizes.leading,
            cells: (sizes.cells * k).max(least_cell),
            cell_room: sizes.cell_room * k,
            boxed: (sizes.boxed * k).max(least),
            part: sizes.part * k,
            fair_cell: (FAIR_CELL * k).max(least_cell),
            least_cell,
            margins: match style.theme {
                Theme::Plain => PLAIN_MARGINS,
                Theme::Official => OFFICIAL_MARGINS,
            },
        }
    }

    /// Left edge of the text.
    pub(super) fn left(&self) -> f32 {
        self.mm(self.margins.left)
    }

    /// Width of the text.
    pub(super) fn width(&self) -> f32 {
        self.paper.width() - self.left() - self.mm(self.margins.right)
    }

    /// Upper edge of the text.
    pub(super) fn top(&self) -> f32 {
        self.mm(self.margins.top)
    }

    /// Lower edge of the text; the footer stands below.
    pub(super) fn bottom(&self) -> f32 {
        self.paper.height() - self.mm(self.margins.foot)
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

    /// `mm` on A4, for the paper at hand.
    pub(super) fn mm(&self, mm: f32) -> f32 {
        mm * self.paper.scale()
    }
}

/// One em of `size` pt, in mm.
pub(super) const fn em(size: f32) -> f32 {
    size * MM_PER_PT
}
