//! An invented village office at its desk.

use std::path::Path;

use chrono::NaiveDate;
use gongshilan::core::event::Event;
use gongshilan::core::office::{Duty, Hotline, IssuerLevel, Place, Staff};
use gongshilan::core::values::{Row, Values};
use gongshilan::core::watch::unwatched;
use gongshilan::desk::{
    Access, Clock, Content, Desk, DraftRequest, OfficeChange, Output, Paper, PostRequest, PrintRequest, ReviewRequest,
    set_up,
};

/// Drafts and posts.
pub(crate) const DRAFTER: &str = "周样例";
/// Drafts, too, and reviews.
pub(crate) const SECOND: &str = "吴示范";
/// Reviews.
pub(crate) const REVIEWER: &str = "郑演示";

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn today() -> Clock {
    Clock::Chosen(day("2026-11-24"))
}

fn staff(name: &str, duties: &[Duty]) -> Staff {
    Staff { name: name.to_owned(), post: "委员".to_owned(), duties: duties.iter().copied().collect() }
}

/// A practice office with one drafter, one reviewer and one who does both.
pub(crate) fn office(home: &Path) -> Desk {
    let change = OfficeChange {
        name: Some("示例镇柳泉村村民委员会".to_owned()),
        short: Some("柳泉村".to_owned()),
        code: Some("370000001".to_owned()),
        level: Some(IssuerLevel::Village),
        town: Some("示例镇".to_owned()),
        places: vec![Place { name: "柳泉村村务公开栏".to_owned(), kind: "村居公开栏".to_owned() }],
        hotlines: vec![Hotline { name: "柳泉村村民委员会".to_owned(), number: "0632-0000000".to_owned() }],
        staff: vec![
            staff(DRAFTER, &[Duty::Draft, Duty::Post]),
            staff(SECOND, &[Duty::Draft, Duty::Review]),
            staff(REVIEWER, &[Duty::Review, Duty::Inspect, Duty::Manage]),
        ],
        practice: true,
        ..OfficeChange::default()
    };
    set_up(home, change, None, today()).unwrap()
}

pub(crate) fn open(home: &Path) -> Desk {
    Desk::open(home, Access::Write, today()).unwrap()
}

pub(crate) fn household(head: &str) -> Row {
    [("head", head), ("persons", "2"), ("village", "柳泉村1组"), ("amount", "1040"), ("opinion", "拟同意")]
        .map(|(key, text)| (key.to_owned(), text.to_owned()))
        .into()
}

/// What a clerk typed into the form of a first decision on minimum living allowances.
pub(crate) fn typed() -> Values {
    let mut values = Values::default();
    values.set("batch", "2026年第四季度");
    values.set("examiner", "示例镇人民政府");
    values.set("formed_on", "2026.11.23");
    values.rows = vec![household("张样例")];
    values
}

pub(crate) const KIND: &str = "dibao-initial";

pub(crate) fn request(content: Content) -> DraftRequest {
    DraftRequest { template: KIND.to_owned(), content, by: Some(DRAFTER.to_owned()), ..DraftRequest::default() }
}

pub(crate) fn draft(desk: &mut Desk) -> String {
    let content = Content { values: Some(typed()), ..Content::default() };
    desk.draft(&request(content)).unwrap().number
}

pub(crate) fn values(desk: &Desk, number: &str) -> Values {
    desk.story(number).unwrap().notice.values
}

/// Places in the chain of the records that hold a version of the content.
pub(crate) fn versions(desk: &Desk, number: &str) -> Vec<u64> {
    let records = desk.story(number).unwrap().records.into_iter();
    let version = |event: &Event| matches!(event, Event::Drafted(_) | Event::Edited { .. });
    records.filter(|record| version(&record.event)).map(|record| record.seq).collect()
}

pub(crate) fn pass(desk: &mut Desk, number: &str) {
    let by = Some(REVIEWER.to_owned());
    let request = ReviewRequest { secrecy: true, privacy: true, accuracy: true, by, ..ReviewRequest::default() };
    assert!(desk.review(number, &request).unwrap());
}

/// Prints to `folder/poster.pdf`.
pub(crate) fn poster(folder: &Path) -> PrintRequest {
    let output = Output::File(folder.join("poster.pdf"));
    PrintRequest { by: Some(DRAFTER.to_owned()), ..PrintRequest::new(output, Paper::a4().into()) }
}

/// Reviewed, printed and hung today.
pub(crate) fn publish(desk: &mut Desk, number: &str, folder: &Path) {
    pass(desk, number);
    desk.print(number, &poster(folder), &mut unwatched).unwrap();
    desk.post(number, &PostRequest { by: Some(DRAFTER.to_owned()), ..PostRequest::default() }).unwrap();
}
