//! Parcels: the same bytes for the same records, in any order, twice, with a gap.

use std::fs;

use super::offices::{Offices, TOWN, WILLOW};

#[test]
fn the_same_records_are_always_the_same_bytes() {
    let all = Offices::new(&[WILLOW]);
    let number = all.post("willow", "2026-11-03");
    all.photograph("willow", "2026-11-03", &number, "board-far.jpg");
    all.ok("willow", "2026-11-04", "export --photos full -o one.gsl");
    all.ok("willow", "2026-11-09", "export --photos full -o two.gsl");
    assert_eq!(fs::read(all.desk("one.gsl")).unwrap(), fs::read(all.desk("two.gsl")).unwrap());
}

#[test]
fn what_came_stands_here_byte_for_byte() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    let number = all.post("willow", "2026-11-03");
    all.photograph("willow", "2026-11-03", &number, "board-far.jpg");
    let packed = all.ok("willow", "2026-11-04", "export -o all.gsl");
    assert_eq!((packed[0]["photos"].as_u64(), packed[0]["left_out"].as_u64()), (Some(1), Some(0)));
    all.ok("town", "2026-11-04", "import all.gsl");
    assert_eq!(all.replica(WILLOW.2), all.journal("willow"));
    let digest = sha256_of(&all, "board-far.jpg");
    let kept = format!("photos/{}/{digest}", digest.get(..2).unwrap());
    assert_eq!(fs::read(all.path("town").join(kept)).unwrap(), fs::read(all.desk("board-far.jpg")).unwrap());
}

#[test]
fn photographs_can_stay_and_follow_later() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    let number = all.post("willow", "2026-11-03");
    all.photograph("willow", "2026-11-03", &number, "board-far.jpg");
    let packed = all.ok("willow", "2026-11-04", "export --photos none -o lean.gsl");
    assert_eq!((packed[0]["photos"].as_u64(), packed[0]["left_out"].as_u64()), (Some(0), Some(1)));
    let came = all.ok("town", "2026-11-04", "import lean.gsl");
    assert_eq!((came[0]["photos"].as_u64(), came[0]["left_out"].as_u64()), (Some(0), Some(1)));
    all.ok("willow", "2026-11-04", "export --photos full -o full.gsl");
    let came = all.ok("town", "2026-11-04", "import full.gsl");
    assert_eq!((came[0]["outcome"]["kind"].as_str(), came[0]["photos"].as_u64()), (Some("known"), Some(1)));
}

#[test]
fn what_is_asked_wrongly_is_said() {
    let all = Offices::new(&[WILLOW]);
    all.ok("willow", "2026-11-03", "export --since １ -o 新文件夹/one.gsl");
    all.fails("willow", "2026-11-03", "export --since 99", 1, "export-nothing");
    all.fails("willow", "2026-11-03", "export -o ../willow/private/x.gsl", 2, "file-inside-home");
    all.fails("willow", "2026-11-03", "export -o ../willow/replicas/x.gsl", 2, "file-inside-home");
    fs::write(all.desk("a file"), "").unwrap();
    let run = all.args("willow", "2026-11-03", &["export", "-o", "a file/x.gsl"]);
    assert_eq!((run.code, run.error().as_str()), (2, "file-unwritable"));
    all.fails("willow", "2026-11-03", "import nowhere.gsl", 2, "file-unreadable");
    fs::create_dir(all.desk("empty")).unwrap();
    all.fails("willow", "2026-11-03", "import empty", 2, "import-no-files");
}

