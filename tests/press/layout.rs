//! Where things stand: inside the margins, beside each other, together where they belong.

use std::sync::OnceLock;

use gongshilan::core::linebreak::{never_first, never_last};
use gongshilan::core::poster::{Align, Poster, Table};
use gongshilan::press::Paper;
use gongshilan::press::layout::{MM_PER_PT, Page, Piece, Role, TextBox, pages};
use proptest::prelude::*;

use crate::posters::{certificate, column, households, notice, project_pool};

fn papers() -> [Paper; 6] {
    let custom = ["16开", "B4横"].map(|name| Paper::named(name).unwrap());
    [Paper::a4(), Paper::a4().landscape(), Paper::a3(), Paper::a3().landscape(), custom[0], custom[1]]
}

fn posters() -> Vec<(&'static str, Poster)> {
    let mut long_title = households(4);
    long_title.title = format!("{}的公示", long_title.title.repeat(6));
    let mut long_issuer = notice();
    long_issuer.issuer = "示例镇柳泉样例村村民委员会及村务监督委员会联合工作小组".repeat(2);
    long_issuer.attribute.push_str("（根据《政府信息公开条例》第二十条）");
    let mut many_lines = notice();
    many_lines.contacts = vec![many_lines.contacts[1].clone(); 40];
    let mut long_cell = households(5);
    long_cell.table.as_mut().unwrap().rows[3][3] = "柳泉样例村北湖片区第三村民小组，".repeat(60);
    let mut word = households(3);
    word.table.as_mut().unwrap().rows[1][3] = "A".repeat(300);
    vec![
        ("1 row", households(1)),
        ("2 rows", households(2)),
        ("5 rows", households(5)),
        ("36 rows", households(36)),
        ("37 rows", households(37)),
        ("200 rows", households(200)),
        ("no list", notice()),
        ("12 columns", project_pool(6)),
        ("long title", long_title),
        ("long issuer", long_issuer),
        ("40 telephone lines", many_lines),
        ("long cell", long_cell),
        ("endless word", word),
        ("photographs", certificate(&["aa", "bb", "cc"])),
    ]
}

struct Case {
    name: String,
    poster: Poster,
    paper: Paper,
    pages: Vec<Page>,
}

// Laid out once for all tests.
fn every(check: impl Fn(&str, &Poster, Paper, &[Page])) {
    static CASES: OnceLock<Vec<Case>> = OnceLock::new();
    let case = |(name, poster): &(&str, Poster), paper: Paper| Case {
        name: format!("{name} on {}", paper.name()),
        poster: poster.clone(),
        paper,
        pages: pages(poster, &paper.into()).unwrap(),
    };
    let all = || posters().iter().flat_map(|poster| papers().map(|paper| case(poster, paper))).collect();
    for Case { name, poster, paper, pages } in CASES.get_or_init(all) {
        check(name, poster, *paper, pages);
    }
}

fn row_of(text: &TextBox) -> Option<usize> {
    match text.role {
        Role::Cell(row, _) => Some(row),
        _ => None,
    }
}

fn texts_inside(name: &str, page: &Page, paper: Paper) {
    let (side, edge) = (22.0 * paper.scale() - 0.05, 8.0);
    for text in page.texts() {
        let area = &text.area;
        assert!(area.x >= side && area.right() <= page.width - side, "{name}: {text:?}");
        assert!(area.y >= edge && area.bottom() <= page.height - edge, "{name}: {text:?}");
    }
}

fn texts_apart(name: &str, page: &Page) {
    let mut boxes: Vec<&TextBox> = page.texts().collect();
    boxes.sort_by(|one, other| one.area.y.total_cmp(&other.area.y));
    for (i, one) in boxes.iter().enumerate() {
        for other in boxes.iter().skip(i + 1).take_while(|other| other.area.y < one.area.bottom()) {
            assert!(!one.area.overlaps(&other.area, 0.1), "{name}: {one:?} on {other:?}");
        }
    }
}

#[test]
fn everything_stands_inside_the_margins_and_apart() {
    every(|name, _, paper, pages| {
        for page in pages {
            texts_inside(name, page, paper);
            texts_apart(name, page);
        }
    });
}

