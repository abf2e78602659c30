//! `preview`: the pages as text, chosen ones, on the paper that is asked for.

use super::board::{Board, LONG, said};

#[test]
fn the_pages_stand_there_as_they_are_laid_out() {
    let board = Board::drafted("2026-11-24");
    let mut program = board.program();
    program.arg("--home").arg(board.home()).args(["--today", "2026-11-24", "preview", "1"]);
    let told = String::from_utf8(program.assert().success().get_output().stdout.clone()).unwrap();
    for part in ["第 1 页，共 1 页", "最低生活保障初审结果的公示", "张样例", "─"] {
        assert!(told.contains(part), "no {part} in\n{told}");
    }
    assert!(told.lines().map(gongshilan::core::text::width).all(|width| width <= 120), "{told}");
}

#[test]
fn one_page_of_several_is_chosen() {
    let board = Board::practice("2026-11-24");
    let number = board.new_from("dibao-longterm", &LONG.repeat(120));
    let whole = board.ok(&format!("preview {number}"));
    let pages = whole["pages"].as_u64().unwrap();
    assert!(pages > 2 && whole["shown"].as_array().unwrap().len() as u64 == pages);
    let second = board.ok("preview 1 --page 2");
    assert_eq!(second["shown"].as_array().unwrap().as_slice(), &whole["shown"].as_array().unwrap()[1..2]);
    assert_eq!(second["shown"][0]["page"], 2);
    let fewer = board.ok("preview 1 --paper A3");
    assert!(fewer["pages"].as_u64().unwrap() <= pages);
    board.fails(2, "preview 1 --page 99", "press-no-page");
}

#[test]
fn a_paper_that_nobody_sells_is_named_with_those_there_are() {
    let error = Board::drafted("2026-11-24").fails(2, "preview 1 --paper A9", "preview-paper");
    assert!(said(&error).contains("A9") && error["hint"].as_str().unwrap().contains("16开"), "{error}");
}

#[test]
fn pictures_go_to_terminals_only() {
    let (code, key) = if cfg!(feature = "picture") { (2, "picture-no-terminal") } else { (1, "picture-not-built") };
    Board::drafted("2026-11-24").fails(code, "preview 1 --picture", key);
}
