//! The screen without a terminal: keys go in, readable Chinese comes out.

#[cfg(test)]
mod driver;
#[cfg(test)]
mod homes;
#[cfg(test)]
mod picture;
#[cfg(test)]
mod start;
