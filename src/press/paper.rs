//! Sheets of paper that a poster is printed on.

use crate::core::text::half_width;

/// A sheet: its size, which way it lies, and how much larger than on A4 everything is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    size: Size,
    turn: Turn,
}

/// Sides in mm, the short one first.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Size {
    name: Option<&'static str>,
    short: f32,
    long: f32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Portrait,
    Landscape,
}

/// A custom sheet has sides of at least so many mm: below that no signature finds its place.
const SHORTEST: u16 = 148;
/// A custom sheet has sides of at most so many mm, the width of the rolls of large printers.
const LONGEST: u16 = 1200;

const A4: Size = Size { name: Some("A4"), short: 210.0, long: 297.0 };
const A3: Size = Size { name: Some("A3"), short: 297.0, long: 420.0 };
const A2: Size = Size { name: Some("A2"), short: 420.0, long: 594.0 };
// The B4 of copiers and printers is the Japanese one; the B4 of GB/T 148 (250 × 353 mm) is not sold.
const B4: Size = Size { name: Some("B4"), short: 257.0, long: 364.0 };
// 16开 as printers offer it (16K).
const K16: Size = Size { name: Some("16开"), short: 184.0, long: 260.0 };

const NAMED: [Size; 5] = [A4, A3, A2, B4, K16];

impl Paper {
    /// Every named sheet, the usual one first; each upright and lying.
    #[must_use]
    pub fn all() -> Vec<Self> {
        let upright = |size| Self { size, turn: Turn::Portrait };
        NAMED.into_iter().map(upright).flat_map(|paper| [paper, paper.landscape()]).collect()
    }

    /// The sheet called `text` as [`Self::name`] says it, in any case, with blanks or without;
    /// `landscape` is understood as well as `横`, `16K` as well as `16开`, and a custom size as
    /// `300x450` or `300×450毫米`.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let plain = |text: &str| half_width(text).split_whitespace().collect::<String>().to_lowercase();
        let wanted = plain(text).replace("landscape", "横").replace("16k", "16开");
        let (size, turn) = match wanted.strip_suffix('横') {
            Some(size) => (size, Turn::Landscape),
            None => (wanted.as_str(), Turn::Portrait),
        };
        let named = NAMED.into_iter().find(|known| known.name.is_some_and(|name| plain(name) == size));
        if let Some(size) = named {
            return Some(Self { size, turn });
        }
        let custom = Self::custom(size)?;
        Some(if turn == Turn::Landscape { custom.landscape() } else { custom })
    }

    // `300x450`: width, then height.
    fn custom(text: &str) -> Option<Self> {
        let sides = text.trim_end_matches("mm").trim_end_matches("毫米");
        let (width, height) = sides.split_once(['x', '×', '*'])?;
        let side = |text: &str| text.parse::<u16>().ok().filter(|side| (SHORTEST..=LONGEST).contains(side));
        let (width, height) = (side(width)?, side(height)?);
        let (short, long) = (f32::from(width.min(height)), f32::from(width.max(height)));
        Some(Self {
            size: Size { name: None, short, long },
            turn: if width > height { Turn::Landscape } else { Turn::Portrait },
        })
    }

    /// The size of the sheet whichever way it lies, as printers call it: `A4`, `A3`, `16开`;
    /// `300×450` for a custom one.
    #[must_use]
    pub fn size(self) -> String {
        match self.size.name {
            Some(name) => name.to_owned(),
            None => format!("{}×{}", self.size.short, self.size.long),
        }
    }

    /// The size as CUPS calls it (PWG 5101.1 self-describing names).
    #[must_use]
    pub fn media(self) -> String {
        match self.size.name {
            Some("B4") => "jis_b4_257x364mm".to_owned(),
            Some("16开") => "prc_16k_184x260mm".to_owned(),
            Some(name) => name.to_owned(),
            None => format!("custom_poster_{0}x{1}mm_{0}x{1}mm", self.size.short, self.size.long),
        }
    }

    /// Whether the long side is at the bottom.
    #[must_use]
    pub const fn is_landscape(self) -> bool {
        matches!(self.turn, Turn::Landscape)
    }

    /// A4, 210 × 297 mm, upright.
    #[must_use]
    pub const fn a4() -> Self {
        Self { size: A4, turn: Turn::Portrait }
    }

    /// A3, 297 × 420 mm, upright; type and margins are √2 times those on A4.
    #[must_use]
    pub const fn a3() -> Self {
        Self { size: A3, turn: Turn::Portrait }
    }

    /// The same sheet with its long side at the bottom.
    #[must_use]
    pub const fn landscape(self) -> Self {
        Self { size: self.size, turn: Turn::Landscape }
    }

    /// The same sheet with its short side at the bottom.
    #[must_use]
    pub const fn portrait(self) -> Self {
        Self { size: self.size, turn: Turn::Portrait }
    }

    /// `A4`, `A3 横`.
    #[must_use]
    pub fn name(self) -> String {
        match self.turn {
            Turn::Portrait => self.size(),
            Turn::Landscape => format!("{} 横", self.size()),
        }
    }

    /// Width in mm.
    #[must_use]
    pub const fn width(self) -> f32 {
        match self.turn {
            Turn::Portrait => self.size.short,
            Turn::Landscape => self.size.long,
        }
    }

    /// Height in mm.
    #[must_use]
    pub const fn height(self) -> f32 {
        match self.turn {
            Turn::Portrait => self.size.long,
            Turn::Landscape => self.size.short,
        }
    }

    /// How much larger than on A4 everything is set: by the root of the area.
    #[must_use]
    pub fn scale(self) -> f32 {
        (self.size.short * self.size.long / (A4.short * A4.long)).sqrt()
    }

    /// How much larger than on A4 type is set: never smaller, eyes do not shrink with the paper.
    #[must_use]
    pub fn type_scale(self) -> f32 {
        self.scale().max(1.0)
    }
}
