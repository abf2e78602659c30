//! Fields below each other, one of them at hand: what forms and guided steps are made of.
//! Moving is never blocked by what is wrong.

use ratatui::layout::{Position, Rect};

use super::editor::{Editor, FieldKind};
use super::options::Choice;
use super::text_field::{TextField, Typing};
use crate::core::date;
use crate::core::values::Entry;
use crate::tui::action::Action;
use crate::tui::input::Pointer;
use crate::tui::key::{Code, Key};

/// One field.
#[derive(Clone, Debug)]
pub(crate) struct FieldBox {
    /// Key.
    pub(crate) key: String,
    /// What the clerk reads.
    pub(crate) label: String,
    /// What it is for.
    pub(crate) help: String,
    /// Must be filled in.
    pub(crate) required: bool,
    /// What it takes.
    pub(crate) kind: FieldKind,
    /// What it is typed into.
    pub(crate) editor: Editor,
}

impl FieldBox {
    /// A field that holds `entry`.
    pub(crate) fn new(key: &str, label: &str, kind: FieldKind, choices: Vec<Choice>, entry: Option<&Entry>) -> Self {
        let editor = Editor::new(kind, choices, entry);
        Self { key: key.to_owned(), label: label.to_owned(), help: String::new(), required: false, kind, editor }
    }

    /// What it holds, as values keep it.
    pub(crate) fn entry(&self) -> Entry {
        self.editor.entry(self.kind)
    }

    // A text of several lines keeps Enter and, inside, the arrows for itself.
    fn keeps(&self, key: Key) -> bool {
        let Editor::Text(field) = &self.editor else { return false };
        let several = matches!(self.kind, FieldKind::LongText | FieldKind::Phones);
        match key.code {
            Code::Enter => several && !key.ctrl,
            Code::Up => several && !field.at_top(),
            Code::Down => several && !field.at_bottom(),
            _ => false,
        }
    }
}

/// What an input did to the fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Did {
    /// The content of the field at hand changed.
    Changed,
    /// Another field is at hand now; the number is the one that was left.
    Left(usize),
    /// The field at hand wants a list, a calendar or a file picker.
    Pick,
    /// The field at hand opens something else.
    Follow,
    /// Only the caret moved, or nothing happened.
    Nothing,
    /// The input means nothing here.
    Passed,
}

/// Fields below each other.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    /// All of them.
    pub(crate) list: Vec<FieldBox>,
    /// The one at hand.
    pub(crate) at: usize,
    /// The first row that is shown.
    pub(crate) top: u16,
    /// Where the fields stood when they were drawn last.
    pub(crate) places: Vec<FieldPlace>,
}

/// Where a field stands on the screen.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FieldPlace {
    /// Which field.
    pub(crate) at: usize,
    /// All of it.
    pub(crate) whole: Rect,
    /// Its content.
    pub(crate) value: Rect,
}

impl Fields {
    /// The first field is at hand.
    pub(crate) fn new(list: Vec<FieldBox>) -> Self {
        Self { list, at: 0, top: 0, places: Vec::new() }
    }

    /// The field at hand.
    pub(crate) fn here(&self) -> Option<&FieldBox> {
        self.list.get(self.at)
    }

    /// The field at hand, to change it.
    pub(crate) fn here_mut(&mut self) -> Option<&mut FieldBox> {
        self.list.get_mut(self.at)
    }

    /// The field called `key`.
    pub(crate) fn get(&self, key: &str) -> Option<&FieldBox> {
        self.list.iter().find(|field| field.key == key)
    }

    /// Puts the field called `key` at hand; whether there is one.
    pub(crate) fn go_to(&mut self, key: &str) -> bool {
        let found = self.list.iter().position(|field| field.key == key);
        self.at = found.unwrap_or(self.at);
        found.is_some()
    }

    /// Whether letters typed now are text, so that no key of them is a command.
    pub(crate) fn takes_text(&self) -> bool {
        self.here().is_some_and(|field| matches!(field.editor, Editor::Text(_)))
    }

