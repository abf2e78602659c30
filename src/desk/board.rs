//! All notices at a glance: what is due, and a row for each, ready for being searched.

use chrono::NaiveDate;

use super::due::{Counts, Due};
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::notice::{Notice, Stage};
use crate::core::search::Searchable;
use crate::core::standing::Standing;
use crate::core::template::{Kind, Template};
use crate::core::values::{Entry, Row};

/// The whole board on one day.
#[derive(Clone, Debug, Default)]
pub struct Board {
    /// What needs doing, most urgent first.
    pub due: Vec<Due>,
    /// Every notice, in the order of the numbers.
    pub rows: Vec<BoardRow>,
}

/// One notice of the board.
#[derive(Clone, Debug)]
pub struct BoardRow {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Identifier of its template.
    pub template: String,
    /// Short name of its template.
    pub kind: String,
    /// Stage.
    pub stage: Stage,
    /// Where it hangs.
    pub places: Vec<String>,
    /// The first day on which it hung at all its places.
    pub first_day: Option<NaiveDate>,
    /// Day of the last change of content.
    pub edited: NaiveDate,
    /// How it stands today.
    pub standing: Standing,
    /// Whether it hangs until something replaces it.
    pub long_term: bool,
    /// Open objections.
    pub open_objections: usize,
    /// Whether it has its certificate.
    pub certified: bool,
    /// What it is found by: the same texts as in [`super::Filter::query`].
    pub search: Searchable,
}

impl Desk {
    /// The board today.
    ///
    /// # Errors
    /// Storage faults.
    pub fn board(&self) -> Result<Board, Fault> {
        let mut counts = Counts::default();
        let mut rows = Vec::new();
        self.each(&mut |notice, template, standing| {
            counts.add(&notice, template, &standing, self.now.today);
            rows.push(row(&notice, template, standing));
            Ok(())
        })?;
        let mut due = self.inbox_due()?;
        due.extend(counts.due());
        Ok(Board { due, rows })
    }
}

fn row(notice: &Notice, template: &Template, standing: Standing) -> BoardRow {
    BoardRow {
        number: notice.number.clone(),
        title: notice.title().to_owned(),
        template: template.id.clone(),
        kind: template.short.clone(),
        stage: notice.stage,
        places: notice.hanging_places().into_iter().map(str::to_owned).collect(),
        first_day: standing.ups.first().map(|up| up.from),
        edited: notice.edited,
        long_term: template.kind == Kind::LongTerm || template.period.until_replaced,
        open_objections: notice.open_objections().len(),
        certified: !notice.certificates.is_empty(),
        search: searchable(notice, template),
        standing,
    }
}

/// Everything by which a notice is found: number, kind, what was typed, what the public raised.
pub(super) fn searchable(notice: &Notice, template: &Template) -> Searchable {
    let head = [&notice.number, &template.name, &template.short, &template.id].map(String::as_str);
    let fields = notice.values.fields.values().flat_map(texts);
    let rows = cells(&notice.values.rows);
    let objections = notice.objections.iter().map(|objection| objection.what.matter.as_str());
    let ends = notice.settlements.iter().map(|end| end.what.reason.as_str());
    Searchable::new(head.into_iter().chain(fields).chain(rows).chain(objections).chain(ends))
}

fn texts(entry: &Entry) -> Box<dyn Iterator<Item = &str> + '_> {
    match entry {
        Entry::One(text) => Box::new(std::iter::once(text.as_str())),
        Entry::Many(list) => Box::new(list.iter().map(String::as_str)),
        Entry::Table(rows) => Box::new(cells(rows)),
    }
}

fn cells(rows: &[Row]) -> impl Iterator<Item = &str> {
    rows.iter().flat_map(|row| row.values()).map(String::as_str)
}
