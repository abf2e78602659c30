//! Names of minors.

use super::words::Lexicon;
use crate::core::text::tidy_name;

/// The name of a minor as it may stand on a board: the surname and 某 for a given name of one
/// character, 某某 for a longer one (`王小明` → `王某某`, `欧阳测` → `欧阳某`). A name that is masked
/// already stays as it is.
#[must_use]
pub fn mask_name(name: &str) -> String {
    let name = tidy_name(name);
    let letters = name.chars().filter(|c| !is_variation(*c)).count();
    let surname = if letters > 2 && Lexicon::get().has_compound_surname(&name) { 2 } else { 1 };
    let mut out = String::new();
    let mut kept = 0;
    for c in name.chars() {
        kept += usize::from(!is_variation(c));
        if kept > surname {
            break;
        }
        out.push(c);
    }
    out.push_str(match letters.saturating_sub(surname) {
        0 if letters == 0 => "",
        0 | 1 => "某",
        _ => "某某",
    });
    out
}

// Chooses the shape of the rare character before it and belongs to it.
const fn is_variation(c: char) -> bool {
    matches!(c, '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}
