//! 公示栏: what needs doing today, and every notice with how long it has hung.

mod columns;
mod order;
mod task;
mod view;

use crate::core::notice::Stage;
use crate::core::words::Message;
use crate::desk::{Board, BoardRow};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::job::Job;
use crate::tui::key::Code;
use crate::tui::popups::{Choose, Item};
use crate::tui::screens::travel;
use crate::tui::town::TownOrder;
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::text_field::{Lines, TextField, Typing};
use order::Order;

/// Where the arrow keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    /// What is due.
    Due,
    /// The list.
    List,
    /// The line to search in.
    Find,
}

/// Which notices are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Filter {
    /// All.
    #[default]
    All,
    /// Those at a stage.
    Stage(Stage),
    /// Those of a kind: identifier and short name.
    Kind(String, String),
    /// Those of one line of what is due.
    Due(Message, Vec<String>),
}

/// The board.
#[derive(Clone, Debug)]
pub(crate) struct BoardScreen {
    board: Board,
    shown: Vec<usize>,
    focus: Focus,
    filter: Filter,
    order: Order,
    find: TextField,
    scroll: Scroll,
    due: Scroll,
    /// The first row of the list on the screen, for the mouse.
    list_top: u16,
    /// The notice to put at hand when the board is read next: one that was just begun.
    wanted: Option<String>,
}

/// Names of the lists that this screen opens.
const FILTER: &str = "filter";
const ORDER: &str = "order";

impl BoardScreen {
    /// The board as it is.
    #[must_use]
    pub(crate) fn new(board: Board) -> Self {
        let mut screen = Self {
            board,
            shown: Vec::new(),
            focus: Focus::List,
            filter: Filter::All,
            order: Order::Urgent,
            find: TextField::new(Lines::One, ""),
            scroll: Scroll::default(),
            due: Scroll::default(),
            list_top: 0,
            wanted: None,
        };
        screen.choose_rows();
        screen
    }

    /// Puts the notice `number` at hand once the board is read anew.
    pub(crate) fn point_at(&mut self, number: &str) {
        self.wanted = Some(number.to_owned());
    }

    /// The board as it is now; the same notice stays at hand.
    pub(crate) fn renew(&mut self, board: Board) {
        let number = self.wanted.take().or_else(|| self.chosen().map(|row| row.number.clone()));
        self.board = board;
        if let Filter::Due(message, _) = &self.filter {
            let same = self.board.due.iter().find(|due| due.message.key == message.key);
            self.filter = same.map_or(Filter::All, |due| Filter::Due(due.message.clone(), due.numbers.clone()));
        }
        self.choose_rows();
        let row = |at: &usize| self.board.rows.get(*at).map(|row| &row.number) == number.as_ref();
        self.scroll.at = self.shown.iter().position(row).unwrap_or(self.scroll.at);
        if self.board.due.is_empty() && self.focus == Focus::Due {
            self.focus = Focus::List;
        }
    }

    /// The notice at hand.
    fn chosen(&self) -> Option<&BoardRow> {
        self.board.rows.get(*self.shown.get(self.scroll.at)?)
    }

    /// Whether letters are text.
    #[must_use]
    pub(crate) fn takes_text(&self) -> bool {
        self.focus == Focus::Find
    }

    /// Why `action` is not possible now.
    #[must_use]
    pub(crate) fn refuses(&self, action: Action) -> Option<Message> {
        let needs_row =
            matches!(action, Action::Open | Action::Edit | Action::Forward | Action::Preview | Action::Check);
        let empty = self.chosen().is_none() && self.focus != Focus::Due;
        (needs_row && empty).then(|| Message::of("board-nothing-chosen"))
    }

