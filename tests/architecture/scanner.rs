//! The rules find what they are for, and nothing else: small made-up sources.

use super::paths::paths;
use super::picture::{pictured, present};
use super::rules::{arrows, foreign_crates, impure, stops, too_long, unexplained};
use super::source::tokens;

fn count(rule: impl Fn(&str, &[super::source::Token]) -> Vec<String>, path: &str, text: &str) -> usize {
    rule(path, &tokens(text)).len()
}

#[test]
fn pointing_down_is_right() {
    assert_eq!(count(arrows, "desk/print.rs", "use crate::press::Paper; use crate::core::fault::Fault;"), 0);
    assert_eq!(count(arrows, "cli/print.rs", "use crate::desk::Paper; use crate::core::fault::Fault;"), 0);
    assert_eq!(count(arrows, "sheet/read.rs", "use super::grid::Grid; use crate::sheet::rows; use std::fs;"), 0);
    assert_eq!(count(arrows, "core/form/mod.rs", "use super::super::core::fault::Fault; use self::issue::Issue;"), 0);
    assert_eq!(
        count(arrows, "main.rs", "fn main() { gongshilan::cli::run(); gongshilan::desk::probe_if_asked(); }"),
        0
    );
}

#[test]
fn pointing_up_is_found() {
    assert_eq!(count(arrows, "core/form/mod.rs", "use crate::desk::Desk;"), 1);
    assert_eq!(count(arrows, "store/open.rs", "use crate::desk::Desk;"), 1);
    assert_eq!(count(arrows, "desk/open.rs", "fn f() { crate::cli::run(vec![]) }"), 1);
    assert_eq!(count(arrows, "core/form/mod.rs", "fn f(desk: &crate::desk::Desk) {}"), 1);
}

#[test]
fn pointing_sideways_or_past_the_desk_is_found() {
    assert_eq!(count(arrows, "store/open.rs", "use crate::press::Paper;"), 1);
    assert_eq!(count(arrows, "press/mod.rs", "use crate::sheet::Grid;"), 1);
    assert_eq!(count(arrows, "cli/list.rs", "use crate::store::Store;"), 1);
    assert_eq!(count(arrows, "main.rs", "use gongshilan::{cli, store::Store}; use gongshilan::core;"), 2);
}

#[test]
fn groups_are_unfolded() {
    assert_eq!(count(arrows, "cli/list.rs", "use crate::{core::fault::Fault, desk::{Desk, Listed}};"), 0);
    assert_eq!(count(arrows, "cli/list.rs", "use crate::{core::{fault, words}, store::{Store, view}, press};"), 3);
    assert_eq!(count(arrows, "cli/list.rs", "use {std::fs, crate::store::Store as Shop, crate::desk};"), 1);
    assert_eq!(
        count(arrows, "store/mod.rs", "use crate::core::{self as rules, event::*}; use crate::desk as table;"),
        1
    );
    let found = paths(&tokens("use a::{b::{c, d}, e as f, g::*};"), Vec::new());
    let found: Vec<String> = found.iter().map(super::paths::Named::text).collect();
    assert_eq!(found, ["a::b::c", "a::b::d", "a::e", "a::g::*"]);
}

#[test]
fn the_root_itself_is_not_taken_in() {
    assert_eq!(count(arrows, "store/mod.rs", "use crate as house;"), 1);
    assert_eq!(count(arrows, "store/mod.rs", "use crate::*;"), 1);
    assert_eq!(count(arrows, "store/mod.rs", "pub(crate) struct A; pub(in crate::store) struct B;"), 0);
}

#[test]
fn super_is_followed_to_where_it_leads() {
    assert_eq!(count(arrows, "store/open.rs", "use super::super::desk::Desk;"), 1);
    assert_eq!(count(arrows, "store/mod.rs", "use super::press;"), 1);
    assert_eq!(count(arrows, "store/open.rs", "use super::press;"), 0);
    assert_eq!(count(arrows, "core/template/parts.rs", "use super::super::{office::Hotline, super::store::Store};"), 1);
    assert_eq!(count(arrows, "store/open.rs", "mod tests { use super::super::press; } use super::super::press;"), 1);
}

#[test]
fn comments_and_texts_are_not_code() {
    let text = r##"
        //! use crate::desk::Desk;
        /* use crate::desk::Desk; /* crate::cli::run */ crate::cli::run */
        const A: &str = "use crate::desk::Desk; \" crate::cli";
        const B: &str = r#"crate::desk::"quoted"::Desk"#;
        const C: char = '"'; const D: char = '\''; // crate::cli::run
        fn f<'a>(x: &'a str) -> &'a str { x }
    "##;
    assert_eq!(count(arrows, "core/form/mod.rs", text), 0);
    assert_eq!(count(arrows, "core/form/mod.rs", &format!("{text} use crate::desk::Desk;")), 1);
}

