//! One file or folder a screen. A screen takes inputs, says what it wants, and draws itself; it
//! knows no other screen.

mod board;
mod form;
mod guide;
mod help;
mod kinds;
mod menu;
mod outcome;
mod preview;
mod recovered;
mod review;
mod sentences;
mod settings;
mod story;
mod town;
mod travel;
mod unopened;
mod welcome;

pub(super) use board::BoardScreen;
pub(super) use form::FormScreen;
pub(super) use guide::GuideScreen;
pub(super) use help::HelpScreen;
pub(super) use kinds::KindsScreen;
pub(super) use menu::MenuScreen;
pub(super) use outcome::OutcomeScreen;
pub(super) use preview::PreviewScreen;
pub(super) use recovered::{RECOVERED, recovered_question};
pub(super) use review::ReviewScreen;
pub(super) use settings::SettingsScreen;
pub(super) use story::StoryScreen;
pub(super) use town::{ListScreen, Subject, TimelineScreen, VillageScreen};
pub(super) use unopened::{DAMAGED, UNOPENED, unopened_question};
pub(super) use welcome::WelcomeScreen;
