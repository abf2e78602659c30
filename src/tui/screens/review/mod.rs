//! Review: the text as the public will see it, what was looked for and found, three questions.

mod decide;
mod findings;
mod pages;
mod questions;
mod view;

use ratatui::layout::Rect;

use crate::core::words::Message;
use crate::desk::{PageText, ReviewSheet};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::key::{Code, Key};
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::fields::{Did, Fields};
use crate::tui::widgets::scroll::Scroll;
use decide::REVIEWER;
use pages::Pages;

/// What somebody looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// The pages.
    Pages,
    /// What was looked for and found.
    Findings,
    /// The questions.
    Questions,
}

impl Part {
    const ALL: [Self; 3] = [Self::Pages, Self::Findings, Self::Questions];
}

/// Review.
#[derive(Clone, Debug)]
pub(crate) struct ReviewScreen {
    sheet: ReviewSheet,
    pages: Pages,
    fields: Fields,
    findings: Scroll,
    /// Lines of the findings when they were drawn last.
    finding_rows: usize,
    part: Part,
    /// Questions whose answer was asked for in vain.
    asked: bool,
    /// That pages were not seen was said once.
    warned: bool,
    /// Where the parts stood when they were drawn last, for the mouse.
    places: Vec<(Rect, Part)>,
}

impl ReviewScreen {
    /// The first page is at hand.
    #[must_use]
    pub(crate) fn new(sheet: ReviewSheet, pages: Vec<PageText>, ctx: &Ctx) -> Self {
        Self {
            fields: questions::fields(&sheet, ctx),
            pages: Pages::new(pages),
            findings: Scroll::default(),
            finding_rows: 0,
            part: Part::Pages,
            asked: false,
            warned: false,
            places: Vec::new(),
            sheet,
        }
    }

    /// Whether letters typed now are text.
    pub(crate) fn takes_text(&self) -> bool {
        self.part == Part::Questions && self.fields.takes_text()
    }

    /// Why `action` is not possible now.
    #[must_use]
    pub(crate) fn refuses(&self, action: Action) -> Option<Message> {
        match action {
            Action::Forward | Action::Pick if self.sheet.reviewers.is_empty() => Some(self.nobody()),
            _ => None,
        }
    }

    fn nobody(&self) -> Message {
        Message::of("review-nobody").with("drafters", self.sheet.drafters.join("、"))
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(key, action) => self.key(*key, *action, ctx),
            Input::Paste(text) if self.part == Part::Questions => {
                self.fields.paste(text);
                Vec::new()
            }
            Input::Reply(Reply { tag: REVIEWER, picked: Picked::At(at) }) => {
                questions::choose_reviewer(&mut self.fields, *at);
                Vec::new()
            }
            Input::Mouse(pointer) => {
                self.point(*pointer);
                Vec::new()
            }
            Input::Paste(_) | Input::Reply(_) | Input::Tick => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, ctx: &Ctx) -> Vec<Want> {
        match action {
            Some(Action::Back) => return vec![Want::Back],
            Some(Action::Preview) => return vec![Want::Preview(self.pages.list().to_vec())],
            Some(Action::Forward) => return self.decide(ctx),
            Some(Action::Pick) => return vec![Want::Choose(self.who(ctx))],
            Some(Action::Next) => self.on(key),
            Some(Action::Previous) => self.back(key),
            _ => self.inside(key, action),
        }
        Vec::new()
    }

    // Enter goes through the pages first; Tab goes from part to part, and from question to question.
    fn on(&mut self, key: Key) {
        match self.part {
            Part::Pages if key.code == Code::Enter && self.pages.forward() => {}
            Part::Pages => self.part = Part::Findings,
            Part::Findings => {
                self.part = Part::Questions;
                self.fields.at = 0;
            }
            Part::Questions => {
                if self.fields.key(key, Some(Action::Next)) == Did::Nothing && key.code == Code::Tab {
                    self.part = Part::Pages;
                }
            }
        }
    }

    fn back(&mut self, key: Key) {
        match self.part {
            Part::Pages => {
                self.part = Part::Questions;
                self.fields.at = self.fields.list.len().saturating_sub(1);
            }
            Part::Findings => self.part = Part::Pages,
            Part::Questions => {
                if self.fields.key(key, Some(Action::Previous)) == Did::Nothing {
                    self.part = Part::Findings;
                }
            }
        }
    }

    fn inside(&mut self, key: Key, action: Option<Action>) {
        match (self.part, key.code) {
            // The pages stay within reach of the questions.
            (Part::Pages, _) | (Part::Questions, Code::PageUp | Code::PageDown) => self.pages.key(key),
            (Part::Findings, _) => drop(self.findings.text_key(key, self.finding_rows)),
            (Part::Questions, Code::Up) => drop(self.fields.key(key, Some(Action::Previous))),
            (Part::Questions, Code::Down) => drop(self.fields.key(key, Some(Action::Next))),
            (Part::Questions, _) => drop(self.fields.key(key, action)),
        }
    }

    fn point(&mut self, pointer: Pointer) {
        match pointer {
            Pointer::Up => self.inside(Key::plain(Code::Up), None),
            Pointer::Down => self.inside(Key::plain(Code::Down), None),
            Pointer::Click(x, y) => {
                let hit = self.places.iter().find(|(place, _)| place.contains((x, y).into()));
                let Some((place, part)) = hit.copied() else { return };
                self.part = part;
                // One question a row; a tab is one row and names none of them.
                if part == Part::Questions && place.height > 1 {
                    let at = usize::from(y - place.y + self.fields.top);
                    self.fields.at = at.min(self.fields.list.len().saturating_sub(1));
                }
            }
        }
    }
}
