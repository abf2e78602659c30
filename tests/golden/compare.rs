//! Whether two pictures show the same page.

use std::path::{Path, PathBuf};
use std::{env, fs};

use super::grey::{Grey, WHITEST};

/// Levels that a pixel may differ by: another processor rounds the edges of strokes differently.
const NEAR: u8 = 3;
/// So many pixels of a page may differ by more. A line of text that moves by a millimetre changes
/// hundreds.
pub(crate) const FEW: usize = 12;
/// Set to write what there is instead of comparing.
const WRITE: &str = "GONGSHILAN_WRITE_GOLDEN";

/// What is wrong where `actual` differs from the picture `name` of this folder: both, and what
/// differs, then lie in the target folder.
pub(crate) fn changed(name: &str, actual: &Grey) -> Option<String> {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(format!("{name}.png"));
    if env::var_os(WRITE).is_some() {
        actual.write(&golden);
        return None;
    }
    let Some(expected) = Grey::read(&golden) else {
        return Some(format!("{} is not there; {WRITE}=1 writes it", golden.display()));
    };
    let wrong = differing(&expected, actual);
    (wrong > FEW).then(|| format!("{wrong} pixels differ: {}", keep(name, &expected, actual).display()))
}

/// The number of pixels that differ by more than a little; all, where the sizes do.
pub(crate) fn differing(one: &Grey, other: &Grey) -> usize {
    if (one.width, one.height) != (other.width, other.height) {
        return usize::MAX;
    }
    one.levels.iter().zip(&other.levels).filter(|(one, other)| one.abs_diff(**other) > NEAR).count()
}

fn keep(name: &str, expected: &Grey, actual: &Grey) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("golden");
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join(format!("{name}.png"));
    actual.write(&path);
    expected.write(&folder.join(format!("{name}-before.png")));
    apart(expected, actual).write(&folder.join(format!("{name}-difference.png")));
    path
}

/// Black where they differ, pale where they agree.
fn apart(one: &Grey, other: &Grey) -> Grey {
    let (width, height) = (one.width.max(other.width), one.height.max(other.height));
    let at = |grey: &Grey, x: usize, y: usize| {
        if x < grey.width { grey.levels.get(y * grey.width + x).copied() } else { None }
    };
    let pixel = |x: usize, y: usize| match (at(one, x, y), at(other, x, y)) {
        (Some(one), Some(other)) if one.abs_diff(other) <= NEAR => WHITEST - (WHITEST - other) / 4,
        _ => 0,
    };
    let levels = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| pixel(x, y)).collect();
    Grey { width, height, levels }
}
