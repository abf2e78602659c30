//! Strips one below the other, broken into pages: what belongs together stays together.

use super::look::Look;
use super::page::{Area, Page, Piece, Rule};
use super::table::TableSet;

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
    const fn firmer(self) -> Option<Self> {
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

/// All strips of a poster.
pub(super) struct Flow<'a> {
    look: &'a Look,
    strips: Vec<Strip>,
    head: Option<Strip>,
    edges: Vec<f32>,
}

impl<'a> Flow<'a> {
    pub(super) const fn new(look: &'a Look) -> Self {
        Self { look, strips: Vec::new(), head: None, edges: Vec::new() }
    }

    pub(super) fn extend(&mut self, strips: Vec<Strip>) {
        self.strips.extend(strips);
    }

    pub(super) fn extend_table(&mut self, table: TableSet) {
        self.head = table.repeated;
        self.edges = table.edges;
        self.strips.extend(table.strips);
    }

    /// Ties the last strip so far to the next.
    pub(super) fn tie_last(&mut self, tie: Tie) {
        if let Some(last) = self.strips.last_mut() {
            last.tie = last.tie.max(tie);
        }
    }

    /// The signature never stands alone on a page: what comes before goes with it.
    pub(super) fn tie_end(&mut self, boxed: &[Strip], signed: &[Strip]) {
        if boxed.is_empty() && !signed.is_empty() {
            self.tie_last(Tie::Must);
        } else if !boxed.is_empty() {
            self.tie_last(Tie::Firm);
        }
    }

    /// Breaks the strips into pages.
    pub(super) fn pages(self) -> Vec<Page> {
        let mut pager = Pager::new(self.look, self.head.as_ref(), &self.edges);
        pager.place(&self.strips, Tie::Free);
        pager.finish()
    }
}

struct Pager<'a> {
    look: &'a Look,
    head: Option<&'a Strip>,
    edges: &'a [f32],
    pages: Vec<Page>,
    pieces: Vec<Piece>,
    dressed: Vec<Dressed>,
    y: f32,
    empty: bool,
}

#[derive(Clone, Copy)]
struct Dressed {
    dress: Dress,
    top: f32,
    bottom: f32,
}

/// No page ends with a larger hole than this part of it, if the strips can be divided.
const HOLE: f32 = 0.3;
/// Rounding of sums of heights, mm.
const SLACK: f32 = 0.01;

impl<'a> Pager<'a> {
    fn new(look: &'a Look, head: Option<&'a Strip>, edges: &'a [f32]) -> Self {
        Self {
            look,
            head,
            edges,
            pages: Vec::new(),
            pieces: Vec::new(),
            dressed: Vec::new(),
            y: look.top(),
            empty: true,
        }
    }

    // Groups tied at least as firmly as `tie` go to one page; groups that no page can hold are
    // divided at their weakest ties.
    fn place(&mut self, strips: &[Strip], tie: Tie) {
        for group in strips.chunk_by(|strip, _| strip.tie > tie) {
            if self.fits(group) {
                self.put_all(group);
                continue;
            }
            let hole = self.look.bottom() - self.y;
            let divide = tie == Tie::Free && hole > HOLE * self.look.height();
            if self.fits_fresh(group) && !divide {
                self.turn_unless_empty();
                self.put_all(group);
            } else if let Some(firmer) = tie.firmer() {
                self.place(group, firmer);
            } else {
                self.turn_unless_empty();
                self.put_all(group);
            }
        }
    }

    fn fits(&self, group: &[Strip]) -> bool {
        let gap = if self.empty { group.first().map_or(0.0, |first| first.gap) } else { 0.0 };
        self.y + self.repeated(group) + height(group) - gap <= self.look.bottom() + SLACK
    }

    fn fits_fresh(&self, group: &[Strip]) -> bool {
        let gap = group.first().map_or(0.0, |first| first.gap);
        let head = if begins_with_row(group) { self.head.map_or(0.0, |head| head.height) } else { 0.0 };
        head + height(group) - gap <= self.look.height() + SLACK
    }

