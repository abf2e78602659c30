//! A list over many boards: to go along, to search in, and to go down from. Only the rows in sight
//! are made.

use chrono::{Days, NaiveDate};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::subject::Subject;
use super::table::{draw_head, draw_row, fitting};
use crate::core::search::Searchable;
use crate::core::words::{Lang, Message};
use crate::core::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::job::{Deed, Job};
use crate::tui::key::{Code, Key};
use crate::tui::popups::{Choose, Item};
use crate::tui::screen_id::ScreenId;
use crate::tui::screens::travel;
use crate::tui::theme::Role;
use crate::tui::town::{TownDeed, TownOrder};
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::paint::{below, left, put, put_right, right_of, row};
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::text_field::{Lines, TextField, Typing};

/// Name of the list of days up to which is looked.
const UNTIL: &str = "until";
/// So far ahead can be looked, in days; `None` is the end of the week.
const AHEAD: [(&str, Option<u64>); 4] = [
    ("town-until-today", Some(0)),
    ("town-until-week", None),
    ("town-until-30", Some(30)),
    ("town-until-90", Some(90)),
];
/// Rows of sentences below the list at the most.
const FOOT: usize = 3;

/// A list over many boards.
#[derive(Clone, Debug)]
pub(crate) struct ListScreen {
    subject: Subject,
    shown: Vec<usize>,
    /// What each row is found by, in one language; made when it is first searched.
    texts: Option<(Lang, Vec<Searchable>)>,
    find: TextField,
    finding: bool,
    scroll: Scroll,
    list_top: u16,
}

impl ListScreen {
    /// The list of `subject`.
    #[must_use]
    pub(crate) fn new(subject: Subject) -> Self {
        let shown = (0..subject.count()).collect();
        let find = TextField::new(Lines::One, "");
        Self { subject, shown, texts: None, find, finding: false, scroll: Scroll::default(), list_top: 0 }
    }

    /// Whether `subject` is the same list, read anew.
    pub(crate) fn is_of(&self, subject: &Subject) -> bool {
        self.subject.is_same(subject)
    }

    /// The list as it is now; the same office stays at hand where offices are rows.
    pub(crate) fn renew(&mut self, subject: Subject, ctx: &Ctx) {
        let office = self.chosen().and_then(|at| self.subject.office(at)).map(str::to_owned);
        self.subject = subject;
        self.texts = None;
        self.choose_rows(ctx);
        let one = matches!(self.subject, Subject::Overview(_) | Subject::Coverage(_));
        let same = |at: &usize| self.subject.office(*at) == office.as_deref();
        let found = self.shown.iter().position(same).filter(|_| one && office.is_some());
        self.scroll.at = found.unwrap_or(self.scroll.at);
    }

    /// Which screen the keys are for.
    #[must_use]
    pub(crate) const fn id(&self) -> ScreenId {
        self.subject.id()
    }

    /// What to ask for when it comes to the front again; what takes long is read anew on request.
    #[must_use]
    pub(crate) fn refresh(&self) -> Option<Job> {
        Some(self.subject.order()).filter(|order| !order.is_long()).map(Job::Town)
    }

    /// Whether letters are text.
    #[must_use]
    pub(crate) const fn takes_text(&self) -> bool {
        self.finding
    }

    /// Why `action` is not possible now.
    #[must_use]
    pub(crate) fn refuses(&self, action: Action) -> Option<Message> {
        let needs_row = matches!(action, Action::Open | Action::Timeline);
        let needs_any = action == Action::Tables && self.subject.count() == 0;
        (needs_any || needs_row && self.chosen().is_none()).then(|| Message::of("town-nothing-chosen"))
    }

    fn chosen(&self) -> Option<usize> {
        self.shown.get(self.scroll.at).copied()
    }

