//! Photographs as image objects of a PDF, and how they are turned and placed.

use std::collections::BTreeMap;

use pdf_writer::{Content, Name};
use printpdf::{DictItem, ExternalStream, ExternalXObject, XObject};

use crate::press::layout::{Area, PhotoFrame};
use crate::press::photo::{self, Colours, Picture};

use super::draw::pt;
use super::image_id;

/// `picture` as an object of the PDF.
pub(super) fn object(picture: &Picture) -> XObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let mut dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Image")),
        ("Width".to_owned(), DictItem::Int(picture.width.into())),
        ("Height".to_owned(), DictItem::Int(picture.height.into())),
        ("BitsPerComponent".to_owned(), DictItem::Int(8)),
    ]);
    let (content, colours, compress) = match &picture.content {
        photo::Content::Jpeg { file, colours } => {
            dict.insert("Filter".to_owned(), name("DCTDecode"));
            (file.clone(), *colours, false)
        }
        photo::Content::Pixels { data, colours } => (data.clone(), *colours, true),
    };
    let space = match colours {
        Colours::Grey => "DeviceGray",
        Colours::Rgb => "DeviceRGB",
        Colours::Cmyk | Colours::InvertedCmyk => "DeviceCMYK",
    };
    dict.insert("ColorSpace".to_owned(), name(space));
    if colours == Colours::InvertedCmyk {
        let pairs = [1, 0, 1, 0, 1, 0, 1, 0].into_iter().map(DictItem::Int).collect();
        dict.insert("Decode".to_owned(), DictItem::Array(pairs));
    }
    let stream = ExternalStream { dict, content, compress };
    XObject::External(ExternalXObject { stream, width: None, height: None, dpi: None })
}

/// Draws `picture` as large as `place` allows, turned upright, in the middle of it.
pub(super) fn draw(content: &mut Content, picture: &Picture, place: &PhotoFrame, page: f32) {
    let PhotoFrame { area: frame, digest } = place;
    let size = picture.upright(digest);
    let pixels = |n: u32| u16::try_from(n).map_or(f32::from(u16::MAX), f32::from);
    let scale = (frame.width / pixels(size.width)).min(frame.height / pixels(size.height));
    let (width, height) = (pixels(size.width) * scale, pixels(size.height) * scale);
    let area =
        Area { x: frame.x + (frame.width - width) / 2.0, y: frame.y + (frame.height - height) / 2.0, width, height };
    content.save_state().transform(matrix(picture.turn, &area, page));
    content.x_object(Name(image_id(digest).0.as_bytes())).restore_state();
}

// From the unit square of an image to its area, for the eight EXIF orientations.
fn matrix(turn: u32, area: &Area, page: f32) -> [f32; 6] {
    let (w, h) = (pt(area.width), pt(area.height));
    let (x, y) = (pt(area.x), pt(page - area.bottom()));
    match turn {
        2 => [-w, 0.0, 0.0, h, x + w, y],
        3 => [-w, 0.0, 0.0, -h, x + w, y + h],
        4 => [w, 0.0, 0.0, -h, x, y + h],
        5 => [0.0, -h, -w, 0.0, x + w, y + h],
        6 => [0.0, -h, w, 0.0, x, y + h],
        7 => [0.0, h, w, 0.0, x, y],
        8 => [0.0, h, -w, 0.0, x + w, y],
        _ => [w, 0.0, 0.0, h, x, y],
    }
}
