//! Printing and opening, with programs made for the test in front of all others.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::time::Duration;

use gongshilan::core::fault::{Fault, FaultKind};
use gongshilan::core::words::{Lang, Words};
use gongshilan::desk::{Paper, PrinterOrder, open_file, send_to_printer, send_to_printer_within};

use crate::child::{child, passes};

/// A folder with the program `name`, which is `script`, and a file to hand to it.
fn stage(name: &str, script: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let program = folder.path().join(name);
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    fs::write(folder.path().join("- 公示.pdf"), "%PDF").unwrap();
    folder
}

/// Runs the ignored test `name` with nothing but the programs of `folder` in reach.
fn run(name: &str, folder: &Path) -> String {
    let mut command = child(&format!("outward::{name}"));
    command.env("PATH", folder).env("DISPLAY", ":0").current_dir(folder);
    passes(command.env_remove("WSL_DISTRO_NAME"))
}

fn order(printer: Option<&str>, copies: u32, paper: Paper) -> PrinterOrder {
    PrinterOrder { printer: printer.map(str::to_owned), copies, paper, title: "柳泉村-2026-0012".to_owned() }
}

fn file() -> PathBuf {
    PathBuf::from("- 公示.pdf")
}

fn said(fault: &Fault) -> String {
    let words = Words::of(Lang::Zh);
    format!("{}{}", words.say(&fault.message), words.hint(&fault.message).unwrap())
}

#[test]
fn the_printer_gets_the_file_and_the_wishes() {
    let folder =
        stage("lp", "printf '%s\\n' \"$@\" >> lp.txt; echo request id is a-1; read line; echo \"<$line>\" >> lp.txt");
    let shown = run("as_a_child_it_prints", folder.path());
    assert!(!shown.contains("request id"), "{shown}");
    let given = fs::read_to_string(folder.path().join("lp.txt")).unwrap();
    let path = folder.path().join("- 公示.pdf").canonicalize().unwrap();
    let first = format!("-d\n一号 打印机\n-n\n3\n-o\nmedia=A3\n-t\n柳泉村-2026-0012\n{}\n<>\n", path.display());
    let second = format!("-n\n1\n-o\nmedia=A4\n-t\n柳泉村-2026-0012\n{}\n<>\n", path.display());
    assert_eq!(given, first + &second);
}

#[test]
#[ignore = "runs in a child with a printing program of its own"]
fn as_a_child_it_prints() {
    send_to_printer(&file(), &order(Some("一号 打印机"), 3, Paper::a3().landscape())).unwrap();
    send_to_printer(&file(), &order(None, 0, Paper::a4())).unwrap();
}

#[test]
fn a_printer_that_fails_is_told_with_its_words() {
    let folder = stage("lp", "echo 'lp: The printer or class does not exist.' >&2; exit 1");
    run("as_a_child_the_printer_fails", folder.path());
}

#[test]
#[ignore = "runs in a child with a printing program of its own"]
fn as_a_child_the_printer_fails() {
    let fault = send_to_printer(&file(), &order(Some("没有的"), 1, Paper::a4())).unwrap_err();
    assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Input, "printer-refused"));
    assert!(said(&fault).contains("没有的没有收下：lp: The printer or class does not exist."), "{}", said(&fault));
    assert!(said(&fault).contains("- 公示.pdf"));
    let fault = send_to_printer(&file(), &order(None, 1, Paper::a4())).unwrap_err();
    assert!(said(&fault).contains("默认打印机"));
}

#[test]
fn a_printer_that_says_nothing_is_given_up() {
    // The pipe of what it leaves running is nobody's business.
    let folder = stage("lp", "/bin/sleep 30 & exec /bin/sleep 600");
    run("as_a_child_the_printer_hangs", folder.path());
}

#[test]
#[ignore = "runs in a child with a printing program of its own"]
fn as_a_child_the_printer_hangs() {
    let limit = Duration::from_millis(300);
    let fault = send_to_printer_within(&file(), &order(None, 1, Paper::a4()), limit).unwrap_err();
    assert_eq!(fault.message.key, "printer-silent");
    assert!(said(&fault).contains("默认打印机"));
}

#[test]
fn without_a_printing_program_it_is_said() {
    let folder = stage("other", "exit 0");
    run("as_a_child_nothing_prints", folder.path());
}

#[test]
#[ignore = "runs in a child without a printing program"]
fn as_a_child_nothing_prints() {
    let fault = send_to_printer(&file(), &order(None, 1, Paper::a4())).unwrap_err();
    assert_eq!(fault.message.key, "printer-missing");
    assert!(said(&fault).contains(" lp") && said(&fault).contains("- 公示.pdf"));
    let fault = send_to_printer(Path::new("没有.pdf"), &order(None, 1, Paper::a4())).unwrap_err();
    assert_eq!(fault.message.key, "file-unreadable");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_is_opened_quietly_and_nobody_waits() {
    let script =
        "echo noise; echo noise >&2; echo \"$1\" > opened.tmp; /bin/mv opened.tmp opened.txt; exec /bin/sleep 20";
    let folder = stage("xdg-open", script);
    let shown = run("as_a_child_it_opens", folder.path());
    assert!(!shown.contains("noise"), "{shown}");
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "runs in a child with a viewer of its own"]
fn as_a_child_it_opens() {
    open_file(&file()).unwrap();
    let opened = PathBuf::from("opened.txt");
    while !opened.exists() {
        std::thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(fs::read_to_string(opened).unwrap().trim(), std::path::absolute(file()).unwrap().to_string_lossy());
}

#[cfg(target_os = "linux")]
#[test]
fn a_missing_viewer_is_told() {
    let folder = stage("other", "exit 0");
    run("as_a_child_nothing_opens", folder.path());
    let folder = stage("xdg-open", "exit 3");
    run("as_a_child_nothing_opens", folder.path());
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "runs in a child without a viewer"]
fn as_a_child_nothing_opens() {
    let fault = open_file(&file()).unwrap_err();
    assert_eq!(fault.message.key, "viewer-missing");
    assert!(said(&fault).contains("- 公示.pdf"));
    assert_eq!(open_file(Path::new("没有.pdf")).unwrap_err().message.key, "file-unreadable");
}

#[cfg(target_os = "linux")]
#[test]
fn without_a_desktop_no_viewer_takes_the_terminal() {
    let folder = stage("xdg-open", "echo \"$1\" > opened.txt");
    let mut command = child("outward::as_a_child_there_is_no_screen");
    command.env("PATH", folder.path()).current_dir(folder.path());
    for name in ["DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"] {
        command.env_remove(name);
    }
    passes(&mut command);
    assert!(!folder.path().join("opened.txt").exists());
}

#[cfg(target_os = "linux")]
#[test]
#[ignore = "runs in a child without a desktop"]
fn as_a_child_there_is_no_screen() {
    assert_eq!(open_file(&file()).unwrap_err().message.key, "viewer-no-screen");
}
