//! Faces of this computer: the 仿宋 and 小标宋 of official documents may not be shipped, but many
//! offices have them.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use fontdb::{Database, FaceInfo};

use super::{Face, Loaded, Voice, Voices};

/// Names of the face for running text, the best first (GB/T 9704-2012, 7.3.3: 3号仿宋体).
const BODY: &[&str] =
    &["仿宋_GB2312", "FangSong_GB2312", "方正仿宋_GBK", "FZFangSong-Z02", "仿宋", "FangSong", "华文仿宋", "STFangsong"];
/// Names of the face for titles, the best first (GB/T 9704-2012, 7.3.1: 2号小标宋体).
const TITLE: &[&str] =
    &["方正小标宋简体", "FZXiaoBiaoSong-B05S", "方正小标宋_GBK", "FZXiaoBiaoSong-B05", "华文中宋", "STZhongsong"];

/// A face of this computer.
pub(super) struct Found {
    pub(super) name: &'static str,
    pub(super) index: u32,
    pub(super) loaded: Loaded,
}

// Looked for once a folder: reading the names of all fonts takes a while.
static SEARCHED: Mutex<Vec<(PathBuf, Voices)>> = Mutex::new(Vec::new());
// Leaked on purpose, like the embedded ones: a voice can be copied because its face stays.
static FOUND: Mutex<Vec<&'static Found>> = Mutex::new(Vec::new());

/// The voices of an official poster: faces of this computer or of the files in `folder`, where
/// they are there and may be embedded; else the usual ones.
#[must_use]
pub fn official(folder: &Path) -> Voices {
    let mut searched = SEARCHED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, voices)) = searched.iter().find(|(known, _)| known == folder) {
        return *voices;
    }
    let voices = search(folder);
    searched.push((folder.to_owned(), voices));
    voices
}

pub(super) fn found(id: u8) -> Option<&'static Found> {
    FOUND.lock().unwrap_or_else(PoisonError::into_inner).get(usize::from(id)).copied()
}

fn search(folder: &Path) -> Voices {
    let mut fonts = Database::new();
    fonts.load_fonts_dir(folder);
    fonts.load_system_fonts();
    let usual = Voices::default();
    let (body, title) = (load(&fonts, BODY), load(&fonts, TITLE));
    Voices { title: Voice { face: title, ..usual.title }, regular: Voice { face: body, ..usual.regular }, ..usual }
}

fn load(fonts: &Database, names: &[&str]) -> Option<Face> {
    let first = |name: &&str| {
        fonts
            .faces()
            .find(|info| info.post_script_name == **name || info.families.iter().any(|(family, _)| family == *name))
    };
    names.iter().filter_map(first).find_map(|info| keep(fonts, info))
}

fn keep(fonts: &Database, info: &FaceInfo) -> Option<Face> {
    let (bytes, index) = fonts.with_face_data(info.id, |bytes, index| (bytes.to_vec(), index))?;
    let allowed =
        ttf_parser::Face::parse(&bytes, index).ok()?.permissions() != Some(ttf_parser::Permissions::Restricted);
    if !allowed {
        return None;
    }
    let bytes: &'static [u8] = bytes.leak();
    let face = ttf_parser::Face::parse(bytes, index).ok()?;
    let name: &'static str = info.post_script_name.clone().leak();
    let mut found = FOUND.lock().unwrap_or_else(PoisonError::into_inner);
    let id = u8::try_from(found.len()).ok()?;
    found.push(Box::leak(Box::new(Found { name, index, loaded: Loaded::Whole(bytes, face) })));
    Some(Face::Found(id))
}
