//! Pages as pictures: what terminals answer, and the preview that changes between text and picture.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};
use gongshilan::tui::pictures::{Means, answered, sift};
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;

/// Hangs at one place.
const HANGING: &str = "0005";
const KITTY: &str = "\x1b_Gi=31;OK\x1b\\";
const CELL: Option<(u16, u16)> = Some((9, 18));

// As the library reads bytes: a character behind an escape is that character with Alt.
fn events(text: &str) -> Vec<Event> {
    let mut alt = KeyModifiers::NONE;
    let mut out = Vec::new();
    for c in text.chars() {
        if c == '\x1b' {
            alt = KeyModifiers::ALT;
        } else {
            out.push(Event::Key(KeyEvent::new(KeyCode::Char(c), std::mem::replace(&mut alt, KeyModifiers::NONE))));
        }
    }
    out
}

fn named(name: &str) -> String {
    format!("\x1bP>|{name}\x1b\\")
}

fn means(text: &str) -> Means {
    answered(&sift(&events(text)).0, CELL)
}

#[test]
fn answers_are_taken_out_and_every_key_stays() {
    let typed = format!("低{}保\x1bP{KITTY}，\x1b_", named("foot(1.16.2)"));
    let (answers, rest) = sift(&events(&typed));
    assert_eq!(answers, ["P>|foot(1.16.2)", "_Gi=31;OK"]);
    assert_eq!(rest, events("低保\x1bP，\x1b_"));
}

#[test]
fn what_only_begins_like_an_answer_is_typing() {
    for typed in ["\x1bP>|", "\x1b_G", "\x1bP|x\x1b\\", "P>|x\x1b\\", "\x1b\\"] {
        assert_eq!(sift(&events(typed)), (Vec::new(), events(typed)), "{typed:?}");
    }
}

#[test]
fn the_best_means_is_what_terminal_and_name_agree_on() {
    assert!(matches!(means(KITTY), Means::Kitty(_)));
    assert!(matches!(means(&named("foot(1.16.2)")), Means::Sixel(_)));
    // Speaks the protocol of kitty in part only.
    assert!(matches!(means(&format!("{KITTY}{}", named("WezTerm 20240203"))), Means::Iterm(_)));
    assert_eq!(means("\x1b_Gi=31;ENOTSUPPORTED\x1b\\"), Means::Blocks);
    assert_eq!(means(&named("tmux 3.4")), Means::Blocks);
    assert_eq!(answered(&sift(&events(KITTY)).0, None), Means::Blocks, "without the size of a cell");
}

#[test]
fn without_pictures_the_preview_stays_as_text_and_says_why() {
    let mut clerk = previewed(80, 24, Means::None);
    let before = clerk.screen();
    clerk.press("F6");
    assert!(clerk.has("没有带图片功能"), "{}", clerk.screen());
    clerk.press("Up");
    assert_eq!(clerk.screen(), before);
}

#[test]
fn a_low_window_and_a_terminal_without_colours_say_so() {
    let mut clerk = previewed(80, 24, Means::Blocks);
    clerk.press("F6");
    assert!(clerk.has("窗口太矮") && clerk.has("公示"), "{}", clerk.screen());
    let mut clerk = previewed(100, 50, Means::Unable);
    clerk.press("F6");
    assert!(clerk.has("显示不了图片"), "{}", clerk.screen());
}

fn previewed(columns: u16, rows: u16, means: Means) -> Clerk {
    let mut clerk = Clerk::practice(columns, rows).with_pictures(means);
    clerk.type_(HANGING).press("F7");
    assert_eq!(clerk.at(), Some(ScreenId::Preview));
    clerk
}

#[cfg(feature = "picture")]
mod built {
    use super::*;

    fn blocks(clerk: &mut Clerk) -> usize {
        clerk.screen().matches('▀').count()
    }

    #[test]
    fn a_page_is_shown_as_picture_and_as_text_again() {
        let mut clerk = previewed(100, 50, Means::Blocks);
        let text = clerk.screen();
        assert_eq!(blocks(&mut clerk), 0);
        clerk.press("F6");
        assert!(blocks(&mut clerk) > 500, "{}", clerk.screen());
        clerk.press("F6");
        assert_eq!(clerk.screen(), text);
    }

    #[test]
    fn help_lies_over_the_picture_and_leaves_it_whole() {
        let mut clerk = previewed(100, 50, Means::Blocks);
        let picture = clerk.press("F6").screen();
        assert!(clerk.press("F1").has("帮助"), "{}", clerk.screen());
        assert_eq!(clerk.press("Esc").screen(), picture);
    }

    #[test]
    fn a_window_of_another_size_gets_another_picture_or_text() {
        let mut clerk = previewed(100, 50, Means::Blocks);
        clerk.press("F6");
        let large = blocks(&mut clerk);
        clerk.resize(100, 40).tick();
        let small = blocks(&mut clerk);
        assert!(0 < small && small < large, "{small} {large}");
        clerk.resize(100, 24).tick();
        assert_eq!(blocks(&mut clerk), 0, "{}", clerk.screen());
    }
}
