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
const PROGRESSIVE: &[u8] = include_bytes!("../data/progressive.jpg");
const CMYK: &[u8] = include_bytes!("../data/cmyk.jpg");

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

/// The same without the segments that hold metadata.
fn bare(jpeg: &'static [u8], markers: &[u8]) -> Vec<u8> {
    let mut jpeg = Jpeg::from_bytes(Bytes::from_static(jpeg)).unwrap();
    for marker in markers {
        jpeg.remove_segments_by_marker(*marker);
    }
    jpeg.encoder().bytes().to_vec()
}

#[test]
fn progressive_and_four_colour_jpegs_are_embedded_as_they_are() {
    assert!(holds(PROGRESSIVE, b"\xFF\xC2"), "the sample is progressive");
    let progressive = images(&print_one(PROGRESSIVE));
    assert!(progressive[0].content == PROGRESSIVE);
    assert_eq!(progressive[0].dict.get(b"ColorSpace").unwrap().as_name().unwrap(), b"DeviceRGB");

    let four = images(&print_one(CMYK));
    assert!(four[0].content == CMYK);
    assert_eq!(four[0].dict.get(b"ColorSpace").unwrap().as_name().unwrap(), b"DeviceCMYK");
    assert_eq!(four[0].dict.get(b"Decode").unwrap().as_array().unwrap()[0].as_i64().unwrap(), 1, "Adobe inverts");
    let plain = images(&print_one(bare(CMYK, &[markers::APP14])));
    assert!(plain[0].dict.get(b"Decode").is_err(), "others do not");
}

#[test]
fn the_small_picture_of_the_whole_goes() {
    let mut jpeg = Jpeg::from_bytes(Bytes::from_static(PROGRESSIVE)).unwrap();
    let small = [&b"JFIF\0\x01\x01\0\0\x48\0\x48\x01\x01"[..], b"rgb"].concat();
    jpeg.segments_mut()[0] = JpegSegment::new_with_contents(markers::APP0, Bytes::from(small));
    let made = images(&print_one(jpeg.encoder().bytes().to_vec()));
    assert!(made[0].content == bare(PROGRESSIVE, &[markers::APP0]));
}

/// All of the file, with every stream unpacked.
fn unpacked(bytes: &[u8]) -> Vec<u8> {
    let mut file = Document::load_mem(bytes).unwrap();
    file.decompress();
    let mut out = Vec::new();
    file.save_to(&mut out).unwrap();
    out
}

#[test]
fn nothing_but_the_pixels_of_a_png_is_kept() {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 1);
    encoder.set_color(png::ColorType::Rgb);
    encoder.add_text_chunk("Comment".to_owned(), "GPSLatitude 36".to_owned()).unwrap();
    encoder.add_ztxt_chunk("Software".to_owned(), "SampleCam 12".to_owned()).unwrap();
    encoder.add_itxt_chunk("Title".to_owned(), "槐影样例村北口".to_owned()).unwrap();
    let mut writer = encoder.write_header().unwrap();
    writer.write_chunk(png::chunk::eXIf, b"MM\0\x2aSampleCam").unwrap();
    writer.write_image_data(&[1, 2, 3, 4, 5, 6]).unwrap();
    drop(writer);
    bytes.extend_from_slice(b"SampleCam behind the end");
    let made = print_one(bytes.clone());
    assert_eq!(images(&made)[0].get_plain_content().unwrap(), [1, 2, 3, 4, 5, 6]);
    assert!(holds(&bytes, b"SampleCam") && holds(&bytes, b"GPSLatitude"));
    for trace in [&b"SampleCam"[..], b"GPSLatitude", "槐影样例村北口".as_bytes(), b"Software"] {
        assert!(!holds(&unpacked(&made), trace), "{}", String::from_utf8_lossy(trace));
    }
}

#[test]
fn pngs_of_every_kind_become_pixels() {
    let mut indexed = Vec::new();
    let mut encoder = png::Encoder::new(&mut indexed, 2, 1);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_palette(vec![10, 20, 30, 40, 50, 60]);
    encoder.write_header().unwrap().write_image_data(&[1, 0]).unwrap();
    assert_eq!(images(&print_one(indexed))[0].get_plain_content().unwrap(), [40, 50, 60, 10, 20, 30]);

    let mut deep = Vec::new();
    let mut encoder = png::Encoder::new(&mut deep, 2, 1);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Sixteen);
    encoder.write_header().unwrap().write_image_data(&[7, 255, 9, 0]).unwrap();
    assert_eq!(images(&print_one(deep))[0].get_plain_content().unwrap(), [7, 9]);
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
