//! Spreadsheets in and out, through the public doors of the room.

#[cfg(test)]
#[path = "sheet/support.rs"]
mod support;

#[cfg(test)]
#[path = "sheet/bounds.rs"]
mod bounds;
#[cfg(test)]
#[path = "sheet/cells.rs"]
mod cells;
#[cfg(test)]
#[path = "sheet/headings.rs"]
mod headings;
#[cfg(test)]
#[path = "sheet/privacy.rs"]
mod privacy;
#[cfg(test)]
#[path = "sheet/properties.rs"]
mod properties;
#[cfg(test)]
#[path = "sheet/samples.rs"]
mod samples;
#[cfg(test)]
#[path = "sheet/totals.rs"]
mod totals;
#[cfg(test)]
#[path = "sheet/writing.rs"]
mod writing;