#[test]
fn core_may_not_touch_the_world() {
    let dependencies: Vec<String> = ["chrono", "sled", "zip", "clap"].map(str::to_owned).to_vec();
    let impure = |text: &str| impure("core/form/mod.rs", &tokens(text), &dependencies).len();
    assert_eq!(impure("use std::fs;"), 1);
    assert_eq!(impure("use std::{collections::BTreeMap, io::Read, env};"), 2);
    assert_eq!(impure("fn f() -> std::process::ExitCode { ::std::thread::yield_now() }"), 2);
    assert_eq!(impure("use std::time::SystemTime;"), 2);
    assert_eq!(impure("fn f() { let day = chrono::Local::now(); }"), 1);
    assert_eq!(impure("fn f() { println!(\"\"); eprintln!(\"\"); }"), 2);
    assert_eq!(impure("const A: &str = include_str!(concat!(env!(\"OUT_DIR\"), \"/a\"));"), 0);
    assert_eq!(impure("const A: &str = concat!(env!(\"HOME\"), \"/a\"); const B: &str = env!(\"HOME\");"), 2);
    assert_eq!(impure("use sled::Db; fn f(file: zip::ZipArchive) {} use clap;"), 3);
    assert_eq!(impure("use chrono::NaiveDate; use std::fmt; fn f() { a.iter().zip(b); std::mem::take(&mut c) }"), 0);
    assert_eq!(impure("// std::fs, println!\nconst A: &str = \"std::fs\";"), 0);
}

#[test]
fn a_crate_of_another_room_is_found() {
    assert_eq!(
        count(foreign_crates, "cli/list.rs", "use sled::Db; use printpdf::Mm; use calamine::Data; lopdf::f();"),
        4
    );
    assert_eq!(count(foreign_crates, "store/index.rs", "use sled::Db;"), 0);
    assert_eq!(count(foreign_crates, "store/index.rs", "use self::tar::tar_file; fn f() { printpdf() }"), 0);
    assert_eq!(count(foreign_crates, "cli/list.rs", "fn f() { open::that(path) } use ratatui::Frame;"), 2);
    assert_eq!(count(foreign_crates, "store/mod.rs", "mod open; fn f() { open::open(path) }"), 0);
    assert_eq!(
        count(foreign_crates, "store/doctor.rs", "use super::open::{self, Depth}; fn f() { open::settle() }"),
        0
    );
}

#[test]
fn what_stops_the_program_is_found_outside_tests_only() {
    let bad = "fn f() { a.unwrap(); b.expect(\"x\"); panic!(\"x\"); todo!(); c.unwrap_or(1); d.expect_err(2) }";
    assert_eq!(count(stops, "core/a.rs", bad), 4);
    assert_eq!(count(stops, "core/a.rs", &format!("#[cfg(test)]\nmod tests {{ {bad} }}")), 0);
    assert_eq!(count(stops, "core/a.rs", &format!("#[cfg(test)]\n#[path = \"x\"]\nmod tests;\n{bad}")), 4);
    assert_eq!(count(stops, "core/a.rs", &format!("#[cfg(test)]\nmod tests {{ {bad} }}\n{bad}")), 4);
    assert_eq!(count(stops, "core/a.rs", "// a.unwrap()\n/// b.expect(1)\nfn f() {}"), 0);
    assert_eq!(count(stops, "core/a.rs", "// why\n#[expect(dead_code)]\nfn expect() {}"), 0);
    assert_eq!(count(stops, "core/a.rs", "fn f() { a.map(Option::unwrap); panic(rule.expect) }"), 1);
}

#[test]
fn a_lint_switched_off_needs_a_comment_near_it() {
    assert_eq!(count(unexplained, "core/a.rs", "#[allow(dead_code)]\nfn f() {}"), 1);
    assert_eq!(count(unexplained, "core/a.rs", "#![allow(dead_code)]\nfn f() {}"), 1);
    assert_eq!(count(unexplained, "core/a.rs", "/// What f does.\n#[allow(dead_code)]\nfn f() {}"), 1);
    assert_eq!(count(unexplained, "core/a.rs", "// The format asks for it.\n#[allow(dead_code)]\nfn f() {}"), 0);
    assert_eq!(count(unexplained, "core/a.rs", "#[allow(dead_code)] // The format asks for it.\nfn f() {}"), 0);
    assert_eq!(count(unexplained, "core/a.rs", "fn allow() { allow(1); x.expect(2) }"), 0);
}

#[test]
fn a_long_file_is_found() {
    assert_eq!(too_long("core/a.rs", &"\n".repeat(400)), None);
    assert!(too_long("core/a.rs", &"\n".repeat(401)).is_some());
}

#[test]
fn the_picture_is_read_from_the_documentation() {
    let lib = "//! - [`core`]: the rules\n//! - [`core::money`]: amounts, see [`core::date`]\npub mod core;\n";
    let shown: Vec<String> = pictured(lib).into_iter().collect();
    assert_eq!(shown, ["core", "core::money"]);
    let files = ["core/mod.rs", "core/money.rs", "core/form/rules.rs", "lib.rs", "main.rs", "store/open.rs", "tui.rs"];
    let there: Vec<String> = present(files.into_iter()).into_iter().collect();
    assert_eq!(there, ["core", "core::form", "core::money", "store", "tui"]);
}