    fn choose_rows(&mut self) {
        let query = self.find.text();
        let fits = |row: &BoardRow| self.filter.fits(row) && (query.is_empty() || row.search.matches(&query));
        let mut shown: Vec<usize> = (0..self.board.rows.len()).collect();
        shown.retain(|at| self.board.rows.get(*at).is_some_and(fits));
        self.order.sort(&self.board.rows, &mut shown);
        self.shown = shown;
        self.scroll.at = self.scroll.at.min(self.shown.len().saturating_sub(1));
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(action)) if self.focus == Focus::Due && *action == Action::Open => self.take_due(ctx),
            Input::Key(key, action) => match self.act(*action, ctx) {
                Some(wants) => wants,
                None => self.key(*key, *action),
            },
            Input::Paste(text) => {
                self.focus = Focus::Find;
                self.find.insert(text);
                self.choose_rows();
                Vec::new()
            }
            Input::Reply(reply) => self.reply(reply),
            Input::Mouse(pointer) => self.point(*pointer),
            Input::Tick => Vec::new(),
        }
    }

    fn act(&mut self, action: Option<Action>, ctx: &Ctx) -> Option<Vec<Want>> {
        let number = self.chosen().map(|row| row.number.clone());
        let job = match action? {
            Action::Open => Job::Story(number?),
            Action::Edit => Job::Form(crate::tui::job::FormOrder::Edit(number?)),
            Action::Forward => Job::NextStep(number?),
            Action::Preview => Job::Pages(number?),
            Action::Check => Job::Findings(number?),
            Action::New => Job::Kinds,
            Action::Refresh => Job::Board,
            Action::Settings => Job::Settings,
            Action::Overview => Job::Town(TownOrder::Overview),
            Action::Travel => return Some(vec![Want::Choose(travel::list(ctx))]),
            Action::Find => {
                self.focus = Focus::Find;
                return Some(Vec::new());
            }
            Action::Next => {
                self.focus =
                    if self.focus == Focus::Due || self.board.due.is_empty() { Focus::List } else { Focus::Due };
                return Some(Vec::new());
            }
            Action::Filter => return Some(vec![Want::Choose(self.filters(ctx))]),
            Action::Sort => return Some(vec![Want::Choose(self.orders(ctx))]),
            Action::Practice if ctx.is_practice() => Job::Real,
            Action::Practice => Job::Practice,
            Action::Tables => Job::Guide(crate::tui::job::Deed::Ledger),
            Action::Back => return Some(self.back()),
            _ => return None,
        };
        Some(vec![Want::Do(job)])
    }

    // Esc first takes back what narrows the list, then asks whether to leave.
    fn back(&mut self) -> Vec<Want> {
        if self.find.text().is_empty() && self.filter == Filter::All && self.focus == Focus::List {
            return vec![Want::Back];
        }
        if self.find.text().is_empty() && self.focus == Focus::List {
            self.filter = Filter::All;
        }
        self.find.set("");
        self.focus = Focus::List;
        self.choose_rows();
        Vec::new()
    }

    fn key(&mut self, key: crate::tui::key::Key, action: Option<Action>) -> Vec<Want> {
        let moves = matches!(action, Some(Action::Move | Action::Page));
        if self.focus == Focus::Due && moves {
            let last = self.board.due.len().saturating_sub(1);
            if key.code == Code::Down && self.due.at == last {
                self.focus = Focus::List;
            } else {
                self.due.key(key, self.board.due.len());
            }
            return Vec::new();
        }
        if moves && !(self.focus == Focus::Find && matches!(key.code, Code::Home | Code::End)) {
            self.scroll.key(key, self.shown.len());
            return Vec::new();
        }
        // Whatever is typed on the board is searched for.
        if key.typed().is_some() {
            self.focus = Focus::Find;
        }
        if self.focus == Focus::Find && self.find.key(key) == Typing::Changed {
            self.scroll = Scroll::default();
            self.choose_rows();
        }
        Vec::new()
    }

    fn take_due(&mut self, ctx: &Ctx) -> Vec<Want> {
        if let Some(task) = self.board.due.get(self.due.at).and_then(|due| due.task.as_ref()) {
            return vec![Want::Choose(task::list(task, ctx))];
        }
        if let Some(due) = self.board.due.get(self.due.at).filter(|due| !due.numbers.is_empty()) {
            self.filter = Filter::Due(due.message.clone(), due.numbers.clone());
        }
        self.focus = Focus::List;
        self.scroll = Scroll::default();
        self.choose_rows();
        Vec::new()
    }

    fn point(&mut self, pointer: Pointer) -> Vec<Want> {
        match pointer {
            Pointer::Up => self.scroll.at = self.scroll.at.saturating_sub(1),
            Pointer::Down => self.scroll.at = (self.scroll.at + 1).min(self.shown.len().saturating_sub(1)),
            Pointer::Click(_, row) => {
                let at = row.checked_sub(self.list_top).map(|at| self.scroll.top + usize::from(at));
                if let Some(at) = at.filter(|at| *at < self.shown.len()) {
                    self.focus = Focus::List;
                    // A second click on the same row opens it.
                    if self.scroll.at == at {
                        return self.chosen().map(|row| Want::Do(Job::Story(row.number.clone()))).into_iter().collect();
                    }
                    self.scroll.at = at;
                }
            }
        }
        Vec::new()
    }

    fn filters(&self, ctx: &Ctx) -> Choose {
        let filters = self.filter_list();
        let items = filters.iter().map(|filter| {
            let count = self.board.rows.iter().filter(|row| filter.fits(row)).count();
            Item::new(filter.label(ctx)).aside(count.to_string())
        });
        let at = filters.iter().position(|filter| *filter == self.filter).unwrap_or(0);
        Choose::new(FILTER, ctx.word("board-filter"), items.collect()).at(at)
    }

    // Everything, then each stage and each kind that is there.
    fn filter_list(&self) -> Vec<Filter> {
        let stages = Stage::ALL.into_iter().map(Filter::Stage);
        let mut kinds: Vec<Filter> = Vec::new();
        for row in &self.board.rows {
            let kind = Filter::Kind(row.template.clone(), row.kind.clone());
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        let there = |filter: &Filter| *filter == Filter::All || self.board.rows.iter().any(|row| filter.fits(row));
        std::iter::once(Filter::All).chain(stages).chain(kinds).filter(there).collect()
    }

    fn orders(&self, ctx: &Ctx) -> Choose {
        let items = Order::ALL.into_iter().map(|order| Item::new(ctx.word(order.key()))).collect();
        let at = Order::ALL.into_iter().position(|order| order == self.order).unwrap_or(0);
        Choose::new(ORDER, ctx.word("board-order"), items).at(at)
    }

    fn reply(&mut self, reply: &Reply) -> Vec<Want> {
        match (reply.tag, &reply.picked) {
            (travel::TRAVEL, Picked::At(at)) => return travel::taken(*at),
            (task::TASK, Picked::At(at)) => {
                let task = self.board.due.get(self.due.at).and_then(|due| due.task.as_ref());
                return task.and_then(|task| task::taken(task, *at)).map(Want::Do).into_iter().collect();
            }
            (FILTER, Picked::At(at)) => self.filter = self.filter_list().get(*at).cloned().unwrap_or_default(),
            (ORDER, Picked::At(at)) => self.order = Order::ALL.get(*at).copied().unwrap_or(self.order),
            _ => {}
        }
        self.scroll = Scroll::default();
        self.choose_rows();
        Vec::new()
    }
}

impl Filter {
    fn fits(&self, row: &BoardRow) -> bool {
        match self {
            Self::All => true,
            Self::Stage(stage) => row.stage == *stage,
            Self::Kind(id, _) => row.template == *id,
            Self::Due(_, numbers) => numbers.contains(&row.number),
        }
    }

    fn label(&self, ctx: &Ctx) -> String {
        match self {
            Self::All => ctx.word("board-all"),
            Self::Stage(stage) => ctx.word(stage.key()),
            Self::Kind(_, name) => name.clone(),
            Self::Due(message, _) => ctx.say(message),
        }
    }
}
