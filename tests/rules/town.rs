//! What a supervisor sees: lists compared, lines of time, rounds, figures, what is due.

use gongshilan::core::calendar::Calendar;
use gongshilan::core::event::{Condition, Event, Photo, Shot};
use gongshilan::core::standing::Standing;
use gongshilan::core::supervision::{
    Comparison, DayMark, Difference, DueKind, Figures, Household, HouseholdList, Measure, Obligations, PhotoUse, Scope,
    Share, Stretch, Sure, Window, compare, due, office_doubts, photo_doubts, ranking, read_round, sheet_code, timeline,
    week_end, zoomed,
};
use proptest::prelude::*;

use super::help::{Life, day, template};
use super::supervision::{began, card};

const BOARD: &str = "柳泉村村务公开栏";

fn household(head: &str, village: &str, persons: u64, yuan: i64, row: usize) -> Household {
    Household { head: head.into(), village: village.into(), persons: Some(persons), fen: Some(yuan * 100), row }
}

fn list(office: &str, households: Vec<Household>) -> HouseholdList {
    HouseholdList { office: office.into(), number: format!("{office}-2026-0001"), since: None, households }
}

fn told(comparison: &Comparison) -> Vec<String> {
    let name = |difference: &Difference| match difference {
        Difference::NotInVillage { town } => format!("-{} {}", town.head, town.row),
        Difference::NotInTown { village } => format!("+{} {}", village.head, village.row),
        Difference::Other { town, village, persons, amount, namesakes } => {
            format!("{} {}/{} {persons} {amount} {namesakes}", town.head, town.row, village.row)
        }
    };
    comparison.differences.iter().map(name).collect()
}

#[test]
fn lists_of_town_and_village_are_compared_household_by_household() {
    let town = list(
        "示例镇",
        vec![
            household("张样例", "柳泉村2组", 2, 800, 1),
            household("李样例", "柳泉村", 1, 400, 2),
            household("王样例", "柳泉村1组", 3, 900, 3),
            household("赵样例", "东柳泉村", 1, 300, 4),
            household("钱样例", "麦香村", 1, 300, 5),
        ],
    );
    let village = list(
        "柳泉村",
        vec![
            household("张样例", "2组", 2, 850, 1),
            household("李样例", "", 2, 400, 2),
            household("孙样例", "1组", 1, 500, 3),
        ],
    );
    let villages = [("柳泉村".to_owned(), Some(village)), ("东柳泉村".to_owned(), None)];
    let (compared, elsewhere) = compare(&town, &villages);
    let wanted = ["+孙样例 3", "张样例 1/1 false true false", "李样例 2/2 true false false", "-王样例 3"];
    let mut found = told(&compared[0]);
    found.sort();
    let mut wanted = wanted.map(str::to_owned).to_vec();
    wanted.sort();
    assert_eq!(found, wanted);
    let town_sums = compared[0].town;
    assert_eq!((town_sums.households, town_sums.persons, town_sums.fen), (3, 6, 210_000));
    // 东柳泉村 is another village than 柳泉村, and has no list of its own.
    assert_eq!((compared[1].town.households, compared[1].number.is_none()), (1, true));
    assert_eq!(elsewhere.iter().map(|it| it.row).collect::<Vec<_>>(), [5]);
}

#[test]
fn namesakes_are_paired_by_what_fits_best() {
    let town = list(
        "示例镇",
        vec![
            household("张样例", "柳泉村", 1, 300, 1),
            household("张样例", "柳泉村", 2, 600, 2),
            household("张样例", "柳泉村", 3, 900, 3),
        ],
    );
    let village = list(
        "柳泉村",
        vec![
            household("张样例", "柳泉村", 3, 900, 1),
            household("张样例", "柳泉村", 1, 300, 2),
            household("张样例", "柳泉村", 2, 650, 3),
        ],
    );
    let (compared, _) = compare(&town, &[("柳泉村".to_owned(), Some(village))]);
    assert_eq!(told(&compared[0]), ["张样例 2/3 false true true"]);
}

