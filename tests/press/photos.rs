//! Photographs: embedded as they are, without place and time of taking, upright.

use gongshilan::core::fault::FaultKind;
use gongshilan::core::watch::unwatched;
use gongshilan::press::{Paper, PhotoFile, PrintOrder, print};
use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::{Bytes, ImageEXIF};
use lopdf::{Document, Stream};

use crate::common::pdf;
use crate::posters::{certificate, day, printed_with};

const NEAR: &[u8] = include_bytes!("../data/board-near.jpg");

fn photo(digest: &str, bytes: impl Into<Vec<u8>>) -> PhotoFile {
    PhotoFile { digest: digest.to_owned(), bytes: bytes.into() }
}

fn images(bytes: &[u8]) -> Vec<Stream> {
    let file = Document::load_mem(bytes).unwrap();
    let streams = file.objects.values().filter_map(|object| object.as_stream().ok());
    streams
        .filter(|stream| stream.dict.get(b"Subtype").is_ok_and(|name| name.as_name().unwrap() == b"Image"))
        .cloned()
        .collect()
}

fn print_one(bytes: impl Into<Vec<u8>>) -> Vec<u8> {
    printed_with(&certificate(&["aa"]), Paper::a4(), &[photo("aa", bytes)])
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn a_jpeg_is_embedded_byte_for_byte_without_its_exif() {
    assert!(holds(NEAR, b"Exif\0\0"), "the sample carries EXIF");
    let made = images(&print_one(NEAR));
    let mut bare = Jpeg::from_bytes(Bytes::from_static(NEAR)).unwrap();
    bare.remove_segments_by_marker(markers::APP1);
    assert_eq!(made.len(), 1);
    assert!(made[0].content == bare.encoder().bytes());
    assert_eq!(made[0].dict.get(b"Filter").unwrap().as_name().unwrap(), b"DCTDecode");
}

#[test]
fn no_metadata_of_any_kind_is_left() {
    let mut jpeg = Jpeg::from_bytes(Bytes::from_static(NEAR)).unwrap();
    for (marker, text) in
        [(markers::APP1, "http://ns.adobe.com/xap/1.0/ GPSLatitude"), (markers::COM, "槐影样例村 GPS")]
    {
        jpeg.segments_mut().insert(1, JpegSegment::new_with_contents(marker, Bytes::from(text)));
    }
    let mut bytes = jpeg.encoder().bytes().to_vec();
    // As telephones do: a second picture with its own EXIF after the end of the first.
    bytes.extend_from_slice(NEAR);
    let file = print_one(bytes);
    for trace in [&b"Exif"[..], b"GPS", b"xap"] {
        assert!(!holds(&file, trace), "{}", String::from_utf8_lossy(trace));
    }
    assert_eq!(images(&file)[0].content, images(&print_one(NEAR))[0].content);
}

// TIFF with one entry: orientation.
fn turned(orientation: u8) -> Vec<u8> {
    let mut exif = b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    exif.extend([0, orientation, 0, 0, 0, 0, 0, 0]);
    let mut jpeg = Jpeg::from_bytes(Bytes::from_static(NEAR)).unwrap();
    jpeg.set_exif(Some(Bytes::from(exif)));
    jpeg.encoder().bytes().to_vec()
}

#[derive(Debug, PartialEq)]
struct Corner(&'static str);

fn corner(matrix: &[f32], u: f32, v: f32) -> Corner {
    let place = |u: f32, v: f32| (matrix[0] * u + matrix[2] * v + matrix[4], matrix[1] * u + matrix[3] * v + matrix[5]);
    let (middle, at) = (place(0.5, 0.5), place(u, v));
    Corner(match (at.0 < middle.0, at.1 > middle.1) {
        (true, true) => "upper left",
        (false, true) => "upper right",
        (true, false) => "lower left",
        (false, false) => "lower right",
    })
}

#[test]
fn all_eight_orientations_are_turned_upright() {
    // Where the first pixel and the end of the first row of the file are seen (EXIF 2.3, tag 274).
    let seen = [
        ("upper left", "upper right"),
        ("upper right", "upper left"),
        ("lower right", "lower left"),
        ("lower left", "lower right"),
        ("upper left", "lower left"),
        ("upper right", "lower right"),
        ("lower right", "upper right"),
        ("lower left", "upper left"),
    ];
    for (orientation, (first, row_end)) in (1..).zip(seen) {
        let file = Document::load_mem(&print_one(turned(orientation))).unwrap();
        let page = file.get_pages()[&1];
        let content = file.get_and_decode_page_content(page).unwrap();
        let operation = content.operations.iter().find(|operation| operation.operator == "cm").unwrap();
        let matrix: Vec<f32> = operation.operands.iter().map(|number| number.as_float().unwrap()).collect();
        assert_eq!(corner(&matrix, 0.0, 1.0), Corner(first), "orientation {orientation}");
        assert_eq!(corner(&matrix, 1.0, 1.0), Corner(row_end), "orientation {orientation}");
        let width = matrix[0].abs() + matrix[2].abs();
        let height = matrix[1].abs() + matrix[3].abs();
        assert_eq!(width < height, orientation >= 5, "orientation {orientation}: {width} × {height}");
    }
}

fn png(colour: png::ColorType, pixels: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
    encoder.set_color(colour);
    encoder.write_header().unwrap().write_image_data(pixels).unwrap();
    bytes
}

#[test]
fn a_png_is_embedded_with_transparent_parts_white() {
    let images = images(&print_one(png(png::ColorType::Rgba, &[10, 20, 30, 255, 1, 2, 3, 0])));
    assert_eq!(images[0].get_plain_content().unwrap(), [10, 20, 30, 255, 255, 255]);
    let grey = self::images(&print_one(png(png::ColorType::Grayscale, &[7, 9])));
    assert_eq!(grey[0].get_plain_content().unwrap(), [7, 9]);
}

#[test]
fn many_photographs_take_as_many_pages_as_they_need() {
    let digests: Vec<String> = (0..11).map(|i| format!("d{i:02}")).collect();
    let names: Vec<&str> = digests.iter().map(String::as_str).collect();
    let files: Vec<PhotoFile> = names.iter().map(|digest| photo(digest, NEAR)).collect();
    let bytes = printed_with(&certificate(&names), Paper::a4(), &files);
    let text = pdf::squeezed(&bytes).concat();
    assert_eq!(images(&bytes).len(), 11);
    assert!(digests.iter().all(|digest| text.matches(&format!("村务公开栏{digest}")).count() == 1));
    assert!(text.find("主动公开").unwrap() < text.find("d00").unwrap());
}

#[test]
fn an_absent_or_broken_photograph_is_named() {
    let poster = certificate(&["aa"]);
    let cut = NEAR[..2000].to_vec();
    let cases = [
        (vec![], "press-photo-absent"),
        (vec![photo("aa", "no photograph")], "press-photo-unreadable"),
        (vec![photo("aa", cut)], "press-photo-unreadable"),
        (vec![photo("aa", &b"\x89PNG\r\n\x1a\nno"[..])], "press-photo-unreadable"),
        (vec![photo("aa", "")], "press-photo-unreadable"),
    ];
    for (photos, key) in cases {
        let order = PrintOrder { poster: &poster, style: Paper::a4().into(), photos: &photos, made: day() };
        let fault = print(&order, &mut unwatched).unwrap_err();
        assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Input, key));
    }
}
