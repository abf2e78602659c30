//! Killed in the middle of an import: the old state or the new one, never something between.

use std::fs;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use super::offices::{Offices, TOWN, WILLOW};

#[test]
fn an_import_that_is_killed_leaves_the_old_state_or_the_new_one() {
    let all = Offices::acquainted(&[TOWN, WILLOW]);
    all.post("willow", "2026-11-03");
    all.ok("willow", "2026-11-03", "export -o one.gsl");
    all.ok("town", "2026-11-03", "import one.gsl");
    let old = all.replica(WILLOW.2);
    let number = all.post("willow", "2026-11-04");
    all.photograph("willow", "2026-11-04", &number, "board-far.jpg");
    all.ok("willow", "2026-11-04", "export --photos full -o two.gsl");
    let new = all.journal("willow");
    all.copy_home("town", "fresh");

    let mut seen = [0, 0];
    for round in 0..24 {
        fs::remove_dir_all(all.path("town")).unwrap();
        all.copy_home("fresh", "town");
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("gongshilan"))
            .arg("--home")
            .arg(all.path("town"))
            .args(["--today", "2026-11-05", "import", "two.gsl"])
            .current_dir(all.desk(""))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        sleep(Duration::from_millis(3 * round));
        // One that has ended already cannot be killed, and need not be.
        let _ = child.kill();
        child.wait().unwrap();
        let left = all.replica(WILLOW.2);
        assert!(left == old || left == new, "round {round}: {} bytes", left.len());
        seen[usize::from(left == new)] += 1;
        // Whatever it was, the next import finishes the work, and nothing is wrong.
        let outcome = all.import("town", "two.gsl");
        assert!(outcome["kind"] == "added" || outcome["kind"] == "known", "{outcome}");
        assert_eq!(all.replica(WILLOW.2), new);
        assert_eq!(all.known(WILLOW.2)["records"].as_u64(), Some(all.records("willow")));
    }
    assert!(seen[0] > 0, "some were killed before the end: {seen:?}");
    let left = fs::read_dir(all.path("town").join("replicas")).unwrap().map(|it| it.unwrap().file_name());
    assert!(left.into_iter().all(|name| name != "incoming"), "nothing is left of the killed ones");
}