#[test]
fn the_body_ends_above_the_footer() {
    every(|name, _, _, pages| {
        for page in pages {
            let (footer, body): (Vec<_>, Vec<_>) = page.texts().partition(|text| text.role == Role::Footer);
            let top = footer.iter().map(|text| text.area.y).fold(f32::MAX, f32::min);
            assert!(!footer.is_empty() && body.iter().all(|text| text.area.bottom() < top), "{name}");
        }
    });
}

#[test]
fn no_line_begins_or_ends_with_forbidden_punctuation() {
    every(|name, _, _, pages| {
        for text in pages.iter().flat_map(Page::texts) {
            let line = text.text.trim();
            assert!(!line.starts_with(never_first) && !line.ends_with(never_last), "{name}: {line}");
        }
    });
}

#[test]
fn dates_amounts_and_telephone_numbers_are_never_divided() {
    every(|name, poster, _, pages| {
        if poster.lead.is_empty() {
            return;
        }
        for whole in ["2026年12月1日", "1,234.50元", "0632-0000000", "〔2021〕57号", "第649号"] {
            let lines = pages.iter().flat_map(Page::texts).filter(|text| matches!(text.role, Role::Paragraph(_)));
            assert!(lines.into_iter().any(|line| line.text.contains(whole)), "{name}: {whole}");
        }
    });
}

#[test]
fn paragraphs_fill_their_lines() {
    for paper in papers() {
        let pages = pages(&notice(), &paper.into()).unwrap();
        let lines: Vec<&TextBox> = pages[0].texts().filter(|text| matches!(text.role, Role::Paragraph(_))).collect();
        let right = paper.width() - 22.0 * paper.scale();
        for pair in lines.windows(2).filter(|pair| pair[0].role == pair[1].role) {
            let (line, lack) = (pair[0], right - pair[0].area.right());
            let characters = f32::from(u16::try_from(line.text.chars().count()).unwrap());
            // A line that a date leaves very short stays short rather than full of holes.
            let short = lack > 0.2 * characters * line.size * MM_PER_PT;
            assert!(lack.abs() < 0.1 || short, "{}: {line:?}", paper.name());
        }
        let full = lines.iter().filter(|line| (line.area.right() - right).abs() < 0.1).count();
        assert!(2 * full > lines.len(), "{}: most lines are full", paper.name());
        assert!((lines[0].area.x - 22.0 * paper.scale() - 2.0 * lines[0].size * MM_PER_PT).abs() < 0.01);
    }
}

#[test]
fn headings_are_repeated_above_the_rows_of_every_page() {
    every(|name, _, _, pages| {
        for page in pages {
            let heading = page.texts().filter(|text| text.role == Role::Heading).map(|text| text.area.bottom());
            let first = page.texts().filter(|text| row_of(text).is_some()).map(|text| text.area.y);
            let (heading, first) = (heading.fold(0.0, f32::max), first.fold(f32::MAX, f32::min));
            assert!(first > page.height || (heading > 0.0 && heading < first), "{name}: {heading} {first}");
        }
    });
}

#[test]
fn a_row_is_never_divided_between_pages() {
    every(|name, _, _, pages| {
        let last_of = |page: &Page| page.texts().filter_map(row_of).max();
        let first_of = |page: &Page| page.texts().filter_map(row_of).min();
        for pair in pages.windows(2) {
            if let (Some(last), Some(first)) = (last_of(&pair[0]), first_of(&pair[1])) {
                let longer_than_a_page = name.starts_with("long cell") || name.starts_with("endless word");
                assert!(last < first || longer_than_a_page, "{name}: {last} {first}");
            }
        }
    });
}

#[test]
fn no_page_has_a_single_row() {
    for rows in 2..90 {
        let pages = pages(&households(rows), &Paper::a4().into()).unwrap();
        for page in &pages {
            let mut found: Vec<usize> = page.texts().filter_map(row_of).collect();
            found.dedup();
            assert!(found.len() != 1, "{rows} rows: {found:?}");
        }
    }
}

fn seal(page: &Page) -> Option<gongshilan::press::layout::Area> {
    page.pieces.iter().find_map(|piece| if let Piece::Seal(area) = piece { Some(*area) } else { None })
}

