//! Three villages and a town: a month of work, files in any order, and everything that can go wrong.

use std::fs;

use super::offices::{LOCUST, Offices, STONE, TOWN, WILLOW};
use super::zips::{Parts, rewritten};

const VILLAGES: [(&str, &str, &str); 3] = [WILLOW, LOCUST, STONE];

/// Three parcels of every village, a week of work in each: `willow-1.gsl`, `willow-2.gsl`, …
fn month() -> Offices {
    let all = Offices::acquainted(&[TOWN, WILLOW, LOCUST, STONE]);
    for (home, _, _) in VILLAGES {
        for (week, day) in ["2026-11-03", "2026-11-10", "2026-11-17"].into_iter().enumerate() {
            let number = all.post(home, day);
            all.ok(home, day, &format!("inspect {number} 完好"));
            all.ok(home, day, &format!("export --for 镇 -o {home}-{}.gsl", week + 1));
        }
    }
    all
}

fn complete(all: &Offices) {
    for (home, name, code) in VILLAGES {
        assert_eq!(all.replica(code), all.journal(home), "{home}");
        let known = all.known(code);
        assert_eq!((known["name"].as_str(), known["records"].as_u64()), (Some(name), Some(all.records(home))));
        assert_eq!(known["forks"], serde_json::json!([]));
    }
}

#[test]
fn files_in_any_order_and_twice_make_the_same_picture() {
    let all = month();
    fs::create_dir(all.desk("stick")).unwrap();
    // Names that sort against the order of the records.
    for (home, _, _) in VILLAGES {
        for week in 1..=3 {
            fs::copy(all.desk(&format!("{home}-{week}.gsl")), all.desk(&format!("stick/{}-{home}.gsl", 9 - week)))
                .unwrap();
        }
    }
    let run = all.ok("town", "2026-11-18", "import stick");
    assert!(run.as_array().unwrap().iter().all(|it| it["outcome"]["kind"] == "added"), "{run}");
    complete(&all);
    let again = all.ok("town", "2026-11-19", "import stick");
    assert!(again.as_array().unwrap().iter().all(|it| it["outcome"]["kind"] == "known"), "{again}");
    complete(&all);
    assert_eq!(all.ok("town", "2026-11-19", "doctor")["healthy"], true);
}

#[test]
fn one_by_one_in_a_bad_order_the_gaps_are_named_until_they_are_filled() {
    let all = month();
    assert_eq!(all.import("town", "stone-2.gsl")["kind"], "gap");
    assert_eq!(all.import("town", "stone-2.gsl")["need"], 1);
    for file in ["willow-1.gsl", "locust-1.gsl", "stone-1.gsl", "willow-2.gsl"] {
        assert_eq!(all.import("town", file)["kind"], "added", "{file}");
    }
    // The second week of 槐影样例村 is missing.
    let gap = all.import("town", "locust-3.gsl");
    let here = all.known(LOCUST.2)["records"].as_u64().unwrap();
    assert_eq!((gap["kind"].as_str(), gap["need"].as_u64()), (Some("gap"), Some(here + 1)));
    for file in ["stone-2.gsl", "stone-3.gsl", "locust-2.gsl", "locust-3.gsl", "willow-3.gsl", "willow-1.gsl"] {
        let kind = all.import("town", file)["kind"].clone();
        assert_eq!(kind, if file == "willow-1.gsl" { "known" } else { "added" }, "{file}");
    }
    complete(&all);
}

