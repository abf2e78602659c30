//! `docs/posters`: the sample of every kind of notice, as it would hang.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use gongshilan::core::template::{Shelf, Template};

use super::grey::{Grey, pages};
use super::posters::{Sample, catalogue, certified, samples};

/// Dots an inch.
const DPI: f32 = 100.0;
/// Pages of a sample that are shown.
const MOST: usize = 2;
/// What comes of notices, besides the kinds of them: name of the file and caption.
const OTHERS: [(&str, &str); 2] = [("certificate", "公示情况说明"), ("catalogue", "主动公开基本目录")];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/posters")
}

fn kinds() -> Vec<Template> {
    Shelf::new(&[]).0.iter().cloned().collect()
}

/// The index of the folder.
fn index() -> String {
    let mut out = include_str!("samples.md").to_owned();
    let kinds = kinds();
    for group in kinds.chunk_by(|one, next| one.group == next.group) {
        writeln!(out, "\n## {}\n", group[0].group).unwrap();
        out.extend(group.iter().map(|kind| shown(&kind.id, &kind.name)));
    }
    writeln!(out, "\n## 其他\n").unwrap();
    out.extend(OTHERS.map(|(file, caption)| shown(file, caption)));
    out
}

fn shown(file: &str, caption: &str) -> String {
    format!("### {caption}\n\n<img src=\"{file}.png\" alt=\"{caption}\" width=\"560\">\n\n")
}

#[test]
fn every_kind_has_its_sample_and_the_index_shows_it() {
    let files =
        fs::read_dir(folder()).expect("docs/posters").map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let pictures: BTreeSet<String> = files.filter_map(|name| Some(name.strip_suffix(".png")?.to_owned())).collect();
    let kinds = kinds().into_iter().map(|kind| kind.id);
    let wanted: BTreeSet<String> = kinds.chain(OTHERS.map(|(file, _)| file.to_owned())).collect();
    assert_eq!(pictures, wanted);
    assert_eq!(fs::read_to_string(folder().join("README.md")).unwrap(), index());
}

#[test]
fn every_kind_has_its_story() {
    let told: BTreeSet<&str> = samples().keys().map(String::as_str).collect();
    let kinds = kinds();
    assert_eq!(told, kinds.iter().map(|kind| kind.id.as_str()).collect());
    for (id, sample) in samples() {
        let poster = &sample.poster;
        assert!(
            poster.code.is_some() && poster.marks.is_empty() && poster.period.is_some(),
            "{id} is no clean edition"
        );
    }
}

#[test]
#[ignore = "writes docs/posters"]
fn samples_are_written() {
    let others = [certified(), catalogue()];
    let others = OTHERS.into_iter().zip(others).map(|((file, _), sample)| (file, sample));
    for (name, sample) in samples().iter().map(|(id, sample)| (id.as_str(), sample)).chain(others) {
        whole(sample).write(&folder().join(format!("{name}.png")));
    }
    fs::write(folder().join("README.md"), index()).unwrap();
}

fn whole(sample: &Sample) -> Grey {
    Grey::beside(&pages(&sample.pdf(sample.paper.into()), MOST, DPI / sample.paper.scale()))
}
