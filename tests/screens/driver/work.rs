//! What the desk does for the screen, at once and in order.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use gongshilan::core::fault::Fault;
use gongshilan::core::stage::Move;
use gongshilan::core::words::Message;
use gongshilan::desk;
use gongshilan::tui::answer::{Answer, Opened};
use gongshilan::tui::job::{Deed, Job};
use gongshilan::tui::town::TownDeed;
use gongshilan::tui::{Effect, Msg};

use super::{Clerk, Reach, SHOWN};

impl Clerk {
    pub(super) fn begin(&mut self) {
        if !std::mem::replace(&mut self.begun, true) {
            let effects = self.app.begin();
            self.carry_out(effects);
        }
    }

    pub(super) fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Do(job) => match &mut self.held {
                    Some(held) => held.push_back(job),
                    None => self.work(job),
                },
                Effect::Cancel => self.cancelled = true,
                Effect::Set(settings) if self.app.ctx().keeps_settings() => {
                    desk::keep_screen_settings(&self.real(&self.app.ctx().home), &settings).unwrap();
                }
                Effect::Set(_) | Effect::Redraw | Effect::Quit => {}
            }
        }
    }

    pub(super) fn work(&mut self, job: Job) {
        let stop = std::mem::take(&mut self.cancelled);
        let mut steps = Vec::new();
        let mut progress = |done, all| {
            steps.push(Msg::Progress(done, all));
            if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut answer = match outward(&job) {
            // No test opens a viewer or prints.
            Some(Outward::Program) => Msg::Answered(Box::new(Answer::Said(Message::of("told-ok")))),
            Some(Outward::File) if self.reach == Reach::Inside => {
                Msg::Failed(Fault::refused(Message::of("store-opened-for-reading")))
            }
            _ => self.ops.answer(job, &mut progress),
        };
        if let Msg::Answered(answer) = &mut answer
            && let Answer::Opened(opened) | Answer::Changed(opened, _) = answer.as_mut()
        {
            self.hide_folder(opened);
        }
        for msg in steps.into_iter().chain([answer]) {
            let effects = self.app.update(msg);
            self.carry_out(effects);
        }
    }

    fn hide_folder(&self, opened: &mut Opened) {
        let practice = opened.home != self.home && opened.home == desk::practice_home(&self.home);
        opened.home = if practice { desk::practice_home(Path::new(SHOWN)) } else { PathBuf::from(SHOWN) };
    }

    fn real(&self, shown: &Path) -> PathBuf {
        if shown == Path::new(SHOWN) { self.home.clone() } else { desk::practice_home(&self.home) }
    }
}

/// What a job hands over to the world outside.
enum Outward {
    Program,
    File,
}

const fn outward(job: &Job) -> Option<Outward> {
    match job {
        Job::View(_) | Job::Photo(_) | Job::Act(Deed::Printer { .. }, _) => Some(Outward::Program),
        Job::Act(
            Deed::Backup
            | Deed::Restore
            | Deed::Ledger
            | Deed::Round
            | Deed::Catalog
            | Deed::Sync
            | Deed::Town(TownDeed::Round(_) | TownDeed::DueSheet { .. })
            | Deed::Move { step: Move::Print | Move::Certify, .. },
            _,
        ) => Some(Outward::File),
        _ => None,
    }
}
