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

/// The messages of all events that arrived together.
#[must_use]
pub fn messages(events: Vec<Event>) -> Vec<Msg> {
    let mut out = Vec::new();
    let mut burst: Vec<Key> = Vec::new();
    for event in events {
        match event {
            Event::Key(key) => match pressed(key) {
                Some(key) if is_pasted(key) => burst.push(key),
                Some(key) => {
                    settle(&mut burst, &mut out);
                    out.push(Msg::Key(key));
                }
                None => {}
            },
            Event::Paste(text) => {
                settle(&mut burst, &mut out);
                out.push(Msg::Paste(text));
            }
            Event::Mouse(mouse) => {
                settle(&mut burst, &mut out);
                out.extend(moved(mouse.kind, mouse.column, mouse.row).map(Msg::Mouse));
            }
            Event::Resize(..) => out.push(Msg::Resize),
            Event::FocusGained | Event::FocusLost => {}
        }
    }
    settle(&mut burst, &mut out);
    out
}

// Characters, and what separates lines and cells among them.
const fn is_pasted(key: Key) -> bool {
    let plain = !key.ctrl && !key.alt;
    plain && matches!(key.code, Code::Char(_) | Code::Enter | Code::Tab)
}

// An input method commits a few characters at once; with a line break among many it is a paste.
fn settle(burst: &mut Vec<Key>, out: &mut Vec<Msg>) {
    let keys = std::mem::take(burst);
    let breaks = keys.iter().any(|key| matches!(key.code, Code::Enter | Code::Tab));
    let typed = keys.iter().filter(|key| matches!(key.code, Code::Char(_))).count();
    if typed < BURST || !breaks {
        out.extend(keys.into_iter().map(Msg::Key));
        return;
    }
    let text = keys.into_iter().map(|key| match key.code {
        Code::Char(c) => c,
        Code::Tab => '\t',
        _ => '\n',
    });
    out.push(Msg::Paste(text.collect()));
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
    let code = match event.code {
        // A terminal without brackets sends a pasted line break as this.
        KeyCode::Char('\n' | '\r') | KeyCode::Enter => Code::Enter,
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

const fn moved(kind: MouseEventKind, column: u16, row: u16) -> Option<Pointer> {
    match kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Pointer::Click(column, row)),
        MouseEventKind::ScrollUp => Some(Pointer::Up),
        MouseEventKind::ScrollDown => Some(Pointer::Down),
        _ => None,
    }
}
