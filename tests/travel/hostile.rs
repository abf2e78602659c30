//! Files that mean harm, or came to harm: refused with a sentence, and nothing has changed.

use std::fs;
use std::io::{Cursor, Write};

use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::offices::{Offices, TOWN, WILLOW};
use super::zips::{Parts, sha256};

/// A town that knows a village, and the village's honest file.
fn scene() -> (Offices, Parts) {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    let number = all.post("willow", "2026-11-03");
    all.photograph("willow", "2026-11-03", &number, "board-far.jpg");
    all.ok("willow", "2026-11-04", "export --photos full -o honest.gsl");
    let parts = Parts::read(&all.desk("honest.gsl"));
    (all, parts)
}

/// Tries `bytes` and says how they were refused; nothing may have changed.
fn refused(all: &Offices, what: &str, bytes: &[u8]) -> (i32, String) {
    fs::write(all.desk("hostile.gsl"), bytes).unwrap();
    let before = all.content("town");
    let run = all.run("town", "2026-11-05", "import hostile.gsl");
    assert!(run.code == 1 || run.code == 2, "{what}: exit {}\n{}{}", run.code, run.out, run.err);
    assert!(all.content("town") == before, "{what}: something changed");
    (run.code, run.error())
}

fn table(all: &Offices, cases: &[(&str, Vec<u8>, &str)]) {
    for (what, bytes, key) in cases {
        let (_, found) = refused(all, what, bytes);
        assert_eq!(found, *key, "{what}");
    }
}

// The honest one is taken: the refusals above were no accident.
fn honest_goes(all: &Offices) {
    assert_eq!(all.import("town", "honest.gsl")["kind"], "added");
}

#[test]
fn no_parcel_at_all() {
    let (all, _) = scene();
    let mut empty = ZipWriter::new(Cursor::new(Vec::new()));
    empty.start_file("readme.txt", SimpleFileOptions::default()).unwrap();
    empty.write_all(b"hello").unwrap();
    let cases = [
        ("a text", "村务公开".repeat(500).into_bytes(), "parcel-foreign"),
        ("a photograph", fs::read(all.desk("board-far.jpg")).unwrap(), "parcel-foreign"),
        ("another zip", empty.finish().unwrap().into_inner(), "parcel-stranger"),
        ("an empty file", Vec::new(), "parcel-incomplete"),
        ("zeros", vec![0; 70_000], "parcel-incomplete"),
    ];
    table(&all, &cases);
    honest_goes(&all);
}

#[test]
fn cut_off_anywhere_it_is_not_complete_yet() {
    let (all, parts) = scene();
    let whole = parts.zip();
    for share in [1, 10, 30, 60, 90, 99] {
        let cut = whole.len() * share / 100;
        assert_eq!(refused(&all, "cut", &whole[..cut]).1, "parcel-incomplete", "{share} %");
    }
    assert_eq!(refused(&all, "cut", &whole[..whole.len() - 1]).1, "parcel-incomplete");
    // As synchronising programs write: the whole length, the content as it arrives.
    let mut hole = whole.clone();
    let middle = hole.len() / 2;
    hole[middle..middle + 20_000].fill(0);
    assert_eq!(refused(&all, "hole", &hole).1, "parcel-incomplete");
    honest_goes(&all);
}

#[test]
fn a_bit_turned_anywhere_is_noticed() {
    let (all, parts) = scene();
    let whole = parts.zip();
    // Up to the directory: what stands in there is never used.
    let entries = whole.windows(4).position(|four| four == *b"PK\x01\x02").unwrap();
    for step in 0..40 {
        let mut turned = whole.clone();
        turned[entries * step / 40 + 1] ^= 0x10;
        refused(&all, &format!("byte {}", entries * step / 40 + 1), &turned);
    }
    honest_goes(&all);
}

#[test]
fn entries_that_do_not_belong() {
    let (all, parts) = scene();
    let with = |name: &str| {
        let mut parts = parts.clone();
        parts.entries.push((name.to_owned(), b"harm".to_vec()));
        parts.zip()
    };
    let instead = |name: &str| {
        let mut parts = parts.clone();
        parts.entries[3].0 = name.to_owned();
        parts.zip()
    };
    let twice = {
        let mut parts = parts.clone();
        parts.entries[2].0 = "manifest.jso_".to_owned();
        // No honest writer makes a name twice.
        let mut bytes = parts.zip();
        while let Some(at) = bytes.windows(13).position(|name| name == b"manifest.jso_") {
            bytes[at + 12] = b'n';
        }
        bytes
    };
    let missing = Parts { entries: parts.entries[..3].to_vec() }.zip();
    let cases = [
        ("one more", with("more.txt"), "parcel-stranger"),
        ("out of the folder", with("../../journal/000001.jsonl"), "parcel-stranger"),
        ("out of the folder, instead", instead("photos/../../../private/office.key"), "parcel-stranger"),
        ("an absolute path", instead("/etc/cron.d/harm"), "parcel-stranger"),
        ("a drive", instead("C:\\Windows\\harm.exe"), "parcel-stranger"),
        ("a device", instead("photos/CON"), "parcel-stranger"),
        ("a name twice", twice, "parcel-stranger"),
        ("a photograph missing", missing, "parcel-stranger"),
    ];
    table(&all, &cases);
    honest_goes(&all);
}

