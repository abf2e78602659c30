//! Choosing one or several of a few options, by digit, by arrow or from a list.

use std::collections::BTreeSet;

use crate::tui::key::{Code, Key};

use super::text_field::Typing;

/// One option.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Choice {
    /// What is kept.
    pub value: String,
    /// What is read.
    pub label: String,
}

impl Choice {
    /// An option that is kept as it reads.
    #[must_use]
    pub(crate) fn plain(text: &str) -> Self {
        Self { value: text.to_owned(), label: text.to_owned() }
    }
}

/// How many options may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pick {
    /// One.
    One,
    /// Any number.
    Many,
}

/// Options, and those that are chosen.
#[derive(Clone, Debug)]
pub(crate) struct Options {
    pub(crate) choices: Vec<Choice>,
    pub(crate) chosen: BTreeSet<usize>,
    pub(crate) at: usize,
    pub(crate) pick: Pick,
}

impl Options {
    /// `choices`, of which those are chosen whose values are in `values`.
    pub(crate) fn new(pick: Pick, choices: Vec<Choice>, values: &[String]) -> Self {
        let is_chosen = |choice: &Choice| values.contains(&choice.value);
        let chosen: BTreeSet<usize> =
            choices.iter().enumerate().filter(|(_, choice)| is_chosen(choice)).map(|(at, _)| at).collect();
        let at = chosen.first().copied().unwrap_or(0);
        Self { choices, chosen, at, pick }
    }

    /// The values of what is chosen, in the order of the options.
    pub(crate) fn values(&self) -> Vec<String> {
        self.chosen.iter().filter_map(|at| self.choices.get(*at)).map(|choice| choice.value.clone()).collect()
    }

    /// How what is chosen reads.
    pub(crate) fn label(&self) -> String {
        let chosen = self.chosen.iter().filter_map(|at| self.choices.get(*at));
        chosen.map(|choice| choice.label.as_str()).collect::<Vec<_>>().join("、")
    }

    /// Takes a key: digits pick, arrows go along, a blank picks what the arrow is at.
    pub(crate) fn key(&mut self, key: Key) -> Typing {
        if let Some(digit) = key.digit() {
            return self.choose(digit.wrapping_sub(1));
        }
        match key.code {
            Code::Char(' ' | '\u{3000}') => self.choose(self.at),
            Code::Left => self.go(self.at.wrapping_sub(1)),
            Code::Right => self.go(self.at + 1),
            Code::Backspace | Code::Delete if !self.chosen.is_empty() => {
                self.chosen.clear();
                Typing::Changed
            }
            _ => Typing::Passed,
        }
    }

    /// Chooses option `at`; of several, a second time takes it back.
    pub(crate) fn choose(&mut self, at: usize) -> Typing {
        if at >= self.choices.len() {
            return Typing::Passed;
        }
        self.at = at;
        match self.pick {
            Pick::One => {
                self.chosen = [at].into();
            }
            Pick::Many => {
                if !self.chosen.remove(&at) {
                    self.chosen.insert(at);
                }
            }
        }
        Typing::Changed
    }

    // Where only one can be chosen, going along chooses.
    fn go(&mut self, at: usize) -> Typing {
        if at >= self.choices.len() {
            return Typing::Moved;
        }
        match self.pick {
            Pick::One => self.choose(at),
            Pick::Many => {
                self.at = at;
                Typing::Moved
            }
        }
    }

    /// The options as they are shown while the field is at hand.
    pub(crate) fn tokens(&self) -> Vec<(String, bool)> {
        let token = |(at, choice): (usize, &Choice)| {
            let chosen = self.chosen.contains(&at);
            let here = if self.pick == Pick::Many && at == self.at { ">" } else { " " };
            let mark = match (self.pick, chosen) {
                (Pick::Many, true) => "[x]",
                (Pick::Many, false) => "[ ]",
                (Pick::One, true) => "*",
                (Pick::One, false) => " ",
            };
            (format!("{here}{mark}{} {}", at + 1, choice.label), chosen)
        };
        self.choices.iter().enumerate().map(token).collect()
    }
}
