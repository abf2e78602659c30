//! The desk as a screen uses it: forms, versions, unsaved work, the board.

#[cfg(test)]
mod board;
#[cfg(test)]
mod cancelling;
#[cfg(test)]
mod corrections;
#[cfg(test)]
mod forms;
#[cfg(test)]
mod help;
#[cfg(test)]
mod people;
#[cfg(test)]
mod photographs;
#[cfg(test)]
mod review;
#[cfg(test)]
mod screen;
#[cfg(test)]
mod unsaved;
#[cfg(test)]
mod versions;
