//! Which font prints which character.

use serde_json::json;

use super::board::{Board, texts};

#[test]
fn fonts_are_listed() {
    let listed = Board::empty("").ok("fonts");
    assert_eq!(texts(&listed, "name"), ["NotoSerifCJKsc-Regular", "NotoSansCJKsc-Bold", "HanaMinB"]);
    let count = |at: usize| listed[at]["characters"].as_u64().unwrap();
    assert!(count(0) > 20_000 && count(1) > 20_000 && count(2) > 40_000, "{listed:#}");
}

#[test]
fn every_character_says_its_font_and_code() {
    let checked = Board::empty("").ok("fonts --check 王王王𪨊 A");
    assert_eq!(texts(&checked, "character"), ["王", "𪨊", "A"]);
    assert_eq!(texts(&checked, "body"), ["NotoSerifCJKsc-Regular", "HanaMinB", "NotoSerifCJKsc-Regular"]);
    assert_eq!(texts(&checked, "title"), ["NotoSansCJKsc-Bold", "HanaMinB", "NotoSansCJKsc-Bold"]);
    assert_eq!(checked[1]["codes"], json!(["U+2AA0A"]));
}

#[test]
fn what_no_font_has_is_refused_as_the_press_would() {
    let board = Board::empty("");
    let run = board.run("fonts --check 王\u{E000}");
    assert_eq!((run.code, run.error()["key"].as_str().unwrap().to_owned()), (1, "fonts-lacking".to_owned()));
    assert!(run.error()["message"].as_str().unwrap().contains("U+E000"));
    let checked = run.json();
    assert_eq!((&checked[0]["missing"], &checked[1]["missing"]), (&json!(false), &json!(true)));
    assert_eq!(checked[1]["body"], json!(null));
}

#[test]
fn what_is_printed_otherwise_than_typed_is_said() {
    let run = Board::empty("").run("fonts --check ⼀葛\u{E0100}\u{200B}");
    let checked = run.json();
    assert_eq!((&checked[0]["instead"], &checked[0]["body"]), (&json!("一"), &json!("NotoSerifCJKsc-Regular")));
    assert_eq!((&checked[1]["selectors"], &checked[1]["codes"]), (&json!(["U+E0100"]), &json!(["U+845B", "U+E0100"])));
    assert_eq!(checked[2]["instead"], json!(""));
}

#[test]
fn a_column_of_a_spreadsheet_is_looked_through() {
    let board = Board::empty("");
    board.write("名单.csv", "姓名,村\n王样例,柳泉样例村\n李\u{E000}例,柳泉\u{E001}村\n");
    let run = board.run("fonts --file 名单.csv --column 姓名");
    assert_eq!(run.code, 1);
    let details =
        run.error()["details"].as_array().unwrap().iter().map(|it| it["message"].to_string()).collect::<Vec<_>>();
    assert!(details.len() == 1 && details[0].contains("第 3 行") && details[0].contains("姓名"), "{details:?}");
    assert_eq!(board.run("fonts --file 名单.csv").json().as_array().unwrap().len(), 9);
    board.fails(2, "fonts --file 名单.csv --column 户主", "fonts-column");
    board.write("名单.txt", "王样例\n李示范\n");
    assert_eq!(texts(&board.ok("fonts --file 名单.txt"), "character").concat(), "王样例李示范");
    board.fails(2, "fonts --file 没有.txt", "file-unreadable");
}
