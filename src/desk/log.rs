//! The log: mistakes of the program, for whoever mends it. Nothing of a notice is in it.

use std::fs::{OpenOptions, create_dir_all};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Where the log of the office in `home` lies.
#[must_use]
pub fn log_path(home: &Path) -> PathBuf {
    home.join("log").join("gongshilan.log")
}

/// Adds a paragraph to the log. Where even that fails nothing more can be done.
pub fn log(path: &Path, text: &str) {
    let at = chrono::Local::now().format("%Y-%m-%d %H:%M:%S");
    let folder = path.parent().map_or(Ok(()), create_dir_all);
    let file = folder.and_then(|()| OpenOptions::new().create(true).append(true).open(path));
    let _ = file.and_then(|mut file| writeln!(file, "[{at}] {text}\n"));
}
