//! The table of keys: what is in it, what an office may change, and the document made from it.

use std::fs;
use std::path::{Path, PathBuf};

use gongshilan::core::words::{Lang, Words};
use gongshilan::tui::Ctx;
use gongshilan::tui::action::Action;
use gongshilan::tui::key::{Code, Key};
use gongshilan::tui::keymap::{Binding, Keymap};
use gongshilan::tui::screen_id::ScreenId;

use super::driver::Clerk;
use super::homes;

const LANGS: [Lang; 2] = [Lang::Zh, Lang::En];

fn ctx(lang: Lang) -> Ctx {
    Ctx::new(lang, PathBuf::new(), homes::practice_day(), false)
}

/// Every line of every screen, once.
fn lines(map: &Keymap) -> Vec<(ScreenId, &Binding)> {
    ScreenId::ALL.into_iter().flat_map(|screen| own(map, screen).into_iter().map(move |line| (screen, line))).collect()
}

/// The lines of a screen itself, without those of every screen.
fn own(map: &Keymap, screen: ScreenId) -> Vec<&Binding> {
    let shared: Vec<&Binding> = map.of(ScreenId::Any).collect();
    map.of(screen).filter(|line| screen == ScreenId::Any || !shared.contains(line)).collect()
}

#[test]
fn every_screen_has_keys_and_none_means_two_things() {
    let map = Keymap::builtin();
    assert_eq!(map.doubled(), None);
    for screen in ScreenId::ALL {
        assert!(!own(&map, screen).is_empty(), "{screen:?}");
    }
}

#[test]
fn no_letter_and_no_key_that_terminals_keep_is_a_command() {
    for (screen, line) in lines(&Keymap::builtin()) {
        for key in &line.keys {
            let same_as_another = key.ctrl && matches!(key.code, Code::Char('h' | 'i' | 'j' | 'm' | '[' | ' ' | '.'));
            let of_the_terminal = matches!(key.code, Code::F(10 | 11));
            assert!(!key.is_letter() && !same_as_another && !of_the_terminal, "{screen:?} {key}");
        }
    }
}