fn households() -> impl Strategy<Value = Vec<Household>> {
    let one = (0_usize..4, 0_u64..3, 0_i64..3);
    proptest::collection::vec(one, 0..12).prop_map(|rows| {
        let name = ["甲样例", "乙样例", "丙样例", "丁样例"];
        let made = rows.into_iter().enumerate();
        made.map(|(at, (head, persons, yuan))| household(name[head], "柳泉村", persons, yuan, at + 1)).collect()
    })
}

proptest! {
    #[test]
    fn the_same_list_in_any_order_has_no_difference(rows in households(), turn in 0_usize..12) {
        let mut turned = rows.clone();
        turned.rotate_left(turn.min(rows.len()));
        let (compared, _) = compare(&list("示例镇", rows), &[("柳泉村".to_owned(), Some(list("柳泉村", turned)))]);
        prop_assert_eq!(told(&compared[0]), Vec::<String>::new());
    }

    #[test]
    fn differences_account_for_every_household(town in households(), own in households()) {
        let (counted, others) = (town.len(), own.len());
        let (compared, _) = compare(&list("示例镇", town), &[("柳泉村".to_owned(), Some(list("柳泉村", own)))]);
        let gone = compared[0].differences.iter().filter(|it| matches!(it, Difference::NotInVillage { .. })).count();
        let more = compared[0].differences.iter().filter(|it| matches!(it, Difference::NotInTown { .. })).count();
        prop_assert_eq!(counted - gone, others - more);
    }

    #[test]
    fn a_zoomed_line_hides_no_interruption(marks in proptest::collection::vec(0_usize..5, 0..200), days in 1_usize..9) {
        let all = [DayMark::Off, DayMark::Served, DayMark::Beyond, DayMark::Seen, DayMark::Gone];
        let marks: Vec<DayMark> = marks.into_iter().map(|at| all[at]).collect();
        let cells = zoomed(&marks, days);
        prop_assert_eq!(cells.len(), marks.len().div_ceil(days));
        for (at, mark) in marks.iter().enumerate() {
            prop_assert!(cells[at / days] >= *mark);
        }
    }
}

#[test]
fn a_line_of_time_shows_what_was_required_and_what_was_there() {
    let kind = template("dibao-initial");
    let mut life = Life::of(&kind, "2026-11-02");
    life.review("2026-11-02", true).print("2026-11-03", Some("2026-11-10"), Some(7)).hang("2026-11-03", BOARD);
    life.seen("2026-11-05", BOARD, Condition::Intact);
    life.seen("2026-11-07", BOARD, Condition::Missing);
    life.hang("2026-11-09", BOARD);
    let notice = life.notice();
    let drawn = |today: &str| {
        let today = day(today);
        let standing = Standing::of(notice, &kind, Calendar::builtin(), today);
        let window = Window { from: day("2026-11-02"), until: day("2026-11-20") };
        let rows = timeline(notice, &standing, "柳泉村", window, today);
        rows[0].marks.iter().map(|mark| mark.sign()).collect::<String>()
    };
    // Hung on the 3rd, missing on the 7th and 8th: the last of seven full days is the 13th.
    assert_eq!(drawn("2026-11-10"), " [#o#xx[#---       ");
    assert_eq!(drawn("2026-11-16"), " [#o#xx[####===    ");
}

#[test]
fn a_round_is_typed_by_the_rows_of_its_sheet() {
    use Condition::{Damaged, Intact, Missing};
    let read = |text: &str| -> Vec<(usize, Condition, String)> {
        let found = read_round(text, 7).unwrap();
        found.into_iter().map(|it| (it.row, it.condition, it.remarks)).collect()
    };
    let plain = |rows: &[(usize, Condition)]| -> Vec<(usize, Condition, String)> {
        rows.iter().map(|(row, condition)| (*row, *condition, String::new())).collect()
    };
    let all = plain(&[(1, Intact), (2, Intact), (3, Intact), (4, Intact), (5, Intact), (6, Damaged), (7, Missing)]);
    for text in [
        "1-5好 6破 7缺",
        "１－５好，６破，７缺",
        "7缺失 6破损 其余完好",
        "1-5o 6d 7m",
        "6d;7x;*o",
        "第1-5行好、6破、7缺",
    ] {
        assert_eq!(read(text), all, "{text}");
    }
    assert_eq!(read("6破:边角撕开"), [(6, Damaged, "边角撕开".to_owned())]);
    for (text, key) in [
        ("", "round-nothing"),
        ("1-8好", "round-row"),
        ("0好", "round-row"),
        ("5-1好", "round-row"),
        ("1好 1破", "round-row-twice"),
        ("1", "round-part"),
        ("好", "round-part"),
        ("1-99999999999999999999好", "round-part"),
        ("一好", "round-part"),
    ] {
        assert_eq!(read_round(text, 7).unwrap_err().message.key, key, "{text}");
    }
}

