//! Two histories of one office: kept apart, named, never merged.

use std::fs;

use super::offices::{LOCUST, Offices, TOWN, WILLOW};
use super::zips::{Parts, rewritten};

/// The village has sent everything, restored a backup from before its last notice, and gone on.
fn with_backup() -> (Offices, u64) {
    let (all, common) = gone_on("export");
    all.ok("willow", "2026-11-10", &format!("export --since {} -o tail.gsl", common + 3));
    (all, common)
}

/// The same; `export` is how it sends. How many records both histories have in common.
fn gone_on(export: &str) -> (Offices, u64) {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-03", "backup --to kept.gslbak");
    let common = all.records("willow");
    all.post("willow", "2026-11-05");
    all.ok("willow", "2026-11-05", &format!("{export} -o lost.gsl"));
    all.ok("willow", "2026-11-06", "restore kept.gslbak");
    all.post("willow", "2026-11-10");
    all.ok("willow", "2026-11-10", &format!("{export} -o new.gsl"));
    (all, common)
}

#[test]
fn after_a_restore_what_took_the_place_of_sent_records_is_sent_too() {
    let (all, common) = gone_on("export --for 镇");
    let packed = Parts::read(&all.desk("new.gsl")).manifest();
    assert!(packed["first"].as_u64().unwrap() <= common + 1, "{packed}");
    assert_eq!(packed["last"].as_u64(), Some(all.records("willow")));
}

#[test]
fn a_restored_backup_is_told_from_the_times() {
    let (all, common) = with_backup();
    assert_eq!(all.import("town", "lost.gsl")["kind"], "added");
    let before = all.replica(WILLOW.2);
    let fork = all.import("town", "new.gsl");
    assert_eq!((fork["kind"].as_str(), fork["looks"].as_str()), (Some("fork"), Some("restored")), "{fork}");
    assert_eq!(fork["seq"].as_u64(), Some(common + 1), "the first record that differs");
    assert!(fork["ours"].is_string() && fork["theirs"].is_string());
    assert_eq!(all.replica(WILLOW.2), before, "what was here stays as it is");
    assert_eq!(all.known(WILLOW.2)["forks"].as_array().unwrap().len(), 1);
}

#[test]
fn it_does_not_matter_which_history_comes_first() {
    let (all, common) = with_backup();
    assert_eq!(all.import("town", "new.gsl")["kind"], "added");
    let fork = all.import("town", "lost.gsl");
    assert_eq!((fork["looks"].as_str(), fork["seq"].as_u64()), (Some("restored"), Some(common + 1)));
}

#[test]
fn a_fork_is_one_fork_however_often_and_in_whatever_pieces_it_comes() {
    let (all, common) = with_backup();
    all.import("town", "lost.gsl");
    let fork = all.import("town", "tail.gsl");
    assert_eq!((fork["earlier"].as_bool(), fork["no"].as_u64()), (Some(true), Some(1)), "{fork}");
    all.import("town", "tail.gsl");
    let fork = all.import("town", "new.gsl");
    assert_eq!((fork["earlier"].as_bool(), fork["no"].as_u64()), (Some(false), Some(1)), "{fork}");
    assert_eq!(fork["seq"].as_u64(), Some(common + 1));
    all.post("willow", "2026-11-12");
    all.ok("willow", "2026-11-12", &format!("export --since {} -o more.gsl", fork["last"].as_u64().unwrap() + 1));
    let more = all.import("town", "more.gsl");
    assert_eq!((more["no"].as_u64(), more["last"].as_u64()), (Some(1), Some(all.records("willow"))));
    assert_eq!(all.known(WILLOW.2)["forks"].as_array().unwrap().len(), 1);
    let kept = fs::read(all.path("town").join("replicas").join(WILLOW.2).join("fork.1/journal.jsonl")).unwrap();
    assert!(all.journal("willow").ends_with(&kept), "byte for byte");
}

