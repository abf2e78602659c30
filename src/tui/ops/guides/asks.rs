//! Questions that several steps ask.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::{Desk, Output, Story};
use crate::tui::answer::{Alternative, Ask, Foresight, GuideSheet, NextStep};
use crate::tui::job::{Answers, Deed, Job};
use crate::tui::widgets::editor::FieldKind;

/// The answer 是.
pub(super) const YES: &str = "yes";
/// The answer 否.
pub(super) const NO: &str = "no";
/// Endings of photographs.
pub(super) const PHOTOS: &[&str] = &["jpg", "jpeg", "png"];

/// A notice, the desk, and who is at the keyboard.
pub(super) struct At<'a> {
    pub(super) desk: &'a Desk,
    pub(super) story: &'a Story,
    /// Who could do this step and is at the keyboard.
    pub(super) by: Option<String>,
    /// How the last poster was to look.
    pub(super) poster: Answers,
}

impl At<'_> {
    /// The number of the notice.
    pub(super) fn number(&self) -> &str {
        &self.story.notice.number
    }

    /// Who does it: the one at the keyboard, or the only one who may.
    pub(super) fn by(&self, able: Vec<String>) -> Ask {
        by(able, self.by.clone())
    }

    /// Today, as an answer.
    pub(super) fn today(&self) -> String {
        self.desk.today().to_string()
    }

    /// A file beside the office's other posters, called as `name` says.
    pub(super) fn output(&self, name: fn(&Output, &str) -> PathBuf) -> String {
        name(&self.desk.posters(), self.number()).display().to_string()
    }

    /// `打印 柳泉村-2026-0012《关于…的公示》`.
    pub(super) fn title(&self, key: &'static str) -> Message {
        Message::of(key).with("number", self.number()).with("title", self.story.notice.title())
    }

    /// Why `step` cannot be made today, whoever makes it.
    pub(super) fn obstacle(&self, step: Move) -> Option<Message> {
        self.story.steps.iter().find(|(other, _)| *other == step).and_then(|(_, why)| why.clone())
    }
}

/// Who does it.
pub(super) fn by(able: Vec<String>, at_keyboard: Option<String>) -> Ask {
    let only = if let [only] = able.as_slice() { Some(only.clone()) } else { None };
    let value = at_keyboard.filter(|name| able.contains(name)).or(only).unwrap_or_default();
    ask("by", "ask-by", FieldKind::One).plain(able).value(value).required()
}

/// A question with nothing answered yet.
pub(super) fn ask(key: &'static str, label: &'static str, kind: FieldKind) -> Ask {
    let (choices, value) = (Vec::new(), String::new());
    Ask { key, label: Message::of(label), help: None, kind, choices, value, required: false, when: None }
}

impl Ask {
    /// Must be answered.
    pub(super) fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// Begins with this answer.
    pub(super) fn value(mut self, value: impl Into<String>) -> Self {
        self.value = value.into();
        self
    }

    /// Explained like this.
    pub(super) fn help(mut self, key: &'static str) -> Self {
        self.help = Some(Message::of(key));
        self
    }

    /// Options that are kept as they read.
    pub(super) fn plain(mut self, options: impl IntoIterator<Item = String>) -> Self {
        self.choices = options.into_iter().map(|value| Alternative { value, label: None }).collect();
        self
    }

    /// Options: what is kept, and the key of the word that is read.
    pub(super) fn words(mut self, options: &[(&'static str, &'static str)]) -> Self {
        let option = |(value, key): &(&'static str, &'static str)| Alternative {
            value: (*value).to_owned(),
            label: Some(Message::of(key)),
        };
        self.choices = options.iter().map(option).collect();
        self
    }

    /// 是 or 否, 否 to begin with.
    pub(super) fn yes_or_no(self) -> Self {
        self.words(&[(NO, "word-no"), (YES, "word-yes")]).value(NO)
    }

    /// Asked only while `key` has one of these answers.
    pub(super) fn when(mut self, key: &'static str, values: &[&'static str]) -> Self {
        self.when = Some((key, values.to_vec()));
        self
    }
}

/// A step with these questions.
pub(super) fn sheet(title: Message, about: Vec<Message>, asks: Vec<Ask>) -> GuideSheet {
    // The step itself is filled in where it was asked for.
    let deed = Deed::SetUp;
    let foresight = Foresight::default();
    GuideSheet { deed, title, about, asks, question: None, foresight, foresees: false, endings: &[] }
}

/// Back to the board.
pub(super) fn to_board() -> NextStep {
    NextStep { label: Message::of("next-board"), job: Job::Board }
}

/// Look at the notice.
pub(super) fn to_story(number: &str) -> NextStep {
    NextStep { label: Message::of("next-story"), job: Job::Story(number.to_owned()) }
}

/// Another step of the notice.
pub(super) fn to_step(number: &str, step: Move) -> NextStep {
    let deed = Deed::Move { number: number.to_owned(), step };
    NextStep { label: Message::of(step.key()), job: Job::Guide(deed) }
}

/// Begin a notice.
pub(super) fn to_new() -> NextStep {
    NextStep { label: Message::of("next-new"), job: Job::Kinds }
}

/// Send a PDF to a printer; `number` is that of the notice it belongs to.
pub(super) fn to_printer(number: Option<&str>, file: &Path, paper: &str) -> NextStep {
    let deed = Deed::Printer { number: number.map(str::to_owned), file: file.to_owned(), paper: paper.to_owned() };
    NextStep { label: Message::of("next-printer"), job: Job::Guide(deed) }
}

/// Show the folder that a file lies in.
pub(super) fn to_folder(file: &Path) -> NextStep {
    let folder = file.parent().unwrap_or(file).to_owned();
    NextStep { label: Message::of("next-folder"), job: Job::View(folder) }
}

/// Show a file.
pub(super) fn to_viewer(path: &Path) -> NextStep {
    NextStep { label: Message::of("next-view"), job: Job::View(path.to_owned()) }
}

/// `2026年11月24日`, or 长期 where there is no last day.
pub(super) fn last_day(last: Option<NaiveDate>) -> Message {
    match last {
        Some(day) => Message::of("ask-last-day").with("day", day),
        None => Message::of("span-long"),
    }
}
