//! Lists, calendars and pickers that help to answer.

use std::path::{Path, PathBuf};

use super::{CHOICE, DAY, FILE, GuideScreen, SURE};
use crate::core::date;
use crate::tui::ctx::Ctx;
use crate::tui::popups::{Choose, FilesPopup, Item, Month};
use crate::tui::want::{Picked, Reply, Want};
use crate::tui::widgets::editor::{Editor, FieldKind};
use crate::tui::widgets::options::Options;

impl GuideScreen {
    /// What helps to answer the field at hand.
    pub(super) fn pick(&self, ctx: &Ctx) -> Vec<Want> {
        let Some(field) = self.fields.here() else { return Vec::new() };
        let title = field.label.clone();
        let want = match (field.kind, &field.editor) {
            (FieldKind::Day, editor) => Want::Month(Month::new(DAY, date::parse(&editor.text()).unwrap_or(ctx.today))),
            (FieldKind::File, _) => Want::File(FilesPopup::new(FILE, title, self.sheet.endings)),
            (FieldKind::Folder | FieldKind::Output, _) => Want::File(FilesPopup::folder(FILE, title)),
            (_, Editor::Options(options)) => Want::Choose(Choose::new(CHOICE, title, items(options)).at(options.at)),
            _ => return Vec::new(),
        };
        vec![want]
    }

    /// Takes what was chosen.
    pub(super) fn reply(&mut self, reply: &Reply, ctx: &Ctx) -> Vec<Want> {
        match (reply.tag, &reply.picked) {
            (SURE, Picked::At(1)) => return vec![self.act()],
            (DAY, Picked::Day(day)) => self.set_text(&day.to_string()),
            (FILE, Picked::File(path)) => self.set_text(&path.display().to_string()),
            (FILE, Picked::Folder(folder)) => {
                let path = self.in_folder(folder);
                self.set_text(&path.display().to_string());
            }
            (CHOICE, Picked::At(at)) => {
                if let Some(Editor::Options(options)) = self.fields.here_mut().map(|field| &mut field.editor) {
                    options.choose(*at);
                }
            }
            _ => return Vec::new(),
        }
        self.changed(ctx);
        self.ask_what_follows()
    }

    // A file that is to be written keeps its name.
    fn in_folder(&self, folder: &Path) -> PathBuf {
        let field = self.fields.here().filter(|field| field.kind == FieldKind::Output);
        let name = field.and_then(|field| PathBuf::from(field.editor.text()).file_name().map(ToOwned::to_owned));
        name.map_or_else(|| folder.to_owned(), |name| folder.join(name))
    }

    /// Replaces the text of the field at hand.
    pub(super) fn set_text(&mut self, text: &str) {
        if let Some(Editor::Text(field)) = self.fields.here_mut().map(|field| &mut field.editor) {
            field.set(text);
        }
    }
}

// Of several that can be chosen, those that are say so.
fn items(options: &Options) -> Vec<Item> {
    let item = |(at, choice): (usize, &crate::tui::widgets::options::Choice)| {
        let mark = if options.chosen.contains(&at) { "*" } else { "" };
        Item::new(choice.label.clone()).aside(mark)
    };
    options.choices.iter().enumerate().map(item).collect()
}
