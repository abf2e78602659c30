//! A child process commits and is killed at random moments; the parent counts what it said.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use gongshilan::store::{Access, Store, doctor};
use tempfile::tempdir;

use super::help::*;

const HOME: &str = "STORE_TEST_CRASH_HOME";

// Not a test of its own: the other tests start this binary again with the variable set.
#[test]
fn crash_child() {
    let Ok(home) = env::var(HOME) else { return };
    let mut store = Store::open(Path::new(&home), Access::Write).unwrap();
    let mut dice = Dice(store.head().0);
    let filler = "示".repeat(1000);
    loop {
        let title = |n| format!("第{n}次 {filler}");
        let next = store.head().0 + 1;
        let events = (0..=dice.roll(3)).map(|n| edited(NUMBER, &title(next + n))).collect();
        match store.commit(at(i64::try_from(next).unwrap()), events) {
            Ok(records) => say(&format!("\nacknowledged {}", records.last().unwrap().seq)),
            Err(fault) => {
                say(&format!("\nrefused {}", fault.message.key));
                store.opened().iter().for_each(|note| say(&format!("\nnoted {}", note.key)));
                let again = store.commit(at(0), vec![edited(NUMBER, "x")]).unwrap_err();
                say(&format!("\nrefused {}", again.message.key));
                return;
            }
        }
    }
}

fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).unwrap();
}

fn arguments(command: &mut Command, home: &Path) -> Child {
    command
        .args(["--exact", "crash::crash_child", "--nocapture", "--test-threads=1"])
        .env(HOME, home)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

fn last_acknowledged(lines: &[String]) -> Option<u64> {
    lines.iter().rev().find_map(|line| line.strip_prefix("acknowledged ")?.parse().ok())
}

// Every acknowledged record is there, whole, and everything agrees.
fn check(home: &Path, acknowledged: u64) -> u64 {
    let store = Store::open(home, Access::Write).unwrap();
    let head = store.head().0;
    assert!(head >= acknowledged, "acknowledged {acknowledged}, found {head}");
    let mut seqs = Vec::new();
    store.each_record(|record| seqs.push(record.seq)).unwrap();
    assert!(seqs.into_iter().eq(1..=head));
    if head > 2 {
        let title = store.notice(NUMBER).unwrap().unwrap().title().to_owned();
        assert!(title.starts_with(&format!("第{head}次")), "the notice shows record {head}");
    }
    store.close().unwrap();
    let report = doctor(home).unwrap();
    assert!(report.is_healthy() && report.done.is_empty(), "{report:?}");
    head
}

#[test]
fn nothing_acknowledged_is_lost_when_the_process_is_killed() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    store.commit(at(1), vec![drafted(NUMBER, "一")]).unwrap();
    drop(store);
    let mut dice = Dice(20_261_124);
    let mut head = 2;
    for _ in 0..25 {
        let mut child = arguments(&mut Command::new(env::current_exe().unwrap()), home.path());
        let output = BufReader::new(child.stdout.take().unwrap());
        let patience = dice.roll(12);
        let mut lines = Vec::new();
        let mut source = output.lines().map_while(Result::ok);
        while lines.len() as u64 <= 6 + patience * 3 {
            match source.next() {
                Some(line) => lines.push(line),
                None => break,
            }
        }
        sleep(Duration::from_micros(dice.roll(4000)));
        child.kill().unwrap();
        child.wait().unwrap();
        lines.extend(source);
        let acknowledged = last_acknowledged(&lines).expect("the child got to work");
        assert!(acknowledged > head);
        head = check(home.path(), acknowledged);
    }
}

#[cfg(unix)]
#[test]
fn a_full_disk_is_told_and_loses_nothing() {
    let home = tempdir().unwrap();
    let mut store = fresh(home.path());
    store.commit(at(1), vec![drafted(NUMBER, "一")]).unwrap();
    drop(store);
    // No file may grow beyond the limit; without the trap the signal would end the child.
    let mut shell = Command::new("sh");
    shell.args(["-c", "trap '' XFSZ; ulimit -f 4096; exec \"$0\" \"$@\""]).arg(env::current_exe().unwrap());
    let output = arguments(&mut shell, home.path()).wait_with_output().unwrap();
    let lines: Vec<String> = String::from_utf8_lossy(&output.stdout).lines().map(str::to_owned).collect();
    let refused: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("refused ")).collect();
    assert_eq!(refused, ["store-disk-full", "store-stopped"]);
    assert!(lines.iter().any(|line| line == "noted store-index-failed"), "sled fills up first, and recording goes on");
    let acknowledged = last_acknowledged(&lines).unwrap();
    assert_eq!(check(home.path(), acknowledged), acknowledged, "what was refused is not there");
}
