//! Other programs read the same text from the file. They are asked where they are installed.

use std::process::Command;

use gongshilan::core::poster::{Mark, Poster};
use gongshilan::press::Paper;

use crate::common::pdf::squeeze;
use crate::posters::{households, printed, printed_with, project_pool};

const NAMES: [&str; 9] =
    ["张三", "欧阳三四", "李四丰", "石𬱖", "冯䶮", "𫖯𠅤", "李𪨊丰", "祖\u{FE00}丰", "n\u{304}e\u{301}x"];

fn named() -> Poster {
    let mut poster = households(60);
    for (row, name) in poster.table.as_mut().unwrap().rows.iter_mut().zip(NAMES) {
        name.clone_into(&mut row[1]);
    }
    Poster { marks: vec![Mark::Draft], ..poster }
}

/// What `program` says about a file, or nothing where it is not installed.
fn asked(program: &str, arguments: &[&str], bytes: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("poster.pdf");
    std::fs::write(&path, bytes).unwrap();
    let Ok(answer) = Command::new(program).args(arguments).arg(&path).args(after(program)).output() else {
        eprintln!("skipped: {program} is not installed");
        return None;
    };
    assert!(answer.status.success(), "{program}: {}", String::from_utf8_lossy(&answer.stderr));
    Some(String::from_utf8(answer.stdout).unwrap())
}

fn after(program: &str) -> &'static [&'static str] {
    if program == "pdftotext" { &["-"] } else { &[] }
}

fn rows(poster: &Poster) -> &[Vec<String>] {
    &poster.table.as_ref().unwrap().rows
}

#[test]
fn poppler_reads_line_by_line_what_is_printed() {
    let poster = named();
    let bytes = printed(&poster);
    if let Some(text) = asked("pdftotext", &["-raw"], &bytes) {
        let lines: Vec<&str> = text.lines().collect();
        for row in rows(&poster) {
            // Two rare ones side by side in a name of two cannot be told apart from two words.
            let expected = row.join(" ").replace("𫖯𠅤", "𫖯 𠅤");
            assert!(lines.contains(&expected.as_str()), "{expected} in {lines:#?}");
        }
        let running: String = text.lines().collect();
        assert!(running.contains(&poster.title) && running.contains(&poster.lead[0]), "{running}");
        assert!(running.contains(poster.period.as_ref().unwrap()), "{running}");
    }
    if let Some(text) = asked("pdftotext", &["-layout"], &bytes) {
        let lines: Vec<String> = text.lines().map(squeeze).collect();
        for row in rows(&poster) {
            assert!(lines.contains(&row.concat()), "{row:?} in {lines:#?}");
        }
    }
}

#[test]
fn poppler_finds_the_parts() {
    let poster = named();
    if let Some(text) = asked("pdfinfo", &["-struct-text"], &printed(&poster)) {
        let told: String = squeeze(&text).replace(['"', '\u{C}'], "");
        for row in rows(&poster) {
            assert!(told.contains(&format!("TRTD{}", row.join("TD"))), "{row:?} in {told}");
        }
        assert!(told.contains(&format!("H1(block){}P(block){}", poster.title, poster.lead[0])), "{told}");
    }
}

#[test]
fn mupdf_reads_all_in_order() {
    let wrapped = project_pool(4);
    for (poster, bytes) in [(named(), printed(&named())), (wrapped.clone(), printed_with(&wrapped, Paper::a3(), &[]))] {
        let Some(text) = asked("mutool", &["draw", "-q", "-F", "txt"], &bytes) else { return };
        let text = squeeze(&text);
        let mut rest = text.as_str();
        for part in std::iter::once(poster.lead[0].clone()).chain(rows(&poster).iter().map(|row| row.concat())) {
            let (_, behind) = rest.split_once(&part).unwrap_or_else(|| panic!("{part} in {rest}"));
            rest = behind;
        }
    }
}

#[test]
fn qpdf_finds_nothing_wrong() {
    for poster in [named(), households(400)] {
        if let Some(said) = asked("qpdf", &["--check"], &printed(&poster)) {
            assert!(said.contains("No syntax or stream encoding errors"), "{said}");
        }
    }
}
