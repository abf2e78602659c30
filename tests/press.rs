//! The press, through its public doors: what is printed can be read back, and stands where it
//! should.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a helper that panics fails its test")]

mod common;

#[path = "press/faces.rs"]
mod faces;
#[path = "press/file.rs"]
mod file;
#[path = "press/layout.rs"]
mod layout;
#[path = "press/missing.rs"]
mod missing;
#[path = "press/photos.rs"]
mod photos;
#[path = "press/posters.rs"]
mod posters;
#[path = "press/preview.rs"]
mod preview;
#[path = "press/text.rs"]
mod text;
