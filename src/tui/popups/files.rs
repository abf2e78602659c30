//! A small picker: folders, and files with the endings that are wanted; or a folder itself. A path
//! can be pasted or typed.

use std::path::PathBuf;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::search::matches;
use crate::desk::{EntryKind, Folder, FolderEntry};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::dragged::path_of;
use crate::tui::job::Job;
use crate::tui::key::Code;
use crate::tui::theme::Role;
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::paint::{band, below, columns, put, put_right, right_of, row};
use crate::tui::widgets::popup;
use crate::tui::widgets::scroll::Scroll;
use crate::tui::widgets::text_field::{Lines, TextField, Typing};

/// A file picker.
#[derive(Clone, Debug)]
pub(crate) struct FilesPopup {
    tag: &'static str,
    title: String,
    endings: Vec<String>,
    wanted: EntryKind,
    folder: Option<Folder>,
    starts: Vec<PathBuf>,
    find: TextField,
    scroll: Scroll,
}

/// What a line of the picker leads to.
enum Line<'a> {
    This(&'a PathBuf),
    Up(&'a PathBuf),
    Entry(&'a FolderEntry),
    Start(&'a PathBuf),
}

impl FilesPopup {
    /// A picker for files with one of `endings` (without a dot).
    #[must_use]
    pub(crate) fn new(tag: &'static str, title: String, endings: &[&str]) -> Self {
        let endings = endings.iter().map(|ending| (*ending).to_owned()).collect();
        let find = TextField::new(Lines::One, "");
        let wanted = EntryKind::File;
        Self { tag, title, endings, wanted, folder: None, starts: Vec::new(), find, scroll: Scroll::default() }
    }

    /// A picker for a folder to put something into.
    #[must_use]
    pub(crate) fn folder(tag: &'static str, title: String) -> Self {
        Self { wanted: EntryKind::Folder, ..Self::new(tag, title, &[]) }
    }

    /// Whether there is nothing to show yet: the folder used last may be gone.
    pub(crate) const fn is_blank(&self) -> bool {
        self.folder.is_none() && self.starts.is_empty()
    }

    /// What has to be asked before there is anything to show: the folder used last, or the
    /// folders to start from.
    #[must_use]
    pub(crate) fn begin(&self, last: Option<PathBuf>) -> Job {
        Job::Folder { path: last, endings: self.endings.clone() }
    }

    /// Shows a folder.
    pub(crate) fn enter(&mut self, folder: Folder) {
        self.folder = Some(folder);
        self.find.set("");
        self.scroll = Scroll::default();
        // The newest file is most often the one that is wanted.
        let is_file = |line: &Line<'_>| matches!(line, Line::Entry(entry) if entry.kind == EntryKind::File);
        self.scroll.at = self.lines().iter().position(is_file).unwrap_or(0);
    }

    /// Shows the folders to start from.
    pub(crate) fn start(&mut self, starts: Vec<PathBuf>) {
        self.starts = starts;
        self.folder = None;
        self.find.set("");
        self.scroll = Scroll::default();
    }

    pub(crate) fn update(&mut self, input: &Input, _: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(Action::Open)) => self.open(),
            Input::Key(_, Some(Action::Pick)) => vec![Want::Do(self.begin(None))],
            Input::Key(key, Some(Action::Move | Action::Page)) => {
                let count = self.lines().len();
                self.scroll.key(*key, count);
                Vec::new()
            }
            Input::Key(key, _) if key.code == Code::Backspace && self.find.text().is_empty() => self.up(),
            Input::Key(key, _) => {
                if self.find.key(*key) == Typing::Changed {
                    self.scroll = Scroll::default();
                }
                Vec::new()
            }
            Input::Paste(text) => self.paste(text),
            _ => Vec::new(),
        }
    }

    // A file dragged into the window arrives as its path, often in quotation marks.
    fn paste(&mut self, text: &str) -> Vec<Want> {
        let path = path_of(text);
        if path.is_absolute() {
            return self.picked(path);
        }
        self.find.insert(text);
        Vec::new()
    }

    fn picked(&self, path: PathBuf) -> Vec<Want> {
        let picked = match self.wanted {
            EntryKind::File => Picked::File(path),
            EntryKind::Folder => Picked::Folder(path),
        };
        vec![Want::Reply(Reply { tag: self.tag, picked })]
    }

    fn go(&self, path: &std::path::Path) -> Vec<Want> {
        vec![Want::Do(Job::Folder { path: Some(path.to_owned()), endings: self.endings.clone() })]
    }

    fn up(&self) -> Vec<Want> {
        match self.folder.as_ref().and_then(|folder| folder.parent.as_ref()) {
            Some(parent) => self.go(parent),
            None => vec![Want::Do(self.begin(None))],
        }
    }

    fn open(&self) -> Vec<Want> {
        let typed = path_of(&self.find.text());
        if typed.is_absolute() {
            return if typed.extension().is_some() { self.picked(typed) } else { self.go(&typed) };
        }
        match self.lines().get(self.scroll.at) {
            Some(Line::This(path)) => self.picked(PathBuf::clone(path)),
            Some(Line::Up(path) | Line::Start(path)) => self.go(path),
            Some(Line::Entry(entry)) if entry.kind == EntryKind::Folder => self.go(&entry.path),
            Some(Line::Entry(entry)) => self.picked(entry.path.clone()),
            None => Vec::new(),
        }
    }

    fn lines(&self) -> Vec<Line<'_>> {
        let Some(folder) = &self.folder else { return self.starts.iter().map(Line::Start).collect() };
        let query = self.find.text();
        let fits = folder.entries.iter().filter(|entry| matches(&entry.name, &query));
        let up = folder.parent.iter().filter(|_| query.is_empty()).map(Line::Up);
        let this = Some(&folder.path).filter(|_| self.wanted == EntryKind::Folder && query.is_empty());
        this.map(Line::This).into_iter().chain(up).chain(fits.map(Line::Entry)).collect()
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let inside = popup::open(area, 76, area.height.saturating_sub(2), &self.title, ctx.theme, buf);
        let path = self.folder.as_ref().map(|folder| folder.path.display().to_string());
        let path = path.unwrap_or_else(|| ctx.word("files-starts"));
        put(row(inside, 0), &path, ctx.theme.style(Role::Strong), buf);
        let label = ctx.word("files-find");
        put(row(inside, 1), &label, ctx.theme.style(Role::Dim), buf);
        let line = right_of(row(inside, 1), columns(&label) + 1);
        let list = below(inside, 3);
        let count = self.lines().len();
        let window = self.scroll.window(usize::from(list.height), count);
        for (at, index) in window.enumerate() {
            let lines = self.lines();
            let Some(shown) = lines.get(index) else { continue };
            let here = index == self.scroll.at;
            draw(shown, here, row(list, u16::try_from(at).unwrap_or(u16::MAX)), ctx, buf);
        }
        if count == 0 {
            put(row(list, 0), &ctx.word("files-none"), ctx.theme.style(Role::Dim), buf);
        }
        self.find.view(line, ctx.theme.style(Role::Field), buf)
    }
}

fn draw(line: &Line<'_>, here: bool, place: Rect, ctx: &Ctx, buf: &mut Buffer) {
    let (text, aside) = match line {
        Line::This(_) => (ctx.word("files-this"), String::new()),
        Line::Up(_) => ("..".to_owned(), String::new()),
        Line::Start(path) => (path.display().to_string(), String::new()),
        Line::Entry(entry) if entry.kind == EntryKind::Folder => (format!("{}/", entry.name), String::new()),
        Line::Entry(entry) => (entry.name.clone(), aside(entry)),
    };
    let style = ctx.theme.style(if here { Role::Chosen } else { Role::Text });
    band(place, "", style, buf);
    let mark = if here { ">" } else { " " };
    let room = Rect { width: place.width.saturating_sub(columns(&aside) + 1), ..place };
    put(room, &format!("{mark}{text}"), style, buf);
    put_right(place, &aside, style, buf);
}

fn aside(entry: &FolderEntry) -> String {
    let kilobytes = entry.bytes.div_ceil(1024);
    let when = entry.modified.map(|moment| moment.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
    format!("{kilobytes} KB  {when}")
}