#[test]
fn a_link_is_only_content_that_does_not_fit() {
    let (all, parts) = scene();
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in &parts.entries {
        if name == "journal.jsonl" {
            zip.add_symlink(name.as_str(), "/etc/passwd", options).unwrap();
        } else {
            zip.start_file(name.as_str(), options).unwrap();
            zip.write_all(bytes).unwrap();
        }
    }
    let bytes = zip.finish().unwrap().into_inner();
    assert_eq!(refused(&all, "link", &bytes).1, "parcel-mismatch");
    honest_goes(&all);
}

#[test]
fn manifests_that_lie_or_burst() {
    let (all, parts) = scene();
    let home = all.path("willow");
    let lying = |change: &dyn Fn(&mut serde_json::Value)| {
        let mut parts = parts.clone();
        let mut manifest = parts.manifest();
        change(&mut manifest);
        parts.sign(&home, &manifest);
        parts.zip()
    };
    let raw = |text: String| {
        let mut parts = parts.clone();
        *parts.entry("manifest.json") = text.into_bytes();
        parts.zip()
    };
    let digest = sha256(b"nothing");
    let cases = [
        ("10 GB of records", lying(&|it| it["journal"]["bytes"] = json!(10_u64 << 30)), "parcel-stranger"),
        ("a photograph of 10 GB", lying(&|it| it["photos"][0]["bytes"] = json!(10_u64 << 30)), "parcel-stranger"),
        ("fewer bytes than there are", lying(&|it| it["journal"]["bytes"] = json!(10)), "parcel-mismatch"),
        ("more records", lying(&|it| it["records"] = json!(99)), "parcel-stranger"),
        ("records up to the end of numbers", lying(&|it| it["last"] = json!(u64::MAX)), "parcel-stranger"),
        ("a record zero", lying(&|it| it["first"] = json!(0)), "parcel-stranger"),
        ("another head", lying(&|it| it["head"] = json!(digest)), "parcel-broken"),
        ("no digest", lying(&|it| it["head"] = json!("../../x")), "parcel-stranger"),
        ("a code with a way out", lying(&|it| it["office"]["code"] = json!("../town")), "parcel-unregistered"),
        ("another office", lying(&|it| it["office"]["code"] = json!(TOWN.2)), "parcel-other-key"),
        ("a newer format", lying(&|it| it["format"] = json!(2)), "parcel-newer"),
        ("wrong types", lying(&|it| it["photos"] = json!("many")), "parcel-foreign"),
        ("nesting without end", raw("[".repeat(200_000)), "parcel-foreign"),
        ("not JSON", raw("村务公开".to_owned()), "parcel-foreign"),
        ("unsigned", raw(String::from_utf8(parts.clone().entries[0].1.clone()).unwrap() + " "), "parcel-mismatch"),
        ("5 MB of manifest", raw(format!("{{\"a\":\"{}\"}}", "a".repeat(5 << 20))), "parcel-stranger"),
    ];
    table(&all, &cases);
    honest_goes(&all);
}

#[test]
fn sizes_that_the_zip_itself_claims() {
    let (all, parts) = scene();
    let whole = parts.zip();
    let place = |name: &str| whole.windows(name.len()).position(|window| window == name.as_bytes()).unwrap() - 30;
    // The uncompressed size in the local header, just below the mark of zip64: 4 GB.
    let claiming = |name: &str| {
        let mut bytes = whole.clone();
        bytes[place(name) + 22..place(name) + 26].copy_from_slice(&0xFFFF_FFF0_u32.to_le_bytes());
        bytes
    };
    let cases = [
        ("a manifest of 4 GB", claiming("manifest.json"), "parcel-stranger"),
        ("a signature of 4 GB", claiming("manifest.sig"), "parcel-stranger"),
        ("records of 4 GB", claiming("journal.jsonl"), "parcel-mismatch"),
        ("a photograph of 4 GB", claiming(&parts.entries[3].0), "parcel-mismatch"),
    ];
    table(&all, &cases);
    honest_goes(&all);
}

