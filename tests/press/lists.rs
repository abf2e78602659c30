//! Lists side by side, amounts by their point, subtotals and sums.

use gongshilan::core::poster::{Align, Poster, Subtotal, Table};
use gongshilan::press::layout::{MM_PER_PT, Page, Piece, Role, TextBox, pages};
use gongshilan::press::{Paper, Style, Theme};

use crate::common::pdf;
use crate::posters::{column, households, notice, printed};

/// Rows short enough for two lists on A4.
pub(crate) fn short(rows: usize) -> Poster {
    let columns = vec![
        column("序号", Align::Center),
        column("户主姓名", Align::Center),
        column("人数", Align::Right),
        column("月金额（元）", Align::Right),
    ];
    let names = ["张样例", "李示", "王虚构", "欧阳测试", "赵演"];
    let row = |i: usize| {
        vec![(i + 1).to_string(), names[i % 5].to_owned(), (i % 4 + 1).to_string(), format!("{}.50", 500 + i * 7)]
    };
    let total = ["合计", "", "78", "32,010.50"].map(str::to_owned).to_vec();
    let capital = Some("合计（大写）：人民币叁万贰仟零壹拾元伍角整".to_owned());
    let table = Table { columns, rows: (0..rows).map(row).collect(), total: Some(total), capital, ..Table::default() };
    Poster { table: Some(table), ..notice() }
}

fn laid(poster: &Poster, paper: Paper) -> Vec<Page> {
    pages(poster, &paper.into()).unwrap()
}

fn cells(page: &Page) -> Vec<(usize, usize, &TextBox)> {
    let cell = |text: &'_ TextBox| match text.role {
        Role::Cell(row, column) => Some((row, column)),
        _ => None,
    };
    page.texts().filter_map(|text| cell(text).map(|(row, column)| (row, column, text))).collect()
}

fn rows(page: &Page) -> Vec<usize> {
    let mut rows: Vec<usize> = cells(page).iter().map(|(row, ..)| *row).collect();
    rows.dedup();
    rows
}

#[test]
fn short_rows_stand_side_by_side_where_that_saves_a_sheet() {
    for count in [40, 90, 200, 333] {
        let pages = laid(&short(count), Paper::a4());
        let firsts: Vec<f32> =
            cells(&pages[0]).iter().filter(|(_, column, _)| *column == 1).map(|(.., t)| t.area.x).collect();
        let (left, right) =
            (firsts.iter().copied().fold(f32::MAX, f32::min), firsts.iter().copied().fold(0.0, f32::max));
        assert!(right - left > 60.0, "{count} rows stand in two lists: {left} {right}");
        let headings = pages[0].texts().filter(|text| text.role == Role::Heading && text.text.contains("户主")).count();
        assert_eq!(headings, 2, "each has its headings");
    }
    let few = laid(&short(5), Paper::a4());
    assert_eq!((few.len(), rows(&few[0]).len()), (1, 6), "a list that fits is not divided");
}

#[test]
fn every_row_stands_once_and_lists_are_read_down() {
    for count in 30..130 {
        let pages = laid(&short(count), Paper::a4());
        let order: Vec<usize> = pages.iter().flat_map(rows).collect();
        assert_eq!(order, (0..=count).collect::<Vec<_>>(), "{count} rows, the total last");
        for page in &pages {
            // The next row stands below the one before, or on top of the next list.
            let names: Vec<_> = cells(page).into_iter().filter(|(_, column, _)| *column == 0).collect();
            for pair in names.windows(2) {
                let ((_, _, one), (_, _, next)) = (pair[0], pair[1]);
                assert!(next.area.y > one.area.y || next.area.x > one.area.x + 30.0, "{one:?} {next:?}");
            }
            assert!(rows(page).len() != 1, "{count} rows: one alone on a page");
        }
    }
}

#[test]
fn three_lists_stand_on_wide_paper() {
    let pages = laid(&short(120), Paper::a3().landscape());
    let headings = pages[0].texts().filter(|text| text.role == Role::Heading && text.text.contains("户主")).count();
    assert_eq!(headings, 3);
}

