//! A page read into bands.

use crate::press::layout::{Area, Page, PhotoFrame, Piece, Role, Rule, TextBox};

use super::band::{Anchor, Band, Content, Item, Span, hundredths, lines, row};
use super::grid::Grid;

/// What stands for a photograph.
const PHOTO: &str = "〔照片〕";
/// Rows whose base lines are nearer stand beside each other, mm.
const LEVEL: f32 = 0.1;
/// Rounding of places, hundredths of a millimetre.
const SLACK: usize = 10;

/// A page as bands, from top to bottom.
#[derive(Debug)]
pub(super) struct Sheet {
    /// Width of the text area, hundredths of a millimetre.
    pub(super) width: usize,
    /// Size of the largest paragraph, hundredths of a millimetre; 0 without one.
    pub(super) body: usize,
    /// The words across the page.
    pub(super) mark: String,
    pub(super) bands: Vec<Band>,
}

// An upright rule.
struct Edge {
    x: usize,
    top: usize,
    bottom: usize,
}

struct Reader {
    origin: usize,
    all: Span,
    edges: Vec<Edge>,
}

impl Sheet {
    pub(super) fn read(page: &Page) -> Self {
        let reader = Reader::of(page);
        let mut bands = reader.rules(page);
        bands.extend(reader.texts(page));
        bands.extend(reader.photos(page));
        bands.sort_by_key(|band| band.top);
        trim_cells(&mut bands);
        let paragraphs = page.texts().filter(|text| matches!(text.role, Role::Paragraph(_)));
        let body = paragraphs.map(|text| hundredths(text.area.height)).max().unwrap_or_default();
        Self { width: reader.all.right, body, mark: mark(page), bands }
    }

    /// The page in the columns of `grid`.
    pub(super) fn lines(&self, grid: &Grid) -> Vec<String> {
        let mut out: Vec<String> = Some(self.mark.clone()).filter(|mark| !mark.is_empty()).into_iter().collect();
        let mut before: Option<&Band> = None;
        for band in &self.bands {
            let blanks = before.map_or(0, |before| match (&before.content, &band.content) {
                // Rows of several lines would run into each other.
                (Content::Row(upper), Content::Row(lower)) => usize::from(upper.len().max(lower.len()) > 1),
                (Content::Row(_), Content::Rule(_)) | (Content::Rule(_), Content::Row(_)) => 0,
                _ => grid.blank_lines(band.top.saturating_sub(before.bottom)),
            });
            out.extend(std::iter::repeat_n(String::new(), blanks));
            match &band.content {
                Content::Rule(span) => out.push(grid.rule(*span)),
                Content::Text(lines) | Content::Row(lines) => out.extend(lines.iter().map(|items| grid.line(items))),
            }
            before = Some(band);
        }
        out
    }
}

impl Reader {
    // Rules reach from edge to edge of the text area, the one above the footer always.
    fn of(page: &Page) -> Self {
        let rules: Vec<&Rule> = rules(page).collect();
        let ends = || rules.iter().flat_map(|rule| [rule.from, rule.to]);
        let texts = || page.texts().map(|text| &text.area);
        let left = ends().map(|(x, _)| x).chain(texts().map(|area| area.x)).fold(f32::MAX, f32::min);
        let right = ends().map(|(x, _)| x).chain(texts().map(Area::right)).fold(0.0, f32::max);
        let origin = hundredths(left.min(right));
        let edge = |rule: &&&Rule| hundredths(rule.from.0) == hundredths(rule.to.0);
        let upright = |rule: &&Rule| Edge {
            x: hundredths(rule.from.0).saturating_sub(origin),
            top: hundredths(rule.from.1.min(rule.to.1)),
            bottom: hundredths(rule.from.1.max(rule.to.1)),
        };
        let edges = rules.iter().filter(edge).map(upright).collect();
        Self { origin, all: Span { left: 0, right: (hundredths(right) - origin).max(1) }, edges }
    }

    // The rules around lists and frames and above the footer; those between two rows are left out.
    fn rules(&self, page: &Page) -> Vec<Band> {
        let flat = rules(page).filter(|rule| hundredths(rule.from.1) == hundredths(rule.to.1));
        let band = |rule: &Rule| {
            let x = |mm: f32| hundredths(mm).saturating_sub(self.origin);
            let (one, other) = (x(rule.from.0), x(rule.to.0));
            Band::rule(hundredths(rule.from.1), Span { left: one.min(other), right: one.max(other) })
        };
        let inside = |y: usize| self.edges.iter().any(|edge| edge.top + SLACK < y && y + SLACK < edge.bottom);
        let mut bands: Vec<Band> = flat.map(band).filter(|band| !inside(band.top)).collect();
        bands.sort_by_key(|band| band.top);
        bands.dedup_by_key(|band| band.top);
        bands
    }

    fn texts(&self, page: &Page) -> Vec<Band> {
        let texts: Vec<&TextBox> = page.texts().collect();
        let mut loose = Vec::new();
        let mut bands = Vec::new();
        for group in rows(&texts) {
            match group.first().map(|text| text.role) {
                Some(Role::Heading) => bands.extend(self.heading(&group)),
                Some(Role::Cell(..) | Role::Subtotal(..)) => {
                    bands.push(row(&group, |text| Item::new(text, self.cell(text), self.origin)));
                }
                _ => loose.extend(group),
            }
        }
        bands.extend(lines(loose, |text| Item::new(text, self.all, self.origin)));
        bands
    }

