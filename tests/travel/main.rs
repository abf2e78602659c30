//! Records that travel: offices in homes of their own exchange files through the real program.
// Clippy takes helpers of a test file for code outside tests.
#![allow(clippy::unwrap_used, clippy::panic)]

mod keys;
mod offices;
mod parcels;
