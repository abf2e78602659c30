//! Whatever the disguise, an ID number or a card is found; whatever the figures, a notice is quiet.

use chrono::{Days, NaiveDate};
use gongshilan::core::poster::Poster;
use gongshilan::core::privacy::{Finding, looks_like_card, looks_like_id, luhn, scan, valid_id18};
use gongshilan::core::template::Level;
use proptest::prelude::*;

use crate::posters::{poster, table};

const GAPS: [&str; 12] = [" ", "  ", "-", "—", ".", "·", "_", "\n", "\r\n", "\u{3000}", "\u{200B}", " - "];

// Invented people: nobody born between 1880 and 1899 is alive.
fn id() -> impl Strategy<Value = String> {
    let region = prop::sample::select(vec!["370481", "110105", "440524", "620102", "320583", "830000", "150102"]);
    (region, 0_u64..7305, 0_u32..1000).prop_map(|(region, days, serial)| {
        let born = NaiveDate::from_ymd_opt(1880, 1, 1).unwrap() + Days::new(days);
        let body = format!("{region}{}{serial:03}", born.format("%Y%m%d"));
        // Another way to the check character than the program's: ISO 7064 MOD 11-2.
        let rest = body.bytes().fold(0, |rest, digit| (rest + u32::from(digit - b'0')) * 2 % 11);
        let check = (12 - rest) % 11;
        format!("{body}{}", if check == 10 { "X".to_owned() } else { check.to_string() })
    })
}

fn card(begin: &'static str) -> impl Strategy<Value = String> {
    (16_usize..=19, prop::collection::vec(0_u8..10, 16)).prop_map(move |(len, digits)| {
        let mut body = begin.to_owned();
        body.extend(digits.iter().take(len - 1 - begin.len()).map(|digit| char::from(b'0' + digit)));
        let check = ('0'..='9').find(|check| luhn(&format!("{body}{check}"))).unwrap();
        format!("{body}{check}")
    })
}

// How each character is typed, and what stands after it.
#[derive(Clone, Debug)]
struct Dress {
    gaps: Vec<Option<usize>>,
    wide: Vec<bool>,
    letters: Vec<bool>,
}

fn dress() -> impl Strategy<Value = Dress> {
    let gap = prop::option::weighted(0.3, 0..GAPS.len());
    (
        prop::collection::vec(gap, 20),
        prop::collection::vec(prop::bool::weighted(0.2), 20),
        prop::collection::vec(prop::bool::weighted(0.2), 20),
    )
        .prop_map(|(gaps, wide, letters)| Dress { gaps, wide, letters })
}

#[derive(Clone, Copy)]
enum Letters {
    Kept,
    LookAlike,
}

impl Dress {
    // A point may stand once: 3.70 4.81 is two amounts and nothing else.
    fn wear(&self, number: &str, letters: Letters) -> Vec<String> {
        let mut points = 0;
        let last = number.chars().count() - 1;
        let piece = |(i, c): (usize, char)| {
            let typed = match c {
                '0' if self.letters[i] && matches!(letters, Letters::LookAlike) => 'O',
                '1' if self.letters[i] && matches!(letters, Letters::LookAlike) => 'l',
                _ if self.wide[i] => char::from_u32(c as u32 + 0xFEE0).unwrap(),
                _ => c,
            };
            let gap = self.gaps[i].map(|gap| GAPS[gap]).filter(|_| i < last).unwrap_or_default();
            points += usize::from(gap == ".");
            format!("{typed}{}", if gap == "." && points > 1 { "" } else { gap })
        };
        number.chars().enumerate().map(piece).collect()
    }
}

fn texts(poster: &mut Poster) -> Vec<&mut String> {
    let list = poster.table.as_mut().unwrap();
    let cells = list.rows.iter_mut().chain(&mut list.total).flatten();
    let contacts = poster.contacts.iter_mut().flat_map(|contact| [&mut contact.label, &mut contact.number]);
    let mut all: Vec<&mut String> = vec![&mut poster.title, &mut poster.issuer, &mut poster.attribute];
    all.extend(poster.lead.iter_mut().chain(&mut poster.tail).chain(cells).chain(contacts).chain(&mut poster.period));
    all
}

// Beside a digit or a gap of the text around, the number would be another number.
fn insert(text: &str, at: usize, number: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let plain = |c: Option<&char>| c.is_none_or(|c| matches!(c, '\u{4E00}'..='\u{9FFF}'));
    let free: Vec<usize> =
        (0..=chars.len()).filter(|i| plain(chars.get(*i)) && (*i == 0 || plain(chars.get(i - 1)))).collect();
    let Some(at) = free.get(at % free.len().max(1)) else { return number.to_owned() };
    let (before, after) = chars.split_at(*at);
    format!("{}{number}{}", before.iter().collect::<String>(), after.iter().collect::<String>())
}

