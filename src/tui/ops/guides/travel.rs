//! Records to other offices and from them.

use std::path::Path;

use super::answered::Answered;
use super::asks::{ask, by, sheet, to_board, to_folder};
use crate::core::fault::Fault;
use crate::core::fingerprint::fingerprint;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::desk::{Arrived, Desk, ExportRequest, PhotoChoice, Since, packed_told};
use crate::tui::answer::{GuideSheet, NextStep, Outcome};
use crate::tui::job::{Deed, Job};
use crate::tui::ops::{Ops, Progress};
use crate::tui::town::TownOrder;
use crate::tui::widgets::editor::FieldKind;

/// What is sent: what is new, or everything.
const NEW: &str = "new";
const ALL: &str = "all";
/// Which photographs go along.
const PHOTOS: &[(&str, &str)] =
    &[("reduced", "send-photos-some"), ("full", "send-photos-all"), ("none", "send-photos-none")];

pub(super) fn send(ops: &mut Ops) -> Result<GuideSheet, Fault> {
    let desk = ops.desk()?;
    let folder = desk.home().join("records").display().to_string();
    let town = desk.office().town.clone();
    let asks = vec![
        ask("whom", "send-ask-whom", FieldKind::Text).value(town).help("send-help-whom").required(),
        ask("since", "send-ask-since", FieldKind::One)
            .words(&[(NEW, "send-new"), (ALL, "send-all")])
            .value(NEW)
            .required(),
        ask("photos", "send-ask-photos", FieldKind::One).words(PHOTOS).value("reduced").required(),
        ask("folder", "send-ask-folder", FieldKind::Folder).value(folder).help("send-help-folder").required(),
    ];
    Ok(sheet(Message::of("guide-send"), vec![Message::of("send-about")], asks))
}

pub(super) fn act_send(desk: &mut Desk, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let folder = answers.path("folder").unwrap_or_default();
    let since = if answers.text("since") == ALL { Since::Record(1) } else { Since::For(answers.text("whom")) };
    let photos = photos(answers);
    let packed = desk.export_into(&folder, &ExportRequest { since, photos, output: None })?;
    let shown = desk.key()?;
    let next = packed.first().map(|packed| to_folder(&packed.path));
    let mut told = packed.iter().flat_map(packed_told);
    let title = told.next().unwrap_or_else(|| Message::of("guide-send"));
    let key = Message::of("key-shown").with("fingerprint", shown.fingerprint);
    let lines = told.chain(std::iter::once(key)).collect();
    Ok(Outcome { title, lines, next: std::iter::once(to_board()).chain(next).collect() })
}

pub(super) fn receive(file: Option<&Path>) -> GuideSheet {
    let file = file.map(|file| file.display().to_string()).unwrap_or_default();
    let asks = vec![ask("file", "receive-ask-file", FieldKind::File).value(file).help("receive-help-file").required()];
    let about = vec![Message::of("receive-about")];
    GuideSheet { endings: &["gsl"], ..sheet(Message::of("guide-receive"), about, asks) }
}

pub(super) fn act_receive(desk: &mut Desk, answers: Answered<'_>, watch: Progress<'_>) -> Result<Outcome, Fault> {
    let path = answers.path("file").unwrap_or_default();
    let arrived = desk.receive(&path, watch)?;
    let mut told = Told::default();
    for it in &arrived {
        told.add(it);
    }
    let title = Message::of(if told.trouble == 0 { "receive-done" } else { "receive-trouble" });
    let title = title.with("count", told.trouble).with("all", arrived.len());
    Ok(told.outcome(title))
}

/// What became of files, in sentences, and what can follow.
#[derive(Default)]
struct Told {
    lines: Vec<Message>,
    next: Vec<NextStep>,
    trouble: usize,
}

impl Told {
    fn add(&mut self, it: &Arrived) {
        self.trouble += usize::from(it.is_trouble());
        match &it.outcome {
            Ok(received) => self.lines.extend(received.told()),
            Err(fault) => {
                self.lines.push(fault.message.clone());
                // First contact, or a new key: the next step is to compare.
                if ["parcel-unregistered", "parcel-other-key"].contains(&fault.message.key.as_ref()) {
                    let job = Job::Guide(Deed::Register { file: it.path.clone() });
                    self.next.push(NextStep { label: Message::of("next-register"), job });
                }
            }
        }
    }

    fn outcome(mut self, title: Message) -> Outcome {
        self.next.push(to_board());
        self.next.push(NextStep { label: Message::of("next-overview"), job: Job::Town(TownOrder::Overview) });
        Outcome { title, lines: self.lines, next: self.next }
    }
}

pub(super) fn sync() -> GuideSheet {
    let asks = vec![
        ask("folder", "sync-ask-folder", FieldKind::Folder).help("sync-help-folder").required(),
        ask("photos", "send-ask-photos", FieldKind::One).words(PHOTOS).value("reduced").required(),
    ];
    sheet(Message::of("guide-sync"), vec![Message::of("sync-about")], asks)
}

pub(super) fn act_sync(desk: &mut Desk, answers: Answered<'_>, watch: Progress<'_>) -> Result<Outcome, Fault> {
    let folder = answers.path("folder").unwrap_or_default();
    let synced = desk.sync(&folder, photos(answers), watch)?;
    let mut told = Told { lines: synced.written.iter().flat_map(packed_told).collect(), ..Told::default() };
    for it in &synced.arrived {
        told.add(it);
    }
    let title = match (synced.written.len(), synced.arrived.len(), told.trouble) {
        (0, 0, _) => Message::of("sync-nothing"),
        (_, _, 0) => Message::of("sync-done"),
        _ => Message::of("sync-trouble"),
    };
    let title = title.with("written", synced.written.len()).with("arrived", synced.arrived.len());
    let title = title.with("count", told.trouble);
    Ok(told.outcome(title))
}

fn photos(answers: Answered<'_>) -> PhotoChoice {
    match answers.text("photos").as_str() {
        "full" => PhotoChoice::All,
        "none" => PhotoChoice::None,
        _ => PhotoChoice::Fitting,
    }
}

pub(super) fn register(ops: &mut Ops, file: &Path) -> Result<GuideSheet, Fault> {
    let able = ops.desk()?.able(Duty::Manage);
    let person = ops.person(Some(Duty::Manage));
    let introduced = ops.desk()?.introduce(file)?;
    let from = Message::of("register-from").with("name", &introduced.sender.name);
    let from = from.with("code", &introduced.sender.code);
    let shown = Message::of("register-print").with("fingerprint", fingerprint(&introduced.key));
    let mut asks = vec![ask("read", "register-ask-read", FieldKind::Text).help("register-help-read").required()];
    if introduced.registered.is_some() {
        asks.push(ask("reason", "register-ask-reason", FieldKind::Text).required());
    }
    asks.push(by(able, person));
    Ok(sheet(Message::of("guide-register"), vec![from, shown], asks))
}

pub(super) fn act_register(desk: &mut Desk, file: &Path, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let introduced = desk.introduce(file)?;
    desk.register(&introduced, &answers.text("read"), &answers.text("reason"), answers.by().as_deref())?;
    let title = Message::of("register-done").with("name", &introduced.sender.name);
    let title = title.with("code", &introduced.sender.code).with("fingerprint", fingerprint(&introduced.key));
    let job = Job::Guide(Deed::Receive { file: Some(file.to_owned()) });
    let receive = NextStep { label: Message::of("guide-receive"), job };
    Ok(Outcome { title, lines: Vec::new(), next: vec![receive, to_board()] })
}
