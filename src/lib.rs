//! Gongshilan 公示栏.
pub mod core;
pub mod press;
