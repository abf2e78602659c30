//! Cards of offices: whatever the day is, they say what the notices themselves say.

use std::collections::BTreeSet;

use chrono::{DateTime, Days, FixedOffset, NaiveDate};
use gongshilan::core::calendar::Calendar;
use gongshilan::core::event::{Condition, Event, Record};
use gongshilan::core::notice::{Notice, Stage};
use gongshilan::core::office::{IssuerLevel, Office, Place};
use gongshilan::core::standing::Standing;
use gongshilan::core::supervision::{
    Card, Head, Measure, Met, Obligations, Owed, Stretch, doubts_of, office_doubts, overview,
};
use gongshilan::core::template::Template;
use proptest::prelude::*;

use super::help::{Life, day, template};

const BOARD: &str = "柳泉村村务公开栏";

pub(crate) fn office(short: &str, level: IssuerLevel) -> Office {
    Office {
        name: format!("示例镇{short}村民委员会"),
        short: short.into(),
        code: format!("code-{short}"),
        level,
        town: "示例镇".into(),
        places: vec![Place { name: BOARD.into(), kind: "村居公开栏".into() }],
        hotlines: Vec::new(),
        staff: Vec::new(),
        objection_office: String::new(),
        minimum_days: std::collections::BTreeMap::new(),
        one_person_review: false,
        practice: false,
    }
}

pub(crate) fn began(on: &str) -> Head {
    Head { seq: 1, began: Some(day(on)), at: Some(moment(on)), ..Head::default() }
}

fn moment(on: &str) -> DateTime<FixedOffset> {
    format!("{on}T09:00:00+08:00").parse().unwrap()
}

pub(crate) fn card(head: Head, notices: &[(&Notice, &Template)]) -> Card {
    let office = office("柳泉村", IssuerLevel::Village);
    Card::of(&office, head, notices.iter().map(|(notice, template)| (*notice, Some(*template))))
}

/// A finance notice about `month` that hung from `on`.
fn finance(template: &Template, number: &str, month: &str, on: &str) -> Notice {
    let mut life = Life::of(template, on);
    life.review(on, true).print(on, None, Some(10)).hang(on, BOARD);
    let mut notice = life.notice().clone();
    notice.number = number.into();
    notice.values.set("period", month);
    notice
}

fn measure(obligations: &Obligations, today: &str) -> Vec<Owed> {
    let kind = template("village-finance");
    let notices = [
        finance(&kind, "柳泉村-2026-0001", "２０２６年７月", "2026-08-05"),
        finance(&kind, "柳泉村-2026-0002", "2026年8月", "2026-09-20"),
    ];
    let card = card(began("2026-06-20"), &notices.each_ref().map(|it| (it, &kind)));
    let measure = Measure { obligations, calendar: Calendar::builtin(), towns: &[], today: day(today) };
    measure.owed(&card).into_iter().filter(|it| it.obligation == "finance").collect()
}

#[test]
fn a_month_is_owed_when_it_is_over_and_its_grace_with_it() {
    let state = |today: &str| -> Vec<(String, Met)> {
        let owed = measure(Obligations::builtin(), today);
        owed.into_iter().map(|it| (it.period.to_string(), it.met)).collect()
    };
    // The office began within June: June is nobody's debt.
    let with_older = |september: Met, rest: &[(&str, Met)]| {
        let mut all: Vec<(String, Met)> = rest.iter().map(|(it, met)| ((*it).to_owned(), *met)).collect();
        all.extend([
            ("2026-09".to_owned(), september),
            ("2026-08".to_owned(), Met::Late),
            ("2026-07".to_owned(), Met::Posted),
        ]);
        all
    };
    assert_eq!(state("2026-09-30"), with_older(Met::Open, &[]));
    assert_eq!(state("2026-10-15"), with_older(Met::Open, &[("2026-10", Met::Open)]));
    assert_eq!(state("2026-10-16"), with_older(Met::Missing, &[("2026-10", Met::Open)]));
}

