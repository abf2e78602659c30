//! What every screen may look at: words, keys, colours, the office and the day.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::answer::Opened;
use super::keymap::{Binding, Keymap};
use super::pictures::Means;
use super::theme::Theme;
use crate::core::calendar::Calendar;
use crate::core::fault::Fault;
use crate::core::office::{Duty, IssuerLevel, Office};
use crate::core::words::{Lang, Message, Words};
use crate::desk::{Access, Colours, ScreenSettings};

/// What every screen may look at.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// The language.
    pub lang: Lang,
    /// Its sentences.
    pub words: &'static Words,
    /// Colours or not.
    pub theme: Theme,
    /// The table of keys.
    pub keymap: Keymap,
    /// How the screen is set.
    pub settings: ScreenSettings,
    /// The folder of the office.
    pub home: PathBuf,
    /// Today.
    pub today: NaiveDate,
    /// The office; `None` where none is set up yet.
    pub office: Option<Office>,
    /// Its holidays.
    pub calendar: Calendar,
    /// Whether the surroundings ask for no colours (`NO_COLOR`).
    pub no_colour: bool,
    /// Whether the office may be written to, or is only looked at.
    pub access: Access,
    /// How pictures can be shown.
    pub means: Means,
}

impl Ctx {
    /// Before anything is opened.
    #[must_use]
    pub fn new(lang: Lang, home: PathBuf, today: NaiveDate, no_colour: bool) -> Self {
        let mut ctx = Self {
            lang,
            words: Words::of(lang),
            theme: Theme::Colour,
            keymap: Keymap::builtin(),
            settings: ScreenSettings::default(),
            home,
            today,
            office: None,
            calendar: Calendar::builtin().clone(),
            no_colour,
            access: Access::Write,
            means: Means::default(),
        };
        ctx.paint();
        ctx
    }

    /// Takes over what was opened; returns what is wrong with the office's own table of keys.
    pub fn take(&mut self, opened: &Opened) -> Option<Fault> {
        self.office.clone_from(&opened.office);
        self.calendar = opened.calendar.clone();
        self.today = opened.today;
        self.access = opened.access;
        self.home.clone_from(&opened.home);
        self.settings = opened.settings.clone();
        if let Some(lang) = self.settings.lang {
            self.speak(lang);
        }
        self.paint();
        // Not those of the office that was open before.
        self.keymap = Keymap::builtin();
        match opened.keys.as_deref().map(Keymap::with)? {
            Ok(keymap) => {
                self.keymap = keymap;
                None
            }
            Err(fault) => Some(fault),
        }
    }

    /// Changes the language.
    pub fn speak(&mut self, lang: Lang) {
        self.lang = lang;
        self.words = Words::of(lang);
    }

    /// Chooses the theme by settings and surroundings.
    pub fn paint(&mut self) {
        self.theme = match self.settings.colours {
            Colours::Mono => Theme::Mono,
            Colours::Auto if self.no_colour => Theme::Mono,
            Colours::Colour | Colours::Auto => Theme::Colour,
        };
    }

    /// The sentence of `message`.
    #[must_use]
    pub fn say(&self, message: &Message) -> String {
        self.words.say(message)
    }

    /// What to do about `message`, in the words and keys of the screen.
    #[must_use]
    pub fn hint(&self, message: &Message) -> Option<String> {
        self.words.hint_on_screen(message)
    }

    /// The word of `key`.
    #[must_use]
    pub fn word(&self, key: &'static str) -> String {
        self.words.word(key)
    }

    /// The name of a line of the table of keys.
    #[must_use]
    pub fn name_of(&self, line: &Binding) -> String {
        match &line.say {
            Some(key) => self.say(&Message { key: key.clone().into(), args: Vec::new() }),
            None => self.word(line.action.key()),
        }
    }

    /// Whether this is a practice board.
    #[must_use]
    pub fn is_practice(&self) -> bool {
        self.office.as_ref().is_some_and(|office| office.practice)
    }

    /// Whether the office looks after others.
    #[must_use]
    pub fn is_town(&self) -> bool {
        self.office.as_ref().is_some_and(|office| office.level == IssuerLevel::Town)
    }

    /// Whether there is a place to keep settings in.
    #[must_use]
    pub fn keeps_settings(&self) -> bool {
        self.office.is_some() && self.access == Access::Write
    }

    /// Who is at the keyboard, where that is known: the person chosen, or the only one with `duty`.
    #[must_use]
    pub fn person(&self, duty: Duty) -> Option<String> {
        let office = self.office.as_ref()?;
        let able: Vec<&str> = office.staff_with(duty).map(|staff| staff.name.as_str()).collect();
        let chosen = self.settings.person.as_deref().filter(|name| able.contains(name));
        let only = match able.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        chosen.or(only).map(str::to_owned)
    }
}
