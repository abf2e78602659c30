//! The rules, pure: no files, no clock, no screen, no printer. `today` is always an argument.

pub mod calendar;
pub mod check;
pub mod date;
pub mod event;
pub mod event_words;
pub mod fault;
pub mod form;
pub mod ledger;
pub mod linebreak;
pub mod money;
pub mod moves;
pub mod notice;
pub mod office;
pub mod poster;
pub mod posting;
pub mod privacy;
pub mod search;
pub mod stage;
pub mod standing;
pub mod standing_words;
pub mod template;
pub mod text;
pub mod values;
pub mod watch;
pub mod words;
pub mod wrap;
