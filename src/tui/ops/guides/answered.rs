//! What was answered in a guided step, read.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::core::date;
use crate::core::fault::Fault;
use crate::core::text::half_width;
use crate::core::words::Message;
use crate::tui::dragged::path_of;
use crate::tui::job::Answers;

/// What was answered.
#[derive(Clone, Copy, Debug)]
pub(super) struct Answered<'a>(pub(super) &'a Answers);

impl Answered<'_> {
    /// A text without the blanks around it; empty where nothing was answered.
    pub(super) fn text(self, key: &str) -> String {
        self.0.get(key).map(|text| text.trim().to_owned()).unwrap_or_default()
    }

    /// A text; `None` where nothing was answered.
    pub(super) fn given(self, key: &str) -> Option<String> {
        Some(self.text(key)).filter(|text| !text.is_empty())
    }

    /// Several answers.
    pub(super) fn list(self, key: &str) -> Vec<String> {
        self.text(key).split('、').map(str::to_owned).filter(|text| !text.is_empty()).collect()
    }

    /// The lines of a long answer.
    pub(super) fn lines(self, key: &str) -> Vec<String> {
        self.text(key).lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect()
    }

    /// A day; `None` where nothing was answered.
    pub(super) fn day(self, key: &str) -> Result<Option<NaiveDate>, Fault> {
        let Some(text) = self.given(key) else { return Ok(None) };
        let wrong = || Fault::input(Message::of("answer-day").with("text", &text));
        date::parse(&text).map(Some).ok_or_else(wrong)
    }

    /// A whole number; `None` where nothing was answered.
    pub(super) fn count(self, key: &str) -> Result<Option<u32>, Fault> {
        let Some(text) = self.given(key) else { return Ok(None) };
        let wrong = |_| Fault::input(Message::of("answer-count").with("text", &text));
        half_width(&text).parse().map(Some).map_err(wrong)
    }

    /// A path, as it is typed or as a dragged file arrives.
    pub(super) fn path(self, key: &str) -> Option<PathBuf> {
        self.given(key).map(|text| path_of(&text))
    }

    /// Where a file is to be written: a name alone lies in `folder`, and one without an ending
    /// gets this one.
    pub(super) fn output(self, key: &str, folder: &Path, ending: &str) -> PathBuf {
        let path = folder.join(self.path(key).unwrap_or_default());
        if path.extension().is_some() { path } else { path.with_extension(ending) }
    }

    /// Whether the answer is 是.
    pub(super) fn is_yes(self, key: &str) -> bool {
        self.text(key) == super::asks::YES
    }

    /// Who does it, or the first of those who may: for what is only looked at.
    pub(super) fn by_or(self, able: Vec<String>) -> Option<String> {
        self.by().or_else(|| able.into_iter().next())
    }

    /// Who does it.
    pub(super) fn by(self) -> Option<String> {
        self.given("by")
    }
}
