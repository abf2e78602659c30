//! How the screen looks and what it remembers, in `screen.toml`; own keys, in `keys.toml`.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::files;
use crate::core::fault::Fault;
use crate::core::words::{Lang, Message};

const SETTINGS: &str = "screen.toml";
const KEYS: &str = "keys.toml";

/// So many kinds of notice are remembered.
const RECENT: usize = 8;

/// How the screen looks and what it remembers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ScreenSettings {
    /// Language; that of the system when not chosen.
    pub lang: Option<Lang>,
    /// Colours.
    pub colours: Colours,
    /// Whether the mouse is used; the terminal cannot mark text with it then.
    pub mouse: Mouse,
    /// How wide the terminal draws signs that are wide in Chinese fonts only.
    pub ambiguous: AmbiguousWidth,
    /// Who worked last.
    pub person: Option<String>,
    /// Identifiers of the templates used last, newest first, at most eight.
    pub recent: Vec<String>,
    /// The folder from which a file was taken, or to which one was written, last.
    pub folder: Option<PathBuf>,
    /// How the last poster was to look: what was chosen for `paper`, `turn`, `theme` and `fit`.
    pub poster: BTreeMap<String, String>,
}

/// Colours on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Colours {
    /// As the terminal can.
    #[default]
    Auto,
    /// Always.
    Colour,
    /// Never: bold, underlined and reversed only.
    Mono,
}

/// Whether the mouse is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mouse {
    /// It belongs to the terminal.
    #[default]
    Off,
    /// It belongs to the program.
    On,
}

/// How wide the terminal draws signs such as `“`, `…` and `①`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum AmbiguousWidth {
    /// To be found out.
    #[default]
    Auto,
    /// One column.
    Narrow,
    /// Two columns.
    Wide,
}

impl ScreenSettings {
    /// Remembers that a template was used just now.
    pub fn used(&mut self, template: &str) {
        self.recent.retain(|id| id != template);
        self.recent.insert(0, template.to_owned());
        self.recent.truncate(RECENT);
    }
}

/// The settings of the screen. What cannot be read gives those of a fresh start and says so.
#[must_use]
pub fn screen_settings(home: &Path) -> (ScreenSettings, Option<Message>) {
    let unusable = |why: String| Message::of("screen-settings-broken").with("file", SETTINGS).with("why", why);
    let text = match text_in(home, SETTINGS) {
        Ok(text) => text.unwrap_or_default(),
        Err(fault) => return (ScreenSettings::default(), Some(fault.message)),
    };
    match toml::from_str::<ScreenSettings>(&text) {
        Ok(mut settings) => {
            settings.recent.truncate(RECENT);
            (settings, None)
        }
        Err(why) => (ScreenSettings::default(), Some(unusable(why.to_string().trim_end().to_owned()))),
    }
}

/// Keeps the settings of the screen. What is there already is not written again: the screen asks for
/// it at every start, and a file that somebody broke by hand stays to be mended.
///
/// # Errors
/// Input fault when the file cannot be written.
pub fn keep_screen_settings(home: &Path, settings: &ScreenSettings) -> Result<(), Fault> {
    let path = home.join(SETTINGS);
    let mut settings = settings.clone();
    settings.recent.truncate(RECENT);
    // A folder whose name is no text cannot be written down; it is found again by hand.
    settings.folder = settings.folder.filter(|folder| folder.to_str().is_some());
    if screen_settings(home).0 == settings {
        return Ok(());
    }
    let text = toml::to_string(&settings)
        .map_err(|why| Fault::input(Message::of("file-unwritable").with("path", path.display()).with("why", why)))?;
    files::write(&path, text.as_bytes()).map(drop)
}

/// The text of `keys.toml`, in which an office chooses its own keys; `None` when there is none.
///
/// # Errors
/// Input fault when it cannot be read.
pub fn own_keys(home: &Path) -> Result<Option<String>, Fault> {
    text_in(home, KEYS)
}

fn text_in(home: &Path, name: &str) -> Result<Option<String>, Fault> {
    let path = home.join(name);
    if path.exists() { files::read_text(&path).map(Some) } else { Ok(None) }
}
