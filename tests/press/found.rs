//! Faces of the computer: looked for by name, used where they are there, filled up where they are not.

use std::fs;

use gongshilan::press::fonts::{Face, Voice, Voices, official};
use gongshilan::press::layout::{Role, pages};
use gongshilan::press::{Paper, Style, Theme};
use ttf_parser::{RawFace, Tag};

use crate::common::pdf;
use crate::posters::{households, notice, printed_in};

const NAMES: Tag = Tag::from_bytes(b"name");
const TITLE: &str = "FZXiaoBiaoSong-B05S";
/// The kind of a name that tells the `PostScript` name.
const POST_SCRIPT: u16 = 6;

// The embedded song under the name of the face that official titles are set in.
fn renamed() -> Vec<u8> {
    let mut bytes = Face::Serif.file(&[]).unwrap().into_owned();
    let names = RawFace::parse(&bytes, 0).unwrap().table_records.into_iter().find(|table| table.tag == NAMES).unwrap();
    let names = &mut bytes[names.offset as usize..][..names.length as usize];
    let short = |bytes: &[u8], at: usize| u16::from_be_bytes([bytes[at], bytes[at + 1]]);
    let title: Vec<u8> = TITLE.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let (count, texts) = (usize::from(short(names, 2)), usize::from(short(names, 4)));
    // Six numbers a name: platform, encoding, language, kind, length, place.
    let records = (0..count).map(|i| 6 + 12 * i).filter(|at| short(names, at + 6) == POST_SCRIPT);
    let records: Vec<usize> = records.collect();
    assert!(!records.is_empty(), "the face bears its name");
    for at in records {
        let place = texts + usize::from(short(names, at + 10));
        assert!(usize::from(short(names, at + 8)) >= title.len());
        names[at + 8..at + 10].copy_from_slice(&u16::try_from(title.len()).unwrap().to_be_bytes());
        names[place..place + title.len()].copy_from_slice(&title);
    }
    bytes
}

#[test]
fn a_face_in_the_folder_is_used_for_official_titles() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("标题.ttf"), renamed()).unwrap();
    fs::write(folder.path().join("readme.ttf"), "no font").unwrap();
    let voices = official(folder.path());
    let Some(face @ Face::Found(_)) = voices.title.face else { panic!("{voices:?}") };
    assert_eq!(official(folder.path()), voices, "looked for once");
    assert!(voices.bold == Voice::BOLD && !face.name().is_empty());
    let style = Style { theme: Theme::Official, voices, ..Paper::a4().into() };
    // A character of the rare face, which the one that was found lacks.
    let mut poster = households(6);
    poster.title = "关于𠅤𪨊两户的公示".to_owned();
    let title = pages(&poster, &style).unwrap()[0].texts().find(|text| text.role == Role::Title).cloned().unwrap();
    assert_eq!(title.voice, voices.title);
    let made = printed_in(&poster, style);
    assert!(pdf::squeezed(&made.bytes).concat().contains("关于𠅤𪨊两户的公示"));
    let file = lopdf::Document::load_mem(&made.bytes).unwrap();
    let fonts = file.objects.values().filter_map(|object| object.as_dict().ok()?.get(b"BaseFont").ok()?.as_name().ok());
    let names: Vec<String> = fonts.map(|name| String::from_utf8_lossy(name).into_owned()).collect();
    assert!(names.iter().any(|name| name.ends_with(face.name())), "{names:?}");
    assert!(names.iter().any(|name| name.ends_with("HanaMinB")), "{names:?}");
}

#[test]
fn without_them_the_embedded_faces_serve() {
    let empty = tempfile::tempdir().unwrap();
    for voices in [official(empty.path()), official(&empty.path().join("没有")), Voices::default()] {
        let style = Style { theme: Theme::Official, voices, ..Paper::a4().into() };
        let text = pdf::squeezed(&printed_in(&notice(), style).bytes).concat();
        assert!(text.contains(&notice().title), "{text}");
    }
}