#[test]
fn the_place_of_the_seal_is_free_but_for_issuer_and_day() {
    every(|name, _, paper, pages| {
        let found: Vec<_> = pages.iter().filter_map(|page| seal(page).map(|area| (page, area))).collect();
        assert_eq!(found.len(), 1, "{name}");
        let (page, area) = found[0];
        assert!(area.width >= 45.0 && area.height >= 45.0);
        assert!(area.x >= 0.0 && area.right() <= paper.width() && area.bottom() <= paper.height());
        for text in page.texts().filter(|text| !matches!(text.role, Role::Issuer | Role::Issued)) {
            assert!(!area.overlaps(&text.area, 0.0), "{name}: {text:?}");
        }
        for piece in &page.pieces {
            if let Piece::Photo(photo) = piece {
                assert!(!area.overlaps(&photo.area, 0.0), "{name}");
            }
        }
        assert!(page.texts().any(|text| text.role == Role::Issued && area.overlaps(&text.area, 0.0)), "{name}");
    });
}

#[test]
fn the_signature_never_stands_alone() {
    for rows in (0..90).step_by(3) {
        for period in [notice().period, None] {
            let mut poster = households(rows);
            if period.is_none() {
                poster.contacts.clear();
                poster.tail.clear();
            }
            poster.period = period;
            let pages = pages(&poster, &Paper::a4().into()).unwrap();
            let page = pages.iter().find(|page| seal(page).is_some()).unwrap();
            let beside = |text: &TextBox| matches!(text.role, Role::Paragraph(_) | Role::Cell(..));
            assert!(page.texts().any(beside), "{rows} rows");
        }
    }
}

#[test]
fn a_short_notice_takes_one_sheet() {
    for rows in [1, 5] {
        assert_eq!(pages(&households(rows), &Paper::a4().into()).unwrap().len(), 1);
        assert_eq!(pages(&households(rows), &Paper::a3().into()).unwrap().len(), 1);
    }
    assert_eq!(pages(&notice(), &Paper::a4().into()).unwrap().len(), 1);
}

#[test]
fn type_is_large_enough_to_be_read_through_glass() {
    for paper in papers() {
        let k = paper.type_scale();
        let least = |poster: &Poster, wanted: fn(&Role) -> bool| {
            let pages = pages(poster, &paper.into()).unwrap();
            let sizes = pages.iter().flat_map(Page::texts).filter(|text| wanted(&text.role)).map(|text| text.size);
            sizes.fold(f32::MAX, f32::min) / k
        };
        assert!(least(&households(37), |role| *role == Role::Title) >= if paper.scale() < 1.0 { 22.0 } else { 26.0 });
        assert!(least(&households(37), |role| matches!(role, Role::Paragraph(_))) > 15.99);
        assert!(least(&households(37), |role| matches!(role, Role::Cell(..))) > 11.99);
        assert!(least(&households(37), |role| matches!(role, Role::Period | Role::Contact)) > 15.99);
        assert!(least(&project_pool(6), |role| matches!(role, Role::Cell(..))) > 8.99);
    }
}

#[test]
fn a_long_title_breaks_where_a_reader_would_pause() {
    let lines = |title: &str| {
        let poster = Poster { title: title.to_owned(), ..notice() };
        let page = pages(&poster, &Paper::a4().into()).unwrap().remove(0);
        let lines = page.texts().filter(|text| text.role == Role::Title).map(|text| text.text.clone());
        lines.collect::<Vec<_>>()
    };
    assert_eq!(
        lines("关于2026年11月新增最低生活保障对象初审名单的公示"),
        ["关于2026年11月新增", "最低生活保障对象初审名单的公示"]
    );
    assert_eq!(lines("公示情况说明"), ["公示情况说明"]);
    for length in 1..80 {
        let title: String = "槐影样例村石碾样例村麦香样例村".chars().cycle().take(length).collect();
        let lines = lines(&title);
        assert_eq!(lines.concat(), title);
        assert!(length == 1 || lines.last().unwrap().chars().count() >= 2, "{lines:?}");
    }
}

