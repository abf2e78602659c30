//! Photographs are looked at as copies; the evidence itself stays where it is.

use std::fs;
use std::path::Path;

use gongshilan::core::event::Shot;
use gongshilan::desk::{Access, Clock, Desk, PhotoCopies, PhotoRequest, demo};
use tempfile::tempdir;

use super::help::*;

#[test]
fn a_copy_is_the_same_and_goes_when_nobody_looks_any_more() {
    let folder = tempdir().unwrap();
    let home = folder.path().join("office");
    demo(Some(&home), day("2026-11-24")).unwrap();
    let mut desk = Desk::open(&home, Access::Write, Clock::Chosen(day("2026-11-24"))).unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/board-far.jpg");
    let request =
        PhotoRequest { path: file.clone(), shot: Shot::Far, day: None, place: None, by: Some("周样例".to_owned()) };
    let (photo, _) = desk.photo("示例镇-2026-0006", &request).unwrap();
    let mut copies = PhotoCopies::default();
    let copy = copies.copy(&desk, &photo.digest).unwrap();
    assert_eq!(fs::read(&copy).unwrap(), fs::read(&file).unwrap());
    assert_eq!(copy.extension().unwrap(), "jpg", "viewers look at the ending");
    assert!(!copy.starts_with(&home), "no other program gets near the evidence");
    assert_eq!(copies.copy(&desk, &photo.digest).unwrap(), copy);
    let fault = copies.copy(&desk, "../../journal").unwrap_err();
    assert_eq!(fault.message.key, "store-photo-missing");
    drop(desk);
    assert!(copy.exists(), "viewers take their time");
    drop(copies);
    assert!(!copy.exists());
}
