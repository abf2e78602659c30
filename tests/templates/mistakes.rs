//! What is wrong with a file is said with file, line and column, and all of it at once.

use std::collections::BTreeSet;

use gongshilan::core::fault::{Fault, FaultKind};
use gongshilan::core::template::Shelf;
use gongshilan::core::words::{Lang, Words};

// Line numbers below are those of this text, counted from 1.
const GOOD: &str = r#"id = "shuifei"
name = "水费公示"
group = "村务公开"
kind = "结果公告"
issuers = ["村居"]
places = ["村居公开栏"]
privacy_note = "不列电话。"

[period]
minimum = { days = 7, unit = "calendar" }
source = "村民代表会议。"

[objection]
remedy = "reply"
text = "登记并答复。"

[[field]]
key = "quarter"
label = "季度"
type = "text"

[[field]]
key = "paid"
label = "是否收齐"
type = "choice"
options = ["是", "否"]

[[column]]
key = "amount"
label = "金额"
type = "money"

[[rule]]
code = "C23"
expect = "sum.amount > 0"
say = "没有金额。"
field = "quarter"

[catalog]
first = "村务公开"
second = "集体收费"
time_limit = "5个工作日内"
publisher = "村民委员会"

[poster]
title = "{{ quarter }}水费公示"
lead = ["共{{ n }}户、{{ sum.amount }}元。"]
"#;

