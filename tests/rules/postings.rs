//! Days on the board: places, interruptions, ends.

use chrono::NaiveDate;
use gongshilan::core::calendar::{Calendar, Up};
use gongshilan::core::event::{Condition, Outcome};
use gongshilan::core::posting::{everywhere, histories};
use gongshilan::core::standing::Standing;
use gongshilan::core::template::Level;
use proptest::prelude::*;

use crate::help::{Life, day, template};

fn up(from: &str, until: Option<&str>) -> Up {
    Up { from: day(from), until: until.map(day) }
}

fn posted(places: &[&str]) -> Life {
    let template = template("dibao-initial");
    let mut life = Life::of(&template, "2026-11-01");
    life.review("2026-11-02", true).print("2026-11-03", Some("2026-11-10"), Some(7));
    for place in places {
        life.hang("2026-11-03", place);
    }
    life
}

fn standing(life: &Life, today: &str) -> Standing {
    Standing::of(life.notice(), &template("dibao-initial"), Calendar::builtin(), day(today))
}

#[test]
fn one_place_counts_from_the_day_after_posting() {
    let life = posted(&["甲"]);
    let now = standing(&life, "2026-11-06");
    let progress = now.progress.clone().unwrap();
    assert_eq!((now.on_board, progress.served), (Some(3), 2));
    assert_eq!((progress.end, progress.down_from), (day("2026-11-10"), day("2026-11-11")));
    assert_eq!(now.days_left(day("2026-11-06")), Some(4));
    assert!(!now.is_served(day("2026-11-10")));
    assert!(standing(&life, "2026-11-11").is_served(day("2026-11-11")));
}

#[test]
fn several_places_count_from_the_latest_start_to_the_earliest_end() {
    let mut life = posted(&["甲"]);
    life.hang("2026-11-05", "乙").down("2026-11-14", "甲", false).down("2026-11-16", "乙", false);
    assert_eq!(everywhere(life.notice()), [up("2026-11-05", Some("2026-11-14"))]);
    let progress = standing(&life, "2026-11-20").progress.unwrap();
    assert_eq!((progress.served, progress.served_by), (8, Some(day("2026-11-12"))));
}

#[test]
fn missing_days_are_not_served_and_the_count_resumes() {
    let mut life = posted(&["甲"]);
    life.seen("2026-11-05", "甲", Condition::Missing);
    // Missing now: the end is where it would be if it hung again today.
    let gone = standing(&life, "2026-11-08").progress.unwrap();
    assert_eq!((gone.served, gone.served_by, gone.end), (1, None, day("2026-11-16")));
    life.seen("2026-11-08", "甲", Condition::Intact);
    let history = histories(life.notice()).remove(0);
    assert_eq!(history.ups, [up("2026-11-03", Some("2026-11-05")), up("2026-11-08", None)]);
    let back = standing(&life, "2026-11-12").progress.unwrap();
    assert_eq!((back.served, back.end), (4, day("2026-11-16")));
}

#[test]
fn hung_again_on_the_same_day_nothing_is_lost() {
    let mut life = posted(&["甲"]);
    life.seen("2026-11-05", "甲", Condition::Missing).seen("2026-11-05", "甲", Condition::Intact);
    assert_eq!(everywhere(life.notice()), [up("2026-11-03", None)]);
}

#[test]
fn damaged_days_count() {
    let mut life = posted(&["甲"]);
    life.seen("2026-11-05", "甲", Condition::Damaged);
    assert_eq!(everywhere(life.notice()), [up("2026-11-03", None)]);
}

#[test]
fn after_hours_the_day_itself_was_served() {
    let mut life = posted(&["甲"]);
    life.down("2026-11-10", "甲", true);
    let progress = standing(&life, "2026-11-20").progress.unwrap();
    assert_eq!((progress.served, progress.served_by), (7, Some(day("2026-11-10"))));
    let mut early = posted(&["甲"]);
    early.down("2026-11-10", "甲", false);
    let progress = standing(&early, "2026-11-20").progress.unwrap();
    assert_eq!((progress.served, progress.served_by, progress.strict, progress.inclusive), (6, None, false, true));
}

