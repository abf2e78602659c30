//! What the terminal sends → messages. A paste without brackets arrives as a burst of keys: it
//! becomes one paste, so that an Enter inside it submits nothing.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};

use super::key::{Code, Key};
use super::msg::Msg;

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pointer {
    /// The left button was pressed at this column and row.
    Click(u16, u16),
    /// The wheel was turned up.
    Up,
    /// The wheel was turned down.
    Down,
}

/// So many characters at once are pasted, not typed.
const BURST: usize = 6;

/// Puts together what belongs together: a paste without brackets arrives in pieces.
#[derive(Clone, Copy, Debug, Default)]
pub struct Pieces {
    /// What came last looked pasted, and more of it may follow.
    pasting: bool,
}

impl Pieces {
    /// It was silent for a while: whatever was pasted is complete.
    pub fn pause(&mut self) {
        self.pasting = false;
    }

    /// The messages of all events that arrived together.
    #[must_use]
    pub fn messages(&mut self, events: Vec<Event>) -> Vec<Msg> {
        let mut out = Vec::new();
        let mut burst: Vec<Key> = Vec::new();
        for event in events {
            let msg = match event {
                Event::Key(key) => match pressed(key) {
                    Some(key) if is_pasted(key) => {
                        burst.push(key);
                        continue;
                    }
                    Some(key) => Msg::Key(key),
                    None => continue,
                },
                Event::Paste(text) => Msg::Paste(text),
                Event::Mouse(mouse) => match moved(mouse.kind, mouse.column, mouse.row) {
                    Some(pointer) => Msg::Mouse(pointer),
                    None => continue,
                },
                Event::Resize(..) => {
                    out.push(Msg::Resize);
                    continue;
                }
                Event::FocusGained | Event::FocusLost => continue,
            };
            self.settle(&mut burst, &mut out);
            self.pasting = false;
            out.push(msg);
        }
        self.settle(&mut burst, &mut out);
        out
    }

    // An input method commits a few characters at once; with a line break among many it is a paste.
    fn settle(&mut self, burst: &mut Vec<Key>, out: &mut Vec<Msg>) {
        if burst.is_empty() {
            return;
        }
        let keys = std::mem::take(burst);
        let broken = keys.iter().any(|key| !matches!(key.code, Code::Char(_)));
        let many = keys.iter().filter(|key| matches!(key.code, Code::Char(_))).count() >= BURST;
        self.pasting |= many;
        if broken && self.pasting {
            out.push(Msg::Paste(keys.into_iter().map(written).collect()));
        } else {
            out.extend(keys.into_iter().map(Msg::Key));
        }
    }
}

const fn written(key: Key) -> char {
    match key.code {
        Code::Char(c) => c,
        Code::Tab => '\t',
        _ => '\n',
    }
}

/// Whether an event may be part of pasted text: a character, or what separates lines and cells.
#[must_use]
pub fn is_text(event: &Event) -> bool {
    matches!(event, Event::Key(key) if pressed(*key).is_some_and(is_pasted))
}

// Characters, and what separates lines and cells among them.
const fn is_pasted(key: Key) -> bool {
    let plain = !key.ctrl && !key.alt;
    plain && matches!(key.code, Code::Char(_) | Code::Enter | Code::Tab)
}

/// The key of an event; `None` for releases and for keys that mean nothing.
fn pressed(event: KeyEvent) -> Option<Key> {
    // Windows reports Alt codes as the release of a character.
    let alt_code = event.kind == KeyEventKind::Release
        && matches!(event.code, KeyCode::Char(_))
        && event.modifiers.contains(KeyModifiers::ALT);
    if event.kind == KeyEventKind::Release && !alt_code {
        return None;
    }
    if is_line_break(&event) {
        return Some(Key { shift: event.modifiers.contains(KeyModifiers::SHIFT), ..Key::plain(Code::Enter) });
    }
    let code = match event.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::F(number) => Code::F(number),
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => Code::BackTab,
        KeyCode::Esc => Code::Esc,
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Insert => Code::Insert,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        _ => return None,
    };
    let held = |modifier| event.modifiers.contains(modifier) && !alt_code;
    Some(Key {
        code,
        ctrl: held(KeyModifiers::CONTROL),
        alt: held(KeyModifiers::ALT),
        shift: held(KeyModifiers::SHIFT),
    })
}

// A pasted `\n` arrives as Ctrl+J, which is the same byte, and on Windows as Ctrl+Enter.
fn is_line_break(event: &KeyEvent) -> bool {
    let ctrl = event.modifiers.difference(KeyModifiers::SHIFT) == KeyModifiers::CONTROL;
    match event.code {
        KeyCode::Enter | KeyCode::Char('\n' | '\r') => true,
        KeyCode::Char('j' | 'J') => ctrl,
        _ => false,
    }
}

const fn moved(kind: MouseEventKind, column: u16, row: u16) -> Option<Pointer> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Pointer::Click(column, row)),
        MouseEventKind::ScrollUp => Some(Pointer::Up),
        MouseEventKind::ScrollDown => Some(Pointer::Down),
        _ => None,
    }
}
