//! A poster becomes pages of boxes in millimetres: pure, the same poster gives the same pages.
//!
//! Everything on a page stands in strips, one below the other (`flow`); a strip is a line of
//! text, a row of the list, the signature with its place for the seal, a pair of photographs.
//! Several looks are tried (`choose`), and strips are broken into pages (`pager`).

mod around;
mod cells;
mod choose;
mod code;
mod columns;
mod cover;
mod dress;
mod filling;
mod flow;
mod furniture;
mod look;
mod notice_box;
mod page;
mod pager;
mod paragraph;
mod photos;
mod setting;
mod signature;
mod strip;
mod table;
mod tandem;
mod tiling;
mod title;

use crate::core::fault::Fault;
use crate::core::poster::Poster;

use super::paper::Paper;
use super::{fonts, style::Style};
use choose::Job;
pub use page::{Area, CodeBox, Ground, Mark, Page, PhotoFrame, Piece, Role, Rule, TextBox};
pub use photos::PhotoSize;

/// Points per millimetre are `1.0 / MM_PER_PT`.
pub const MM_PER_PT: f32 = 25.4 / 72.0;

/// A poster, laid out.
#[derive(Clone, Debug, PartialEq)]
pub struct Laid {
    /// The sheets that come out of the printer, in order.
    pub pages: Vec<Page>,
    /// The paper of the poster, lying the way that was chosen.
    pub paper: Paper,
    /// The paper that the printer takes: that of the poster, or of its parts.
    pub sheet: Paper,
}

/// The pages of `poster` in `style`; photographs are taken to be four wide to three high.
///
/// # Errors
/// As [`lay_out`].
pub fn pages(poster: &Poster, style: &Style) -> Result<Vec<Page>, Fault> {
    Ok(lay_out(poster, style, &[])?.pages)
}

/// Lays `poster` out in `style`, with photographs of the given sizes.
///
/// # Errors
/// - `press-font-broken` (storage) when the embedded fonts cannot be read;
/// - `press-no-fit`, `press-too-narrow` (refused) when it does not fit as `style` asks, with what
///   would do.
pub fn lay_out(poster: &Poster, style: &Style, sizes: &[PhotoSize]) -> Result<Laid, Fault> {
    fonts::ready()?;
    let chosen = Job::new(poster, style, sizes).choose(style)?;
    let style = Style { paper: chosen.paper, ..*style };
    let mut pages = chosen.pages;
    furniture::furnish(&mut pages, poster, &style);
    match style.tiles {
        Some(sheet) => {
            let (pages, sheet) = tiling::tile(&pages, &style, sheet);
            Ok(Laid { pages, paper: style.paper, sheet })
        }
        None => Ok(Laid { pages, paper: style.paper, sheet: style.paper }),
    }
}
