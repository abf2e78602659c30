//! Cross-field rules, demands that depend on a choice, and minimum periods.

use gongshilan::core::template::text::{holds, rule_variables};
use gongshilan::core::template::{DayUnit, Level, RuleMoment, Span};
use gongshilan::core::values::{Entry, Values};
use serde_json::{Value as Json, json};

use super::{builtin, context_of, kind};

// Codes and fields of the rules of this kind that are broken, as far as they can be asked.
fn broken(id: &str, raw: &Json) -> Vec<String> {
    let context = context_of(raw);
    let known = |name: &String| name.split('.').try_fold(raw, |here, part| here.get(part)).is_some();
    let template = kind(id);
    let asked = template.rules.iter().filter(|rule| rule_variables(&rule.expect).unwrap().iter().all(known));
    asked
        .filter(|rule| !holds(&rule.expect, &context).unwrap())
        .map(|rule| format!("{} {}{}", rule.code, rule.field, if rule.level == Level::Error { "" } else { "?" }))
        .collect()
}

fn with(raw: &Json, changes: &Json) -> Json {
    let mut out = raw.clone();
    for (key, value) in changes.as_object().unwrap() {
        out[key] = value.clone();
    }
    out
}

fn cases(id: &str, good: &Json, bad: &[(Json, &[&str])]) {
    assert_eq!(broken(id, good), [""; 0], "{id}: {good}");
    for (changes, expected) in bad {
        assert_eq!(broken(id, &with(good, changes)), *expected, "{id}: {changes}");
    }
}

#[test]
fn fund_usage_adds_up() {
    let good =
        json!({ "total_in": 10_000_000, "total_out": 7_512_345, "balance": 2_487_655, "sum": { "amount": 7_512_345 } });
    cases(
        "fund-usage",
        &good,
        &[
            (json!({ "balance": 2_487_656 }), &["C23 balance"]),
            (json!({ "sum": { "amount": 7_512_344 } }), &["C23 total_out"]),
            (json!({ "total_in": 7_000_000, "balance": -512_345 }), &["C23 total_out"]),
            (json!({ "total_in": 7_512_345, "balance": 0 }), &[]),
        ],
    );
}

#[test]
fn village_finance_adds_up_by_kind() {
    let rows = json!([{ "kind": "收", "amount": 500_000 }, { "kind": "支", "amount": 120_050 }, { "kind": "收", "amount": 1 }]);
    let good = json!({
        "open_bal": 1_000_000, "income": 500_001, "expense": 120_050, "close_bal": 1_379_951,
        "sum": { "amount": 620_051 }, "rows": rows, "count": 3,
        "close_day": "2026-10-31", "today": "2026-11-24", "post_day": "2026-11-24", "end_day": "2026-12-04",
    });
    let swapped = json!([{ "kind": "支", "amount": 500_000 }, { "kind": "收", "amount": 120_050 }, { "kind": "收", "amount": 1 }]);
    cases(
        "village-finance",
        &good,
        &[
            (json!({ "close_bal": 1_379_950 }), &["C23 close_bal"]),
            (json!({ "open_bal": -20_000, "close_bal": 359_951 }), &[]),
            (json!({ "sum": { "amount": 620_050 } }), &["C23 income"]),
            (json!({ "rows": swapped }), &["C23 income", "C23 expense"]),
            (json!({ "close_day": "2026-11-30" }), &["C05 close_day", "C05 close_day"]),
            (json!({ "rows": [], "sum": { "amount": 0 }, "income": 0, "expense": 0, "close_bal": 1_000_000 }), &[]),
        ],
    );
}

#[test]
fn totals_of_lists_are_checked() {
    let total = json!({ "total": 100, "sum": { "amount": 100 } });
    for id in ["fund-allocation", "annual-plan", "subsidy-household"] {
        cases(id, &total, &[(json!({ "total": 101 }), &["C23 total"])]);
    }
    let yulu = json!({ "total": 300_000, "std": 150_000, "count": 2, "sum": { "amount": 300_000 } });
    cases(
        "subsidy-yulu",
        &yulu,
        &[(json!({ "total": 300_001 }), &["C23 total", "C23 total?"]), (json!({ "count": 3 }), &["C23 total?"])],
    );
    let loan = json!({ "total": 100, "sum": { "amount": 100, "loan": 5_000_000 } });
    cases("loan-interest", &loan, &[(json!({ "sum": { "amount": 100, "loan": 99 } }), &["C23 total"])]);
    let finish = json!({ "year": 2026, "total_plan": 200, "total_paid": 150, "sum": { "plan": 200, "paid": 150 } });
    cases(
        "annual-finish",
        &finish,
        &[
            (json!({ "total_plan": 201 }), &["C23 total_plan"]),
            (json!({ "total_paid": 151 }), &["C23 total_paid"]),
            (json!({ "total_paid": 250, "sum": { "plan": 200, "paid": 250 } }), &["C23 total_paid?"]),
            (json!({ "year": 26 }), &["C05 year"]),
        ],
    );
    for (id, field) in [("dibao-initial", "batch"), ("dibao-confirm", "confirm_no"), ("monitor-identify", "meeting")] {
        let good = json!({ "count": 3, "sum": { "persons": 3 } });
        cases(id, &good, &[(json!({ "count": 4 }), &[&format!("C23 {field}")])]);
    }
}