#[test]
fn one_missing_one_altered_one_restored_one_rewritten_all_are_named() {
    let all = month();
    // 柳泉村: one file is altered on the way.
    let mut bytes = fs::read(all.desk("willow-2.gsl")).unwrap();
    let place = bytes.len() / 2;
    bytes[place] ^= 4;
    fs::write(all.desk("willow-2.gsl"), bytes).unwrap();
    // 槐影样例村: one file is missing. 石碾样例村: restored from a backup of the first week, then worked on.
    fs::remove_file(all.desk("locust-2.gsl")).unwrap();
    let old = all.ok("stone", "2026-11-18", "doctor")["records"].as_u64().unwrap();
    let backups: Vec<_> =
        fs::read_dir(all.path("stone").join("backups")).unwrap().map(|it| it.unwrap().path()).collect();
    let first = backups.iter().find(|path| path.to_string_lossy().contains("2026-11-10")).unwrap();
    all.args_ok("stone", "2026-11-20", &["restore", first.to_str().unwrap()]);
    let common = all.records("stone");
    assert!(common < old);
    all.post("stone", "2026-11-20");
    all.ok("stone", "2026-11-20", "export -o stone-4.gsl");

    fs::create_dir(all.desk("stick")).unwrap();
    for (home, _, _) in VILLAGES {
        for week in 1..=4 {
            let name = format!("{home}-{week}.gsl");
            if all.desk(&name).exists() {
                fs::copy(all.desk(&name), all.desk("stick").join(&name)).unwrap();
            }
        }
    }
    let run = all.run("town", "2026-11-21", "import stick");
    assert_eq!((run.code, run.error().as_str()), (1, "import-trouble"));
    let told = run.json();
    let of = |name: &str| {
        told.as_array().unwrap().iter().find(|it| it["file"].as_str().unwrap().ends_with(name)).unwrap().clone()
    };
    assert_eq!(of("willow-2.gsl")["error"]["key"], "parcel-mismatch");
    assert_eq!(of("willow-3.gsl")["outcome"]["kind"], "gap");
    assert_eq!(of("locust-3.gsl")["outcome"]["kind"], "gap");
    let fork = of("stone-4.gsl")["outcome"].clone();
    let fork = if fork["kind"] == "fork" { fork } else { of("stone-3.gsl")["outcome"].clone() };
    assert_eq!((fork["looks"].as_str(), fork["seq"].as_u64()), (Some("restored"), Some(common + 1)), "{told}");

    // 槐影样例村 rewrites its past with its own key.
    let lines = String::from_utf8(all.journal("locust")).unwrap();
    let forged = rewritten(&lines, 6, "\"at\":\"2026-11-03", "\"at\":\"2026-11-02");
    all.ok("locust", "2026-11-21", "export -o locust-all.gsl");
    let parts = Parts::read(&all.desk("locust-all.gsl")).with_lines(&all.path("locust"), &forged);
    fs::write(all.desk("locust-forged.gsl"), parts.zip()).unwrap();
    let fork = all.import("town", "locust-forged.gsl");
    assert_eq!((fork["looks"].as_str(), fork["seq"].as_u64()), (Some("rewritten"), Some(6)), "{fork}");

    // What is asked for again fills the gaps; the answers of the town are what really happened.
    all.ok("willow", "2026-11-22", "export -o willow-all.gsl");
    assert_eq!(all.import("town", "willow-all.gsl")["kind"], "added");
    assert_eq!(all.import("town", "locust-all.gsl")["kind"], "added");
    assert_eq!(all.replica(WILLOW.2), all.journal("willow"));
    assert_eq!(all.replica(LOCUST.2), all.journal("locust"));
    assert_eq!(all.known(STONE.2)["forks"].as_array().unwrap().len(), 1);
    assert_eq!(all.known(LOCUST.2)["forks"].as_array().unwrap().len(), 1);
    let doctor = all.ok("town", "2026-11-22", "doctor");
    let told: Vec<&str> = doctor["done"].as_array().unwrap().iter().map(|it| it["key"].as_str().unwrap()).collect();
    assert!(told.contains(&"fork-restored") && told.contains(&"fork-rewritten"), "{told:?}");
}

#[test]
fn a_restore_at_the_town_loses_nothing_that_came() {
    let all = month();
    all.ok("town", "2026-11-18", "import willow-1.gsl");
    all.ok("town", "2026-11-18", "backup --to usb");
    // The computer of the town is gone; another one, with the stick.
    fs::remove_dir_all(all.path("town")).unwrap();
    let mut backups = fs::read_dir(all.desk("usb")).unwrap().map(|it| it.unwrap().path());
    let backup = backups.find(|path| path.extension().is_some_and(|it| it == "gslbak")).unwrap();
    all.args_ok("town", "2026-11-19", &["restore", backup.to_str().unwrap()]);
    assert!(!all.replica(WILLOW.2).is_empty());
    assert_eq!(all.import("town", "willow-2.gsl")["kind"], "added");
}
