//! The lines of the list: groups, and the kinds in them.

use crate::core::office::Office;
use crate::core::search::Searchable;
use crate::core::template::Template;
use crate::core::words::Message;
use crate::tui::answer::KindsSheet;

/// The kind that is begun from the notice that it corrects, never here.
pub(super) const CORRECTION: &str = "notice-correction";

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// The heading of a group; `None` of those used last.
    Group(Option<String>),
    /// A kind, by its place among the templates.
    Kind(usize),
}

/// What a kind is found by: its group as well, so that 低保 shows all of them.
pub(super) fn searchable(template: &Template) -> Searchable {
    Searchable::new([&template.name, &template.short, &template.id, &template.group].map(String::as_str))
}

/// The lines for what is searched; without a query those used last stand on top.
pub(super) fn lines(sheet: &KindsSheet, search: &[Searchable], query: &str) -> Vec<Line> {
    let mut lines = if query.trim().is_empty() { recent(sheet) } else { Vec::new() };
    let mut group: Option<&str> = None;
    for (at, template) in sheet.templates.iter().enumerate() {
        if !search.get(at).is_some_and(|search| search.matches(query)) {
            continue;
        }
        if group != Some(&template.group) {
            group = Some(&template.group);
            lines.push(Line::Group(Some(template.group.clone())));
        }
        lines.push(Line::Kind(at));
    }
    lines
}

fn recent(sheet: &KindsSheet) -> Vec<Line> {
    let place = |id: &String| sheet.templates.iter().position(|template| template.id == *id);
    let kinds: Vec<Line> = sheet.recent.iter().filter_map(place).map(Line::Kind).collect();
    let heading = (!kinds.is_empty()).then_some(Line::Group(None));
    heading.into_iter().chain(kinds).collect()
}

/// Why this office hardly issues that kind (C21); it may, for another office.
pub(super) fn unusual(template: &Template, office: Option<&Office>) -> Option<Message> {
    let level = office?.level;
    if template.issuers.contains(&level) {
        return None;
    }
    let allowed: Vec<&str> = template.issuers.iter().map(|level| level.word()).collect();
    Some(Message::of("kinds-unusual").with("level", level.word()).with("allowed", allowed.join("、")))
}
