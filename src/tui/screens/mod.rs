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
mod settings;
mod story;
mod unopened;
mod welcome;

pub use board::BoardScreen;
pub use form::FormScreen;
pub use guide::GuideScreen;
pub use help::HelpScreen;
pub use kinds::KindsScreen;
pub use menu::MenuScreen;
pub use outcome::OutcomeScreen;
pub use preview::PreviewScreen;
pub(super) use recovered::{RECOVERED, recovered_question};
pub use review::ReviewScreen;
pub use settings::SettingsScreen;
pub use story::StoryScreen;
pub(super) use unopened::{DAMAGED, UNOPENED, unopened_question};
pub use welcome::WelcomeScreen;
