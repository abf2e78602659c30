//! Numbers that must not hang on a board, one text at a time.

use gongshilan::core::poster::Spot;
use gongshilan::core::privacy::{
    Finding, Site, looks_like_card, looks_like_id, looks_like_mobile, luhn, scan_at, scan_text, valid_id18,
};
use gongshilan::core::template::Level::{Error, Warning};
use gongshilan::core::words::{Lang, Words};

const ID: &str = "370481188001010018";
const CARD: &str = "6228480000000000000";

pub(crate) fn say(finding: &Finding) -> String {
    let words = Words::of(Lang::Zh);
    format!("{} {} {}", finding.code, words.say(&finding.spot.message()), words.say(&finding.message))
}

/// Code and level of everything found.
pub(crate) fn codes(findings: &[Finding]) -> Vec<(&'static str, gongshilan::core::template::Level)> {
    findings.iter().map(|finding| (finding.code, finding.level)).collect()
}

#[test]
fn check_digits() {
    for id in [
        "11010519491231002X",
        "11010519491231002x",
        "440524188001010014",
        ID,
        "370481188506150024",
        "370481189909090032",
    ] {
        assert!(valid_id18(id), "{id}");
    }
    for id in [
        "370481188001010019",
        "37048118800101001",
        "3704811880010100180",
        "370481188013010018",
        "",
        "37048118800101001八",
    ] {
        assert!(!valid_id18(id), "{id}");
    }
    for card in [CARD, "6217009999000000008", "622319999900000001"] {
        assert!(luhn(card), "{card}");
    }
    for card in ["6228480000000000001", "", "0", "62284800000000O0000", "６２"] {
        assert!(!luhn(card), "{card}");
    }
}