#[test]
fn long_term_lists_are_dated_and_checked_within_a_month() {
    let good = json!({ "as_of": "2026-11-24", "next_review": "2026-12-25", "today": "2026-11-24" });
    for id in ["dibao-longterm", "tekun-longterm"] {
        cases(
            id,
            &good,
            &[
                (json!({ "next_review": "2026-12-26" }), &["C07 next_review"]),
                (json!({ "next_review": "2026-11-24" }), &["C07 next_review"]),
                (json!({ "today": "2026-11-23" }), &["C07 as_of"]),
            ],
        );
    }
    let guide = json!({ "issue_date": "2026-11-24", "next_review": "2027-11-24", "today": "2026-11-24", "approved_on": "2026-11-23" });
    cases(
        "policy-guide",
        &guide,
        &[
            (json!({ "next_review": "2027-11-26" }), &["C07 next_review"]),
            (json!({ "approved_on": "2026-11-25" }), &["C20 approved_on"]),
        ],
    );
}

#[test]
fn works_begin_after_the_period_and_are_announced_after_acceptance() {
    let before =
        json!({ "start": "2026-12-10", "finish": "2027-03-01", "post_day": "2026-11-24", "end_day": "2026-12-10" });
    cases(
        "project-before",
        &before,
        &[(json!({ "end_day": "2026-12-11" }), &["C01 start"]), (json!({ "finish": "2026-12-09" }), &["C05 finish"])],
    );
    let after = json!({
        "accept": "合格", "accept_date": "2026-11-24", "today": "2026-11-24", "post_day": "2026-11-24",
        "plan_amt": 100, "final_amt": 100,
    });
    cases(
        "project-after",
        &after,
        &[
            (json!({ "accept_date": "2026-11-25", "today": "2026-11-26" }), &["C05 accept_date"]),
            (json!({ "accept_date": "2026-11-25" }), &["C05 accept_date", "C05 accept_date"]),
            (json!({ "final_amt": 101 }), &["C23 final_amt?"]),
            (json!({ "accept": "不合格" }), &["C05 accept?"]),
        ],
    );
    for id in ["subsidy-household", "subsidy-yulu", "loan-interest"] {
        let good = json!({ "pay_on": "2026-12-04", "end_day": "2026-12-04" });
        cases(id, &good, &[(json!({ "pay_on": "2026-12-03" }), &["C01 pay_on"])]);
    }
}

#[test]
fn meetings_come_before_the_notice_and_households_agree() {
    for id in ["project-pool", "monitor-identify", "monitor-exit"] {
        let good = json!({ "meeting_date": "2026-11-24", "today": "2026-11-24", "post_day": "2026-11-24" });
        cases(
            id,
            &good,
            &[
                (json!({ "post_day": "2026-11-23" }), &["C12 meeting_date"]),
                (json!({ "today": "2026-11-23" }), &["C12 meeting_date"]),
            ],
        );
        let moments =
            kind(id).rules.iter().filter(|rule| rule.code == "C12").map(|rule| rule.moment).collect::<Vec<_>>();
        assert_eq!(moments, [RuleMoment::Form, RuleMoment::Post]);
    }
    let exit = json!({ "agreed": "是", "stage": "结果公告", "issuer_level": "镇街" });
    cases(
        "monitor-exit",
        &exit,
        &[
            (json!({ "agreed": "否" }), &["C05 agreed"]),
            (json!({ "issuer_level": "村居" }), &["C21 issuer_level?"]),
            (json!({ "issuer_level": "村居", "stage": "村内公示" }), &[]),
        ],
    );
}

#[test]
fn a_correction_of_the_list_is_posted_anew() {
    let good = json!({
        "action": "更正", "reason": "内容错误", "touches_list": "是", "repost": "是",
        "found_on": "2026-11-24", "today": "2026-11-24", "orig_date": "2026-11-20",
    });
    cases(
        "notice-correction",
        &good,
        &[
            (json!({ "repost": "否" }), &["C18 repost"]),
            (json!({ "repost": "否", "touches_list": "否" }), &[]),
            (json!({ "repost": "否", "action": "提前撤下" }), &[]),
            (json!({ "repost": "否", "touches_list": "否", "reason": "异议成立" }), &["C18 repost?"]),
            (json!({ "found_on": "2026-11-25" }), &["C05 found_on"]),
            (json!({ "orig_date": "2026-11-25" }), &["C05 found_on"]),
        ],
    );
}

