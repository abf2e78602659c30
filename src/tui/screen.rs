//! The screens and the windows over them: one enum, one door each. A screen knows no other.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::action::Action;
use super::ctx::Ctx;
use super::job::Job;
use super::popups::{Choose, FilesPopup, Month, Question};
use super::screen_id::ScreenId;
use super::screens::{
    BoardScreen, FormScreen, GuideScreen, HelpScreen, KindsScreen, ListScreen, MenuScreen, OutcomeScreen,
    PreviewScreen, ReviewScreen, SettingsScreen, StoryScreen, TimelineScreen, VillageScreen, WelcomeScreen,
};
use super::want::{Input, Want};
use crate::core::words::Message;
use crate::desk::Unsaved;

/// One layer of what is shown.
#[derive(Clone, Debug)]
pub(super) enum Screen {
    /// First run.
    Welcome(WelcomeScreen),
    /// The board.
    Board(Box<BoardScreen>),
    /// New notice.
    Kinds(Box<KindsScreen>),
    /// A form with its list.
    Form(Box<FormScreen>),
    /// Review.
    Review(Box<ReviewScreen>),
    /// A notice.
    Story(Box<StoryScreen>),
    /// A list over many boards.
    List(Box<ListScreen>),
    /// One board.
    Village(Box<VillageScreen>),
    /// The postings of a board over some days.
    Timeline(Box<TimelineScreen>),
    /// A guided step.
    Guide(Box<GuideScreen>),
    /// What a step did.
    Outcome(Box<OutcomeScreen>),
    /// A poster as it will read.
    Preview(PreviewScreen),
    /// Settings.
    Settings(SettingsScreen),
    /// Help.
    Help(HelpScreen),
    /// Menu of everything.
    Menu(MenuScreen),
    /// A list.
    Choose(Choose),
    /// A month.
    Month(Month),
    /// A question.
    Question(Question),
    /// A file picker.
    Files(FilesPopup),
}

impl Screen {
    /// Which screen the keys are for.
    #[must_use]
    pub(super) fn id(&self) -> ScreenId {
        match self {
            Self::Welcome(_) => ScreenId::Welcome,
            Self::Board(_) => ScreenId::Board,
            Self::Kinds(_) => ScreenId::Kinds,
            Self::Form(screen) => screen.id(),
            Self::Review(_) => ScreenId::Review,
            Self::Story(screen) => screen.id(),
            Self::List(screen) => screen.id(),
            Self::Village(_) => ScreenId::Village,
            Self::Timeline(_) => ScreenId::Timeline,
            Self::Guide(_) => ScreenId::Guide,
            Self::Outcome(_) => ScreenId::Outcome,
            Self::Preview(_) => ScreenId::Preview,
            Self::Settings(_) => ScreenId::Settings,
            Self::Help(_) => ScreenId::Help,
            Self::Menu(_) => ScreenId::Menu,
            Self::Choose(_) => ScreenId::Choose,
            Self::Month(_) => ScreenId::Month,
            Self::Question(_) => ScreenId::Question,
            Self::Files(_) => ScreenId::Files,
        }
    }

    /// Whether it is a window over the screen below, which stays in sight.
    #[must_use]
    pub(super) const fn is_popup(&self) -> bool {
        matches!(
            self,
            Self::Help(_) | Self::Menu(_) | Self::Choose(_) | Self::Month(_) | Self::Question(_) | Self::Files(_)
        )
    }

    /// Whether it shows the boards of other offices, where nothing is changed.
    #[must_use]
    pub(super) fn only_looks(&self) -> bool {
        matches!(self, Self::List(_) | Self::Village(_) | Self::Timeline(_)) || self.id() == ScreenId::Case
    }

    /// Whether letters typed now are text, so that none of them is a command.
    #[must_use]
    pub(super) fn takes_text(&self) -> bool {
        match self {
            Self::Board(screen) => screen.takes_text(),
            Self::Form(screen) => screen.takes_text(),
            Self::Review(screen) => screen.takes_text(),
            Self::Guide(screen) => screen.takes_text(),
            Self::List(screen) => screen.takes_text(),
            // Letters are always searched for.
            Self::Kinds(_) | Self::Files(_) => true,
            _ => false,
        }
    }

