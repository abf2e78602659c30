//! What the desk answers decides which screen is shown.

use super::{App, Note};
use crate::core::words::Message;
use crate::desk::ScreenSettings;
use crate::tui::answer::{Answer, Opened, Saved};
use crate::tui::job::{FormOrder, Job, Then};
use crate::tui::msg::Effect;
use crate::tui::popups::Question;
use crate::tui::screen::Screen;
use crate::tui::screens::{
    BoardScreen, FormScreen, GuideScreen, KindsScreen, OutcomeScreen, PreviewScreen, ReviewScreen, SettingsScreen,
    StoryScreen, WelcomeScreen,
};
use crate::tui::theme::Role;

impl App {
    pub(super) fn answered(&mut self, answer: Answer) -> Vec<Effect> {
        match &answer {
            Answer::Kept | Answer::Unkept(_) | Answer::Foreseen(..) => {}
            _ => self.busy = None,
        }
        let mut effects = self.show(answer);
        effects.extend(self.release());
        effects
    }

    fn show(&mut self, answer: Answer) -> Vec<Effect> {
        match answer {
            Answer::Kept => {}
            Answer::Unkept(fault) => {
                self.stack.iter_mut().for_each(Screen::unkept);
                self.note = Some(Note { role: Role::Error, message: fault.message });
            }
            Answer::Opened(opened) => return self.opened(*opened),
            Answer::Board(board) => self.show_board(*board),
            Answer::Kinds(kinds) => self.stack.push(Screen::Kinds(Box::new(KindsScreen::new(*kinds, &self.ctx)))),
            Answer::Form(sheet) => {
                // The list of kinds is done with once a form is open; a form that was saved and is
                // not right yet gives its place to the same one with all findings.
                self.drop_top(|screen| matches!(screen, Screen::Kinds(_) | Screen::Form(_)));
                self.stack.push(Screen::Form(Box::new(FormScreen::new(*sheet, &self.ctx))));
            }
            Answer::Saved(saved) => return self.saved(*saved),
            Answer::Folder(folder) => {
                if let Some(Screen::Files(files)) = self.stack.last_mut() {
                    files.enter(*folder);
                }
            }
            Answer::Starts(starts) => {
                if let Some(Screen::Files(files)) = self.stack.last_mut() {
                    files.start(starts);
                }
            }
            Answer::Sheet(read) => {
                if let Some(Screen::Form(form)) = self.stack.last_mut() {
                    form.take_sheet(*read, &self.ctx);
                }
            }
            Answer::Review(sheet, pages) => {
                self.drop_top(|screen| matches!(screen, Screen::Form(_)));
                self.stack.push(Screen::Review(Box::new(ReviewScreen::new(*sheet, pages, &self.ctx))));
            }
            Answer::Story(story) => self.show_story(StoryScreen::new(*story)),
            Answer::Town(sheet) => self.show_town(*sheet),
            Answer::Pages(number, pages) => {
                self.stack.push(Screen::Preview(PreviewScreen::new(pages).of(number)));
            }
            Answer::Picture(shown) => {
                // Help may lie over it by now.
                if let Some(Screen::Preview(preview)) = self.stack.iter_mut().rfind(|screen| !screen.is_popup()) {
                    preview.show(*shown);
                }
            }
            Answer::Guide(sheet) => {
                self.drop_top(|screen| matches!(screen, Screen::Form(_)));
                return self.show_guide(GuideScreen::new(*sheet, &self.ctx));
            }
            Answer::Foreseen(deed, foresight) => {
                if let Some(Screen::Guide(guide)) = self.stack.last_mut() {
                    let wants = guide.foresee(&deed, foresight, &self.ctx);
                    return self.all(wants);
                }
            }
            Answer::Outcome(outcome) => self.show_outcome(*outcome),
            Answer::Changed(opened, outcome) => {
                let effects = self.take_office(&opened);
                self.unfinished.clear();
                self.stack.retain(|screen| !matches!(screen, Screen::Welcome(_)));
                self.show_outcome(*outcome);
                return effects;
            }
            Answer::Settings => self.stack.push(Screen::Settings(SettingsScreen::new())),
            Answer::PutBack(number) => {
                self.note =
                    Some(Note { role: Role::Good, message: Message::of("story-put-back").with("number", &number) });
                return self.ask(Job::Story(number));
            }
            Answer::Said(message) => {
                self.note = Some(Note { role: Role::Good, message });
                return self.stack.last().and_then(Screen::refresh).map_or_else(Vec::new, |job| self.ask(job));
            }
        }
        Vec::new()
    }

