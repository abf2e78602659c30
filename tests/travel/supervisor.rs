//! What a town sees of its villages once their records came.

use std::fs;

use serde_json::Value;

use super::offices::{LOCUST, Offices, TOWN, WILLOW};

/// A town whose two villages posted something each, and what came of it: the town's number and
/// those of the villages.
fn town() -> (Offices, String, String) {
    let all = Offices::acquainted(&[TOWN, WILLOW, LOCUST]);
    let willow = all.post("willow", "2026-11-03");
    let locust = all.post("locust", "2026-11-10");
    all.photograph("willow", "2026-11-03", &willow, "board-near.jpg");
    all.photograph("locust", "2026-11-10", &locust, "board-near.jpg");
    all.ok("locust", "2026-11-12", &format!("inspect {locust} 完好"));
    bring(&all, "willow", "2026-11-12");
    bring(&all, "locust", "2026-11-12");
    (all, willow, locust)
}

fn bring(all: &Offices, home: &str, day: &str) {
    all.ok(home, day, &format!("export -o {home}-{day}.gsl"));
    all.ok("town", day, &format!("import {home}-{day}.gsl"));
}

fn row<'a>(seen: &'a Value, code: &str) -> &'a Value {
    let rows = seen["rows"].as_array().unwrap();
    rows.iter().find(|row| row["office"]["code"] == code).unwrap()
}

#[test]
fn the_overview_goes_down_to_the_event() {
    let (all, willow, _) = town();
    let seen = all.ok("town", "2026-11-24", "overview");
    assert_eq!(seen["rows"].as_array().unwrap().len(), 3);
    assert_eq!(seen["rows"][0]["office"]["code"], WILLOW.2, "{seen:#}");
    assert_eq!(row(&seen, WILLOW.2)["lapses"]["overdue"], 1);
    assert_eq!(
        (&row(&seen, LOCUST.2)["lapses"]["overdue"], &row(&seen, LOCUST.2)["lapses"]["served"]),
        (&0.into(), &1.into())
    );
    assert!(row(&seen, WILLOW.2)["received"].as_str().unwrap().starts_with("2026-11-12"));
    assert!(row(&seen, TOWN.2)["received"].is_null());

    let view = all.ok("town", "2026-11-24", "overview 柳泉村");
    assert_eq!(
        (&view["lines"][0]["number"], &view["lines"][0]["overdue"]),
        (&willow.as_str().into(), &"2026-11-18".into())
    );
    let story = all.ok("town", "2026-11-24", &format!("show {willow}"));
    let own = all.ok("willow", "2026-11-24", &format!("show {willow}"));
    assert_eq!(story["records"], own["events"], "what the village knows, event by event");
    assert_eq!(story["standing"]["overdue_since"], own["overdue_since"]);
    assert_eq!(story["places"][0]["ups"][0]["from"], "2026-11-03");
    all.fails("town", "2026-11-24", "show 麦香村-2026-0001", 2, "notice-unknown");

    // What arrives later changes the answer.
    all.ok("willow", "2026-11-24", &format!("takedown {willow}"));
    bring(&all, "willow", "2026-11-24");
    let seen = all.ok("town", "2026-11-24", "overview");
    assert_eq!((&row(&seen, WILLOW.2)["lapses"]["overdue"], &row(&seen, WILLOW.2)["hanging"]), (&0.into(), &0.into()));
}

