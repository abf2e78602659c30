//! How wide the columns of a list are, and how large its type.

use super::look::{Look, em};
use super::setting::count;

/// What the content of a column asks for, in em.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Need {
    /// The widest cell on one line.
    pub natural: f32,
    /// The heading on one line.
    pub heading: f32,
    /// The heading on two lines.
    pub folded: f32,
    /// The narrowest that still reads well.
    pub least: f32,
    /// The narrowest in which no word, date or amount is divided.
    pub bare: f32,
}

/// Type size and column widths.
#[derive(Clone, Debug)]
pub(super) struct Fit {
    /// Type size of the cells, pt.
    pub size: f32,
    /// Room left and right of the text in a cell, mm.
    pub pad: f32,
    /// Width of each column with its room, mm.
    pub widths: Vec<f32>,
}

/// Cells of a list set at full size wrap into about so many lines at most.
const LINES: f32 = 4.0;
/// Where the search for narrower columns ends: then every column is as narrow as it may be.
const MOST_LINES: f32 = 400.0;
/// Room at each side of a cell, em.
const PAD: f32 = 0.4;
/// Steps by which type is made smaller, pt on A4.
const STEP: f32 = 0.5;

/// Finds the largest type at which the columns read well, and their widths; `width` in mm.
pub(super) fn fit(needs: &[Need], look: &Look, width: f32) -> Fit {
    let mut size = look.cells;
    loop {
        let room = Room::at(needs, width, size);
        let large = size > look.fair_cell + 0.01;
        let last = size <= look.least_cell + 0.01;
        let good = room.one_line().is_some() || (!large && room.least_fits() && room.lines(|need| need.least) <= LINES);
        if good || last {
            return room.fit(size);
        }
        size = smaller(size, look.least_cell, look);
    }
}

/// Finds the largest type, none smaller than a list that fits has, at which every cell stands on
/// one line; `width` in mm.
pub(super) fn fit_one_line(needs: &[Need], look: &Look, width: f32) -> Option<Fit> {
    let sizes = std::iter::successors(Some(look.cells), |size| {
        (*size > look.fair_cell + 0.01).then(|| smaller(*size, look.fair_cell, look))
    });
    let fitting =
        |size| Some(Room::at(needs, width, size)).filter(|room| room.one_line().is_some()).map(|room| room.fit(size));
    sizes.into_iter().find_map(fitting)
}

/// Whether `width` mm have room for the columns without a word cut.
pub(super) fn holds(needs: &[Need], look: &Look, width: f32) -> bool {
    let room = Room::at(needs, width, look.least_cell);
    room.sum(|need| need.bare) <= room.text + 0.01
}

fn smaller(size: f32, least: f32, look: &Look) -> f32 {
    (size - STEP * look.paper.type_scale()).max(least)
}

struct Room<'a> {
    needs: &'a [Need],
    // Room for text in all columns, em.
    text: f32,
    unit: f32,
}

impl<'a> Room<'a> {
    fn at(needs: &'a [Need], width: f32, size: f32) -> Self {
        let unit = em(size);
        Self { needs, text: width / unit - 2.0 * PAD * count(needs.len()), unit }
    }

    fn fit(&self, size: f32) -> Fit {
        Fit { size, pad: PAD * em(size), widths: self.widths() }
    }

    // Widths at which every cell stands on one line, headings on one where possible, else on two.
    fn one_line(&self) -> Option<Vec<f32>> {
        let one = |need: &Need| need.natural.max(need.heading);
        let two = |need: &Need| need.natural.max(need.folded);
        let fitting = |width: &dyn Fn(&Need) -> f32| {
            (self.sum(width) <= self.text).then(|| self.needs.iter().map(width).collect())
        };
        fitting(&one).or_else(|| fitting(&two))
    }

    fn least_fits(&self) -> bool {
        self.sum(|need| need.least) <= self.text
    }

    // The smallest number of lines into which the fullest cells wrap, halves allowed.
    fn lines(&self, floor: Floor) -> f32 {
        let mut lines = 1.0;
        while lines < MOST_LINES && self.sum(|need| at_lines(need, floor, lines)) > self.text {
            lines *= 1.06;
        }
        lines
    }

    fn widths(&self) -> Vec<f32> {
        let floor = if self.least_fits() { |need: &Need| need.least } else { |need: &Need| need.bare };
        let wanted = self.one_line().unwrap_or_else(|| {
            let lines = self.lines(floor);
            self.needs.iter().map(|need| at_lines(need, floor, lines)).collect()
        });
        let factor = self.text / wanted.iter().sum::<f32>().max(1.0);
        wanted.iter().map(|width| (width * factor + 2.0 * PAD) * self.unit).collect()
    }

    fn sum(&self, width: impl Fn(&Need) -> f32) -> f32 {
        self.needs.iter().map(width).sum()
    }
}

// Below which width a column is not made narrower.
type Floor = fn(&Need) -> f32;

fn at_lines(need: &Need, floor: Floor, lines: f32) -> f32 {
    (need.natural.max(need.heading) / lines).max(floor(need))
}
