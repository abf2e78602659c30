//! One board: what was asked of it, its notices under way, what it owes, what is doubtful.

mod lines;
mod view;

use ratatui::layout::Rect;

use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::job::{Deed, Job};
use crate::tui::key::{Code, Key};
use crate::tui::screens::travel;
use crate::tui::town::{TownDeed, TownOrder, VillageSheet};
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::rows::Rows;
use lines::Section;

/// One board.
#[derive(Clone, Debug)]
pub(crate) struct VillageScreen {
    sheet: VillageSheet,
    rows: Rows<Section, Option<TownOrder>>,
    /// Where the lines stood when they were drawn last, for the mouse.
    list: Rect,
}

impl VillageScreen {
    /// The board of `sheet`.
    #[must_use]
    pub(crate) fn new(sheet: VillageSheet) -> Self {
        Self { sheet, rows: Rows::default(), list: Rect::default() }
    }

    /// Code of the office.
    #[must_use]
    pub(crate) fn office(&self) -> &str {
        &self.sheet.view.row.office.code
    }

    /// The board as it is now; the same line stays at hand.
    pub(crate) fn renew(&mut self, sheet: VillageSheet) {
        self.sheet = sheet;
        self.rows.forget();
    }

    /// What to ask for when it comes to the front again.
    #[must_use]
    pub(crate) fn refresh(&self) -> Job {
        Job::Town(TownOrder::Village(self.office().to_owned()))
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(key, action) => self.key(*key, *action, ctx),
            Input::Reply(Reply { tag: travel::TRAVEL, picked: Picked::At(at) }) => travel::taken(*at),
            Input::Mouse(pointer) => self.point(*pointer),
            Input::Reply(_) | Input::Paste(_) | Input::Tick => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, ctx: &Ctx) -> Vec<Want> {
        let office = self.office().to_owned();
        let job = match action {
            Some(Action::Back) => return vec![Want::Back],
            Some(Action::Open) => return self.open(),
            Some(Action::Travel) => return vec![Want::Choose(travel::list(ctx))],
            Some(Action::Refresh) => self.refresh(),
            Some(Action::Timeline) => {
                Job::Town(TownOrder::Timeline { office, days: super::timeline::DAYS, until: None })
            }
            Some(Action::DueList) => Job::Town(TownOrder::Due { office: Some(office), until: None }),
            Some(Action::Coverage) => Job::Town(TownOrder::Coverage(Some(office))),
            Some(Action::Doubts) => Job::Town(TownOrder::Doubts(Some(office))),
            Some(Action::New) => Job::Guide(Deed::Town(TownDeed::Request(office))),
            Some(Action::Round) => Job::Guide(Deed::Town(TownDeed::Round(office))),
            Some(Action::EnterRound) => Job::Guide(Deed::Town(TownDeed::EnterRound(office))),
            Some(Action::Next) => {
                self.turn(Code::Tab);
                return Vec::new();
            }
            Some(Action::Previous) => {
                self.turn(Code::BackTab);
                return Vec::new();
            }
            _ => {
                self.rows.key(key);
                return Vec::new();
            }
        };
        vec![Want::Do(job)]
    }

    fn open(&self) -> Vec<Want> {
        let leads = self.rows.at_hand().and_then(Option::clone);
        leads.map(|order| Want::Do(Job::Town(order))).into_iter().collect()
    }

    fn turn(&mut self, code: Code) {
        let all = Section::ALL.len();
        let here = self.rows.section().and_then(|here| Section::ALL.iter().position(|it| *it == here)).unwrap_or(0);
        let to = if code == Code::Tab { (here + 1) % all } else { (here + all - 1) % all };
        if let Some(section) = Section::ALL.get(to) {
            self.rows.show(*section);
        }
    }

    // A second click on the same line opens it.
    fn point(&mut self, pointer: Pointer) -> Vec<Want> {
        match pointer {
            Pointer::Up => self.rows.key(Key::plain(Code::Up)),
            Pointer::Down => self.rows.key(Key::plain(Code::Down)),
            Pointer::Click(x, y) if self.list.contains((x, y).into()) => {
                let before = self.rows.at();
                self.rows.choose(usize::from(y - self.list.y));
                if self.rows.at() == before {
                    return self.open();
                }
            }
            Pointer::Click(..) => {}
        }
        Vec::new()
    }
}
