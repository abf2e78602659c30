//! The screen: a clerk does everything here, in Chinese, with an input method, and loses nothing.
//!
//! ```text
//!   terminal ─► input ─► Msg ─► App::update ─► Effect ─► worker ─► ops ─► desk
//!      ▲                          │    ▲                              │
//!      └────── App::view ◄────────┘    └────────── Msg::Answered ◄────┘
//! ```
//!
//! [`App`] is pure: it knows no terminal, clock or file. The desk lives on a worker thread, so the
//! screen never freezes; while a job is waited for, keys are kept for the screen that comes.

pub mod action;
pub mod answer;
mod app;
mod ctx;
mod dragged;
mod guard;
pub mod input;
pub mod job;
pub mod key;
pub mod keymap;
mod msg;
pub mod narrow;
mod ops;
pub mod pictures;
mod popups;
mod reader;
mod run;
mod screen;
pub mod screen_id;
mod screens;
mod signs;
mod start;
pub mod theme;
pub mod town;
mod want;
mod widgets;
mod worker;

pub use app::{App, LEAST_COLUMNS, LEAST_ROWS};
pub use ctx::Ctx;
pub use guard::{Guard, restore};
pub use msg::{Effect, Msg};
pub use ops::Ops;
pub use start::{Start, guarded, run};