// A card may hold digits that read as a day or a hotline: then it could be a receipt beside a day.
fn holds_figures(worn: &[String]) -> bool {
    let plain: String = worn.concat().chars().filter(|c| *c != '\u{200B}').collect();
    let narrow = |c: char| match c {
        '０'..='９' => char::from_u32(c as u32 - 0xFEE0).unwrap(),
        'O' => '0',
        'l' => '1',
        _ => c,
    };
    let plain: String = plain.chars().map(narrow).collect();
    plain.split(|c: char| !c.is_ascii_digit()).any(|group| match group.len() {
        4 | 8 => group.starts_with("19") || group.starts_with("20"),
        5 => group.starts_with("123"),
        _ => false,
    })
}

fn is_stopped(poster: &Poster) -> bool {
    scan(poster).iter().any(Finding::is_absolute)
}

fn put(spot: usize, at: usize, number: &str) -> Poster {
    let mut poster = poster();
    let mut all = texts(&mut poster);
    let count = all.len();
    let text = all.swap_remove(spot % count);
    *text = insert(text, at, number);
    poster
}

// Two texts next to each other: in a row, in a column, in two paragraphs.
fn put_across(way: usize, spot: usize, before: &str, first: &str, second: &str, after: &str) -> Poster {
    let mut poster = poster();
    let (first, second) = (format!("{before}{first}"), format!("{second}{after}"));
    let rows = &mut poster.table.as_mut().unwrap().rows;
    let (row, column) = (spot % 5, spot / 5 % 5);
    match way {
        0 => {
            rows[row][column] = first;
            rows[row][column + 1] = second;
        }
        1 => {
            rows[row][column] = first;
            rows[row + 1][column] = second;
        }
        _ => poster.lead = vec![first, second],
    }
    poster
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_id_in_any_dress_in_any_place_is_stopped(id in id(), dress in dress(), spot in 0_usize..60, at in 0_usize..60) {
        prop_assert!(valid_id18(&id) && looks_like_id(&id));
        let worn = dress.wear(&id, Letters::LookAlike).concat();
        prop_assert!(is_stopped(&put(spot, at, &worn)), "{:?}", worn);
    }

    #[test]
    fn any_card_in_any_dress_in_any_place_is_stopped(card in card("62"), dress in dress(), spot in 0_usize..60, at in 0_usize..60) {
        prop_assert!(looks_like_card(&card));
        let worn = dress.wear(&card, Letters::LookAlike);
        prop_assume!(!holds_figures(&worn));
        prop_assert!(is_stopped(&put(spot, at, &worn.concat())), "{:?}", worn);
    }

    #[test]
    fn cards_of_other_kinds_are_stopped(
        card in prop_oneof![card("4"), card("5"), card("95588"), card("3568")],
        gap in prop::sample::select(vec!["", " ", "-", "\u{3000}", "\u{200B}", "\n"]),
        spot in 0_usize..60, at in 0_usize..60,
    ) {
        let chars: Vec<char> = card.chars().collect();
        let worn = chars.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(gap);
        prop_assert!(is_stopped(&put(spot, at, &worn)), "{:?}", worn);
    }

    #[test]
    fn any_id_in_two_neighbouring_texts_is_stopped(
        id in id(), dress in dress(), cut in 1_usize..17, way in 0_usize..3, spot in 0_usize..25,
        before in prop::sample::select(vec!["", "张样例", "备注："]), after in prop::sample::select(vec!["", "（续）", "号"]),
    ) {
        let worn = dress.wear(&id, Letters::Kept);
        let poster = put_across(way, spot, before, &worn[..cut].concat(), &worn[cut..].concat(), after);
        prop_assert!(is_stopped(&poster), "{:?}", worn);
    }

    #[test]
    fn any_card_in_two_neighbouring_texts_is_stopped(
        card in card("62"), dress in dress(), cut in 1_usize..15, way in 0_usize..3, spot in 0_usize..25,
        before in prop::sample::select(vec!["", "张样例", "备注："]), after in prop::sample::select(vec!["", "（续）", "号"]),
    ) {
        // With a point, half a card may read as an amount, and amounts stand side by side.
        let worn: Vec<String> = dress.wear(&card, Letters::Kept).iter().map(|piece| piece.replace('.', "")).collect();
        prop_assume!(!holds_figures(&worn[..cut]) && !holds_figures(&worn[cut..]));
        let poster = put_across(way, spot, before, &worn[..cut].concat(), &worn[cut..].concat(), after);
        prop_assert!(is_stopped(&poster), "{:?}", worn);
    }
}

