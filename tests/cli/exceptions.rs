//! Shorter only in writing, longer at any time.

use serde_json::json;

use super::board::{Board, VILLAGE, set_up};

const ALLOWED: &str = "--allowed-by 示例县民政局 --paper 示民〔2026〕9号 --reason 急需发放";

#[test]
fn nobody_shortens_a_period_silently() {
    let board = Board::reviewed("2026-11-03");
    board.refuses("print 1 -o poster.pdf --days 6", "print-days-short");
    board.refuses("print 1 -o poster.pdf --until 2026-11-09", "print-too-short");
    assert_eq!(board.run("print 1 -o poster.pdf --days 8 --until 2026-11-20").code, 2);
    assert_eq!(board.show("1")["editions"], json!([]));
}

#[test]
fn an_exception_needs_duty_permission_paper_and_reason() {
    let board = Board::drafted("2026-11-03");
    board.refuses(&format!("except 1 --days 3 {ALLOWED} --by 周样例"), "office-not-entitled");
    board.refuses(&format!("except 1 --days 3 {ALLOWED} --by 生面孔"), "office-unknown-person");
    for (blank, key) in [("--allowed-by", "except-who"), ("--paper", "except-paper"), ("--reason", "except-why")] {
        let mut args = vec!["except", "1", "--days", "3"];
        for part in ALLOWED.split(' ').collect::<Vec<_>>().chunks(2) {
            args.extend([part[0], if part[0] == blank { " " } else { part[1] }]);
        }
        let run = board.args(&args);
        assert_eq!((run.code, run.error()["key"].as_str().unwrap()), (2, key));
    }
    assert_eq!(board.run("except 1 --days 3 --allowed-by 示例县民政局 --reason 急需发放").code, 2, "no paper at all");
    for days in ["0", "7", "8"] {
        board.fails(2, &format!("except 1 --days {days} {ALLOWED}"), "except-days");
    }
    assert_eq!(board.show("1")["exception"], json!(null));
}

#[test]
fn an_exception_shortens_print_and_take_down_and_is_seen_everywhere() {
    let mut board = Board::drafted("2026-11-03");
    board.ok(&format!("except 1 --days 3 {ALLOWED}"));
    board.review("1");
    board.refuses("print 1 -o poster.pdf --days 2", "print-days-short");
    assert_eq!(board.print("1")["end_day"], "2026-11-06");
    board.ok(&format!("post 1 --place {VILLAGE}"));
    assert_eq!(board.show("1")["exception"]["paper"], "示民〔2026〕9号");
    assert_eq!(board.ok("list")[0]["exception"]["span"]["days"], 3);
    assert_eq!(board.ok("ledger")[0]["remarks"][0]["exception"]["allowed_by"], "示例县民政局");
    assert!(board.findings("1").contains(&"C01 check-exception note".to_owned()));
    board.on("2026-11-06");
    board.refuses("takedown 1", "takedown-too-early");
    board.on("2026-11-07");
    assert_eq!(board.ok("takedown 1")["served"], true);
    board.refuses(&format!("except 1 --days 2 {ALLOWED}"), "stage-except-over");
}

#[test]
fn an_exception_for_what_hangs_already_lets_it_come_down() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-07");
    board.refuses("takedown 1", "takedown-too-early");
    board.ok(&format!("except 1 --days 3 {ALLOWED}"));
    board.ok("takedown 1");
}

#[test]
fn what_hangs_until_replaced_has_nothing_to_shorten() {
    let board = Board::practice("2026-11-03");
    board.long();
    board.refuses(&format!("except 1 --days 3 {ALLOWED}"), "stage-except-long-term");
}

