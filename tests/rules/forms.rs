//! Dates, amounts and other contents as clerks type them.

use gongshilan::core::date;
use gongshilan::core::form::{Form, Typed};
use gongshilan::core::money::{Money, MoneyError, MoneyUnit};
use gongshilan::core::template::{Level, Template};
use gongshilan::core::text::{shorten, tidy_name, width};
use gongshilan::core::values::{Entry, Values};
use proptest::prelude::*;

use crate::help::{day, template};

#[test]
fn dates_are_read_in_every_accepted_form() {
    let same = [
        "2026-11-24",
        "2026.11.24",
        "2026/11/24",
        "20261124",
        "2026年11月24日",
        "２０２６年１１月２４日",
        "２０２６－１１－２４",
        "2026 年 11 月 24 日",
        "2026年11月24",
    ];
    for text in same {
        assert_eq!(date::parse(text), Some(day("2026-11-24")), "{text}");
    }
    assert_eq!(date::parse("2026-1-5"), Some(day("2026-01-05")));
    for text in ["", "2026", "26-11-24", "2026-13-01", "2026-02-30", "11/24/2026", "明天", "2026-11-24-01", "202611245"]
    {
        assert_eq!(date::parse(text), None, "{text}");
    }
    assert_eq!(date::chinese(day("2026-01-05")), "2026年1月5日");
}

#[test]
fn amounts_are_exact_to_the_fen() {
    let good = [
        ("1,234.50", 123_450),
        ("￥1234.5", 123_450),
        ("¥1,234.5元", 123_450),
        ("１，２３４．５０", 123_450),
        ("0.1", 10),
        (".5", 50),
        ("627.00", 62_700),
        ("86.5万元", 86_500_000),
        ("1 040", 104_000),
        ("1040元整", 104_000),
        ("-12.30", -1_230),
    ];
    for (text, fen) in good {
        assert_eq!(Money::parse(text, MoneyUnit::Yuan).map(Money::fen), Ok(fen), "{text}");
    }
    assert_eq!(Money::parse("86.5", MoneyUnit::TenThousand).map(Money::fen), Ok(86_500_000));
    assert_eq!(Money::parse("0.000001", MoneyUnit::TenThousand).map(Money::fen), Ok(1));
    let bad = [
        ("", MoneyError::Empty),
        ("一千", MoneyError::NotANumber),
        ("12,34", MoneyError::NotANumber),
        ("1.2.3", MoneyError::NotANumber),
        ("1e5", MoneyError::NotANumber),
        ("1.005", MoneyError::TooFine),
        ("99999999999999999999", MoneyError::TooLarge),
    ];
    for (text, error) in bad {
        assert_eq!(Money::parse(text, MoneyUnit::Yuan), Err(error), "{text}");
    }
    assert_eq!(Money::from_fen(123_456_789).to_string(), "1,234,567.89");
    assert_eq!(Money::from_fen(-5).to_string(), "-0.05");
}

proptest! {
    #[test]
    fn printed_amounts_read_back(fen in -10_000_000_000_000i64..10_000_000_000_000) {
        let money = Money::from_fen(fen);
        prop_assert_eq!(Money::parse(&money.to_string(), MoneyUnit::Yuan), Ok(money));
        prop_assert_eq!(Money::parse(&money.plain(), MoneyUnit::Yuan), Ok(money));
    }

    #[test]
    fn printed_days_read_back(days in 0i32..40_000) {
        let day = chrono::NaiveDate::from_num_days_from_ce_opt(720_000 + days).unwrap();
        prop_assert_eq!(date::parse(&date::chinese(day)), Some(day));
        prop_assert_eq!(date::parse(&day.to_string()), Some(day));
    }

    #[test]
    fn nothing_typed_makes_the_form_fail(text in any::<String>()) {
        let template = template("fund-usage");
        let mut values = Values::default();
        for field in &template.fields {
            values.set(&field.key, text.clone());
        }
        values.rows.push(template.columns.iter().map(|column| (column.key.clone(), text.clone())).collect());
        let _ = Form::read(&template, &values);
        let _ = Money::parse(&text, MoneyUnit::Yuan);
        let _ = date::parse(&text);
    }

    #[test]
    fn shortened_text_fits(text in "[一-龥a-z0-9 ]{0,40}", columns in 1usize..30) {
        prop_assert!(width(&shorten(&text, columns)) <= columns.max(1));
    }
}

