//! Pasted rows: filled in from the cell at hand, or read like a file where they bring headings.

use super::GridPane;
use super::block::{cells, is_block};
use super::cell::{is_secret, settled, wrong};
use super::did::GridDid;
use super::edit::Edit;
use super::list::Shape;
use crate::core::template::Column;
use crate::core::text::half_width;
use crate::core::values::Row;
use crate::core::words::Message;
use crate::desk::SheetSource;
use crate::tui::ctx::Ctx;
use crate::tui::screens::form::import::read;

/// So many refused cells are named; of more, only how many.
const MOST_NAMED: usize = 5;

/// What a paste brings.
#[derive(Default)]
struct Filling {
    edits: Vec<Edit>,
    /// Rows below the last one.
    new: Vec<Row>,
    /// Cells that hold what nobody may publish, from 0.
    refused: Vec<(usize, usize)>,
    /// Cells at the right of the last column.
    beyond: usize,
}

impl GridPane {
    pub(super) fn paste(&mut self, text: &str, ctx: &Ctx) -> GridDid {
        let heading = self.types_heading();
        if heading || !is_block(text) {
            if self.list.columns.is_empty() && !heading {
                self.pick_columns(ctx);
            }
            return self.type_in(text);
        }
        let block = cells(text);
        if self.has_headings(&block) {
            self.editing = None;
            return GridDid::nothing().and(read(
                self.notice.as_deref(),
                &self.template,
                SheetSource::Pasted(text.to_owned()),
            ));
        }
        self.fill(&block, ctx)
    }

    // Several cells of the first line name columns; a list without columns takes them from there.
    fn has_headings(&self, block: &[Vec<String>]) -> bool {
        let columns = &self.list.columns;
        if columns.is_empty() {
            return self.list.shape == Shape::Free;
        }
        let named = |cell: &&String| columns.iter().any(|column| names(column, cell));
        let hits = block.first().map_or(0, |line| line.iter().filter(named).count());
        hits >= columns.len().min(2)
    }

    fn fill(&mut self, block: &[Vec<String>], ctx: &Ctx) -> GridDid {
        let place = (self.row, self.column);
        let given_up = self.give_up();
        let mut filling = Filling::default();
        for (line, row) in block.iter().zip(self.row..) {
            self.fill_row(line, row, &mut filling);
        }
        let Filling { mut edits, new, refused, beyond } = filling;
        if !new.is_empty() {
            edits.push(Edit::Insert { at: self.list.rows.len(), rows: new });
        }
        if edits.is_empty() && refused.is_empty() {
            return given_up;
        }
        self.history.act(&mut self.list, edits, place);
        self.look_again(block, place);
        let message = self.pasted(block.len(), &refused, beyond, ctx);
        if refused.is_empty() { GridDid::rows().tell(message) } else { GridDid::refuse(message).after(GridDid::rows()) }
    }

    fn fill_row(&self, line: &[String], row: usize, filling: &mut Filling) {
        let mut fresh = Row::new();
        for (text, at) in line.iter().zip(self.column..) {
            let Some(column) = self.list.columns.get(at) else {
                filling.beyond += usize::from(!text.trim().is_empty());
                continue;
            };
            if is_secret(text) {
                filling.refused.push((row, at));
                continue;
            }
            let text = settled(column, text);
            if row >= self.list.rows.len() {
                fresh.extend(text.map(|text| (column.key.clone(), text)));
            } else if text.as_deref().unwrap_or_default() != self.list.cell(row, at) {
                filling.edits.push(Edit::Cell { row, column: at, text });
            }
        }
        if row >= self.list.rows.len() {
            filling.new.push(fresh);
        }
    }

    // Every cell that was filled is looked at, as if it had been typed.
    fn look_again(&mut self, block: &[Vec<String>], from: (usize, usize)) {
        for (line, row) in block.iter().zip(from.0..) {
            for at in (from.1..self.list.columns.len()).take(line.len()) {
                let issue = self.list.columns.get(at).and_then(|column| wrong(column, row, self.list.cell(row, at)));
                self.marks.set((row, at), issue);
            }
        }
    }

    fn pasted(&self, rows: usize, refused: &[(usize, usize)], beyond: usize, ctx: &Ctx) -> Message {
        let label = |at: usize| self.list.columns.get(at).map(|column| column.label.clone()).unwrap_or_default();
        if !refused.is_empty() {
            let place = |(row, at): &(usize, usize)| {
                ctx.say(&Message::of("grid-place").with("row", row + 1).with("heading", label(*at)))
            };
            let mut places: Vec<String> = refused.iter().take(MOST_NAMED).map(place).collect();
            if refused.len() > MOST_NAMED {
                places.push(ctx.word("grid-and-more"));
            }
            let message = Message::of("grid-pasted-secret").with("rows", rows).with("count", refused.len());
            return message.with("places", places.join("、"));
        }
        let key = if beyond > 0 { "grid-pasted-beyond" } else { "grid-pasted" };
        Message::of(key).with("rows", rows).with("count", beyond)
    }
}

// By label or one of the other headings that spreadsheets use.
fn names(column: &Column, text: &str) -> bool {
    let plain = |text: &str| half_width(text).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let text = plain(text);
    !text.is_empty() && std::iter::once(&column.label).chain(&column.synonyms).any(|word| plain(word) == text)
}