#[test]
fn an_upheld_objection_starts_the_count_at_zero() {
    let mut life = posted(&["甲"]);
    life.object("2026-11-05").settle("2026-11-06", 1, Outcome::Upheld);
    assert!(everywhere(life.notice()).is_empty());
    assert!(standing(&life, "2026-11-08").progress.is_none());
    life.print("2026-11-09", Some("2026-11-16"), Some(7)).down("2026-11-09", "甲", false).hang("2026-11-09", "甲");
    let again = standing(&life, "2026-11-12").progress.unwrap();
    assert_eq!((again.first, again.end, again.served), (day("2026-11-09"), day("2026-11-16"), 2));
}

#[test]
fn a_rejected_objection_changes_nothing() {
    let mut life = posted(&["甲"]);
    life.object("2026-11-05").settle("2026-11-06", 1, Outcome::Rejected);
    assert_eq!(everywhere(life.notice()), [up("2026-11-03", None)]);
}

#[test]
fn the_printed_last_day_binds_and_an_exception_frees() {
    let template = template("dibao-initial");
    let mut life = Life::of(&template, "2026-11-01");
    life.review("2026-11-02", true).print("2026-11-03", Some("2026-11-20"), Some(7)).hang("2026-11-03", "甲");
    assert_eq!(standing(&life, "2026-11-05").progress.unwrap().end, day("2026-11-20"));
    life.except("2026-11-06", 5);
    let shorter = standing(&life, "2026-11-07");
    // 11-08 is a Sunday: rolled to Monday.
    assert_eq!(shorter.progress.unwrap().end, day("2026-11-09"));
    assert_eq!(shorter.exception.unwrap().paper, "示例政办〔2026〕1号");
}

#[test]
fn overdue_begins_when_the_grace_days_are_over() {
    let life = posted(&["甲"]);
    assert_eq!(standing(&life, "2026-11-17").overdue, None);
    assert_eq!(standing(&life, "2026-11-18").overdue, Some(day("2026-11-18")));
    assert_eq!(standing(&life, "2026-12-18").overdue, Some(day("2026-11-18")));
}

#[test]
fn a_long_term_list_warns_after_31_days_and_fails_after_92() {
    let template = template("dibao-longterm");
    let mut life = Life::of(&template, "2026-06-01");
    life.review("2026-06-01", true).print("2026-06-01", None, None).hang("2026-06-01", "甲");
    let level =
        |today: &str| Standing::of(life.notice(), &template, Calendar::builtin(), day(today)).check.unwrap().level;
    assert_eq!(level("2026-07-02"), None);
    assert_eq!(level("2026-07-03"), Some(Level::Warning));
    assert_eq!(level("2026-09-01"), Some(Level::Warning));
    assert_eq!(level("2026-09-02"), Some(Level::Error));
}

proptest! {
    /// Whatever happens at the board, the intervals are sorted, disjoint and end in order, and the
    /// days served never exceed the days on the board.
    #[test]
    fn intervals_are_sorted_and_disjoint(steps in prop::collection::vec((0u8..4, 0u64..3), 0..25)) {
        let mut life = posted(&["甲"]);
        let mut today = day("2026-11-03");
        let mut hangs = true;
        for (kind, gap) in steps {
            today = today.checked_add_days(chrono::Days::new(gap)).unwrap();
            let on = today.to_string();
            match (kind, hangs) {
                (0, true) => { life.seen(&on, "甲", Condition::Missing); }
                (1, true) => { life.seen(&on, "甲", Condition::Intact); }
                (2, true) => { life.down(&on, "甲", gap == 1); hangs = false; }
                (_, false) => { life.hang(&on, "甲"); hangs = true; }
                _ => {}
            }
        }
        let ups = everywhere(life.notice());
        for pair in ups.windows(2) {
            let end = pair[0].until.unwrap();
            prop_assert!(pair[0].from <= end && end < pair[1].from, "{ups:?}");
        }
        let late: NaiveDate = today.checked_add_days(chrono::Days::new(30)).unwrap();
        let now = Standing::of(life.notice(), &template("dibao-initial"), Calendar::builtin(), late);
        if let Some(progress) = now.progress {
            prop_assert!(i64::from(progress.served) <= now.on_board.unwrap());
            prop_assert!(progress.down_from > progress.end);
        }
    }
}
