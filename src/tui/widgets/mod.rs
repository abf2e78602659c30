//! What screens are made of. Widgets know no screen and ask nobody for anything.

pub(crate) mod editor;
pub(crate) mod fields;
pub(crate) mod fields_view;
pub(crate) mod options;
pub(crate) mod paint;
pub(crate) mod popup;
pub(crate) mod rows;
pub(crate) mod scroll;
pub(crate) mod text_field;
