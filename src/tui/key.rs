//! One key press, independent of the terminal: `Ctrl+S`, `F8`, `？`.

use std::fmt;

use serde::{Deserialize, Deserializer};

/// Which key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Code {
    /// A character, as it arrives: upper case, full width, Chinese.
    Char(char),
    /// F1 to F12.
    F(u8),
    /// ⏎.
    Enter,
    /// ⇥.
    Tab,
    /// ⇧⇥.
    BackTab,
    /// Esc.
    Esc,
    /// ⌫.
    Backspace,
    /// Del.
    Delete,
    /// Ins.
    Insert,
    /// ↑.
    Up,
    /// ↓.
    Down,
    /// ←.
    Left,
    /// →.
    Right,
    /// `PgUp`.
    PageUp,
    /// `PgDn`.
    PageDown,
    /// Home.
    Home,
    /// End.
    End,
}

/// A key with what was held down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// Ctrl was held.
    pub ctrl: bool,
    /// Alt was held.
    pub alt: bool,
    /// Shift was held; for characters it is part of the character.
    pub shift: bool,
}

/// Names of keys, as `assets/keys.toml` and the screen write them.
const NAMES: &[(&str, Code)] = &[
    ("Enter", Code::Enter),
    ("Tab", Code::Tab),
    ("BackTab", Code::BackTab),
    ("Esc", Code::Esc),
    ("Backspace", Code::Backspace),
    ("Del", Code::Delete),
    ("Ins", Code::Insert),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
    ("Home", Code::Home),
    ("End", Code::End),
    ("Space", Code::Char(' ')),
];

impl Key {
    /// The key alone.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, ctrl: false, alt: false, shift: false }
    }

    /// A character.
    #[must_use]
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// The character that it types into a text; `None` for everything else.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match self.code {
            Code::Char(c) if !self.ctrl && !self.alt => Some(c),
            _ => None,
        }
    }

    /// The digit that it picks with, full width included.
    #[must_use]
    pub fn digit(self) -> Option<usize> {
        let digit = twin(self.typed()?).to_digit(10)?;
        usize::try_from(digit).ok()
    }

    /// Whether it is a letter or an ideograph: text, and never a command.
    #[must_use]
    pub fn is_letter(self) -> bool {
        self.typed().is_some_and(|c| twin(c).is_alphabetic())
    }

    /// The same key as the table of keys knows it: with an input method in Chinese mode `?`
    /// arrives as `？`, and Ctrl+S as Ctrl+s or Ctrl+S.
    #[must_use]
    pub fn folded(self) -> Self {
        let code = match self.code {
            Code::Char(c) => Code::Char(twin(c).to_ascii_lowercase()),
            other => other,
        };
        let shift = self.shift && !matches!(code, Code::Char(_) | Code::BackTab);
        Self { code, shift, ..self }
    }

    /// Reads `Ctrl+S`, `F8`, `/`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut key = Self::plain(Code::Esc);
        let mut rest = text.trim();
        // A plus sign alone is a key of its own.
        while let Some((held, after)) =
            rest.split_once('+').filter(|(held, after)| !held.is_empty() && !after.is_empty())
        {
            match held.to_ascii_lowercase().as_str() {
                "ctrl" => key.ctrl = true,
                "alt" => key.alt = true,
                "shift" => key.shift = true,
                _ => return None,
            }
            rest = after;
        }
        key.code = code(rest)?;
        Some(key.folded())
    }
}

fn code(text: &str) -> Option<Code> {
    if let Some((_, code)) = NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text)) {
        return Some(*code);
    }
    let number = text.strip_prefix(['F', 'f']).and_then(|number| number.parse().ok());
    if let Some(number) = number.filter(|number| (1..=12).contains(number)) {
        return Some(Code::F(number));
    }
    let mut chars = text.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => Some(Code::Char(only)),
        _ => None,
    }
}

// Full-width forms of ASCII, and the Chinese sign that stands on the key of `/`.
fn twin(c: char) -> char {
    match c {
        '、' => '/',
        '。' => '.',
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [(self.ctrl, "Ctrl+"), (self.alt, "Alt+"), (self.shift, "Shift+")] {
            if held {
                out.write_str(name)?;
            }
        }
        match (self.code, NAMES.iter().find(|(_, code)| *code == self.code)) {
            (_, Some((name, _))) => out.write_str(name),
            (Code::F(number), None) => write!(out, "F{number}"),
            (Code::Char(c), None) if self.ctrl || self.alt => write!(out, "{}", c.to_ascii_uppercase()),
            (Code::Char(c), None) => write!(out, "{c}"),
            (other, None) => write!(out, "{other:?}"),
        }
    }
}

impl<'de> Deserialize<'de> for Key {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        let text = String::deserialize(reader)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("unknown key {text}")))
    }
}
