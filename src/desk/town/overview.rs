//! Every board at a glance, and one of them more closely.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use serde::Serialize;

use super::chains::named;
use super::doubts::shared_photos;
use crate::core::fault::Fault;
use crate::core::notice::Stage;
use crate::core::supervision::{
    Card, Limits, Line, Met, OverviewRow, Owed, add_doubts, overview, overview_row, sort_worst_first,
};
use crate::core::words::Message;
use crate::desk::Desk;

/// All boards on one day, the worst first.
#[derive(Clone, Debug, Serialize)]
pub struct Overview {
    /// The day.
    pub today: NaiveDate,
    /// Beyond which something is a lapse.
    pub limits: Limits,
    /// A row an office.
    pub rows: Vec<OverviewRow>,
    /// Offices that are registered and never sent anything.
    pub unheard: Vec<Unheard>,
}

impl Overview {
    /// Which offices never sent anything.
    #[must_use]
    pub fn unheard(&self) -> Message {
        let names: Vec<&str> = self.unheard.iter().map(|it| it.name.as_str()).collect();
        Message::of("overview-unheard").with("count", names.len()).with("names", names.join("、"))
    }
}

/// An office that is registered and never sent anything.
#[derive(Clone, Debug, Serialize)]
pub struct Unheard {
    /// Its code.
    pub code: String,
    /// Its full name.
    pub name: String,
}

/// One office more closely.
#[derive(Clone, Debug, Serialize)]
pub struct OfficeView {
    /// The day.
    pub today: NaiveDate,
    /// Its row in the overview.
    pub row: OverviewRow,
    /// Its notices under way, those that hang first.
    pub lines: Vec<ViewLine>,
    /// What it owes and did not post.
    pub missing: Vec<Owed>,
    /// Names of the obligations, by identifier.
    pub obligations: BTreeMap<String, String>,
    /// Numbers of the notices whose template cannot be read here.
    pub unread: Vec<String>,
}

/// A notice under way.
#[derive(Clone, Debug, Serialize)]
pub struct ViewLine {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Short name of its template.
    pub kind: String,
    /// Stage.
    pub stage: Stage,
    /// Where it hangs or hung.
    pub places: Vec<String>,
    /// The first day at all its places.
    pub first: Option<NaiveDate>,
    /// Full days served.
    pub served: Option<u32>,
    /// Days that are required.
    pub required: Option<u32>,
    /// The last day of its period.
    pub end: Option<NaiveDate>,
    /// Since when it should have been down.
    pub overdue: Option<NaiveDate>,
    /// Where it is missing.
    pub missing: Vec<String>,
    /// Days since a long-term list was compared with the data.
    pub unchecked: Option<i64>,
    /// Open objections.
    pub objections: usize,
    /// The last day on which somebody looked at it.
    pub seen: Option<NaiveDate>,
}

impl Desk {
    /// All boards today, the worst first.
    ///
    /// # Errors
    /// Storage faults; input fault for a broken list of obligations.
    pub fn overview(&self) -> Result<Overview, Fault> {
        let obligations = self.obligations()?;
        let chains = self.chains()?;
        let cards = chains.cards()?;
        let mut rows = overview(&cards, &self.measure(&obligations, &cards));
        let shared = shared_photos(&chains)?;
        for row in &mut rows {
            add_doubts(row, &shared, &obligations.points);
        }
        sort_worst_first(&mut rows);
        Ok(Overview { today: self.today(), limits: obligations.limits, rows, unheard: self.unheard(&cards)? })
    }

    fn unheard(&self, cards: &[Card]) -> Result<Vec<Unheard>, Fault> {
        let known: BTreeSet<&str> = cards.iter().map(|card| card.office.code.as_str()).collect();
        let registered = self.store.registrations()?.into_iter();
        let silent = registered.filter(|it| !known.contains(it.code.as_str()));
        Ok(silent.map(|it| Unheard { code: it.code, name: it.name }).collect())
    }

    /// The office that is called so, more closely.
    ///
    /// # Errors
    /// Input fault for an unknown name or a broken list of obligations; storage faults.
    pub fn office_view(&self, name: &str) -> Result<OfficeView, Fault> {
        let obligations = self.obligations()?;
        let chains = self.chains()?;
        let cards = chains.cards_about(Some(name))?;
        let card = named(&cards, name)?;
        let measure = self.measure(&obligations, &cards);
        let mut lines: Vec<ViewLine> = card.lines.iter().map(|line| self.view_line(line)).collect();
        lines.sort_by_key(|line| (line.stage != Stage::Posted, line.first, line.number.clone()));
        let missing = measure.owed(card).into_iter().filter(|owed| owed.met == Met::Missing);
        let mut row = overview_row(card, &measure);
        add_doubts(&mut row, &shared_photos(&chains)?, &obligations.points);
        Ok(OfficeView {
            today: self.today(),
            row,
            lines,
            missing: missing.collect(),
            obligations: obligations.list.iter().map(|it| (it.id.clone(), it.name.clone())).collect(),
            unread: card.unread.clone(),
        })
    }

    fn view_line(&self, line: &Line) -> ViewLine {
        let standing = line.standing(&self.calendar, self.now.today);
        let progress = standing.progress.as_ref();
        ViewLine {
            number: line.number.clone(),
            title: line.title.clone(),
            kind: line.kind.clone(),
            stage: line.footing.stage,
            places: line.footing.places.iter().map(|history| history.place.clone()).collect(),
            first: standing.ups.first().map(|up| up.from),
            served: progress.map(|progress| progress.served),
            required: progress.map(|progress| progress.span.days),
            end: progress.map(|progress| progress.end).filter(|_| !standing.until_replaced),
            overdue: standing.overdue,
            missing: standing.missing,
            unchecked: standing.check.filter(|check| check.level.is_some()).map(|check| check.age),
            objections: line.objections,
            seen: line.seen.values().max().copied(),
        }
    }
}
