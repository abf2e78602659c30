//! What the desk answers to a [`Job`](super::job::Job): everything a screen needs, complete.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::job::{Deed, Job, Then};
use super::pictures::Shown;
use super::town::TownSheet;
use super::widgets::editor::FieldKind;
use crate::core::calendar::Calendar;
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::office::Office;
use crate::core::template::Template;
use crate::core::words::Message;
use crate::desk::{
    Access, Board, Folder, FormOpened, ReviewSheet, ScreenSettings, SheetInput, SheetReport, Story, Unsaved,
};

pub use crate::desk::PageText;

/// An office that was opened.
#[derive(Clone, Debug)]
pub struct Opened {
    /// The office; `None` where none is set up yet.
    pub office: Option<Office>,
    /// Its holidays.
    pub calendar: Calendar,
    /// Today.
    pub today: NaiveDate,
    /// The folder.
    pub home: PathBuf,
    /// How its screen is set.
    pub settings: ScreenSettings,
    /// The text of its own table of keys.
    pub keys: Option<String>,
    /// What opening found or repaired.
    pub told: Vec<Message>,
    /// What an earlier run left behind, newest first.
    pub unsaved: Vec<Unsaved>,
    /// Whether it may be written to.
    pub access: Access,
}

/// The kinds of notices to choose from.
#[derive(Clone, Debug)]
pub struct KindsSheet {
    /// All kinds, group by group.
    pub templates: Vec<Template>,
    /// Identifiers of those used last, newest first.
    pub recent: Vec<String>,
    /// Earlier notices to begin from: number, template id, title, newest first.
    pub earlier: Vec<Earlier>,
}

/// An earlier notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// Number.
    pub number: String,
    /// Identifier of its template.
    pub template: String,
    /// Title.
    pub title: String,
}

/// A form that was kept.
#[derive(Clone, Debug)]
pub struct Saved {
    /// Number of the notice.
    pub number: String,
    /// Its last event: what the form is based on from now on.
    pub base: u64,
    /// What is still wrong.
    pub issues: Vec<Issue>,
    /// Whether a review was voided.
    pub review_void: bool,
    /// And then.
    pub then: Then,
}

/// An option of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// What is kept.
    pub value: String,
    /// How it reads; as it is kept where there is no word for it.
    pub label: Option<Message>,
}

/// One field of a guided step.
#[derive(Clone, Debug)]
pub struct Ask {
    /// Key.
    pub key: &'static str,
    /// What is asked.
    pub label: Message,
    /// What it is for.
    pub help: Option<Message>,
    /// What it takes.
    pub kind: FieldKind,
    /// Options.
    pub choices: Vec<Alternative>,
    /// What it begins with; several values joined by `、`.
    pub value: String,
    /// Must be answered.
    pub required: bool,
    /// Asked only while another answer is one of these.
    pub when: Option<(&'static str, Vec<&'static str>)>,
}

/// What a guided step would do as it is answered so far.
#[derive(Clone, Debug, Default)]
pub struct Foresight {
    /// What would happen.
    pub lines: Vec<Message>,
    /// Why it would be refused.
    pub against: Option<Message>,
}

/// A guided step, ready to be filled in.
#[derive(Clone, Debug)]
pub struct GuideSheet {
    /// Which step.
    pub deed: Deed,
    /// Its title.
    pub title: Message,
    /// What it does and what it needs, in words.
    pub about: Vec<Message>,
    /// What is asked.
    pub asks: Vec<Ask>,
    /// What is asked once more before it is done, for what cannot be undone.
    pub question: Option<Message>,
    /// What it would do as it is answered to begin with.
    pub foresight: Foresight,
    /// Whether the desk can say what the step would do as it is answered so far.
    pub foresees: bool,
    /// Endings of the files that its file questions take.
    pub endings: &'static [&'static str],
}

/// A further step that is offered.
#[derive(Clone, Debug)]
pub struct NextStep {
    /// What it does.
    pub label: Message,
    /// How.
    pub job: Job,
}

/// What a guided step did.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// In one sentence.
    pub title: Message,
    /// What is worth knowing about it.
    pub lines: Vec<Message>,
    /// What can follow; the first one is the natural one.
    pub next: Vec<NextStep>,
}

/// A spreadsheet that was read and not yet taken.
#[derive(Clone, Debug)]
pub struct SheetRead {
    /// Number of the notice that it was read for.
    pub notice: Option<String>,
    /// Identifier of the template.
    pub template: String,
    /// What was read.
    pub input: SheetInput,
    /// What it holds.
    pub report: SheetReport,
}

/// What the desk answers.
#[derive(Debug)]
pub enum Answer {
    /// An office, or none yet.
    Opened(Box<Opened>),
    /// The board.
    Board(Box<Board>),
    /// Kinds of notices.
    Kinds(Box<KindsSheet>),
    /// A form.
    Form(Box<FormOpened>),
    /// Safe beside the journal, or no longer there.
    Kept,
    /// Could not be kept beside the journal.
    Unkept(Fault),
    /// In the journal.
    Saved(Box<Saved>),
    /// A folder.
    Folder(Box<Folder>),
    /// Folders to start from.
    Starts(Vec<PathBuf>),
    /// A spreadsheet.
    Sheet(Box<SheetRead>),
    /// What a reviewer looks at, and the pages.
    Review(Box<ReviewSheet>, Vec<PageText>),
    /// A notice.
    Story(Box<Story>),
    /// Pages of a poster.
    Pages(String, Vec<PageText>),
    /// A page of a poster, as the terminal takes it.
    Picture(Box<Shown>),
    /// A guided step.
    Guide(Box<GuideSheet>),
    /// What a guided step would do.
    Foreseen(Deed, Foresight),
    /// What a guided step did.
    Outcome(Box<Outcome>),
    /// The office changed; the rest as it was opened.
    Changed(Box<Opened>, Box<Outcome>),
    /// Settings: they stand in the context of every screen.
    Settings,
    /// Another version of a notice is its content again.
    PutBack(String),
    /// What a supervisor asked.
    Town(Box<TownSheet>),
    /// Said in one line; nothing else to show.
    Said(Message),
}