#[test]
fn a_gap_names_the_record_that_is_missing() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-03", "export --for 镇 -o one.gsl");
    let one = all.records("willow");
    all.post("willow", "2026-11-04");
    all.ok("willow", "2026-11-04", "export --for 镇 -o two.gsl");
    let two = all.records("willow");
    all.post("willow", "2026-11-05");
    all.ok("willow", "2026-11-05", "export --for 镇 -o three.gsl");
    all.fails("willow", "2026-11-05", "export --for 镇 -o four.gsl", 1, "export-nothing");

    all.ok("town", "2026-11-06", "import one.gsl");
    let before = all.content("town");
    let gap = all.import("town", "three.gsl");
    assert_eq!((gap["kind"].as_str(), gap["need"].as_u64()), (Some("gap"), Some(one + 1)));
    assert_eq!(all.content("town"), before, "nothing was taken over");
    // What the town asks for is what the village writes.
    all.ok("willow", "2026-11-06", &format!("export --since {} -o again.gsl", one + 1));
    assert_eq!(all.import("town", "again.gsl")["to"].as_u64(), Some(all.records("willow")));
    assert_eq!(all.import("town", "two.gsl")["kind"], "known");
    assert!(two > one);
    assert_eq!(all.replica(WILLOW.2), all.journal("willow"));
}

#[test]
fn a_damaged_replica_is_mended_by_the_next_parcel() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-04", "export -o all.gsl");
    all.ok("town", "2026-11-04", "import all.gsl");
    let path = all.path("town").join("replicas").join(WILLOW.2).join("journal/000001.jsonl");
    let mut bytes = fs::read(&path).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&path, &bytes).unwrap();
    let run = all.run("town", "2026-11-05", "doctor");
    assert_eq!((run.code, run.error().as_str()), (3, "doctor-trouble"));
    assert!(run.err.contains("replica-damaged"), "{}", run.err);
    assert_eq!(all.import("town", "all.gsl")["kind"], "added");
    assert_eq!(all.replica(WILLOW.2), all.journal("willow"));
    assert_eq!(all.ok("town", "2026-11-05", "doctor")["healthy"], true);
}

#[test]
fn a_damaged_replica_that_nobody_noticed_is_mended_and_counted_once() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    let number = all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-04", &format!("inspect {number} 完好"));
    all.ok("willow", "2026-11-04", "export -o all.gsl");
    all.ok("town", "2026-11-04", "import all.gsl");
    let shown = ["show", number.as_str()];
    let before = (all.known(WILLOW.2)["records"].clone(), all.args_ok("town", "2026-11-05", &shown));
    let path = all.path("town").join("replicas").join(WILLOW.2).join("journal/000001.jsonl");
    // In the middle, and in the very first line: then nothing sound is left.
    for share in [2, 1000] {
        let mut bytes = fs::read(&path).unwrap();
        let place = bytes.len() / share;
        bytes[place] ^= 1;
        fs::write(&path, &bytes).unwrap();
        assert_eq!(all.import("town", "all.gsl")["kind"], "added");
        assert_eq!(all.replica(WILLOW.2), all.journal("willow"));
        let after = (all.known(WILLOW.2)["records"].clone(), all.args_ok("town", "2026-11-05", &shown));
        assert_eq!(after, before);
    }
}

#[test]
fn the_index_over_replicas_can_be_thrown_away() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    let number = all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-04", "export -o all.gsl");
    all.ok("town", "2026-11-04", "import all.gsl");
    let before = all.known(WILLOW.2);
    let index = all.path("town").join("replicas/index");
    fs::remove_dir_all(&index).unwrap();
    assert_eq!(all.known(WILLOW.2), before);
    // A half-written one, and one of another version.
    fs::remove_file(index.join("clean")).unwrap();
    assert_eq!(all.known(WILLOW.2), before);
    for entry in fs::read_dir(&index).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        fs::write(entry.join("db"), [0; 5000]).unwrap();
    }
    assert_eq!(all.known(WILLOW.2), before);
    // The notices are there again, not only the office.
    let line = format!("judge {} {number} --pass", WILLOW.2);
    all.ok("town", "2026-11-05", &line);
}

fn sha256_of(all: &Offices, name: &str) -> String {
    use sha2::{Digest, Sha256};
    let bytes = fs::read(all.desk(name)).unwrap();
    Sha256::digest(bytes).iter().fold(String::new(), |out, byte| format!("{out}{byte:02x}"))
}