    fn repeated(&self, group: &[Strip]) -> f32 {
        if self.empty && begins_with_row(group) { self.head.map_or(0.0, |head| head.height) } else { 0.0 }
    }

    fn put_all(&mut self, group: &[Strip]) {
        if self.repeated(group) > 0.0
            && let Some(head) = self.head
        {
            self.put(head);
        }
        for strip in group {
            self.put(strip);
        }
    }

    fn put(&mut self, strip: &Strip) {
        if !self.empty {
            self.y += strip.gap;
        }
        let bottom = self.y + strip.height;
        self.dressed.push(Dressed { dress: strip.dress, top: self.y, bottom });
        self.pieces.extend(strip.pieces.iter().map(|piece| piece.clone().lowered(self.y)));
        self.y = bottom;
        self.empty = false;
    }

    fn turn_unless_empty(&mut self) {
        if !self.empty {
            self.turn();
        }
    }

    fn turn(&mut self) {
        let mut pieces = self.dress();
        pieces.append(&mut self.pieces);
        self.pages.push(Page { width: self.look.paper.width(), height: self.look.paper.height(), pieces });
        self.dressed.clear();
        self.y = self.look.top();
        self.empty = true;
    }

    fn finish(mut self) -> Vec<Page> {
        if !self.empty || self.pages.is_empty() {
            self.turn();
        }
        self.pages
    }

    fn dress(&self) -> Vec<Piece> {
        let runs = self.dressed.chunk_by(|upper, lower| family(upper.dress) == family(lower.dress));
        runs.flat_map(|run| match family(run.first().map_or(Dress::Plain, |first| first.dress)) {
            Dress::Row => self.grid(run),
            Dress::Boxed => self.frame(run),
            _ => Vec::new(),
        })
        .collect()
    }

    fn grid(&self, run: &[Dressed]) -> Vec<Piece> {
        let (Some(left), Some(right)) = (self.edges.first(), self.edges.last()) else { return Vec::new() };
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return Vec::new() };
        let outer = |edge: f32| edge <= *left || edge >= *right;
        let across = |y: f32, thickness| Piece::Rule(Rule { from: (*left, y), to: (*right, y), thickness });
        let down = |x: f32| {
            let thickness = if outer(x) { 1.0 } else { 0.5 };
            Piece::Rule(Rule { from: (x, first.top), to: (x, last.bottom), thickness })
        };
        let inner = run.iter().skip(1).map(|row| across(row.top, 0.5));
        let frame = [across(first.top, 1.0), across(last.bottom, 1.0)];
        inner.chain(frame).chain(self.edges.iter().map(|x| down(*x))).collect()
    }

    fn frame(&self, run: &[Dressed]) -> Vec<Piece> {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { return Vec::new() };
        let area =
            Area { x: self.look.left(), y: first.top, width: self.look.width(), height: last.bottom - first.top };
        outline(&area, 1.8)
    }
}

/// The four sides of `area`, `thickness` in pt.
pub(super) fn outline(area: &Area, thickness: f32) -> Vec<Piece> {
    let (left, top, right, bottom) = (area.x, area.y, area.right(), area.bottom());
    let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
    let side = |pair: &[(f32, f32)]| match pair {
        [from, to] => Some(Piece::Rule(Rule { from: *from, to: *to, thickness })),
        _ => None,
    };
    corners.windows(2).filter_map(side).collect()
}

fn family(dress: Dress) -> Dress {
    if dress == Dress::Head { Dress::Row } else { dress }
}

fn begins_with_row(group: &[Strip]) -> bool {
    group.first().is_some_and(|first| first.dress == Dress::Row)
}

fn height(group: &[Strip]) -> f32 {
    group.iter().map(|strip| strip.gap + strip.height).sum()
}
