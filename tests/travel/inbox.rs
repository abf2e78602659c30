//! What a town sends back to its villages: on the board, in the inbox, taken over or answered.

use std::fs;
use std::ops::ControlFlow;

use gongshilan::desk::{Access, Clock, Desk};

use super::offices::{LIST, Offices, TOWN, WILLOW};

/// Carries the records of `from` to `to`.
fn carry(all: &Offices, from: &str, to: &str, day: &str) {
    all.ok(from, day, &format!("export -o {from}.gsl"));
    all.ok(to, day, &format!("import {from}.gsl"));
}

/// Keys of what is due at the village.
fn due(all: &Offices, day: &str) -> Vec<String> {
    let status = all.ok("willow", day, "status");
    status["due"].as_array().unwrap().iter().map(|due| due["key"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_request_is_on_the_board_until_it_is_done() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    carry(&all, "willow", "town", "2026-11-03");
    let what = "张贴2026年四季度低保名单";
    let line = ["request", "柳泉村", "--what", what, "--template", "dibao-initial", "--due", "2026-11-30"];
    all.args_ok("town", "2026-11-05", &line);
    assert!(due(&all, "2026-11-05").is_empty());
    carry(&all, "town", "willow", "2026-11-06");
    let inbox = all.ok("willow", "2026-11-06", "inbox");
    assert_eq!(inbox[0]["event"]["what"], what);
    assert_eq!((inbox[0]["due"].as_str(), inbox[0]["from"].as_str()), (Some("2026-11-30"), Some(TOWN.1)));
    assert_eq!(due(&all, "2026-11-06"), ["due-request"]);
    assert_eq!(due(&all, "2026-12-01"), ["due-request-late"]);
    // Posting what was asked for is the answer.
    all.post("willow", "2026-11-10");
    assert!(!due(&all, "2026-11-10").contains(&"due-request".to_owned()));
    assert_eq!(all.ok("willow", "2026-11-10", "inbox"), serde_json::json!([]));
    assert_eq!(all.ok("willow", "2026-11-10", "inbox list --all")[0]["done"], true);
}

#[test]
fn findings_and_judgements_come_back_and_are_answered() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    let number = all.post("willow", "2026-11-03");
    carry(&all, "willow", "town", "2026-11-04");
    all.ok(
        "town",
        "2026-11-05",
        &format!("finding {} --number 1 --place 村务公开栏 --condition 破损 --remarks 右下角撕破", WILLOW.2),
    );
    all.ok("town", "2026-11-05", &format!("judge 柳泉村 {number} --fail --remarks 缺监督电话"));
    carry(&all, "town", "willow", "2026-11-06");
    let keys = due(&all, "2026-11-06");
    assert!(keys.contains(&"due-finding".to_owned()) && keys.contains(&"due-judgement".to_owned()), "{keys:?}");
    let inbox = all.ok("willow", "2026-11-06", "inbox");
    assert_eq!(inbox[0]["event"]["notice"], number.as_str());
    let id = inbox[0]["id"].as_str().unwrap().to_owned();
    all.ok("willow", "2026-11-06", &format!("inbox done {id} --number 1 --remarks 已补贴"));
    assert!(!due(&all, "2026-11-06").contains(&"due-finding".to_owned()));
    // The answer is in the records that go back.
    carry(&all, "willow", "town", "2026-11-07");
    assert!(String::from_utf8(all.replica(WILLOW.2)).unwrap().contains("\"type\":\"answered\""));
}

#[test]
fn the_list_of_what_came_can_be_lost() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    all.ok("town", "2026-11-05", "request 370481001 --what 张贴低保名单 --due 2026-11-30");
    carry(&all, "town", "willow", "2026-11-06");
    let before = all.ok("willow", "2026-11-06", "inbox");
    assert_eq!(before.as_array().unwrap().len(), 1);
    let path = all.path("willow").join("replicas/inbox.json");
    fs::remove_file(&path).unwrap();
    assert_eq!(all.ok("willow", "2026-11-06", "inbox"), before);
    fs::write(&path, "[{").unwrap();
    assert_eq!(due(&all, "2026-11-06"), ["due-request"]);
}

#[test]
fn what_came_before_an_import_was_stopped_is_in_the_list() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    all.ok("town", "2026-11-05", "request 370481001 --what 张贴低保名单 --due 2026-11-30");
    fs::create_dir(all.desk("stick")).unwrap();
    all.ok("town", "2026-11-05", "export -o stick/one.gsl");
    all.ok("town", "2026-11-06", "request 370481001 --what 张贴救助名单 --due 2026-11-30");
    all.ok("town", "2026-11-06", "export -o stick/two.gsl");
    // An earlier import has written the list already.
    all.ok("willow", "2026-11-06", "import town-first.gsl");
    let home = all.path("willow");
    let clock = Clock::Chosen("2026-11-06".parse().unwrap());
    let mut desk = Desk::open(&home, Access::Write, clock).unwrap();
    let stop = &mut |done: usize, _: usize| if done == 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
    assert_eq!(desk.receive(&all.desk("stick"), stop).unwrap_err().message.key, "work-cancelled");
    drop(desk);
    assert_eq!(all.ok("willow", "2026-11-06", "inbox").as_array().unwrap().len(), 1);
}