#[test]
fn every_number_of_the_rules_is_found() {
    for (text, code, level) in [
        ("身份证370481188001010018。", "ID18", Error),
        ("11010519491231002x", "ID18", Error),
        ("370481188001010019", "ID18", Error),
        ("３７０４８１１８８００１０１００１８", "ID18", Error),
        ("370481 18800101 0018", "ID18", Error),
        ("370481-1880-01-01-0018", "ID18", Error),
        ("370481.1880·01_01.0018", "ID18", Error),
        ("37O48l1880OlO1OO18", "ID18", Error),
        ("3704811880\n01010018", "ID18", Error),
        ("370481\u{200B}18800101\u{FEFF}0018", "ID18", Error),
        ("3️7️0️4️8️1️1️8️8️0️0️1️0️1️0️0️1️8️", "ID18", Error),
        ("110105 19491231 002 X", "ID18", Error),
        ("110105194912310０２Ｘ", "ID18", Error),
        ("3 7 0 4 8 1 1 8 8 0 0 1 0 1 0 0 1 8", "ID18", Error),
        ("370,481,188,001,010,018", "ID18", Error),
        ("1 370481188001010018 4", "ID18", Error),
        ("编号99370481188001010018", "ID18", Error),
        ("3704811880 0101 0019", "ID18", Error),
        ("370481-20261124-0012", "ID18", Warning),
        ("项目代码370481202611240001", "ID18", Warning),
        ("370481202611240001", "ID18", Error),
        ("370481800101001", "ID15", Error),
        ("370481 800101 001", "ID15", Error),
        ("37048118800101001843", "DIS20", Error),
        ("残 37048118800101001943", "DIS20", Error),
        ("11010519491231002X11", "DIS20", Error),
        ("卡号6228480000000000000", "CARD", Error),
        ("6228 4800 0000 0000 000", "CARD", Error),
        ("6228-4800.0000\u{3000}0000_000", "CARD", Error),
        ("62 284800 000000 0000 0", "CARD", Error),
        ("622319999900000001", "CARD", Error),
        ("6228480000000000001", "CARD", Error),
        ("6228 4800 0000 0000 001", "CARD", Error),
        ("6,228,480,000,000,000,000", "CARD", Error),
        ("4111111111111111", "CARD", Error),
        ("4111 1111 1111 1111", "CARD", Error),
        ("项目编码4111111111111111", "CARD", Warning),
        ("项目编码6228480000000000000", "CARD", Error),
        ("项目编码6228480000000000001", "CARD", Warning),
        ("1234567890123", "PASSBOOK", Warning),
        ("12345678901234567890123", "PASSBOOK", Warning),
        ("1234 5678 9012 3456", "PASSBOOK", Warning),
        ("账号：1234567890123", "PASSBOOK", Error),
        ("一卡通 1234 567 890123", "PASSBOOK", Error),
        ("存折（农商行）：123456789012", "PASSBOOK", Error),
        ("13800000000", "MOBILE", Error),
        ("138 0000 0000", "MOBILE", Error),
        ("138-0000-0000", "MOBILE", Error),
        ("１３８００００００００", "MOBILE", Error),
        ("1 3 8 0 0 0 0 0 0 0 0", "MOBILE", Error),
        ("138000\n00000", "MOBILE", Error),
        ("+8613800000000", "MOBILE", Error),
        ("+86 138 0000 0000", "MOBILE", Error),
        ("0086-13800000000", "MOBILE", Error),
        ("Tel13800000000", "MOBILE", Error),
        ("张三|13800000000|3人", "MOBILE", Error),
        ("电话0632-0000000", "LAND", Warning),
        ("06320000000", "LAND", Warning),
        ("(0632)0000000", "LAND", Warning),
        ("010-12345678", "LAND", Warning),
        ("370481********0018", "MASKWEAK", Warning),
        ("3704811880****0018", "MASKWEAK", Warning),
        ("37048118800101XXXX", "MASKWEAK", Warning),
        ("622848 **** **** 0000", "MASKWEAK", Warning),
        ("解放路12号", "ADDR", Warning),
        ("幸福小区３号楼", "ADDR", Warning),
        ("2单元", "ADDR", Warning),
        ("302 室", "ADDR", Warning),
        ("和平街5-2号", "ADDR", Warning),
    ] {
        let found = scan_text(text);
        assert!(codes(&found).contains(&(code, level)), "{text:?}: {found:?}");
        assert!(found.iter().all(|finding| finding.spot == Site::Field));
    }
}

#[test]
fn each_number_is_reported_once() {
    for (text, expected) in [
        (ID, vec![("ID18", Error)]),
        ("370481188001010018 370481188506150024", vec![("ID18", Error); 2]),
        ("37048118800101001843", vec![("DIS20", Error)]),
        ("37048118800101001836", vec![("ID18", Error)]),
        ("6228 4800 0000 0000 000", vec![("CARD", Error)]),
        ("13800000000 0632-0000000", vec![("MOBILE", Error), ("LAND", Warning)]),
        ("+86 138 0000 0000", vec![("MOBILE", Error)]),
        ("0632-0000000-8001", vec![("LAND", Warning)]),
        ("幸福小区3号楼2单元", vec![("ADDR", Warning), ("ADDR", Warning)]),
    ] {
        assert_eq!(codes(&scan_text(text)), expected, "{text}");
    }
}

#[test]
fn nothing_and_nobody_can_allow_an_id_or_a_card() {
    for text in [ID, "370481188001010019", "370481800101001", "37048118800101001843", CARD] {
        assert!(scan_text(text).iter().all(Finding::is_absolute), "{text}");
    }
    for text in ["13800000000", "1234567890123", "肝炎", "项目编码4111111111111111"] {
        assert!(!scan_text(text).iter().any(Finding::is_absolute), "{text}");
    }
}