#[test]
fn without_a_field_the_day_of_hanging_tells_which_period_it_is() {
    let kind = template("general");
    let posted = |number: &str, title: &str, on: &str| {
        let mut notice = finance(&kind, number, "", on);
        notice.values.set("title", title);
        notice
    };
    let notices = [
        posted("柳泉村-2026-0001", "关于一季度村务的公开", "2026-04-10"),
        posted("柳泉村-2026-0002", "关于二季度村务的公开", "2026-06-28"),
        posted("柳泉村-2026-0003", "关于停水的通知", "2026-09-28"),
    ];
    let card = card(began("2025-12-31"), &notices.each_ref().map(|it| (it, &kind)));
    let obligations = Obligations::builtin();
    let measure = Measure { obligations, calendar: Calendar::builtin(), towns: &[], today: day("2026-11-01") };
    let owed: Vec<(String, Met)> = measure
        .owed(&card)
        .into_iter()
        .filter(|it| it.obligation == "affairs")
        .map(|it| (it.period.to_string(), it.met))
        .collect();
    let wanted =
        [("2026-Q4", Met::Open), ("2026-Q3", Met::Missing), ("2026-Q2", Met::Posted), ("2026-Q1", Met::Posted)];
    assert_eq!(owed, wanted.map(|(period, met)| (period.to_owned(), met)));
}

#[test]
fn what_a_town_allots_a_village_accounts_for_once_each_time() {
    let (allocation, usage) = (template("fund-allocation"), template("fund-usage"));
    let allotted = |number: &str, on: &str| {
        let mut notice = finance(&allocation, number, "", on);
        notice.values.rows = vec![[("unit".to_owned(), "示例镇柳泉村".to_owned())].into()];
        notice
    };
    let given = [allotted("示例镇-2026-0001", "2026-01-10"), allotted("示例镇-2026-0002", "2026-05-10")];
    let town = office("示例镇", IssuerLevel::Town);
    let town = Card::of(&town, began("2025-01-01"), given.iter().map(|it| (it, Some(&allocation))));
    let accounted = finance(&usage, "柳泉村-2026-0001", "", "2026-03-01");
    let village = card(began("2025-01-01"), &[(&accounted, &usage)]);
    let towns = [town];
    let obligations = Obligations::builtin();
    let measure = Measure { obligations, calendar: Calendar::builtin(), towns: &towns, today: day("2026-09-01") };
    let owed: Vec<Owed> = measure.owed(&village).into_iter().filter(|it| it.obligation == "usage").collect();
    let told: Vec<(String, Met)> = owed.iter().map(|it| (it.period.to_string(), it.met)).collect();
    assert_eq!(told, [("2026-05-10".to_owned(), Met::Missing), ("2026-01-10".to_owned(), Met::Posted)]);
}

#[test]
fn only_the_village_that_is_named_and_only_what_is_in_force_has_to_be_accounted_for() {
    let allocation = template("fund-allocation");
    let obligations = Obligations::builtin();
    let owed = |unit: &str, change: &dyn Fn(&mut Notice)| {
        let mut notice = finance(&allocation, "示例镇-2026-0001", "", "2026-01-10");
        notice.values.rows = vec![[("unit".to_owned(), unit.to_owned())].into()];
        change(&mut notice);
        let town = office("示例镇", IssuerLevel::Town);
        let towns = [Card::of(&town, began("2025-01-01"), [(&notice, Some(&allocation))])];
        let village = card(began("2025-01-01"), &[]);
        let measure = Measure { obligations, calendar: Calendar::builtin(), towns: &towns, today: day("2026-09-01") };
        measure.owed(&village).into_iter().filter(|it| it.obligation == "usage").count()
    };
    let asis = |_: &mut Notice| {};
    for named in ["柳泉村", "示例镇柳泉村", "柳泉", "示例镇柳泉村村民委员会", " 柳泉村委会 "]
    {
        assert_eq!(owed(named, &asis), 1, "{named}");
    }
    for other in ["东柳泉村", "柳泉东村", "村", "", "示例镇", "泉村"] {
        assert_eq!(owed(other, &asis), 0, "{other}");
    }
    assert_eq!(owed("柳泉村", &|it| it.superseded_by = Some("示例镇-2026-0002".to_owned())), 0);
}

#[test]
fn a_list_that_always_hangs_is_missed_at_the_end_of_a_month() {
    let kind = template("dibao-longterm");
    let mut life = Life::of(&kind, "2026-03-10");
    life.review("2026-03-10", true).print("2026-03-10", None, None).hang("2026-03-10", BOARD);
    life.down("2026-05-20", BOARD, false);
    let notice = life.notice().clone();
    let card = card(began("2026-01-01"), &[(&notice, &kind)]);
    let obligations = Obligations::builtin();
    let measure = Measure { obligations, calendar: Calendar::builtin(), towns: &[], today: day("2026-06-10") };
    let owed = measure.owed(&card).into_iter().filter(|it| it.obligation == "dibao");
    let told: Vec<(String, Met)> = owed.map(|it| (it.period.to_string(), it.met)).collect();
    let wanted = [
        ("2026-06", Met::Open),
        ("2026-05", Met::Missing),
        ("2026-04", Met::Posted),
        ("2026-03", Met::Posted),
        ("2026-02", Met::Missing),
    ];
    assert_eq!(told, wanted.map(|(period, met)| (period.to_owned(), met)), "January was the month of grace");
}

