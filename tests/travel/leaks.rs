//! Who raised an objection, telephones of persons and the private key stay in the office.

use std::fs;

use super::offices::{Offices, TOWN, WILLOW};
use super::zips::{Parts, unhex};

const NAME: &str = "赵某某虚构";
const CONTACT: &str = "13900000000";

#[test]
fn nothing_private_is_in_any_byte_of_what_is_sent() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    let number = all.post("willow", "2026-11-03");
    let matter = "有一户情况不符";
    let line = ["object", &number, "--matter", matter, "--channel", "来访", "--objector", NAME, "--contact", CONTACT];
    all.args_ok("willow", "2026-11-04", &line);
    let private = all.path("willow").join("private");
    let kept = fs::read_to_string(private.join("objectors.jsonl")).unwrap();
    assert!(kept.contains(NAME) && kept.contains(CONTACT), "it was recorded here");

    all.ok("willow", "2026-11-05", "export --photos full -o sent.gsl");
    fs::create_dir(all.desk("share")).unwrap();
    all.ok("willow", "2026-11-05", "sync share");
    let key = fs::read_to_string(private.join("office.key")).unwrap().trim().to_owned();
    let raw = unhex(&key);
    let mut files: Vec<_> = fs::read_dir(all.desk("share")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.push(all.desk("sent.gsl"));
    assert_eq!(files.len(), 2);
    for file in files {
        let mut parts = Parts::read(&file);
        assert!(holds(parts.entry("journal.jsonl"), matter.as_bytes()), "the matter itself travels");
        let names: Vec<&str> = parts.entries.iter().map(|entry| entry.0.as_str()).collect();
        assert_eq!(names, ["manifest.json", "manifest.sig", "journal.jsonl"]);
        let packed = fs::read(&file).unwrap();
        for bytes in parts.entries.iter().map(|entry| &entry.1).chain([&packed]) {
            for secret in [NAME.as_bytes(), CONTACT.as_bytes(), key.as_bytes(), &raw] {
                assert!(!holds(bytes, secret), "{}", file.display());
            }
        }
    }
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
