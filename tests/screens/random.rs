//! Whatever is pressed, pasted or resized: nothing breaks and the journal stays whole.

use gongshilan::desk::{Clock, doctor};
use gongshilan::tui::Msg;
use gongshilan::tui::input::Pointer;
use gongshilan::tui::key::{Code, Key};
use proptest::prelude::*;
use proptest::test_runner::Config;

use super::driver::Clerk;
use super::homes;

#[derive(Clone, Debug)]
enum Step {
    Key(Key),
    Type(String),
    Paste(String),
    Click(u16, u16),
    Wheel(bool),
    Resize(u16, u16),
    Ticks(usize),
    Slow,
    Answer,
}

const CODES: [Code; 26] = [
    Code::Enter,
    Code::Tab,
    Code::BackTab,
    Code::Backspace,
    Code::Delete,
    Code::Insert,
    Code::Up,
    Code::Down,
    Code::Left,
    Code::Right,
    Code::PageUp,
    Code::PageDown,
    Code::Home,
    Code::End,
    Code::F(1),
    Code::F(2),
    Code::F(3),
    Code::F(4),
    Code::F(5),
    Code::F(6),
    Code::F(7),
    Code::F(8),
    Code::F(9),
    Code::F(10),
    Code::F(11),
    Code::F(12),
];

fn any_key() -> impl Strategy<Value = Key> {
    let code = prop_oneof![
        15 => prop::sample::select(CODES.to_vec()),
        1 => Just(Code::Esc),
        2 => prop::char::range('0', '9').prop_map(Code::Char),
        2 => prop::char::range('a', 'z').prop_map(Code::Char),
        1 => any::<char>().prop_map(Code::Char),
    ];
    (code, prop::bool::weighted(0.15), prop::bool::weighted(0.05), prop::bool::weighted(0.1))
        .prop_map(|(code, ctrl, alt, shift)| Key { code, ctrl, alt, shift })
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => any_key().prop_map(Step::Key),
        4 => "[关于低保公示样例村张三人民币元年月日０-９Ａ-Ｚ、。？／ ]{1,12}".prop_map(Step::Type),
        2 => "[a-z0-9./,-]{1,8}".prop_map(Step::Type),
        2 => "[张三李四样例0-9\t\r\n,，\u{200B}\u{301}👨\u{1F469}\u{200D}👦Ａ]{0,60}".prop_map(Step::Paste),
        1 => "\\PC{0,30}".prop_map(Step::Paste),
        2 => (0_u16..210, 0_u16..70).prop_map(|(column, row)| Step::Click(column, row)),
        1 => any::<bool>().prop_map(Step::Wheel),
        3 => (1_u16..=200, 1_u16..=60).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        2 => prop::sample::select(vec![(80, 24), (60, 16), (120, 36)]).prop_map(|(columns, rows)| Step::Resize(columns, rows)),
        3 => (1_usize..6).prop_map(Step::Ticks),
        1 => Just(Step::Slow),
        2 => Just(Step::Answer),
    ]
}

fn take(clerk: &mut Clerk, step: Step) {
    match step {
        Step::Key(key) => clerk.key(key),
        Step::Type(text) => clerk.type_(&text),
        Step::Paste(text) => clerk.paste(&text),
        Step::Click(column, row) => clerk.click(column, row),
        Step::Wheel(up) => clerk.send(Msg::Mouse(if up { Pointer::Up } else { Pointer::Down })),
        Step::Resize(columns, rows) => clerk.resize(columns, rows),
        Step::Ticks(count) => (0..count).fold(clerk, |clerk, _| clerk.tick()),
        Step::Slow => clerk.hold_jobs(),
        Step::Answer => clerk.let_go(),
    };
}

/// Where it begins: at random alone nobody gets deep into the program.
const WAYS: [&[&str]; 12] = [
    &[],
    &["Enter"],
    &["Tab", "Enter"],
    &["Ctrl+O"],
    // The next step of an overdue notice, and of a draft.
    &["F8"],
    &["End", "Up", "Up", "F8"],
    // A form, its list, its file picker, and the form of a draft.
    &["Ins", "Enter"],
    &["Ins", "Down", "Enter", "Tab"],
    &["Ins", "Enter", "Down", "Down", "Down", "Enter"],
    &["Ins", "Enter", "Down", "Down", "Down", "Down", "Enter"],
    &["Ins", "Enter", "F6", "Enter"],
    &["End", "Up", "Up", "F2"],
];

/// `GONGSHILAN_CASES` and `PROPTEST_RNG_SEED` ask for more, or for the same again.
fn config() -> Config {
    let cases = std::env::var("GONGSHILAN_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24);
    Config { cases, failure_persistence: None, max_shrink_iters: 400, ..Config::default() }
}

proptest! {
    #![proptest_config(config())]

    // Every screen that is drawn on the way is checked by the driver.
    #[test]
    fn nothing_breaks(way in prop::sample::select(WAYS.to_vec()), steps in prop::collection::vec(any_step(), 10..80)) {
        let mut clerk = Clerk::practice(80, 24).inside();
        for key in way {
            clerk.press(key);
        }
        for step in steps {
            take(&mut clerk, step);
            if clerk.is_over() {
                clerk.let_go().restart();
            }
        }
        clerk.let_go().end();
        let home = clerk.close();
        let report = doctor(&home, Clock::Chosen(homes::practice_day())).unwrap();
        prop_assert!(report.is_healthy(), "{:?}", report.trouble);
    }
}
