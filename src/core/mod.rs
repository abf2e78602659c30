//! The rules, pure: no files, no clock, no screen, no printer. `today` is always an argument.

pub mod calendar;
pub mod date;
pub mod event;
pub mod fault;
pub mod money;
pub mod notice;
pub mod office;
pub mod poster;
pub mod privacy;
pub mod template;
pub mod text;
pub mod values;
pub mod words;
