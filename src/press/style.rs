//! How a poster is to look: on which paper, in which theme, fitted to which board.

use super::fonts::Voices;
use super::paper::Paper;

/// How a poster is to look.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Style {
    /// The paper.
    pub paper: Paper,
    /// Which way it lies.
    pub lie: Lie,
    /// How it is dressed.
    pub theme: Theme,
    /// How many sheets it may take.
    pub fit: Fit,
    /// It is read from so many metres: no text that matters is smaller than that needs.
    pub read_at: Option<Distance>,
    /// Printed in parts on sheets of this size, to be pasted together.
    pub tiles: Option<Paper>,
    /// Faces of this computer, asked before the embedded ones.
    pub voices: Voices,
}

/// Which way the paper lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lie {
    /// As it is given.
    #[default]
    Given,
    /// The way that takes fewer sheets, or shows larger type on as many; upright where both do.
    Best,
}

/// How a poster is dressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// Large, in black type (黑体) and song (宋体), the list in a grid.
    #[default]
    Plain,
    /// After GB/T 9704-2012: its margins, lines and sizes, a number between dashes on every page.
    Official,
}

/// How many sheets a poster may take.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fit {
    /// As few as good type allows.
    #[default]
    Pages,
    /// One, with the largest type that fits, down to what can still be read.
    OnePage,
}

/// A distance of reading, in cm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Distance(u16);

/// Nearer than this nobody reads a board, cm.
const NEAREST: u16 = 30;
/// Further than this nobody reads a list, cm.
const FURTHEST: u16 = 500;
/// Type that is read from one metre, pt: a Chinese character of 20 minutes of arc.
const AT_ONE_METRE: f32 = 16.0;

impl Distance {
    /// `1m`, `1.5米`, `80cm`, `80厘米`: between 0.3 and 5 metres.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let text = crate::core::text::half_width(text).to_lowercase();
        let text = text.trim();
        let (number, factor) = ["厘米", "公分", "cm"]
            .iter()
            .find_map(|unit| Some((text.strip_suffix(unit)?, 1.0)))
            .or_else(|| ["米", "m"].iter().find_map(|unit| Some((text.strip_suffix(unit)?, 100.0))))?;
        let cm = number.trim().parse::<f32>().ok().map(|number| (number * factor).round())?;
        let range = NEAREST..=FURTHEST;
        range.into_iter().find(|known| (f32::from(*known) - cm).abs() < 0.5).map(Self)
    }

    /// The smallest type that is read from there, pt.
    #[must_use]
    pub fn least_type(self) -> f32 {
        AT_ONE_METRE * f32::from(self.0) / 100.0
    }

    /// In metres, `1.5`.
    #[must_use]
    pub fn metres(self) -> f32 {
        f32::from(self.0) / 100.0
    }
}

impl From<Paper> for Style {
    fn from(paper: Paper) -> Self {
        Self {
            paper,
            lie: Lie::default(),
            theme: Theme::default(),
            fit: Fit::default(),
            read_at: None,
            tiles: None,
            voices: Voices::default(),
        }
    }
}
