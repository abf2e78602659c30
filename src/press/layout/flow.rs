//! Strips one below the other: what a poster is made of, before it is broken into pages.

use super::dress::Edge;
use super::look::Look;
use super::page::Page;
use super::pager::Pager;
use super::strip::{Strip, Tie, height};
use super::table::TableSet;
use super::tandem::Tandem;

/// All strips of a poster.
pub(super) struct Flow<'a> {
    look: &'a Look,
    // Everything above lists that stand side by side, and those.
    before: Vec<Strip>,
    tandem: Option<Tandem>,
    strips: Vec<Strip>,
    head: Option<Strip>,
    edges: Vec<Edge>,
}

impl<'a> Flow<'a> {
    pub(super) const fn new(look: &'a Look) -> Self {
        Self { look, before: Vec::new(), tandem: None, strips: Vec::new(), head: None, edges: Vec::new() }
    }

    pub(super) fn extend(&mut self, strips: &[Strip]) {
        self.strips.extend_from_slice(strips);
    }

    pub(super) fn extend_table(&mut self, table: TableSet) {
        self.head = table.repeated;
        self.edges = table.edges;
        self.strips.extend(table.strips);
    }

    pub(super) fn extend_tandem(&mut self, mut tandem: Tandem) {
        self.head = Some(tandem.head.clone());
        self.edges = std::mem::take(&mut tandem.edges);
        self.before = std::mem::take(&mut self.strips);
        self.strips = std::mem::take(&mut tandem.below);
        self.tie_last(Tie::Free);
        self.tandem = Some(tandem);
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
    pub(super) fn pages(mut self) -> Vec<Page> {
        let mut pager = Pager::new(self.look, self.head.as_ref(), &self.edges);
        pager.place(&mut self.before, Tie::Free);
        if let Some(tandem) = &self.tandem {
            let tied = self.strips.chunk_by(|strip, _| strip.tie > Tie::Free).next().unwrap_or(&[]);
            pager.place_tandem(tandem, height(tied));
        }
        pager.place(&mut self.strips, Tie::Free);
        pager.finish()
    }
}
