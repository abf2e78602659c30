//! Pages as text: everything stands there, in its order and at its place.

use gongshilan::core::poster::{Align, Mark, Poster, Table};
use gongshilan::core::text::width;
use gongshilan::press::layout::pages;
use gongshilan::press::{PageText, Paper, preview};
use proptest::prelude::*;

use crate::posters::{certificate, column, households, name, notice, project_pool};

fn shown(poster: &Poster, paper: Paper) -> Vec<PageText> {
    preview(&pages(poster, &paper.into()).unwrap())
}

fn all(pages: &[PageText]) -> String {
    pages.iter().flat_map(|page| &page.lines).flat_map(|line| [line.as_str(), "\n"]).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn sorted(text: &str) -> Vec<char> {
    let mut letters: Vec<char> = text.chars().filter(|c| !c.is_whitespace() && *c != '─').collect();
    letters.sort_unstable();
    letters
}

/// Every character of the laid out pages, counted, stands in the text; no line is too wide.
fn nothing_is_lost(name: &str, poster: &Poster, paper: Paper) {
    let laid_out = pages(poster, &paper.into()).unwrap();
    let texts = preview(&laid_out);
    assert_eq!(texts.len(), laid_out.len());
    for (page, text) in laid_out.iter().zip(&texts) {
        let wanted: String = page.texts().map(|text| text.text.as_str()).collect();
        let lines: String = text.lines.iter().map(|line| line.replace("〔照片〕", "")).collect();
        assert_eq!(sorted(&lines), sorted(&wanted), "{name}");
        for line in &text.lines {
            assert!(width(line) <= text.columns, "{name}: {line}");
            assert_eq!(line.trim_end(), line, "{name}");
        }
    }
    assert!(texts.windows(2).all(|pair| pair[0].columns == pair[1].columns));
}

#[test]
fn every_character_of_the_poster_stands_there_once() {
    let mut long_title = households(4);
    long_title.title = format!("{}的公示", long_title.title.repeat(6));
    let mut word = households(3);
    word.table.as_mut().unwrap().rows[1][3] = "A".repeat(300);
    let mut cell = households(5);
    cell.table.as_mut().unwrap().rows[3][3] = "柳泉样例村北湖片区第三村民小组，".repeat(160);
    let posters = [
        ("37 rows", households(37)),
        ("no list", notice()),
        ("12 columns", project_pool(6)),
        ("long title", long_title),
        ("endless word", word),
        ("a cell longer than a page", cell),
        ("photographs", certificate(&["aa", "bb", "cc"])),
        ("title only", Poster { title: "公示".to_owned(), ..Poster::default() }),
    ];
    for (name, poster) in posters {
        for paper in [Paper::a4(), Paper::a4().landscape(), Paper::a3(), Paper::a3().landscape()] {
            nothing_is_lost(&format!("{name} on {}", paper.name()), &poster, paper);
        }
    }
    nothing_is_lost("2,000 rows", &households(2000), Paper::a3().landscape());
}

#[test]
fn rows_read_as_on_paper() {
    let poster = households(2000);
    let text = squeezed(&all(&shown(&poster, Paper::a4())));
    let rows = &poster.table.as_ref().unwrap().rows;
    let places: Vec<usize> = rows.iter().map(|row| text.find(&row.concat()).unwrap()).collect();
    assert!(places.is_sorted());
    assert_eq!(text.matches(&name(1234)).count(), 1);
}

#[test]
fn parts_stand_in_reading_order() {
    let poster = households(3);
    let text = squeezed(&all(&shown(&poster, Paper::a4())));
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
        &poster.issuer,
        &poster.issued,
        &poster.attribute,
        &poster.period_short,
    ];
    let mut rest = text.as_str();
    for part in parts {
        let (_, after) = rest.split_once(part).unwrap_or_else(|| panic!("{part} in {rest}"));
        rest = after;
    }
}

#[test]
fn upright_a4_fits_an_ordinary_screen() {
    for poster in [notice(), households(5), households(37), households(2000), certificate(&["aa", "bb"])] {
        let pages = shown(&poster, Paper::a4());
        assert!(pages.iter().all(|page| page.columns <= 80), "{}", pages[0].columns);
    }
}

