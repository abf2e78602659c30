//! Templates that an office wrote itself: check them before they are used.

use std::path::Path;

use super::files::{file_name, read_text, texts_in};
use crate::core::fault::Fault;
use crate::core::template::Shelf;

/// Checks a template file, or all of a folder; returns how many are right and the faults.
///
/// # Errors
/// Input fault when the path cannot be read.
pub fn check_templates(path: &Path) -> Result<(usize, Vec<Fault>), Fault> {
    let texts = if path.is_dir() { texts_in(path, "toml")? } else { vec![(file_name(path), read_text(path)?)] };
    let (_, faults) = Shelf::new(&texts);
    Ok((texts.len().saturating_sub(faults.len()), faults))
}
