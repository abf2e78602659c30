//! Faces of the computer: looked for by name, used where they are there, filled up where they are not.

use std::fs;

use gongshilan::press::fonts::{Face, Voice, Voices, official};
use gongshilan::press::layout::{Role, pages};
use gongshilan::press::{Paper, Style, Theme};

use crate::common::pdf;
use crate::posters::{households, notice, printed_in};

const NAME: &str = "NotoSerifSC-Regular";
/// As long as the name it takes the place of.
const TITLE: &str = "FZXiaoBiaoSong-B05S";

// The embedded song under the name of the face that official titles are set in.
fn renamed() -> Vec<u8> {
    let mut bytes = Face::Serif.file(&[]).unwrap().into_owned();
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_be_bytes).collect::<Vec<u8>>();
    let mut replaced = 0;
    for (old, new) in [(NAME.as_bytes().to_vec(), TITLE.as_bytes().to_vec()), (wide(NAME), wide(TITLE))] {
        while let Some(at) = bytes.windows(old.len()).position(|window| window == old) {
            bytes[at..at + old.len()].copy_from_slice(&new);
            replaced += 1;
        }
    }
    assert!(replaced > 0, "the face bears its name");
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
