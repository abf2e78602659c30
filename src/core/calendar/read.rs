//! A file of holidays: `date,kind,name`, one day a line.

use chrono::{Datelike, NaiveDate};

use super::{Calendar, DayKind};
use crate::core::date;
use crate::core::fault::Fault;
use crate::core::words::Message;

const HEADER: [&str; 3] = ["date", "kind", "name"];

/// Reads one file; `name` is what the error calls it.
pub(super) fn rows(text: &str, name: &str) -> Result<Calendar, Fault> {
    let mut lines = text.trim_start_matches('\u{FEFF}').lines().zip(1_usize..);
    let header = lines.next().map(|(line, _)| fields(line));
    if header != Some(HEADER) {
        return Err(Fault::input(Message::of("calendar-file-header").with("file", name)));
    }
    let mut calendar = Calendar::default();
    let mut issues = Vec::new();
    for (line, no) in lines.filter(|(line, _)| !line.trim().is_empty()) {
        let added = day(line).and_then(|(day, kind)| calendar.add(day, kind));
        if let Err(issue) = added {
            issues.push(issue.with("file", name).with("line", no));
        }
    }
    if issues.is_empty() {
        Ok(calendar)
    } else {
        Err(Fault::input(Message::of("calendar-file-bad").with("file", name).with("count", issues.len()))
            .because(issues))
    }
}

fn day(line: &str) -> Result<(NaiveDate, DayKind), Message> {
    let [day, kind, _] = fields(line);
    let kind = match kind {
        "holiday" => DayKind::Holiday,
        "workday" => DayKind::Workday,
        other => return Err(Message::of("calendar-file-kind").with("text", other)),
    };
    // Spreadsheet programs save 2027-01-01 as 2027/1/1: both are fine.
    let day = date::parse(day).ok_or_else(|| Message::of("calendar-file-date").with("text", day))?;
    Ok((day, kind))
}

fn fields(line: &str) -> [&str; 3] {
    let mut parts = line.splitn(3, ',').map(|part| part.trim().trim_matches('"'));
    [(); 3].map(|()| parts.next().unwrap_or_default())
}

impl Calendar {
    fn add(&mut self, day: NaiveDate, kind: DayKind) -> Result<(), Message> {
        self.years.insert(day.year());
        match self.days.insert(day, kind) {
            Some(_) => Err(Message::of("calendar-file-twice").with("day", day)),
            None => Ok(()),
        }
    }
}
