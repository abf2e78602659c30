//! What was read from a spreadsheet: mapping, rows, what was left out.

use serde_json::{Value, json};

use super::out::Out;
use crate::core::words::Message;
use crate::desk::SheetReport;

pub(super) fn json(report: &SheetReport, out: Out) -> Value {
    let mapped = report.mapping.iter().map(|mapped| {
        json!({ "key": mapped.key, "label": mapped.label, "header": mapped.header, "column": mapped.column_letter })
    });
    let dropped = report.dropped.iter().map(|dropped| {
        json!({ "header": dropped.header, "column": dropped.column_letter, "why": out.words.say(&dropped.why) })
    });
    let skipped =
        report.skipped.iter().map(|skipped| json!({ "row": skipped.row, "why": out.words.say(&skipped.why) }));
    let problems = report.problems.iter().map(|problem| {
        json!({ "level": problem.level, "row": problem.row, "column": problem.column_letter, "key": problem.key,
                "message": out.words.say(&problem.message) })
    });
    json!({
        "sheet": report.sheet,
        "header_row": report.header_row,
        "rows": report.rows.len(),
        "mapping": mapped.collect::<Vec<_>>(),
        "ignored": report.ignored,
        "dropped": dropped.collect::<Vec<_>>(),
        "skipped": skipped.collect::<Vec<_>>(),
        "totals": report.totals,
        "problems": problems.collect::<Vec<_>>(),
    })
}

pub(super) fn say(report: &SheetReport, out: Out) {
    let message = Message::of("sheet-read").with("sheet", &report.sheet).with("rows", report.rows.len());
    out.say(&message.with("header", report.header_row.map_or_else(|| "—".to_owned(), |row| row.to_string())));
    for mapped in &report.mapping {
        out.line(&format!("  {} {} → {}（{}）", mapped.column_letter, mapped.header, mapped.label, mapped.key));
    }
    for dropped in &report.dropped {
        let message =
            Message::of("sheet-dropped").with("column", &dropped.column_letter).with("header", &dropped.header);
        out.line(&format!("  {}", out.words.say(&message.with("why", out.words.say(&dropped.why)))));
    }
    for skipped in &report.skipped {
        let message = Message::of("sheet-skipped").with("row", skipped.row).with("why", out.words.say(&skipped.why));
        out.line(&format!("  {}", out.words.say(&message)));
    }
    if !report.ignored.is_empty() {
        out.line(&format!(
            "  {}",
            out.words.say(&Message::of("sheet-ignored").with("columns", report.ignored.join("、")))
        ));
    }
    for total in &report.totals {
        let key = if total.agrees { "sheet-total" } else { "sheet-total-differs" };
        let message = Message::of(key).with("row", total.row).with("column", &total.key);
        let message = message.with("stated", &total.stated).with("counted", &total.counted);
        out.line(&format!("  {}", out.words.say(&message)));
    }
    for problem in &report.problems {
        out.line(&format!("  {}", out.words.say(&problem.message)));
        if let Some(hint) = out.words.hint(&problem.message) {
            out.line(&format!("     → {hint}"));
        }
    }
}