    fn opened(&mut self, opened: Opened) -> Vec<Effect> {
        let mut effects = self.take_office(&opened);
        self.stack.clear();
        // What was begun in another office has no place in this one.
        self.unfinished.clear();
        if opened.office.is_none() {
            self.stack.push(Screen::Welcome(WelcomeScreen::new(&self.ctx)));
            return effects;
        }
        match opened.told.as_slice() {
            [] => {}
            [only] => self.note = Some(Note { role: Role::Warning, message: only.clone() }),
            several => self.news = Some(Question::news(several, &self.ctx)),
        }
        self.recovered = opened.unsaved;
        effects.extend(self.ask(Job::Board));
        effects
    }

    fn take_office(&mut self, opened: &Opened) -> Vec<Effect> {
        // What was chosen before there was an office to keep it in.
        let chosen = self.ctx.settings.clone();
        let first = self.ctx.office.is_none() && opened.settings == ScreenSettings::default();
        if let Some(fault) = self.ctx.take(opened) {
            self.note = Some(Note { role: Role::Error, message: fault.message });
        }
        if first {
            self.ctx.settings = chosen;
            self.ctx.paint();
        }
        vec![Effect::Set(Box::new(self.ctx.settings.clone()))]
    }

    fn show_board(&mut self, board: crate::desk::Board) {
        self.stack.truncate(1);
        match self.stack.last_mut() {
            Some(Screen::Board(screen)) => screen.renew(board),
            _ => self.stack = vec![Screen::Board(Box::new(BoardScreen::new(board)))],
        }
        self.stack.extend(self.news.take().map(Screen::Question));
        self.offer_recovered();
    }

    pub(super) fn show_story(&mut self, story: StoryScreen) {
        self.drop_top(|screen| matches!(screen, Screen::Outcome(_) | Screen::Form(_)));
        match self.stack.last_mut() {
            Some(Screen::Story(screen)) if screen.number() == story.number() => screen.renew(story),
            _ => self.stack.push(Screen::Story(Box::new(story))),
        }
    }

    // What was answered before it was left is there again.
    fn show_guide(&mut self, mut guide: GuideScreen) -> Vec<Effect> {
        let at = self.unfinished.iter().position(|(deed, _)| deed == guide.deed());
        let answers = at.map(|at| self.unfinished.swap_remove(at).1);
        let mut effects = Vec::new();
        if let Some(answers) = answers {
            guide = guide.resumed(answers, &self.ctx);
            effects = guide.wondering().map_or_else(Vec::new, |job| self.ask(job));
            self.note = Some(Note { role: Role::Good, message: Message::of("guide-resumed") });
        }
        self.stack.push(Screen::Guide(Box::new(guide)));
        effects
    }

    // The step that was done gives its place to what it did.
    fn show_outcome(&mut self, outcome: crate::tui::answer::Outcome) {
        self.drop_top(|screen| matches!(screen, Screen::Guide(_) | Screen::Outcome(_) | Screen::Review(_)));
        self.stack.push(Screen::Outcome(Box::new(OutcomeScreen::new(outcome))));
    }

    pub(super) fn drop_top(&mut self, is_done: impl Fn(&Screen) -> bool) {
        while self.stack.last().is_some_and(&is_done) {
            self.stack.pop();
        }
    }

    fn saved(&mut self, saved: Saved) -> Vec<Effect> {
        let key = if saved.review_void { "form-saved-void" } else { "form-saved" };
        let message = Message::of(key).with("number", &saved.number);
        if let Some(Screen::Form(form)) = self.stack.last_mut() {
            form.kept(&saved);
        }
        match saved.then {
            Then::Stay => {
                self.note = Some(Note { role: Role::Good, message });
                Vec::new()
            }
            Then::Back => {
                self.drop_top(|screen| matches!(screen, Screen::Form(_)));
                self.note = Some(Note { role: Role::Good, message });
                if let Some(Screen::Board(board)) = self.stack.first_mut() {
                    board.point_at(&saved.number);
                }
                self.stack.last().and_then(Screen::refresh).map_or_else(Vec::new, |job| self.ask(job))
            }
            Then::Next => self.ask(Job::NextStep(saved.number)),
        }
    }

    /// Offers what an earlier run left behind, one after the other.
    fn offer_recovered(&mut self) {
        let Some(unsaved) = self.recovered.pop() else { return };
        let question = crate::tui::screens::recovered_question(&unsaved, &self.ctx);
        self.offered = Some(unsaved);
        self.stack.push(Screen::Question(question));
    }

    /// What becomes of what was offered: filled in further, kept for later, or given up.
    pub(super) fn recovered_answer(&mut self, at: usize) -> Vec<Effect> {
        let Some(unsaved) = self.offered.take() else { return Vec::new() };
        match at {
            0 => self.ask(Job::Form(FormOrder::Recovered(Box::new(unsaved)))),
            2 => {
                let mut effects = self.ask(Job::Forget(unsaved.id));
                self.offer_recovered();
                effects.extend(self.release());
                effects
            }
            _ => {
                self.offer_recovered();
                Vec::new()
            }
        }
    }
}