// What is replaced, by what, and what is said of it where.
const MISTAKES: &[(&str, &str, &str, usize, usize)] = &[
    ("group = \"村务公开\"", "group = 村务公开", "template-syntax", 3, 9),
    ("name = \"水费公示\"", "name = \"水费公示\"\nname = \"水费\"", "template-duplicate-key", 3, 1),
    ("label = \"季度\"", "lable = \"季度\"\nlabel = \"季度\"", "template-unknown-key", 19, 1),
    ("name = \"水费公示\"\n", "", "template-missing-key", 1, 1),
    ("label = \"季度\"\n", "", "template-missing-key", 17, 1),
    ("source = \"村民代表会议。\"\n", "", "template-missing-key", 9, 1),
    (
        "minimum = { days = 7, unit = \"calendar\" }",
        "minimum = { unit = \"calendar\" }",
        "template-missing-key",
        10,
        11,
    ),
    ("issuers = [\"村居\"]", "issuers = []", "template-missing-key", 5, 11),
    ("[catalog]", "[follows]\nrequired = true\n\n[catalog]", "template-missing-key", 39, 1),
    ("label = \"季度\"", "label = \"季度\"\nrequired_when = { field = \"paid\" }", "template-missing-key", 20, 17),
    ("label = \"季度\"", "label = \" \"", "template-empty", 19, 9),
    ("name = \"水费公示\"", "name = 7", "template-not-text", 2, 8),
    ("issuers = [\"村居\"]", "issuers = [\"村居\", 1]", "template-not-text", 5, 18),
    ("days = 7", "days = \"7\"", "template-not-number", 10, 20),
    ("days = 7", "days = -7", "template-not-number", 10, 20),
    ("days = 7", "days = 0", "template-zero", 10, 20),
    ("days = 7", "days = 3651", "template-too-many", 10, 20),
    ("days = 7", "days = 99999999999", "template-not-number", 10, 20),
    ("[objection]\nremedy = \"reply\"\ntext = \"登记并答复。\"\n", "", "template-missing-key", 1, 1),
    ("places = [", "free_form = \"是\"\nplaces = [", "template-not-flag", 6, 13),
    ("issuers = [\"村居\"]", "issuers = \"村居\"", "template-not-list", 5, 11),
    ("minimum = { days = 7, unit = \"calendar\" }", "minimum = 7", "template-not-section", 10, 11),
    ("unit = \"calendar\"", "unit = \"day\"", "template-unknown-word", 10, 30),
    ("kind = \"结果公告\"", "kind = \"公告\"", "template-unknown-word", 4, 8),
    ("issuers = [\"村居\"]", "issuers = [\"村\"]", "template-unknown-word", 5, 12),
    ("places = [\"村居公开栏\"]", "places = [\"公开栏\"]", "template-unknown-word", 6, 11),
    ("remedy = \"reply\"", "remedy = \"replay\"", "template-unknown-word", 14, 10),
    ("type = \"money\"", "type = \"phone\"", "template-unknown-word", 31, 8),
    ("type = \"choice\"", "type = \"chioce\"\nprivacy = \"generic\"", "template-unknown-word", 25, 8),
    ("say = \"没有金额。\"", "say = \"没有金额。\"\nlevel = \"fatal\"", "template-unknown-word", 37, 9),
    ("id = \"shuifei\"", "id = \"shui\"", "template-id-differs", 1, 6),
    ("[objection]", "[refresh]\nwarn_days = 31\nerror_days = 30\n\n[objection]", "template-refresh-order", 13, 1),
    ("key = \"paid\"", "key = \"title\"", "template-common-field", 23, 7),
    ("key = \"paid\"", "key = \"days\"", "template-reserved-key", 23, 7),
    ("key = \"paid\"", "key = \"Paid\"", "template-bad-key", 23, 7),
    ("key = \"paid\"", "key = \"quarter\"", "template-duplicate-field", 23, 7),
    (
        "[[rule]]",
        "[[column]]\nkey = \"amount\"\nlabel = \"数\"\ntype = \"text\"\n\n[[rule]]",
        "template-duplicate-field",
        34,
        7,
    ),
    ("type = \"money\"", "type = \"money\"\nsynonyms = [\"水费\", \"金额\"]", "template-heading-twice", 32, 19),
    (
        "[[rule]]",
        "[[column]]\nkey = \"head\"\nlabel = \"户主\"\ntype = \"text\"\ntotal = true\n\n[[rule]]",
        "template-total-type",
        37,
        9,
    ),
    ("lead = [", "subtotal_by = \"village\"\nlead = [", "template-unknown-column", 47, 15),
    ("lead = [", "capital = \"amount\"\nlead = [", "template-capital-type", 47, 11),
    ("options = [\"是\", \"否\"]\n", "", "template-no-options", 25, 8),
    ("type = \"text\"", "type = \"text\"\noptions = [\"一\"]", "template-needless-options", 21, 11),
    ("[\"是\", \"否\"]", "[\"是\", \"否\", \"是\"]", "template-option-twice", 26, 22),
    ("type = \"text\"", "type = \"text\"\nprivacy = \"generic\"", "template-generic-choice", 21, 11),
    (
        "label = \"季度\"",
        "label = \"季度\"\nrequired_when = { field = \"amount\", is = [\"是\"] }",
        "template-no-choice",
        20,
        27,
    ),
    (
        "[objection]",
        "[[period.case]]\nfield = \"paid\"\nis = \"没有\"\ndays = 5\nunit = \"workday\"\n\n[objection]",
        "template-unknown-option",
        15,
        6,
    ),
    (
        "[objection]",
        "[[period.case]]\nfield = \"quarter\"\nis = \"是\"\ndays = 5\nunit = \"workday\"\n\n[objection]",
        "template-no-choice",
        14,
        9,
    ),
    (
        "[catalog]",
        "[follows]\nkinds = [\"general\"]\nwhen = { field = \"paid\", is = [\"否\", \"无\"] }\n\n[catalog]",
        "template-unknown-option",
        41,
        37,
    ),
    ("source = \"村民", "chosen_by = \"quarter\"\nsource = \"村民", "template-no-integer", 11, 13),
    (
        "[objection]",
        "[[deadline]]\nfrom = \"quarter\"\ndays = 5\nunit = \"workday\"\n\n[objection]",
        "template-no-date",
        14,
        8,
    ),
    ("minimum = { days = 7, unit = \"calendar\" }\n", "", "template-no-period", 9, 1),
    ("source = \"村民", "long_term = true\nsource = \"村民", "template-no-period", 9, 1),
    (
        "source = \"村民",
        "recommended = { days = 5, unit = \"calendar\" }\nsource = \"村民",
        "template-recommended-short",
        11,
        15,
    ),
    ("[catalog]", "[follows]\nkinds = [\"general\", \"generall\"]\n\n[catalog]", "template-unknown-kind", 40, 21),
    ("places = [", "require = [\"formed\"]\nplaces = [", "template-unknown-field", 6, 12),
    ("field = \"quarter\"", "field = \"quater\"", "template-unknown-field", 37, 9),
    ("title = \"{{ quarter }}", "title = \"quater：{{ quater }}", "template-unfed", 46, 20),
    ("{{ sum.amount }}", "{{ sum.total }}", "template-unfed", 47, 23),
    ("label = \"季度\"", "label = \"季度\"\ndefault = \"{{ number }}\"", "template-unfed", 20, 15),
    ("sum.amount > 0", "0 < sum.amout", "template-unknown-name", 35, 15),
    ("sum.amount > 0", "today <= end_day", "template-unknown-name", 35, 20),
    ("title = \"{{ quarter }}", "title = \"{{ quarter }", "template-text-syntax", 46, 21),
    ("sum.amount > 0", "sum.amount >", "template-text-syntax", 35, 22),
    ("{{ quarter }}", "{{ quarter | mouth }}", "template-text-unworkable", 46, 23),
    ("sum.amount > 0", "days_between(quarter, today) > 0", "template-text-unworkable", 35, 11),
    ("sum.amount > 0", "sum.amount", "template-rule-no-answer", 35, 10),
];

#[test]
fn the_text_without_mistakes_is_read() {
    assert_eq!(faults(GOOD), []);
}

