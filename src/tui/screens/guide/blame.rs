//! Which answer a refusal is about, as far as that can be known.

use std::path::Path;

use super::GuideScreen;
use crate::core::privacy::{Finding, scan_text};
use crate::core::words::Message;
use crate::tui::answer::Ask;
use crate::tui::widgets::editor::FieldKind;

/// Sentences that are about one answer, whatever they quote: the first of the fields that is asked.
const ABOUT: &[(&str, &[&str])] = &[
    ("actor-which", &["by"]),
    ("actor-none", &["by"]),
    ("archive-no-number", &["no"]),
    ("correct-form", &["detail"]),
    ("correct-no-detail", &["detail"]),
    ("correct-no-until", &["until"]),
    ("correct-private", &["detail"]),
    ("except-days", &["days"]),
    ("except-paper", &["paper"]),
    ("except-who", &["allowed_by"]),
    ("except-why", &["reason"]),
    ("extend-until", &["until"]),
    ("inspect-since", &["since"]),
    ("inspect-which", &["place"]),
    ("object-names-objector", &["matter", "reason"]),
    ("object-no-channel", &["channel"]),
    ("object-no-matter", &["matter"]),
    ("office-hotline-wrong", &["hotlines"]),
    ("office-longer-wrong", &["longer"]),
    ("office-staff-wrong", &["staff"]),
    ("post-no-place", &["places"]),
    ("post-old-left", &["places"]),
    ("post-which-place", &["places"]),
    ("print-days-short", &["days"]),
    ("print-first-past", &["first"]),
    ("print-long-term-until", &["until"]),
    ("print-too-far", &["until", "days", "first"]),
    ("print-too-short", &["until"]),
    ("settle-no-reason", &["reason"]),
    ("settle-no-remedy", &["remedy"]),
    ("setup-minimum", &["longer"]),
    ("setup-nobody", &["staff", "work"]),
    ("setup-one-person", &["staff", "review"]),
    ("setup-place", &["places"]),
    ("setup-same-name", &["staff", "work"]),
    ("setup-same-place", &["places"]),
    ("verify-before-last", &["as_of"]),
    ("verify-next", &["next"]),
    ("withdraw-no-reason", &["reason"]),
];

/// Placeholders that quote an answer.
const QUOTED: [&str; 6] = ["text", "day", "until", "place", "name", "printer"];

impl GuideScreen {
    /// The field that `message` is about.
    pub(super) fn at_fault(&self, message: &Message) -> Option<String> {
        let asked = |key: &&&str| self.asked().any(|ask| ask.key == **key);
        let listed = ABOUT.iter().find(|(about, _)| message.key == *about);
        let listed = listed.and_then(|(_, keys)| keys.iter().find(asked)).map(|key| (*key).to_owned());
        listed.or_else(|| self.quoted(message)).or_else(|| self.private(message))
    }

    fn quoted(&self, message: &Message) -> Option<String> {
        let quotes = QUOTED.iter().filter_map(|name| message.arg(name)).filter(|text| !text.is_empty());
        let found = quotes.into_iter().find_map(|text| self.asked().find(|ask| self.text_of(ask).trim() == text));
        found.or_else(|| self.file(message)).map(|ask| ask.key.to_owned())
    }

    // A file is quoted by its path, or by its name alone.
    fn file(&self, message: &Message) -> Option<&Ask> {
        let quotes: Vec<&str> = ["path", "file", "name"].iter().filter_map(|name| message.arg(name)).collect();
        let is_file = |ask: &&Ask| matches!(ask.kind, FieldKind::File | FieldKind::Folder | FieldKind::Output);
        let fits = |ask: &&Ask| {
            let answer = Path::new(self.text_of(ask).trim());
            let name = answer.file_name().and_then(|name| name.to_str());
            quotes.iter().any(|quote| Path::new(quote) == answer || Some(*quote) == name)
        };
        self.asked().filter(is_file).find(fits)
    }

    fn private(&self, message: &Message) -> Option<String> {
        if !matches!(message.key.as_ref(), "text-private" | "setup-private") {
            return None;
        }
        let found = self.asked().find(|ask| scan_text(self.text_of(ask)).iter().any(Finding::is_number));
        found.map(|ask| ask.key.to_owned())
    }
}
