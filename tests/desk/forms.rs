//! What a form begins with, and that exact values stay exact.

use gongshilan::core::form::{fill_defaults, phone_rows, phone_text, propose_title, settle};
use gongshilan::core::values::{Row, Values};
use gongshilan::desk::{Content, EditRequest};
use proptest::prelude::*;
use tempfile::tempdir;

use super::help::*;

#[test]
fn a_blank_form_saved_as_it_is_makes_the_same_notice_as_the_command_line() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let first = draft(&mut desk);
    let mut values = desk.blank(KIND, None).unwrap();
    assert_eq!(values.text("issuer"), "示例镇柳泉村村民委员会");
    assert!(!values.is_blank("phones") && !values.is_blank("basis") && !values.is_blank("title"), "{values:?}");
    values.fields.extend(typed().fields);
    values.rows = typed().rows;
    let second = desk.draft(&request(Content::exactly(values))).unwrap().number;
    let (first, second) = (self::values(&desk, &first), self::values(&desk, &second));
    assert_eq!(Values { fields: first.fields.clone(), ..second.clone() }, first, "rows and columns");
    let but_title = |values: &Values| {
        let mut fields = values.fields.clone();
        fields.remove("title");
        fields
    };
    assert_eq!(but_title(&first), but_title(&second));
    assert_eq!(second.text("formed_on"), "2026-11-23", "settled");
}

#[test]
fn a_form_filled_in_core_is_the_one_the_desk_hands_out() {
    let home = tempdir().unwrap();
    let desk = office(home.path());
    let template = desk.template(KIND).unwrap();
    let mut values = Values::default();
    fill_defaults(template, desk.office(), &mut values, desk.today()).unwrap();
    propose_title(template, desk.office(), &mut values, None, desk.today()).unwrap();
    assert_eq!(values, desk.blank(KIND, None).unwrap());
    values.set("formed_on", "2026年11月23日");
    settle(template, &mut values);
    assert_eq!(values.text("formed_on"), "2026-11-23");
}

#[test]
fn a_copy_takes_the_list_over_and_neither_days_nor_title() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    let values = desk.blank(KIND, Some(&number)).unwrap();
    assert_eq!(values.rows, self::values(&desk, &number).rows);
    assert_eq!((values.text("examiner"), values.text("formed_on")), ("示例镇人民政府", ""));
    let other = desk.blank("monitor-identify", Some(&number)).unwrap_err();
    assert_eq!(other.message.key, "draft-copy-kind");
}

#[test]
fn exact_values_are_filled_in_by_nobody() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = desk.draft(&request(Content::exactly(typed()))).unwrap().number;
    let kept = values(&desk, &number);
    assert_eq!(kept.fields.keys().collect::<Vec<_>>(), ["batch", "examiner", "formed_on"]);
}

#[test]
fn exact_values_keep_nothing_from_before() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    let mut wanted = values(&desk, &number);
    wanted.rows.clear();
    wanted.fields.remove("batch");
    let content = Content::exactly(wanted.clone());
    desk.edit(&number, &EditRequest { content, by: Some(DRAFTER.to_owned()), ..EditRequest::default() }).unwrap();
    assert_eq!(values(&desk, &number), wanted);
}

#[test]
fn telephones_are_read_from_lines_and_from_one_line() {
    let row = |name: &str, number: &str| -> Row {
        [("name".to_owned(), name.to_owned()), ("number".to_owned(), number.to_owned())].into()
    };
    let rows = vec![row("政务服务便民热线", "12345"), row("示例镇办公室", "0632-0000000")];
    for text in [
        "政务服务便民热线 12345\n示例镇办公室 0632-0000000",
        "政务服务便民热线 12345；示例镇办公室：0632-0000000",
        " 政务服务便民热线=12345 ;\r\n\n示例镇办公室　0632-0000000；",
    ] {
        assert_eq!(phone_rows(text), rows, "{text}");
    }
    assert_eq!(phone_text(&rows), "政务服务便民热线 12345\n示例镇办公室 0632-0000000");
    assert_eq!(phone_rows("12345"), [row("", "12345")]);
    let unfinished = [row("示例镇办公室", ""), row("", "12345"), row("一 楼", "0632 000 0000")];
    assert_eq!(phone_rows(&phone_text(&unfinished)), unfinished);
}

proptest! {
    #[test]
    fn what_was_written_as_lines_is_read_back(rows in proptest::collection::vec(("[甲乙a1]([甲乙 ：=]{0,3}[甲乙a1])?|", "[0-9]([0-9 ()转-]{0,8}[0-9])?|"), 0..5)) {
        let row = |(name, number): (String, String)| -> Row { [("name".into(), name), ("number".into(), number)].into() };
        let rows: Vec<Row> = rows.into_iter().filter(|(name, number)| !(name.is_empty() && number.is_empty())).map(row).collect();
        prop_assert_eq!(phone_rows(&phone_text(&rows)), rows);
    }
}
