//! stub
use crate::core::{fault::Fault, poster::Poster, words::Message};
/// p
#[derive(Clone, Copy, Debug)]
pub struct Paper;
impl Paper {
    /// a
    pub fn a4() -> Self {
        Self
    }
    /// a
    pub fn a3() -> Self {
        Self
    }
    /// a
    pub fn landscape(self) -> Self {
        self
    }
    /// a
    pub fn name(&self) -> String {
        String::new()
    }
}
/// p
pub struct PhotoFile {
    /// d
    pub digest: String,
    /// d
    pub bytes: Vec<u8>,
}
/// p
pub struct PrintOrder<'a> {
    /// d
    pub poster: &'a Poster,
    /// d
    pub paper: Paper,
    /// d
    pub photos: &'a [PhotoFile],
    /// d
    pub made: chrono::NaiveDate,
}
/// p
pub struct PrintedPdf {
    /// d
    pub bytes: Vec<u8>,
    /// d
    pub pages: u32,
}
/// p
pub fn print(_: &PrintOrder<'_>, _: &mut dyn FnMut(usize, usize)) -> Result<PrintedPdf, Fault> {
    Ok(PrintedPdf { bytes: vec![], pages: 1 })
}
/// p
pub struct MissingCharacter;
impl MissingCharacter {
    /// m
    pub fn message(&self) -> Message {
        Message::of("x")
    }
}
/// p
pub fn missing(_: &Poster) -> Vec<MissingCharacter> {
    vec![]
}
