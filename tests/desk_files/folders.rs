//! What lies in a folder, and where to begin.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, UNIX_EPOCH};

use gongshilan::desk::{EntryKind, list_folder, start_folders};

use crate::child::{child, passes};

fn file(path: &Path, bytes: usize, seconds: u64) {
    fs::write(path, vec![b'x'; bytes]).unwrap();
    File::options().write(true).open(path).unwrap().set_modified(UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
}

fn names(path: &Path, endings: &[&str]) -> Vec<String> {
    list_folder(path, endings).unwrap().entries.into_iter().map(|entry| entry.name).collect()
}

#[test]
fn folders_come_first_and_then_the_newest_files() {
    let home = tempfile::tempdir().unwrap();
    for name in ["乙村", "b", "A", ".git"] {
        fs::create_dir(home.path().join(name)).unwrap();
    }
    file(&home.path().join("旧.xlsx"), 3, 1_700_000_000);
    file(&home.path().join("新.XLSX"), 5, 1_800_000_000);
    file(&home.path().join("同时.csv"), 1, 1_700_000_000);
    for name in ["说明.docx", ".藏.xlsx", "~$新.xlsx", "xlsx"] {
        file(&home.path().join(name), 1, 1_900_000_000);
    }
    assert_eq!(names(home.path(), &["xlsx", "csv"]), ["A", "b", "乙村", "新.XLSX", "同时.csv", "旧.xlsx"]);
    assert_eq!(names(home.path(), &[]), ["A", "b", "乙村"]);

    let folder = list_folder(home.path(), &["xlsx"]).unwrap();
    assert_eq!(folder.parent.as_deref(), home.path().parent());
    let newest = &folder.entries[3];
    assert_eq!((newest.kind, newest.bytes), (EntryKind::File, 5));
    assert_eq!(newest.path, home.path().join("新.XLSX"));
    assert_eq!(newest.modified.unwrap().timestamp(), 1_800_000_000);
    assert_eq!((folder.entries[0].kind, folder.entries[0].bytes), (EntryKind::Folder, 0));
}

#[test]
fn the_way_up_ends_at_the_root() {
    let home = tempfile::tempdir().unwrap();
    let inner = home.path().join("内");
    fs::create_dir(&inner).unwrap();
    let above = list_folder(&inner.join(".."), &[]).unwrap();
    assert_eq!(above.path, home.path().canonicalize().unwrap());
    let mut at = list_folder(&inner, &[]).unwrap();
    while let Some(parent) = at.parent {
        assert!(parent.is_absolute() && parent.components().count() < at.path.components().count());
        at = list_folder(&parent, &[]).unwrap();
    }
}

#[test]
fn what_is_no_folder_is_said() {
    let home = tempfile::tempdir().unwrap();
    file(&home.path().join("名单.csv"), 1, 0);
    for name in ["没有", "名单.csv"] {
        let fault = list_folder(&home.path().join(name), &["csv"]).unwrap_err();
        assert_eq!(fault.message.key, "folder-unreadable");
        assert!(fault.message.arg("path").unwrap().ends_with(name));
    }
}

#[cfg(unix)]
#[test]
fn links_are_followed_and_broken_ones_left_out() {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("真")).unwrap();
    std::os::unix::fs::symlink(home.path().join("真"), home.path().join("链")).unwrap();
    std::os::unix::fs::symlink(home.path().join("无"), home.path().join("断.csv")).unwrap();
    let folder = list_folder(home.path(), &["csv"]).unwrap();
    let kinds: Vec<_> = folder.entries.iter().map(|entry| (entry.name.as_str(), entry.kind)).collect();
    assert_eq!(kinds, [("真", EntryKind::Folder), ("链", EntryKind::Folder)]);
    assert_eq!(list_folder(&home.path().join("链"), &[]).unwrap().parent.as_deref(), Some(home.path()));
}

#[cfg(unix)]
#[test]
fn looking_begins_where_the_user_keeps_files() {
    let home = tempfile::tempdir().unwrap();
    for name in ["桌面", "Documents", "下载", "其他"] {
        fs::create_dir(home.path().join(name)).unwrap();
    }
    let mut command = child("folders::as_a_child_it_begins_at_home");
    passes(command.env("HOME", home.path()).env("XDG_CONFIG_HOME", home.path()).current_dir(home.path()));
}

#[test]
#[ignore = "runs in a child with a home of its own"]
fn as_a_child_it_begins_at_home() {
    let home = std::env::current_dir().unwrap();
    let folders = start_folders();
    let wanted: Vec<PathBuf> = ["", "桌面", "Documents", "下载"].map(|name| home.join(name)).to_vec();
    assert_eq!(folders[..4], wanted);
    assert!(folders.iter().all(|folder| folder.is_dir()));
    assert!(folders[4..].iter().all(|folder| !folder.starts_with(&home)));
}

#[test]
fn no_start_is_named_twice() {
    let folders = start_folders();
    assert_eq!(folders.first(), std::env::current_dir().ok().as_ref());
    assert!(folders.iter().enumerate().all(|(i, folder)| !folders[..i].contains(folder)));
}
