//! Working days and the ends of periods.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use gongshilan::core::calendar::Calendar;
use gongshilan::core::fault::FaultKind;
use gongshilan::core::template::{DayUnit, Span};
use gongshilan::core::words::{Lang, Words};
use proptest::prelude::*;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) const fn days(days: u32) -> Span {
    Span { days, unit: DayUnit::Calendar }
}

pub(crate) const fn workdays(days: u32) -> Span {
    Span { days, unit: DayUnit::Workday }
}

/// First day, period, rolled, strict, inclusive: the table of rules §2.9.
pub(crate) const VECTORS: [(&str, Span, &str, &str, &str); 16] = [
    ("2018-11-21", days(10), "2018-12-03", "2018-12-01", "2018-11-30"),
    ("2020-01-20", workdays(7), "2020-02-06", "2020-02-06", "2020-02-05"),
    ("2025-01-25", workdays(7), "2025-02-10", "2025-02-10", "2025-02-10"),
    ("2026-02-10", days(10), "2026-02-24", "2026-02-20", "2026-02-19"),
    ("2026-02-14", days(5), "2026-02-24", "2026-02-19", "2026-02-18"),
    ("2026-04-30", days(5), "2026-05-06", "2026-05-05", "2026-05-04"),
    ("2026-09-21", days(10), "2026-10-08", "2026-10-01", "2026-09-30"),
    ("2026-09-24", workdays(7), "2026-10-12", "2026-10-12", "2026-10-10"),
    ("2026-09-24", days(7), "2026-10-08", "2026-10-01", "2026-09-30"),
    ("2026-10-09", workdays(1), "2026-10-10", "2026-10-10", "2026-10-09"),
    ("2026-10-09", workdays(3), "2026-10-13", "2026-10-13", "2026-10-12"),
    ("2026-11-03", workdays(20), "2026-12-01", "2026-12-01", "2026-11-30"),
    ("2026-11-24", days(7), "2026-12-01", "2026-12-01", "2026-11-30"),
    ("2026-11-24", workdays(7), "2026-12-03", "2026-12-03", "2026-12-02"),
    ("2026-11-24", days(10), "2026-12-04", "2026-12-04", "2026-12-03"),
    ("2026-12-18", workdays(7), "2026-12-29", "2026-12-29", "2026-12-28"),
];

#[test]
fn ends_as_the_rules_say() {
    for (first, span, rolled, strict, inclusive) in VECTORS {
        let ends = Calendar::builtin().ends(day(first), span);
        let expected = (day(inclusive), day(strict), day(rolled), true);
        assert_eq!((ends.inclusive, ends.strict, ends.rolled, ends.covered), expected, "{first} {span:?}");
    }
}

#[test]
fn every_year_has_the_announced_number_of_working_days() {
    let calendar = Calendar::builtin();
    for (year, count) in (2018..).zip([250, 250, 249, 250, 249, 249, 251, 248, 248]) {
        let eve = NaiveDate::from_ymd_opt(year - 1, 12, 31).unwrap();
        let last = NaiveDate::from_ymd_opt(year, 12, 31).unwrap();
        assert_eq!(calendar.workdays_between(eve, last), count, "{year}");
        assert!(calendar.covers(last));
    }
    assert_eq!(calendar.last_year(), Some(2026));
}

#[test]
fn shifted_days_count_as_announced() {
    let calendar = Calendar::builtin();
    assert!(calendar.is_workday(day("2026-10-10")), "a Saturday that is worked");
    assert!(!calendar.is_workday(day("2026-10-05")), "a Monday that is free");
    assert!(!calendar.is_workday(day("2026-11-28")), "a plain Saturday");
    assert!(calendar.is_workday(day("2026-11-30")), "a plain Monday");
    assert_eq!(calendar.nth_workday_after(day("2026-09-30"), 1), day("2026-10-08"));
    assert_eq!(calendar.nth_workday_after(day("2026-10-03"), 0), day("2026-10-03"));
    assert_eq!(calendar.workdays_between(day("2026-10-09"), day("2026-10-09")), 0);
    assert_eq!(calendar.workdays_between(day("2026-10-12"), day("2026-10-09")), 0);
    assert_eq!(calendar.workdays_between(day("2026-10-09"), day("2026-10-12")), 2);
}

#[test]
fn an_unknown_year_is_said_and_not_guessed() {
    let calendar = Calendar::builtin();
    assert!(!calendar.covers(day("2027-01-01")));
    assert!(!calendar.ends(day("2026-12-25"), workdays(7)).covered);
    assert!(!calendar.ends(day("2026-12-25"), days(10)).covered);
    assert!(calendar.ends(day("2026-12-21"), days(10)).covered, "ends on the 31st, a Thursday");
    let warnings = calendar.gaps(day("2026-12-25"), day("2028-01-03"));
    let said: Vec<String> = warnings.iter().map(|warning| Words::of(Lang::Zh).say(warning)).collect();
    assert_eq!(said.len(), 2);
    assert!(said[0].contains("2027年") && said[1].contains("2028年"), "{said:?}");
    assert!(Words::of(Lang::Zh).hint(&warnings[0]).unwrap().contains("holidays/2027.csv"));
    assert!(calendar.gaps(day("2018-01-01"), day("2026-12-31")).is_empty());
}

