//! Which move each stage allows: the whole table of the state machine.

use gongshilan::core::event::Event;
use gongshilan::core::fault::FaultKind;
use gongshilan::core::notice::{Notice, Stage};
use gongshilan::core::office::OfficeNames;
use gongshilan::core::stage::{Move, allow};
use gongshilan::core::template::Template;
use gongshilan::core::words::{Lang, Words};

use crate::help::{Life, template};

fn at_every_stage(template: &Template) -> Vec<Notice> {
    let mut notices = Vec::new();
    let mut life = Life::of(template, "2026-11-02");
    notices.push(life.notice().clone());
    let mut returned = Life::of(template, "2026-11-02");
    returned.review("2026-11-02", false);
    notices.push(returned.notice().clone());
    notices.push(life.review("2026-11-03", true).notice().clone());
    notices.push(life.print("2026-11-03", Some("2026-11-10"), Some(7)).notice().clone());
    notices.push(life.hang("2026-11-03", "栏").notice().clone());
    notices.push(life.down("2026-11-12", "栏", false).notice().clone());
    let archived = Event::Archived { archive_no: "A1".into() };
    notices.push(life.event("2026-11-13", archived).notice().clone());
    let mut withdrawn = Life::of(template, "2026-11-02");
    notices.push(withdrawn.event("2026-11-03", Event::Withdrawn { reason: "测试".into() }).notice().clone());
    let mut superseded = Life::of(template, "2026-11-02");
    superseded.review("2026-11-03", true).print("2026-11-03", None, None).hang("2026-11-03", "栏");
    superseded.down("2026-11-12", "栏", false);
    notices.push(superseded.event("2026-11-12", Event::Superseded { by: "示例-2026-0002".into() }).notice().clone());
    notices
}

#[test]
fn every_stage_allows_what_it_should_and_nothing_else() {
    let template = template("dibao-initial");
    let table: Vec<(Stage, &[Move])> = vec![
        (Stage::Draft, &[Move::Edit, Move::Review, Move::Except, Move::Withdraw]),
        (Stage::Returned, &[Move::Edit, Move::Except, Move::Withdraw]),
        (Stage::Reviewed, &[Move::Edit, Move::Review, Move::Print, Move::Except, Move::Withdraw]),
        (Stage::Printed, &[Move::Edit, Move::Review, Move::Print, Move::Post, Move::Except, Move::Withdraw]),
        (
            Stage::Posted,
            &[
                Move::Print,
                Move::Post,
                Move::Inspect,
                Move::Photo,
                Move::Object,
                Move::Except,
                Move::TakeDown,
                Move::Certify,
                Move::Correct,
            ],
        ),
        (Stage::TakenDown, &[Move::Inspect, Move::Photo, Move::Object, Move::Certify, Move::Correct]),
        (Stage::Archived, &[Move::Photo]),
        (Stage::Withdrawn, &[Move::Archive]),
        (Stage::Superseded, &[Move::Photo, Move::Archive]),
    ];
    let notices = at_every_stage(&template);
    assert_eq!(notices.len(), table.len());
    for (notice, (stage, allowed)) in notices.iter().zip(table) {
        assert_eq!(notice.stage, stage);
        let found: Vec<Move> = Move::ALL.into_iter().filter(|step| allow(notice, &template, *step).is_ok()).collect();
        assert_eq!(found, allowed, "{stage:?}");
    }
}

#[test]
fn every_refusal_says_why_and_what_to_do_in_both_languages() {
    let template = template("dibao-initial");
    for notice in at_every_stage(&template) {
        for step in Move::ALL {
            let Err(fault) = allow(&notice, &template, step) else { continue };
            assert_eq!(fault.kind, FaultKind::Refused);
            for lang in [Lang::Zh, Lang::En] {
                let words = Words::of(lang);
                assert!(!words.say(&fault.message).contains('{'), "{fault:?}");
                assert!(words.hint(&fault.message).is_some(), "{:?} {step:?} {}", notice.stage, fault.message.key);
            }
        }
    }
}

#[test]
fn an_edit_voids_the_review() {
    let template = template("dibao-initial");
    let mut life = Life::of(&template, "2026-11-02");
    life.review("2026-11-03", true);
    assert!(life.notice().passed_review().is_some());
    let mut values = life.notice().values.clone();
    values.set("batch", "2026年11月");
    life.event("2026-11-03", Event::Edited { values, office: OfficeNames::default(), follows: None });
    assert!(life.notice().passed_review().is_none());
    assert_eq!(life.notice().stage, Stage::Draft);
    assert!(allow(life.notice(), &template, Move::Print).is_err());
}

#[test]
fn an_archive_needs_a_certificate_first() {
    let template = template("dibao-initial");
    let mut life = Life::of(&template, "2026-11-02");
    life.review("2026-11-03", true).print("2026-11-03", Some("2026-11-10"), Some(7)).hang("2026-11-03", "栏");
    life.down("2026-11-12", "栏", false);
    let fault = allow(life.notice(), &template, Move::Archive).unwrap_err();
    assert_eq!(fault.message.key, "stage-archive-uncertified");
}
