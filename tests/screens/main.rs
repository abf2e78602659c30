//! The screen without a terminal: keys go in, readable Chinese comes out.

#[cfg(test)]
mod board;
#[cfg(test)]
mod driver;
mod form;
#[cfg(test)]
mod homes;
#[cfg(test)]
mod instances;
#[cfg(test)]
mod keyboard;
#[cfg(test)]
mod keys;
#[cfg(test)]
mod looks;
#[cfg(test)]
mod picture;
#[cfg(test)]
mod pieces;
#[cfg(test)]
mod random;
#[cfg(test)]
mod start;
#[cfg(test)]
mod windows;
#[cfg(test)]
mod grid;
#[cfg(test)]
mod import;
#[cfg(test)]
mod lists;
#[cfg(test)]
mod grid_random;
