//! Photographs for certificates: JPEG as it is, without EXIF and place of taking; PNG as pixels.

use std::io::Cursor;

use img_parts::Bytes;
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Error as PartsError, ImageEXIF};

use crate::core::fault::Fault;
use crate::core::words::Message;

use super::layout::PhotoSize;

/// A photograph as the store keeps it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoFile {
    /// SHA-256 of the file, hexadecimal.
    pub digest: String,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A photograph ready to be embedded.
#[derive(Clone, Debug)]
pub(super) struct Picture {
    /// Pixels from left to right, as stored.
    pub width: u32,
    /// Pixels from top to bottom, as stored.
    pub height: u32,
    /// EXIF orientation, 1 to 8.
    pub turn: u32,
    /// The content.
    pub content: Content,
}

/// The content of a photograph.
#[derive(Clone, Debug)]
pub(super) enum Content {
    /// A JPEG file without metadata.
    Jpeg {
        /// The file.
        file: Vec<u8>,
        /// How its colours are kept.
        colours: Colours,
    },
    /// Eight bits a channel, row by row.
    Pixels {
        /// The channels.
        data: Vec<u8>,
        /// How the colours are kept.
        colours: Colours,
    },
}

/// Channels of a photograph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Colours {
    /// One channel.
    Grey,
    /// Three channels.
    Rgb,
    /// Four channels.
    Cmyk,
    /// Four channels, stored inverted as Adobe programs do.
    InvertedCmyk,
}

impl Picture {
    /// Reads a JPEG or PNG file.
    ///
    /// # Errors
    /// `press-photo-unreadable` when it is neither or damaged.
    pub(super) fn read(photo: &PhotoFile) -> Result<Self, Fault> {
        let read = if photo.bytes.starts_with(b"\x89PNG") { png(&photo.bytes) } else { jpeg(&photo.bytes) };
        read.ok_or_else(|| Fault::input(Message::of("press-photo-unreadable").with("digest", &photo.digest)))
    }

    /// Its proportions as it is looked at.
    pub(super) fn upright(&self, digest: &str) -> PhotoSize {
        let (width, height) = if self.turn >= 5 { (self.height, self.width) } else { (self.width, self.height) };
        PhotoSize { digest: digest.to_owned(), width, height }
    }
}

fn jpeg(bytes: &[u8]) -> Option<Picture> {
    let mut file = parsed(bytes).ok()?;
    let turn = file.exif().and_then(|exif| orientation(&exif)).unwrap_or(1);
    let (width, height, colours) = file.segments().iter().find_map(frame)?;
    let inverted = colours == Colours::Cmyk && file.segments().iter().any(is_of_adobe);
    let colours = if inverted { Colours::InvertedCmyk } else { colours };
    file.segments_mut().retain(is_picture);
    let file = without_tail(&file.encoder().bytes())?;
    Some(Picture { width, height, turn, content: Content::Jpeg { file, colours } })
}

fn parsed(bytes: &[u8]) -> Result<Jpeg, PartsError> {
    Jpeg::from_bytes(Bytes::copy_from_slice(bytes))
}

/// JFIF data longer than this hold a small picture of what the photograph showed before it was cut.
const JFIF: usize = 14;

// Metadata of every kind goes; JFIF and the Adobe colour transform belong to the picture.
fn is_picture(segment: &JpegSegment) -> bool {
    match segment.marker() {
        markers::APP0 => segment.contents().starts_with(b"JFIF\0") && segment.contents().len() <= JFIF,
        markers::APP14 => is_of_adobe(segment),
        markers::APP1..=markers::APP13 | markers::APP15 | markers::COM => false,
        _ => true,
    }
}

fn is_of_adobe(segment: &JpegSegment) -> bool {
    segment.marker() == markers::APP14 && segment.contents().starts_with(b"Adobe")
}

// Baseline, extended and progressive frames with eight bits: what PDF readers decode.
fn frame(segment: &JpegSegment) -> Option<(u32, u32, Colours)> {
    if !matches!(segment.marker(), markers::SOF0 | markers::SOF1 | markers::SOF2) {
        return None;
    }
    let [8, h1, h0, w1, w0, channels, ..] = *segment.contents().first_chunk::<6>()? else { return None };
    let colours = match channels {
        1 => Colours::Grey,
        3 => Colours::Rgb,
        4 => Colours::Cmyk,
        _ => return None,
    };
    let (width, height) = (u16::from_be_bytes([w1, w0]), u16::from_be_bytes([h1, h0]));
    (width > 0 && height > 0).then_some((width.into(), height.into(), colours))
}

fn orientation(exif: &Bytes) -> Option<u32> {
    let read = exif::Reader::new().continue_on_error(true).read_raw(exif.to_vec());
    // Telephones and chat programs write small faults; what can be read counts.
    let exif = read.or_else(|error| error.distill_partial_result(|_| ())).ok()?;
    let turn = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY)?.value.get_uint(0)?;
    (1..=8).contains(&turn).then_some(turn)
}

// Telephones append a second picture or a film after the end of the first, with its own EXIF.
fn without_tail(file: &[u8]) -> Option<Vec<u8>> {
    let mut at = 2;
    loop {
        let [mark, marker] = *file.get(at..)?.first_chunk::<2>()?;
        if mark != markers::P || marker == 0 || (0xD0..=0xD7).contains(&marker) {
            at += 1;
        } else if marker == markers::EOI {
            return file.get(..at + 2).map(<[u8]>::to_vec);
        } else if marker == markers::P {
            at += 1;
        } else {
            let length = *file.get(at + 2..)?.first_chunk::<2>()?;
            at += 2 + usize::from(u16::from_be_bytes(length));
        }
    }
}

fn png(bytes: &[u8]) -> Option<Picture> {
    let mut decoder = png::Decoder::new(Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let mut data = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut data).ok()?;
    data.truncate(info.buffer_size());
    let (data, colours) = match info.color_type {
        png::ColorType::Grayscale => (data, Colours::Grey),
        png::ColorType::GrayscaleAlpha => (on_white::<2>(&data), Colours::Grey),
        png::ColorType::Rgb => (data, Colours::Rgb),
        png::ColorType::Rgba => (on_white::<4>(&data), Colours::Rgb),
        png::ColorType::Indexed => return None,
    };
    Some(Picture { width: info.width, height: info.height, turn: 1, content: Content::Pixels { data, colours } })
}

// Paper is white: what is transparent shows it.
fn on_white<const CHANNELS: usize>(data: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(data.len());
    for pixel in data.chunks_exact(CHANNELS) {
        if let [colours @ .., alpha] = pixel {
            let alpha = u16::from(*alpha);
            let mix = |c: &u8| u8::try_from((u16::from(*c) * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
            out.extend(colours.iter().map(mix));
        }
    }
    out
}