#[test]
fn short_names_are_set_as_wide_as_longer_ones() {
    let mut poster = households(3);
    for (row, name) in ["张三", "欧阳样", "李实"].iter().enumerate() {
        poster.table.as_mut().unwrap().rows[row][1] = (*name).to_owned();
    }
    let pages = pages(&poster, &Paper::a4().into()).unwrap();
    let widths: Vec<f32> =
        pages[0].texts().filter(|text| matches!(text.role, Role::Cell(0..3, 1))).map(|text| text.area.width).collect();
    assert!(widths.len() == 3 && widths.iter().all(|width| (width - widths[1]).abs() < 0.01), "{widths:?}");
}

#[test]
fn adjacent_punctuation_is_narrowed_and_latin_stands_apart() {
    let width = |text: &str| {
        let poster = Poster { lead: vec![text.to_owned()], ..Poster::default() };
        let page = pages(&poster, &Paper::a4().into()).unwrap().remove(0);
        let line = page.texts().find(|text| matches!(text.role, Role::Paragraph(_))).cloned().unwrap();
        line.area.width / (line.size * MM_PER_PT)
    };
    assert!((width("《甲》（乙）丙") - 6.0).abs() < 0.01, "{}", width("《甲》（乙）丙"));
    assert!((width("甲，乙") - 3.0).abs() < 0.01);
    assert!((width("甲A乙") - width("甲") * 2.0 - width("A") - 0.5).abs() < 0.01);
}

#[test]
fn photographs_stand_two_in_a_row_after_the_signature() {
    let pages = pages(&certificate(&["aa", "bb", "cc"]), &Paper::a4().into()).unwrap();
    let mut frames = Vec::new();
    for (number, page) in pages.iter().enumerate() {
        frames.extend(page.pieces.iter().filter_map(|piece| match piece {
            Piece::Photo(frame) => Some((number, frame.area, frame.digest.clone())),
            _ => None,
        }));
    }
    let [(p0, a, _), (p1, b, _), (p2, c, last)] = frames.as_slice() else { panic!("{frames:?}") };
    assert!(p0 == p1 && (a.y - b.y).abs() < 0.01 && a.right() < b.x);
    assert!((*p2 > *p1 || c.y > b.bottom()) && last == "cc");
}

fn word() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop::sample::select(vec![
            "示例",
            "柳泉样例村",
            "，",
            "。",
            "（",
            "）",
            "《",
            "》",
            "“",
            "”",
            "——",
            "……",
            "2026年11月24日",
            "1,234.50元",
            "12345",
            "A4",
            "Wi-Fi",
            " ",
            "\n",
            "㛃",
            "𬱖",
            "户",
            "：",
            "、",
            "%",
            "·",
            "～",
        ]),
        0..40,
    )
    .prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_laid_out_whole_and_in_order(
        title in word(), lead in word(), tail in word(), cells in prop::collection::vec(word(), 6), columns in 1usize..4
    ) {
        let rows: Vec<Vec<String>> = cells.chunks_exact(columns).map(<[String]>::to_vec).collect();
        let head = (0..columns).map(|_| column("样例栏", Align::Left)).collect();
        let poster = Poster {
            title,
            lead: vec![lead],
            tail: vec![tail],
            table: Some(Table { columns: head, rows, ..Table::default() }),
            ..notice()
        };
        let pages = pages(&poster, &Paper::a4().into()).unwrap();
        for page in &pages {
            texts_inside("any text", page, Paper::a4());
            texts_apart("any text", page);
        }
        let solid = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let of = |wanted: fn(&Role) -> bool| {
            let lines = pages.iter().flat_map(Page::texts).filter(|text| wanted(&text.role));
            solid(&lines.map(|line| line.text.as_str()).collect::<String>())
        };
        prop_assert_eq!(of(|role| *role == Role::Title), solid(&poster.title));
        prop_assert_eq!(of(|role| matches!(role, Role::Paragraph(_))), solid(&(poster.lead.concat() + &poster.tail.concat())));
        let cells = poster.table.as_ref().unwrap().rows.concat().concat();
        prop_assert_eq!(of(|role| matches!(role, Role::Cell(..))), solid(&cells));
    }
}
