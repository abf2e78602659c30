//! The desk and the files around it: folders, pasted lists, pages on the screen, other programs.

#![allow(clippy::unwrap_used, clippy::panic)] // Helpers of tests fail by panicking.

mod child;
mod folders;
mod help;
#[cfg(unix)]
mod outward;
mod pages;
mod pasted;
