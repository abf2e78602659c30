//! Files that leave the program: ledger, catalogue, backups, completions.

use std::fs;
use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use gongshilan::core::notice::hex;
use gongshilan::core::words::{Lang, Words};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::board::{Board, VILLAGE, set_up, texts};

// 公示台账 as rules.md §4.2 asks for it; 序号 first, 备注 last.
const COLUMNS: [&str; 29] = [
    "serial",
    "number",
    "title",
    "kind",
    "basis",
    "issuer",
    "level",
    "places",
    "drafter",
    "reviewer",
    "reviewed",
    "disclosure",
    "posted",
    "posted-by",
    "required",
    "end",
    "down",
    "down-by",
    "days",
    "photos",
    "first-photo",
    "last-photo",
    "phones",
    "objections",
    "corrected",
    "certified",
    "archive",
    "stage",
    "remarks",
];

fn worked() -> Board {
    Board::like("worked", make_worked)
}

fn make_worked() -> Board {
    let mut board = Board::practice("2026-11-24");
    board.bring("board-far.jpg");
    board.published_week();
    board.ok("photo 1 board-far.jpg --shot far");
    board.ok("object 1 --channel 来访 --matter 对第2户有意见 --objector 马举报 --contact 13800000000");
    board.ok("settle 1 --rejected --reason 不属实 --remedy 向县民政局反映");
    board.on("2026-12-02");
    board.ok("takedown 1");
    board.ok("certificate 1 -o certificate.pdf");
    board.ok("archive 1 --no 民政-31");
    board.week();
    board
}

fn column(name: &str) -> usize {
    COLUMNS.iter().position(|column| *column == name).unwrap()
}

fn headings() -> Vec<String> {
    COLUMNS.iter().map(|name| Words::of(Lang::Zh).word(Box::leak(format!("ledger-{name}").into_boxed_str()))).collect()
}

#[test]
fn the_ledger_leaves_as_a_spreadsheet() {
    let board = worked();
    assert_eq!(board.ok("ledger --xlsx -o ledger.xlsx")["count"], 2);
    let bytes = fs::read(board.desk("ledger.xlsx")).unwrap();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    let rows: Vec<&[Data]> = sheet.rows().collect();
    let texts: Vec<String> = rows[1].iter().map(ToString::to_string).collect();
    assert_eq!((texts, rows.len()), (headings(), 4), "title, headings, two notices");
    let cell = |row: usize, name: &str| rows[row + 1][column(name)].to_string();
    assert_eq!(cell(1, "number"), "示例镇-2026-0001");
    assert_eq!(
        (cell(1, "drafter"), cell(1, "reviewer"), cell(1, "posted-by")),
        ("周样例".into(), "吴示范".into(), "周样例".into())
    );
    assert_eq!((cell(1, "places"), cell(1, "archive")), (VILLAGE.to_owned(), "民政-31".to_owned()));
    assert_eq!((cell(1, "days"), cell(2, "days")), ("8".into(), String::new()));
    let day = |name: &str| match &rows[2][column(name)] {
        Data::DateTime(moment) => moment.to_ymd_hms_milli(),
        other => panic!("{name} is no date: {other:?}"),
    };
    assert_eq!(day("posted"), (2026, 11, 24, 0, 0, 0, 0));
    assert_eq!((day("end").2, day("down").2), (1, 2));
    assert!(
        !rows.iter().any(|row| row
            .iter()
            .any(|cell| cell.to_string().contains("举报人") || cell.to_string().contains("138000")))
    );
}