#[test]
fn once_the_office_said_which_counts_the_town_goes_on_with_it() {
    let (all, common) = with_backup();
    all.import("town", "lost.gsl");
    let lost = all.replica(WILLOW.2);
    all.import("town", "new.gsl");
    all.fails("town", "2026-11-11", "office follow 柳泉村 1", 2, "follow-reason");
    all.fails("town", "2026-11-11", "office follow 柳泉村 7 --reason 电话问过", 2, "fork-unknown");
    all.fails("town", "2026-11-11", "office follow 柳泉村 1 --reason 电话问过 --by 周样例", 1, "office-not-entitled");
    all.ok("town", "2026-11-11", "office follow 柳泉村 1 --reason 电话问过");
    assert_eq!(all.replica(WILLOW.2), all.journal("willow"));
    let known = all.known(WILLOW.2);
    assert_eq!(known["records"].as_u64(), Some(all.records("willow")));
    let forks = known["forks"].as_array().unwrap();
    assert_eq!((forks.len(), forks[0]["seq"].as_u64()), (1, Some(common + 1)));
    let no = forks[0]["no"].as_u64().unwrap();
    let kept = all.path("town").join("replicas").join(WILLOW.2).join(format!("fork.{no}/journal.jsonl"));
    assert!(lost.ends_with(&fs::read(kept).unwrap()), "what was in use before is kept apart");
    // What comes now continues it, and what is decided stands in the town's own journal.
    all.post("willow", "2026-11-12");
    all.ok("willow", "2026-11-12", "export -o more.gsl");
    assert_eq!(all.import("town", "more.gsl")["kind"], "added");
    assert!(String::from_utf8(all.journal("town")).unwrap().contains("\"type\":\"history-chosen\""));
    assert_eq!(all.ok("town", "2026-11-13", "doctor")["healthy"], true);
}

#[test]
fn a_fork_that_is_not_joined_cannot_be_followed() {
    let (all, _) = with_backup();
    all.import("town", "lost.gsl");
    all.import("town", "tail.gsl");
    all.fails("town", "2026-11-11", "office follow 柳泉村 1 --reason 电话问过", 1, "fork-not-joined");
}

#[test]
fn a_fork_that_parts_from_a_history_no_longer_in_use_is_not_followed() {
    let (all, common) = with_backup();
    all.import("town", "lost.gsl");
    // Two more histories: one parts at the first record after the backup, one in the lost part.
    let lost = String::from_utf8(all.replica(WILLOW.2)).unwrap();
    let late = usize::try_from(common).unwrap() + 3;
    let forged = rewritten(&lost, late, "\"day\":\"2026-11-05\"", "\"day\":\"2026-11-04\"");
    let parts = Parts::read(&all.desk("lost.gsl")).with_lines(&all.path("willow"), &forged);
    fs::write(all.desk("late.gsl"), parts.zip()).unwrap();
    assert_eq!(all.import("town", "new.gsl")["no"].as_u64(), Some(1));
    assert_eq!(all.import("town", "late.gsl")["no"].as_u64(), Some(2));
    all.ok("town", "2026-11-11", "office follow 柳泉村 1 --reason 电话问过");
    let before = all.replica(WILLOW.2);
    all.fails("town", "2026-11-11", "office follow 柳泉村 2 --reason 电话问过", 1, "fork-not-joined");
    assert_eq!(all.replica(WILLOW.2), before);
    // Sent again from the beginning it joins what is in use now.
    let again = all.import("town", "late.gsl");
    assert_eq!((again["kind"].as_str(), again["seq"].as_u64()), (Some("fork"), Some(common + 1)), "{again}");
    all.ok("town", "2026-11-11", &format!("office follow 柳泉村 {} --reason 电话问过", again["no"]));
    assert_eq!(all.replica(WILLOW.2), forged.as_bytes());
}

#[test]
fn nothing_is_followed_while_the_copy_here_is_damaged() {
    let (all, common) = with_backup();
    all.import("town", "lost.gsl");
    all.import("town", "new.gsl");
    let path = all.path("town").join("replicas").join(WILLOW.2).join("journal/000001.jsonl");
    let lines = String::from_utf8(fs::read(&path).unwrap()).unwrap();
    for bad in [common - 2, common + 2] {
        let damaged: Vec<String> = (1..).zip(lines.lines()).map(|(seq, line)| alter(line, seq == bad)).collect();
        fs::write(&path, damaged.join("\n") + "\n").unwrap();
        let before = all.replica(WILLOW.2);
        all.fails("town", "2026-11-11", "office follow 柳泉村 1 --reason 电话问过", 1, "replica-damaged");
        assert_eq!(all.replica(WILLOW.2), before, "sound lines stay where they are");
    }
}

/// A village and what it sent, and the same with a posting of a notice that does not exist.
fn with_misfit() -> (Offices, String) {
    let all = Offices::acquainted(&[TOWN, WILLOW, LOCUST]);
    let number = all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-03", "export -o honest.gsl");
    all.ok("town", "2026-11-03", "import honest.gsl");
    all.ok("town", "2026-11-03", "import locust-first.gsl");
    let posted = usize::try_from(all.records("willow")).unwrap();
    let named = |number: &str| format!("\"notice\":\"{number}\"");
    let lines = String::from_utf8(all.journal("willow")).unwrap();
    let forged = rewritten(&lines, posted, &named(&number), &named("柳泉村-2026-00099"));
    (all, forged)
}

