//! A large poster in parts on smaller sheets, to be cut and pasted together.

use crate::press::fonts::Voice;
use crate::press::paper::Paper;
use crate::press::style::Style;

use super::page::{Area, Page, Piece, Role, Rule};
use super::setting::{Fill, Place, Setting, count};

/// So much is cut off at every side, mm: printers leave 4 to 5 of it white, marks stand in the rest.
const TRIM: f32 = 8.0;
/// Two parts share so much, mm: the one is pasted over the other.
const SHARED: f32 = 6.0;
/// Room that is kept around what is printed, mm.
const AROUND: f32 = 2.0;
/// Length of the marks at the corners, mm.
const MARK: f32 = 3.0;
/// Type that tells which part it is, pt.
const LABEL: f32 = 7.0;

/// `pages` in parts on `sheet`, which lies the way that takes fewer sheets; and that sheet.
pub(super) fn tile(pages: &[Page], style: &Style, sheet: Paper) -> (Vec<Page>, Paper) {
    let inked = pages.iter().filter_map(inked).reduce(around);
    let Some(inked) = inked else { return (pages.to_vec(), style.paper) };
    let ways = [sheet.portrait(), sheet.landscape()].map(|sheet| Grid::over(&inked, sheet));
    let [upright, lying] = ways;
    let grid = if lying.parts() < upright.parts() { lying } else { upright };
    if grid.parts() == 1 && style.paper.size() == sheet.size() {
        return (pages.to_vec(), style.paper);
    }
    let parts = pages.iter().enumerate().flat_map(|(i, page)| grid.cut(page, i + 1));
    (parts.collect(), grid.sheet)
}

// What is printed on a page, with some room around it.
fn inked(page: &Page) -> Option<Area> {
    let areas = page.pieces.iter().filter_map(Piece::area);
    let all = areas.reduce(around)?;
    let grown = |side: f32| side + 2.0 * AROUND;
    Some(Area { x: all.x - AROUND, y: all.y - AROUND, width: grown(all.width), height: grown(all.height) })
}

fn around(one: Area, other: Area) -> Area {
    let (x, y) = (one.x.min(other.x), one.y.min(other.y));
    let (right, bottom) = (one.right().max(other.right()), one.bottom().max(other.bottom()));
    Area { x, y, width: right - x, height: bottom - y }
}

struct Grid {
    sheet: Paper,
    columns: usize,
    rows: usize,
    // Where the first part begins, mm on the page.
    from: (f32, f32),
    // From one part to the next, mm.
    step: (f32, f32),
}

impl Grid {
    fn over(inked: &Area, sheet: Paper) -> Self {
        let (width, height) = (sheet.width() - 2.0 * TRIM, sheet.height() - 2.0 * TRIM);
        let (columns, rows) = (needed(inked.width, width), needed(inked.height, height));
        // What is left over goes to both sides.
        let spare = |parts: usize, room: f32, ink: f32| {
            let all = count(parts) * room - (count(parts) - 1.0) * SHARED;
            (all - ink).max(0.0) / 2.0
        };
        let from = (inked.x - spare(columns, width, inked.width), inked.y - spare(rows, height, inked.height));
        Self { sheet, columns, rows, from, step: (width - SHARED, height - SHARED) }
    }

    const fn parts(&self) -> usize {
        self.columns * self.rows
    }

    fn cut(&self, page: &Page, number: usize) -> Vec<Page> {
        let places = (0..self.rows).flat_map(|row| (0..self.columns).map(move |column| (column, row)));
        places.map(|place| self.part(page, number, place)).collect()
    }

    fn part(&self, page: &Page, number: usize, (column, row): (usize, usize)) -> Page {
        let x = self.from.0 + count(column) * self.step.0 - TRIM;
        let y = self.from.1 + count(row) * self.step.1 - TRIM;
        let (width, height) = (self.sheet.width(), self.sheet.height());
        let seen = Area { x, y, width, height };
        let shown = page.pieces.iter().filter(|piece| piece.area().is_none_or(|area| touches(&area, &seen)));
        let mut pieces: Vec<Piece> = shown.map(|piece| piece.clone().moved(-x, -y)).collect();
        pieces.extend(corners(&Area { x: TRIM, y: TRIM, width: width - 2.0 * TRIM, height: height - 2.0 * TRIM }));
        pieces.push(self.label(number, column, row));
        Page { width, height, pieces }
    }

    // Page, row and column of the part, and how many there are: on what is cut off, left of the text.
    fn label(&self, page: usize, column: usize, row: usize) -> Piece {
        let text = format!("{page}页 {}-{}/{}", row + 1, column + 1, self.parts());
        let setting = Setting::new(&text, Voice::REGULAR);
        let y = self.sheet.height() - TRIM + 0.4;
        let place = Place { role: Role::Footer, size: LABEL, x: TRIM + MARK, y, fill: Fill::Left };
        Piece::Text(setting.line(&setting.all(), place))
    }
}

fn needed(ink: f32, room: f32) -> usize {
    (1..100).find(|parts| count(*parts) * room - (count(*parts) - 1.0) * SHARED >= ink).unwrap_or(100)
}

// Lines have no width, and count all the same.
fn touches(area: &Area, seen: &Area) -> bool {
    area.x <= seen.right() && seen.x <= area.right() && area.y <= seen.bottom() && seen.y <= area.bottom()
}

// Two short lines at each corner, outside of what is kept.
fn corners(kept: &Area) -> Vec<Piece> {
    let (left, top, right, bottom) = (kept.x, kept.y, kept.right(), kept.bottom());
    let at = |x: f32, y: f32, out_x: f32, out_y: f32| {
        [((x, y), (x + out_x * MARK, y)), ((x, y), (x, y + out_y * MARK))]
            .map(|(from, to)| Piece::Rule(Rule { from, to, thickness: 0.25 }))
    };
    [at(left, top, -1.0, -1.0), at(right, top, 1.0, -1.0), at(left, bottom, -1.0, 1.0), at(right, bottom, 1.0, 1.0)]
        .concat()
}