fn file(name: &str, text: &str) -> (String, String) {
    (name.to_owned(), text.to_owned())
}

#[test]
fn a_newer_file_is_added_and_wins() {
    let first = file("2027.csv", "\u{FEFF}date,kind,name\r\n2027-01-01,holiday,元旦\r\n\r\n2027/2/6,holiday,春节\r\n");
    let second = file("2027b.csv", "date,kind,name\n2027-02-06,workday,春节\n2026-11-30,holiday,试\n");
    let calendar = Calendar::with(std::slice::from_ref(&first)).unwrap();
    assert!(calendar.covers(day("2027-06-01")) && !calendar.is_workday(day("2027-01-01")));
    assert!(!calendar.is_workday(day("2027-02-06")));
    assert!(calendar.ends(day("2026-12-25"), workdays(7)).covered);
    assert_eq!(calendar.last_year(), Some(2027));
    let calendar = Calendar::with(&[first, second]).unwrap();
    assert!(calendar.is_workday(day("2027-02-06")), "the later file wins, even on a Saturday");
    assert!(!calendar.is_workday(day("2026-11-30")), "also over the calendar inside the program");
    assert_eq!(&Calendar::with(&[]).unwrap(), Calendar::builtin());
}

#[test]
fn a_bad_file_is_refused_with_file_and_line() {
    let text = "date,kind,name\n2027-01-01,holiday,元旦\n2027-02-30,holiday,春节\n\n2027-03-01,休息,x\n2027-01-01,holiday,又\n";
    let fault = Calendar::with(&[file("2027.csv", text)]).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Input);
    let said: Vec<String> = fault.details.iter().map(|issue| Words::of(Lang::Zh).say(issue)).collect();
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(said[0].starts_with("2027.csv 第3行") && said[0].contains("2027-02-30"), "{said:?}");
    assert!(said[1].starts_with("2027.csv 第5行") && said[1].contains("休息"), "{said:?}");
    assert!(said[2].starts_with("2027.csv 第6行") && said[2].contains("2027-01-01"), "{said:?}");
    for bad in ["", "日期,类型\n2027-01-01,holiday,元旦\n"] {
        let fault = Calendar::with(&[file("坏.csv", bad)]).unwrap_err();
        assert!(Words::of(Lang::Zh).say(&fault.message).contains("坏.csv"));
        assert!(Words::of(Lang::Zh).hint(&fault.message).is_some());
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..3287).prop_map(|n| day("2018-01-01") + Days::new(n))
}

proptest! {
    #[test]
    fn the_three_ends_are_in_order(first in any_day(), n in 1_u32..60) {
        for span in [days(n), workdays(n)] {
            let ends = Calendar::builtin().ends(first, span);
            prop_assert!(first <= ends.inclusive && ends.inclusive <= ends.strict && ends.strict <= ends.rolled);
            prop_assert!(Calendar::builtin().is_workday(ends.rolled));
        }
    }

    #[test]
    fn a_longer_period_or_a_later_start_never_ends_earlier(first in any_day(), n in 1_u32..60) {
        let calendar = Calendar::builtin();
        for (span, longer) in [(days(n), days(n + 1)), (workdays(n), workdays(n + 1))] {
            let (ends, later) = (calendar.ends(first, span), calendar.ends(first, longer));
            prop_assert!(ends.inclusive <= later.inclusive && ends.strict < later.strict && ends.rolled <= later.rolled);
            let next = calendar.ends(first + Days::new(1), span);
            prop_assert!(ends.inclusive <= next.inclusive && ends.strict <= next.strict && ends.rolled <= next.rolled);
        }
    }

    #[test]
    fn counting_forth_and_back_agrees(first in any_day(), n in 1_u32..60) {
        let calendar = Calendar::builtin();
        let last = calendar.nth_workday_after(first, n);
        prop_assert_eq!(calendar.workdays_between(first, last), n);
        prop_assert_eq!(calendar.ends(first, workdays(n)).strict, last);
    }

    #[test]
    fn without_data_only_weekends_are_free(n in 0_u64..4000) {
        let date = day("2030-01-01") + Days::new(n);
        let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
        prop_assert_eq!(Calendar::builtin().is_workday(date), !weekend);
        prop_assert!(!Calendar::builtin().covers(date));
    }
}
