//! A real print queue, where this computer has one that writes PDF files: what was asked for comes
//! out of it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use lopdf::Document;

use super::board::Board;

/// How long a queue may take for a poster.
const PATIENCE: Duration = Duration::from_secs(60);

/// A queue of cups-pdf, and the folder that it writes to; `None` where there is none.
fn queue() -> Option<(String, PathBuf)> {
    let said = Command::new("lpstat").args(["-r", "-v"]).env("LC_ALL", "C").output().ok()?;
    let said = String::from_utf8(said.stdout).ok().filter(|said| said.contains("scheduler is running"))?;
    let name = said.lines().find_map(|line| line.strip_prefix("device for ")?.strip_suffix(": cups-pdf:/"))?;
    let settings = fs::read_to_string("/etc/cups/cups-pdf.conf").ok()?;
    let out = settings.lines().find_map(|line| line.strip_prefix("Out "))?.trim();
    let home = std::env::var("HOME").ok()?;
    Some((name.to_owned(), PathBuf::from(out.replace("${HOME}", &home))))
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder).map(|found| found.map(|entry| entry.unwrap().path()).collect()).unwrap_or_default()
}

/// The pages of the file that comes out of the queue; the file is taken away.
fn comes_out(folder: &Path, before: &BTreeSet<PathBuf>) -> Vec<(f32, f32)> {
    let begun = Instant::now();
    loop {
        let new = files(folder).difference(before).next().cloned();
        // A file that is still being written has no trailer yet.
        let document = new.as_ref().and_then(|path| Document::load_mem(&fs::read(path).ok()?).ok());
        if let (Some(path), Some(document)) = (new, document) {
            fs::remove_file(path).unwrap();
            return document.get_pages().values().map(|page| size(&document, *page)).collect();
        }
        assert!(begun.elapsed() < PATIENCE, "nothing came out of the queue into {}", folder.display());
        std::thread::sleep(Duration::from_millis(100));
    }
}

fn size(document: &Document, page: lopdf::ObjectId) -> (f32, f32) {
    let sides = document.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
    let mm = |at: usize| sides[at].as_float().unwrap() * 25.4 / 72.0;
    (mm(2), mm(3))
}

#[test]
fn paper_of_every_kind_arrives_at_a_real_queue() {
    let Some((queue, folder)) = queue() else {
        println!("skipped: no CUPS queue that writes PDF files (cups-pdf) on this computer");
        return;
    };
    let board = Board::reviewed("2026-11-24");
    for (paper, short, long) in
        [("A3", 297.0, 420.0), ("B4", 257.0, 364.0), ("16K", 184.0, 260.0), ("300x450", 300.0, 450.0)]
    {
        let before = files(&folder);
        board.ok(&format!("print 1 --paper {paper} --to-printer {queue}"));
        let pages = comes_out(&folder, &before);
        let as_asked = |(width, height): &(f32, f32)| (width - short).abs() < 2.0 && (height - long).abs() < 2.0;
        assert!(!pages.is_empty() && pages.iter().all(as_asked), "{paper}: {pages:?} mm");
    }
    assert_eq!(board.show("1")["editions"].as_array().unwrap().len(), 4);
    board.fails(2, "print 1 --to-printer 没有这台打印机", "printer-refused");
    assert_eq!(board.show("1")["editions"].as_array().unwrap().len(), 4, "what was refused is no edition");
}