#[test]
fn every_mistake_is_said_where_it_stands() {
    let mut wrong = Vec::new();
    for (what, by, key, line, column) in MISTAKES {
        assert_eq!(GOOD.matches(what).count(), 1, "{what}");
        let found = slips(&faults(&GOOD.replace(what, by)));
        if found != [((*key).to_owned(), *line, *column)] {
            wrong.push(format!("{what} → {by}: {key} {line}:{column}, found {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_kind_of_mistake_is_left_untried() {
    let tried: BTreeSet<&str> = MISTAKES.iter().map(|mistake| mistake.2).collect();
    let placed =
        Words::of(Lang::Zh).entries().filter(|(key, say, _)| key.starts_with("template-") && say.contains("{line}"));
    assert_eq!(placed.map(|(key, ..)| key).collect::<BTreeSet<_>>(), tried);
}

#[test]
fn every_sentence_is_whole_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let words = Words::of(lang);
        for (what, by, ..) in MISTAKES {
            let fault = faults(&GOOD.replace(what, by)).remove(0);
            for message in fault.details.iter().chain([&fault.message]) {
                let (say, hint) = (words.say(message), words.hint(message).unwrap());
                assert!(say.contains("shuifei.toml"), "{say}");
                for text in [say, hint] {
                    assert!(!text.contains("{file}") && !text.contains("{known}") && !text.contains("{key}"), "{text}");
                }
            }
        }
    }
}

#[test]
fn hints_name_what_is_right_and_the_nearest_first() {
    let cases = [
        ("label = \"季度\"", "lable = \"季度\"\nlabel = \"季度\"", "label、"),
        ("unit = \"calendar\"", "unit = \"calender\"", "calendar、workday"),
        ("title = \"{{ quarter }}", "title = \"{{ quater }}", "quarter、title、issuer、"),
        ("field = \"quarter\"", "field = \"quater\"", "quarter、"),
        ("[catalog]", "[follows]\nkinds = [\"generall\"]\n\n[catalog]", "general、"),
    ];
    for (what, by, begins) in cases {
        let fault = faults(&GOOD.replace(what, by)).remove(0);
        let hint = Words::of(Lang::Zh).hint(&fault.details[0]).unwrap();
        assert!(hint.contains(&format!("：{begins}")), "{hint}");
    }
}

#[test]
fn all_mistakes_of_a_file_are_told_together_in_their_order() {
    let text = GOOD
        .replace("kind = \"结果公告\"", "kind = \"公告\"")
        .replace("days = 7", "days = 0")
        .replace("key = \"paid\"", "key = \"quarter\"")
        .replace("{{ n }}", "{{ rows }}")
        .replace("publisher = ", "publishers = ");
    let found = faults(&text);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].kind, FaultKind::Input);
    assert_eq!(found[0].message.key, "template-broken");
    assert!(found[0].message.arg("count") == Some("6"));
    let expected = [
        ("template-unknown-word", 4, 8),
        ("template-zero", 10, 20),
        ("template-duplicate-field", 23, 7),
        ("template-missing-key", 39, 1),
        ("template-unknown-key", 43, 1),
        ("template-unfed", 47, 14),
    ];
    assert_eq!(slips(&found), expected.map(|(key, line, column)| (key.to_owned(), line, column)));
}

#[test]
fn a_text_over_several_lines_is_pointed_into() {
    let text = GOOD.replace("\"共{{ n }}户", "\"\"\"\n第一行\n共{{ m }}户").replace("元。\"]", "元。\"\"\"]");
    assert_eq!(slips(&faults(&text)), [("template-unfed".to_owned(), 49, 5)]);
}

#[test]
fn a_text_with_escapes_is_pointed_at() {
    let text = GOOD.replace("\"共{{ n }}户", "\"\\t共{{ m }}户");
    assert_eq!(slips(&faults(&text)), [("template-unfed".to_owned(), 47, 9)]);
}

#[test]
fn the_common_file_is_held_to_the_same() {
    let text = "[[field]]\nkey = \"a\"\nlabel = \"甲\"\ntype = \"text\"\ndefault = \"{{ a }}\"\n\n\
                [[rule]]\ncode = \"C05\"\nexpect = \"b > 1\"\nsay = \"不对。\"\nfield = \"c\"\n";
    let (_, found) = Shelf::new(&[("common.toml".to_owned(), text.to_owned())]);
    let expected = [("template-unfed", 5, 15), ("template-unknown-name", 9, 11), ("template-unknown-field", 11, 9)];
    assert_eq!(slips(&found), expected.map(|(key, line, column)| (key.to_owned(), line, column)));
}

fn faults(text: &str) -> Vec<Fault> {
    Shelf::new(&[("shuifei.toml".to_owned(), text.to_owned())]).1
}

// Key, line and column of every detail.
fn slips(faults: &[Fault]) -> Vec<(String, usize, usize)> {
    let details = faults.iter().flat_map(|fault| &fault.details);
    details
        .map(|detail| {
            let number = |name: &str| detail.arg(name).unwrap().parse().unwrap();
            (detail.key.to_string(), number("line"), number("column"))
        })
        .collect()
}
