//! Records that travel: offices in homes of their own exchange files through the real program.
// Clippy takes helpers of a test file for code outside tests.
#![allow(clippy::unwrap_used, clippy::panic)]

mod forks;
mod hostile;
mod inbox;
mod keys;
mod killed;
mod leaks;
mod offices;
mod parcels;
mod shared;
mod supervisor;
mod town;
mod zips;
