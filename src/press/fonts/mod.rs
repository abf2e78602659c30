//! The faces: which face has a character, and how wide it is.

mod blocks;
mod found;
mod rare;
mod voice;

use std::borrow::Cow;
use std::sync::OnceLock;

use crate::core::fault::Fault;
use crate::core::words::Message;

pub use found::official;
use rare::Rare;
pub use voice::{Voice, Voices};

/// How heavy a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Noto Serif CJK SC Regular (宋体): running text and cells.
    Regular,
    /// Noto Sans CJK SC Bold (黑体): titles, headings, what must be found first.
    Bold,
}

/// One of the embedded faces, or a face of this computer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Noto Sans CJK SC Bold.
    Sans,
    /// Noto Serif CJK SC Regular.
    Serif,
    /// `HanaMinB`: CJK extensions B to F.
    Rare,
    /// A face of this computer, by the order in which they were found.
    Found(u8),
}

/// A glyph of a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// The face that has it.
    pub face: Face,
    /// Its number in that face.
    pub id: u16,
    /// Its width in em.
    pub advance: f32,
}

// Made by `build.rs` of what stands in `assets/fonts`.
static SANS_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/NotoSansCJKsc-Bold.otf"));
static SERIF_BYTES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/NotoSerifCJKsc-Regular.otf"));
static RARE_BLOCKS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/HanaMinB.blocks"));

// HanaMinB has nothing of use below the supplementary ideographic plane: for everything else it
// stays packed.
const FIRST_RARE: char = '\u{20000}';

impl Weight {
    const fn chain(self) -> [Face; 3] {
        match self {
            Self::Regular => [Face::Serif, Face::Rare, Face::Sans],
            Self::Bold => [Face::Sans, Face::Serif, Face::Rare],
        }
    }
}

impl Face {
    /// `PostScript` name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Sans => "NotoSansCJKsc-Bold",
            Self::Serif => "NotoSerifCJKsc-Regular",
            Self::Rare => "HanaMinB",
            Self::Found(id) => found::found(id).map_or("", |found| found.name),
        }
    }

    /// Its number in its file: collections hold several.
    #[must_use]
    pub fn index(self) -> u32 {
        match self {
            Self::Found(id) => found::found(id).map_or(0, |found| found.index),
            Self::Sans | Self::Serif | Self::Rare => 0,
        }
    }

    fn loaded(self) -> Option<&'static Loaded> {
        static SANS: OnceLock<Option<Loaded>> = OnceLock::new();
        static SERIF: OnceLock<Option<Loaded>> = OnceLock::new();
        static RARE: OnceLock<Option<Loaded>> = OnceLock::new();
        let cell = match self {
            Self::Sans => SANS.get_or_init(|| Loaded::whole(SANS_BYTES)),
            Self::Serif => SERIF.get_or_init(|| Loaded::whole(SERIF_BYTES)),
            Self::Rare => RARE.get_or_init(|| Rare::open(RARE_BLOCKS).map(Loaded::Rare)),
            Self::Found(id) => return found::found(id).map(|found| &found.loaded),
        };
        cell.as_ref()
    }

    /// The face as `ttf-parser` reads it, for what it has and how wide that is.
    ///
    /// # Errors
    /// `press-font-broken` when the embedded font cannot be read: the program file is damaged.
    pub fn open(self) -> Result<&'static ttf_parser::Face<'static>, Fault> {
        self.loaded().map(Loaded::face).ok_or_else(|| self.broken())
    }

    /// The file of the face, with the outlines of `glyphs` at least.
    ///
    /// # Errors
    /// `press-font-broken` when the embedded font cannot be read: the program file is damaged.
    pub fn file(self, glyphs: &[u16]) -> Result<Cow<'static, [u8]>, Fault> {
        self.loaded().and_then(|loaded| loaded.file(glyphs)).ok_or_else(|| self.broken())
    }

    fn broken(self) -> Fault {
        Fault::storage(Message::of("press-font-broken").with("font", self.name()))
    }

    fn glyph(self, c: char) -> Option<Glyph> {
        if self == Self::Rare && c < FIRST_RARE {
            return None;
        }
        let face = self.loaded()?.face();
        let id = face.glyph_index(c)?;
        let advance = f32::from(face.glyph_hor_advance(id)?) / f32::from(face.units_per_em());
        (id.0 != 0).then_some(Glyph { face: self, id: id.0, advance })
    }
}

enum Loaded {
    Whole(&'static [u8], ttf_parser::Face<'static>),
    Rare(Rare),
}

impl Loaded {
    fn whole(bytes: &'static [u8]) -> Option<Self> {
        Some(Self::Whole(bytes, ttf_parser::Face::parse(bytes, 0).ok()?))
    }

    const fn face(&self) -> &ttf_parser::Face<'static> {
        match self {
            Self::Whole(_, face) | Self::Rare(Rare { face, .. }) => face,
        }
    }

    fn file(&self, glyphs: &[u16]) -> Option<Cow<'static, [u8]>> {
        match self {
            Self::Whole(bytes, _) => Some(Cow::Borrowed(bytes)),
            Self::Rare(rare) => rare.with(glyphs).map(Cow::Owned),
        }
    }
}

/// The glyph for `c`, from the face of the voice or the first one behind it that has it; `None`
/// when none has.
#[must_use]
pub fn glyph(voice: Voice, c: char) -> Option<Glyph> {
    voice.face.into_iter().chain(voice.weight.chain()).find_map(|face| face.glyph(c))
}

/// Checks that the embedded fonts can be read at all.
///
/// # Errors
/// `press-font-broken` when one cannot.
pub fn ready() -> Result<(), Fault> {
    Face::Sans.open()?;
    Face::Serif.open()?;
    Ok(())
}
