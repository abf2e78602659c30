//! The sentences that the program itself prints: periods, certificates.

use gongshilan::core::calendar::Calendar;
use gongshilan::core::form::Form;
use gongshilan::core::office::{IssuerLevel, Office};
use gongshilan::core::poster::{Align, CertificateFacts, Facts, Table, certificate, compose, span_words};
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

#[test]
fn the_square_code_holds_number_period_and_digest_and_reads_back() {
    use gongshilan::core::poster::EditionCode;
    let digest = "0123456789abcdef".repeat(4);
    for (last, period) in [(Some(day("2026-12-01")), "公示期2026-11-24至2026-12-01"), (None, "公示期2026-11-24起长期")]
    {
        let code = EditionCode::new("柳泉样例村-2026-0012", (day("2026-11-24"), last), &digest);
        assert_eq!(code.text(), format!("柳泉样例村-2026-0012\n{period}\n校验码0123456789abcdef"));
        assert_eq!(EditionCode::read(&code.text()), Some(code.clone()));
        let spoilt = code.text().replace('\n', " ").replace('-', "－").to_uppercase();
        assert_eq!(EditionCode::read(&spoilt), Some(code.clone()), "as a telephone may hand it on");
        assert!(code.is_of(&digest) && !code.is_of(&digest.replace("cdef", "cdee")));
    }
    for wrong in [
        "",
        "https://example.com",
        "柳泉样例村-2026-0012 公示期2026-13-24至2026-12-01 校验码0123456789abcdef",
        "公示期2026-11-24起长期校验码0123456789abcdef",
        "甲-2026-0001公示期2026-11-24起长期校验码0123",
    ] {
        assert_eq!(EditionCode::read(wrong), None, "{wrong}");
    }
}

fn list(id: &str, values: &Values) -> Table {
    let template = template(id);
    let form = Form::read(&template, values);
    let facts = Facts {
        number: "示例镇-2026-0001",
        office: &office().names(),
        period: None,
        span: None,
        original: None,
        today: day("2026-11-24"),
        code: None,
        marks: Vec::new(),
    };
    compose(&template, values, &form, &facts).unwrap().table.unwrap()
}

#[test]
fn figures_stand_at_the_right_in_lists_with_columns_of_their_own() {
    let align = |cells: &[&str]| {
        let row = |cell: &&str| [("项".to_owned(), "张样例".to_owned()), ("列".to_owned(), (*cell).to_owned())].into();
        let columns = vec!["项".to_owned(), "列".to_owned()];
        let values = Values { columns, rows: cells.iter().map(row).collect(), ..Values::default() };
        list("general", &values).columns.last().unwrap().align
    };
    for figures in [["1,200.00", "7.5", "0"].as_slice(), &["-3", "12"], &["1021.00", ""], &["2026"]] {
        assert_eq!(align(figures), Align::Right, "{figures:?}");
    }
    for texts in [
        ["1,200.00", "无"].as_slice(),
        &["0632", "12"],
        &["13800000000", "12"],
        &["1,20", "12"],
        &["1.", "2"],
        &["2026-0001"],
        &["", ""],
    ] {
        assert_eq!(align(texts), Align::Left, "{texts:?}");
    }
}

#[test]
fn groups_of_a_list_get_subtotals_where_they_are_groups() {
    let rows = |villages: &[&str]| -> Values {
        let row = |(i, village): (usize, &&str)| {
            [("head", "张样例"), ("persons", "2"), ("village", *village), ("amount", &format!("{}.50", i + 1))]
                .map(|(key, text)| (key.to_owned(), text.to_owned()))
                .into()
        };
        Values { rows: villages.iter().enumerate().map(row).collect(), ..Values::default() }
    };
    let subtotals = |villages: &[&str]| {
        let table = list("dibao-longterm", &rows(villages));
        assert_eq!(table.total.unwrap()[0], "合计");
        let told = table.subtotals.into_iter().map(|subtotal| (subtotal.after, subtotal.cells.concat()));
        told.collect::<Vec<_>>()
    };
    let (one, other) = ("槐影样例村", "石碾样例村");
    let found = subtotals(&[one, one, one, one, other, other, other]);
    assert_eq!(found, [(4, "小计812.00".to_owned()), (7, "小计619.50".to_owned())]);
    assert!(subtotals(&[one, one, one, other, other, other, one]).is_empty(), "mixed up: no sum of what stands above");
    assert!(subtotals(&[one, one, one, one]).is_empty(), "one group is the total");
    assert!(subtotals(&[one, one, other, other]).is_empty(), "groups of two are read at a glance");
}
