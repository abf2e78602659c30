//! The scanner finds keys where they are named, and only there.

use super::files::placeholders;
use super::languages::{has_chinese_signs, is_closed};
use super::source::tokens;
use super::uses::{How, faults, filled, uses};

fn found(text: &str) -> Vec<(String, How)> {
    uses(&tokens(text)).into_iter().map(|named| (named.key, named.how)).collect()
}

fn one(key: &str, how: How) -> Vec<(String, How)> {
    vec![(key.to_owned(), how)]
}

#[test]
fn keys_are_found_where_only_a_key_can_stand() {
    assert_eq!(found(r#"Message::of("yes")"#), one("yes", How::Said));
    assert_eq!(found(r#"out.word("head-title")"#), one("head-title", How::Said));
    assert_eq!(found(r#"message.with_word("stage", "draft")"#), one("draft", How::Said));
    assert_eq!(found("Message::of(\n    // why\n    \"a-b\",\n)"), one("a-b", How::Said));
}

#[test]
fn keys_are_found_by_the_way_they_are_written() {
    assert_eq!(found(r#"only(stage, &[], "stage-not-hanging")"#), one("stage-not-hanging", How::Looks));
    for other in ["a", "A-b", "a--b", "-a", "a-", "a b-c", "a_b-c", "2026-11-24", "a-", "甲-乙", "{name}-a"] {
        assert_eq!(found(&format!("f(\"{other}\")")), [], "{other}");
    }
}

#[test]
fn attributes_comments_and_placeholders_are_no_keys() {
    assert_eq!(found(r#"#[serde(rename_all = "kebab-case")] enum A { #[serde(rename = "b-c")] B([u8; 2]) }"#), []);
    assert_eq!(found("// \"a-b\"\n/// `\"a-b\"`\nfn f() {}"), []);
    assert_eq!(found(r#"message.with("name", value)"#), []);
    assert_eq!(found(r#"#![doc = "a-b"] fn f() { let a = [1]; g("a-b") }"#), one("a-b", How::Looks));
    assert_eq!(found(r#"vec![f("a-b")]"#), one("a-b", How::Looks));
}

#[test]
fn faults_are_told_from_other_messages() {
    let text = r#"
        Fault::refused(Message::of("a-a").with("x", 1)); Fault::input(Message::of("b-b"));
        Fault::storage(
            Message::of("c-c"),
        );
        Message::of("d-d"); other(Message::of("e-e")); Fault::because(Message::of("f-f"))
    "#;
    let keys: Vec<String> = faults(&tokens(text)).into_iter().collect();
    assert_eq!(keys, ["a-a", "b-b", "c-c"]);
}

#[test]
fn names_of_placeholders_are_found_on_both_sides() {
    let names: Vec<String> =
        filled(&tokens(r#"a.with("x", "y").with_word("z", "k-k"); with("w", 1); a.with_said(b, "c")"#))
            .into_iter()
            .collect();
    assert_eq!(names, ["x", "z"]);
    let names: Vec<&str> = placeholders("“{a}” und {b-c}, {a} } {").collect();
    assert_eq!(names, ["a", "b-c", "a"]);
}

#[test]
fn chinese_signs_are_right_beside_chinese_only() {
    for right in ["Plain, and “quoted”.", "Write 政务服务便民热线 12345；示例镇办公室（一楼） here.", ""]
    {
        assert!(!has_chinese_signs(right), "{right}");
    }
    for wrong in ["Stop。", "NAME；NAME", "separate with 、.", "（see below）"] {
        assert!(has_chinese_signs(wrong), "{wrong}");
    }
}

#[test]
fn braces_are_followed_to_their_end() {
    for (text, closed) in [("{a} {b}", true), ("", true), ("{a", false), ("a}", false), ("{a{b}}", false)] {
        assert_eq!(is_closed(text), closed, "{text}");
    }
}