#[test]
fn a_bomb_is_not_unpacked() {
    let (all, parts) = scene();
    let home = all.path("willow");
    // 200 MB of one letter in a few hundred kilobytes, under a manifest that promises little.
    let mut bomb = parts.clone();
    *bomb.entry("journal.jsonl") = vec![b'a'; 200 << 20];
    assert_eq!(refused(&all, "bomb", &bomb.zip()).1, "parcel-mismatch");
    let mut promised = bomb.clone();
    let mut manifest = promised.manifest();
    manifest["journal"] = json!({ "bytes": 200 << 20, "sha256": sha256(bomb.entry("journal.jsonl")) });
    promised.sign(&home, &manifest);
    assert_eq!(refused(&all, "promised bomb", &promised.zip()).1, "parcel-stranger");
    honest_goes(&all);
}

#[test]
fn lines_that_are_no_chain() {
    let (all, parts) = scene();
    let home = all.path("willow");
    let lines = String::from_utf8(parts.entries[2].1.clone()).unwrap();
    let all_lines: Vec<&str> = lines.lines().collect();
    let joined = |lines: &[&str]| lines.join("\n") + "\n";
    let dropped = joined(&[&all_lines[..2], &all_lines[3..]].concat());
    let swapped = joined(&[&all_lines[..2], &[all_lines[3], all_lines[2]], &all_lines[4..]].concat());
    let case = |what, lines: &str| (what, parts.clone().with_lines(&home, lines).zip(), "parcel-broken");
    let cases = [
        case("a line left out", &dropped),
        case("two lines swapped", &swapped),
        case("a line altered", &lines.replacen("周样例", "周样倒", 1)),
        case("no line feed at the end", lines.trim_end()),
        case("a line that is none", &format!("{lines}村务公开\t{}\n", sha256("村务公开".as_bytes()))),
    ];
    table(&all, &cases);
    honest_goes(&all);
}

#[test]
fn one_bad_file_does_not_keep_the_others_back() {
    let (all, parts) = scene();
    fs::create_dir(all.desk("stick")).unwrap();
    fs::write(all.desk("stick/a-cut.gsl"), &parts.zip()[..500]).unwrap();
    let mut bad = parts.clone();
    bad.entry("journal.jsonl")[100] ^= 1;
    fs::write(all.desk("stick/b-bad.gsl"), bad.zip()).unwrap();
    fs::copy(all.desk("honest.gsl"), all.desk("stick/c-good.gsl")).unwrap();
    fs::write(all.desk("stick/读我.txt"), "不是记录").unwrap();
    let run = all.run("town", "2026-11-05", "import stick");
    assert_eq!((run.code, run.error().as_str()), (1, "import-trouble"));
    let told = run.json();
    let of =
        |name: &str| told.as_array().unwrap().iter().find(|it| it["file"].as_str().unwrap().ends_with(name)).unwrap();
    assert_eq!(
        (of("a-cut.gsl")["error"]["key"].as_str(), of("a-cut.gsl")["trouble"].as_bool()),
        (Some("parcel-incomplete"), Some(false))
    );
    assert_eq!(of("b-bad.gsl")["error"]["key"], "parcel-mismatch");
    assert_eq!(of("c-good.gsl")["outcome"]["kind"], "added");
    assert_eq!(told.as_array().unwrap().len(), 3);
}

// A limit of the size of files stands for a full disk: the system answers the same kind of refusal.
#[cfg(unix)]
#[test]
fn a_full_disk_is_no_tampering() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    let number = all.post("willow", "2026-11-03");
    let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/board-far.jpg");
    let mut large = fs::read(data).unwrap();
    large.resize(24 << 20, 0);
    fs::write(all.desk("large.jpg"), large).unwrap();
    all.ok("willow", "2026-11-03", &format!("photo {number} large.jpg"));
    all.ok("willow", "2026-11-04", "export --photos full -o honest.gsl");
    let before = all.content("town");
    // Blocks of 512 or 1,024 bytes: 10 or 20 MB. Without the signal the program hears of it.
    let run = std::process::Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 20000; exec \"$@\"", "sh"])
        .arg(assert_cmd::cargo::cargo_bin!("gongshilan"))
        .arg("--home")
        .arg(all.path("town"))
        .args(["--json", "--today", "2026-11-05", "import", "honest.gsl"])
        .current_dir(all.desk(""))
        .output()
        .unwrap();
    let told = String::from_utf8(run.stderr).unwrap();
    assert_eq!(run.status.code(), Some(3), "{told}");
    assert!(told.contains("\"store-disk-full\""), "{told}");
    assert!(all.content("town") == before, "nothing was taken over");
    honest_goes(&all);
}