#[test]
fn a_longer_period_binds_the_take_down() {
    for longer in ["--days 10", "--until 2026-11-13"] {
        let mut board = Board::reviewed("2026-11-03");
        assert_eq!(board.ok(&format!("print 1 -o poster.pdf {longer}"))["end_day"], "2026-11-13");
        board.ok(&format!("post 1 --place {VILLAGE}"));
        board.on("2026-11-13");
        board.refuses("takedown 1", "takedown-too-early");
        board.refuses("certificate 1 -o certificate.pdf", "certify-unserved");
        board.on("2026-11-14");
        board.ok("takedown 1");
    }
}

// The poster on the wall promises a day: an edition that never hung cannot take that back.
#[test]
fn printing_without_hanging_does_not_loosen_the_promise_on_the_wall() {
    let mut board = Board::reviewed("2026-11-03");
    board.ok("print 1 -o poster.pdf --days 20");
    assert_eq!(board.ok(&format!("post 1 --place {VILLAGE}"))["end_day"], "2026-11-23");
    board.on("2026-11-04");
    board.ok("print 1 -o again.pdf");
    assert_eq!(board.show("1")["end_day"], "2026-11-23");
    board.on("2026-11-12");
    board.refuses("takedown 1", "takedown-too-early");
}

// Nor does it lengthen what the public was told.
#[test]
fn printing_without_hanging_does_not_move_the_last_day() {
    let mut board = Board::hanging("2026-11-03");
    board.on("2026-11-06");
    board.ok("print 1 -o again.pdf --days 30");
    assert_eq!(board.show("1")["end_day"], "2026-11-10");
    board.on("2026-11-11");
    board.ok("takedown 1");
}

#[test]
fn an_office_lengthens_its_minimum_and_never_shortens_it() {
    let board = Board::empty("2026-11-03");
    board.fails(2, &set_up("--practice --minimum fund-allocation=3"), "setup-minimum");
    board.ok(&set_up("--practice --minimum dibao-initial=12"));
    let (week, ten) = (board.week(), board.ten());
    board.review(&week);
    board.review(&ten);
    board.refuses(&format!("print {week} -o poster.pdf --days 7"), "print-days-short");
    assert_eq!(board.print(&week)["end_day"], "2026-11-16", "12 days end on a Sunday");
    assert_eq!(board.print(&ten)["end_day"], "2026-11-13", "10 days stay 10 days");
}

#[test]
fn work_does_not_begin_before_its_notice_has_ended() {
    let board = Board::practice("2026-11-03");
    let text = |start: &str| {
        format!(
            "project = \"槐影样例村道路硬化\"\napprove = \"示农〔2026〕5号\"\nsite = \"槐影样例村\"\ncontent = \"硬化道路800米\"\n\
             fund = \"省级衔接资金\"\namount = \"372600.00\"\nstart = \"{start}\"\nfinish = \"2026-12-31\"\n\
             goal = \"方便出行\"\nowner = \"示例镇人民政府，周样例\"\ntarget = \"86户230人\"\nbenefit = \"带动务工\"\n"
        )
    };
    let early = board.new_from("project-before", &text("2026-11-12"));
    board.refuses(&format!("review {early} --pass --secrecy --privacy --accuracy"), "review-errors");
    let right = board.new_from("project-before", &text("2026-11-13"));
    board.review(&right);
    board.refuses(&format!("print {right} -o poster.pdf --days 30"), "print-errors");
    board.refuses(&format!("print {right} -o poster.pdf --first 2026-11-09"), "print-errors");
    assert_eq!(board.print(&right)["end_day"], "2026-11-13");
}

// Nobody posts for centuries: that is a slip of the finger, and counting its days takes minutes.
#[test]
fn a_period_of_centuries_is_a_slip() {
    let board = Board::reviewed("2026-11-03");
    for slip in ["--days 99999999", "--days 99999", "--until 9999-12-31", "--first 9026-11-03"] {
        assert_ne!(board.run(&format!("print 1 -o poster.pdf {slip}")).code, 0, "{slip}");
    }
    assert_ne!(board.run("setup --minimum dibao-initial=99999999 --by 郑演示").code, 0, "setup");
}
