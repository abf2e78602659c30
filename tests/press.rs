//! The press, through its public doors: what is printed can be read back, and stands where it
//! should.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper that panics fails its test")]

mod common;

#[path = "press/characters.rs"]
mod characters;
#[path = "press/faces.rs"]
mod faces;
#[path = "press/file.rs"]
mod file;
#[path = "press/fit.rs"]
mod fit;
#[path = "press/found.rs"]
mod found;
#[path = "press/layout.rs"]
mod layout;
#[path = "press/lists.rs"]
mod lists;
#[path = "press/missing.rs"]
mod missing;
#[path = "press/official.rs"]
mod official;
#[path = "press/photos.rs"]
mod photos;
#[path = "press/posters.rs"]
mod posters;
#[path = "press/preview.rs"]
mod preview;
#[path = "press/readers.rs"]
mod readers;
#[path = "press/structure.rs"]
mod structure;
#[path = "press/text.rs"]
mod text;
#[path = "press/tree.rs"]
mod tree;
