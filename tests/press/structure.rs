//! The parts of a poster are told to those who do not see it, and can be gone to.

use gongshilan::core::poster::{Align, Mark, Poster, Table};
use gongshilan::press::{Paper, PhotoFile};
use lopdf::{Document, Object, decode_text_string};

use crate::common::pdf::{self, PageText, squeeze};
use crate::posters::{certificate, column, households, name, notice, printed, printed_with, project_pool};
use crate::tree;

#[test]
fn title_paragraphs_and_list_are_told_apart() {
    let poster = households(2);
    let tree = tree::read(&printed(&poster));
    let told: Vec<String> =
        tree.all().into_iter().map(|element| format!("{} {}", element.kind, squeeze(&element.text))).collect();
    let expected = [
        "Document ",
        "P 编号：柳泉样例村-2026-0012",
        &format!("H1 {}", poster.title),
        &format!("P {}", poster.lead[0]),
        "Table ",
        "TR ",
        "TH 序号",
        "TH 户主姓名",
        "TH 拟保障人数",
        "TH 所在村（组）",
        "TH 拟月救助金额（元/户）",
        "TR ",
        "TD 1",
        "TD 户零零零零",
        "TD 1",
        "TD 槐影样例村",
        "TD 1,000.50",
        "TR ",
        "TD 2",
        "TD 户零零零甲",
        "TD 2",
        "TD 石碾样例村",
        "TD 1,001.50",
        "TR ",
        "TD 合计",
        "TD ",
        "TD ",
        "TD ",
        "TD 9,876,543.21",
        &format!("P {}", poster.tail[0]),
        &format!("P {}", poster.period.as_ref().unwrap()),
        "P 政务服务便民热线：12345示例镇民政办公室：0632-0000000",
        &format!("P {}", poster.issuer),
        &format!("P {}", poster.issued),
        &format!("P {}", poster.attribute),
    ];
    assert_eq!(told, expected);
}

#[test]
fn the_file_says_that_it_is_tagged_and_shows_its_title() {
    let file = Document::load_mem(&printed(&notice())).unwrap();
    let catalog = file.catalog().unwrap();
    let flag = |key: &[u8], inner: &[u8]| catalog.get(key).unwrap().as_dict().unwrap().get(inner).unwrap().clone();
    assert_eq!(flag(b"MarkInfo", b"Marked"), Object::Boolean(true));
    assert_eq!(flag(b"ViewerPreferences", b"DisplayDocTitle"), Object::Boolean(true));
    assert!(catalog.get(b"Metadata").is_err(), "no conformance is claimed");
}

#[test]
fn all_that_is_painted_is_a_part_or_only_for_the_eye() {
    let near = include_bytes!("../data/board-near.jpg").to_vec();
    let photo = PhotoFile { digest: "aa".to_owned(), bytes: near };
    let marked = Poster { marks: vec![Mark::Draft], ..households(70) };
    let files = [
        printed(&marked),
        printed_with(&certificate(&["aa"]), Paper::a4(), &[photo]),
        printed_with(&project_pool(5), Paper::a4().landscape(), &[]),
    ];
    for bytes in files {
        let file = Document::load_mem(&bytes).unwrap();
        for page in file.page_iter() {
            assert_eq!(PageText::of(&file, page).loose, Vec::<String>::new());
        }
        let told: String = tree::read(&bytes).all().into_iter().map(|element| element.text.as_str()).collect();
        assert!(!told.contains("草稿") && !told.contains("第 1 页"), "footers and marks are for the eye");
    }
}

#[test]
fn a_wrapped_cell_is_one_element() {
    let poster = project_pool(3);
    let tree = tree::read(&printed_with(&poster, Paper::a4(), &[]));
    let rows = &poster.table.as_ref().unwrap().rows;
    let cells: Vec<String> = tree.texts("TD").into_iter().map(squeeze).collect();
    assert_eq!(cells, rows.concat());
    let labels: Vec<&str> = poster.table.as_ref().unwrap().columns.iter().map(|column| column.label.as_str()).collect();
    assert_eq!(tree.texts("TH"), labels);
}

#[test]
fn headings_are_told_once() {
    for rows in [90, 400] {
        let bytes = printed(&households(rows));
        assert!(pdf::squeezed(&bytes).iter().filter(|page| page.contains("序号户主姓名")).count() > 2);
        let told: String = tree::read(&bytes).all().into_iter().map(|element| element.text.as_str()).collect();
        assert_eq!(told.matches("户主姓名").count(), 1, "{rows} rows");
    }
}

#[test]
fn every_row_of_a_long_list_is_a_paragraph() {
    let poster = households(400);
    let tree = tree::read(&printed(&poster));
    assert_eq!(tree.of_kind("Table").len(), 0);
    let told: Vec<String> = tree.texts("P").into_iter().map(squeeze).filter(|text| text.contains("户零")).collect();
    let rows: Vec<String> = poster.table.as_ref().unwrap().rows.iter().map(|row| row.concat()).collect();
    assert_eq!(told, rows);
}