#[test]
fn the_worst_board_stands_first_and_its_points_add_up() {
    let kind = template("dibao-initial");
    let mut life = Life::of(&kind, "2026-10-01");
    life.review("2026-10-01", true).print("2026-10-09", Some("2026-10-16"), Some(7)).hang("2026-10-09", BOARD);
    let bad = life.notice().clone();
    let (bad, good) = (card(began("2026-10-01"), &[(&bad, &kind)]), card(began("2026-11-20"), &[]));
    let mut good = good;
    good.office.code = "another".into();
    let obligations = Obligations::builtin();
    let measure = Measure { obligations, calendar: Calendar::builtin(), towns: &[], today: day("2026-11-24") };
    let rows = overview([&good, &bad], &measure);
    assert_eq!(rows[0].office.code, bad.office.code);
    assert_eq!((rows[0].hanging, rows[0].lapses.overdue, rows[0].quiet_days), (1, 1, Some(46)));
    for row in &rows {
        let sum: u32 = row.score.parts.iter().map(|part| part.count * part.each).sum();
        assert_eq!(row.score.total, sum);
    }
    let has = |lapse: &str| rows[0].score.parts.iter().any(|part| part.lapse == lapse);
    assert!(has("overdue") && has("quiet") && has("silent") && !has("served"), "{:?}", rows[0].score);
}

#[test]
fn a_card_is_small() {
    let kind = template("village-finance");
    let mut notices: Vec<Notice> = Vec::new();
    for at in 1..=80_u32 {
        let mut life = Life::of(&kind, "2026-01-05");
        life.review("2026-01-05", true).print("2026-01-05", Some("2026-01-15"), Some(10)).hang("2026-01-05", BOARD);
        life.down("2026-01-20", BOARD, false);
        let mut notice = life.notice().clone();
        notice.number = format!("柳泉村-2026-{at:04}");
        notice.stage = if at % 10 == 0 { Stage::TakenDown } else { Stage::Archived };
        notices.push(notice);
    }
    let pairs: Vec<(&Notice, &Template)> = notices.iter().map(|it| (it, &kind)).collect();
    let card = card(began("2026-01-01"), &pairs);
    let text = serde_json::to_string(&card).unwrap();
    assert_eq!(card.lines.len(), 8);
    assert!(text.len() < 16_000, "{} bytes", text.len());
    assert_eq!(serde_json::from_str::<Card>(&text).unwrap(), card);
}

