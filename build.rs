//! Makes the packed faces of `assets/fonts` ready to stand in the program.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// Faces that stand in the program as they are: nothing is unpacked, and only what is read of
/// them comes into memory.
const WHOLE: [&str; 2] = ["NotoSansSC-Bold", "NotoSerifSC-Regular"];
/// The face that is too large for that, and hardly ever needed.
const RARE: &str = "HanaMinB";

/// So much of the rare face is unpacked for one of its characters. Larger blocks pack better.
const BLOCK: usize = 512 * 1024;
/// Beyond, blocks take twice as long to pack and hardly shrink.
const LEVEL: i32 = 9;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = PathBuf::from(env::var_os("OUT_DIR").ok_or("OUT_DIR is not set")?);
    for name in WHOLE {
        fs::write(out.join(name).with_extension("ttf"), face(name)?)?;
    }
    let blocks: io::Result<Vec<Vec<u8>>> =
        face(RARE)?.chunks(BLOCK).map(|block| zstd::bulk::compress(block, LEVEL)).collect();
    fs::write(out.join(RARE).with_extension("blocks"), blocks?.concat())?;
    Ok(())
}

fn face(name: &str) -> io::Result<Vec<u8>> {
    let path = Path::new("assets/fonts").join(name).with_extension("ttf.zst");
    println!("cargo::rerun-if-changed={}", path.display());
    zstd::stream::decode_all(fs::File::open(path)?)
}
