//! What is printed can be read back exactly.

use gongshilan::core::poster::{Align, Mark, Poster, Table};
use gongshilan::press::Paper;

use crate::common::pdf;
use crate::posters::{certificate, column, households, name, notice, printed, printed_with, project_pool};

fn times(text: &str, part: &str) -> usize {
    text.matches(part).count()
}

#[test]
fn every_row_stands_once_and_in_one_piece() {
    for rows in [1, 2, 36, 37, 200, 2000] {
        let poster = households(rows);
        let text = pdf::squeezed(&printed(&poster)).concat();
        for row in &poster.table.as_ref().unwrap().rows {
            assert_eq!(times(&text, &row.concat()), 1, "{rows} rows, {row:?}");
        }
        assert_eq!(times(&text, "合计9,876,543.21"), 1);
    }
}

#[test]
fn rows_stand_in_the_order_of_the_list() {
    let text = pdf::squeezed(&printed(&households(200))).concat();
    let places: Vec<_> = (0..200).map(|i| text.find(&name(i)).unwrap()).collect();
    assert!(places.is_sorted());
}

#[test]
fn five_thousand_rows_are_printed() {
    let pages = pdf::squeezed(&printed(&households(5000)));
    assert_eq!(times(&pages.concat(), &name(4999)), 1);
    assert!(pages.last().unwrap().contains(&format!("第{0}页共{0}页", pages.len())));
}

#[test]
fn parts_stand_in_reading_order() {
    let poster = households(3);
    let text = pdf::squeezed(&printed(&poster)).concat();
    let parts = [
        poster.number.as_str(),
        &poster.title,
        &poster.lead[0],
        "序号户主姓名拟保障人数",
        &name(0),
        &name(2),
        "合计",
        &poster.tail[0],
        poster.period.as_deref().unwrap(),
        "政务服务便民热线：12345",
        "示例镇民政办公室：0632-0000000",
        &poster.issuer,
        "主动公开",
        &poster.period_short,
    ];
    let mut rest = text.as_str();
    for part in parts {
        let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("{part} in {rest}"));
        rest = after;
    }
}

#[test]
fn footer_stands_on_every_page() {
    let pages = pdf::pages(&printed(&households(200)));
    assert!(pages.len() > 3);
    for (i, page) in pages.iter().enumerate() {
        let last = page.lines().last().unwrap();
        let numbered = format!("第 {} 页 共 {} 页", i + 1, pages.len());
        assert_eq!(last, format!("柳泉样例村-2026-0012 {numbered} 公示至2026年12月1日"));
    }
}

#[test]
fn a_long_footer_is_still_whole() {
    let mut poster = notice();
    poster.period_short = "公示期自2026年11月24日起至2026年12月1日止，遇法定节假日顺延，以公开栏张贴的为准".repeat(3);
    poster.number = "示例镇柳泉样例村村务监督委员会-2026-0012".to_owned();
    let text = pdf::squeezed(&printed(&poster)).concat();
    assert!(text.ends_with(&format!("{}第1页共1页{}", poster.number, poster.period_short)), "{text}");
}

#[test]
fn rare_characters_are_exact() {
    let mut poster = households(6);
    for (row, name) in ["石𬱖", "冯䶮", "㛃生僻", "𫖯𠅤", "李𪨊", "王𰻝"].iter().enumerate() {
        poster.table.as_mut().unwrap().rows[row][1] = (*name).to_owned();
    }
    let text = pdf::squeezed(&printed(&poster)).concat();
    for name in ["石𬱖", "冯䶮", "㛃生僻", "𫖯𠅤", "李𪨊", "王𰻝"] {
        assert_eq!(times(&text, name), 1, "{name}");
    }
}

#[test]
fn radicals_become_ideographs_and_do_not_spoil_them() {
    let poster = Poster { lead: vec!["一二⼀⼆，长⻓门⻔民⺠".to_owned()], ..notice() };
    let text = pdf::squeezed(&printed(&poster)).concat();
    assert!(text.contains("一二一二，长长门门民民"), "{text}");
}

