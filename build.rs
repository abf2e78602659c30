//! Makes what stands in `assets` ready to stand in the program: faces unpacked, sentences in a form
//! that is read in a moment at every start.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Faces that stand in the program as they are: nothing is unpacked, and only what is read of
/// them comes into memory.
const WHOLE: [&str; 2] = ["NotoSansCJKsc-Bold.otf", "NotoSerifCJKsc-Regular.otf"];
/// The face that is too large for that, and hardly ever needed.
const RARE: &str = "HanaMinB.ttf";

/// So much of the rare face is unpacked for one of its characters. Larger blocks pack better.
const BLOCK: usize = 512 * 1024;
/// Beyond, blocks take twice as long to pack and hardly shrink.
const LEVEL: i32 = 9;

/// The languages, and the folders with their sentences.
const LANGUAGES: [&str; 2] = ["zh", "en"];
const WORDS: [&str; 3] = ["assets/words", "assets/words/screen", "assets/words/town"];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    for name in WHOLE {
        fs::write(out.join(name), face(name)?)?;
    }
    let blocks: io::Result<Vec<Vec<u8>>> =
        face(RARE)?.chunks(BLOCK).map(|block| zstd::bulk::compress(block, LEVEL)).collect();
    fs::write(out.join(RARE).with_extension("blocks"), blocks?.concat())?;
    for language in LANGUAGES {
        fs::write(out.join(format!("words-{language}.json")), serde_json::to_vec(&words(language)?)?)?;
    }
    Ok(())
}

fn words(language: &str) -> Result<BTreeMap<String, serde_json::Value>, Box<dyn Error>> {
    let mut words = BTreeMap::new();
    for folder in WORDS {
        let path = Path::new(folder).join(format!("{language}.toml"));
        println!("cargo::rerun-if-changed={}", path.display());
        let broken = |error| format!("{}: {error}", path.display());
        let read: BTreeMap<String, serde_json::Value> =
            toml::from_str(&fs::read_to_string(&path)?).map_err(|error: toml::de::Error| broken(error))?;
        words.extend(read);
    }
    Ok(words)
}

fn face(name: &str) -> io::Result<Vec<u8>> {
    let path = Path::new("assets/fonts").join(format!("{name}.zst"));
    println!("cargo::rerun-if-changed={}", path.display());
    zstd::stream::decode_all(fs::File::open(path)?)
}