fn date() -> impl Strategy<Value = String> {
    let format =
        prop::sample::select(vec!["%Y-%m-%d", "%Y年%-m月%-d日", "%Y%m%d", "%Y.%m.%d", "%Y/%m/%d", "%Y年%m月", "%Y"]);
    (0_u64..6000, format).prop_map(|(days, format)| {
        (NaiveDate::from_ymd_opt(2014, 1, 1).unwrap() + Days::new(days)).format(format).to_string()
    })
}

fn amount() -> impl Strategy<Value = String> {
    (0_i64..100_000_000_000).prop_map(|fen| gongshilan::core::money::Money::from_fen(fen).to_string())
}

// A harmless piece of a notice.
fn phrase() -> impl Strategy<Value = String> {
    prop_oneof![
        date(),
        (date(), date()).prop_map(|(a, b)| format!("{a}至{b}")),
        (date(), date()).prop_map(|(a, b)| format!("{a}—{b}")),
        amount(),
        amount().prop_map(|amount| format!("{amount}元")),
        (amount(), amount()).prop_map(|(a, b)| format!("{a} {b}")),
        (2014..2030, 1..999).prop_map(|(year, no)| format!("滕政办发〔{year}〕{no}号")),
        (2014..2030, 1..9999).prop_map(|(year, no)| format!("柳泉村-{year}-{no:04}")),
        (1..9999).prop_map(|no| format!("第{no}号")),
        (1..30).prop_map(|no| format!("柳泉村{no}组")),
        (1..5000).prop_map(|n| format!("{n}户")),
        (1..100_000).prop_map(|n| format!("水泥{n}吨")),
        (0_u64..100_000_000_000).prop_map(|no| format!("票据号{no}")),
        prop::sample::select(vec!["12345", "12317", "12388", "12393", "12345、12317", "拨打12345"])
            .prop_map(str::to_owned),
        prop::sample::select(vec![
            "经本人申请",
            "村民委员会",
            "张样例",
            "㛃生僻",
            "无异议",
            "衔接资金",
            "重大疾病支出",
            "低保"
        ])
        .prop_map(str::to_owned),
    ]
}

fn harmless() -> impl Strategy<Value = String> {
    let joint = prop::sample::select(vec!["，", "。", "、", "；", "\n", " ", "共", "（", "）", "："]);
    prop::collection::vec((phrase(), joint), 0..10).prop_map(|parts| {
        let texts: Vec<String> = parts.into_iter().map(|(phrase, joint)| phrase + joint).collect();
        texts.concat()
    })
}

type Line = (String, u32, String, String, u64, String);

fn line() -> impl Strategy<Value = Line> {
    (amount(), 0_u32..20, amount(), date(), 0_u64..100_000_000_000, harmless())
}

fn errors(poster: &Poster) -> Vec<Finding> {
    scan(poster).into_iter().filter(|finding| finding.level == Level::Error).collect()
}

proptest! {
    #[test]
    fn a_notice_full_of_figures_is_quiet(
        title in harmless(), lead in prop::collection::vec(harmless(), 0..5), tail in harmless(),
        lines in prop::collection::vec(line(), 0..12),
    ) {
        let rows: Vec<Vec<String>> = lines
            .into_iter()
            .enumerate()
            .map(|(i, (a, n, b, day, no, text))| vec![(i + 1).to_string(), a, n.to_string(), b, day, no.to_string(), text])
            .collect();
        let mut list = table(&["序号", "收入", "人数", "支出", "日期", "票据号", "事项"], &[]);
        list.rows = rows;
        let poster = Poster { title, lead, tail: vec![tail], table: Some(list), ..poster() };
        prop_assert_eq!(errors(&poster), vec![]);
    }

    #[test]
    fn no_text_makes_the_check_stumble(text in any::<String>(), digits in "[0-9OlXx \\-.,*号]{0,60}") {
        let list = table(&["甲", "乙"], &[&[&text, &digits], &[&digits, &text], &[&digits]]);
        let both = Poster { title: text.clone(), lead: vec![digits.clone(), text.clone()], table: Some(list), ..poster() };
        let again = both.clone();
        prop_assert_eq!(scan(&both), scan(&again));
    }
}
