//! The press: a poster becomes pages, and pages become a PDF.
//!
//! The same order gives the same bytes, always: the day is part of the order, the fonts are part
//! of the program.

mod beside;
pub mod characters;
mod clusters;
mod code_reader;
mod coverage;
pub mod fonts;
pub mod layout;
mod missing;
mod paper;
mod pdf;
mod photo;
mod picture;
mod preview;
mod style;

use std::collections::BTreeMap;

use chrono::NaiveDate;

use crate::core::fault::Fault;
use crate::core::poster::Poster;
use crate::core::watch::{Watch, tell};
use crate::core::words::Message;

pub(crate) use beside::{beside, joined};
pub use code_reader::read_codes;
pub use coverage::{Coverage, FaceAccount, coverage, faces};
pub use missing::{MissingCharacter, missing};
pub use paper::Paper;
pub use photo::PhotoFile;
use photo::Picture;
pub use picture::{PagePicture, Room, picture};
pub use preview::{PageText, preview};
pub use style::{Distance, Fit, Lie, Style, Theme};

/// What to print.
#[derive(Clone, Copy, Debug)]
pub struct PrintOrder<'a> {
    /// What it says.
    pub poster: &'a Poster,
    /// How it is to look.
    pub style: Style,
    /// The photographs that the poster names.
    pub photos: &'a [PhotoFile],
    /// The day that the PDF carries as its day of creation.
    pub made: NaiveDate,
}

/// A printed poster.
#[derive(Clone, Debug, PartialEq)]
pub struct PrintedPdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: u32,
    /// The paper of the poster, lying the way that was chosen.
    pub paper: Paper,
    /// The paper that the printer takes: that of the poster, or of its parts.
    pub sheet: Paper,
}

/// Whether a photograph can be printed at all: asked before it is kept as evidence.
///
/// # Errors
/// Input fault when it is no whole JPEG or PNG.
pub fn check_photo(photo: &PhotoFile) -> Result<(), Fault> {
    photo::Picture::read(photo).map(drop)
}

/// Prints. `progress` is told after every page how many are done, of how many; before, while
/// photographs are read, that none of them is.
///
/// # Errors
/// - `press-missing` (refused) when a character is in no embedded font, with a line for each;
/// - `press-photo-absent`, `press-photo-unreadable` (input) when a photograph that the poster
///   names is not in the order, or is neither JPEG nor PNG;
/// - `work-cancelled` (refused) when `progress` stops it;
/// - `press-font-broken`, `press-pdf-failed` (storage) when the program file is damaged.
pub fn print(order: &PrintOrder<'_>, progress: &mut Watch<'_>) -> Result<PrintedPdf, Fault> {
    fonts::ready()?;
    let pictures = pictures(order, progress)?;
    let sizes: Vec<_> = pictures.iter().map(|(digest, picture)| picture.upright(digest)).collect();
    let missing = || missing::refuse_missing(order.poster);
    let (complete, laid) = beside(missing, || layout::lay_out(order.poster, &order.style, &sizes));
    complete?;
    let laid = laid?;
    let bytes = pdf::write(&laid.pages, order, &pictures, progress)?;
    let pages = u32::try_from(laid.pages.len()).unwrap_or(u32::MAX);
    Ok(PrintedPdf { bytes, pages, paper: laid.paper, sheet: laid.sheet })
}

fn pictures(order: &PrintOrder<'_>, progress: &mut Watch<'_>) -> Result<BTreeMap<String, Picture>, Fault> {
    let mut out = BTreeMap::new();
    for photo in &order.poster.photos {
        tell(progress, 0, order.poster.photos.len())?;
        let file = order.photos.iter().find(|file| file.digest == photo.digest).ok_or_else(|| {
            let message = Message::of("press-photo-absent");
            Fault::input(message.with("caption", &photo.caption).with("digest", &photo.digest))
        })?;
        out.insert(photo.digest.clone(), Picture::read(file)?);
    }
    Ok(out)
}
