//! One notice from spreadsheet to certificate, by commands alone.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use calamine::{Reader, Xlsx, open_workbook};
use serde_json::{Value, json};

use super::board::{Board, VILLAGE, texts};

const NO: &str = "示例镇-2026-0001";

fn drafted(board: &Board) -> Value {
    board.bring("dibao-households.xlsx");
    board.ok("new dibao-initial --table dibao-households.xlsx --fill opinion=拟同意 --set batch=2026年第四季度 \
         --set examiner=示例镇人民政府 --set formed_on=2026-11-20")
}

#[test]
fn a_spreadsheet_becomes_a_posted_inspected_certified_notice() {
    let mut board = Board::practice("2026-11-24");
    let new = drafted(&board);
    assert_eq!((&new["number"], &new["title"]), (&json!(NO), &json!("关于2026年第四季度最低生活保障初审结果的公示")));
    assert_eq!((&new["sheet"]["rows"], &new["sheet"]["header_row"]), (&json!(37), &json!(3)));
    assert_eq!(texts(&new["sheet"]["dropped"], "header"), ["身份证号", "银行账号", "备注"]);
    assert_eq!(texts(&new["sheet"]["totals"], "counted"), ["76", "41448.00"]);

    let checked = board.ok("check 1");
    assert_eq!((&checked["number"], &checked["errors"]), (&json!(NO), &json!(0)));
    assert_eq!(board.ok(&format!("review {NO} --pass --secrecy --privacy --accuracy"))["passed"], true);
    let printed = board.ok("print 1 -o poster.pdf");
    assert_eq!((&printed["draft"], &printed["edition"]), (&json!(false), &json!(1)));
    assert_eq!((&printed["first_day"], &printed["end_day"]), (&json!("2026-11-24"), &json!("2026-12-01")));
    assert!(board.desk("poster.pdf").exists());
    let posted = board.ok(&format!("post 1 --place {VILLAGE} --witness 孙见证"));
    assert_eq!((&posted["end_day"], &posted["down_from"]), (&json!("2026-12-01"), &json!("2026-12-02")));
    assert_eq!((&posted["backfilled"], &posted["days_left"]), (&json!(false), &json!(7)));

    board.bring("board-far.jpg");
    board.bring("board-near.jpg");
    for (shot, taken) in [("far", "2026-11-24T09:12:33"), ("near", "2026-11-24T09:13:05")] {
        let kept = board.ok(&format!("photo 1 board-{shot}.jpg --shot {shot} --place {VILLAGE}"));
        assert_eq!((&kept["photo"]["taken"], &kept["issues"]), (&json!(taken), &json!([])), "{shot}");
    }
    board.on("2026-11-27");
    let seen = board.ok("inspect 1 intact --by 郑演示");
    assert_eq!((&seen["days_on_board"], &seen["days_served"], &seen["days_left"]), (&json!(3), &json!(2), &json!(4)));
    board.on("2026-12-01");
    board.refuses("certificate 1 -o certificate.pdf", "certify-unserved");
    let told = board.told("takedown 1", "takedown-too-early");
    assert!(told.contains("2026-12-02"), "{told}");

    board.on("2026-12-02");
    let down = board.ok("takedown 1");
    assert_eq!((&down["hanging"], &down["served"], &down["days_served"]), (&json!(false), &json!(true), &json!(7)));
    let made = board.ok("certificate 1 -o certificate.pdf");
    assert_eq!((&made["served"], board.desk("certificate.pdf").exists()), (&json!(7), true));
    assert_eq!(board.ok("archive 1 --no 民政-2026-31")["archive_no"], "民政-2026-31");

    let story = board.show("1");
    assert_eq!((&story["stage"], &story["archive_no"]), (&json!("archived"), &json!("民政-2026-31")));
    let certificate = &story["certificates"][0];
    assert_eq!(
        (&certificate["days"], &certificate["photos"], &certificate["objections"]),
        (&json!(7), &json!(2), &json!(0))
    );
    let events: Vec<&str> =
        story["events"].as_array().unwrap().iter().map(|it| it["event"]["type"].as_str().unwrap()).collect();
    let expected = [
        "drafted",
        "reviewed",
        "printed",
        "posted",
        "photo-attached",
        "photo-attached",
        "inspected",
        "taken-down",
        "certified",
        "archived",
    ];
    assert_eq!(events, expected);
    assert_eq!(board.run("check 1").code, 0);
    assert_eq!(board.ok("doctor")["healthy"], true);
}

