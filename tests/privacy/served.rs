//! What a poster served that was missing for a while.

use chrono::{Days, NaiveDate};
use gongshilan::core::calendar::{Calendar, Count, Up, intersect};
use gongshilan::core::template::{DayUnit, Span};
use proptest::prelude::*;

use crate::calendar::{VECTORS, day, days, workdays};

fn up(from: &str, until: &str) -> Up {
    Up { from: day(from), until: (!until.is_empty()).then(|| day(until)) }
}

fn served(ups: &[Up], span: Span, today: &str) -> Count {
    Calendar::builtin().served(ups, span, day(today))
}

#[test]
fn one_hanging_without_end_gives_the_ends_of_the_period() {
    for (first, span, rolled, strict, inclusive) in VECTORS {
        let count = served(&[up(first, "")], span, first);
        let ends = (count.inclusive_end, count.strict_end, count.rolled_end, count.covered);
        assert_eq!(ends, (Some(day(inclusive)), Some(day(strict)), Some(day(rolled)), true), "{first} {span:?}");
        assert_eq!((count.full_days, count.workdays), (0, 0));
    }
}

#[test]
fn neither_the_day_of_hanging_nor_today_is_a_full_day() {
    let hanging = [up("2026-11-24", "")];
    for (today, full, worked) in
        [("2026-11-24", 0, 0), ("2026-11-25", 0, 0), ("2026-11-26", 1, 1), ("2026-12-01", 6, 4), ("2026-12-02", 7, 5)]
    {
        let count = served(&hanging, days(7), today);
        assert_eq!((count.full_days, count.workdays), (full, worked), "{today}");
        assert_eq!(count.strict_end, Some(day("2026-12-01")));
    }
}

#[test]
fn taken_down_a_day_early_the_period_is_not_served() {
    let down = |until| served(&[up("2026-11-24", until)], days(7), "2026-12-20");
    let early = down("2026-11-30");
    assert_eq!((early.full_days, early.inclusive_end, early.strict_end), (5, None, None));
    // Down on 1 December: served only when the day of hanging counts.
    let narrow = down("2026-12-01");
    assert_eq!((narrow.full_days, narrow.inclusive_end, narrow.strict_end), (6, Some(day("2026-11-30")), None));
    // Down on 2 December, or on the 1st after office hours, which is given the same way.
    let enough = down("2026-12-02");
    assert_eq!(
        (enough.full_days, enough.strict_end, enough.rolled_end),
        (7, Some(day("2026-12-01")), Some(day("2026-12-01")))
    );
}

#[test]
fn a_free_last_day_is_served_but_not_rolled() {
    let count = served(&[up("2026-04-30", "2026-05-06")], days(5), "2026-05-20");
    assert_eq!((count.strict_end, count.rolled_end), (Some(day("2026-05-05")), None));
    let count = served(&[up("2026-04-30", "2026-05-07")], days(5), "2026-05-20");
    assert_eq!((count.strict_end, count.rolled_end), (Some(day("2026-05-05")), Some(day("2026-05-06"))));
}

#[test]
fn missing_days_are_not_served_and_the_count_goes_on() {
    // Full days: 25, 26; missing from the 27th, hung again on the 30th; then 1 December and on.
    let ups = [up("2026-11-24", "2026-11-27"), up("2026-11-30", "")];
    let count = served(&ups, days(7), "2026-12-03");
    assert_eq!((count.full_days, count.workdays), (4, 4));
    assert_eq!(count.inclusive_end, Some(day("2026-12-03")), "24 25 26 30 1 2 3");
    assert_eq!(count.strict_end, Some(day("2026-12-05")), "25 26 1 2 3 4 5");
    assert_eq!(count.rolled_end, Some(day("2026-12-07")), "the 5th is a Saturday");
    let worked = served(&ups, workdays(7), "2026-12-03");
    assert_eq!(worked.strict_end, Some(day("2026-12-07")), "25 26 1 2 3 4 7");
    assert_eq!(worked.rolled_end, worked.strict_end);
}

#[test]
fn while_it_is_missing_there_is_no_end_in_sight() {
    let count = served(&[up("2026-11-24", "2026-11-27")], days(7), "2026-11-29");
    assert_eq!((count.full_days, count.inclusive_end, count.strict_end, count.rolled_end), (2, None, None, None));
    let nothing = served(&[], days(7), "2026-11-29");
    assert_eq!((nothing.full_days, nothing.workdays, nothing.strict_end), (0, 0, None));
}