#[test]
fn every_function_key_is_in_the_menu() {
    let mut seen = 0;
    for (screen, line) in lines(&Keymap::builtin()) {
        if line.keys.iter().any(|key| matches!(key.code, Code::F(_))) {
            assert!(!line.action.is_motion(), "{screen:?} {line:?}");
            seen += 1;
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn the_menu_of_the_board_lists_every_function_key() {
    let mut clerk = Clerk::practice(120, 40);
    clerk.press("F9");
    let map = Keymap::builtin();
    for line in map.of(ScreenId::Board).filter(|line| line.action != Action::Menu) {
        if let [key, ..] = line.keys.as_slice()
            && let Code::F(number) = key.code
        {
            assert!(clerk.has(&format!(" F{number}│")), "F{number}\n{}", clerk.screen());
        }
    }
}

#[test]
fn everything_has_a_name_in_both_languages() {
    for lang in LANGS {
        let words = Words::of(lang);
        let keys: Vec<&str> = words.entries().map(|(key, _, _)| key).collect();
        for action in Action::ALL {
            assert!(keys.contains(&action.key()), "{lang:?} {action:?}");
        }
        for screen in ScreenId::ALL {
            assert!(keys.contains(&screen.key()) && keys.contains(&screen.about()), "{lang:?} {screen:?}");
        }
        for (_, line) in lines(&Keymap::builtin()) {
            assert!(line.say.as_deref().is_none_or(|say| keys.contains(&say)), "{lang:?} {line:?}");
        }
    }
}

#[test]
fn keys_are_written_as_they_are_read() {
    for (_, line) in lines(&Keymap::builtin()) {
        for key in &line.keys {
            assert_eq!(Key::parse(&key.to_string()), Some(*key));
        }
    }
    for text in ["", "F0", "F13", "Ctrl+", "Strg+S", "Shift", "ab"] {
        assert_eq!(Key::parse(text), None, "{text}");
    }
}

#[test]
fn an_office_may_set_keys_for_itself() {
    let mut clerk = Clerk::practice(80, 24);
    let own = "board = [{ keys = [\"Ctrl+B\", \"F3\"], action = \"find\" }]\n";
    fs::write(clerk.home().join("keys.toml"), own).unwrap();
    clerk.press("Ctrl+B").type_("特困");
    assert!(clerk.has("1/7") && clerk.has("Ctrl+B查找"), "{}", clerk.screen());
    clerk.press("Esc").press("Esc").press("Enter").press("F1");
    assert!(clerk.has("Ctrl+B F3"), "{}", clerk.screen());
}

#[test]
fn a_table_that_cannot_be_used_is_told_and_the_own_keys_hold() {
    for (own, told) in [
        ("board = [", "看不懂"),
        ("board = [{ keys = [\"F99\"], action = \"find\" }]", "看不懂"),
        ("board = [{ keys = [\"F3\"], action = \"fly\" }]", "看不懂"),
        ("tower = [{ keys = [\"F3\"], action = \"find\" }]", "看不懂"),
        ("board = [{ keys = [\"F4\"], action = \"find\" }]", "F4 在“公示栏”上有两个意思"),
        ("board = [{ keys = [\"F1\"], action = \"find\" }]", "F1 在“公示栏”上有两个意思"),
        ("any = [{ keys = [], action = \"back\" }]", "没有键"),
        ("board = [{ keys = [\"q\"], action = \"find\" }]", "不能用 q"),
        ("board = [{ keys = [\"查\"], action = \"find\" }]", "不能用 查"),
    ] {
        let mut clerk = Clerk::practice(80, 24);
        fs::write(clerk.home().join("keys.toml"), own).unwrap();
        assert!(clerk.has(told), "{own}\n{}", clerk.screen());
        clerk.press("F3").type_("特困");
        assert!(clerk.has("1/7"), "{own}\n{}", clerk.screen());
    }
}

/// Written by `GONGSHILAN_WRITE_DOCS=1 cargo test --test screens keys`.
#[test]
fn the_document_of_keys_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let made = document();
    if std::env::var_os("GONGSHILAN_WRITE_DOCS").is_some() {
        fs::write(&path, &made).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == made, "docs/keys.md is old: GONGSHILAN_WRITE_DOCS=1 cargo test --test screens keys");
}

const HEAD: &str = "# 按键 Keys

中文输入法开着的时候字母到不了程序，所以命令只用功能键、Ctrl 组合键、数字、回车、Esc 和方向键；`？`、`、`、全角数字和它们的半角一样。
功能键被终端占用时，按 F9 打开菜单，再按同一个数字（8 就是 F8）。

With an input method on, letters never reach the program: commands are function keys, Ctrl with a letter, digits,
Enter, Esc and the arrow keys; full-width `？`, `、` and digits count like their narrow twins.
Where the terminal keeps a function key for itself, open the menu with F9 and press its digit (8 is F8).
";

const FOOT: &str = "
## 换成自己的键 Keys of your own

在数据文件夹里放一个 `keys.toml`，只写要改的几行；写错了程序会说明，并继续用自带的按键。

Put a file `keys.toml` into the data folder with the lines that are to change; a mistake is told and the program's own
keys hold.

```toml
board = [
  { keys = [\"F3\", \"Ctrl+F\"], action = \"find\" },
]
```

屏幕和动作的写法见 `assets/keys.toml`。 Names of screens and actions are those of `assets/keys.toml`.
";

fn document() -> String {
    let mut out = HEAD.to_owned();
    let [zh, en] = LANGS.map(ctx);
    for screen in ScreenId::ALL {
        let names = [&zh, &en].map(|ctx| ctx.word(screen.key()));
        out.extend(["\n## ", &names[0], " ", &names[1], "\n"]);
        for about in [&zh, &en].map(|ctx| ctx.word(screen.about())) {
            out.extend(["\n", &about, "\n"]);
        }
        out.push_str("\n| 按键 Keys | 作用 | Meaning |\n|---|---|---|\n");
        for line in own(&zh.keymap, screen) {
            let keys: Vec<String> = line.keys.iter().map(|key| format!("`{key}`")).collect();
            out.extend(["| ", &keys.join(" "), " | ", &zh.name_of(line), " | ", &en.name_of(line), " |\n"]);
        }
    }
    out.push_str(FOOT);
    out
}