#[test]
fn the_ledger_leaves_as_text() {
    let board = worked();
    board.ok("ledger -o ledger.csv");
    let bytes = fs::read(board.desk("ledger.csv")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let text = text.strip_prefix('\u{FEFF}').expect("a spreadsheet program knows it as UTF-8 by its mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    assert_eq!(reader.headers().unwrap().iter().collect::<Vec<_>>(), headings());
    let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
    let cell = |row: usize, name: &str| rows[row][column(name)].to_owned();
    assert_eq!((rows.len(), cell(0, "serial"), cell(1, "serial")), (2, "1".into(), "2".into()));
    assert_eq!((cell(0, "certified"), cell(0, "days")), ("2026-12-02".into(), "8".into()));
    assert_eq!(cell(0, "phones"), "12345、0632-0000000");
    assert_eq!((cell(1, "posted"), cell(1, "reviewer")), (String::new(), String::new()));
    assert!(!text.contains("马举报") && !text.contains("13800000000"));
}

#[test]
fn the_ledger_says_the_same_as_json() {
    let row = worked().ok("ledger")[0].clone();
    assert_eq!(
        (&row["posted"], &row["end"], &row["down"]),
        (&json!("2026-11-24"), &json!("2026-12-01"), &json!("2026-12-02"))
    );
    assert_eq!((&row["days"], &row["served"], &row["objections"]), (&json!(8), &json!(7), &json!(1)));
    assert_eq!(row["outcomes"], json!({ "open": 0, "rejected": 1, "upheld": 0 }));
    assert_eq!((&row["photos"], &row["first_photo"]), (&json!([1, 0, 0]), &json!("2026-11-24T09:12:33")));
    assert_eq!(
        (&row["stage"], &row["archive_no"], &row["remarks"]),
        (&json!("archived"), &json!("民政-31"), &json!([]))
    );
}

#[test]
fn a_ledger_file_needs_a_name() {
    let board = Board::practice("2026-11-24");
    assert_eq!(board.run("ledger --csv").code, 2);
    assert_eq!(board.run("ledger --csv --xlsx -o ledger.csv").code, 2);
    board.write("folder", "a file where a folder should be");
    board.fails(2, "ledger -o folder/ledger.csv", "file-unwritable");
}

#[test]
fn the_catalogue_leaves_as_a_spreadsheet() {
    let board = Board::practice("2026-11-24");
    board.ok("catalog -o catalog.xlsx");
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(fs::read(board.desk("catalog.xlsx")).unwrap())).unwrap();
    let sheet = book.worksheet_range_at(0).unwrap().unwrap();
    assert_eq!(sheet.get_size(), (28, 11), "title, headings, 26 kinds");
    let second = sheet.rows().skip(2).map(|row| row[2].to_string()).collect::<Vec<_>>();
    assert_eq!(second, texts(&board.ok("catalog"), "second"));
    board.fails(2, "catalog -o catalog.doc", "catalog-format");
}

#[test]
fn the_digest_of_what_was_handed_out_is_kept() {
    let board = worked();
    board.review("2");
    board.print("2");
    let digest = |name: &str| {
        let bytes = fs::read(board.desk(name)).unwrap();
        hex(&Sha256::digest(bytes))
    };
    assert_eq!(board.show("2")["editions"][0]["pdf"], digest("poster.pdf"));
    assert_eq!(board.show("1")["certificates"][0]["pdf"], digest("certificate.pdf"));
}

#[test]
fn a_backup_brings_everything_back_into_an_empty_folder() {
    let board = worked();
    let made = board.ok("backup --to kept");
    let file = made["path"].as_str().unwrap();
    let other = Board::empty("2026-12-02");
    let path = board.desk("").join(file);
    let restored = other.args(&["restore", path.to_str().unwrap()]);
    assert_eq!((restored.code, &restored.json()["before"]), (0, &Value::Null), "{}", restored.err);
    for line in ["list", "ledger", "show 1", "status"] {
        assert_eq!(other.ok(line), board.ok(line), "{line}");
    }
    assert_eq!(other.ok("doctor")["healthy"], true, "the photographs came along");
    board.ok("doctor");
}

#[test]
fn only_a_manager_restores_over_an_office() {
    let board = Board::practice("2026-11-24");
    board.ok("backup --to kept.gslbak");
    board.week();
    board.refuses("restore kept.gslbak --by 周样例", "office-not-entitled");
    board.refuses("restore kept.gslbak --by 生面孔", "office-unknown-person");
    assert_eq!(board.stage("1"), "draft", "nothing was touched");
    let restored = board.ok("restore kept.gslbak --by 郑演示");
    assert!(!texts(&restored["notes"], "key").contains(&"restore-by-anybody".to_owned()), "{restored:#}");
    assert_eq!(board.ok("list"), json!([]));
}

#[test]
fn what_is_too_damaged_to_say_who_manages_it_is_restored_by_anybody() {
    let board = Board::practice("2026-11-24");
    board.week();
    board.ok("backup --to kept.gslbak");
    fs::write(board.home().join("journal/000001.jsonl"), "nonsense\n").unwrap();
    fs::remove_dir_all(board.home().join("index")).unwrap();
    let restored = board.ok("restore kept.gslbak --by 周样例");
    assert!(texts(&restored["notes"], "key").contains(&"restore-by-anybody".to_owned()), "{restored:#}");
    assert_eq!(board.stage("1"), "draft");
}

// The index still knows the office when the journal has lost its beginning.
#[test]
fn a_journal_without_its_beginning_does_not_open_the_door() {
    let board = Board::practice("2026-11-24");
    board.week();
    board.ok("backup --to kept.gslbak");
    let path = board.home().join("journal/000001.jsonl");
    let mut bytes = fs::read(&path).unwrap();
    bytes[40] ^= 1;
    fs::write(&path, bytes).unwrap();
    board.refuses("restore kept.gslbak --by 周样例", "office-not-entitled");
    board.ok("restore kept.gslbak --by 郑演示");
}

#[test]
fn a_restore_keeps_what_was_there() {
    let board = Board::practice("2026-11-24");
    let file = board.ok("backup --to kept.gslbak")["path"].as_str().unwrap().to_owned();
    board.fails(2, "backup --to kept.gslbak", "store-backup-exists");
    board.week();
    let restored = board.ok(&format!("restore {file}"));
    assert!(std::path::Path::new(restored["before"].as_str().unwrap()).join("journal").is_dir());
    assert_eq!(board.ok("list"), json!([]));
}

#[test]
fn a_broken_or_foreign_backup_changes_nothing() {
    let board = Board::drafted("2026-11-24");
    board.ok("backup --to kept.gslbak");
    let mut bytes = fs::read(board.desk("kept.gslbak")).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    fs::write(board.desk("broken.gslbak"), bytes).unwrap();
    assert_eq!(board.run("restore broken.gslbak").code, 2);
    let other = Board::empty("2026-11-24");
    other.ok(&set_up("--practice").replace("370481199", "370481198"));
    let path = board.desk("kept.gslbak");
    let run = other.args(&["restore", path.to_str().unwrap()]);
    assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (2, "store-backup-other-office"));
    assert_eq!((board.ok("list").as_array().unwrap().len(), other.ok("list")), (1, json!([])));
}

