//! 统计报表 on paper: the figures that are looked at first, each rate as a bar.

use chrono::NaiveDate;
use minijinja::Value;

use super::wording::wording;
use super::{Poster, Table, columns};
use crate::core::date;
use crate::core::fault::Fault;
use crate::core::office::Office;
use crate::core::supervision::{Figures, Rank, Share};
use crate::core::template::text;

/// Bars and arithmetic are running text.
const RUNNING: [usize; 4] = [3, 4, 5, 10];
/// Cells of a bar.
const BAR: u32 = 10;

/// The figures of the days from the first to the second of `days`, the best office first.
///
/// # Errors
/// When a text of `templates/wording.toml` cannot be rendered.
pub fn report_poster(
    office: &Office,
    figures: &[Figures],
    ranking: &[Rank],
    days: (NaiveDate, NaiveDate),
    today: NaiveDate,
) -> Result<Poster, Fault> {
    let wording = &wording().report;
    let context = Value::from_pairs([
        ("office", office.name.clone()),
        ("from", date::chinese(days.0)),
        ("until", date::chinese(days.1)),
        ("count", figures.len().to_string()),
        ("posted", figures.iter().map(Figures::posted_all).sum::<u32>().to_string()),
        ("objections", figures.iter().map(|it| it.objections).sum::<u32>().to_string()),
        ("corrections", figures.iter().map(|it| it.corrections).sum::<u32>().to_string()),
    ]);
    let of = |code: &str| figures.iter().find(|it| it.office.code == code);
    let rows = ranking.iter().filter_map(|rank| Some(cells(rank, of(&rank.office)?))).collect();
    Ok(Poster {
        title: text::render(&wording.title, &context)?,
        lead: vec![text::render(&wording.lead, &context)?],
        table: Some(Table { columns: columns(&wording.columns, &RUNNING), rows, ..Table::default() }),
        issuer: office.name.clone(),
        issued: date::chinese(today),
        ..Poster::default()
    })
}

fn cells(rank: &Rank, figures: &Figures) -> Vec<String> {
    // Posters speak Chinese, whatever the screen speaks.
    let words = crate::core::words::Words::of(crate::core::words::Lang::Zh);
    let days = Share { good: figures.hung_days.min(figures.required_days), all: figures.required_days };
    let hung = format!("{} {}/{}", bar(days), figures.hung_days, figures.required_days);
    vec![
        rank.place.to_string(),
        rank.short.clone(),
        figures.posted_all().to_string(),
        if figures.required_days == 0 { String::new() } else { hung },
        rated(figures.on_time),
        rated(figures.covered()),
        figures.corrections.to_string(),
        figures.objections.to_string(),
        figures.inspections.to_string(),
        format!("{}.{}", rank.tenths / 10, rank.tenths % 10),
        rank.arithmetic(words),
    ]
}

fn rated(share: Share) -> String {
    let Some(tenths) = share.tenths() else { return String::new() };
    format!("{} {}/{} {}.{}%", bar(share), share.good, share.all, tenths / 10, tenths % 10)
}

fn bar(share: Share) -> String {
    let full = (share.good * BAR).checked_div(share.all).unwrap_or(0).min(BAR);
    (0..BAR).map(|at| if at < full { '■' } else { '□' }).collect()
}
