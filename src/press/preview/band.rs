//! What stands on a page, band by band: rules, lines of text, rows of the list.

use crate::core::text::width;
use crate::press::layout::{MM_PER_PT, Role, TextBox};

/// From left to right, in hundredths of a millimetre from the left edge of the text area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    pub(super) left: usize,
    pub(super) right: usize,
}

/// How a text stands in its frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    /// So many columns from the left edge: indents of paragraphs count in their own characters.
    Columns(usize),
    /// Its left edge stays where it is.
    Left,
    /// Its middle stays where it is.
    Middle,
    /// The room around it is divided as on paper.
    Spread,
}

/// A line of text in its frame: the cell of a list, else the whole width.
#[derive(Clone, Debug)]
pub(super) struct Item {
    pub(super) text: String,
    /// Terminal columns.
    pub(super) width: usize,
    pub(super) span: Span,
    pub(super) frame: Span,
    /// Room to its left and right in the frame, hundredths of a millimetre.
    pub(super) room: (usize, usize),
    pub(super) anchor: Anchor,
}

/// What a band holds.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// A line across.
    Rule(Span),
    /// Lines of text.
    Text(Vec<Vec<Item>>),
    /// The lines of a row of the list.
    Row(Vec<Vec<Item>>),
}

/// A strip across the page.
#[derive(Clone, Debug)]
pub(super) struct Band {
    /// Hundredths of a millimetre from the upper edge of the page.
    pub(super) top: usize,
    pub(super) bottom: usize,
    pub(super) content: Content,
}

/// Texts whose base lines are not further apart stand on one line, hundredths of a millimetre.
const SAME_LINE: usize = 100;

/// Hundredths of a millimetre; nothing on a page stands left of it or above it.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Saturates, which is what is wanted.
pub(super) fn hundredths(mm: f32) -> usize {
    (mm * 100.0).round() as usize
}

impl Item {
    /// `text` in `frame`, on a page whose text area begins at `origin`.
    pub(super) fn new(text: &TextBox, frame: Span, origin: usize) -> Self {
        let left = hundredths(text.area.x).saturating_sub(origin);
        let span = Span { left, right: left + hundredths(text.area.width) };
        let anchor = match text.role {
            Role::Paragraph(_) => Anchor::Columns(indent(text, left)),
            Role::Period | Role::Contact | Role::Attribute | Role::Capital => Anchor::Left,
            Role::Title | Role::Issuer | Role::Issued | Role::Caption => Anchor::Middle,
            Role::Number | Role::Footer | Role::Heading | Role::Cell(..) | Role::Subtotal(..) => Anchor::Spread,
        };
        Self::anchored(text.text.trim_end(), span, frame, anchor)
    }

    /// A text that no box on the page has.
    pub(super) fn anchored(text: &str, span: Span, frame: Span, anchor: Anchor) -> Self {
        let room = (span.left.saturating_sub(frame.left), frame.right.saturating_sub(span.right));
        Self { text: text.to_owned(), width: width(text), span, frame, room, anchor }
    }
}

// An em takes two columns.
fn indent(text: &TextBox, left: usize) -> usize {
    let em = hundredths(text.size * MM_PER_PT).max(1);
    (2 * left + em / 2) / em
}

/// Texts outside the list: those on one base line stand side by side.
pub(super) fn lines(mut texts: Vec<&TextBox>, item: impl Fn(&TextBox) -> Item) -> Vec<Band> {
    texts.sort_by(|one, other| one.baseline().total_cmp(&other.baseline()));
    let level = |text: &TextBox| hundredths(text.baseline());
    let groups = texts.chunk_by(|upper, lower| level(lower) - level(upper) <= SAME_LINE);
    groups
        .map(|group| {
            let mut items: Vec<Item> = group.iter().map(|text| item(text)).collect();
            items.sort_by_key(|item| item.span.left);
            Band::around(group, Content::Text(vec![items]))
        })
        .collect()
}

/// One row of the list: the lines of each cell one below the other, cells with fewer lines in
/// the middle of the row as on paper.
pub(super) fn row(texts: &[&TextBox], item: impl Fn(&TextBox) -> Item) -> Band {
    let mut items: Vec<(usize, Item)> = texts.iter().map(|text| (hundredths(text.area.y), item(text))).collect();
    items.sort_by_key(|(y, item)| (item.frame.left, *y));
    let cells: Vec<_> = items.chunk_by(|(_, one), (_, next)| one.frame == next.frame).collect();
    let deepest = cells.iter().map(|cell| cell.len()).max().unwrap_or_default();
    let mut lines = vec![Vec::new(); deepest];
    for cell in cells {
        let above = (deepest - cell.len()) / 2;
        for (line, (_, item)) in lines.iter_mut().skip(above).zip(cell) {
            line.push(item.clone());
        }
    }
    Band::around(texts, Content::Row(lines))
}

impl Band {
    fn around(texts: &[&TextBox], content: Content) -> Self {
        let top = texts.iter().map(|text| hundredths(text.area.y)).min().unwrap_or_default();
        let bottom = texts.iter().map(|text| hundredths(text.area.bottom())).max().unwrap_or_default();
        Self { top, bottom, content }
    }

    /// A line across at the height `y`.
    pub(super) const fn rule(y: usize, span: Span) -> Self {
        Self { top: y, bottom: y, content: Content::Rule(span) }
    }
}
