//! Events of a terminal → messages: a paste without brackets is put together again.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use gongshilan::tui::Msg;
use gongshilan::tui::input::Pieces;

fn key(code: KeyCode) -> Event {
    Event::Key(KeyEvent::new(code, KeyModifiers::NONE))
}

fn with(code: KeyCode, modifiers: KeyModifiers, kind: KeyEventKind) -> Event {
    Event::Key(KeyEvent::new_with_kind(code, modifiers, kind))
}

/// `text` as keys; `⏎` and `⇥` are Enter and Tab.
fn typed(text: &str) -> Vec<Event> {
    let code = |c| match c {
        '⏎' => KeyCode::Enter,
        '⇥' => KeyCode::Tab,
        other => KeyCode::Char(other),
    };
    text.chars().map(|c| key(code(c))).collect()
}

/// Messages in short: keys by their names, pastes in 「」.
fn short(messages: Vec<Msg>) -> String {
    let short = |msg: Msg| match msg {
        Msg::Key(key) => key.to_string(),
        Msg::Paste(text) => format!("「{text}」"),
        other => format!("{other:?}"),
    };
    messages.into_iter().map(short).collect::<Vec<_>>().join(" ")
}

fn once(events: Vec<Event>) -> String {
    short(Pieces::default().messages(events))
}

#[test]
fn what_is_typed_stays_keys() {
    assert_eq!(once(typed("a⏎")), "a Enter");
    assert_eq!(once(typed("低保公示⏎")), "低 保 公 示 Enter", "an input method commits a few characters at once");
    assert_eq!(once(typed("关于低保对象的公示")), "关 于 低 保 对 象 的 公 示");
    assert_eq!(once(typed("⏎⏎⏎⏎⏎⏎⏎⏎")), ["Enter"; 8].join(" "));
}

#[test]
fn many_characters_with_line_breaks_are_a_paste() {
    assert_eq!(once(typed("张三丰⇥一二三⏎李四样⇥四五六⏎")), "「张三丰\t一二三\n李四样\t四五六\n」");
}

#[test]
fn a_paste_in_pieces_stays_a_paste_until_it_is_silent() {
    let mut pieces = Pieces::default();
    assert_eq!(short(pieces.messages(typed("张三丰一二三"))), "张 三 丰 一 二 三");
    assert_eq!(short(pieces.messages(typed("⏎"))), "「\n」", "the line break in a piece of its own submits nothing");
    assert_eq!(short(pieces.messages(typed("李⏎"))), "「李\n」");
    pieces.pause();
    assert_eq!(short(pieces.messages(typed("⏎"))), "Enter", "now somebody pressed it");
    assert_eq!(short(pieces.messages(typed("张三丰⏎一二三"))), "「张三丰\n一二三」");
    assert_eq!(short(pieces.messages(vec![key(KeyCode::F(8))])), "F8");
    assert_eq!(short(pieces.messages(typed("⏎"))), "Enter", "another key ends a paste as well");
}

#[test]
fn line_breaks_arrive_in_many_ways() {
    let ctrl = |code| with(code, KeyModifiers::CONTROL, KeyEventKind::Press);
    let breaks = [key(KeyCode::Enter), ctrl(KeyCode::Char('j')), ctrl(KeyCode::Enter), key(KeyCode::Char('\r'))];
    for line_break in breaks {
        assert_eq!(once(vec![line_break.clone()]), "Enter", "{line_break:?}");
        let events = [typed("一二三四五六"), vec![line_break], typed("七")].concat();
        assert_eq!(once(events), "「一二三四五六\n七」");
    }
}

#[test]
fn keys_are_taken_when_pressed_and_not_when_let_go() {
    let none = KeyModifiers::NONE;
    assert_eq!(once(vec![with(KeyCode::Char('a'), none, KeyEventKind::Release)]), "");
    assert_eq!(once(vec![with(KeyCode::Char('a'), none, KeyEventKind::Repeat)]), "a");
    assert_eq!(once(vec![with(KeyCode::Char('保'), KeyModifiers::ALT, KeyEventKind::Release)]), "保", "an Alt code");
    assert_eq!(once(vec![with(KeyCode::Char('s'), KeyModifiers::CONTROL, KeyEventKind::Press)]), "Ctrl+S");
    assert_eq!(once(vec![key(KeyCode::CapsLock), Event::FocusGained, Event::FocusLost]), "");
}

#[test]
fn brackets_mouse_and_size_are_handed_on_in_order() {
    let mouse = |kind| Event::Mouse(MouseEvent { kind, column: 3, row: 4, modifiers: KeyModifiers::NONE });
    let events = vec![
        key(KeyCode::Char('a')),
        Event::Paste("一\n二".to_owned()),
        mouse(MouseEventKind::Down(MouseButton::Left)),
        mouse(MouseEventKind::Moved),
        mouse(MouseEventKind::ScrollUp),
        key(KeyCode::F(2)),
    ];
    assert_eq!(once(events), "a 「一\n二」 Mouse(Click(3, 4)) Mouse(Up) F2");
    assert_eq!(once(vec![Event::Resize(1, 1)]), "Resize");
}
