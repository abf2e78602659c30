//! What was looked for before publication, and how often it was found: for the reviewer.

use super::Subject;
use super::written::unprinted;
use crate::core::poster::MINOR_KEY;
use crate::core::privacy::{Look, scan};
use crate::core::template::Privacy;
use crate::core::words::Message;

/// One thing that was looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrivacyLook {
    /// What.
    pub what: Message,
    /// In how many places it was found: on the poster, or in a field that is not printed. Of
    /// minors, how many rows are marked.
    pub found: usize,
}

pub(super) fn looks(subject: &Subject<'_>) -> Vec<PrivacyLook> {
    let mut found = scan(subject.poster);
    found.extend(unprinted(&subject.written()).into_iter().map(|(_, finding)| finding));
    let count = |look: Look| found.iter().filter(|finding| finding.look == look).count();
    let looks = Look::ALL.into_iter().map(|look| PrivacyLook { what: Message::of(look.key()), found: count(look) });
    looks.chain(minors(subject)).collect()
}

// Nobody can tell a minor by the name: only what the clerk marked is known.
fn minors(subject: &Subject<'_>) -> Option<PrivacyLook> {
    let rows = subject.notice.values.rows.iter();
    let marked = rows.filter(|row| row.get(MINOR_KEY).is_some_and(|mark| mark.trim() == "是")).count();
    let asked = subject.template.columns.iter().any(|column| column.privacy == Privacy::Minor);
    (asked || marked > 0).then(|| PrivacyLook { what: Message::of("look-minors"), found: marked })
}
