//! The pure rules, by tables and properties.

mod forms;
mod help;
mod postings;
mod search;
mod stages;
mod wording;