#[test]
fn columns_of_the_list_stand_below_each_other() {
    let pages = shown(&households(37), Paper::a4());
    let lines: Vec<&String> = pages.iter().flat_map(|page| &page.lines).collect();
    let heading = lines.iter().position(|line| line.starts_with("序号")).unwrap();
    assert!(lines[heading - 1].starts_with('─') && lines[heading + 1].starts_with('─'));
    assert_eq!(lines.iter().filter(|line| line.starts_with("序号")).count(), pages.len());
    let before = |line: &str, part: &str| line.split_once(part).map(|(before, _)| width(before));
    let columns: Vec<usize> = lines.iter().filter_map(|line| before(line, "样例村 ")).collect();
    assert!(columns.len() == 37 && columns.iter().all(|column| *column == columns[0]), "{columns:?}");
    // Amounts end in one column, the right one.
    let amounts = lines.iter().filter(|line| line.ends_with(".50") || line.ends_with("543.21"));
    assert!(amounts.clone().count() == 38 && amounts.clone().all(|line| width(line) == pages[0].columns));
}

#[test]
fn text_at_the_left_edge_begins_in_one_column() {
    let columns = vec![column("序号", Align::Center), column("内容", Align::Left), column("备注", Align::Left)];
    let row = |i: usize| vec![(i + 1).to_string(), "内".repeat(i % 9 + 12), "注".repeat(i % 7 + 1)];
    let table = Some(Table { columns, rows: (0..60).map(row).collect(), ..Table::default() });
    let pages = shown(&Poster { table, ..notice() }, Paper::a4());
    for part in ["内", "注"] {
        let lines = pages.iter().flat_map(|page| &page.lines).filter(|line| line.contains("注") && line.contains("内"));
        let mut starts: Vec<usize> =
            lines.filter(|line| !line.contains("备注")).map(|line| width(line.split_once(part).unwrap().0)).collect();
        assert_eq!(starts.len(), 60);
        starts.dedup();
        assert_eq!(starts.len(), 1, "{part} {starts:?}");
    }
}

#[test]
fn paragraphs_keep_their_indent_and_gaps_stay_gaps() {
    let lines = shown(&notice(), Paper::a4()).remove(0).lines;
    let first = lines.iter().position(|line| line.starts_with("    根据")).unwrap();
    assert!(lines[first - 1].is_empty() && lines[first + 1].starts_with('《'));
    assert!(!lines.windows(4).any(|four| four.iter().all(String::is_empty)));
}

#[test]
fn marks_are_the_first_line_of_every_page() {
    let poster = Poster { marks: vec![Mark::Draft, Mark::Practice], ..households(90) };
    let pages = shown(&poster, Paper::a4());
    assert!(pages.len() > 1 && pages.iter().all(|page| page.lines[0] == "〔草稿 不得张贴〕〔练习〕"));
    assert!(!all(&shown(&households(90), Paper::a4())).contains("练习"));
}

#[test]
fn the_same_pages_give_the_same_text() {
    let poster = project_pool(9);
    assert_eq!(shown(&poster, Paper::a3()), shown(&poster, Paper::a3()));
    assert_eq!(preview(&[]), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn any_list_keeps_its_characters(
        cells in prop::collection::vec(prop::collection::vec("[一-龠0-9a-zA-Z，。（）]{0,24}", 1..9), 1..6),
        title in "[一-龠]{1,60}",
    ) {
        let width = cells[0].len();
        let aligns = [Align::Left, Align::Center, Align::Right];
        let columns = (0..width).map(|i| column(&format!("列{i}"), aligns[i % 3])).collect();
        let rows = cells.iter().map(|row| (0..width).map(|i| row.get(i).cloned().unwrap_or_default()).collect()).collect();
        let poster = Poster { title, table: Some(Table { columns, rows, ..Table::default() }), ..notice() };
        nothing_is_lost("any list", &poster, Paper::a4());
    }
}