#[test]
fn a_sheet_is_known_by_its_rows() {
    let code = sheet_code([(BOARD, "柳泉村-2026-0001"), (BOARD, "柳泉村-2026-0002")]);
    assert_eq!(code.chars().count(), 4);
    assert_ne!(code, sheet_code([(BOARD, "柳泉村-2026-0002"), (BOARD, "柳泉村-2026-0001")]));
}

#[test]
fn what_is_due_stands_with_its_day() {
    let kind = template("dibao-initial");
    let mut life = Life::of(&kind, "2026-11-02");
    life.review("2026-11-02", true).print("2026-11-03", Some("2026-11-10"), Some(7)).hang("2026-11-03", BOARD);
    life.object("2026-11-05");
    let notice = life.notice().clone();
    let card = card(began("2026-11-01"), &[(&notice, &kind)]);
    let mut obligations = Obligations::builtin().clone();
    obligations.list.retain(|it| it.id == "finance");
    let items = |today: &str, until: &str| {
        let measure =
            Measure { obligations: &obligations, calendar: Calendar::builtin(), towns: &[], today: day(today) };
        let items = due([&card], &measure, day(until));
        items.into_iter().map(|it| (it.kind, it.day.to_string(), it.uid())).collect::<Vec<_>>()
    };
    let kinds = |today: &str, until: &str| -> Vec<(DueKind, String)> {
        items(today, until).into_iter().map(|(kind, day, _)| (kind, day)).collect()
    };
    let (settle, down, owed) = (DueKind::Settle, DueKind::TakeDown, DueKind::Owed);
    assert_eq!(kinds("2026-11-06", "2026-11-08"), [(settle, "2026-11-06".to_owned())]);
    let both = [(settle, "2026-11-09".to_owned()), (down, "2026-11-11".to_owned())];
    assert_eq!(kinds("2026-11-09", "2026-11-15"), both);
    let all = [(down, "2026-11-11".to_owned()), (settle, "2026-11-20".to_owned()), (owed, "2026-12-15".to_owned())];
    assert_eq!(kinds("2026-11-20", "2026-12-31"), all);
    // The same thing has the same identifier on another day.
    let uid = |today: &str| items(today, "2026-11-30").into_iter().find(|it| it.0 == down).map(|it| it.2);
    assert_eq!(uid("2026-11-09"), uid("2026-11-20"));
    assert_eq!(week_end(day("2026-11-27")), day("2026-11-29"));
    assert_eq!(week_end(day("2026-11-29")), day("2026-11-29"));
}

fn photo(digest: &str, shot: Shot) -> Event {
    Event::PhotoAttached(Photo {
        digest: digest.into(),
        name: "远景.jpg".into(),
        bytes: 1,
        width: 2000,
        height: 1500,
        taken: None,
        shot,
        place: BOARD.into(),
    })
}

