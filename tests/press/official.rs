//! The official theme: the figures of GB/T 9704-2012, in mm and pt on A4.

use gongshilan::core::poster::{EditionCode, Mark, Poster};
use gongshilan::press::fonts::Voice;
use gongshilan::press::layout::{CodeBox, MM_PER_PT, Page, Piece, Role, TextBox, pages};
use gongshilan::press::{Paper, Style, Theme};

use crate::posters::{certificate, day, households, notice};

fn official(poster: &Poster) -> Vec<Page> {
    pages(poster, &Style { theme: Theme::Official, ..Paper::a4().into() }).unwrap()
}

fn near(one: f32, other: f32) -> bool {
    (one - other).abs() < 0.05
}

fn of(pages: &[Page], wanted: fn(&Role) -> bool) -> Vec<&TextBox> {
    pages.iter().flat_map(Page::texts).filter(|text| wanted(&text.role)).collect()
}

#[test]
fn margins_sizes_and_lines_are_those_of_the_standard() {
    for poster in [notice(), households(30), certificate(&["aa", "bb"])] {
        let pages = official(&poster);
        for text in of(&pages, |role| *role != Role::Footer) {
            assert!(text.area.x >= 28.0 - 0.05 && text.area.right() <= 210.0 - 26.0 + 0.05, "{text:?}");
            assert!(text.area.y >= 37.0 - 0.05 && text.area.bottom() <= 297.0 - 35.0 + 0.05, "{text:?}");
        }
        assert!(of(&pages, |role| *role == Role::Title).iter().all(|title| title.size <= 22.01 && title.size > 18.0));
    }
    let pages = official(&notice());
    let lines = of(&pages, |role| *role == Role::Paragraph(0));
    assert!(lines.len() > 3 && lines.iter().all(|line| near(line.size, 16.0)));
    for pair in lines.windows(2) {
        assert!(near(pair[1].area.y - pair[0].area.y, 225.0 / 22.0), "22 lines on 225 mm: {pair:?}");
    }
}

#[test]
fn the_page_number_stands_between_dashes_outside() {
    let pages = official(&households(60));
    assert!(pages.len() > 2);
    for (i, page) in pages.iter().enumerate() {
        let number = format!("— {} —", i + 1);
        let found = page.texts().find(|text| text.text == number).unwrap();
        assert!(near(found.size, 14.0) && near(found.area.y, 297.0 - 35.0 + 7.0), "{found:?}");
        let one = 14.0 * MM_PER_PT;
        let outside = if i % 2 == 0 { 210.0 - 26.0 - one - found.area.right() } else { found.area.x - 28.0 - one };
        assert!(outside.abs() < 0.1, "one character in: {found:?}");
        let note = page.texts().find(|text| text.text.contains("柳泉样例村-2026-0012") && text.role == Role::Footer);
        let period = page.texts().any(|text| text.text.contains("公示至2026年12月1日") && text.role == Role::Footer);
        assert!(note.is_some() && period, "number and period on every page");
    }
}

#[test]
fn the_day_stands_four_characters_from_the_edge_below_the_issuer() {
    let pages = official(&notice());
    let (issuer, signed_on) =
        (of(&pages, |role| *role == Role::Issuer)[0], of(&pages, |role| *role == Role::Issued)[0]);
    assert!(near(210.0 - 26.0 - signed_on.area.right(), 4.0 * 16.0 * MM_PER_PT), "{signed_on:?}");
    let middle = |text: &TextBox| text.area.x + text.area.width / 2.0;
    assert!(near(middle(issuer), middle(signed_on)));
    let attribute = of(&pages, |role| *role == Role::Attribute)[0];
    assert_eq!(attribute.text, "（公开属性：主动公开）");
    let mut long = notice();
    long.issuer = "示例镇柳泉样例村村民委员会及村务监督委员会联合工作小组".repeat(2);
    for text in of(&official(&long), |role| matches!(role, Role::Issuer | Role::Issued)) {
        assert!(text.area.right() <= 210.0 - 26.0 + 0.05, "a long name stays inside: {text:?}");
    }
}

#[test]
fn headings_of_the_first_level_are_black() {
    let poster = Poster {
        lead: vec!["一、资金来源".to_owned(), "一、二两组的农户列入名单。".to_owned()], ..notice()
    };
    let pages = official(&poster);
    let lines = of(&pages, |role| matches!(role, Role::Paragraph(0 | 1)));
    assert_eq!(lines.iter().map(|line| line.voice == Voice::BOLD).collect::<Vec<_>>(), [true, false]);
}

fn coded(poster: Poster) -> Poster {
    let code = EditionCode::new(&poster.number, (day(), Some(day())), &"0123456789abcdef".repeat(4));
    Poster { code: Some(code.text()), ..poster }
}

fn codes(pages: &[Page]) -> Vec<(&Page, &CodeBox)> {
    let found = pages.iter().flat_map(|page| page.pieces.iter().map(move |piece| (page, piece)));
    found.filter_map(|(page, piece)| if let Piece::Code(code) = piece { Some((page, code)) } else { None }).collect()
}

#[test]
fn the_square_code_stands_once_and_on_nothing() {
    for paper in Paper::all() {
        for theme in [Theme::Plain, Theme::Official] {
            for poster in [notice(), households(7), households(36), Poster { issuer: String::new(), ..notice() }] {
                let pages = pages(&coded(poster), &Style { theme, ..paper.into() }).unwrap();
                let found = codes(&pages);
                let [(page, code)] = found.as_slice() else { panic!("{}: {found:?}", paper.name()) };
                assert!(code.area.x >= 0.0 && code.area.width >= 18.0 && code.area.bottom() <= page.height - 20.0);
                for piece in &page.pieces {
                    let other = match piece {
                        Piece::Text(text) => text.area,
                        Piece::Seal(area) => *area,
                        Piece::Rule(_) => piece.area().unwrap(),
                        _ => continue,
                    };
                    assert!(!code.area.overlaps(&other, 0.01), "{}: {piece:?}", paper.name());
                }
            }
        }
    }
    assert!(codes(&official(&notice())).is_empty(), "only editions have one");
    let draft = Poster { marks: vec![Mark::Draft], ..notice() };
    assert!(codes(&official(&draft)).is_empty());
}
