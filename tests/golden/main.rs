//! Pages as pictures: they look as they did (`pages`), and every kind of notice has its sample in
//! `docs/posters` (`samples`).
//!
//! - `GONGSHILAN_WRITE_GOLDEN=1 cargo test --test golden` writes the pages anew: look at every difference.
//! - `cargo test --test golden -- --ignored samples` writes the samples anew.
// Clippy takes helpers of a test file for code outside tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod compare;
mod grey;
mod offices;
mod pages;
mod posters;
mod samples;
