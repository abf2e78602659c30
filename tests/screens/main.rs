//! The screen without a terminal: keys go in, readable Chinese comes out.

#[cfg(test)]
mod autosave;
#[cfg(test)]
mod board;
#[cfg(test)]
mod driver;
#[cfg(test)]
mod form;
#[cfg(test)]
mod grid;
#[cfg(test)]
mod grid_random;
#[cfg(test)]
mod guides_board;
#[cfg(test)]
mod guides_correct;
#[cfg(test)]
mod guides_objections;
#[cfg(test)]
mod guides_office;
#[cfg(test)]
mod guides_store;
#[cfg(test)]
mod guides_travel;
#[cfg(test)]
mod guides_ways;
#[cfg(test)]
mod homes;
#[cfg(test)]
mod import;
#[cfg(test)]
mod instances;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod kinds;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod next_step;
// Each folder of tests uses a part of it.
#[cfg(test)]
#[allow(dead_code)]
#[path = "../travel/offices.rs"]
mod offices;
#[cfg(test)]
mod pickers;
#[cfg(test)]
mod picture;
#[cfg(test)]
mod pictures;
#[cfg(test)]
mod pieces;
#[cfg(test)]
mod random;
#[cfg(test)]
mod readme;
#[cfg(test)]
mod review;
#[cfg(test)]
mod sizes;
#[cfg(test)]
mod start;
#[cfg(test)]
mod story;
#[cfg(test)]
mod town;
#[cfg(test)]
mod twins;
#[cfg(test)]
mod windows;