#[test]
fn a_village_that_never_sent_anything_is_named() {
    let all = Offices::acquainted(&[TOWN, WILLOW, LOCUST]);
    bring(&all, "willow", "2026-11-04");
    let seen = all.ok("town", "2026-11-05", "overview");
    let names: Vec<&str> = seen["unheard"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(names, [LOCUST.2]);
}

#[test]
fn the_cards_are_the_same_whether_kept_or_made_anew() {
    let (all, _, _) = town();
    let kept = all.ok("town", "2026-11-24", "overview");
    // Without the mark of an orderly end the index over all replicas is folded again.
    fs::remove_file(all.path("town").join("replicas/index/clean")).unwrap();
    let anew = all.ok("town", "2026-11-24", "overview");
    assert_eq!(kept, anew);
}

#[test]
fn one_photograph_in_two_villages_is_named_for_both() {
    let (all, willow, locust) = town();
    let doubts = all.ok("town", "2026-11-24", "doubts --code C09");
    let found = doubts.as_array().unwrap().iter().filter(|it| it["kind"] == "photo-twice");
    let told: Vec<(&str, &str, bool)> = found
        .map(|it| {
            let other = if it["number"] == willow.as_str() { &locust } else { &willow };
            let named = it["message"].as_str().unwrap().contains(other.as_str());
            (it["number"].as_str().unwrap(), it["sure"].as_str().unwrap(), named)
        })
        .collect();
    assert_eq!(told.len(), 2, "{doubts:#}");
    assert!(told.iter().all(|(_, sure, named)| *sure == "certain" && *named), "{told:?}");
    let seen = all.ok("town", "2026-11-24", "overview");
    assert_eq!(row(&seen, WILLOW.2)["lapses"]["certain"], 1, "{:#}", row(&seen, WILLOW.2));
    let one = all.ok("town", "2026-11-24", "doubts 柳泉村 --code C09");
    assert_eq!(one.as_array().unwrap().iter().filter(|it| it["kind"] == "photo-twice").count(), 1);
    // In the village itself nothing is known of the other.
    let own = all.ok("willow", "2026-11-24", "doubts --code C09");
    assert!(own.as_array().unwrap().iter().all(|it| it["kind"] != "photo-twice"));
}

#[test]
fn two_histories_of_a_village_are_a_doubt() {
    let (all, _, _) = town();
    all.copy_home("willow", "twin");
    all.post("willow", "2026-11-20");
    all.post("twin", "2026-11-21");
    bring(&all, "willow", "2026-11-20");
    all.ok("twin", "2026-11-21", "export -o twin.gsl");
    assert_eq!(all.import("town", "twin.gsl")["kind"], "fork");
    let doubts = all.ok("town", "2026-11-24", "doubts 柳泉村");
    let forked = doubts.as_array().unwrap().iter().find(|it| it["kind"] == "two-histories").unwrap();
    assert_eq!((&forked["code"], &forked["sure"]), (&"C02".into(), &"certain".into()));
    let seen = all.ok("town", "2026-11-24", "overview");
    assert!(row(&seen, WILLOW.2)["lapses"]["certain"].as_u64() > row(&seen, LOCUST.2)["lapses"]["certain"].as_u64());
}

#[test]
fn a_round_in_a_village_becomes_findings_that_travel_back() {
    let (all, willow, _) = town();
    let made = all.ok("town", "2026-11-13", "round 柳泉村 -o 柳泉村.pdf");
    assert_eq!(made["count"], 1);
    let sheet = made["sheet"].as_str().unwrap();
    let entered = all.ok("town", "2026-11-13", &format!("round 柳泉村 --enter 1缺:被揭走 --sheet {sheet}"));
    assert_eq!(
        (&entered["found"][0]["number"], &entered["found"][0]["condition"]),
        (&willow.as_str().into(), &"missing".into())
    );
    // The record of the village stays the village's.
    assert!(
        all.ok("town", "2026-11-13", &format!("show {willow}"))["notice"]["inspections"].as_array().unwrap().is_empty()
    );
    all.ok("town", "2026-11-13", "export -o back.gsl");
    all.ok("willow", "2026-11-14", "import back.gsl");
    let inbox = all.run("willow", "2026-11-14", "inbox");
    assert!(inbox.out.contains("被揭走") && inbox.out.contains(&willow), "{}", inbox.out);
}

#[test]
fn a_case_is_proved_down_to_its_photograph() {
    let (all, willow, _) = town();
    let copied = all.ok("town", "2026-11-24", &format!("show {willow} --photos 证据"));
    let path = copied[0]["path"].as_str().unwrap();
    let bytes = fs::read(all.desk("").join(path)).unwrap();
    assert_eq!(bytes, fs::read(all.desk("board-near.jpg")).unwrap());
    let own = all.ok("willow", "2026-11-24", &format!("show {willow} --photos 自己的"));
    assert_eq!(own[0]["digest"], copied[0]["digest"]);
    // What did not come along is said, not hidden.
    let digest = copied[0]["digest"].as_str().unwrap();
    fs::remove_file(all.path("town").join("photos").join(digest.get(..2).unwrap()).join(digest)).unwrap();
    assert!(all.ok("town", "2026-11-24", &format!("show {willow} --photos 证据"))[0]["path"].is_null());
}

#[test]
fn what_was_asked_of_a_village_is_due_until_it_hangs() {
    let (all, _, _) = town();
    let asked = |day: &str| {
        let due = all.ok("town", day, "due --until 2026-12-31");
        let items = due["items"].as_array().unwrap();
        items.iter().filter(|item| item["kind"] == "asked").map(|item| item["short"].clone()).collect::<Vec<_>>()
    };
    for village in ["柳泉村", "槐影样例村"] {
        let request =
            format!("request {village} --what 请张贴四季度低保名单 --template dibao-initial --due 2026-11-30");
        all.ok("town", "2026-11-20", &format!("{request} --by 吴示范"));
    }
    assert_eq!(asked("2026-11-21"), ["柳泉村", "槐影样例村"]);
    all.post("willow", "2026-11-22");
    bring(&all, "willow", "2026-11-22");
    assert_eq!(asked("2026-11-23"), ["槐影样例村"]);
    all.ok("town", "2026-11-23", "export -o asks.gsl");
    all.ok("locust", "2026-11-23", "import asks.gsl");
    let inbox = all.ok("locust", "2026-11-23", "inbox");
    let id = inbox[0]["id"].as_str().unwrap();
    all.ok("locust", "2026-11-23", &format!("inbox done {id} --remarks 已贴"));
    bring(&all, "locust", "2026-11-23");
    assert_eq!(asked("2026-11-24"), Vec::<Value>::new());
}

#[test]
fn due_timeline_coverage_and_report_cover_all_villages() {
    let (all, willow, locust) = town();
    let due = all.ok("town", "2026-11-16", "due --until 2026-11-20");
    let down: Vec<&str> = due["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|item| item["kind"] == "take-down")
        .map(|item| item["number"].as_str().unwrap())
        .collect();
    assert_eq!(down, [willow.as_str(), locust.as_str()]);
    let line = all.ok("town", "2026-11-16", "timeline 槐影样例村 --days 8");
    let marks: Vec<&str> = line["rows"][0]["marks"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    assert_eq!(marks, ["off", "hung", "served", "seen", "served", "served", "served", "served"]);
    let coverage = all.ok("town", "2027-01-20", "coverage 柳泉村");
    let owed = coverage["offices"][0]["owed"].as_array().unwrap();
    let december = owed.iter().find(|it| it["obligation"] == "finance" && it["period"] == "2026-12").unwrap();
    assert_eq!((&december["met"], &december["due"]), (&"missing".into(), &"2027-01-15".into()));
    assert!(owed.iter().all(|it| it["period"] != "2026-11" || it["obligation"] != "finance"), "it began in November");
    let report = all.ok("town", "2026-11-24", "report 2026-11");
    let posted = |code: &str| {
        let figures = report["figures"].as_array().unwrap().iter().find(|it| it["office"]["code"] == code).unwrap();
        figures["posted"]["最低生活保障"].as_u64().unwrap_or(0)
    };
    assert_eq!((posted(TOWN.2), posted(WILLOW.2), posted(LOCUST.2)), (0, 1, 1));
}

const LONG: &str = r#"as_of = "2026-11-02"
next_review = "2026-12-02"
"#;

fn list(rows: &[(&str, &str, u32, &str)]) -> String {
    let row = |(head, village, persons, amount): &(&str, &str, u32, &str)| {
        format!("[[rows]]\nhead = \"{head}\"\nvillage = \"{village}\"\npersons = {persons}\namount = \"{amount}\"\n")
    };
    LONG.to_owned() + &rows.iter().map(row).collect::<String>()
}

fn hang(all: &Offices, home: &str, text: &str) {
    fs::write(all.desk("long.toml"), text).unwrap();
    let number =
        all.ok(home, "2026-11-03", "new dibao-longterm --from long.toml")["number"].as_str().unwrap().to_owned();
    all.ok(home, "2026-11-03", &format!("review {number} --pass --secrecy --privacy --accuracy"));
    all.ok(home, "2026-11-03", &format!("print {number} -o long.pdf"));
    all.ok(home, "2026-11-03", &format!("post {number} --place 村务公开栏"));
}

#[test]
fn the_lists_of_town_and_village_are_compared_household_by_household() {
    let all = Offices::acquainted(&[TOWN, WILLOW, LOCUST]);
    let town = [
        ("张样例", "柳泉村1组", 2, "800"),
        ("李样例", "柳泉村2组", 1, "400"),
        ("王样例", "柳泉村2组", 3, "900"),
        ("赵样例", "槐影样例村", 1, "300"),
    ];
    let village =
        [("张样例", "柳泉村1组", 2, "800"), ("李样例", "柳泉村2组", 1, "450"), ("孙样例", "柳泉村", 1, "500")];
    hang(&all, "town", &list(&town));
    hang(&all, "willow", &list(&village));
    bring(&all, "willow", "2026-11-04");
    bring(&all, "locust", "2026-11-04");
    let compared = all.ok("town", "2026-11-05", "households");
    assert_eq!(compared["villages"][0]["village"], "柳泉村");
    let found = compared["villages"][0]["differences"].as_array().unwrap();
    let what: Vec<(&str, &str)> = found
        .iter()
        .map(|it| {
            let side = if it["town"].is_null() { &it["village"] } else { &it["town"] };
            (it["what"].as_str().unwrap(), side["head"].as_str().unwrap())
        })
        .collect();
    assert_eq!(what, [("not-in-town", "孙样例"), ("other", "李样例"), ("not-in-village", "王样例")]);
    assert!(compared["villages"][1]["number"].is_null(), "that village has no list on its board");
    assert!(compared["elsewhere"].as_array().unwrap().is_empty());
    all.fails("town", "2026-11-05", "households --template tekun-longterm", 1, "households-no-list");
}
