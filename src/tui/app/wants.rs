//! What screens want, carried out on the stack.

use super::{App, Note};
use crate::core::words::{Lang, Message};
use crate::tui::job::{Deed, Job};
use crate::tui::msg::Effect;
use crate::tui::popups::{Choose, Item};
use crate::tui::screen::Screen;
use crate::tui::screens::{DAMAGED, HelpScreen, MenuScreen, PreviewScreen, RECOVERED, UNOPENED};
use crate::tui::theme::Role;
use crate::tui::want::{Input, Picked, Reply, Want};

/// The list of people at the keyboard: its answer is for the application itself.
const PERSON: &str = "person";

impl App {
    pub(super) fn all(&mut self, wants: Vec<Want>) -> Vec<Effect> {
        wants.into_iter().flat_map(|want| self.want(want)).collect()
    }

    pub(super) fn want(&mut self, want: Want) -> Vec<Effect> {
        match want {
            Want::Do(job) => return self.start(job),
            Want::Back => return self.close(),
            Want::Follow(next) => return self.start(next.job),
            Want::Reply(reply) => return self.reply(reply),
            Want::Person => return self.choose_person(),
            Want::Quit => return self.end(),
            Want::Set(settings) => {
                self.set(*settings);
                return vec![Effect::Set(Box::new(self.ctx.settings.clone()))];
            }
            Want::File(files) => {
                let begin = files.begin(self.ctx.settings.folder.clone());
                self.stack.push(Screen::Files(files));
                return self.start(begin);
            }
            Want::Tell(message) => self.note = Some(Note { role: Role::Good, message }),
            Want::Refuse(fault) => self.refuse(&fault),
            Want::Choose(list) => self.stack.push(Screen::Choose(list)),
            Want::Month(month) => self.stack.push(Screen::Month(month)),
            Want::Question(question) => self.stack.push(Screen::Question(question)),
            Want::Preview(pages) => self.stack.push(Screen::Preview(PreviewScreen::new(pages))),
            Want::Help => {
                let screen = HelpScreen::new(self.front(), &self.ctx);
                self.stack.push(Screen::Help(screen));
            }
            Want::Menu => {
                let refused = |action| self.stack.last().and_then(|screen| screen.refuses(action, &self.ctx));
                let screen = MenuScreen::new(self.front(), &self.ctx, &refused);
                self.stack.push(Screen::Menu(screen));
            }
        }
        Vec::new()
    }

    fn front(&self) -> crate::tui::screen_id::ScreenId {
        self.screen().unwrap_or(crate::tui::screen_id::ScreenId::Any)
    }

    /// Closes the screen in front; the one below is brought up to date. Closing the last one asks
    /// whether to leave.
    pub(super) fn close(&mut self) -> Vec<Effect> {
        if self.stack.len() <= 1 {
            // What stands alone came before the board was there.
            if matches!(self.stack.last(), Some(Screen::Outcome(_) | Screen::Guide(_))) {
                self.stack.clear();
                return self.start(Job::Open);
            }
            self.ask_to_leave();
            return Vec::new();
        }
        let closed = self.stack.pop();
        if let Some(Screen::Guide(guide)) = &closed {
            self.unfinished.extend(guide.unfinished());
        }
        let popup = closed.as_ref().is_some_and(Screen::is_popup);
        // Going up again from what was only looked at changes nothing, and reading all boards takes a moment.
        let looked =
            closed.is_some_and(|screen| screen.only_looks()) && self.stack.last().is_some_and(Screen::only_looks);
        match self.stack.last().and_then(Screen::refresh).filter(|_| !popup && !looked) {
            Some(job) => self.start(job),
            None => Vec::new(),
        }
    }

    fn reply(&mut self, reply: Reply) -> Vec<Effect> {
        if self.stack.last().is_some_and(Screen::is_popup) {
            self.stack.pop();
        }
        match (&reply.picked, reply.tag) {
            (Picked::At(at), PERSON) => self.set_person(*at),
            (Picked::At(at), RECOVERED) => self.recovered_answer(*at),
            (Picked::At(at), UNOPENED | DAMAGED) => match (at, reply.tag) {
                (0, _) => self.start(Job::Open),
                (1, _) => self.start(Job::Look),
                (2, DAMAGED) => self.start(Job::Guide(Deed::Restore)),
                (3, DAMAGED) => self.start(Job::Doctor),
                _ => self.end(),
            },
            // From the menu: as if its key had been pressed in the screen below.
            (Picked::Action(action), _) => self.act(*action),
            (Picked::File(path) | Picked::Folder(path), _) => {
                let folder = matches!(reply.picked, Picked::Folder(_)).then_some(path.as_path());
                self.ctx.settings.folder = folder.or_else(|| path.parent()).map(std::path::Path::to_owned);
                let mut effects = vec![Effect::Set(Box::new(self.ctx.settings.clone()))];
                effects.extend(self.give(&Input::Reply(reply)));
                effects
            }
            _ => self.give(&Input::Reply(reply)),
        }
    }

    fn act(&mut self, action: crate::tui::action::Action) -> Vec<Effect> {
        let key = self.screen().and_then(|screen| self.ctx.keymap.shown(screen, action));
        key.map_or_else(Vec::new, |key| self.key(key))
    }

    pub(super) fn switch_language(&mut self) -> Vec<Effect> {
        let lang = match self.ctx.lang {
            Lang::Zh => Lang::En,
            Lang::En => Lang::Zh,
        };
        let mut settings = self.ctx.settings.clone();
        settings.lang = Some(lang);
        self.want(Want::Set(Box::new(settings)))
    }

    fn set(&mut self, settings: crate::desk::ScreenSettings) {
        if let Some(lang) = settings.lang {
            self.ctx.speak(lang);
        }
        self.ctx.settings = settings;
        self.ctx.paint();
    }

    pub(super) fn choose_person(&mut self) -> Vec<Effect> {
        let Some(office) = &self.ctx.office else { return Vec::new() };
        let duties = |staff: &crate::core::office::Staff| {
            let names = staff.duties.iter().map(|duty| self.ctx.word(duty.key()));
            names.collect::<Vec<_>>().join("、")
        };
        let items = office.staff.iter().map(|staff| Item::new(staff.name.clone()).aside(duties(staff))).collect();
        let list = Choose::new(PERSON, self.ctx.word("person-title"), items);
        self.want(Want::Choose(list))
    }

    fn set_person(&mut self, at: usize) -> Vec<Effect> {
        let name = self.ctx.office.as_ref().and_then(|office| office.staff.get(at)).map(|staff| staff.name.clone());
        let mut settings = self.ctx.settings.clone();
        settings.person.clone_from(&name);
        self.note =
            name.map(|name| Note { role: Role::Good, message: Message::of("person-chosen").with("name", name) });
        self.want(Want::Set(Box::new(settings)))
    }

    /// A job for the screen in front, whatever it is.
    pub(super) fn ask(&mut self, job: Job) -> Vec<Effect> {
        self.start(job)
    }
}