#[test]
fn two_characters_that_share_a_glyph_both_read_back() {
    // The fonts draw 老 and its compatibility form U+F934, and several dots, with one glyph each.
    let lead = "老\u{F934}力\u{F98A}老·\u{2022}\u{30FB}-\u{2011}".to_owned();
    let poster = Poster { title: lead.clone(), lead: vec![lead.clone()], ..notice() };
    let text = pdf::squeezed(&printed(&poster)).concat();
    assert_eq!(times(&text, &lead), 2, "{text}");
}

#[test]
fn a_wrapped_cell_reads_in_one_piece() {
    let poster = project_pool(3);
    for paper in [Paper::a4(), Paper::a4().landscape(), Paper::a3().landscape()] {
        let text = pdf::squeezed(&printed_with(&poster, paper, &[])).concat();
        let row = poster.table.as_ref().unwrap().rows[0].concat();
        assert_eq!(times(&text, &row), 3, "{}", paper.name());
    }
}

#[test]
fn a_cell_longer_than_a_page_is_printed_whole() {
    let items: Vec<String> = (0..600).map(|i| format!("第{i}条，按章程办理；")).collect();
    let long = items.concat();
    let columns = vec![column("序号", Align::Center), column("内容", Align::Left)];
    let rows = vec![vec!["1".to_owned(), long], vec!["2".to_owned(), "完".to_owned()]];
    let poster = Poster { table: Some(Table { columns, rows, ..Table::default() }), ..notice() };
    let pages = pdf::squeezed(&printed(&poster));
    let found = (0..600).filter(|i| pages.concat().contains(&format!("第{i}条"))).count();
    assert!(pages.len() > 2 && found + pages.len() > 600, "{found} of 600 whole on {} pages", pages.len());
}

#[test]
fn gaps_are_for_the_eye_only() {
    let mut poster = households(40);
    poster.table.as_mut().unwrap().rows[0][1] = "张三".to_owned();
    poster.table.as_mut().unwrap().rows[1][1] = "王户丙".to_owned();
    let pieces = pdf::drawn(&printed(&poster)).concat();
    let gaps: Vec<_> = pieces.iter().filter(|piece| piece.spoken).collect();
    assert!(gaps.len() > 5);
    assert!(gaps.iter().all(|piece| piece.text == piece.glyphs), "{gaps:?}");
    assert!(gaps.iter().any(|piece| piece.text == "张三"));
}

#[test]
fn marks_stand_on_every_page_as_lines_of_their_own() {
    let poster = Poster { marks: vec![Mark::Draft, Mark::Practice], ..households(90) };
    let pages = pdf::pages(&printed(&poster));
    assert!(pages.len() > 1);
    for page in pages {
        assert!(page.lines().any(|line| line == "草稿 不得张贴") && page.lines().any(|line| line == "练习"), "{page}");
    }
    let clean = pdf::pages(&printed(&households(90))).concat();
    assert!(!clean.contains("草稿") && !clean.contains("练习"));
}

#[test]
fn invisible_characters_are_not_printed() {
    let poster = Poster { lead: vec!["张\u{200B}三\u{FEFF}丰".to_owned()], ..notice() };
    assert!(pdf::squeezed(&printed(&poster)).concat().contains("张三丰"));
}

#[test]
fn a_poster_with_nothing_but_a_title_is_printed() {
    let poster = Poster { title: "公示".to_owned(), ..Poster::default() };
    assert_eq!(pdf::squeezed(&printed(&poster)), ["公示第1页共1页"]);
}

#[test]
fn a_certificate_carries_its_text_once() {
    let text = pdf::squeezed(&printed(&Poster { photos: Vec::new(), ..certificate(&[]) })).concat();
    assert_eq!(times(&text, "公示情况说明"), 1);
    assert!(!text.contains("公示时间"));
}
