//! Posters that somebody holds, against the record.

use std::fs;

use serde_json::{Value, json};

use super::board::{Board, VILLAGE, initial};
use super::camera::Photo;

/// The text of the code of an edition, as it stands on the poster.
fn code(board: &Board, number: &str) -> String {
    board.show(number)["poster"]["code"].as_str().unwrap().to_owned()
}

/// The only verdict on what is given, and the exit code.
fn judged(board: &Board, given: &str) -> (i32, Value) {
    let run = board.args(&["verify-poster", given]);
    let all = run.json();
    assert_eq!(all.as_array().unwrap().len(), 1, "{all:#}");
    (run.code, all[0].clone())
}

#[test]
fn an_edition_is_followed_through_its_life() {
    let mut board = Board::printed("2026-11-03");
    let text = code(&board, "1");
    let is = |board: &Board, exit: i32, fate: &str| {
        let (code, poster) = judged(board, &text);
        assert_eq!((code, poster["fate"].as_str().unwrap()), (exit, fate), "{poster:#}");
        assert_eq!((&poster["number"], &poster["genuine"]), (&json!("示例镇-2026-0001"), &json!(true)));
    };
    is(&board, 0, "waiting");
    board.ok(&format!("post 1 --place {VILLAGE}"));
    is(&board, 0, "hanging");
    let (_, poster) = judged(&board, &text);
    assert!(poster["told"][1]["message"].as_str().unwrap().contains(VILLAGE), "{poster:#}");
    assert_eq!((&poster["first_day"], &poster["end_day"]), (&json!("2026-11-03"), &json!("2026-11-10")));
    board.on("2026-11-11");
    board.ok("takedown 1");
    is(&board, 0, "down");
}

#[test]
fn an_edition_that_no_longer_holds_is_told() {
    let mut board = Board::printed("2026-11-03");
    let first = code(&board, "1");
    board.on("2026-11-04");
    board.ok("print 1 -o again.pdf");
    assert_eq!(judged(&board, &first).1["fate"], "replaced");
    let second = code(&board, "1");
    assert_eq!(judged(&board, &second), (0, judged(&board, &second).1), "the last one holds");
    board.ok("edit 1 --set batch=2027年第一季度");
    assert_eq!((judged(&board, &second).0, judged(&board, &second).1["fate"].clone()), (1, json!("outdated")));
    board.ok("withdraw 1 --reason 不办了");
    assert_eq!((judged(&board, &second).0, judged(&board, &second).1["fate"].clone()), (1, json!("withdrawn")));
}

#[test]
fn what_was_altered_is_told_apart() {
    let board = Board::hanging("2026-11-03");
    let text = code(&board, "1");
    let (number, rest) = text.split_once('\n').unwrap();
    let digest = rest.rsplit_once("校验码").unwrap().1;
    let turned: String = digest.chars().rev().collect();
    assert_ne!(turned, digest);
    for (given, key) in [
        (text.replace(number, "示例镇-2026-0099"), "verdict-unknown"),
        (text.replace("2026-11-10", "2026-11-06"), "verdict-period"),
        (text.replace(digest, &turned), "verdict-content"),
    ] {
        let (exit, poster) = judged(&board, &given);
        assert_eq!((exit, &poster["told"][0]["key"], &poster["genuine"]), (1, &json!(key), &json!(false)), "{given}");
    }
    // However a telephone and a shell pass it on.
    let (exit, _) = judged(&board, &text.replace('\n', "  ").replace('-', "－"));
    assert_eq!(exit, 0);
    board.fails(2, "verify-poster 这不是码", "code-other");
    board.fails(2, "verify-poster 没有.jpg", "file-unreadable");
}

#[test]
fn a_pdf_is_known_by_its_bytes() {
    let board = Board::printed("2026-11-03");
    assert_eq!(judged(&board, "poster.pdf").1["fate"], "waiting");
    let mut bytes = fs::read(board.desk("poster.pdf")).unwrap();
    bytes.extend(b"\n% saved by another program\n");
    fs::write(board.desk("changed.pdf"), &bytes).unwrap();
    board.ok("print 1 --draft -o draft.pdf");
    for other in ["changed.pdf", "draft.pdf"] {
        let (exit, poster) = judged(&board, other);
        assert_eq!((exit, &poster["told"][0]["key"]), (1, &json!("verdict-file")), "{other}");
    }
}

#[test]
fn two_offices_do_not_vouch_for_each_other() {
    let (one, other) = (Board::printed("2026-11-03"), Board::practice("2026-11-03"));
    let values = initial("2026-11-03").replace("2026年第四季度", "2026年第三季度");
    let number = other.new_from("dibao-initial", &values);
    other.review(&number);
    other.print(&number);
    let (exit, poster) = judged(&other, &code(&one, "1"));
    assert_eq!((exit, &poster["told"][0]["key"]), (1, &json!("verdict-content")));
}

#[test]
fn a_photograph_is_enough() {
    let board = Board::hanging("2026-11-03");
    let text = code(&board, "1");
    let photo =
        Photo { name: "", width: 640, height: 480, side: 220.0, turn: 0.0, steep: 0.0, white: 230.0, black: 20.0 };
    for photo in [
        Photo { name: "straight.png", ..photo },
        Photo { name: "tilted.png", turn: 163.0, steep: 0.25, ..photo },
        Photo { name: "dark.png", turn: -8.0, steep: 0.1, white: 60.0, black: 15.0, ..photo },
        Photo { name: "large.png", width: 2100, height: 1500, side: 900.0, turn: 5.0, ..photo },
        Photo { name: "small.png", side: 110.0, turn: 3.0, ..photo },
    ] {
        photo.take(&board, &text);
        let run = board.args(&["verify-poster", photo.name]);
        assert_eq!(run.code, 0, "{}: {}", photo.name, run.err);
        assert_eq!(run.json()[0]["fate"], "hanging", "{}", photo.name);
    }
    Photo { name: "other.png", ..photo }.take(&board, "https://example.invalid/menu");
    board.fails(2, "verify-poster other.png", "code-other");
    fs::write(board.desk("broken.jpg"), [0xFF, 0xD8, 0xFF, 0xE0, 0x12, 0x34]).unwrap();
    board.fails(2, "verify-poster broken.jpg", "code-photo-unreadable");
    board.bring("board-far.jpg");
    board.fails(2, "verify-poster board-far.jpg", "code-none");
}