/// The town asks for something, restores a backup from before it, and asks for something else.
fn asked_twice() -> Offices {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    carry(&all, "willow", "town", "2026-11-03");
    all.ok("town", "2026-11-03", "backup --to kept.gslbak");
    all.ok("town", "2026-11-05", "request 370481001 --what 张贴低保名单 --due 2026-11-30");
    carry(&all, "town", "willow", "2026-11-06");
    let id = all.ok("willow", "2026-11-06", "inbox")[0]["id"].as_str().unwrap().to_owned();
    all.ok("willow", "2026-11-06", &format!("inbox done {id} --remarks 已张贴"));
    all.ok("town", "2026-11-10", "restore kept.gslbak");
    all.ok("town", "2026-11-10", "request 370481001 --what 张贴救助名单 --due 2026-11-30");
    all.ok("town", "2026-11-10", "export -o town.gsl");
    assert_eq!(all.import("willow", "town.gsl")["kind"], "fork");
    all.ok("willow", "2026-11-11", "office follow 示例镇 1 --reason 电话问过");
    all
}

#[test]
fn a_history_that_is_followed_brings_what_it_asks_for() {
    let all = asked_twice();
    let inbox = all.ok("willow", "2026-11-11", "inbox list --all");
    assert_eq!(inbox.as_array().unwrap().len(), 1);
    assert_eq!(inbox[0]["event"]["what"], "张贴救助名单");
}

#[test]
fn a_register_is_offered_and_never_taken_over_silently() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    fs::write(all.desk("2027.csv"), "date,kind,name\n2027-01-01,holiday,元旦\n").unwrap();
    fs::write(all.desk("2028.csv"), "date,kind\n2028-13-01,holiday\n").unwrap();
    fs::write(all.desk("letter.txt"), "通知").unwrap();
    assert_eq!(all.run("town", "2026-11-05", "offer 2028.csv").code, 2);
    all.fails("town", "2026-11-05", "offer letter.txt", 2, "offer-kind");
    all.ok("town", "2026-11-05", "offer 2027.csv");
    carry(&all, "town", "willow", "2026-11-06");
    let taken = all.path("willow").join("holidays/2027.csv");
    assert!(!taken.exists(), "nothing is taken over silently");
    assert_eq!(due(&all, "2026-11-06"), ["due-register"]);
    let id = all.ok("willow", "2026-11-06", "inbox")[0]["id"].as_str().unwrap().to_owned();
    all.fails("willow", "2026-11-06", &format!("inbox take {id} --by 周样例"), 1, "office-not-entitled");
    all.ok("willow", "2026-11-06", &format!("inbox take {id}"));
    assert_eq!(fs::read(&taken).unwrap(), fs::read(all.desk("2027.csv")).unwrap());
    assert!(due(&all, "2026-11-06").is_empty());
    // A newer one takes its place in the list, and the older file stays beside.
    fs::write(all.desk("2027.csv"), "date,kind,name\n2027-01-01,holiday,元旦\n2027-01-02,holiday,元旦\n").unwrap();
    all.ok("town", "2026-11-07", "offer 2027.csv");
    carry(&all, "town", "willow", "2026-11-08");
    let inbox = all.ok("willow", "2026-11-08", "inbox list --all");
    assert_eq!(inbox.as_array().unwrap().len(), 1);
    all.ok("willow", "2026-11-08", &format!("inbox take {}", inbox[0]["id"].as_str().unwrap()));
    assert!(all.path("willow").join("holidays/2027.csv.old").exists());
}

#[test]
fn what_a_town_says_is_checked_before_it_is_recorded() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    fs::write(all.desk("list.toml"), LIST).unwrap();
    all.fails("town", "2026-11-05", "request 没有的村 --what 张贴 --due 2026-11-30", 2, "office-unknown");
    all.fails("town", "2026-11-05", "request 370481001 --what 张贴 --due 2026-11-01", 1, "request-over");
    all.fails(
        "town",
        "2026-11-05",
        "request 370481001 --what 张贴 --due 2026-11-30 --template no-such",
        2,
        "template-not-there",
    );
    all.fails("town", "2026-11-05", "request 370481001 --what 找13900000000 --due 2026-11-30", 1, "text-private");
    all.fails(
        "town",
        "2026-11-05",
        "request 370481001 --what 张贴 --due 2026-11-30 --by 周样例",
        1,
        "office-not-entitled",
    );
    all.fails("town", "2026-11-05", "finding 370481001", 2, "outward-empty");
    all.fails("town", "2026-11-05", "judge 370481001 7 --pass", 2, "notice-not-there");
    all.fails("willow", "2026-11-05", "inbox done 7", 2, "inbox-unknown");
}
