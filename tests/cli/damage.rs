//! Somebody else is writing, something is broken, nothing is there yet.

use std::fs;

use serde_json::json;

use super::board::{Board, set_up};

#[test]
fn without_an_office_nothing_works_and_that_is_said() {
    let board = Board::empty("");
    for line in ["list", "status", "new dibao-initial", "ledger", "show 1", "doctor", "backup", "catalog"] {
        board.fails(2, line, "store-not-set-up");
    }
}

#[test]
fn a_second_writer_waits_its_turn() {
    let board = Board::drafted("2026-11-03");
    let lock = fs::File::options().write(true).open(board.home().join("lock")).unwrap();
    lock.lock().unwrap();
    for line in ["edit 1 --set batch=2026年10月", "withdraw 1 --reason 重复录入", "doctor", "setup --town 别的镇"]
    {
        board.fails(3, line, "store-in-use");
    }
    let view = board.run("list");
    assert_eq!((view.code, view.json().as_array().unwrap().len()), (0, 1), "looking goes on");
    assert!(!view.err.is_empty(), "and says that somebody is writing");
    drop(lock);
    board.ok("edit 1 --set batch=2026年10月");
}

#[test]
fn a_damaged_journal_stops_writers_and_a_backup_heals_it() {
    let board = Board::drafted("2026-11-03");
    board.ok("backup --to kept.gslbak");
    let path = board.home().join("journal/000001.jsonl");
    let mut bytes = fs::read(&path).unwrap();
    let place = bytes.len() / 2;
    bytes[place] ^= 1;
    fs::write(&path, &bytes).unwrap();
    fs::remove_dir_all(board.home().join("index")).unwrap();

    board.fails(3, "edit 1 --set batch=2026年10月", "store-journal-broken");
    board.fails(3, "doctor", "doctor-trouble");
    assert_eq!(board.run("list").code, 0, "what is sound can still be read");
    assert_eq!(fs::read(&path).unwrap(), bytes, "nothing was cut");
    board.ok("restore kept.gslbak");
    assert_eq!(board.ok("list").as_array().unwrap().len(), 1);
    assert_eq!(board.ok("doctor")["healthy"], true);
}

#[test]
fn a_lost_photograph_is_named_by_the_doctor() {
    let board = Board::practice("2026-11-24");
    board.bring("board-far.jpg");
    board.published_week();
    let digest = board.ok("photo 1 board-far.jpg")["photo"]["digest"].as_str().unwrap().to_owned();
    fs::remove_file(board.home().join("photos").join(digest.get(..2).unwrap()).join(&digest)).unwrap();
    let error = board.fails(3, "doctor", "doctor-trouble");
    assert_eq!(error["details"][0]["key"], "store-photo-lost");
    assert_eq!(error["kind"], json!("storage"));
}

#[test]
fn an_index_that_is_gone_is_built_anew() {
    let board = Board::hanging("2026-11-03");
    let before = board.show("1");
    fs::remove_dir_all(board.home().join("index")).unwrap();
    assert_eq!(board.show("1"), before);
    board.ok("inspect 1 intact --by 郑演示");
}

#[test]
fn an_office_is_set_up_once() {
    let board = Board::drafted("2026-11-03");
    board.refuses(&set_up("--practice").replace("--code 370481199", "--code 370481198"), "setup-code-fixed");
    assert_eq!(board.ok("list").as_array().unwrap().len(), 1);
}

#[test]
fn a_poster_that_cannot_be_written_is_no_edition() {
    let board = Board::reviewed("2026-11-03");
    board.write("folder", "a file where a folder should be");
    board.fails(2, "print 1 -o folder/poster.pdf", "file-unwritable");
    assert_eq!(board.show("1")["editions"], json!([]));
    assert_eq!(board.stage("1"), "reviewed");
}
