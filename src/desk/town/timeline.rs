//! One line a posting over the last days.

use chrono::NaiveDate;
use serde::Serialize;

use super::chains::asked;
use crate::core::fault::Fault;
use crate::core::standing::Standing;
use crate::core::supervision::{Card, TimelineRow, Window, timeline};
use crate::desk::Desk;

/// Which postings, and over which days.
#[derive(Clone, Debug)]
pub struct TimelineOrder {
    /// The office; all of them when not given.
    pub office: Option<String>,
    /// So many days.
    pub days: u32,
    /// The last of them; today when not given.
    pub until: Option<NaiveDate>,
}

/// Postings over some days.
#[derive(Clone, Debug, Serialize)]
pub struct Timeline {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// One row a posting, office by office, the oldest first.
    pub rows: Vec<TimelineRow>,
}

impl Desk {
    /// The postings of some days.
    ///
    /// # Errors
    /// Input fault for an unknown office; storage faults.
    pub fn timeline(&self, order: &TimelineOrder) -> Result<Timeline, Fault> {
        let chains = self.chains()?;
        let window = Window::back(order.until.unwrap_or(self.today()), order.days);
        let all = chains.cards_about(order.office.as_deref())?;
        let cards = asked(&all, order.office.as_deref())?;
        let mut rows = Vec::new();
        for card in cards {
            for number in within(card, window) {
                let Some(notice) = chains.notice(&card.office.code, number)? else { continue };
                let Some(template) = chains.template(&notice.template) else { continue };
                let standing = Standing::of(&notice, &template, &self.calendar, self.today());
                rows.extend(timeline(&notice, &standing, &card.office.short, window, self.today()));
            }
        }
        Ok(Timeline { from: window.from, until: window.until, today: self.today(), rows })
    }
}

// A card knows when each hung: only those within the window are read.
fn within(card: &Card, window: Window) -> impl Iterator<Item = &str> {
    let touches = move |from: NaiveDate, until: Option<NaiveDate>| {
        from <= window.until && until.is_none_or(|until| until >= window.from)
    };
    card.hung.iter().filter(move |hung| touches(hung.from, hung.until)).map(|hung| hung.number.as_str())
}
