//! The notice kinds: what the catalogue says, what a broken file is told, what texts and rules do.
// Clippy takes helpers of a test file for code outside tests.
#![allow(clippy::unwrap_used, clippy::panic)]

mod catalogue;
mod mistakes;
mod posters;
mod rules;
mod shelf;

use std::sync::LazyLock;

use gongshilan::core::fault::Fault;
use gongshilan::core::template::{Shelf, Template};
use minijinja::Value;
use minijinja::value::Serde;
use serde::Serialize;

/// The shelf as it is shipped.
fn builtin() -> &'static Shelf {
    static SHELF: LazyLock<(Shelf, Vec<Fault>)> = LazyLock::new(|| Shelf::new(&[]));
    assert_eq!(SHELF.1, []);
    &SHELF.0
}

/// One kind of it.
fn kind(id: &str) -> Template {
    builtin().get(id).unwrap().clone()
}

/// What a text or rule is filled from.
fn context_of(map: impl Serialize) -> Value {
    Value::from(Serde(map))
}