#[test]
fn what_goes_on_on_the_next_page_stays_one_element() {
    let lead: Vec<String> = (0..20).map(|i| format!("第{i}段：{}", notice().lead[0].repeat(3))).collect();
    let poster = Poster { lead: lead.clone(), ..notice() };
    let tree = tree::read(&printed(&poster));
    let told: Vec<String> = tree.texts("P").into_iter().map(squeeze).filter(|text| text.contains('段')).collect();
    assert_eq!(told, lead);
    assert!(tree.of_kind("P").iter().any(|element| element.pages.len() == 2));

    let long = (0..300).map(|i| format!("第{i}条，按章程办理；")).collect::<Vec<_>>().concat();
    let columns = vec![column("序号", Align::Center), column("内容", Align::Left)];
    let rows = vec![vec!["1".to_owned(), long], vec!["2".to_owned(), "完".to_owned()]];
    let poster = Poster { table: Some(Table { columns, rows: rows.clone(), ..Table::default() }), ..notice() };
    let tree = tree::read(&printed(&poster));
    assert_eq!(tree.texts("TD").into_iter().map(squeeze).collect::<Vec<_>>(), rows.concat());
    assert!(tree.of_kind("TD").iter().any(|element| element.pages.len() > 1));
}

#[test]
fn photographs_are_described_by_their_captions() {
    let near = include_bytes!("../data/board-near.jpg").to_vec();
    let photos = ["aa", "bb"].map(|digest| PhotoFile { digest: digest.to_owned(), bytes: near.clone() });
    let poster = certificate(&["aa", "bb"]);
    let tree = tree::read(&printed_with(&poster, Paper::a4(), &photos));
    let told: Vec<String> = tree.of_kind("Figure").iter().map(|figure| figure.alt.clone().unwrap()).collect();
    assert_eq!(told, poster.photos.iter().map(|photo| photo.caption.clone()).collect::<Vec<_>>());
}

struct Bookmark {
    title: String,
    page: usize,
    height: f32,
}

fn bookmarks(bytes: &[u8]) -> Vec<Bookmark> {
    let file = Document::load_mem(bytes).unwrap();
    let pages: Vec<_> = file.page_iter().collect();
    let Ok(root) = file.catalog().unwrap().get(b"Outlines") else { return Vec::new() };
    let root = file.get_dictionary(root.as_reference().unwrap()).unwrap();
    let mut out = Vec::new();
    let mut next = root.get(b"First").ok();
    while let Some(id) = next {
        let bookmark = file.get_dictionary(id.as_reference().unwrap()).unwrap();
        let to = bookmark.get(b"Dest").unwrap().as_array().unwrap();
        out.push(Bookmark {
            title: decode_text_string(bookmark.get(b"Title").unwrap()).unwrap(),
            page: pages.iter().position(|page| *page == to[0].as_reference().unwrap()).unwrap(),
            height: to[3].as_float().unwrap(),
        });
        next = bookmark.get(b"Next").ok();
    }
    assert_eq!(root.get(b"Count").unwrap().as_i64().unwrap(), i64::try_from(out.len()).unwrap());
    out
}

#[test]
fn every_page_of_a_long_poster_can_be_gone_to() {
    let poster = households(120);
    let bytes = printed(&poster);
    let pages = pdf::squeezed(&bytes);
    let found = bookmarks(&bytes);
    let titles: Vec<&str> = found.iter().map(|bookmark| bookmark.title.as_str()).collect();
    assert_eq!(titles.first(), Some(&poster.title.as_str()));
    assert_eq!(titles.last(), Some(&poster.issuer.as_str()));
    assert!((0..pages.len()).all(|page| found.iter().any(|bookmark| bookmark.page == page)));
    assert!(found.is_sorted_by(|one, next| one.page < next.page || one.height > next.height));
    for bookmark in found.iter().filter(|bookmark| bookmark.title.contains(" – ")) {
        let (first, last) = bookmark.title.split_once(" – ").unwrap();
        for row in [first, last].map(|row| row.parse::<usize>().unwrap()) {
            assert!(pages[bookmark.page].contains(&name(row - 1)), "{row} on page {}", bookmark.page);
        }
    }
    let file = Document::load_mem(&bytes).unwrap();
    assert_eq!(file.catalog().unwrap().get(b"PageMode").unwrap().as_name().unwrap(), b"UseOutlines");
}

#[test]
fn a_poster_of_one_page_has_no_bookmarks() {
    let bytes = printed(&notice());
    assert!(bookmarks(&bytes).is_empty());
    let file = Document::load_mem(&bytes).unwrap();
    assert_eq!(file.catalog().unwrap().get(b"PageMode").unwrap().as_name().unwrap(), b"UseNone");
}
