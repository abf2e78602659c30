//! Typed text: one line or several, with undo, and the real cursor at the caret.
//!
//! The candidate window of an input method opens at the real cursor, and the editor below draws
//! only a painted one: hence [`TextField::view`] tells where the caret is.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};

use crate::core::text::{is_invisible, width};
use crate::tui::key::{Code, Key};

/// How many lines a text may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Lines {
    /// One; line breaks in a paste become blanks.
    One,
    /// Several; Enter breaks the line.
    Many,
}

/// What a key did to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Typing {
    /// It changed.
    Changed,
    /// Only the caret moved.
    Moved,
    /// The key means nothing here.
    Passed,
}

/// No field takes more characters than this: pasted books are cut, not hung on a board.
const MOST_CHARS: usize = 20_000;

/// A text that is being typed.
#[derive(Clone, Debug)]
pub(crate) struct TextField {
    area: TextArea<'static>,
    lines: Lines,
    /// What replaced everything at a stroke: the editor takes it back in two steps.
    replaced: Vec<String>,
}

impl TextField {
    /// A field that holds `text`, the caret at its end.
    pub(crate) fn new(lines: Lines, text: &str) -> Self {
        let parts: Vec<String> = match lines {
            Lines::One => vec![text.to_owned()],
            Lines::Many => text.split('\n').map(str::to_owned).collect(),
        };
        let mut area = TextArea::new(parts);
        area.set_cursor_line_style(Style::new());
        area.set_cursor_style(Style::new());
        area.set_tab_length(1);
        if lines == Lines::Many {
            area.set_wrap_mode(WrapMode::Glyph);
        }
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, lines, replaced: Vec::new() }
    }

    /// What stands in it.
    pub(crate) fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Replaces everything; one step of undo.
    pub(crate) fn set(&mut self, text: &str) {
        self.area.select_all();
        if text.is_empty() {
            self.area.delete_char();
        } else {
            self.area.insert_str(text);
            self.replaced.push(text.to_owned());
        }
    }

    /// Whether the caret stands on the last line (`Down` leaves the field there).
    pub(crate) fn at_bottom(&self) -> bool {
        self.area.cursor().0 + 1 >= self.area.lines().len()
    }

    /// Whether the caret stands on the first line.
    pub(crate) fn at_top(&self) -> bool {
        self.area.cursor().0 == 0
    }

    /// Takes a key that edits or moves inside the text.
    pub(crate) fn key(&mut self, key: Key) -> Typing {
        if let Some(c) = key.typed() {
            return self.insert(&c.to_string());
        }
        match key.code {
            Code::Backspace if key.ctrl => changed(self.area.delete_word()),
            Code::Backspace => changed(self.area.delete_char()),
            Code::Delete if key.ctrl => changed(self.area.delete_next_word()),
            Code::Delete => changed(self.area.delete_next_char()),
            Code::Enter if self.lines == Lines::Many => {
                self.area.insert_newline();
                Typing::Changed
            }
            _ => self.travel(key),
        }
    }

    fn travel(&mut self, key: Key) -> Typing {
        let step = match key.code {
            Code::Left if key.ctrl => CursorMove::WordBack,
            Code::Right if key.ctrl => CursorMove::WordForward,
            Code::Left => CursorMove::Back,
            Code::Right => CursorMove::Forward,
            Code::Home if key.ctrl => CursorMove::Top,
            Code::End if key.ctrl => CursorMove::Bottom,
            Code::Home => CursorMove::Head,
            Code::End => CursorMove::End,
            Code::Up if self.lines == Lines::Many && !self.at_top() => CursorMove::Up,
            Code::Down if self.lines == Lines::Many && !self.at_bottom() => CursorMove::Down,
            _ => return Typing::Passed,
        };
        if key.shift && !self.area.is_selecting() {
            self.area.start_selection();
        } else if !key.shift {
            self.area.cancel_selection();
        }
        self.area.move_cursor(step);
        Typing::Moved
    }

    /// Puts pasted or typed text at the caret.
    pub(crate) fn insert(&mut self, text: &str) -> Typing {
        let room = MOST_CHARS.saturating_sub(self.area.lines().iter().map(|line| line.chars().count()).sum());
        let clean: String = tidy(text, self.lines).chars().take(room).collect();
        changed(!clean.is_empty() && self.area.insert_str(clean))
    }

    /// Takes the last change back.
    pub(crate) fn undo(&mut self) -> bool {
        let was = self.text();
        let done = self.area.undo();
        if done && self.text().is_empty() && self.replaced.contains(&was) {
            self.area.undo();
        }
        done
    }

    /// Makes it again.
    pub(crate) fn redo(&mut self) -> bool {
        let done = self.area.redo();
        if done && self.text().is_empty() && self.area.redo() && !self.replaced.contains(&self.text()) {
            self.area.undo();
        }
        done
    }

    /// Puts the caret where the mouse points, in cells from the upper left corner of the field.
    pub(crate) fn point(&mut self, column: u16, row: u16) {
        let (top, left) = self.area.scroll_offset();
        let at = self.area.screen_to_data(usize::from(top + row), usize::from(left + column));
        let small = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(small(at.0), small(at.1)));
    }

    /// Draws it; returns where the caret stands.
    pub(crate) fn view(&self, area: Rect, style: Style, buf: &mut Buffer) -> Option<Position> {
        if area.is_empty() {
            return None;
        }
        buf.set_style(area, style);
        self.area.render(area, buf);
        // The text is drawn in the style of the field, whatever the editor thinks of its own.
        buf.set_style(area, style);
        let caret = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let cell = |at: usize, from: u16, room: u16| {
            u16::try_from(at).unwrap_or(u16::MAX).saturating_sub(from).min(room.saturating_sub(1))
        };
        Some(Position::new(area.x + cell(caret.col, left, area.width), area.y + cell(caret.row, top, area.height)))
    }

    /// Rows it would like to have in `columns`, at least one.
    pub(crate) fn rows(&self, columns: u16) -> u16 {
        let columns = usize::from(columns.max(2));
        let rows: usize = self.area.lines().iter().map(|line| width(line).div_ceil(columns).max(1)).sum();
        u16::try_from(rows).unwrap_or(u16::MAX)
    }
}

const fn changed(did: bool) -> Typing {
    if did { Typing::Changed } else { Typing::Moved }
}

// A paste brings `\r`, tabulators and characters that cannot be seen.
fn tidy(text: &str, lines: Lines) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept = text.chars().filter(|c| !is_invisible(*c)).map(|c| if c == '\t' { ' ' } else { c });
    let kept = kept.filter(|c| *c == '\n' || !c.is_control());
    match lines {
        Lines::Many => kept.collect(),
        Lines::One => {
            let joined: String = kept.collect();
            joined.trim_end_matches('\n').replace('\n', " ")
        }
    }
}
