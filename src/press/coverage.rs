//! Which face prints which character, for asking before a name is typed into a list.

use unicode_normalization::char::is_combining_mark;

use crate::core::fault::Fault;
use crate::core::poster::Poster;
use crate::core::text::is_invisible;

use super::characters::drawn;
use super::fonts::{Face, Voice, glyph};
use super::missing::missing;

/// A face of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaceAccount {
    /// `PostScript` name.
    pub name: &'static str,
    /// How many characters it has.
    pub characters: usize,
}

/// How a character is printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// The character as it was typed, with the selectors and marks that belong to it.
    pub text: String,
    /// The face that prints it in running text and cells; `None` when no face has it.
    pub body: Option<&'static str>,
    /// The face that prints it in titles; `None` when no face has it.
    pub title: Option<&'static str>,
    /// What is printed in its stead: the ideograph for a radical, nothing for what cannot be seen.
    pub instead: Option<String>,
    /// Whether a poster with it is refused.
    pub is_missing: bool,
}

impl Coverage {
    /// The code points, `U+9F98`, in order.
    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        self.text.chars().map(|c| format!("U+{:04X}", u32::from(c))).collect()
    }

    /// The variation selectors among them.
    #[must_use]
    pub fn selectors(&self) -> Vec<String> {
        self.text.chars().filter(|c| is_selector(*c)).map(|c| format!("U+{:04X}", u32::from(c))).collect()
    }
}

/// The embedded faces.
///
/// # Errors
/// `press-font-broken` when one cannot be unpacked: the program file is damaged.
pub fn faces() -> Result<Vec<FaceAccount>, Fault> {
    [Face::Serif, Face::Sans, Face::Rare].into_iter().map(account).collect()
}

fn account(face: Face) -> Result<FaceAccount, Fault> {
    let (open, _) = face.open()?;
    let mut characters = 0;
    for table in open.tables().cmap.into_iter().flat_map(|cmap| cmap.subtables) {
        let mut count = 0;
        table.codepoints(|_| count += 1);
        // Every table tells the same characters, as far as it can.
        characters = characters.max(count);
    }
    Ok(FaceAccount { name: face.name(), characters })
}

/// How every character of `text` is printed, each once, in the order in which they come.
#[must_use]
pub fn coverage(text: &str) -> Vec<Coverage> {
    let mut out: Vec<Coverage> = Vec::new();
    let mut seen = std::collections::BTreeSet::new();
    for cluster in clusters(text) {
        if seen.insert(cluster.clone()) {
            out.push(cover(cluster));
        }
    }
    out
}

fn cover(text: String) -> Coverage {
    let shown = drawn(&text);
    let face = |voice: Voice| shown.chars().next().and_then(|c| glyph(voice, c)).map(|glyph| glyph.face.name());
    let poster = Poster { title: text.clone(), ..Poster::default() };
    let is_missing = !missing(&poster).is_empty();
    let (body, title) = (face(Voice::REGULAR), face(Voice::BOLD));
    let instead = Some(shown).filter(|shown| *shown != text);
    Coverage { text, body, title, instead, is_missing }
}

// A character with what stands on it or chooses its form; blanks are no characters.
fn clusters(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for c in text.chars() {
        let joins = is_selector(c) || is_combining_mark(c);
        match out.last_mut() {
            Some(last) if joins => last.push(c),
            _ if c.is_whitespace() || (c.is_control() && !is_invisible(c)) => {}
            _ => out.push(c.to_string()),
        }
    }
    out
}

const fn is_selector(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' | '\u{180B}'..='\u{180D}')
}
