//! The table of keys: `assets/keys.toml`, overridable by `keys.toml` in the home folder. The bar,
//! the help, the menu and `docs/keys.md` all read this one table.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::action::Action;
use super::key::Key;
use super::screen_id::ScreenId;
use crate::core::fault::Fault;
use crate::core::words::Message;

const BUILTIN: &str = include_str!("../../assets/keys.toml");

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Binding {
    /// The keys, any of which will do; the first one is shown.
    pub keys: Vec<Key>,
    /// What they mean.
    pub action: Action,
    /// Its place in the bar at the bottom, from 1; absent: only in help and menu.
    pub bar: Option<u8>,
    /// Key of another name for it on this screen.
    pub say: Option<String>,
}

impl Binding {
    // Without a key nothing leads there; a letter never arrives while an input method is on.
    fn require_usable(&self, screen: ScreenId) -> Result<(), Fault> {
        if self.keys.is_empty() {
            let message = Message::of("keys-none").with_word("action", self.action.key());
            return Err(Fault::input(message.with_word("screen", screen.key())));
        }
        match self.keys.iter().find(|key| key.is_letter()) {
            Some(letter) => Err(Fault::input(Message::of("keys-letter").with("key", letter))),
            None => Ok(()),
        }
    }
}

/// Screen → its lines, in the order of the file.
type Table = BTreeMap<ScreenId, Vec<Binding>>;

/// The table of keys.
#[derive(Clone, Debug)]
pub struct Keymap {
    table: Table,
}

impl Keymap {
    /// The program's keys.
    #[must_use]
    pub fn builtin() -> Self {
        // The file is part of the binary and a test reads it: a broken one never ships.
        Self { table: toml::from_str(BUILTIN).unwrap_or_default() }
    }

    /// The program's keys, with those that an office set for itself in their stead.
    ///
    /// # Errors
    /// Input fault for what cannot be read, for an action without a key, for a character as a key,
    /// and for a key that would mean two things on a screen.
    pub fn with(own: &str) -> Result<Self, Fault> {
        let broken =
            |why: toml::de::Error| Fault::input(Message::of("keys-broken").with("why", why.to_string().trim_end()));
        let own: Table = toml::from_str(own).map_err(broken)?;
        let mut map = Self::builtin();
        for (screen, lines) in own {
            let kept = map.table.entry(screen).or_default();
            for line in lines {
                line.require_usable(screen)?;
                match kept.iter_mut().find(|old| old.action == line.action) {
                    Some(old) => old.keys = line.keys,
                    None => kept.push(line),
                }
            }
        }
        match map.doubled() {
            Some((screen, key)) => {
                let message = Message::of("keys-doubled").with("key", key).with_word("screen", screen.key());
                Err(Fault::input(message))
            }
            None => Ok(map),
        }
    }

    /// A key that means two things on one screen.
    #[must_use]
    pub fn doubled(&self) -> Option<(ScreenId, Key)> {
        ScreenId::ALL.into_iter().find_map(|screen| {
            let keys: Vec<Key> = self.of(screen).flat_map(|line| line.keys.iter().copied()).collect();
            let twice = keys.iter().enumerate().find(|(at, key)| keys.iter().skip(at + 1).any(|other| other == *key));
            twice.map(|(_, key)| (screen, *key))
        })
    }

    /// What `key` means at `screen`.
    #[must_use]
    pub fn action(&self, screen: ScreenId, key: Key) -> Option<Action> {
        let key = key.folded();
        self.of(screen).find(|line| line.keys.contains(&key)).map(|line| line.action)
    }

    /// The lines that hold at `screen`: its own, then those of every screen that it does not replace.
    pub fn of(&self, screen: ScreenId) -> impl Iterator<Item = &Binding> {
        let own = self.table.get(&screen).map_or(&[][..], Vec::as_slice);
        let shared = self.table.get(&ScreenId::Any).map_or(&[][..], Vec::as_slice);
        let shared = if screen == ScreenId::Any { &[] } else { shared };
        own.iter().chain(shared.iter().filter(|line| own.iter().all(|mine| mine.action != line.action)))
    }

    /// The lines for the bar at the bottom, left to right.
    #[must_use]
    pub fn bar(&self, screen: ScreenId) -> Vec<&Binding> {
        let mut lines: Vec<&Binding> = self.of(screen).filter(|line| line.bar.is_some()).collect();
        lines.sort_by_key(|line| line.bar);
        lines
    }

    /// The key that is shown for `action` at `screen`.
    #[must_use]
    pub fn shown(&self, screen: ScreenId, action: Action) -> Option<Key> {
        self.of(screen).find(|line| line.action == action)?.keys.first().copied()
    }
}
