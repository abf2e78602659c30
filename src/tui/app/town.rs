//! What a supervisor asked decides which screen is shown; the one that asked is brought up to date.

use super::App;
use crate::tui::screen::Screen;
use crate::tui::screens::{ListScreen, StoryScreen, Subject, TimelineScreen, VillageScreen};
use crate::tui::town::TownSheet;

impl App {
    pub(super) fn show_town(&mut self, sheet: TownSheet) {
        self.drop_top(|screen| matches!(screen, Screen::Outcome(_)));
        match sheet {
            TownSheet::Overview(seen) => self.show_list(Subject::Overview(seen)),
            TownSheet::Due(office, list) => self.show_list(Subject::Due(office, list)),
            TownSheet::Coverage(None, view) => self.show_list(Subject::Coverage(view)),
            TownSheet::Coverage(Some(office), view) => self.show_list(Subject::Owed(office, view)),
            TownSheet::Doubts(office, found) => self.show_list(Subject::Doubts(office, found)),
            TownSheet::Case(story) => self.show_story(StoryScreen::new(*story)),
            TownSheet::Village(sheet) => match self.stack.last_mut() {
                Some(Screen::Village(screen)) if screen.office() == sheet.view.row.office.code => screen.renew(*sheet),
                _ => self.stack.push(Screen::Village(Box::new(VillageScreen::new(*sheet)))),
            },
            TownSheet::Timeline(office, days, seen) => match self.stack.last_mut() {
                Some(Screen::Timeline(screen)) if screen.office() == office => screen.renew(days, seen),
                _ => self.stack.push(Screen::Timeline(Box::new(TimelineScreen::new(office, days, seen)))),
            },
        }
    }

    fn show_list(&mut self, subject: Subject) {
        match self.stack.last_mut() {
            Some(Screen::List(screen)) if screen.is_of(&subject) => screen.renew(subject, &self.ctx),
            _ => self.stack.push(Screen::List(Box::new(ListScreen::new(subject)))),
        }
    }
}