    /// Why `action` is not possible now; `None` when it is.
    #[must_use]
    pub(super) fn refuses(&self, action: Action, ctx: &Ctx) -> Option<Message> {
        match self {
            Self::Board(screen) => screen.refuses(action),
            Self::Kinds(screen) => screen.refuses(action),
            Self::Form(screen) => screen.refuses(action),
            Self::Review(screen) => screen.refuses(action),
            Self::Story(screen) => screen.refuses(action, ctx),
            Self::Preview(screen) => screen.refuses(action, ctx),
            Self::List(screen) => screen.refuses(action),
            Self::Timeline(screen) => screen.refuses(action),
            _ => None,
        }
    }

    /// What to ask for when it comes to the front again.
    #[must_use]
    pub(super) fn refresh(&self) -> Option<Job> {
        match self {
            Self::Board(_) => Some(Job::Board),
            Self::Story(screen) => Some(screen.refresh()),
            Self::List(screen) => screen.refresh(),
            Self::Village(screen) => Some(screen.refresh()),
            Self::Timeline(screen) => Some(screen.refresh()),
            _ => None,
        }
    }

    /// What is being typed and not yet in the journal.
    #[must_use]
    pub(super) fn unsaved(&self) -> Option<Unsaved> {
        match self {
            Self::Form(screen) => screen.unsaved(),
            _ => None,
        }
    }

    /// What has to be kept beside the journal before anything else is done.
    pub(super) fn keep(&mut self) -> Option<Job> {
        match self {
            Self::Form(screen) => screen.keep(),
            _ => None,
        }
    }

    /// What is typed in it could not be kept beside the journal.
    pub(super) fn unkept(&mut self) {
        if let Self::Form(screen) = self {
            screen.unkept();
        }
    }

    /// Takes an input.
    pub(super) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match self {
            Self::Welcome(screen) => screen.update(input, ctx),
            Self::Board(screen) => screen.update(input, ctx),
            Self::Kinds(screen) => screen.update(input, ctx),
            Self::Form(screen) => screen.update(input, ctx),
            Self::Review(screen) => screen.update(input, ctx),
            Self::Story(screen) => screen.update(input, ctx),
            Self::List(screen) => screen.update(input, ctx),
            Self::Village(screen) => screen.update(input, ctx),
            Self::Timeline(screen) => screen.update(input, ctx),
            Self::Guide(screen) => screen.update(input, ctx),
            Self::Outcome(screen) => screen.update(input, ctx),
            Self::Preview(screen) => screen.update(input, ctx),
            Self::Settings(screen) => screen.update(input, ctx),
            Self::Help(screen) => screen.update(input, ctx),
            Self::Menu(screen) => screen.update(input, ctx),
            Self::Choose(screen) => screen.update(input, ctx),
            Self::Month(screen) => screen.update(input, ctx),
            Self::Question(screen) => screen.update(input, ctx),
            Self::Files(screen) => screen.update(input, ctx),
        }
    }

    /// Draws it; returns where the caret stands.
    pub(super) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        match self {
            Self::Welcome(screen) => screen.view(area, ctx, buf),
            Self::Board(screen) => screen.view(area, ctx, buf),
            Self::Kinds(screen) => screen.view(area, ctx, buf),
            Self::Form(screen) => screen.view(area, ctx, buf),
            Self::Review(screen) => screen.view(area, ctx, buf),
            Self::Story(screen) => screen.view(area, ctx, buf),
            Self::List(screen) => screen.view(area, ctx, buf),
            Self::Village(screen) => screen.view(area, ctx, buf),
            Self::Timeline(screen) => screen.view(area, ctx, buf),
            Self::Guide(screen) => screen.view(area, ctx, buf),
            Self::Outcome(screen) => screen.view(area, ctx, buf),
            Self::Preview(screen) => screen.view(area, ctx, buf),
            Self::Settings(screen) => screen.view(area, ctx, buf),
            Self::Help(screen) => screen.view(area, ctx, buf),
            Self::Menu(screen) => screen.view(area, ctx, buf),
            Self::Choose(screen) => screen.view(area, ctx, buf),
            Self::Month(screen) => screen.view(area, ctx, buf),
            Self::Question(screen) => screen.view(area, ctx, buf),
            Self::Files(screen) => screen.view(area, ctx, buf),
        }
    }
}
