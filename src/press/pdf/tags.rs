//! What every piece of a page is to those who do not see it: title, paragraph, list, or nothing.

use crate::core::poster::Poster;
use crate::press::layout::{PhotoFrame, Piece, Role, TextBox};

use super::tree::{Kind, Tree};

/// In longer lists a row is a paragraph: with an element for each cell, a file of 2,000 rows would
/// be half as large again.
const CELLS_UP_TO: usize = 300;

/// What a piece belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    /// Only for the eye: footers, repeated headings.
    Artifact,
    /// The element of the tree with this number.
    Element(usize),
}

/// Finds the tags of pieces, asked for in reading order.
pub(super) struct Tags<'a> {
    poster: &'a Poster,
    tree: Tree,
    table: Option<usize>,
    // The row of headings, and the line of it that was read last.
    headings: Option<Row>,
    heading: Option<(&'a TextBox, Tag)>,
    row: Option<Row>,
    listed: bool,
    // The last text outside of the list: one in the same role goes on with it.
    last: Option<(Role, usize)>,
}

struct Row {
    // Its cells have this role, with their columns for 0.
    role: Role,
    element: usize,
    // The elements of its cells, left to right.
    cells: Vec<usize>,
}

impl<'a> Tags<'a> {
    /// For the pieces of `poster`.
    pub(super) fn of(poster: &'a Poster) -> Self {
        Self {
            poster,
            tree: Tree::new(),
            table: None,
            headings: None,
            heading: None,
            row: None,
            listed: false,
            last: None,
        }
    }

    /// Begins the next page.
    pub(super) fn turn(&mut self) {
        self.tree.turn();
    }

    /// The tag of `piece`; `None` when it is no part of the text.
    pub(super) fn tag(&mut self, piece: &'a Piece) -> Option<Tag> {
        match piece {
            Piece::Text(text) => Some(self.text(text)),
            Piece::Photo(frame) => Some(Tag::Element(self.photo(frame))),
            Piece::Code(code) => Some(Tag::Element(self.figure(&code.text))),
            _ => None,
        }
    }

    /// Marks what is drawn next as a part of `element`: the name and the number of the mark.
    pub(super) fn mark(&mut self, element: usize) -> (&'static str, i32) {
        self.tree.mark(element)
    }

    /// The tree, when all pieces are known.
    pub(super) fn tree(mut self) -> Tree {
        self.close_row();
        self.tree
    }

    fn text(&mut self, text: &'a TextBox) -> Tag {
        match text.role {
            Role::Footer => Tag::Artifact,
            Role::Heading if self.listed => Tag::Artifact,
            Role::Heading if !self.is_long() => self.heading(text),
            Role::Cell(row, column) => Tag::Element(self.cell(Role::Cell(row, 0), column)),
            Role::Subtotal(row, column) => Tag::Element(self.cell(Role::Subtotal(row, 0), column)),
            role => Tag::Element(self.running(role)),
        }
    }

    fn running(&mut self, role: Role) -> usize {
        if let Some((last, element)) = self.last
            && last == role
        {
            return element;
        }
        let kind = if role == Role::Title { Kind::Title } else { Kind::Paragraph };
        let element = self.tree.add(kind, Tree::ROOT);
        self.last = Some((role, element));
        element
    }

    fn photo(&mut self, frame: &PhotoFrame) -> usize {
        let photo = self.poster.photos.iter().find(|photo| photo.digest == frame.digest);
        self.figure(photo.map_or("", |photo| &photo.caption))
    }

    // What it shows is told to those who do not see it.
    fn figure(&mut self, shows: &str) -> usize {
        let element = self.tree.add(Kind::Figure, Tree::ROOT);
        self.tree.describe(element, shows);
        self.last = None;
        element
    }

    fn heading(&mut self, text: &'a TextBox) -> Tag {
        let tag = match self.heading {
            Some((last, tag)) if stands_below(text, last) => tag,
            _ => self.next_heading(),
        };
        self.heading = Some((text, tag));
        tag
    }

    // Headings are read once; on further pages and above further columns they help only the eye.
    fn next_heading(&mut self) -> Tag {
        let mut headings = self.headings.take().unwrap_or_else(|| self.begin(Role::Heading));
        let tag = if headings.cells.len() < self.columns() {
            let element = self.tree.add(Kind::Heading, headings.element);
            headings.cells.push(element);
            Tag::Element(element)
        } else {
            Tag::Artifact
        };
        self.headings = Some(headings);
        tag
    }

    fn cell(&mut self, row: Role, column: usize) -> usize {
        self.listed = true;
        if self.is_long() {
            return self.running(row);
        }
        if self.row.as_ref().is_none_or(|last| last.role != row) {
            self.close_row();
            self.row = Some(self.begin(row));
        }
        self.fill_row(column + 1);
        self.row.as_ref().and_then(|row| row.cells.get(column).copied()).unwrap_or(Tree::ROOT)
    }

    fn begin(&mut self, role: Role) -> Row {
        let table = *self.table.get_or_insert_with(|| self.tree.add(Kind::Table, Tree::ROOT));
        self.last = None;
        Row { role, element: self.tree.add(Kind::Row, table), cells: Vec::new() }
    }

    // Empty cells count: what follows them stands in its own column.
    fn fill_row(&mut self, cells: usize) {
        let Some(row) = &mut self.row else { return };
        while row.cells.len() < cells {
            row.cells.push(self.tree.add(Kind::Cell, row.element));
        }
    }

    fn close_row(&mut self) {
        self.fill_row(self.columns());
    }

    fn columns(&self) -> usize {
        self.poster.table.as_ref().map_or(0, |table| table.columns.len())
    }

    fn is_long(&self) -> bool {
        self.poster.table.as_ref().is_some_and(|table| table.rows.len() > CELLS_UP_TO)
    }
}

// Whether `text` is the next line in the cell of `last`.
fn stands_below(text: &TextBox, last: &TextBox) -> bool {
    text.area.y > last.area.y && text.area.x < last.area.right() && last.area.x < text.area.right()
}
