//! Notices with lists, open in front of somebody.

use std::path::{Path, PathBuf};

use gongshilan::core::values::{Row, Values};
use gongshilan::desk::{Access, Clock, Content, Desk, DraftRequest, SheetInput, SheetSource};
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::homes::practice_day;

/// A sample among the test data.
pub(crate) fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)
}

/// In front of the list of a new notice of the kind `template`, with the rows of a sample.
pub(crate) fn list(template: &str, rows: Option<&str>, size: (u16, u16)) -> Clerk {
    let mut clerk = Clerk::practice(size.0, size.1);
    draft(&clerk, template, rows);
    enter(&mut clerk);
    clerk
}

/// Drafts the notice that [`enter`] opens.
pub(crate) fn draft(clerk: &Clerk, template: &str, rows: Option<&str>) {
    let mut desk = Desk::open(clerk.home(), Access::Write, Clock::Chosen(practice_day())).unwrap();
    let sheet = rows.map(|name| SheetInput::of(SheetSource::File(sample(name))));
    let content = Content { sheet, ..Content::default() };
    desk.draft(&DraftRequest { template: template.to_owned(), content, ..DraftRequest::default() }).unwrap();
}

/// From the board into the list of the notice that was drafted last.
pub(crate) fn enter(clerk: &mut Clerk) {
    clerk.type_("2026-0008").press("F2");
    // From field to field, until one opens the list; the others open windows at the most.
    for _ in 0..40 {
        clerk.press("F4");
        if clerk.at() == Some(ScreenId::Grid) {
            return;
        }
        if clerk.at() != Some(ScreenId::Form) {
            clerk.press("Esc");
        }
        clerk.press("Tab");
    }
    panic!("no list:\n{}", clerk.screen());
}

/// What the form holds; as it began when nothing was changed.
pub(crate) fn values(clerk: &Clerk) -> Values {
    let unsaved = clerk.app().unsaved().pop().map(|unsaved| unsaved.values);
    unsaved.unwrap_or_else(|| {
        let desk = Desk::open(clerk.home(), Access::Read, Clock::Chosen(practice_day())).unwrap();
        desk.story("示例镇-2026-0008").unwrap().notice.values
    })
}

/// A cell of the list; empty where there is none.
pub(crate) fn cell(clerk: &Clerk, row: usize, key: &str) -> String {
    values(clerk).rows.get(row).and_then(|row: &Row| row.get(key).cloned()).unwrap_or_default()
}

/// Chooses a file for the list.
pub(crate) fn import(clerk: &mut Clerk, name: &str) {
    clerk.press("F6").paste(sample(name).to_str().unwrap());
    assert_eq!(clerk.at(), Some(ScreenId::Import), "{}", clerk.screen());
}
