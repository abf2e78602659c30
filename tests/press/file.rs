//! The file itself: the same every time, described, complete.

use std::ops::ControlFlow;

use gongshilan::core::fault::FaultKind;
use gongshilan::core::poster::Poster;
use gongshilan::core::watch::unwatched;
use gongshilan::press::{Paper, PrintOrder, print};
use lopdf::{Document, Object};

use crate::common::pdf;
use crate::posters::{day, households, notice, printed, printed_with};

fn info<'a>(file: &'a Document, key: &[u8]) -> Option<&'a Object> {
    let id = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    file.get_dictionary(id).unwrap().get(key).ok()
}

fn utf16(object: &Object) -> String {
    let bytes = object.as_str().unwrap();
    let units: Vec<u16> = bytes.chunks_exact(2).skip(1).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
    String::from_utf16(&units).unwrap()
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let first = printed(&households(37));
    printed(&notice());
    assert!(first == printed(&households(37)));
}

#[test]
fn the_order_of_printing_makes_no_difference() {
    let mut rare = households(3);
    rare.table.as_mut().unwrap().rows[1][1] = "石𬱖葛\u{E0100}".to_owned();
    let posters = [notice(), rare, households(70), Poster { title: "公示".to_owned(), ..Poster::default() }];
    let forward: Vec<_> = posters.iter().map(printed).collect();
    let mut backward: Vec<_> = posters.iter().rev().map(printed).collect();
    backward.reverse();
    assert!(forward == backward);
}

#[test]
fn another_day_or_another_row_gives_another_file() {
    let poster = notice();
    let later = PrintOrder { poster: &poster, style: Paper::a4().into(), photos: &[], made: day().succ_opt().unwrap() };
    let id = |bytes: &[u8]| Document::load_mem(bytes).unwrap().trailer.get(b"ID").unwrap().clone();
    let (one, other) = (printed(&poster), print(&later, &mut unwatched).unwrap().bytes);
    assert_ne!(id(&one), id(&other));
    assert_ne!(id(&printed(&households(3))), id(&printed(&households(4))));
}

#[test]
fn title_author_and_language_are_told() {
    let bytes = printed(&notice());
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let file = Document::load_mem(&bytes).unwrap();
    assert_eq!(utf16(info(&file, b"Title").unwrap()), notice().title);
    assert_eq!(utf16(info(&file, b"Author").unwrap()), "示例镇柳泉样例村村民委员会");
    assert_eq!(info(&file, b"CreationDate").unwrap().as_str().unwrap(), b"D:20261124000000+00'00'");
    assert_eq!(info(&file, b"GTS_PDFXVersion"), None);
    assert_eq!(file.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
}

#[test]
fn pages_have_the_size_of_the_paper() {
    let papers = [
        (Paper::a4(), "A4", 595.3, 841.9),
        (Paper::a4().landscape(), "A4 横", 841.9, 595.3),
        (Paper::a3(), "A3", 841.9, 1190.6),
        (Paper::a3().landscape(), "A3 横", 1190.6, 841.9),
    ];
    for (paper, name, width, height) in papers {
        assert_eq!(paper.name(), name);
        let file = Document::load_mem(&printed_with(&notice(), paper, &[])).unwrap();
        for page in file.get_pages().values() {
            let sides = file.get_dictionary(*page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
            let (right, top) = (sides[2].as_float().unwrap(), sides[3].as_float().unwrap());
            assert!((right - width).abs() < 0.1 && (top - height).abs() < 0.1, "{name}: {right} × {top}");
        }
    }
}

#[test]
fn papers_are_found_by_their_names() {
    for paper in Paper::all() {
        assert_eq!(Paper::named(&paper.name()), Some(paper));
    }
    assert_eq!(Paper::all()[0], Paper::a4());
    assert_eq!(Paper::named(" ａ3横 "), Some(Paper::a3().landscape()));
    assert_eq!(Paper::named("a4 Landscape"), Some(Paper::a4().landscape()));
    assert!(["A5", "", "横", "A4A3"].into_iter().all(|name| Paper::named(name).is_none()));
    assert_eq!([Paper::a3().landscape().size(), Paper::a4().size()], ["A3", "A4"]);
    assert!(Paper::a3().landscape().is_landscape() && !Paper::a3().is_landscape());
}

#[test]
fn only_used_glyphs_are_embedded() {
    // No larger than what the smallest of other programs makes of as many rows.
    assert!(printed(&households(20)).len() < 61_000);
    assert!(printed(&households(2000)).len() < 255_000);
}

#[test]
fn every_page_is_reported() {
    let poster = households(200);
    let mut told = Vec::new();
    let order = PrintOrder { poster: &poster, style: Paper::a4().into(), photos: &[], made: day() };
    let mut watch = |done, of| {
        told.push((done, of));
        ControlFlow::Continue(())
    };
    let made = print(&order, &mut watch).unwrap();
    let pages = pdf::pages(&made.bytes).len();
    assert_eq!(made.pages as usize, pages);
    assert_eq!(told, (1..=pages).map(|page| (page, pages)).collect::<Vec<_>>());
}

#[test]
fn printing_stops_where_it_is_told_to() {
    let poster = households(200);
    let order = PrintOrder { poster: &poster, style: Paper::a4().into(), photos: &[], made: day() };
    let pages = print(&order, &mut unwatched).unwrap().pages as usize;
    for stop in [1, pages] {
        let mut told = 0;
        let mut watch = |done, _| {
            told = done;
            if done == stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let fault = print(&order, &mut watch).unwrap_err();
        assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Refused, "work-cancelled"));
        assert_eq!(told, stop, "nothing is asked after that");
    }
}
