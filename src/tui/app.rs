//! The application: a stack of screens, and one pure function from messages to effects.

mod answers;
mod chrome;
mod town;
mod wants;

use std::collections::VecDeque;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::ctx::Ctx;
use super::job::{Answers, Deed, Job};
use super::key::{Code, Key};
use super::msg::{Effect, Msg};
use super::popups::Question;
use super::screen::Screen;
use super::screen_id::ScreenId;
use super::screens::unopened_question;
use super::theme::Role;
use super::want::Input;
use crate::core::fault::Fault;
use crate::core::text::width;
use crate::core::words::Message;
use crate::desk::Unsaved;

/// Fewer columns than this say that the window is too small.
pub const LEAST_COLUMNS: u16 = 60;
/// Fewer rows than this say that the window is too small.
pub const LEAST_ROWS: u16 = 16;

/// Columns of news, hint included, that are sure to fit above the keys of the smallest window.
const LONGEST_NEWS: usize = 150;

/// What is said in the line above the keys.
#[derive(Clone, Debug)]
struct Note {
    role: Role,
    message: Message,
}

/// A job that is waited for.
#[derive(Clone, Copy, Debug)]
struct Busy {
    what: &'static str,
    ticks: u32,
    progress: Option<(usize, usize)>,
    stoppable: Stoppable,
}

/// Whether what is waited for can be stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stoppable {
    No,
    Yes,
    /// It was told to stop.
    Told,
}

/// The whole state of the screen.
#[derive(Debug)]
pub struct App {
    ctx: Ctx,
    stack: Vec<Screen>,
    note: Option<Note>,
    busy: Option<Busy>,
    /// What was typed while a job was waited for: it reaches the screen that the answer brings.
    held: VecDeque<Msg>,
    /// What opening found, to be read over the board.
    news: Option<Question>,
    /// What an earlier run left behind and was not offered yet.
    recovered: Vec<Unsaved>,
    /// What is being offered.
    offered: Option<Unsaved>,
    /// Guided steps that were left before they were done, with what was answered.
    unfinished: Vec<(Deed, Answers)>,
    ended: bool,
}

impl App {
    /// Nothing is opened yet; [`App::begin`] says what to do first.
    #[must_use]
    pub fn new(ctx: Ctx) -> Self {
        Self {
            ctx,
            stack: Vec::new(),
            note: None,
            busy: None,
            held: VecDeque::new(),
            news: None,
            recovered: Vec::new(),
            offered: None,
            unfinished: Vec::new(),
            ended: false,
        }
    }

    /// The first effects.
    pub fn begin(&mut self) -> Vec<Effect> {
        self.start(Job::Open)
    }

