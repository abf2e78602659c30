//! The faces: which face has a character, and how wide it is.

mod voice;

use std::sync::OnceLock;

use crate::core::fault::Fault;
use crate::core::words::Message;

pub use voice::{Voice, Voices};

/// How heavy a text is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Noto Serif SC Regular (宋体): running text and cells.
    Regular,
    /// Noto Sans SC Bold (黑体): titles, headings, what must be found first.
    Bold,
}

/// One of the embedded faces.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Noto Sans SC Bold.
    Sans,
    /// Noto Serif SC Regular.
    Serif,
    /// `HanaMinB`: CJK extensions B to F.
    Rare,
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

// HanaMinB has nothing of use below the supplementary ideographic plane: for everything else it
// stays packed, which saves a tenth of a second.
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
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sans => "NotoSansSC-Bold",
            Self::Serif => "NotoSerifSC-Regular",
            Self::Rare => "HanaMinB",
        }
    }

    const fn packed(self) -> &'static [u8] {
        match self {
            Self::Sans => include_bytes!("../../../assets/fonts/NotoSansSC-Bold.ttf.zst"),
            Self::Serif => include_bytes!("../../../assets/fonts/NotoSerifSC-Regular.ttf.zst"),
            Self::Rare => include_bytes!("../../../assets/fonts/HanaMinB.ttf.zst"),
        }
    }

    fn loaded(self) -> Option<&'static Loaded> {
        static SANS: OnceLock<Option<Loaded>> = OnceLock::new();
        static SERIF: OnceLock<Option<Loaded>> = OnceLock::new();
        static RARE: OnceLock<Option<Loaded>> = OnceLock::new();
        let cell = match self {
            Self::Sans => &SANS,
            Self::Serif => &SERIF,
            Self::Rare => &RARE,
        };
        cell.get_or_init(|| Loaded::unpack(self)).as_ref()
    }

    /// The face as `ttf-parser` reads it, and its bytes.
    ///
    /// # Errors
    /// `press-font-broken` when the embedded font cannot be unpacked: the program file is damaged.
    pub fn open(self) -> Result<(&'static ttf_parser::Face<'static>, &'static [u8]), Fault> {
        let loaded =
            self.loaded().ok_or_else(|| Fault::storage(Message::of("press-font-broken").with("font", self.name())))?;
        Ok((&loaded.face, loaded.bytes))
    }

    fn glyph(self, c: char) -> Option<Glyph> {
        if self == Self::Rare && c < FIRST_RARE {
            return None;
        }
        let face = &self.loaded()?.face;
        let id = face.glyph_index(c)?;
        let advance = f32::from(face.glyph_hor_advance(id)?) / f32::from(face.units_per_em());
        (id.0 != 0).then_some(Glyph { face: self, id: id.0, advance })
    }
}

struct Loaded {
    bytes: &'static [u8],
    face: ttf_parser::Face<'static>,
}

impl Loaded {
    // Leaked on purpose: a face lives as long as the program and borrows its bytes.
    fn unpack(face: Face) -> Option<Self> {
        let bytes: &'static [u8] = zstd::stream::decode_all(face.packed()).ok()?.leak();
        let face = ttf_parser::Face::parse(bytes, 0).ok()?;
        Some(Self { bytes, face })
    }
}

/// The glyph for `c`, from the face of the voice or the first one behind it that has it; `None`
/// when none has.
#[must_use]
pub fn glyph(voice: Voice, c: char) -> Option<Glyph> {
    voice.face.into_iter().chain(voice.weight.chain()).find_map(|face| face.glyph(c))
}

/// Checks that the embedded fonts can be unpacked at all.
///
/// # Errors
/// `press-font-broken` when one cannot.
pub fn ready() -> Result<(), Fault> {
    Face::Sans.open()?;
    Face::Serif.open()?;
    Ok(())
}
