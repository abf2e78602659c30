//! Which face prints which character, for asking before a name is typed into a list.

use std::collections::BTreeSet;

use crate::core::fault::Fault;
use crate::core::text::is_invisible;

use super::characters::drawn;
use super::clusters::{clusters, is_selector, strokes};
use super::fonts::{Face, Voice};

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
    let open = face.open()?;
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
    let mut seen = BTreeSet::new();
    clusters(text).filter(is_character).filter(|cluster| seen.insert(*cluster)).map(cover).collect()
}

fn cover(text: &str) -> Coverage {
    let shown = drawn(text);
    let drawn = |voice| if shown.is_empty() { Ok(Vec::new()) } else { strokes(voice, &shown) };
    let face = |voice: Voice| drawn(voice).ok()?.first().map(|stroke| stroke.glyph.face.name());
    let (body, title) = (face(Voice::REGULAR), face(Voice::BOLD));
    let is_missing = drawn(Voice::REGULAR).is_err();
    Coverage {
        text: text.to_owned(),
        body,
        title,
        instead: Some(shown.into_owned()).filter(|shown| shown != text),
        is_missing,
    }
}

// Blanks are no characters.
fn is_character(cluster: &&str) -> bool {
    cluster.chars().next().is_some_and(|c| !c.is_whitespace() && (!c.is_control() || is_invisible(c)))
}
