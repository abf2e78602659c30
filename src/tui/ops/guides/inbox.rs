//! What other offices sent: answer it, or take a file over.

use super::answered::Answered;
use super::asks::{ask, by, sheet, to_board};
use crate::core::event::Event;
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::desk::{Desk, InboxItem};
use crate::tui::answer::{Alternative, Ask, GuideSheet, Outcome};
use crate::tui::ops::Ops;
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(ops: &mut Ops, item: Option<&str>) -> Result<GuideSheet, Fault> {
    let person = ops.person(None);
    let desk = ops.desk()?;
    let open: Vec<InboxItem> = desk.inbox()?.into_iter().filter(|item| !item.done).collect();
    let wanted = open.iter().find(|it| Some(it.id.as_str()) == item).or(open.first());
    let Some(first) = wanted.map(|item| item.id.clone()) else {
        return Err(Fault::refused(Message::of("inbox-nothing")));
    };
    let mut able = desk.able(Duty::Draft);
    able.extend(desk.able(Duty::Manage).into_iter().filter(|name| !able.contains(name)).collect::<Vec<_>>());
    let asks = vec![
        Ask {
            choices: open.iter().map(choice).collect(),
            ..ask("item", "inbox-ask-item", FieldKind::One).value(first).required()
        },
        ask("number", "inbox-ask-number", FieldKind::Text).help("inbox-help-number"),
        ask("remarks", "inbox-ask-remarks", FieldKind::Text),
        by(able, person),
    ];
    Ok(sheet(Message::of("guide-inbox"), vec![Message::of("inbox-about")], asks))
}

fn choice(item: &InboxItem) -> Alternative {
    Alternative { value: item.id.clone(), label: Some(item.told()) }
}

pub(super) fn act(desk: &mut Desk, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let (id, by) = (answers.text("item"), answers.by());
    let register =
        desk.inbox()?.iter().any(|item| item.id == id && matches!(item.record.event, Event::RegisterKept(_)));
    let title = if register {
        Message::of("inbox-taken").with("path", desk.take_register(&id, by.as_deref())?.display())
    } else {
        let item = desk.answer(&id, answers.given("number").as_deref(), &answers.text("remarks"), by.as_deref())?;
        Message::of("inbox-answered").with_said("what", item.told())
    };
    Ok(Outcome { title, lines: Vec::new(), next: vec![to_board()] })
}
