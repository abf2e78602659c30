//! A poster becomes pages of boxes in millimetres: pure, the same poster gives the same pages.
//!
//! Everything on a page stands in strips, one below the other (`flow`); a strip is a line of
//! text, a row of the list, the signature with its place for the seal, a pair of photographs.

mod columns;
mod cover;
mod filling;
mod flow;
mod furniture;
mod look;
mod notice_box;
mod page;
mod paragraph;
mod photos;
mod setting;
mod signature;
mod table;
mod title;

use crate::core::fault::Fault;
use crate::core::poster::Poster;

use super::{fonts, style::Style};
use flow::{Flow, Tie};
use look::Look;
pub use page::{Area, Mark, Page, PhotoFrame, Piece, Role, Rule, TextBox};
pub use photos::PhotoSize;

/// Points per millimetre are `1.0 / MM_PER_PT`.
pub const MM_PER_PT: f32 = 25.4 / 72.0;

/// Lists longer than this are set once, in the plain look: trying every look would take longer
/// than it saves paper.
const TRY_LOOKS_UP_TO: usize = 60;

/// Lays `poster` out in `style`; photographs are taken to be four wide to three high.
///
/// # Errors
/// `press-font-broken` when the embedded fonts cannot be read.
pub fn pages(poster: &Poster, style: &Style) -> Result<Vec<Page>, Fault> {
    pages_with_photos(poster, style, &[])
}

/// Lays `poster` out in `style`, with photographs of the given sizes.
///
/// # Errors
/// `press-font-broken` when the embedded fonts cannot be read.
pub fn pages_with_photos(poster: &Poster, style: &Style, sizes: &[PhotoSize]) -> Result<Vec<Page>, Fault> {
    fonts::ready()?;
    let rows = poster.table.as_ref().map_or(0, |table| table.rows.len());
    let mut pages = if rows > TRY_LOOKS_UP_TO {
        compose(poster, &Look::plain(style), sizes)
    } else {
        roomiest(poster, style, sizes)
    };
    furniture::furnish(&mut pages, poster, style);
    Ok(pages)
}

// As few sheets as possible; among those, as large and generous as possible.
fn roomiest(poster: &Poster, style: &Style, sizes: &[PhotoSize]) -> Vec<Page> {
    let mut best = compose(poster, &Look::tight(style), sizes);
    for look in Look::from_tight(style) {
        let pages = compose(poster, &look, sizes);
        if pages.len() > best.len() {
            break;
        }
        best = pages;
    }
    best
}

fn compose(poster: &Poster, look: &Look, sizes: &[PhotoSize]) -> Vec<Page> {
    let mut flow = Flow::new(look);
    flow.extend(cover::strips(poster, look));
    flow.extend(paragraph::strips(&poster.lead, 0, look));
    if let Some(table) = &poster.table {
        let set = table::set(table, look);
        if !poster.lead.is_empty() {
            flow.tie_last(Tie::Wish);
        }
        flow.extend_table(set);
    }
    flow.extend(paragraph::strips(&poster.tail, poster.lead.len(), look));
    let boxed = notice_box::strips(poster, look);
    let signed = signature::strips(poster, look);
    flow.tie_end(&boxed, &signed);
    flow.extend(boxed);
    flow.extend(signed);
    flow.extend(photos::strips(&poster.photos, sizes, look));
    flow.pages()
}