    /// Takes a key and what it means here.
    pub(crate) fn key(&mut self, key: Key, action: Option<Action>) -> Did {
        if self.here().is_some_and(|field| field.keeps(key)) {
            return self.typed(key);
        }
        match action {
            // Enter on a field that opens something follows it.
            Some(Action::Next) if key.code == Code::Enter && self.is_link() => Did::Follow,
            Some(Action::Next) => self.step(1),
            Some(Action::Previous) => self.step(-1),
            Some(Action::Page) if key.code == Code::PageDown => self.step(5),
            Some(Action::Page) => self.step(-5),
            Some(Action::Pick) => self.pick(),
            Some(Action::Day) => self.turn_day(key),
            Some(Action::Undo) => self.undo(),
            Some(Action::Redo) => self.redo(),
            _ => self.typed(key),
        }
    }

    /// Takes a paste.
    pub(crate) fn paste(&mut self, text: &str) -> Did {
        self.here_mut().map_or(Did::Passed, |field| did(field.editor.paste(text)))
    }

    /// Takes the mouse: a click, or the wheel, which goes from field to field.
    pub(crate) fn mouse(&mut self, pointer: Pointer) -> Did {
        match pointer {
            Pointer::Click(column, row) => self.click(column, row),
            Pointer::Up => self.step(-1),
            Pointer::Down => self.step(1),
        }
    }

    // The field there is at hand, the caret where it points.
    fn click(&mut self, column: u16, row: u16) -> Did {
        let point = Position::new(column, row);
        let Some(place) = self.places.iter().copied().find(|place| place.whole.contains(point)) else {
            return Did::Passed;
        };
        let left = std::mem::replace(&mut self.at, place.at);
        if let Some(text) = self.text_at_hand().filter(|_| place.value.contains(point)) {
            text.point(column - place.value.x, row - place.value.y);
        }
        match left == place.at {
            false => Did::Left(left),
            true if self.is_link() => Did::Follow,
            true => self.chosen_at(place.value, point),
        }
    }

    fn chosen_at(&mut self, area: Rect, point: Position) -> Did {
        let Some(Editor::Options(options)) = self.here_mut().map(|field| &mut field.editor) else {
            return Did::Nothing;
        };
        let found = super::fields_view::token_at(&options.tokens(), area, point);
        found.map_or(Did::Nothing, |at| did(options.choose(at)))
    }

    fn typed(&mut self, key: Key) -> Did {
        self.here_mut().map_or(Did::Passed, |field| did(field.editor.key(key)))
    }

    fn is_link(&self) -> bool {
        self.here().is_some_and(|field| field.kind == FieldKind::Link)
    }

    // A day that can be read goes on by one; where none stands the calendar opens.
    fn turn_day(&mut self, key: Key) -> Did {
        let Some(field) = self.here_mut().filter(|field| field.kind == FieldKind::Day) else { return Did::Passed };
        let Editor::Text(text) = &mut field.editor else { return Did::Passed };
        let Some(day) = date::parse(&text.text()) else { return Did::Pick };
        let turned = if key.code == Code::Up { day.pred_opt() } else { day.succ_opt() };
        turned.map_or(Did::Nothing, |day| {
            text.set(&day.to_string());
            Did::Changed
        })
    }

    fn pick(&self) -> Did {
        match self.here().map(|field| field.kind) {
            Some(FieldKind::Link) => Did::Follow,
            Some(
                FieldKind::Day
                | FieldKind::One
                | FieldKind::Many
                | FieldKind::File
                | FieldKind::Folder
                | FieldKind::Output,
            ) => Did::Pick,
            _ => Did::Passed,
        }
    }

    fn undo(&mut self) -> Did {
        if self.text_at_hand().is_some_and(TextField::undo) { Did::Changed } else { Did::Nothing }
    }

    fn redo(&mut self) -> Did {
        if self.text_at_hand().is_some_and(TextField::redo) { Did::Changed } else { Did::Nothing }
    }

    fn text_at_hand(&mut self) -> Option<&mut TextField> {
        match &mut self.here_mut()?.editor {
            Editor::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Goes so many fields on.
    fn step(&mut self, by: isize) -> Did {
        let last = self.list.len().saturating_sub(1);
        let left = self.at;
        self.at = self.at.saturating_add_signed(by).min(last);
        if self.at == left { Did::Nothing } else { Did::Left(left) }
    }
}

const fn did(typing: Typing) -> Did {
    match typing {
        Typing::Changed => Did::Changed,
        Typing::Moved => Did::Nothing,
        Typing::Passed => Did::Passed,
    }
}