#[test]
fn stretches_are_read_as_clerks_write_them() {
    for (text, read) in [
        ("2026年10月", "2026-10"),
        ("２０２６年１０月", "2026-10"),
        ("2026年11月第一批", "2026-11"),
        ("2026年四季度", "2026-Q4"),
        ("2026年第3季度", "2026-Q3"),
        ("2026 年 第一季度", "2026-Q1"),
        ("2026年度", "2026"),
        ("2026", "2026"),
        ("2026-10", "2026-10"),
        ("2026.10.31", "2026-10-31"),
        ("2026年10月31日", "2026-10-31"),
    ] {
        let stretch = Stretch::parse(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(stretch.to_string(), read, "{text}");
        assert_eq!(Stretch::parse(read), Some(stretch));
    }
    for text in ["", "产业奖补", "13", "2026年13月", "0001年", "99999999999年"] {
        assert_eq!(Stretch::parse(text), None, "{text}");
    }
}

fn record(seq: u64, at: DateTime<FixedOffset>) -> Record {
    Record {
        v: 1,
        office: "t".into(),
        seq,
        at,
        day: at.date_naive(),
        by: "周样例".into(),
        notice: None,
        more: 0,
        event: Event::Archived { archive_no: "1".into() },
        prev: String::new(),
        extra: std::collections::BTreeMap::new(),
    }
}

#[test]
fn a_clock_set_back_is_seen_in_the_chain() {
    let mut head = Head::default();
    for (seq, on) in [(1, "2026-11-01"), (2, "2026-11-09"), (3, "2026-11-05"), (4, "2026-11-06"), (5, "2026-11-10")] {
        head.add(&record(seq, moment(on)));
    }
    // What is known already is not counted twice.
    head.add(&record(3, moment("2026-11-05")));
    assert_eq!((head.seq, head.began, head.at), (5, Some(day("2026-11-01")), Some(moment("2026-11-10"))));
    let card = card(head, &[]);
    let doubts = office_doubts(&card, &Obligations::builtin().limits, day("2026-11-11"));
    assert_eq!(doubts.len(), 1);
    assert_eq!((doubts[0].kind.code(), doubts[0].traces[0].seq), ("C02", 3));
    assert_eq!(doubts[0].message.arg("count"), Some("2"), "a clock that stays behind is one doubt");
}

#[test]
fn every_doubt_names_its_code_and_its_events() {
    let kind = template("dibao-initial");
    let mut life = Life::of(&kind, "2026-11-02");
    life.except("2026-11-02", 5).print("2026-11-03", Some("2026-11-10"), Some(7));
    life.event_at("2026-11-03", moment("2026-11-08"), hanging());
    life.review("2026-11-09", true);
    life.event("2026-11-10", certified());
    let mut notice = life.notice().clone();
    notice.exceptions[0].what.paper = "口头同意".into();
    let doubts = doubts_of(&notice, "t");
    let found: BTreeSet<(&str, &str)> = doubts.iter().map(|it| (it.kind.code(), it.kind.key())).collect();
    let wanted = [
        ("C02", "doubt-recorded-late"),
        ("C02", "doubt-certificate-early"),
        ("C15", "doubt-review-late"),
        ("C15", "doubt-one-person"),
        ("C01", "doubt-exception-paper"),
    ];
    assert_eq!(found, BTreeSet::from(wanted));
    assert!(doubts.iter().all(|it| !it.traces.is_empty()), "{doubts:#?}");
}

fn hanging() -> Event {
    Event::Posted(gongshilan::core::event::Hanging {
        place: BOARD.into(),
        edition: 1,
        witness: String::new(),
        backfilled: true,
    })
}

fn certified() -> Event {
    let pdf = String::new();
    Event::Certified(gongshilan::core::event::Certificate { pdf, days: 7, objections: 0, photos: 0 })
}

#[test]
fn a_notice_in_order_raises_no_doubt() {
    let kind = template("dibao-initial");
    let mut life = Life::of(&kind, "2026-11-02");
    life.print("2026-11-03", Some("2026-11-10"), Some(7));
    let mut notice = life.notice().clone();
    notice.drafters = ["另一人".to_owned()].into();
    assert_eq!(doubts_of(&notice, "t"), []);
}

#[derive(Clone, Debug)]
enum Step {
    Hang,
    Down,
    Missing,
    Found,
    Object,
    Except,
}

fn steps() -> impl Strategy<Value = Vec<(u64, Step)>> {
    let step = prop_oneof![
        Just(Step::Hang),
        Just(Step::Down),
        Just(Step::Missing),
        Just(Step::Found),
        Just(Step::Object),
        Just(Step::Except)
    ];
    proptest::collection::vec((0_u64..6, step), 0..8)
}

fn lived(steps: &[(u64, Step)], kind: &Template) -> Notice {
    let mut life = Life::of(kind, "2026-09-01");
    life.review("2026-09-01", true).print("2026-09-02", Some("2026-09-09"), Some(7));
    let mut at: NaiveDate = day("2026-09-02");
    for (after, step) in steps {
        at = at.checked_add_days(Days::new(*after)).unwrap();
        let on = at.to_string();
        match step {
            Step::Hang => life.hang(&on, BOARD),
            Step::Down => life.down(&on, BOARD, false),
            Step::Missing => life.seen(&on, BOARD, Condition::Missing),
            Step::Found => life.seen(&on, BOARD, Condition::Intact),
            Step::Object => life.object(&on),
            Step::Except => life.except(&on, 5),
        };
    }
    life.notice().clone()
}

proptest! {
    #[test]
    fn a_line_stands_as_its_notice_does_on_every_day(steps in steps(), later in 0_u64..60) {
        let kind = template("dibao-initial");
        let notice = lived(&steps, &kind);
        let today = day("2026-09-02").checked_add_days(Days::new(later)).unwrap();
        let calendar = Calendar::builtin();
        let card = card(began("2026-09-01"), &[(&notice, &kind)]);
        let text = serde_json::to_string(&card).unwrap();
        let card: Card = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(card.lines.len(), 1);
        let own = Standing::of(&notice, &kind, calendar, today);
        prop_assert_eq!(card.lines[0].standing(calendar, today), own);
        prop_assert_eq!(card.hung.len(), usize::from(!notice.hangings.is_empty()));
    }
}
