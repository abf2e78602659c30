//! Posters of several notices, on every paper, and through a printer.

use std::fs;
use std::path::{Path, PathBuf};

use lopdf::Document;
use serde_json::json;

use super::board::{Board, texts};

/// A board with two reviewed notices, 1 and 2, and a draft, 3.
fn three() -> Board {
    Board::like("three to print", || {
        let board = Board::practice("2026-11-24");
        for _ in 0..3 {
            board.ten();
        }
        board.review("1");
        board.review("2");
        board
    })
}

/// Width and height of the first page of a PDF of the desk, mm.
fn size(board: &Board, name: &str) -> (i64, i64) {
    let document = Document::load_mem(&fs::read(board.desk(name)).unwrap()).unwrap();
    let page = *document.get_pages().get(&1).unwrap();
    let sides = document.get_dictionary(page).unwrap().get(b"MediaBox").unwrap().as_array().unwrap();
    let mm = |at: usize| (f64::from(sides[at].as_float().unwrap()) * 25.4 / 72.0).round();
    #[allow(clippy::cast_possible_truncation)] // Whole millimetres.
    (mm(2) as i64, mm(3) as i64)
}

fn names(folder: PathBuf) -> Vec<String> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn several_notices_go_to_a_folder_under_their_numbers() {
    let board = three();
    let made = board.ok("print 1 2 3 -o 海报/十一月");
    let printed = made["printed"].as_array().unwrap();
    assert_eq!(texts(&made["printed"], "number"), ["示例镇-2026-0001", "示例镇-2026-0002", "示例镇-2026-0003"]);
    assert_eq!(printed.iter().map(|file| &file["draft"]).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(
        names(board.desk("海报/十一月")),
        ["示例镇-2026-0001.pdf", "示例镇-2026-0002.pdf", "示例镇-2026-0003-样张.pdf"]
    );
    assert_eq!(
        (board.stage("1"), board.stage("2"), board.stage("3")),
        ("printed".into(), "printed".into(), "draft".into())
    );
}

#[test]
fn one_that_cannot_be_printed_does_not_keep_the_others_back() {
    let board = three();
    let run = board.run("print 99 1 示例镇-2026-0001 2 -o 海报");
    let (made, error) = (run.json(), run.error());
    assert_eq!((run.code, &error["key"]), (2, &json!("print-some-failed")));
    assert_eq!(texts(&made["failed"], "key"), ["notice-unknown"]);
    assert_eq!(texts(&made["failed"], "number"), ["99"]);
    assert!(error["details"][0]["message"].as_str().unwrap().starts_with("99："), "{error:#}");
    assert_eq!(names(board.desk("海报")), ["示例镇-2026-0001.pdf", "示例镇-2026-0002.pdf"]);
    let editions = |number: &str| board.show(number)["editions"].as_array().unwrap().len();
    assert_eq!((editions("1"), editions("2")), (1, 1), "each notice once, however often it is named");
}

#[test]
fn several_posters_are_no_single_file() {
    let board = three();
    board.fails(2, "print 1 2 -o 公示.pdf", "print-folder");
    fs::create_dir(board.desk("旧.pdf")).unwrap();
    board.ok("print 1 2 -o 旧.pdf");
    assert_eq!(names(board.desk("旧.pdf")).len(), 2, "a folder may be called as it likes");
}

#[test]
fn paper_is_what_was_asked_for() {
    let board = three();
    for (paper, size_of_page, recorded) in [
        ("--paper a3", (297, 420), "A3"),
        ("--paper 16k", (184, 260), "16开"),
        ("--paper B4 --landscape", (364, 257), "B4 横"),
        ("--paper A2 --turn portrait", (420, 594), "A2"),
        ("--paper 450x300", (450, 300), "300×450 横"),
        ("--paper 450x300 --turn portrait", (300, 450), "300×450"),
        ("--paper A4 --turn 横", (297, 210), "A4 横"),
    ] {
        board.ok(&format!("print 1 -o poster.pdf {paper}"));
        assert_eq!(size(&board, "poster.pdf"), size_of_page, "{paper}");
        let show = board.show("1");
        assert_eq!(show["editions"].as_array().unwrap().last().unwrap()["paper"], recorded, "{paper}");
    }
}

#[test]
fn looks_that_do_not_go_together_are_refused() {
    let board = three();
    for wrong in [
        "--paper A5",
        "--paper 20x30",
        "--landscape --turn auto",
        "--turn upwards",
        "--theme gold",
        "--fit two-pages",
        "--read-at 1",
        "--tile A3",
        "--paper A4 --tile A4",
        "--copies 2",
        "--copies 0 --to-printer",
    ] {
        let run = board.run(&format!("print 1 -o poster.pdf {wrong}"));
        assert_eq!(run.code, 2, "{wrong}: {}{}", run.out, run.err);
    }
    let run = board.run("print 1 -o poster.pdf --paper A5");
    for known in ["A4", "A3", "A2", "B4", "16开", "300x450"] {
        assert!(run.err.contains(known), "{}", run.err);
    }
    assert_eq!(board.stage("1"), "reviewed");
}

#[cfg(unix)]
mod printer {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    /// A folder with a printing program that is `script`.
    fn programs(board: &Board, script: &str) -> PathBuf {
        let folder = board.desk("bin");
        fs::create_dir(&folder).unwrap();
        let program = folder.join("lp");
        fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        folder
    }

    #[test]
    fn the_printer_gets_every_poster_with_paper_and_copies() {
        let board = three();
        // Keeps the file that it is given, as CUPS does.
        let folder = programs(
            &board,
            "printf '%s ' \"$@\" >> lp.txt; for file; do :; done; /bin/cat \"$file\" >> got.pdf; echo >> lp.txt",
        );
        let run = board.run_beside(&folder, "print 1 3 --paper B4 --copies 3 --to-printer 一号");
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(run.json()["printed"][0]["copies"], 3);
        let given = fs::read_to_string(board.desk("lp.txt")).unwrap();
        let lines: Vec<&str> = given.lines().collect();
        for (line, number) in lines.iter().zip(["示例镇-2026-0001", "示例镇-2026-0003"]) {
            let wishes = format!("-d 一号 -n 3 -o media=jis_b4_257x364mm -t {number} /");
            assert!(
                line.starts_with(&wishes)
                    && Path::new(line.trim_end()).extension().is_some_and(|ending| ending == "pdf"),
                "{line}"
            );
        }
        assert_eq!(lines.len(), 2);
        let posters = board.home().join("posters");
        assert_eq!(names(posters.clone()), ["示例镇-2026-0001.pdf", "示例镇-2026-0003-样张.pdf"]);
        let mut both = fs::read(posters.join("示例镇-2026-0001.pdf")).unwrap();
        both.extend(fs::read(posters.join("示例镇-2026-0003-样张.pdf")).unwrap());
        assert!(fs::read(board.desk("got.pdf")).unwrap() == both, "what is kept is what was printed");
        assert_eq!(board.stage("1"), "printed");
    }

    #[test]
    fn what_the_printer_refuses_was_never_printed() {
        let board = three();
        let folder = programs(&board, "echo 'lp: The printer or class does not exist.' >&2; exit 1");
        let run = board.run_beside(&folder, "print 1 --to-printer 没有的");
        let error = run.error();
        assert_eq!((run.code, error["key"].as_str().unwrap()), (2, "printer-refused"));
        assert!(error["message"].as_str().unwrap().contains("does not exist"), "{error:#}");
        let run = board.run_beside(&folder, "print 1 2 -o 海报 --to-printer");
        assert_eq!((run.code, texts(&run.json()["failed"], "key")), (2, vec!["printer-refused".to_owned(); 2]));
        assert_eq!(names(board.home().join("posters")), [""; 0], "no clean poster stays without an edition");
        assert_eq!(names(board.desk("海报")), [""; 0]);
        assert_eq!((board.stage("1"), board.show("1")["editions"].as_array().unwrap().len()), ("reviewed".into(), 0));
        let run = board.run_beside(&folder, "print 3 --draft --to-printer");
        assert_eq!((run.code, names(board.home().join("posters")).len()), (2, 0));
    }

    #[test]
    fn without_a_printing_program_nothing_is_recorded() {
        let board = three();
        let folder = board.desk("empty");
        fs::create_dir(&folder).unwrap();
        let run = board.run_beside(&folder, "print 1 --to-printer");
        assert_eq!((run.code, run.error()["key"].as_str().unwrap().to_owned()), (2, "printer-missing".to_owned()));
        assert_eq!(board.stage("1"), "reviewed");
    }
}