#[test]
fn a_fork_that_fits_no_notice_is_not_followed() {
    let (all, forged) = with_misfit();
    let parts = Parts::read(&all.desk("honest.gsl")).with_lines(&all.path("willow"), &forged);
    fs::write(all.desk("misfit.gsl"), parts.zip()).unwrap();
    assert_eq!(all.import("town", "misfit.gsl")["kind"], "fork");
    let before = all.replica(WILLOW.2);
    all.fails("town", "2026-11-11", "office follow 柳泉村 1 --reason 电话问过", 2, "parcel-misfit");
    assert_eq!(all.replica(WILLOW.2), before);
    assert_eq!(all.known(WILLOW.2)["records"].as_u64(), Some(all.records("willow")));
}

#[test]
fn one_office_whose_records_fit_no_notice_does_not_keep_the_others_from_being_read() {
    let (all, forged) = with_misfit();
    let replicas = all.path("town").join("replicas");
    let other = all.known(LOCUST.2);
    fs::write(replicas.join(WILLOW.2).join("journal/000001.jsonl"), forged).unwrap();
    for anew in [false, true] {
        if anew {
            fs::remove_dir_all(replicas.join("index")).unwrap();
        }
        assert_eq!(all.known(LOCUST.2), other);
        assert!(all.known(WILLOW.2)["records"].as_u64().unwrap() < all.records("willow"), "as far as it fits");
    }
    let run = all.run("town", "2026-11-12", "doctor");
    assert_eq!((run.code, run.error().as_str()), (3, "doctor-trouble"));
    assert!(run.err.contains("replica-damaged"), "{}", run.err);
}

fn alter(line: &str, damaged: bool) -> String {
    if damaged { line.replacen("\"v\":1", "\"v\":2", 1) } else { line.to_owned() }
}

#[test]
fn a_rewritten_past_is_tampering_even_when_it_is_signed() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-05", "export -o honest.gsl");
    all.ok("town", "2026-11-05", "import honest.gsl");
    let posted = all.records("willow");
    let lines = String::from_utf8(all.journal("willow")).unwrap();
    let seq = usize::try_from(posted).unwrap();
    let forged = rewritten(&lines, seq, "\"day\":\"2026-11-03\"", "\"day\":\"2026-10-03\"");
    let parts = Parts::read(&all.desk("honest.gsl")).with_lines(&all.path("willow"), &forged);
    fs::write(all.desk("forged.gsl"), parts.zip()).unwrap();
    let fork = all.import("town", "forged.gsl");
    assert_eq!((fork["kind"].as_str(), fork["looks"].as_str()), (Some("fork"), Some("rewritten")), "{fork}");
    assert_eq!(fork["seq"].as_u64(), Some(posted));
    assert_eq!(all.replica(WILLOW.2), lines.as_bytes());
}

#[test]
fn an_office_that_was_set_up_a_second_time_is_named() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    all.ok("town", "2026-11-03", "import willow-first.gsl");
    let other = Offices::new(&[WILLOW]);
    let key = all.path("willow").join("private/office.key");
    // On another computer, with the key carried over.
    fs::copy(&key, other.path("willow").join("private/office.key")).unwrap();
    let read = other.ok("willow", "2026-11-03", "office key --replace --reason 重装")["fingerprint"].clone();
    other.ok("willow", "2026-11-03", "export -o anew.gsl");
    fs::copy(other.desk("anew.gsl"), all.desk("anew.gsl")).unwrap();
    let read = read.as_str().unwrap();
    all.args_ok(
        "town",
        "2026-11-03",
        &["office", "register", "anew.gsl", "--fingerprint", read, "--reason", "重装电脑"],
    );
    let fork = all.import("town", "anew.gsl");
    assert_eq!((fork["looks"].as_str(), fork["seq"].as_u64()), (Some("anew"), Some(1)), "{fork}");
}

#[test]
fn the_office_itself_hears_that_it_fell_behind_its_own_records() {
    let (all, common) = with_backup();
    assert_eq!(all.import("willow", "new.gsl")["kind"], "own");
    let differs = all.import("willow", "lost.gsl");
    assert_eq!((differs["kind"].as_str(), differs["seq"].as_u64()), (Some("differs"), Some(common + 1)));
    all.ok("willow", "2026-11-11", "restore kept.gslbak");
    let behind = all.import("willow", "new.gsl");
    assert_eq!((behind["kind"].as_str(), behind["here"].as_u64()), (Some("ahead"), Some(common)));
}
