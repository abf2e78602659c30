//! The program as a clerk runs it: the real binary, its exit codes, its JSON.
// Clippy takes helpers of a test file for code outside tests.
#![allow(clippy::unwrap_used, clippy::panic)]

mod board;
mod camera;
mod corrections;
#[cfg(target_os = "linux")]
mod cups;
mod damage;
mod demo;
mod exceptions;
mod files;
mod fonts;
mod listing;
mod locks;
mod objections;
mod pdf;
mod periods;
mod photos;
mod posting;
mod preview;
mod printing;
mod privacy;
mod review;
mod round;
mod sample;
mod staff;
mod story;
mod takedown;
mod town;
mod usage;
mod vectors;
mod verify_poster;
