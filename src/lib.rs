//! Gongshilan 公示栏.
pub mod cli;
pub mod core;
pub mod desk;
pub mod press;
pub mod sheet;
pub mod store;
