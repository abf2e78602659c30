//! Strips broken into pages: what belongs together stays together.

use super::dress::{self, Dressed, Edge};
use super::look::Look;
use super::page::{Page, Piece};
use super::setting::count;
use super::strip::{Dress, Strip, Tie, height};
use super::tandem::Tandem;

/// No page ends with a larger hole than this part of it, if the strips can be divided.
const HOLE: f32 = 0.3;
/// Rounding of sums of heights, mm.
const SLACK: f32 = 0.01;

/// Puts strips on pages.
pub(super) struct Pager<'a> {
    look: &'a Look,
    head: Option<&'a Strip>,
    edges: &'a [Edge],
    pages: Vec<Page>,
    pieces: Vec<Piece>,
    dressed: Vec<Dressed>,
    y: f32,
    empty: bool,
}

impl<'a> Pager<'a> {
    pub(super) fn new(look: &'a Look, head: Option<&'a Strip>, edges: &'a [Edge]) -> Self {
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
    pub(super) fn place(&mut self, strips: &mut [Strip], tie: Tie) {
        for group in strips.chunk_by_mut(|strip, _| strip.tie > tie) {
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

    // Full pages first; what is left at the end goes with at least two lines, and with the `tied` mm
    // of what follows.
    pub(super) fn place_tandem(&mut self, tandem: &Tandem, tied: f32) {
        let mut from = 0;
        while from < tandem.rows.len() {
            let needed = (tandem.rows.len() - from).div_ceil(tandem.lists);
            let room = self.lines(tandem, 0.0);
            if needed <= self.lines(tandem, tied) || (self.empty && needed <= 3) {
                return self.put_block(tandem, from, tandem.rows.len());
            }
            let lines = if needed <= room { needed.saturating_sub(2) } else { room.min(needed - 2) };
            let whole_fits_fresh = count(needed) * tandem.line() + tandem.head.height + tied <= self.look.height();
            let hole = self.look.bottom() - self.y;
            if !self.empty && (lines < 2 || (whole_fits_fresh && hole <= HOLE * self.look.height())) {
                self.turn();
                continue;
            }
            let to = (from + lines.max(1) * tandem.lists).min(tandem.rows.len());
            self.put_block(tandem, from, to);
            self.turn();
            from = to;
        }
    }

    // How many lines have room below the heading, with `tied` mm below them.
    fn lines(&self, tandem: &Tandem, tied: f32) -> usize {
        let gap = if self.empty { 0.0 } else { tandem.head.gap };
        let room = self.look.bottom() + SLACK - self.y - gap - tandem.head.height - tied;
        let fits = |lines: &usize| count(*lines) * tandem.line() <= room;
        (1..=tandem.rows.len()).take_while(fits).last().unwrap_or(0)
    }

    fn put_block(&mut self, tandem: &Tandem, from: usize, to: usize) {
        self.put(&tandem.head);
        self.pieces.extend(tandem.block(from..to, self.y));
        for _ in 0..(to - from).div_ceil(tandem.lists) {
            let bottom = self.y + tandem.line();
            self.dressed.push(Dressed { dress: Dress::Row, top: self.y, bottom });
            self.y = bottom;
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

    fn put_all(&mut self, group: &mut [Strip]) {
        if self.repeated(group) > 0.0
            && let Some(head) = self.head
        {
            self.put(head);
        }
        for strip in group {
            let pieces = std::mem::take(&mut strip.pieces);
            self.put_with(strip, pieces);
        }
    }

    fn put(&mut self, strip: &Strip) {
        self.put_with(strip, strip.pieces.clone());
    }

    fn put_with(&mut self, strip: &Strip, pieces: Vec<Piece>) {
        if !self.empty {
            self.y += strip.gap;
        }
        let bottom = self.y + strip.height;
        self.dressed.push(Dressed { dress: strip.dress, top: self.y, bottom });
        self.pieces.extend(pieces.into_iter().map(|piece| piece.lowered(self.y)));
        self.y = bottom;
        self.empty = false;
    }

    fn turn_unless_empty(&mut self) {
        if !self.empty {
            self.turn();
        }
    }

    fn turn(&mut self) {
        let mut pieces = dress::pieces(&self.dressed, self.edges, self.look);
        pieces.append(&mut self.pieces);
        self.pages.push(Page { width: self.look.paper.width(), height: self.look.paper.height(), pieces });
        self.dressed.clear();
        self.y = self.look.top();
        self.empty = true;
    }

    pub(super) fn finish(mut self) -> Vec<Page> {
        if !self.empty || self.pages.is_empty() {
            self.turn();
        }
        self.pages
    }
}

fn begins_with_row(group: &[Strip]) -> bool {
    group.first().is_some_and(|first| first.dress.is_listed())
}
