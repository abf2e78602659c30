//! A horizontal strip of a page, and how it holds on to the next.

use super::page::Piece;

/// How firmly a strip holds on to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tie {
    /// A page may end between them.
    Free,
    /// They stay together where that leaves no large hole on the page before.
    Wish,
    /// They stay together where a page is long enough for all that is tied.
    Firm,
    /// The same, and given up last.
    Must,
}

impl Tie {
    /// The next firmer one.
    pub(super) const fn firmer(self) -> Option<Self> {
        match self {
            Self::Free => Some(Self::Wish),
            Self::Wish => Some(Self::Firm),
            Self::Firm => Some(Self::Must),
            Self::Must => None,
        }
    }
}

/// What is drawn around strips that follow each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dress {
    /// Nothing.
    Plain,
    /// The grid of the list; the first heading.
    Head,
    /// The grid of the list; a page that begins with it repeats the heading.
    Row,
    /// The same, for a subtotal.
    Sum,
    /// The frame of the list, without its columns.
    Across,
    /// A heavy frame.
    Boxed,
}

/// A horizontal strip of a page.
#[derive(Clone, Debug)]
pub(super) struct Strip {
    /// Room above it, given up at the top of a page; mm.
    pub gap: f32,
    /// Height; mm.
    pub height: f32,
    /// What stands in it; heights count from its upper edge.
    pub pieces: Vec<Piece>,
    /// How firmly it holds on to the next.
    pub tie: Tie,
    /// What is drawn around it.
    pub dress: Dress,
}

impl Dress {
    /// Whether it belongs to the list, below its heading.
    pub(super) const fn is_listed(self) -> bool {
        matches!(self, Self::Row | Self::Sum | Self::Across)
    }
}

/// The height of `group` with the room above each strip, mm.
pub(super) fn height(group: &[Strip]) -> f32 {
    group.iter().map(|strip| strip.gap + strip.height).sum()
}
