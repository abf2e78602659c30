//! The screen without a terminal: keys go in, readable Chinese comes out.

#[cfg(test)]
mod board;
#[cfg(test)]
mod driver;
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
mod scratch;
#[cfg(test)]
mod start;
#[cfg(test)]
mod windows;