#[test]
fn one_photograph_for_two_postings_is_sure_unless_it_shows_the_whole_board() {
    let kind = template("dibao-initial");
    let posted = |number: &str, shot: Shot| {
        let mut life = Life::of(&kind, "2026-11-02");
        life.review("2026-11-02", true).print("2026-11-03", Some("2026-11-10"), Some(7)).hang("2026-11-03", BOARD);
        life.event("2026-11-04", photo("ab", shot));
        let mut notice = life.notice().clone();
        notice.number = number.into();
        notice
    };
    let sure = |a: Shot, b: Shot, other: &str| -> Vec<Sure> {
        let mut uses = PhotoUse::of(&posted("柳泉村-2026-0001", a), "one", "ab");
        uses.extend(PhotoUse::of(&posted("柳泉村-2026-0002", b), other, "ab"));
        photo_doubts(&uses).into_iter().map(|it| it.sure).collect()
    };
    assert_eq!(sure(Shot::Far, Shot::Far, "one"), [Sure::Hint; 2]);
    assert_eq!(sure(Shot::Near, Shot::Near, "one"), [Sure::Certain; 2]);
    assert_eq!(sure(Shot::Far, Shot::Far, "two"), [Sure::Certain; 2]);
    let alone = PhotoUse::of(&posted("柳泉村-2026-0001", Shot::Near), "one", "ab");
    assert_eq!(photo_doubts(&alone), []);
}

#[test]
fn figures_count_what_was_hung_and_what_came_down() {
    let kind = template("dibao-initial");
    let mut life = Life::of(&kind, "2026-11-02");
    life.review("2026-11-02", true).print("2026-11-03", Some("2026-11-10"), Some(7)).hang("2026-11-03", BOARD);
    life.object("2026-11-05").down("2026-11-08", BOARD, false);
    let notice = life.notice().clone();
    let standing = Standing::of(&notice, &kind, Calendar::builtin(), day("2026-11-24"));
    let count = |from: &str, until: &str| {
        let window = Window { from: day(from), until: day(until) };
        let office = card(began("2026-11-01"), &[]).office;
        let mut figures = Figures::new(office, &[], window);
        figures.add(&notice, &kind, &standing, &Scope { window, calendar: Calendar::builtin() });
        figures
    };
    let november = count("2026-11-01", "2026-11-30");
    assert_eq!((november.posted_all(), november.objections), (1, 1));
    assert_eq!((november.required_days, november.hung_days), (7, 4));
    assert_eq!(november.served, Share { good: 0, all: 1 });
    let october = count("2026-10-01", "2026-10-31");
    assert_eq!((october.posted_all(), october.objections, october.served.all), (0, 0, 0));
    let ranks = ranking(&[november, october], &Obligations::builtin().ranking);
    // Four of seven days: nothing of the third share. Of October nothing can be judged.
    assert_eq!((ranks[0].place, ranks[0].tenths, ranks[1].tenths), (1, 700, 0));
    for rank in &ranks {
        assert_eq!(rank.tenths, rank.parts.iter().map(|part| part.tenths).sum::<u32>());
    }
}

#[test]
fn a_board_is_doubtful_while_something_hangs_that_nobody_looked_at_for_long() {
    let kind = template("dibao-initial");
    let days = |change: &dyn Fn(&mut Life)| -> Vec<String> {
        let mut life = Life::of(&kind, "2026-11-02");
        life.review("2026-11-02", true).print("2026-11-03", Some("2026-11-10"), Some(7)).hang("2026-11-03", BOARD);
        change(&mut life);
        let notice = life.notice().clone();
        let card = card(began("2026-11-01"), &[(&notice, &kind)]);
        let found = office_doubts(&card, &Obligations::builtin().limits, day("2026-12-01")).into_iter();
        found.map(|it| it.message.arg("days").unwrap().to_owned()).collect()
    };
    assert_eq!(days(&|_| ()), ["28"]);
    assert_eq!(days(&|life| _ = life.seen("2026-11-08", BOARD, Condition::Intact)), ["23"]);
    assert_eq!(days(&|life| _ = life.seen("2026-11-20", BOARD, Condition::Intact)), [""; 0]);
    assert_eq!(days(&|life| _ = life.down("2026-11-11", BOARD, false)), [""; 0], "nothing hangs there");
}

