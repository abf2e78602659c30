//! The privacy check and the calendar, through their public doors.

#![allow(clippy::unwrap_used, reason = "helpers of tests, too, stop at the first surprise")]

mod calendar;
mod numbers;
mod posters;
mod quiet;
mod random;
mod served;
mod words;
