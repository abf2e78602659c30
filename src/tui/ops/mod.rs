//! Jobs → desk → answers. Here, and nowhere else, the screen meets the desk.

mod checks;
mod forms;
mod guides;
mod looking;
mod looks;
mod next_step;
mod opening;
mod review;
mod sheets;
mod town;

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use super::answer::Answer;
use super::job::Job;
use super::msg::Msg;
use super::worker::gone;
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::desk::{self, Access, Clock, Desk, PhotoCopies};

/// Told what is done and in all; says whether to go on.
pub(super) type Progress<'a> = &'a mut dyn FnMut(usize, usize) -> ControlFlow<()>;

/// The office behind the screen.
#[derive(Debug)]
pub struct Ops {
    home: PathBuf,
    /// The home that the program was started for; the other one is its practice board.
    real: PathBuf,
    clock: Clock,
    /// Whether it may be written to.
    access: Access,
    /// Opened when it is first needed, and again after a failure.
    desk: Option<Desk>,
    /// Photographs that are being looked at.
    copies: PhotoCopies,
}

impl Ops {
    /// The office in `home`.
    #[must_use]
    pub fn new(home: PathBuf, clock: Clock) -> Self {
        Self { real: home.clone(), home, clock, access: Access::Write, desk: None, copies: PhotoCopies::default() }
    }

    /// Does one job and says what came out. Nobody waits for a quiet one: what fails there is told
    /// apart.
    pub fn answer(&mut self, job: Job, progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>) -> Msg {
        let quiet = job.is_quiet();
        match catch_unwind(AssertUnwindSafe(|| self.run(job, progress))) {
            Ok(Ok(answer)) => Msg::Answered(Box::new(answer)),
            Ok(Err(fault)) if quiet => Msg::Answered(Box::new(Answer::Unkept(fault))),
            Ok(Err(fault)) => Msg::Failed(fault),
            Err(_) => {
                // The office is read anew from the journal: nothing half done stays in memory.
                self.close();
                gone()
            }
        }
    }

    /// Does one job.
    ///
    /// # Errors
    /// Whatever the desk refuses.
    pub fn run(
        &mut self,
        job: Job,
        progress: &mut dyn FnMut(usize, usize) -> ControlFlow<()>,
    ) -> Result<Answer, Fault> {
        self.require_access(&job)?;
        match job {
            Job::Open => self.work(),
            Job::Look => self.look(),
            Job::Practice => self.practice(),
            Job::Real => self.real(),
            Job::Board => self.board(),
            Job::Kinds => self.kinds(),
            Job::Form(order) => self.form(order),
            Job::Keep(unsaved) => self.keep(*unsaved),
            Job::Forget(id) => desk::drop_unsaved(&self.home, &id).map(|()| Answer::Kept),
            Job::Save { unsaved, then } => self.save(&unsaved, then),
            Job::Folder { path, endings } => folder(path, &endings),
            Job::ReadSheet { notice, template, input } => {
                self.read_sheet(notice.as_deref(), &template, *input, progress)
            }
            Job::Review(number) => self.review(&number),
            Job::Decide { number, request } => self.decide(&number, &request),
            Job::Story(number) => Ok(Answer::Story(Box::new(self.desk()?.story(&number)?))),
            Job::Objectors { number, by } => self.objectors(&number, &by),
            Job::Photo(digest) => self.photo(&digest),
            Job::PutBack { number, seq } => self.put_back(&number, seq),
            Job::Pages(number) => self.pages(number),
            Job::Picture { number, page, means, cells } => self.picture(&number, page, means, cells),
            Job::NextStep(number) => self.next_step(&number),
            Job::Guide(deed) => self.guide(deed),
            Job::Foresee(deed, answers) => self.foresee(deed, &answers),
            Job::Act(deed, answers) => self.act(&deed, &answers, progress),
            Job::View(path) => {
                desk::open_file(&path)?;
                Ok(Answer::Said(Message::of("viewer-opened").with("path", path.display())))
            }
            Job::Settings => Ok(Answer::Settings),
            Job::Doctor => self.doctor(),
            Job::Templates => self.own_templates(),
            Job::Findings(number) => self.findings(&number),
            Job::Town(order) => self.town(order, progress),
        }
    }

    /// The folder of the office that is open now.
    fn home(&self) -> &Path {
        &self.home
    }

    fn clock(&self) -> Clock {
        self.clock
    }

    fn settings(&self) -> desk::ScreenSettings {
        desk::screen_settings(&self.home).0
    }

    /// Who is at the keyboard, when that person has `duty`, or any of the duties that record.
    fn person(&self, duty: Option<Duty>) -> Option<String> {
        let desk = self.desk.as_ref()?;
        let able = duty.map_or_else(|| desk.recorders(), |duty| desk.able(duty));
        self.settings().person.filter(|name| able.contains(name))
    }

    /// Forgets the open office, as after a failure; the next job opens it again.
    pub fn close(&mut self) {
        self.desk = None;
    }

    /// The desk, opened for work.
    fn desk(&mut self) -> Result<&mut Desk, Fault> {
        if self.desk.is_none() {
            self.desk = Some(Desk::open(&self.home, self.access, self.clock)?);
        }
        let desk = self.desk.as_mut().ok_or_else(|| Fault::storage(Message::of("worker-gone")))?;
        desk.look_at_clock(self.clock);
        Ok(desk)
    }

    fn board(&mut self) -> Result<Answer, Fault> {
        Ok(Answer::Board(Box::new(self.desk()?.board()?)))
    }
}

fn folder(path: Option<PathBuf>, endings: &[String]) -> Result<Answer, Fault> {
    let Some(path) = path else { return Ok(Answer::Starts(desk::start_folders())) };
    let endings: Vec<&str> = endings.iter().map(String::as_str).collect();
    Ok(Answer::Folder(Box::new(desk::list_folder(&path, &endings)?)))
}