#[test]
fn every_kind_has_the_common_rules() {
    let good = json!({ "formed_on": "2026-11-24", "today": "2026-11-24", "issue_date": "2026-11-24", "post_day": "2026-11-24" });
    for template in builtin().iter() {
        cases(
            &template.id,
            &good,
            &[
                (json!({ "formed_on": "2026-11-25" }), &["C19 formed_on"]),
                (json!({ "post_day": "2026-11-23" }), &["C02 issue_date?"]),
            ],
        );
    }
}

#[test]
fn general_notices_choose_their_days() {
    let good = json!({ "days": 7 });
    cases(
        "general",
        &good,
        &[(json!({ "days": 3 }), &["C01 days?"]), (json!({ "days": 0 }), &["C01 days", "C01 days?"])],
    );
}

#[test]
fn rules_name_what_they_need_and_refuse_to_guess() {
    let names = rule_variables("days_between(as_of, next_review) <= 31 and sum.amount > 0").unwrap();
    assert_eq!(names.into_iter().collect::<Vec<_>>(), ["as_of", "next_review", "sum.amount"]);
    let none = context_of(json!({ "a": 1, "sum": {} }));
    assert_eq!(holds("b == 1", &none).unwrap_err().message.key, "template-text-lacks");
    assert_eq!(holds("a == 1 or sum.b == 2", &none).unwrap_err().message.key, "template-text-lacks");
    assert_eq!(holds("a + 1", &none).unwrap_err().message.key, "template-rule-not-bool");
    assert_eq!(holds("a +", &none).unwrap_err().message.key, "template-text-fails");
    assert!(rule_variables("a +").is_err());
    assert!(holds("a == 1", &none).unwrap());
    assert!(!holds("a == 2", &none).unwrap());
}

#[test]
fn days_between_counts_over_months_and_backwards() {
    let days = |a: &str, b: &str, n: i64| {
        holds(&format!("days_between('{a}', '{b}') == {n}"), &context_of(json!({}))).unwrap()
    };
    assert!(days("2026-11-24", "2026-12-25", 31));
    assert!(days("2026-12-25", "2026-11-24", -31));
    assert!(days("2024-02-28", "2024-03-01", 2));
}

#[test]
fn the_minimum_depends_on_the_funds() {
    let period = kind("subsidy-household").period;
    let mut values = Values::default();
    assert_eq!(period.minimum_for(&values), Some(Span { days: 10, unit: DayUnit::Calendar }));
    values.set("fund_kind", "衔接资金");
    assert_eq!(period.minimum_for(&values), Some(Span { days: 10, unit: DayUnit::Calendar }));
    values.set("fund_kind", "其他惠农资金");
    assert_eq!(period.minimum_for(&values), Some(Span { days: 7, unit: DayUnit::Calendar }));
    assert_eq!(kind("dibao-longterm").period.minimum_for(&values), None);
}

#[test]
fn the_clerk_chooses_the_days_of_a_general_notice() {
    let period = kind("general").period;
    for (typed, days) in [("", 7), ("12", 12), (" １５ ", 15), ("0", 7), ("三", 7)] {
        let mut values = Values::default();
        values.set("days", typed);
        assert_eq!(period.minimum_for(&values), Some(Span { days, unit: DayUnit::Calendar }), "{typed}");
    }
}

#[test]
fn some_fields_are_demanded_only_by_a_choice() {
    for (id, key, choice, option, other) in [
        ("general", "disclosure_reason", "disclosure", "不予公开", "主动公开"),
        ("subsidy-household", "item_name", "item", "其他", "产业奖补"),
        ("policy-guide", "subject_name", "subject", "其他", "低保"),
    ] {
        let template = kind(id);
        let field = template.field(key).unwrap();
        let mut values = Values::default();
        assert!(!field.demanded(&values));
        values.set(choice, other);
        assert!(!field.demanded(&values));
        values.set(choice, option);
        assert!(field.demanded(&values));
        values.fields.insert(choice.to_owned(), Entry::Many(vec![other.to_owned(), option.to_owned()]));
        assert!(field.demanded(&values));
    }
    assert!(kind("general").field("title").unwrap().demanded(&Values::default()));
}

#[test]
fn the_notice_before_is_demanded_by_choice_or_always_or_never() {
    let follows = |id: &str| kind(id).follows.unwrap();
    let mut values = Values::default();
    assert!(follows("dibao-confirm").demanded(&values));
    assert!(!follows("dibao-longterm").demanded(&values));
    assert!(!follows("tekun-longterm").demanded(&values));
    values.set("added", "有");
    assert!(follows("tekun-longterm").demanded(&values));
    values.set("added", "无");
    assert!(!follows("tekun-longterm").demanded(&values));
}
