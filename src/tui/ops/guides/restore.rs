//! Restore a backup: what is there now is kept beside.

use super::answered::Answered;
use super::asks::{ask, by, sheet, to_board};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::desk;
use crate::tui::answer::{Answer, GuideSheet, Outcome};
use crate::tui::ops::Ops;
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(ops: &mut Ops) -> GuideSheet {
    let mut asks = vec![ask("file", "restore-ask-file", FieldKind::File).help("restore-help-file").required()];
    // Where nothing is set up, or nothing can be read, anybody may.
    let able = ops.desk().map(|desk| desk.able(Duty::Manage)).unwrap_or_default();
    if !able.is_empty() {
        let person = ops.person(Some(Duty::Manage));
        asks.push(by(able, person));
    }
    let question = Some(Message::of("restore-question"));
    let endings = &["gslbak"];
    GuideSheet { question, endings, ..sheet(Message::of("guide-restore"), vec![Message::of("restore-about")], asks) }
}

pub(super) fn act(ops: &mut Ops, answers: Answered<'_>) -> Result<Answer, Fault> {
    let file = answers.path("file").unwrap_or_default();
    ops.close();
    let restored = desk::restore(&file, ops.home(), answers.by().as_deref(), ops.clock())?;
    let mut told = restored.told(&file).into_iter();
    let title = told.next().unwrap_or_else(|| Message::of("restore-done"));
    let lines = told.chain(restored.notes).collect();
    let opened = ops.opened()?;
    Ok(Answer::Changed(Box::new(opened), Box::new(Outcome { title, lines, next: vec![to_board()] })))
}
