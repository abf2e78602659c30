//! Characters that no embedded font has, named with their place before anything is printed.

use std::collections::HashMap;

use crate::core::fault::Fault;
use crate::core::poster::{Poster, PosterText, Spot};
use crate::core::words::Message;

use super::characters::drawn;
use super::clusters::{clusters, strokes};
use super::fonts::Voice;

/// A character that cannot be printed, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingCharacter<'a> {
    /// The character.
    pub character: char,
    /// Where it stands.
    pub spot: Spot<'a>,
}

impl MissingCharacter<'_> {
    /// The sentence that names the character, its code and its place.
    #[must_use]
    pub fn message(&self) -> Message {
        let message = match &self.spot {
            Spot::Title => Message::of("press-missing-title"),
            Spot::Paragraph(number) => Message::of("press-missing-paragraph").with("paragraph", number),
            Spot::Heading(heading) => Message::of("press-missing-heading").with("heading", heading),
            Spot::Cell(row, heading) => Message::of("press-missing-cell").with("row", row).with("heading", heading),
            Spot::Contact => Message::of("press-missing-contact"),
            Spot::Signature => Message::of("press-missing-signature"),
        };
        message.with("character", self.character).with("code", format!("U+{:04X}", u32::from(self.character)))
    }
}

/// All characters of `poster` that no embedded font has, each once a place, in reading order.
#[must_use]
pub fn missing(poster: &Poster) -> Vec<MissingCharacter<'_>> {
    let footer = PosterText { spot: Spot::Signature, text: &poster.period_short };
    let mut out: Vec<MissingCharacter<'_>> = Vec::new();
    let mut asked = Asked::default();
    for PosterText { spot, text } in poster.texts().into_iter().chain([footer]) {
        let drawn = drawn(text);
        let inked = clusters(&drawn).filter(|cluster| *cluster != "\n");
        for character in inked.filter_map(|cluster| asked.lacking(cluster)) {
            let found = MissingCharacter { character, spot: spot.clone() };
            if !out.contains(&found) {
                out.push(found);
            }
        }
    }
    out
}

// What was asked before: a list of thousands of rows is written with some hundreds of characters.
#[derive(Default)]
struct Asked(HashMap<String, Option<char>>);

impl Asked {
    fn lacking(&mut self, cluster: &str) -> Option<char> {
        if let Some(known) = self.0.get(cluster) {
            return *known;
        }
        let lacking = strokes(Voice::REGULAR, cluster).err();
        self.0.insert(cluster.to_owned(), lacking);
        lacking
    }
}

/// # Errors
/// `press-missing` with a line for every character that no font has.
pub(super) fn refuse_missing(poster: &Poster) -> Result<(), Fault> {
    let missing = missing(poster);
    if missing.is_empty() {
        return Ok(());
    }
    let message = Message::of("press-missing").with("count", missing.len());
    Err(Fault::refused(message).because(missing.iter().map(MissingCharacter::message).collect()))
}