#[test]
fn replaced_on_the_same_day_it_was_never_missing() {
    let replaced = [up("2026-11-24", "2026-11-27"), up("2026-11-27", "")];
    assert_eq!(served(&replaced, days(7), "2026-12-05"), served(&[up("2026-11-24", "")], days(7), "2026-12-05"));
    let hung_and_fallen = [up("2026-11-24", "2026-11-24"), up("2026-11-24", "")];
    assert_eq!(served(&hung_and_fallen, days(7), "2026-12-05"), served(&[up("2026-11-24", "")], days(7), "2026-12-05"));
}

#[test]
fn an_unknown_year_shows() {
    let ups = [up("2026-12-28", "")];
    assert!(!served(&ups, workdays(7), "2026-12-30").covered);
    assert!(!served(&ups, days(7), "2026-12-30").covered);
    assert!(served(&ups, days(3), "2026-12-30").covered);
    assert!(served(&[up("2026-12-28", "2026-12-30")], workdays(7), "2027-01-05").covered);
    assert!(!served(&[up("2026-12-28", "2027-01-03")], workdays(7), "2027-01-05").covered);
}

#[test]
fn several_places_count_only_together() {
    let village = vec![up("2026-11-24", "2026-11-27"), up("2026-11-30", "")];
    let town = vec![up("2026-11-25", "2026-12-10")];
    assert_eq!(
        intersect(&[village.clone(), town.clone()]),
        [up("2026-11-25", "2026-11-27"), up("2026-11-30", "2026-12-10")]
    );
    assert_eq!(intersect(std::slice::from_ref(&village)), village);
    assert_eq!(intersect(&[town.clone(), vec![up("2026-12-10", "")]]), [], "one came down the day the other was hung");
    assert_eq!(intersect(&[town, vec![]]), []);
    assert_eq!(intersect(&[]), []);
}

fn ups() -> impl Strategy<Value = Vec<Up>> {
    (prop::collection::vec((1_u64..12, 1_u64..12), 1..5), any::<bool>()).prop_map(|(steps, open)| {
        let mut at = day("2026-01-05");
        let mut out: Vec<Up> = Vec::new();
        for (hangs, missing) in steps {
            let until = at + Days::new(hangs);
            out.push(Up { from: at, until: Some(until) });
            at = until + Days::new(missing);
        }
        if let Some(last) = out.last_mut().filter(|_| open) {
            last.until = None;
        }
        out
    })
}

// The definition, day by day: a full day is one on which it hung and had hung the day before.
fn full_days(ups: &[Up], today: NaiveDate) -> Vec<NaiveDate> {
    let hung = |day: NaiveDate| ups.iter().any(|up| up.from <= day && up.until.unwrap_or(today) > day);
    let all = day("2026-01-01").iter_days().take_while(|d| *d <= today + Days::new(1));
    all.filter(|d| hung(*d) && hung(*d - Days::new(1))).collect()
}

proptest! {
    #[test]
    fn counts_what_a_plain_calendar_would(ups in ups(), n in 1_u32..20, work in any::<bool>()) {
        let today = day("2026-06-01");
        let unit = if work { DayUnit::Workday } else { DayUnit::Calendar };
        let calendar = Calendar::builtin();
        let count = calendar.served(&ups, Span { days: n, unit }, today);
        let full = full_days(&ups, today);
        prop_assert_eq!(count.full_days as usize, full.len());
        let worked = full.iter().filter(|d| calendar.is_workday(**d)).count();
        prop_assert_eq!(count.workdays as usize, worked);
        let served = if work { worked } else { full.len() };
        prop_assert_eq!(count.strict_end.is_some_and(|end| end < today), served >= n as usize);
        if let (Some(strict), Some(inclusive)) = (count.strict_end, count.inclusive_end) {
            prop_assert!(inclusive <= strict);
        }
        if let (Some(strict), Some(rolled)) = (count.strict_end, count.rolled_end) {
            prop_assert!(strict <= rolled && calendar.is_workday(rolled));
        }
    }

    #[test]
    fn intersecting_is_hanging_at_every_place(a in ups(), b in ups()) {
        let today = day("2026-06-01");
        let hung = |ups: &[Up], day: NaiveDate| ups.iter().any(|up| up.from <= day && up.until.is_none_or(|until| day < until));
        let both = intersect(&[a.clone(), b.clone()]);
        for date in day("2026-01-01").iter_days().take_while(|d| *d <= today) {
            prop_assert_eq!(hung(&both, date), hung(&a, date) && hung(&b, date), "{}", date);
        }
    }
}
