//! Keys: one for each office, compared before it is trusted, replaced only with a reason.

use std::fs;

use super::offices::{Offices, TOWN, WILLOW};

#[test]
fn an_unknown_office_is_believed_only_after_comparing() {
    let all = Offices::new(&[TOWN, WILLOW]);
    all.ok("willow", "2026-11-02", "export -o willow-first.gsl");
    all.fails("town", "2026-11-02", "import willow-first.gsl", 1, "parcel-unregistered");
    all.fails("town", "2026-11-02", "office register willow-first.gsl", 2, "register-ask");
    let wrong = "office register willow-first.gsl --fingerprint 1111-2222-3333-4444-5555-6666";
    all.fails("town", "2026-11-02", wrong, 1, "register-differs");
    all.fails("town", "2026-11-02", "import willow-first.gsl", 1, "parcel-unregistered");

    // As people write down what they hear: full-width digits, other blanks.
    let read: String = all.fingerprint("willow").replace('0', "０").replace(' ', "　");
    let line = ["office", "register", "willow-first.gsl", "--fingerprint", &read];
    assert_eq!(all.args_ok("town", "2026-11-02", &line)["registered"], true);
    assert_eq!(all.args_ok("town", "2026-11-02", &line)["registered"], false, "nothing is recorded twice");
    assert_eq!(all.import("town", "willow-first.gsl")["kind"], "added");
    assert_eq!(all.known(WILLOW.2)["fingerprint"], all.fingerprint("willow"));
}

#[test]
fn a_new_key_has_to_be_compared_again() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    let before = all.fingerprint("willow");
    all.fails("willow", "2026-11-03", "office key --replace", 2, "key-reason");
    all.fails("willow", "2026-11-03", "office key --replace --reason 电脑损坏 --by 周样例", 1, "office-not-entitled");
    let after = all.ok("willow", "2026-11-03", "office key --replace --reason 电脑损坏");
    assert_ne!(after["fingerprint"], before.as_str());
    all.ok("willow", "2026-11-03", "export -o again.gsl");
    all.fails("town", "2026-11-03", "import again.gsl", 1, "parcel-other-key");
    let read = after["fingerprint"].as_str().unwrap();
    let line = ["office", "register", "again.gsl", "--fingerprint", read];
    assert_eq!(all.args("town", "2026-11-03", &line).error(), "register-reason");
    let line = [&line[..], &["--reason", "对方换了电脑"]].concat();
    all.args_ok("town", "2026-11-03", &line);
    assert_eq!(all.import("town", "again.gsl")["kind"], "added");
}

#[test]
fn an_office_that_was_set_up_before_there_were_keys_gets_one_when_it_needs_it() {
    let all = Offices::new(&[WILLOW]);
    // Its journal as it was then: without the record of the key, and without the file.
    let journal = all.path("willow").join("journal/000001.jsonl");
    let lines = fs::read_to_string(&journal).unwrap();
    let first = lines.lines().next().unwrap().to_owned();
    let (json, _) = first.rsplit_once('\t').unwrap();
    let json = json.replace("\"more\":1", "\"more\":0");
    fs::write(&journal, format!("{json}\t{}\n", sha256(&json))).unwrap();
    for gone in ["index", "private", "backups"] {
        fs::remove_dir_all(all.path("willow").join(gone)).unwrap();
    }
    fs::remove_file(all.path("willow").join("journal/head.json")).unwrap();
    assert_eq!(all.records("willow"), 1);

    all.ok("willow", "2026-11-03", "export -o old.gsl");
    assert_eq!(all.records("willow"), 2);
    assert!(String::from_utf8(all.journal("willow")).unwrap().contains("\"type\":\"key-set\""));
    all.ok("willow", "2026-11-03", "export -o again.gsl");
    assert_eq!(all.records("willow"), 2, "made once");
}

#[test]
fn a_lost_key_is_in_the_backup() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    all.ok("willow", "2026-11-03", "backup --to kept.gslbak");
    let before = all.fingerprint("willow");
    fs::remove_dir_all(all.path("willow").join("private")).unwrap();
    all.fails("willow", "2026-11-03", "export", 1, "key-lost");
    all.ok("willow", "2026-11-03", "restore kept.gslbak");
    assert_eq!(all.fingerprint("willow"), before);
    all.ok("willow", "2026-11-03", "export");
}

#[test]
fn a_practice_board_and_a_real_one_do_not_mix() {
    let all = Offices::new(&[TOWN]);
    let begin =
        ["setup", "--name", WILLOW.1, "--short", "柳泉村", "--code", WILLOW.2, "--level", "村居", "--town", "示例镇"];
    let more = ["--place", "村务公开栏", "--staff", "周样例:文书:拟稿,张贴,巡查", "--staff", "吴示范:主任:审查,管理"];
    all.real_ok("willow", &[&begin[..], &more[..]].concat());
    all.real_ok("willow", &["export", "-o", "willow-first.gsl"]);
    let read = all.real_ok("willow", &["office", "key"])["fingerprint"].as_str().unwrap().to_owned();
    all.args_ok("town", "2026-11-02", &["office", "register", "willow-first.gsl", "--fingerprint", &read]);
    all.fails("town", "2026-11-02", "import willow-first.gsl", 1, "parcel-practice");
    assert!(!all.path("town").join("replicas").join(WILLOW.2).exists());
}

fn sha256(text: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(text).iter().fold(String::new(), |out, byte| format!("{out}{byte:02x}"))
}