#[test]
fn a_backup_that_is_not_there_is_bad_input() {
    let board = Board::practice("2026-11-24");
    assert_eq!(board.run("restore nowhere.gslbak").code, 2);
}

#[test]
fn the_first_change_of_a_day_makes_a_backup() {
    let mut board = Board::practice("2026-11-03");
    let backups = |board: &Board| fs::read_dir(board.home().join("backups")).unwrap().count();
    board.week();
    board.week();
    assert_eq!(backups(&board), 1);
    board.on("2026-11-04");
    board.ok("list");
    assert_eq!(backups(&board), 1);
    board.week();
    assert_eq!(backups(&board), 2);
}

#[test]
fn shells_complete_every_command() {
    let board = Board::empty("");
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = board.run(&format!("completions {shell}"));
        assert_eq!(script.code, 0);
        assert!(
            ["takedown", "certificate", "--after-hours"]
                .iter()
                .all(|word| script.out.contains(word.trim_start_matches('-'))),
            "{shell}"
        );
    }
    assert_eq!(board.run("completions tcsh").code, 2);
}

#[test]
fn folders_may_be_named_as_seen_from_here() {
    let board = Board::drafted("2026-11-24");
    board.ok("backup --to kept.gslbak");
    let mut command = board.program();
    let output = command.args(["--json", "--home", "other", "restore", "kept.gslbak"]).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(board.desk("other/journal").is_dir());
}
