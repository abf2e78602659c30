//! The pure rules, by tables and properties.

#![allow(clippy::unwrap_used, clippy::cast_possible_truncation)] // Helpers of tests fail by panicking.

mod forms;
mod help;
mod lines;
mod postings;
mod search;
mod stages;
mod supervision;
mod town;
mod wording;