#[test]
fn what_a_recorded_correction_ended_is_nobodys_short_period() {
    let kind = template("dibao-initial");
    let mut life = Life::of(&kind, "2026-11-02");
    life.review("2026-11-02", true).print("2026-11-03", Some("2026-11-10"), Some(7)).hang("2026-11-03", BOARD);
    life.down("2026-11-05", BOARD, false);
    life.event("2026-11-05", Event::Superseded { by: "柳泉村-2026-0002".into() });
    let notice = life.notice().clone();
    let standing = Standing::of(&notice, &kind, Calendar::builtin(), day("2026-11-24"));
    let window = Window { from: day("2026-11-01"), until: day("2026-11-30") };
    let mut figures = Figures::new(card(began("2026-11-01"), &[]).office, &[], window);
    figures.add(&notice, &kind, &standing, &Scope { window, calendar: Calendar::builtin() });
    assert_eq!((figures.served, figures.required_days, figures.posted_all()), (Share::default(), 0, 1));
}

#[test]
fn points_are_rounded_once() {
    let weights = Obligations::builtin().ranking;
    let window = Window { from: day("2026-11-01"), until: day("2026-11-30") };
    let mut figures = Figures::new(card(began("2026-11-01"), &[]).office, &[], window);
    figures.served = Share { good: 2, all: 3 };
    let rank = &ranking(&[figures], &weights)[0];
    let part = rank.parts.iter().find(|part| part.what == "served").unwrap();
    assert_eq!(part.tenths, 2 * weights.served * 10 / 3);
    assert_eq!((weights.served, part.tenths), (30, 200));
}

#[test]
fn what_hung_until_it_was_replaced_keeps_its_gaps() {
    let kind = template("dibao-longterm");
    let mut life = Life::of(&kind, "2026-10-01");
    life.review("2026-10-01", true).print("2026-10-01", None, None).hang("2026-10-01", BOARD);
    life.down("2026-10-11", BOARD, false).hang("2026-10-14", BOARD).down("2026-11-05", BOARD, false);
    let notice = life.notice().clone();
    let standing = Standing::of(&notice, &kind, Calendar::builtin(), day("2026-11-24"));
    let window = Window { from: day("2026-10-10"), until: day("2026-10-15") };
    let rows = timeline(&notice, &standing, "柳泉村", window, day("2026-11-24"));
    let marks: String = rows[0].marks.iter().map(|mark| mark.sign()).collect();
    assert_eq!(marks, "#]xx[#");
    let after = Window { from: day("2026-11-05"), until: day("2026-11-07") };
    let rows = timeline(&notice, &standing, "柳泉村", after, day("2026-11-24"));
    let marks: String = rows[0].marks.iter().map(|mark| mark.sign()).collect();
    assert_eq!(marks, "]  ", "nothing has to hang any more");
}

#[test]
fn obligations_say_where_they_are_wrong() {
    let builtin = Obligations::builtin();
    assert!(builtin.list.len() >= 8, "the file of the program is read");
    for obligation in &builtin.list {
        for kind in &obligation.kinds {
            template(kind);
        }
        assert!(obligation.period(day("2026-11-24")).is_none_or(|it| it.holds(Stretch::Day(day("2026-11-24")))));
    }
    let text = include_str!("../../templates/obligations.toml");
    for (wrong, key, part) in [
        (text.replace("rhythm = \"month\"", "rhythm = \"monthly\""), "obligations-syntax", "line"),
        (text.replace("quiet_days", "quite_days"), "obligations-syntax", "line"),
        (text.replace("id = \"affairs\"", "id = \"finance\""), "obligations-broken", "count"),
        (text.replace("kinds = [\"village-finance\"]", "kinds = []"), "obligations-broken", "count"),
    ] {
        let fault = Obligations::read(&wrong, "obligations.toml").unwrap_err();
        assert_eq!(fault.message.key, key);
        assert!(fault.message.arg(part).is_some());
    }
    let line = |text: &str| Obligations::read(text, "x").unwrap_err().message.arg("line").map(str::to_owned);
    let at = text.lines().position(|line| line.starts_with("silent_days")).unwrap() + 1;
    assert_eq!(line(&text.replace("silent_days = 31", "silent_days = \"31\"")), Some(at.to_string()));
}
