//! Every kind of page on every paper in every theme looks as it did.

use gongshilan::desk::{Paper, Style, Theme};

use super::compare::{FEW, changed, differing};
use super::grey::{Grey, WHITEST, pages};
use super::posters::{Sample, catalogue, certified, samples};

/// Dots an inch of an A4 page, fewer on larger paper: as few as still tell a millimetre, for 100 pages a
/// kind would soon fill the repository.
const DPI: f32 = 26.0;
const THEMES: [(&str, Theme); 2] = [("plain", Theme::Plain), ("official", Theme::Official)];

#[test]
fn notice() {
    as_before("notice", &samples()["dibao-initial"]);
}

#[test]
fn list() {
    as_before("list", &samples()["dibao-longterm"]);
}

#[test]
fn correction() {
    as_before("correction", &samples()["notice-correction"]);
}

#[test]
fn certificate() {
    as_before("certificate", certified());
}

#[test]
fn the_catalogue() {
    as_before("catalogue", catalogue());
}

// The first page everywhere, the second one on the paper that most offices have.
fn as_before(kind: &str, sample: &Sample) {
    let mut wrong = Vec::new();
    for paper in Paper::all() {
        let most = if paper == Paper::a4() { 2 } else { 1 };
        let short = paper.name().to_lowercase().replace(' ', "").replace('开', "k").replace('横', "-landscape");
        for (name, theme) in THEMES {
            let drawn = pages(&sample.pdf(Style { theme, ..paper.into() }), most, DPI / paper.scale());
            let numbered = (1..).zip(&drawn);
            wrong.extend(numbered.filter_map(|(page, grey)| changed(&format!("{kind}-{short}-{name}-{page}"), grey)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_line_that_moves_by_less_than_a_millimetre_is_seen() {
    let page = pages(&samples()["notice-correction"].pdf(Paper::a4().into()), 1, DPI).remove(0);
    let lines = lines(&page);
    assert!(lines.len() > 15, "{lines:?}");
    for (top, bottom) in lines {
        assert!(differing(&page, &lowered(&page, top, bottom)) > FEW, "rows {top} to {bottom}");
    }
    assert_eq!(differing(&page, &page), 0);
}

// The rows of pixels between blank ones.
fn lines(page: &Grey) -> Vec<(usize, usize)> {
    let inked: Vec<usize> = page
        .levels
        .chunks(page.width)
        .enumerate()
        .filter(|(_, row)| row.iter().any(|level| *level < WHITEST))
        .map(|(y, _)| y)
        .collect();
    inked.chunk_by(|one, next| one + 1 == *next).map(|run| (run[0], run[run.len() - 1] + 1)).collect()
}

// The page with some of its rows one pixel further down, which is 0.6 mm.
fn lowered(page: &Grey, top: usize, bottom: usize) -> Grey {
    let mut rows: Vec<&[u8]> = page.levels.chunks(page.width).collect();
    rows[top..=bottom].rotate_right(1);
    Grey { levels: rows.concat(), ..page.clone() }
}