#[test]
fn a_message_never_repeats_the_number() {
    for (text, shown) in [
        (ID, "370*************18"),
        ("370481 1880 0101 0018", "370*************18"),
        ("11010519491231002x", "110*************2X"),
        (CARD, "622**************00"),
        ("13800000000", "138******00"),
        ("1234567890123", "123********23"),
        ("3704811880****0018", "370*************18"),
    ] {
        for lang in [Lang::Zh, Lang::En] {
            let said: Vec<String> = scan_text(text).iter().map(|f| Words::of(lang).say(&f.message)).collect();
            assert!(said.iter().any(|s| s.contains(shown)), "{text}: {said:?}");
            assert!(said.iter().all(|s| !s.contains("8800101") && !s.contains("0000000")), "{said:?}");
        }
    }
}

#[test]
fn the_place_decides_about_telephones_and_codes() {
    let at = |text: &str, spot: Spot<'_>| codes(&scan_at(text, &spot));
    for phone in [
        "13800000000",
        "0632-0000000",
        "0632-0000000 13800000000",
        "55123456 55123452",
        "138 0000 0000",
        "12345",
        "0632-0000000-8001",
    ] {
        assert_eq!(at(phone, Spot::Contact), [], "{phone}");
    }
    assert_eq!(at(ID, Spot::Contact), [("ID18", Error)]);
    assert_eq!(at(CARD, Spot::Contact), [("CARD", Error)]);
    assert_eq!(at("13800000000", Spot::Signature), [("MOBILE", Error)]);
    assert_eq!(at("13800000000", Spot::Cell(1, "票据号")), []);
    assert_eq!(at("13800000000", Spot::Cell(1, "备注")), [("MOBILE", Error)]);
    assert_eq!(at("123456789012345678", Spot::Cell(1, "项目编码")), []);
    assert_eq!(at("123456789012345678", Spot::Cell(1, "备注")), [("PASSBOOK", Warning)]);
    assert_eq!(at("123456789012345678", Spot::Cell(1, "一卡通账号")), [("PASSBOOK", Error)]);
    assert_eq!(at("123 456 789 012", Spot::Cell(1, "折号")), [("PASSBOOK", Error)]);
    assert_eq!(at(ID, Spot::Cell(1, "项目编码")), [("ID18", Error)]);
}

#[test]
fn a_finding_says_where() {
    let found = scan_at(ID, &Spot::Cell(3, "备注"));
    assert_eq!(found[0].spot, Site::Cell(3, "备注".to_owned()));
    assert_eq!(say(&found[0]), "ID18 名单第3行“备注” 有身份证号 370*************18。身份证号一律不上墙。");
    let places =
        [Spot::Title, Spot::Paragraph(2), Spot::Contact, Spot::Signature].map(|spot| say(&scan_at(ID, &spot)[0]));
    for (said, place) in places.iter().zip(["标题", "第2段", "监督举报电话", "落款"]) {
        assert!(said.contains(place), "{said}");
    }
}

#[test]
fn whole_cells_are_recognised_for_the_import() {
    for id in [
        ID,
        "370481 18800101 0018",
        "370481188001010019",
        "370481800101001",
        "37048118800101001843",
        "１１０１０５１９４９１２３１００２ｘ",
    ] {
        assert!(looks_like_id(id), "{id}");
    }
    for text in ["", "20261124", "张三", "号370481188001010018", "123456789012345678", "370481188001010018 3"] {
        assert!(!looks_like_id(text), "{text}");
    }
    for card in [CARD, "6228 4800 0000 0000 000", "622848000000001", "4111-1111-1111-1111"] {
        assert!(looks_like_card(card), "{card}");
    }
    for text in ["", "1234567890123456", "1,234,567,890,123.00", "622848", "卡6228480000000000000"] {
        assert!(!looks_like_card(text), "{text}");
    }
    for phone in ["13800000000", "+86 138 0000 0000", "138-0000-0000", "１３８００００００００"] {
        assert!(looks_like_mobile(phone), "{phone}");
    }
    for text in ["", "12800000000", "1380000000", "0632-0000000", "13800000000元"] {
        assert!(!looks_like_mobile(text), "{text}");
    }
}
