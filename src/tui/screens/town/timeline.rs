//! One line a posting over some days: what was required, what really hung, who looked, where it
//! broke off.

mod axis;
mod view;

use chrono::{Days, NaiveDate};

use crate::core::supervision::TimelineRow;
use crate::core::words::Message;
use crate::desk::Timeline;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::job::Job;
use crate::tui::key::{Code, Key};
use crate::tui::town::TownOrder;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::scroll::Scroll;

/// So many days are shown to begin with.
pub(super) const DAYS: u32 = 90;
/// So many days can be shown, from near to far.
const ZOOMS: [u32; 7] = [14, 30, 60, DAYS, 180, 365, 730];

/// The postings of one board over some days.
#[derive(Clone, Debug)]
pub(crate) struct TimelineScreen {
    office: String,
    days: u32,
    seen: Timeline,
    scroll: Scroll,
    list_top: u16,
}

impl TimelineScreen {
    /// The postings of the office with the code `office`.
    #[must_use]
    pub(crate) fn new(office: String, days: u32, mut seen: Timeline) -> Self {
        sort(&mut seen);
        // What is newest stands last, and is what is looked for first.
        let mut scroll = Scroll::default();
        scroll.at = seen.rows.len().saturating_sub(1);
        Self { office, days, seen, scroll, list_top: 0 }
    }

    /// Code of the office.
    #[must_use]
    pub(crate) fn office(&self) -> &str {
        &self.office
    }

    /// Other days, or the same read anew; the same posting stays at hand.
    pub(crate) fn renew(&mut self, days: u32, mut seen: Timeline) {
        sort(&mut seen);
        let before = self.chosen().map(|row| (row.number.clone(), row.place.clone()));
        (self.days, self.seen) = (days, seen);
        let same = |row: &TimelineRow| before.as_ref().is_some_and(|it| (&row.number, &row.place) == (&it.0, &it.1));
        let last = self.seen.rows.len().saturating_sub(1);
        self.scroll.at = self.seen.rows.iter().position(same).unwrap_or(last);
    }

    /// What to ask for when it comes to the front again.
    #[must_use]
    pub(crate) fn refresh(&self) -> Job {
        self.at(self.days, self.seen.until)
    }

    /// Why `action` is not possible now.
    #[must_use]
    pub(crate) fn refuses(&self, action: Action) -> Option<Message> {
        match action {
            Action::Open if self.chosen().is_none() => Some(Message::of("town-nothing-chosen")),
            Action::Nearer if self.days <= ZOOMS[0] => Some(Message::of("timeline-nearest")),
            Action::Farther if self.days >= ZOOMS[ZOOMS.len() - 1] => Some(Message::of("timeline-farthest")),
            _ => None,
        }
    }

    fn chosen(&self) -> Option<&TimelineRow> {
        self.seen.rows.get(self.scroll.at)
    }

    fn at(&self, days: u32, until: NaiveDate) -> Job {
        Job::Town(TownOrder::Timeline { office: self.office.clone(), days, until: Some(until) })
    }

    pub(crate) fn update(&mut self, input: &Input, _: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(key, action) => self.key(*key, *action),
            Input::Mouse(pointer) => self.point(*pointer),
            Input::Paste(_) | Input::Reply(_) | Input::Tick => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>) -> Vec<Want> {
        let job = match action {
            Some(Action::Back) => return vec![Want::Back],
            Some(Action::Open) => return self.open(),
            Some(Action::Refresh) => self.refresh(),
            Some(Action::Nearer) => {
                let days = ZOOMS.iter().rev().find(|days| **days < self.days).copied().unwrap_or(self.days);
                self.at(days, self.seen.until)
            }
            Some(Action::Farther) => {
                let days = ZOOMS.iter().find(|days| **days > self.days).copied().unwrap_or(self.days);
                self.at(days, self.seen.until)
            }
            Some(Action::Today) => self.at(self.days, self.seen.today),
            _ if matches!(key.code, Code::Left | Code::Right) => return self.shift(key.code),
            _ => {
                self.scroll.key(key, self.seen.rows.len());
                return Vec::new();
            }
        };
        vec![Want::Do(job)]
    }

    // By a third of what is shown; not beyond what is still required some day.
    fn shift(&self, code: Code) -> Vec<Want> {
        let step = Days::new(u64::from((self.days / 3).max(1)));
        let last = self.seen.today.checked_add_days(Days::new(u64::from(self.days))).unwrap_or(self.seen.today);
        let until = match code {
            Code::Left => self.seen.until.checked_sub_days(step),
            _ => self.seen.until.checked_add_days(step).map(|day| day.min(last)),
        };
        until.filter(|day| *day != self.seen.until).map(|day| Want::Do(self.at(self.days, day))).into_iter().collect()
    }

    fn open(&self) -> Vec<Want> {
        let Some(row) = self.chosen() else { return Vec::new() };
        let order = TownOrder::Case { office: self.office.clone(), number: row.number.clone() };
        vec![Want::Do(Job::Town(order))]
    }

    // A second click on the same line opens it.
    fn point(&mut self, pointer: Pointer) -> Vec<Want> {
        match pointer {
            Pointer::Up => self.scroll.at = self.scroll.at.saturating_sub(1),
            Pointer::Down => self.scroll.at = (self.scroll.at + 1).min(self.seen.rows.len().saturating_sub(1)),
            Pointer::Click(_, y) => {
                let at = y.checked_sub(self.list_top).map(|at| self.scroll.top + usize::from(at));
                let Some(at) = at.filter(|at| *at < self.seen.rows.len()) else { return Vec::new() };
                if self.scroll.at == at {
                    return self.open();
                }
                self.scroll.at = at;
            }
        }
        Vec::new()
    }
}

// By the day on which it was hung: then bars stand like stairs.
fn sort(seen: &mut Timeline) {
    seen.rows.sort_by(|a, b| (a.first, &a.number, &a.place).cmp(&(b.first, &b.number, &b.place)));
}
