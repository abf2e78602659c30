//! Photographs as evidence.

use serde_json::json;

use super::board::{Board, VILLAGE};

fn hanging(day: &str) -> Board {
    let board = Board::hanging(day);
    board.bring("board-far.jpg");
    board.bring("board-near.jpg");
    board
}

#[test]
fn one_photograph_proves_one_thing_once() {
    let board = hanging("2026-11-24");
    board.ok("photo 1 board-far.jpg --shot far");
    board.refuses("photo 1 board-far.jpg --shot near", "photo-used");
    let other = board.ten();
    board.publish(&other);
    let told = board.told(&format!("photo {other} board-far.jpg --shot far"), "photo-used");
    assert!(told.contains("示例镇-2026-0001"), "{told}");
    assert_eq!(board.show("1")["photos"].as_array().unwrap().len(), 1);
}

#[test]
fn only_photographs_are_photographs() {
    let board = hanging("2026-11-24");
    board.write("letter.jpg", "不是照片");
    board.fails(2, "photo 1 letter.jpg", "photo-not-an-image");
    std::fs::write(board.desk("drawing.gif"), b"GIF89a\x01\x00\x01\x00\x00\x00\x00;").unwrap();
    board.fails(2, "photo 1 drawing.gif", "photo-not-an-image");
    board.fails(2, "photo 1 nowhere.jpg", "file-unreadable");
    let whole = std::fs::read(board.desk("board-far.jpg")).unwrap();
    std::fs::write(board.desk("torn.jpg"), &whole[..200]).unwrap();
    assert_eq!(board.run("photo 1 torn.jpg").code, 2);
    assert_eq!(board.show("1")["photos"], json!([]));
}

#[test]
fn photographs_belong_to_what_hangs_or_hung() {
    let board = Board::practice("2026-11-24");
    board.bring("board-far.jpg");
    board.week();
    board.refuses("photo 1 board-far.jpg", "stage-never-hung");
    board.review("1");
    board.print("1");
    board.refuses("photo 1 board-far.jpg", "stage-never-hung");
    board.ok(&format!("post 1 --place {VILLAGE}"));
    board.fails(2, "photo 1 board-far.jpg --place 村口大树", "office-unknown-place");
    board.refuses("photo 1 board-far.jpg --day 2026-11-25", "day-in-future");
    board.ok("photo 1 board-far.jpg");
}

#[test]
fn a_draft_that_was_given_up_never_hung() {
    let board = Board::practice("2026-11-24");
    board.bring("board-far.jpg");
    board.week();
    board.ok("withdraw 1 --reason 重复录入");
    board.refuses("photo 1 board-far.jpg", "stage-never-hung");
}

#[test]
fn a_photograph_of_another_day_is_told() {
    // The camera says 2026-11-24 09:12.
    let mut board = hanging("2026-11-25");
    let kept = board.ok("photo 1 board-far.jpg --shot far");
    assert_eq!(kept["issues"][0]["key"], "check-photo-before");
    assert!(board.findings("1").contains(&"C09 check-photo-before error".to_owned()));

    board = hanging("2026-11-03");
    board.on("2026-11-11");
    board.ok("takedown 1");
    board.on("2026-11-24");
    let kept = board.ok("photo 1 board-near.jpg --shot near");
    assert_eq!((&kept["issues"][0]["code"], &kept["issues"][0]["key"]), (&json!("C09"), &json!("check-photo-after")));
}

#[test]
fn far_and_near_are_asked_for_after_a_day() {
    let mut board = hanging("2026-11-23");
    let asked = |board: &Board| -> Vec<String> {
        board.findings("1").into_iter().filter(|it| it.contains("photo") || it.contains("C10")).collect()
    };
    board.on("2026-11-24");
    assert_eq!(asked(&board), Vec::<String>::new());
    board.on("2026-11-25");
    assert_eq!(asked(&board), ["C24 check-no-photo warning"]);
    board.ok("photo 1 board-far.jpg --shot far");
    assert_eq!(asked(&board), ["C10 check-no-near warning"]);
    board.ok("photo 1 board-near.jpg --shot near");
    assert_eq!(asked(&board), Vec::<String>::new());
}

#[test]
fn a_small_picture_is_told() {
    let board = hanging("2026-11-24");
    // A whole PNG of 2 × 1 points.
    let mut small = Vec::new();
    let mut writer = png::Encoder::new(&mut small, 2, 1);
    writer.set_color(png::ColorType::Grayscale);
    writer.write_header().unwrap().write_image_data(&[0, 255]).unwrap();
    std::fs::write(board.desk("small.png"), small).unwrap();
    let kept = board.ok("photo 1 small.png");
    assert_eq!((&kept["photo"]["width"], &kept["issues"][0]["key"]), (&json!(2), &json!("check-photo-small")));
}
