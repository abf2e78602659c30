//! Sheets of paper that a poster is printed on.

use crate::core::text::half_width;

/// A sheet: its size and how much larger than on A4 everything is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Paper {
    size: Size,
    turn: Turn,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Size {
    A4,
    A3,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Portrait,
    Landscape,
}

impl Paper {
    /// Every sheet that a poster is printed on, the usual one first.
    pub const ALL: [Self; 4] = [Self::a4(), Self::a4().landscape(), Self::a3(), Self::a3().landscape()];

    /// The sheet called `text` as [`Self::name`] says it, in any case, with blanks or without;
    /// `landscape` is understood as well as `横`.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let plain = |text: &str| half_width(text).split_whitespace().collect::<String>().to_lowercase();
        let wanted = plain(text).replace("landscape", "横");
        Self::ALL.into_iter().find(|paper| plain(&paper.name()) == wanted)
    }

    /// The size of the sheet whichever way it lies, as printers call it: `A4`, `A3`.
    #[must_use]
    pub const fn size(self) -> &'static str {
        match self.size {
            Size::A4 => "A4",
            Size::A3 => "A3",
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
        Self { size: Size::A4, turn: Turn::Portrait }
    }

    /// A3, 297 × 420 mm, upright; type and margins are √2 times those on A4.
    #[must_use]
    pub const fn a3() -> Self {
        Self { size: Size::A3, turn: Turn::Portrait }
    }

    /// The same sheet with its long side at the bottom.
    #[must_use]
    pub const fn landscape(self) -> Self {
        Self { size: self.size, turn: Turn::Landscape }
    }

    /// `A4`, `A3 横`.
    #[must_use]
    pub fn name(self) -> String {
        match self.turn {
            Turn::Portrait => self.size().to_owned(),
            Turn::Landscape => format!("{} 横", self.size()),
        }
    }

    /// Width in mm.
    #[must_use]
    pub const fn width(self) -> f32 {
        self.sides().0
    }

    /// Height in mm.
    #[must_use]
    pub const fn height(self) -> f32 {
        self.sides().1
    }

    /// How much larger than on A4 everything is set.
    #[must_use]
    pub const fn scale(self) -> f32 {
        match self.size {
            Size::A4 => 1.0,
            Size::A3 => std::f32::consts::SQRT_2,
        }
    }

    const fn sides(self) -> (f32, f32) {
        let (short, long) = match self.size {
            Size::A4 => (210.0, 297.0),
            Size::A3 => (297.0, 420.0),
        };
        match self.turn {
            Turn::Portrait => (short, long),
            Turn::Landscape => (long, short),
        }
    }
}
