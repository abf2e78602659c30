//! The round sheet and the ledger on paper.

use std::fs;

use super::board::{Board, TOWN, VILLAGE};
use super::pdf::pages;

#[test]
fn the_round_sheet_names_what_should_hang_where_by_places() {
    let mut board = Board::practice("2026-11-03");
    // The office names the board of the village first.
    let (week, long) = (board.week(), board.long());
    for (number, place) in [(&week, TOWN), (&long, VILLAGE)] {
        board.review(number);
        board.print(number);
        board.ok(&format!("post {number} --place {place}"));
    }
    board.ok(&format!("post {week} --place {VILLAGE}"));
    let drafted = board.ten();
    board.on("2026-11-05");
    board.ok(&format!("inspect {week} missing --place {TOWN} --by 郑演示"));
    let made = board.ok("round -o 巡查表.pdf");
    assert_eq!(made["count"], 3);
    let text = pages(&board, "巡查表.pdf").concat();
    let at = |part: &str| text.find(part).unwrap_or_else(|| panic!("{part} in {text}"));
    let lines = [format!("1{VILLAGE}{week}"), format!("2{VILLAGE}{long}"), format!("3{TOWN}{week}")];
    let order: Vec<usize> = lines.iter().map(|line| at(line)).collect();
    assert!(order.is_sorted(), "{text}");
    for part in ["2026-11-03", "2026-11-10", "更替为止", "上次缺失", "巡查人（签字）", "练习"] {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert_eq!(text.matches('□').count(), 9, "three boxes a line");
    assert!(!text.contains(&drafted), "what does not hang is not looked for");
}

#[test]
fn where_nothing_hangs_there_is_no_round() {
    let board = Board::drafted("2026-11-03");
    board.refuses("round -o 巡查表.pdf", "round-empty");
    assert!(!board.desk("巡查表.pdf").exists());
}

#[test]
fn the_ledger_goes_on_paper_with_every_notice() {
    let mut board = Board::hanging("2026-11-03");
    let draft = board.ten();
    board.ok("object 1 --channel 来访 --matter 人数不对 --objector 马举报 --contact 13800000000");
    board.on("2026-11-04");
    let made = board.ok("ledger -o 台账.pdf");
    assert_eq!(made["count"], 2);
    let text = pages(&board, "台账.pdf").concat();
    for part in ["公示台账", "示例镇-2026-0001", &draft, VILLAGE, "张贴中", "草稿", "吴示范", "2026-11-10", "共2件"]
    {
        assert!(text.contains(part), "{part} in {text}");
    }
    assert!(!text.contains("马举报"), "who raised an objection is in no ledger");
    board.ok("ledger --pdf -o 再.pdf");
    assert_eq!(fs::read(board.desk("再.pdf")).unwrap(), fs::read(board.desk("台账.pdf")).unwrap());
    board.fails(2, "ledger --pdf -o 台账.xlsx", "ledger-format");
}