#[test]
fn what_was_read_is_shown_exactly() {
    let board = Board::practice("2026-11-24");
    drafted(&board);
    let show = board.show("1");
    let table = &show["poster"]["table"];
    assert_eq!(table["rows"].as_array().unwrap().len(), 37);
    assert_eq!(table["total"], json!(["合计", "", "76", "", "41,448.00", ""]));
    let names: Vec<&str> =
        show["values"]["rows"].as_array().unwrap().iter().map(|row| row["head"].as_str().unwrap()).collect();
    for rare in ["李㛃", "陈𬱖", "龚䶮", "孙𫖯", "王堃", "欧阳犇犇"] {
        assert!(names.contains(&rare), "{rare} not in {names:?}");
    }
    let issued = &show["values"]["fields"]["issue_date"];
    assert_eq!((issued, &show["poster"]["issued"]), (&json!("2026-11-24"), &json!("2026年11月24日")));
    let contacts = texts(&show["poster"]["contacts"], "number");
    assert_eq!(contacts, ["12345", "0632-0000000"]);
}

#[test]
fn no_private_number_of_the_spreadsheet_enters_the_home_folder() {
    let mut board = Board::practice("2026-11-24");
    drafted(&board);
    board.publish("1");
    board.ok("backup --to kept");
    board.on("2026-12-02");
    board.ok("takedown 1");
    board.ok("certificate 1 -o certificate.pdf");
    board.ok("ledger --csv -o ledger.csv");
    let secrets = secrets(&board.desk("dibao-households.xlsx"));
    assert!(secrets.len() > 60, "{}", secrets.len());
    fs::remove_file(board.desk("dibao-households.xlsx")).unwrap();
    let mut seen = 0;
    for folder in [board.home(), board.desk("")] {
        each_file(&folder, &mut |path, bytes| {
            seen += 1;
            let text = String::from_utf8_lossy(bytes);
            for secret in &secrets {
                assert!(!text.contains(secret), "{secret} in {}", path.display());
            }
        });
    }
    assert!(seen > 8, "{seen}");
}

// Everything in the columns 身份证号 and 银行账号 that is long enough to tell a person.
fn secrets(path: &Path) -> BTreeSet<String> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap();
    let sheet = book.worksheet_range("低保名单").unwrap();
    let cells = sheet.rows().flat_map(|row| [row[2].to_string(), row[6].to_string()]);
    cells.filter(|text| text.chars().filter(char::is_ascii_digit).count() >= 12).collect()
}

// Backups are packed: what they hold is looked at unpacked.
fn each_file(folder: &Path, look: &mut dyn FnMut(&Path, &[u8])) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_file(&path, look);
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        match zstd::decode_all(bytes.as_slice()) {
            Ok(unpacked) => look(&path, &unpacked),
            Err(_) => look(&path, &bytes),
        }
    }
}

#[test]
fn every_answer_names_the_notice_in_full() {
    let mut board = Board::practice("2026-11-24");
    board.bring("board-far.jpg");
    board.week();
    let mut unnamed = Vec::new();
    let mut named = |board: &Board, line: &str| {
        let answer = board.ok(line);
        if answer["number"] != NO {
            unnamed.push(format!("{line}: {}", answer["number"]));
        }
    };
    named(&board, "edit 1 --set batch=2026年11月");
    named(&board, "except 1 --days 3 --allowed-by 示例县民政局 --paper 示民〔2026〕9号 --reason 急需发放");
    named(&board, "review 1 --pass --secrecy --privacy --accuracy");
    named(&board, "print 1 -o poster.pdf");
    named(&board, &format!("post 1 --place {VILLAGE}"));
    named(&board, "photo 1 board-far.jpg --shot far");
    named(&board, "inspect 1 intact --by 郑演示");
    named(&board, "object 1 --channel 电话 --matter 有意见");
    named(&board, "settle 1 --rejected --reason 不属实 --remedy 向县民政局反映");
    named(&board, "check 1");
    named(&board, "show 1");
    named(&board, "correct 1 extend --reason 其他 --detail 延长三天 --until 2026-12-04");
    board.on("2026-12-05");
    named(&board, "takedown 1");
    named(&board, "certificate 1 -o certificate.pdf");
    named(&board, "archive 1 --no A1");
    assert_eq!(unnamed, Vec::<String>::new());
}