fn filled(template: &Template) -> Values {
    let mut values = Values::default();
    for (key, text) in [
        ("title", "关于样例的公示"),
        ("issuer", "示例镇人民政府"),
        ("issuer_level", "镇街"),
        ("basis", "样例"),
        ("objection_office", "样例"),
        ("disclosure", "主动公开"),
        ("issue_date", "2026-11-24"),
        ("fund_name", "衔接资金"),
        ("period", "上半年"),
        ("total_in", "100"),
        ("total_out", "60"),
        ("balance", "40"),
        ("formed_on", "2026-11-20"),
    ] {
        values.set(key, text);
    }
    values.fields.insert("places".into(), Entry::Many(vec!["镇街公开栏".into()]));
    let phone = [("name".to_owned(), "热线".to_owned()), ("number".to_owned(), "12345".to_owned())];
    values.fields.insert("phones".into(), Entry::Table(vec![phone.into()]));
    let row = [("item", "道路"), ("payee", "样例公司"), ("amount", "60")];
    values.rows.push(row.into_iter().map(|(key, text)| (key.to_owned(), text.to_owned())).collect());
    assert!(template.columns.len() >= 3);
    values
}

#[test]
fn a_full_form_has_no_errors() {
    let template = template("fund-usage");
    let form = Form::read(&template, &filled(&template));
    assert!(form.issues.iter().all(|issue| issue.level != Level::Error), "{:?}", form.issues);
    assert_eq!(form.money_sum("amount").plain(), "60.00");
}

#[test]
fn every_required_field_is_missed_with_its_code() {
    let template = template("fund-usage");
    let codes = [("disclosure", "C16"), ("phones", "C13"), ("fund_name", "C05"), ("places", "C05")];
    for (key, code) in codes {
        let mut values = filled(&template);
        values.fields.remove(key);
        let form = Form::read(&template, &values);
        let found: Vec<_> = form.issues.iter().filter(|issue| issue.field.as_deref() == Some(key)).collect();
        assert!(matches!(found.as_slice(), [one] if one.code == code && one.blocks()), "{key}: {found:?}");
    }
}

#[test]
fn a_bad_cell_is_named_with_its_row() {
    let template = template("fund-usage");
    let mut values = filled(&template);
    values.rows.push([("item".to_owned(), "道路".to_owned()), ("amount".to_owned(), "六十".to_owned())].into());
    let form = Form::read(&template, &values);
    let at: Vec<_> = form.issues.iter().map(|issue| (issue.field.clone().unwrap(), issue.row)).collect();
    assert!(at.contains(&("amount".to_owned(), Some(2))) && at.contains(&("payee".to_owned(), Some(2))), "{at:?}");
    assert_eq!(form.rows[1]["amount"], Typed::Blank);
}

#[test]
fn names_keep_their_characters_and_lose_inner_blanks() {
    for (typed, kept) in
        [("张　三", "张三"), (" 吴 例 ", "吴例"), ("陈𬱖", "陈𬱖"), ("龚\u{200B}䶮", "龚䶮"), ("Ali  Khan", "Ali Khan")]
    {
        assert_eq!(tidy_name(typed), kept);
    }
}

#[test]
fn amounts_are_written_in_capital_figures() {
    // The examples of 《正确填写票据和结算凭证的基本规定》, and the edges around them.
    for (amount, capital) in [
        ("0", "零元整"),
        ("10", "壹拾元整"),
        ("0.05", "伍分"),
        ("0.30", "叁角整"),
        ("1409.50", "壹仟肆佰零玖元伍角整"),
        ("6007.14", "陆仟零柒元壹角肆分"),
        ("1680.32", "壹仟陆佰捌拾元叁角贰分"),
        ("107000.53", "壹拾万柒仟元伍角叁分"),
        ("16409.02", "壹万陆仟肆佰零玖元零贰分"),
        ("325.04", "叁佰贰拾伍元零肆分"),
        ("110", "壹佰壹拾元整"),
        ("100012", "壹拾万零壹拾贰元整"),
        ("2010000", "贰佰零壹万元整"),
        ("100000000", "壹亿元整"),
        ("1000200030.40", "壹拾亿零贰拾万零叁拾元肆角整"),
        ("-12.5", "负壹拾贰元伍角整"),
    ] {
        assert_eq!(Money::parse(amount, MoneyUnit::Yuan).unwrap().capital(), capital, "{amount}");
    }
}
