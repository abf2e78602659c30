//! Earlier versions come back as a change like any other.

use gongshilan::core::event::Event;
use gongshilan::core::fault::FaultKind;
use gongshilan::core::notice::Stage;
use gongshilan::desk::{Content, EditRequest};
use tempfile::tempdir;

use super::help::*;

#[test]
fn an_earlier_version_becomes_the_content_again() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let number = draft(&mut desk);
    let first = values(&desk, &number);
    let mut changed = first.clone();
    changed.rows.push(household("李示范"));
    let content = Content::exactly(changed);
    desk.edit(&number, &EditRequest { content, by: Some(DRAFTER.to_owned()), ..EditRequest::default() }).unwrap();
    let changed = values(&desk, &number);
    pass(&mut desk, &number);

    let seq = versions(&desk, &number)[0];
    let back = desk.put_back("1", seq, Some(DRAFTER)).unwrap();
    assert_eq!((back.number.as_str(), back.review_void), (number.as_str(), true));
    let story = desk.story(&number).unwrap();
    assert_eq!((&story.notice.values, story.notice.stage, story.notice.versions), (&first, Stage::Draft, 3));
    assert!(matches!(story.records.last().unwrap().event, Event::Edited { .. }));

    let records = story.records.len();
    desk.put_back(&number, seq, Some(DRAFTER)).unwrap();
    assert_eq!(desk.story(&number).unwrap().records.len(), records, "it is the content already");
    desk.put_back(&number, versions(&desk, &number)[1], Some(DRAFTER)).unwrap();
    assert_eq!(values(&desk, &number), changed);
}

#[test]
fn what_is_no_version_of_this_notice_is_refused() {
    let home = tempdir().unwrap();
    let mut desk = office(home.path());
    let (one, other) = (draft(&mut desk), draft(&mut desk));
    pass(&mut desk, &one);
    let reviewed = desk.story(&one).unwrap().notice.seq;
    for seq in [0, reviewed, versions(&desk, &other)[0], 99] {
        let fault = desk.put_back(&one, seq, Some(DRAFTER)).unwrap_err();
        assert_eq!((fault.kind, fault.message.key.as_ref()), (FaultKind::Input, "version-unknown"), "{seq}");
    }
    let fault = desk.put_back(&one, versions(&desk, &one)[0], Some(REVIEWER)).unwrap_err();
    assert_eq!(fault.kind, FaultKind::Refused, "whoever may not draft may not go back either");
}
