//! The sheets of a report's workbook: figures, kinds, ranking.

use std::collections::BTreeSet;

use super::report::Report;
use crate::core::supervision::{Figures, Rank, Share};
use crate::core::words::Words;
use crate::sheet::{BookChart, BookSheet, Cell};

/// Headings of the figures, in the order of [`figure_cells`].
const FIGURES: [&str; 18] = [
    "overview-office",
    "report-level",
    "report-posted",
    "report-in-time",
    "report-with-limit",
    "report-on-time",
    "report-served",
    "report-down",
    "report-served-rate",
    "report-required-days",
    "report-hung-days",
    "report-covered",
    "report-owed",
    "report-coverage",
    "report-corrections",
    "report-objections",
    "report-upheld",
    "report-inspections",
];

/// All sheets.
pub(super) fn sheets(report: &Report, words: &Words) -> Vec<BookSheet> {
    vec![figures(report, words), kinds(report, words), ranks(report, words)]
}

fn figures(report: &Report, words: &Words) -> BookSheet {
    let chart = |key: &'static str, values: &[u16]| BookChart {
        title: words.word(key),
        categories: 0,
        values: values.to_vec(),
    };
    BookSheet {
        title: format!("{} {}", words.word("report-figures"), report.period),
        headings: FIGURES.into_iter().map(|key| words.word(key)).collect(),
        rows: report.figures.iter().map(figure_cells).collect(),
        charts: vec![
            chart("report-chart-days", &[9, 10]),
            chart("report-chart-on-time", &[5]),
            chart("report-chart-coverage", &[13]),
        ],
    }
}

fn figure_cells(it: &Figures) -> Vec<Cell> {
    let number = |count: u32| Cell::Number(count.to_string());
    let covered = it.covered();
    vec![
        Cell::Text(it.office.short.clone()),
        Cell::Text(it.office.level.word().to_owned()),
        number(it.posted_all()),
        number(it.on_time.good),
        number(it.on_time.all),
        percent(it.on_time),
        number(it.served.good),
        number(it.served.all),
        percent(it.served),
        number(it.required_days),
        number(it.hung_days),
        number(covered.good),
        number(covered.all),
        percent(covered),
        number(it.corrections),
        number(it.objections),
        number(it.upheld),
        number(it.inspections),
    ]
}

fn percent(share: Share) -> Cell {
    share.tenths().map_or(Cell::Empty, |tenths| Cell::Number(format!("{}.{}", tenths / 10, tenths % 10)))
}

fn kinds(report: &Report, words: &Words) -> BookSheet {
    let groups: BTreeSet<&String> = report.figures.iter().flat_map(|it| it.posted.keys()).collect();
    let row = |it: &Figures| {
        let counts = groups.iter().map(|group| Cell::Number(it.posted.get(*group).copied().unwrap_or(0).to_string()));
        std::iter::once(Cell::Text(it.office.short.clone())).chain(counts).collect()
    };
    BookSheet {
        title: words.word("report-kinds"),
        headings: std::iter::once(words.word("overview-office")).chain(groups.iter().map(|it| (*it).clone())).collect(),
        rows: report.figures.iter().map(row).collect(),
        charts: Vec::new(),
    }
}

fn ranks(report: &Report, words: &Words) -> BookSheet {
    let headings = ["report-place", "overview-office", "report-points", "report-arithmetic"];
    let row = |rank: &Rank| {
        vec![
            Cell::Number(rank.place.to_string()),
            Cell::Text(rank.short.clone()),
            Cell::Number(format!("{}.{}", rank.tenths / 10, rank.tenths % 10)),
            Cell::Text(rank.arithmetic(words)),
        ]
    };
    BookSheet {
        title: words.word("report-ranking"),
        headings: headings.into_iter().map(|key| words.word(key)).collect(),
        rows: report.ranking.iter().map(row).collect(),
        charts: Vec::new(),
    }
}
