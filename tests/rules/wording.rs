//! The sentences that the program itself prints: periods, certificates.

use gongshilan::core::calendar::Calendar;
use gongshilan::core::form::Form;
use gongshilan::core::office::{IssuerLevel, Office};
use gongshilan::core::poster::{CertificateFacts, Facts, certificate, compose, span_words};
use gongshilan::core::standing::Standing;
use gongshilan::core::template::{DayUnit, Span};
use gongshilan::core::values::Values;

use crate::help::{Life, day, template};

fn office() -> Office {
    Office {
        name: "示例镇人民政府".into(),
        short: "示例镇".into(),
        code: "t".into(),
        level: IssuerLevel::Town,
        town: "示例镇".into(),
        places: Vec::new(),
        hotlines: Vec::new(),
        staff: Vec::new(),
        objection_office: String::new(),
        minimum_days: std::collections::BTreeMap::new(),
        one_person_review: false,
        practice: false,
    }
}

fn period(id: &str, days: Option<(&str, Option<&str>)>) -> (String, String) {
    titled("关于样例的公示", id, days)
}

fn titled(title: &str, id: &str, days: Option<(&str, Option<&str>)>) -> (String, String) {
    let template = template(id);
    let mut values = Values::default();
    values.set("title", title);
    let form = Form::read(&template, &values);
    let facts = Facts {
        number: "示例镇-2026-0001",
        office: &office().names(),
        period: days.map(|(first, last)| (day(first), last.map(day))),
        span: template.period.minimum,
        original: None,
        today: day("2026-11-24"),
        code: None,
        marks: Vec::new(),
    };
    let poster = compose(&template, &values, &form, &facts).unwrap();
    (poster.period.unwrap(), poster.period_short)
}

#[test]
fn the_period_is_printed_with_its_days_and_how_they_count() {
    let (full, short) = period("dibao-initial", Some(("2026-11-24", Some("2026-12-01"))));
    assert_eq!(full, "公示时间：2026年11月24日至2026年12月1日（不少于7天，张贴当日不计入）");
    assert_eq!(short, "2026年11月24日至2026年12月1日");
    let (full, _) = titled("关于资金分配结果的公告", "fund-allocation", Some(("2026-11-24", Some("2026-12-04"))));
    assert_eq!(full, "公告时间：2026年11月24日至2026年12月4日（不少于10天，张贴当日不计入）");
    let (full, short) = period("dibao-longterm", Some(("2026-11-24", None)));
    assert_eq!((full.as_str(), short.as_str()), ("长期公示，自2026年11月24日起", "长期公示"));
    let (full, short) = period("dibao-initial", None);
    assert_eq!((full.as_str(), short.as_str()), ("公示时间：自张贴之日起不少于7天（张贴当日不计入）", "未打印"));
}

#[test]
fn spans_read_as_offices_write_them() {
    assert_eq!(span_words(Some(Span { days: 7, unit: DayUnit::Workday })), "7个工作日");
    assert_eq!(span_words(None), "长期");
}

#[test]
fn the_certificate_states_what_the_record_proves() {
    let template = template("dibao-initial");
    let mut life = Life::of(&template, "2026-11-01");
    life.review("2026-11-02", true).print("2026-11-03", Some("2026-11-10"), Some(7)).hang("2026-11-03", "甲栏");
    life.except("2026-11-06", 5).down("2026-11-10", "甲栏", false);
    let today = day("2026-11-12");
    let standing = Standing::of(life.notice(), &template, Calendar::builtin(), today);
    let progress = standing.progress.clone().unwrap();
    let facts = CertificateFacts { standing: &standing, progress: &progress, today, marks: Vec::new() };
    let poster = certificate(life.notice(), &facts).unwrap();
    let text = poster.lead.join("\n");
    for part in
        ["2026年11月3日至2026年11月10日", "甲栏", "公示6天", "要求期限5天", "郑演示书面同意", "未收到书面或口头异议"]
    {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert_eq!(poster.issued, "2026年11月12日");
    assert!(poster.period.is_none());
}
