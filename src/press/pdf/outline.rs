//! Bookmarks of a poster with several pages: its parts in its own words, no page without one.

use lopdf::{Document, Object, ObjectId, dictionary, text_string};

use crate::core::poster::{Poster, Table};
use crate::press::characters::drawn;
use crate::press::layout::{Area, MM_PER_PT, Page, PhotoFrame, Piece, Role};

/// Room above what a bookmark leads to, mm.
const ABOVE: f32 = 4.0;

/// A place to go to.
struct Bookmark {
    title: String,
    page: usize,
    /// Height from the lower edge of the page, pt.
    height: f32,
}

/// Writes bookmarks into `file`, unless everything stands on one page.
///
/// # Errors
/// When `file` has no catalog.
pub(super) fn write(file: &mut Document, pages: &[Page], poster: &Poster) -> lopdf::Result<()> {
    let bookmarks = if pages.len() > 1 { bookmarks(pages, poster) } else { Vec::new() };
    let places: Vec<ObjectId> = file.page_iter().collect();
    let root = file.new_object_id();
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| file.new_object_id()).collect();
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return Ok(()) };
    for (i, (bookmark, id)) in bookmarks.iter().zip(&ids).enumerate() {
        let Some(page) = places.get(bookmark.page) else { continue };
        let to = ["XYZ".into(), Object::Null, bookmark.height.into(), Object::Null];
        let to: Vec<Object> = std::iter::once(Object::Reference(*page)).chain(to).collect();
        let mut object = dictionary! { "Title" => text_string(&bookmark.title), "Parent" => root, "Dest" => to };
        if let Some(before) = i.checked_sub(1).and_then(|before| ids.get(before)) {
            object.set("Prev", *before);
        }
        if let Some(next) = ids.get(i + 1) {
            object.set("Next", *next);
        }
        file.set_object(*id, object);
    }
    let count = i64::try_from(ids.len()).unwrap_or(0);
    file.set_object(root, dictionary! { "Type" => "Outlines", "First" => *first, "Last" => *last, "Count" => count });
    let catalog = file.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
    Ok(())
}

fn bookmarks(pages: &[Page], poster: &Poster) -> Vec<Bookmark> {
    let mut finder = Finder { poster, found: Vec::new() };
    pages.iter().enumerate().flat_map(|(i, page)| finder.of_page(i, page)).collect()
}

// Which parts have their bookmark.
struct Finder<'a> {
    poster: &'a Poster,
    found: Vec<Role>,
}

impl Finder<'_> {
    fn of_page(&mut self, number: usize, page: &Page) -> Vec<Bookmark> {
        let mut listed = false;
        let mut bookmark = |piece: &Piece| {
            let (title, area) = match piece {
                Piece::Photo(frame) => (self.caption(frame)?, frame.area),
                Piece::Text(text) => match text.role {
                    Role::Cell(..) if !std::mem::replace(&mut listed, true) => (self.rows(page)?, text.area),
                    Role::Title => (self.once(Role::Title, &self.poster.title)?, text.area),
                    Role::Period => (self.once(Role::Period, &text.text)?, text.area),
                    Role::Issuer => (self.once(Role::Issuer, &self.poster.issuer)?, text.area),
                    _ => return None,
                },
                _ => return None,
            };
            Some(Bookmark { title: drawn(&title).replace('\n', " "), page: number, height: above(&area, page) })
        };
        page.pieces.iter().filter_map(&mut bookmark).collect()
    }

    fn once(&mut self, role: Role, title: &str) -> Option<String> {
        let first = !self.found.contains(&role);
        self.found.push(role);
        first.then(|| title.to_owned())
    }

    fn caption(&self, frame: &PhotoFrame) -> Option<String> {
        let photo = self.poster.photos.iter().find(|photo| photo.digest == frame.digest)?;
        Some(photo.caption.clone())
    }

    // The first column of the first and the last row on `page`.
    fn rows(&self, page: &Page) -> Option<String> {
        let table = self.poster.table.as_ref()?;
        let rows = page.texts().filter_map(|text| match text.role {
            Role::Cell(row, _) => first_cell(table, row),
            _ => None,
        });
        let (first, last) = rows.fold((None, None), |(first, _), cell| (first.or(Some(cell)), Some(cell)));
        match (first?, last?) {
            (first, last) if first == last => Some(first.to_owned()),
            (first, last) => Some(format!("{first} – {last}")),
        }
    }
}

fn first_cell(table: &Table, row: usize) -> Option<&str> {
    table.rows.get(row)?.first().map(String::as_str).filter(|cell| !cell.trim().is_empty())
}

fn above(area: &Area, page: &Page) -> f32 {
    ((page.height - area.y + ABOVE) / MM_PER_PT).min(page.height / MM_PER_PT)
}
