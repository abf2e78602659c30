//! Helpers for the tests of every room.

pub(crate) mod pdf;
