//! First run, and the board as it stands when the program is started.

use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;

#[test]
fn an_empty_folder_offers_the_practice_board() {
    let mut clerk = Clerk::empty(80, 24);
    insta::assert_snapshot!("welcome-80x24", clerk.screen());
    clerk.press("Enter");
    assert_eq!(clerk.at(), Some(ScreenId::Board));
    assert!(clerk.has("练习"), "{}", clerk.screen());
}

#[test]
fn the_board_fits_every_size() {
    let mut clerk = Clerk::practice(80, 24);
    insta::assert_snapshot!("board-80x24", clerk.screen());
    insta::assert_snapshot!("board-120x36", clerk.resize(120, 36).screen());
    insta::assert_snapshot!("board-60x16", clerk.resize(60, 16).screen());
}

#[test]
fn an_office_without_notices_says_how_to_begin() {
    let mut clerk = Clerk::office(80, 24);
    assert_eq!(clerk.at(), Some(ScreenId::Board));
    assert!(clerk.has("样例村") && !clerk.has("练习"), "{}", clerk.screen());
}
