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

const END: &str = "<!-- /screen -->";

/// The text with `wanted` in the place of the screen called `name`.
fn replaced(text: &str, name: &str, wanted: &str) -> String {
    let start = format!("<!-- screen: {name} -->");
    let (before, rest) = text.split_once(&start).unwrap_or_else(|| panic!("README has no {name}"));
    let (_, after) = rest.split_once(END).unwrap();
    format!("{before}{wanted}{after}")
}

#[test]
fn readme_shows_the_screens_as_they_are() {
    let text = fs::read_to_string(path()).unwrap();
    let screens = [("board", board()), ("form", form()), ("review", review())];
    let wanted = screens.iter().fold(text.clone(), |text, (name, screen)| replaced(&text, name, &block(name, screen)));
    if std::env::var_os("GONGSHILAN_WRITE_DOCS").is_some() {
        fs::write(path(), wanted).unwrap();
    } else {
        assert_eq!(text, wanted, "README.md");
    }
}
