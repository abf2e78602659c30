//! The program in a real terminal: what only a terminal can show.

// There are no such terminals elsewhere.
#![cfg(unix)]

#[cfg(test)]
mod ending;
#[cfg(test)]
mod help;
#[cfg(test)]
#[path = "../screens/homes.rs"]
mod homes;
#[cfg(test)]
mod keystrokes;
// Each folder of tests uses a part of it.
#[cfg(test)]
#[allow(dead_code)]
#[path = "../travel/offices.rs"]
mod offices;
#[cfg(test)]
mod story;
#[cfg(test)]
mod surroundings;
#[cfg(test)]
mod terminal;
#[cfg(test)]
mod town;
#[cfg(test)]
mod typing;