    /// Whether the program is to end.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        self.ended
    }

    /// Whether a job is waited for.
    #[must_use]
    pub const fn is_busy(&self) -> bool {
        self.busy.is_some()
    }

    /// What everybody may look at.
    #[must_use]
    pub const fn ctx(&self) -> &Ctx {
        &self.ctx
    }

    /// The screen in front.
    #[must_use]
    pub fn screen(&self) -> Option<ScreenId> {
        self.stack.last().map(Screen::id)
    }

    /// Everything that is typed and not yet in the journal.
    #[must_use]
    pub fn unsaved(&self) -> Vec<Unsaved> {
        self.stack.iter().filter_map(Screen::unsaved).collect()
    }

    /// Takes a message.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let before = self.pictured();
        let mut effects = self.taken(msg);
        // Pixels stay on the glass until it is wiped: cells below them have not changed.
        if before != self.pictured() {
            effects.push(Effect::Redraw);
        }
        effects
    }

    /// The picture in front, and whether news lie over it; what is no longer the same is wiped.
    fn pictured(&self) -> Option<(usize, Rect, bool)> {
        let Some(Screen::Preview(preview)) = self.stack.last() else { return None };
        preview.pictured().map(|(page, area)| (page, area, self.note.is_some() || self.is_busy()))
    }

    fn taken(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) if self.is_busy() => self.hold(key),
            Msg::Key(key) => self.key(key),
            Msg::Paste(_) | Msg::Mouse(_) if self.is_busy() => {
                self.held.push_back(msg);
                Vec::new()
            }
            Msg::Paste(text) => self.give(&Input::Paste(text)),
            Msg::Mouse(mouse) => self.give(&Input::Mouse(mouse)),
            Msg::Resize => Vec::new(),
            Msg::Tick => self.tick(),
            Msg::Answered(answer) => self.answered(*answer),
            Msg::Failed(fault) => self.failed(&fault),
            Msg::Progress(done, all) => {
                if let Some(busy) = &mut self.busy {
                    busy.progress = Some((done, all));
                }
                Vec::new()
            }
            Msg::Ending => self.end(),
        }
    }

    // Esc stops what can be stopped; everything else waits for the screen that comes.
    fn hold(&mut self, key: Key) -> Vec<Effect> {
        if key.code == Code::Esc {
            if let Some(busy) = self.busy.as_mut().filter(|busy| busy.stoppable == Stoppable::Yes) {
                busy.stoppable = Stoppable::Told;
                return vec![Effect::Cancel];
            }
            return Vec::new();
        }
        self.held.push_back(Msg::Key(key));
        Vec::new()
    }

    fn key(&mut self, key: Key) -> Vec<Effect> {
        self.note = None;
        let Some(screen) = self.stack.last() else { return Vec::new() };
        let text = key.typed().is_some() && screen.takes_text();
        let action = if text { None } else { self.ctx.keymap.action(screen.id(), key) };
        if let Some(why) = action.and_then(|action| screen.refuses(action, &self.ctx)) {
            self.note = Some(Note { role: Role::Warning, message: why });
            return Vec::new();
        }
        match action {
            Some(Action::Redraw) => vec![Effect::Redraw],
            Some(Action::Leave) => {
                self.ask_to_leave();
                Vec::new()
            }
            Some(Action::Language) => self.switch_language(),
            Some(Action::Help) if screen.id() != ScreenId::Help => self.want(super::want::Want::Help),
            Some(Action::Menu) if !screen.is_popup() => self.want(super::want::Want::Menu),
            Some(Action::Person) if !screen.is_popup() => self.choose_person(),
            Some(Action::Back) if screen.is_popup() => self.close(),
            _ => self.give(&Input::Key(key, action)),
        }
    }

    fn give(&mut self, input: &Input) -> Vec<Effect> {
        let Some(screen) = self.stack.last_mut() else { return Vec::new() };
        let wants = screen.update(input, &self.ctx);
        self.all(wants)
    }

    fn tick(&mut self) -> Vec<Effect> {
        if let Some(busy) = &mut self.busy {
            busy.ticks += 1;
        }
        // Every screen: a form below a popup is kept as well.
        let mut effects = Vec::new();
        for at in 0..self.stack.len() {
            let wants = self.stack.get_mut(at).map(|screen| screen.update(&Input::Tick, &self.ctx));
            effects.extend(self.all(wants.unwrap_or_default()));
        }
        effects
    }

    fn start(&mut self, job: Job) -> Vec<Effect> {
        let mut effects = Vec::new();
        if !job.is_quiet() {
            // Long work keeps nobody's typing from the disk.
            effects.extend(self.stack.iter_mut().filter_map(Screen::keep).map(Effect::Do));
            let stoppable = if job.can_stop() { Stoppable::Yes } else { Stoppable::No };
            self.busy = Some(Busy { what: job.key(), ticks: 0, progress: None, stoppable });
        }
        effects.push(Effect::Do(job));
        effects
    }

    fn failed(&mut self, fault: &Fault) -> Vec<Effect> {
        self.busy = None;
        // Without anything to show there is nothing to go back to.
        if self.stack.is_empty() {
            // It is answered by whoever read it, not by what was typed before.
            self.held.clear();
            self.stack.push(Screen::Question(unopened_question(fault, &self.ctx)));
            return Vec::new();
        }
        let mut effects = Vec::new();
        match self.stack.last_mut() {
            // Stopped on request: nothing to be sorry about.
            _ if fault.message.key == "work-cancelled" => {
                self.note = Some(Note { role: Role::Warning, message: fault.message.clone() });
            }
            // The folder used last may be gone with its stick.
            Some(Screen::Files(files)) if files.is_blank() => {
                let begin = files.begin(None);
                effects = self.start(begin);
            }
            Some(Screen::Guide(guide)) => {
                guide.refused(fault);
                if !fault.details.is_empty() {
                    self.refuse(fault);
                }
            }
            _ => self.refuse(fault),
        }
        effects.extend(self.release());
        effects
    }

    // What does not fit into the line above the keys, hint included, gets a window to be read in.
    fn refuse(&mut self, fault: &Fault) {
        let hint = self.ctx.hint(&fault.message).unwrap_or_default();
        let fits = width(&self.ctx.say(&fault.message)) + width(&hint) <= LONGEST_NEWS;
        if fits && fault.details.is_empty() {
            self.note = Some(Note { role: Role::Error, message: fault.message.clone() });
        } else {
            self.stack.push(Screen::Question(Question::told(fault, &self.ctx)));
        }
    }

    // What was typed meanwhile goes on, until the next job begins.
    fn release(&mut self) -> Vec<Effect> {
        let mut effects = Vec::new();
        while !self.is_busy()
            && let Some(msg) = self.held.pop_front()
        {
            effects.extend(self.taken(msg));
        }
        effects
    }

    fn end(&mut self) -> Vec<Effect> {
        let mut effects: Vec<Effect> =
            self.unsaved().into_iter().map(|unsaved| Effect::Do(Job::Keep(Box::new(unsaved)))).collect();
        self.ended = true;
        effects.push(Effect::Quit);
        effects
    }

    fn ask_to_leave(&mut self) {
        if self.screen() != Some(ScreenId::Question) || self.stack.len() == 1 {
            self.stack.push(Screen::Question(Question::leave(&self.ctx)));
        }
    }

    /// Draws everything; returns where the caret stands.
    pub fn view(&mut self, area: Rect, buf: &mut Buffer) -> Option<Position> {
        if area.is_empty() {
            return None;
        }
        if area.width < LEAST_COLUMNS || area.height < LEAST_ROWS {
            chrome::too_small(area, &self.ctx, buf);
            return None;
        }
        let room = chrome::room(area);
        let first = self.stack.iter().rposition(|screen| !screen.is_popup()).unwrap_or(0);
        let mut caret = None;
        for at in first..self.stack.len() {
            if let Some(screen) = self.stack.get_mut(at) {
                caret = screen.view(room, &self.ctx, buf);
            }
        }
        self.draw_chrome(area, buf);
        caret.filter(|caret| room.contains(*caret))
    }
}