    // A rule below it: the rules between rows are left out, and this one tells what is a heading.
    fn heading(&self, group: &[&TextBox]) -> [Band; 2] {
        let heading = row(group, |text| Item::new(text, self.cell(text), self.origin));
        let beside: Vec<usize> = self.beside(heading.top).map(|edge| edge.x).collect();
        let left = beside.iter().min().copied().unwrap_or(self.all.left);
        let right = beside.iter().max().copied().unwrap_or(self.all.right);
        let below = Band::rule(heading.bottom + 1, Span { left, right });
        [heading, below]
    }

    fn photos(&self, page: &Page) -> Vec<Band> {
        let frames: Vec<&PhotoFrame> = page
            .pieces
            .iter()
            .filter_map(|piece| match piece {
                Piece::Photo(frame) => Some(frame),
                _ => None,
            })
            .collect();
        let pairs = frames.chunk_by(|one, next| hundredths(one.area.y) == hundredths(next.area.y));
        pairs.filter_map(|pair| Some(self.photo_line(pair, pair.first()?))).collect()
    }

    fn photo_line(&self, pair: &[&PhotoFrame], first: &PhotoFrame) -> Band {
        let item = |frame: &&PhotoFrame| {
            let left = hundredths(frame.area.x).saturating_sub(self.origin);
            let span = Span { left, right: left + hundredths(frame.area.width) };
            Item::anchored(PHOTO, span, self.all, Anchor::Middle)
        };
        let middle = hundredths(first.area.y + first.area.height / 2.0);
        Band { top: middle, bottom: middle, content: Content::Text(vec![pair.iter().map(item).collect()]) }
    }

    fn beside(&self, y: usize) -> impl Iterator<Item = &Edge> {
        self.edges.iter().filter(move |edge| edge.top <= y + SLACK && y <= edge.bottom + SLACK)
    }

    // The room between the upright rules left and right of a text.
    fn cell(&self, text: &TextBox) -> Span {
        let left = hundredths(text.area.x).saturating_sub(self.origin);
        let right = left + hundredths(text.area.width);
        let beside = || self.beside(hundredths(text.area.y + text.area.height / 2.0)).map(|edge| edge.x);
        Span {
            left: beside().filter(|x| *x <= left + SLACK).max().unwrap_or(self.all.left),
            right: beside().filter(|x| x + SLACK >= right).min().unwrap_or(self.all.right),
        }
    }
}

fn rules(page: &Page) -> impl Iterator<Item = &Rule> {
    page.pieces.iter().filter_map(|piece| match piece {
        Piece::Rule(rule) => Some(rule),
        _ => None,
    })
}

fn mark(page: &Page) -> String {
    page.pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Mark(mark) => Some(format!("〔{}〕", mark.text)),
            _ => None,
        })
        .collect()
}

// Texts that stand in one row of the list, or beside the list. Lists side by side share their rows.
fn rows<'a>(texts: &[&'a TextBox]) -> Vec<Vec<&'a TextBox>> {
    let mut out: Vec<Vec<&TextBox>> = Vec::new();
    for group in texts.chunk_by(|one, next| same_row(one.role, next.role)) {
        let beside = |other: &&mut Vec<&TextBox>| match (other.first(), group.first()) {
            (Some(one), Some(next)) => {
                is_listed(one.role) && is_listed(next.role) && (one.baseline() - next.baseline()).abs() < LEVEL
            }
            _ => false,
        };
        match out.iter_mut().find(beside) {
            Some(other) => other.extend_from_slice(group),
            None => out.push(group.to_vec()),
        }
    }
    out
}

const fn is_listed(role: Role) -> bool {
    matches!(role, Role::Cell(..) | Role::Subtotal(..))
}

fn same_row(one: Role, next: Role) -> bool {
    match (one, next) {
        (Role::Heading, Role::Heading) => true,
        (Role::Cell(row, column), Role::Cell(next, right))
        | (Role::Subtotal(row, column), Role::Subtotal(next, right)) => row == next && column <= right,
        (Role::Heading, _) | (_, Role::Heading) => false,
        (one, next) => !is_listed(one) && !is_listed(next),
    }
}

// The room that every cell keeps between its text and its rules is no room to divide: what
// begins at the left edge on paper begins there on the screen.
fn trim_cells(bands: &mut [Band]) {
    let mut cells: Vec<&mut Item> = bands.iter_mut().filter_map(cells_of).flatten().flatten().collect();
    let kept = cells.iter().map(|item| item.room.0.min(item.room.1)).min().unwrap_or_default();
    for item in &mut cells {
        item.room = (item.room.0 - kept, item.room.1 - kept);
    }
}

const fn cells_of(band: &mut Band) -> Option<&mut Vec<Vec<Item>>> {
    match &mut band.content {
        Content::Row(lines) => Some(lines),
        _ => None,
    }
}
