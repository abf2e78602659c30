//! The screens in the README are those of the program.
//!
//! `GONGSHILAN_WRITE_DOCS=1 cargo test --test screens readme` writes them anew.

use std::fs;
use std::path::{Path, PathBuf};

use super::driver::Clerk;

/// What stands between the marks of a screen in the README.
fn block(name: &str, screen: &str) -> String {
    let plain: String = screen.replace('▏', "");
    format!("<!-- screen: {name} -->\n```text\n{plain}\n```\n<!-- /screen -->")
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn board() -> String {
    Clerk::practice(80, 20).screen()
}

fn form() -> String {
    let mut clerk = Clerk::practice(100, 26);
    clerk.press("Ins").type_("lsjz").press("Enter").type_("2026年11月第一批").press("Tab").press("1");
    clerk.press("Tab").type_("2026-13-01").press("Tab").tick();
    clerk.screen()
}

fn review() -> String {
    let mut clerk = Clerk::practice(112, 30);
    clerk.type_("0007").press("F8");
    clerk.screen()
}

#[test]
fn readme_shows_the_screens_as_they_are() {
    let mut text = fs::read_to_string(path()).unwrap();
    for (name, screen) in [("board", board()), ("form", form()), ("review", review())] {
        let start = text.find(&format!("<!-- screen: {name} -->")).unwrap_or_else(|| panic!("README has no {name}"));
        let end = start + text[start..].find("<!-- /screen -->").unwrap() + "<!-- /screen -->".len();
        let wanted = block(name, &screen);
        if std::env::var_os("GONGSHILAN_WRITE_DOCS").is_some() {
            text.replace_range(start..end, &wanted);
        } else {
            assert_eq!(&text[start..end], wanted, "README.md: {name}");
        }
    }
    if std::env::var_os("GONGSHILAN_WRITE_DOCS").is_some() {
        fs::write(path(), text).unwrap();
    }
}
