//! What a screen wants of the program around it. It names no other screen: where it leads is
//! decided by what the desk answers.

use super::answer::NextStep;
use super::job::Job;
use super::popups::{Choose, FilesPopup, Month, Question};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::ScreenSettings;

/// What a screen wants.
#[derive(Debug)]
pub(super) enum Want {
    /// The desk does something; the answer decides what is shown.
    Do(Job),
    /// Closes this screen.
    Back,
    /// Says something in the line above the keys.
    Tell(Message),
    /// Says what was refused, with its hint.
    Refuse(Fault),
    /// A list to choose from; the answer comes back as [`Reply`].
    Choose(Choose),
    /// A month to choose a day of.
    Month(Month),
    /// A question.
    Question(Question),
    /// A file to choose.
    File(FilesPopup),
    /// The answer of a popup for the screen below; it closes.
    Reply(Reply),
    /// The list of people at the keyboard.
    Person,
    /// Help on the screen in front.
    Help,
    /// The menu of everything.
    Menu,
    /// The poster as it would read, for a form that is not kept yet.
    Preview(Vec<super::answer::PageText>),
    /// How the screen is set from now on.
    Set(Box<ScreenSettings>),
    /// One of several further steps.
    Follow(NextStep),
    /// End the program.
    Quit,
}

/// What was chosen in a popup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reply {
    /// What the screen asked for, in its own words.
    pub tag: &'static str,
    /// What was chosen.
    pub picked: Picked,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Picked {
    /// The option with this index.
    At(usize),
    /// A day.
    Day(chrono::NaiveDate),
    /// A file.
    File(std::path::PathBuf),
    /// A folder.
    Folder(std::path::PathBuf),
    /// The menu's or help's action, to be carried out.
    Action(super::action::Action),
}

/// What reaches a screen.
#[derive(Clone, Debug)]
pub(super) enum Input {
    /// A key and what it means here.
    Key(super::key::Key, Option<super::action::Action>),
    /// Pasted text.
    Paste(String),
    /// What was chosen in a popup that it opened.
    Reply(Reply),
    /// A mouse click or wheel, in cells of the whole screen.
    Mouse(super::input::Pointer),
    /// A quarter of a second passed.
    Tick,
}
