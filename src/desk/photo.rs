//! Attach photographs as evidence.

use std::io::Cursor;
use std::path::{Path, PathBuf};

use chrono::{NaiveDate, NaiveDateTime};

use super::files::{file_name, read};
use super::open::Desk;
use crate::core::check::photo_issues;
use crate::core::event::{Event, Photo, Shot};
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::moves::{self, PhotoOrder};
use crate::core::notice::hex;
use crate::core::words::Message;
use crate::press::{PhotoFile, check_photo};
use sha2::{Digest, Sha256};

/// Bytes above which a file is no photograph from a telephone.
const LARGEST_BYTES: usize = 32 * 1024 * 1024;

/// A photograph.
#[derive(Clone, Debug)]
pub struct PhotoRequest {
    /// The file: JPEG or PNG.
    pub path: PathBuf,
    /// What it shows.
    pub shot: Shot,
    /// The day it shows; the day it was taken, else today.
    pub day: Option<NaiveDate>,
    /// Where.
    pub place: Option<String>,
    /// Who attached it.
    pub by: Option<String>,
}

impl Desk {
    /// Attaches a photograph; returns its data and what is doubtful about it (C09, C10).
    ///
    /// # Errors
    /// Input fault for what is no JPEG or PNG; refused when the same file is attached already.
    pub fn photo(&mut self, number: &str, request: &PhotoRequest) -> Result<(Photo, Vec<Issue>), Fault> {
        let case = self.case(number)?;
        let (photo, file) = read_photo(request)?;
        let taken = photo.taken.map(|moment| moment.date()).filter(|day| *day <= self.now.today);
        let order = PhotoOrder {
            day: request.day.or(taken).unwrap_or(self.now.today),
            by: self.recorder(request.by.as_deref())?,
            photo,
        };
        let used = self.store.photo_uses(&order.photo.digest)?;
        let event = moves::photo(self.scene(&case), &order, &used)?;
        self.store.keep_photo(&file.bytes)?;
        let records = self.commit(vec![event])?;
        let case = self.case(&case.notice.number)?;
        let kept = records.iter().any(|record| matches!(record.event, Event::PhotoAttached(_)));
        let last = case.notice.photos.last().filter(|_| kept);
        let issues = last.map(|photo| photo_issues(&case.notice, photo)).unwrap_or_default();
        Ok((order.photo, issues))
    }

    /// Whether a file can be attached as a photograph, before anything is recorded.
    ///
    /// # Errors
    /// Input fault for what is no JPEG or PNG.
    pub fn look_at_photo(&self, path: &Path) -> Result<(), Fault> {
        let request = PhotoRequest { path: path.to_owned(), shot: Shot::Other, day: None, place: None, by: None };
        read_photo(&request).map(drop)
    }
}

/// That a photograph was attached, in a sentence.
#[must_use]
pub fn photo_told(number: &str, photo: &Photo) -> Message {
    let message = Message::of("photo-done").with("name", &photo.name).with("number", number);
    let message = message.with("width", photo.width).with("height", photo.height);
    match photo.taken {
        Some(moment) => message.with("taken", moment),
        None => message.with_word("taken", "photo-no-time"),
    }
}

// What cannot be printed on a certificate is no evidence.
fn read_photo(request: &PhotoRequest) -> Result<(Photo, PhotoFile), Fault> {
    let bytes = read(&request.path)?;
    let photo = describe(&file_name(&request.path), &bytes, request)?;
    let file = PhotoFile { digest: photo.digest.clone(), bytes };
    check_photo(&file).map_err(|_| Fault::input(Message::of("photo-damaged").with("name", &photo.name)))?;
    Ok((photo, file))
}

fn describe(name: &str, bytes: &[u8], request: &PhotoRequest) -> Result<Photo, Fault> {
    let unusable = |key: &'static str| Fault::input(Message::of(key).with("name", name));
    if bytes.len() > LARGEST_BYTES {
        return Err(unusable("photo-too-large"));
    }
    let kind = imagesize::image_type(bytes).map_err(|_| unusable("photo-not-an-image"))?;
    if !matches!(kind, imagesize::ImageType::Jpeg | imagesize::ImageType::Png) {
        return Err(unusable("photo-not-an-image"));
    }
    let size = imagesize::blob_size(bytes).map_err(|_| unusable("photo-damaged"))?;
    Ok(Photo {
        digest: hex(&Sha256::digest(bytes)),
        name: name.to_owned(),
        bytes: bytes.len() as u64,
        width: u32::try_from(size.width).unwrap_or(u32::MAX),
        height: u32::try_from(size.height).unwrap_or(u32::MAX),
        taken: taken(bytes),
        shot: request.shot,
        place: request.place.clone().unwrap_or_default(),
    })
}

/// The EXIF time of taking, which telephones write as local time.
fn taken(bytes: &[u8]) -> Option<NaiveDateTime> {
    let read = exif::Reader::new().continue_on_error(true).read_from_container(&mut Cursor::new(bytes));
    // Telephones and chat programs write small faults; what can be read counts.
    let exif = read.or_else(|error| error.distill_partial_result(|_| ())).ok()?;
    let field = exif.get_field(exif::Tag::DateTimeOriginal, exif::In::PRIMARY)?;
    let exif::Value::Ascii(parts) = &field.value else { return None };
    let moment = exif::DateTime::from_ascii(parts.first()?).ok()?;
    let day = NaiveDate::from_ymd_opt(i32::from(moment.year), u32::from(moment.month), u32::from(moment.day))?;
    day.and_hms_opt(u32::from(moment.hour), u32::from(moment.minute), u32::from(moment.second))
}