    fn choose_rows(&mut self, ctx: &Ctx) {
        let query = self.find.text();
        let count = self.subject.count();
        if query.is_empty() {
            self.shown = (0..count).collect();
        } else {
            let subject = &self.subject;
            let text = |at: usize| {
                let cells = subject.cells(at, ctx);
                Searchable::new(cells.iter().map(|(text, _)| text.as_str()))
            };
            let known = self.texts.take().filter(|(lang, _)| *lang == ctx.lang);
            let texts = known.unwrap_or_else(|| (ctx.lang, (0..count).map(text).collect()));
            let fits = |at: &usize| texts.1.get(*at).is_some_and(|text| text.matches(&query));
            self.shown = (0..count).filter(fits).collect();
            self.texts = Some(texts);
        }
        self.scroll.at = self.scroll.at.min(self.shown.len().saturating_sub(1));
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(key, action) => match self.act(*action, ctx) {
                Some(wants) => wants,
                None => self.key(*key, *action, ctx),
            },
            Input::Paste(text) => {
                self.finding = true;
                self.find.insert(text);
                self.choose_rows(ctx);
                Vec::new()
            }
            Input::Reply(reply) => self.reply(reply, ctx),
            Input::Mouse(pointer) => self.point(*pointer),
            Input::Tick => Vec::new(),
        }
    }

    fn act(&mut self, action: Option<Action>, ctx: &Ctx) -> Option<Vec<Want>> {
        let scope = self.scope();
        let order = match action? {
            Action::Open => self.subject.leads(self.chosen()?)?,
            Action::Timeline => {
                let office = self.subject.office(self.chosen()?)?.to_owned();
                TownOrder::Timeline { office, days: super::timeline::DAYS, until: None }
            }
            Action::DueList => TownOrder::Due { office: scope, until: None },
            Action::Coverage => TownOrder::Coverage(scope),
            Action::Doubts => TownOrder::Doubts(scope),
            Action::Refresh => self.subject.order(),
            Action::Filter => return Some(vec![Want::Choose(until(ctx))]),
            Action::Tables => return self.sheet(),
            Action::Travel => return Some(vec![Want::Choose(travel::list(ctx))]),
            Action::Find => {
                self.finding = true;
                return Some(Vec::new());
            }
            Action::Back if self.finding || !self.find.text().is_empty() => {
                self.finding = false;
                self.find.set("");
                self.choose_rows(ctx);
                return Some(Vec::new());
            }
            Action::Back => return Some(vec![Want::Back]),
            _ => return None,
        };
        Some(vec![Want::Do(Job::Town(order))])
    }

    fn sheet(&self) -> Option<Vec<Want>> {
        let Subject::Due(office, list) = &self.subject else { return None };
        let deed = TownDeed::DueSheet { office: office.clone(), until: list.until };
        Some(vec![Want::Do(Job::Guide(Deed::Town(deed)))])
    }

    // The other lists are about the same office as this one, or about all.
    fn scope(&self) -> Option<String> {
        match &self.subject {
            Subject::Due(office, _) | Subject::Doubts(office, _) => office.clone(),
            Subject::Owed(office, _) => Some(office.clone()),
            Subject::Overview(_) | Subject::Coverage(_) => None,
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, ctx: &Ctx) -> Vec<Want> {
        let moves = matches!(action, Some(Action::Move | Action::Page));
        if moves && !(self.finding && matches!(key.code, Code::Home | Code::End)) {
            self.scroll.key(key, self.shown.len());
            return Vec::new();
        }
        // Whatever is typed is searched for.
        self.finding |= key.typed().is_some();
        if self.finding && self.find.key(key) == Typing::Changed {
            self.scroll = Scroll::default();
            self.choose_rows(ctx);
        }
        Vec::new()
    }

    fn reply(&self, reply: &Reply, ctx: &Ctx) -> Vec<Want> {
        let Picked::At(at) = reply.picked else { return Vec::new() };
        if reply.tag == travel::TRAVEL {
            return travel::taken(at);
        }
        let (UNTIL, Some((_, days))) = (reply.tag, AHEAD.get(at)) else { return Vec::new() };
        let until: Option<NaiveDate> = days.and_then(|days| ctx.today.checked_add_days(Days::new(days)));
        vec![Want::Do(Job::Town(TownOrder::Due { office: self.scope(), until }))]
    }

    // A second click on the same row opens it.
    fn point(&mut self, pointer: Pointer) -> Vec<Want> {
        match pointer {
            Pointer::Up => self.scroll.at = self.scroll.at.saturating_sub(1),
            Pointer::Down => self.scroll.at = (self.scroll.at + 1).min(self.shown.len().saturating_sub(1)),
            Pointer::Click(_, y) => {
                let at = y.checked_sub(self.list_top).map(|at| self.scroll.top + usize::from(at));
                let Some(at) = at.filter(|at| *at < self.shown.len()) else { return Vec::new() };
                if self.scroll.at == at {
                    let leads = self.chosen().and_then(|at| self.subject.leads(at));
                    return leads.map(|order| Want::Do(Job::Town(order))).into_iter().collect();
                }
                self.scroll.at = at;
            }
        }
        Vec::new()
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        put(row(area, 0), &ctx.say(&self.subject.head()), ctx.theme.style(Role::Strong), buf);
        let caret = self.draw_find(row(area, 1), ctx, buf);
        let (columns, grows) = self.subject.columns();
        let fit = fitting(columns, grows, area.width, ctx);
        draw_head(row(area, 2), columns, &fit, ctx, buf);
        let why = self.foot(usize::from(area.width), ctx);
        let foot = u16::try_from(why.len()).unwrap_or(0);
        let list = below(area, 3);
        let list = Rect { height: list.height.saturating_sub(foot), ..list };
        self.list_top = list.y;
        let mut at_hand = None;
        for (at, index) in self.scroll.window(usize::from(list.height), self.shown.len()).enumerate() {
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            let cells = self.shown.get(index).map(|at| self.subject.cells(*at, ctx)).unwrap_or_default();
            let chosen = (index == self.scroll.at).then_some(Role::Chosen);
            draw_row(place, columns, &fit, &cells, chosen, ctx, buf);
            if chosen.is_some() {
                at_hand = Some(Position::new(place.x, place.y));
            }
        }
        for (at, text) in why.iter().enumerate() {
            let place = row(area, area.height.saturating_sub(foot) + u16::try_from(at).unwrap_or(0));
            put(place, text, ctx.theme.style(Role::Dim), buf);
        }
        if self.finding { caret } else { at_hand.or(caret) }
    }

    // Why the row at hand stands there; what to do where there is none.
    fn foot(&self, columns: usize, ctx: &Ctx) -> Vec<String> {
        let said = match self.chosen() {
            Some(at) => self.subject.why(at, ctx),
            None if self.subject.count() == 0 => vec![ctx.word(self.subject.empty())],
            None => vec![ctx.word("town-find-none")],
        };
        let note = self.subject.note().map(|note| ctx.say(&note));
        note.into_iter().chain(said).flat_map(|text| wrap(&text, columns, 0)).take(FOOT).collect()
    }

    fn draw_find(&self, line: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        buf.set_style(line, ctx.theme.style(Role::Dim));
        let at = if self.shown.is_empty() { 0 } else { self.scroll.at + 1 };
        put_right(line, &format!("{at}/{}", self.shown.len()), ctx.theme.style(Role::Dim), buf);
        let used = put(line, &ctx.word("board-find"), ctx.theme.style(Role::Dim), buf) + 1;
        let field = left(right_of(line, used), line.width.saturating_sub(used + 12).clamp(8, 30));
        let role = if self.finding { Role::Field } else { Role::Dim };
        self.find.view(field, ctx.theme.style(role), buf)
    }
}

fn until(ctx: &Ctx) -> Choose {
    let items = AHEAD.iter().map(|(key, _)| Item::new(ctx.word(key))).collect();
    Choose::new(UNTIL, ctx.word("town-until"), items)
}
