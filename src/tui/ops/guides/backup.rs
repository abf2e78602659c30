//! Write a backup.

use super::answered::Answered;
use super::asks::{ask, sheet, to_board, to_folder};
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::Desk;
use crate::tui::answer::{GuideSheet, Outcome};
use crate::tui::ops::{Ops, Progress};
use crate::tui::widgets::editor::FieldKind;

pub(super) fn guide(ops: &mut Ops) -> Result<GuideSheet, Fault> {
    let folder = ops.desk()?.home().join("backups").display().to_string();
    let asks =
        vec![ask("folder", "backup-ask-folder", FieldKind::Folder).value(folder).help("backup-help-folder").required()];
    Ok(sheet(Message::of("guide-backup"), vec![Message::of("backup-about")], asks))
}

pub(super) fn act(desk: &mut Desk, answers: Answered<'_>, watch: Progress<'_>) -> Result<Outcome, Fault> {
    let made = desk.backup(answers.path("folder").as_deref(), watch)?;
    let next = vec![to_board(), to_folder(&made.path)];
    Ok(Outcome { title: made.told(), lines: made.notes, next })
}
