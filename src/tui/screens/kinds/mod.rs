//! New notice: which kind, with its period and its basis beside it.

mod about;
mod list;
mod view;

use ratatui::layout::Rect;

use crate::core::search::Searchable;
use crate::core::template::Template;
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::answer::{Earlier, KindsSheet, PageText};
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::job::{FormOrder, Job};
use crate::tui::key::{Code, Key};
use crate::tui::popups::{Choose, Item};
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::text_field::{Lines, TextField, Typing};
use list::Line;

/// Name of the list of earlier notices.
const EARLIER: &str = "earlier";
/// Columns of the page on which a kind is read in full.
const PAGE: usize = 76;

/// New notice.
#[derive(Clone, Debug)]
pub(crate) struct KindsScreen {
    sheet: KindsSheet,
    /// What each kind is found by.
    search: Vec<Searchable>,
    lines: Vec<Line>,
    find: TextField,
    scroll: Scroll,
    /// Where the list stood when it was drawn last, for the mouse.
    list: Rect,
}

impl KindsScreen {
    /// The kinds used last stand on top; the first one is at hand.
    #[must_use]
    pub(crate) fn new(mut sheet: KindsSheet, _: &Ctx) -> Self {
        // A correction begins at the notice that it corrects.
        sheet.templates.retain(|template| template.id != list::CORRECTION);
        let search = sheet.templates.iter().map(list::searchable).collect();
        let find = TextField::new(Lines::One, "");
        let mut screen =
            Self { sheet, search, lines: Vec::new(), find, scroll: Scroll::default(), list: Rect::default() };
        screen.narrow();
        screen
    }

    /// Why `action` is not possible now.
    #[must_use]
    pub(crate) fn refuses(&self, action: Action) -> Option<Message> {
        let template = self.at_hand();
        match action {
            Action::Open | Action::Pick | Action::Preview if template.is_none() => Some(Message::of("kinds-none")),
            Action::Pick if self.earlier().is_empty() => Some(Message::of("kinds-no-earlier")),
            _ => None,
        }
    }

    fn narrow(&mut self) {
        self.lines = list::lines(&self.sheet, &self.search, &self.find.text());
        self.scroll = Scroll::default();
        self.off_headings(Key::plain(Code::Down));
    }

    /// The kind at hand.
    fn at_hand(&self) -> Option<&Template> {
        match self.lines.get(self.scroll.at)? {
            Line::Kind(at) => self.sheet.templates.get(*at),
            Line::Group(_) => None,
        }
    }

    // A heading cannot be chosen: on along the way, or back to the first kind.
    fn off_headings(&mut self, key: Key) {
        if !matches!(self.lines.get(self.scroll.at), Some(Line::Group(_))) {
            return;
        }
        let up = matches!(key.code, Code::Up | Code::PageUp | Code::Home) && self.scroll.at > 0;
        self.scroll.at = if up { self.scroll.at - 1 } else { self.scroll.at + 1 };
    }

    /// Earlier notices of the kind at hand, newest first.
    fn earlier(&self) -> Vec<&Earlier> {
        let id = self.at_hand().map(|template| template.id.as_str());
        self.sheet.earlier.iter().filter(|earlier| Some(earlier.template.as_str()) == id).collect()
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(key, action) => self.key(*key, *action, ctx),
            Input::Paste(text) => {
                self.find.insert(text);
                self.narrow();
                Vec::new()
            }
            Input::Reply(Reply { tag: EARLIER, picked: Picked::At(at) }) => {
                let copy = self.earlier().get(*at).map(|earlier| earlier.number.clone());
                self.begin(copy)
            }
            Input::Mouse(pointer) => self.point(*pointer),
            Input::Reply(_) | Input::Tick => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, ctx: &Ctx) -> Vec<Want> {
        match action {
            Some(Action::Open) => return self.begin(None),
            Some(Action::Pick) => return vec![Want::Choose(self.choice(ctx))],
            Some(Action::Preview) => return vec![Want::Preview(self.page(ctx))],
            // What narrows the list goes first.
            Some(Action::Back) if !self.find.text().is_empty() => {
                self.find.set("");
                self.narrow();
            }
            Some(Action::Back) => return vec![Want::Back],
            Some(Action::Move | Action::Page) => self.go(key),
            _ => {
                if self.find.key(key) == Typing::Changed {
                    self.narrow();
                }
            }
        }
        Vec::new()
    }

    fn go(&mut self, key: Key) {
        self.scroll.key(key, self.lines.len());
        self.off_headings(key);
    }

    fn begin(&self, copy: Option<String>) -> Vec<Want> {
        let template = self.at_hand().map(|template| template.id.clone());
        let order = template.map(|template| FormOrder::New { template, copy });
        order.map(|order| Want::Do(Job::Form(order))).into_iter().collect()
    }

    fn choice(&self, ctx: &Ctx) -> Choose {
        let item = |earlier: &Earlier| Item::new(earlier.title.clone()).aside(earlier.number.clone());
        let items = self.earlier().into_iter().map(item).collect();
        Choose::new(EARLIER, ctx.word("kinds-earlier"), items)
    }

    fn page(&self, ctx: &Ctx) -> Vec<PageText> {
        let text = self.at_hand().map(|template| about::lines(template, &self.sheet.templates, PAGE, ctx));
        let lines = text.unwrap_or_default().into_iter().map(|(_, line)| line).collect();
        vec![PageText { lines, columns: PAGE }]
    }

    fn point(&mut self, pointer: Pointer) -> Vec<Want> {
        match pointer {
            Pointer::Up => self.go(Key::plain(Code::Up)),
            Pointer::Down => self.go(Key::plain(Code::Down)),
            Pointer::Click(x, y) if self.list.contains((x, y).into()) => {
                let at = self.scroll.top + usize::from(y - self.list.y);
                if !matches!(self.lines.get(at), Some(Line::Kind(_))) {
                    return Vec::new();
                }
                // A second click on the same kind begins.
                if self.scroll.at == at {
                    return self.begin(None);
                }
                self.scroll.at = at;
            }
            Pointer::Click(..) => {}
        }
        Vec::new()
    }
}
