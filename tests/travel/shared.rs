//! A shared folder: both directions, no locks, half files, several computers.

use std::fs;
use std::path::PathBuf;
use std::thread;

use super::offices::{LOCUST, Offices, TOWN, WILLOW};

fn shared(offices: &[(&str, &str, &str)]) -> Offices {
    let all = Offices::acquainted(offices);
    fs::create_dir(all.desk("share")).unwrap();
    all
}

fn files(all: &Offices) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(all.desk("share")).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn everybody_has_everything_after_two_rounds() {
    let all = shared(&[TOWN, WILLOW, LOCUST]);
    all.post("willow", "2026-11-03");
    all.post("locust", "2026-11-03");
    for home in ["town", "willow", "locust"] {
        all.ok(home, "2026-11-04", "sync share");
    }
    // Villages that share a folder need not know each other: that is said, and is no trouble.
    let strangers = all.ok("willow", "2026-11-04", "sync share")["strangers"].clone();
    assert_eq!(strangers, serde_json::json!([{ "code": LOCUST.2, "name": LOCUST.1 }]));
    all.ok("town", "2026-11-04", "sync share");
    assert_eq!(all.replica(WILLOW.2), all.journal("willow"));
    assert_eq!(all.replica(LOCUST.2), all.journal("locust"));
    let again = all.ok("town", "2026-11-05", "sync share");
    assert_eq!((again["written"].as_array().unwrap().len(), again["arrived"].as_array().unwrap().len()), (0, 0));
}

#[test]
fn an_office_writes_only_files_of_its_own() {
    let all = shared(&[TOWN, WILLOW]);
    all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-03", "sync share");
    let before: Vec<_> = files(&all).iter().map(|path| (path.clone(), fs::read(path).unwrap())).collect();
    all.ok("town", "2026-11-04", "sync share");
    for (path, bytes) in before {
        assert_eq!(fs::read(&path).unwrap(), bytes);
    }
    // What is new replaces a small file of the same office, and the records are all there.
    all.post("willow", "2026-11-05");
    all.ok("willow", "2026-11-05", "sync share");
    let own = |path: &&PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(WILLOW.2);
    assert_eq!(files(&all).iter().filter(own).count(), 1);
    all.ok("town", "2026-11-06", "sync share");
    assert_eq!(all.replica(WILLOW.2), all.journal("willow"));
}

#[test]
fn a_half_file_is_not_complete_yet_and_no_trouble() {
    let all = shared(&[TOWN, WILLOW]);
    all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-03", "sync share");
    let file = files(&all).pop().unwrap();
    let whole = fs::read(&file).unwrap();
    for half in [whole[..whole.len() / 2].to_vec(), Vec::new(), vec![0; whole.len()]] {
        fs::write(&file, &half).unwrap();
        let synced = all.ok("town", "2026-11-04", "sync share");
        assert_eq!(synced["arrived"][0]["error"]["key"], "parcel-incomplete");
    }
    // Half-written files of the program itself have other names.
    fs::write(all.desk("share/.gongshilan-x1.tmp"), &whole[..100]).unwrap();
    fs::write(&file, &whole).unwrap();
    let synced = all.ok("town", "2026-11-04", "sync share");
    assert_eq!(synced["arrived"][0]["outcome"]["kind"], "added");
    // The office that wrote it sees that its file is damaged, and writes it again.
    fs::write(&file, &whole[..whole.len() / 2]).unwrap();
    all.ok("willow", "2026-11-04", "sync share");
    assert_eq!(fs::read(&file).unwrap(), whole);
}

#[test]
fn an_altered_file_is_tampering() {
    let all = shared(&[TOWN, WILLOW]);
    all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-03", "sync share");
    let file = files(&all).pop().unwrap();
    let mut bytes = fs::read(&file).unwrap();
    let place = bytes.len() / 2;
    bytes[place] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let run = all.run("town", "2026-11-04", "sync share");
    assert_eq!((run.code, run.json()["arrived"][0]["error"]["key"].as_str()), (1, Some("parcel-mismatch")));
}

#[test]
fn several_computers_at_once_get_on() {
    let all = shared(&[TOWN, WILLOW, LOCUST]);
    all.post("willow", "2026-11-03");
    all.post("locust", "2026-11-03");
    // The same village on two computers with the same records, and everybody else, all at once.
    all.copy_home("willow", "willow-too");
    for _ in 0..3 {
        thread::scope(|scope| {
            for home in ["town", "willow", "willow-too", "locust"] {
                let all = &all;
                scope.spawn(move || all.run(home, "2026-11-04", "sync share"));
            }
        });
    }
    all.run("town", "2026-11-04", "sync share");
    assert_eq!(all.replica(WILLOW.2), all.journal("willow"));
    assert_eq!(all.replica(LOCUST.2), all.journal("locust"));
    assert!(files(&all).iter().all(|path| path.extension().is_some_and(|ending| ending == "gsl")), "nothing is left");
    assert_eq!(all.ok("town", "2026-11-05", "doctor")["healthy"], true);
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let all = Offices::new(&[WILLOW]);
    all.fails("willow", "2026-11-03", "sync nowhere", 2, "sync-no-folder");
}