#[test]
fn lists_side_by_side_read_back_row_by_row() {
    let text = pdf::squeezed(&printed(&short(90))).concat();
    let mut rest = text.as_str();
    for row in &short(90).table.unwrap().rows {
        let (_, after) = rest.split_once(&row.concat()).unwrap_or_else(|| panic!("{row:?}"));
        rest = after;
    }
}

#[test]
fn amounts_stand_by_their_point() {
    let mut poster = households(6);
    let amounts = ["1,200.50", "900", "12.5", "1,000,000.25", "—", "3.125"];
    for (row, amount) in poster.table.as_mut().unwrap().rows.iter_mut().zip(amounts) {
        row[4] = amount.to_owned();
    }
    poster.table.as_mut().unwrap().total = None;
    let pages = laid(&poster, Paper::a4());
    let point = |text: &TextBox| {
        // Digits and points of one face are set with their own widths: what follows the point tells.
        let after = text.text.split_once('.').map_or(0, |(_, decimals)| decimals.len() + 1);
        (text.area.right(), after, text.size)
    };
    let found: Vec<_> = cells(&pages[0]).iter().filter(|(_, column, _)| *column == 4).map(|(.., t)| point(t)).collect();
    let right = |i: usize| found[i].0;
    assert!(right(0) < right(5) && right(2) < right(0) && right(1) < right(2), "{found:?}");
    assert!((right(0) - right(3)).abs() < 0.01, "as many decimals, the same edge");
    assert!((right(4) - right(5)).abs() < 0.01, "what is no amount stands at the edge");
}

#[test]
fn subtotals_stand_below_their_rows_and_stay_with_them() {
    for count in (12..80).step_by(4) {
        let mut poster = households(count);
        let table = poster.table.as_mut().unwrap();
        let cells = |after: usize| ["小计", "", "", "", &format!("{after}.00")].map(str::to_owned).to_vec();
        table.subtotals = (1..=count / 4).map(|i| Subtotal { after: 4 * i, cells: cells(4 * i) }).collect();
        let pages = laid(&poster, Paper::a4());
        let mut seen = Vec::new();
        for page in &pages {
            let listed: Vec<Role> = page
                .texts()
                .map(|text| text.role)
                .filter(|role| matches!(role, Role::Cell(_, 0) | Role::Subtotal(_, 0)))
                .collect();
            assert!(!matches!(listed.first(), Some(Role::Subtotal(..))), "{count} rows: a subtotal on top of a page");
            seen.extend(listed);
        }
        for (i, role) in seen.iter().enumerate() {
            if let Role::Subtotal(at, _) = role {
                assert_eq!(seen[i - 1], Role::Cell(4 * at + 3, 0), "{count} rows");
            }
        }
        assert_eq!(seen.len(), count + count / 4 + 1, "{count} rows, subtotals and the total");
    }
}

#[test]
fn the_total_in_capital_figures_stands_below_the_list() {
    for count in [3, 36, 90] {
        let pages = laid(&short(count), Paper::a4());
        let page = pages.iter().find(|page| page.texts().any(|text| text.role == Role::Capital)).unwrap();
        let capital = page.texts().find(|text| text.role == Role::Capital).unwrap();
        assert_eq!(capital.text, "合计（大写）：人民币叁万贰仟零壹拾元伍角整");
        assert!(cells(page).iter().any(|(row, ..)| *row == count), "the total is on the same page");
        assert!(cells(page).iter().all(|(.., cell)| cell.area.bottom() < capital.area.y + 0.01));
        assert!(capital.size * MM_PER_PT > 3.0);
    }
}

#[test]
fn every_other_row_has_a_ground_in_the_plain_theme_only() {
    let grounds = |theme| {
        let style = Style { theme, ..Paper::a4().into() };
        let pages = pages(&households(4), &style).unwrap();
        pages.iter().flat_map(|page| &page.pieces).filter(|piece| matches!(piece, Piece::Ground(_))).count()
    };
    assert_eq!(grounds(Theme::Plain), 1 + 2, "the heading and every other row");
    assert_eq!(grounds(Theme::Official), 0);
}
