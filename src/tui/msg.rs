//! What comes in and what goes out: messages to the application, effects to the driver.

use super::answer::Answer;
use super::input::Pointer;
use super::job::Job;
use super::key::Key;
use crate::core::fault::Fault;
use crate::desk::ScreenSettings;

/// What happened.
#[derive(Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, in one piece or as a burst of keys.
    Paste(String),
    /// A click or the wheel.
    Mouse(Pointer),
    /// The window has another size, or has to be drawn anew.
    Resize,
    /// A quarter of a second passed.
    Tick,
    /// The desk answers.
    Answered(Box<Answer>),
    /// The desk refuses, or something failed.
    Failed(Fault),
    /// Long work goes on: so many of so many are done.
    Progress(usize, usize),
    /// The program is asked to end: the window closes, the computer shuts down.
    Ending,
}

/// What is to be done.
#[derive(Debug)]
pub enum Effect {
    /// The desk does a job; its answer comes back as a message.
    Do(Job),
    /// The job that is going on stops at the next step.
    Cancel,
    /// The terminal is set as these settings say: mouse, width of ambiguous characters. They are
    /// kept in the home folder where an office is set up.
    Set(Box<ScreenSettings>),
    /// Everything is drawn anew.
    Redraw,
    /// The program ends.
    Quit,
}
