//! The picture of the house in `src/lib.rs`, and what there really is.

use std::collections::BTreeSet;

/// What the documentation of `lib.rs` lists: every ``- [`name`]: …``.
pub(crate) fn pictured(lib: &str) -> BTreeSet<String> {
    let entries = lib.lines().filter_map(|line| line.strip_prefix("//! - [`"));
    entries.filter_map(|entry| entry.split_once("`]")).map(|(name, _)| name.to_owned()).collect()
}

/// What lies in the house: the rooms (`store`) and the modules on the top level of core
/// (`core::money`), from the paths of all sources.
pub(crate) fn present<'a>(paths: impl Iterator<Item = &'a str>) -> BTreeSet<String> {
    paths.filter_map(entry).collect()
}

fn entry(path: &str) -> Option<String> {
    let parts: Vec<&str> = path.trim_end_matches(".rs").split('/').collect();
    match parts.as_slice() {
        ["lib" | "main"] | [] => None,
        ["core", "mod"] => Some("core".to_owned()),
        ["core", module, ..] => Some(format!("core::{module}")),
        [room, ..] => Some((*room).to_owned()),
    }
}
