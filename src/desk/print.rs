//! Print posters: clean ones only of what was reviewed, everything else marked as a draft.

use std::path::PathBuf;

use super::case::{Case, PosterPeriod};
use super::files::Pending;
use super::open::Desk;
use super::output::Output;
use super::outward::{PrinterOrder, PrinterWish, hand_to_printer};
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::moves::{PrintPlan, PrintWish, plan_print, printable, printed};
use crate::core::notice::hex;
use crate::core::office::Duty;
use crate::core::poster::{Mark, Poster};
use crate::core::privacy::{Finding, scan};
use crate::core::stage::{Move, allow};
use crate::core::template::Level;
use crate::core::watch::{Watch, tell};
use crate::core::words::Message;
use crate::press::fonts::official;
use crate::press::{self, Paper, PhotoFile, PrintOrder, PrintedPdf, Style, Theme, beside};
use sha2::{Digest, Sha256};

/// A poster to print.
#[derive(Clone, Debug)]
pub struct PrintRequest {
    /// Where the PDF goes.
    pub output: Output,
    /// How it is to look.
    pub style: Style,
    /// Period wishes.
    pub wish: PrintWish,
    /// A watermarked draft even when it could be printed clean.
    pub draft: bool,
    /// The printer that the PDF is sent to as well.
    pub printer: Option<PrinterWish>,
    /// Who prints.
    pub by: Option<String>,
}

/// A PDF that is safely written.
#[derive(Debug)]
pub struct PrintedFile {
    /// Where.
    pub path: PathBuf,
    /// Pages.
    pub pages: u32,
    /// The edition; `None` for a watermarked draft.
    pub plan: Option<PrintPlan>,
    /// Why it is only a draft.
    pub why_draft: Option<Message>,
    /// What does not block but should be looked at.
    pub warnings: Vec<Issue>,
}

/// A poster that is set, and not yet written anywhere.
#[derive(Debug)]
pub(super) struct Ready {
    case: Case,
    pdf: PrintedPdf,
    /// The edition and who prints it; `None` for a watermarked draft.
    edition: Option<(PrintPlan, String)>,
    why_draft: Option<Message>,
    warnings: Vec<Issue>,
}

/// The folder of the office for fonts that an official poster is set in.
const FONTS: &str = "fonts";

impl PrintRequest {
    /// A clean poster of the shortest period from today, by the only one who can have drafted it.
    #[must_use]
    pub fn new(output: Output, style: Style) -> Self {
        Self { output, style, wish: PrintWish::default(), draft: false, printer: None, by: None }
    }
}

impl PrintedFile {
    /// What was printed, in a sentence.
    #[must_use]
    pub fn told(&self, number: &str) -> Message {
        let message = match &self.plan {
            None => Message::of("print-draft"),
            Some(plan) => match plan.last {
                None => Message::of("print-long").with("first", plan.first),
                Some(last) => Message::of("print-done").with("first", plan.first).with("last", last),
            },
        };
        let no = self.plan.as_ref().map(|plan| plan.no.to_string()).unwrap_or_default();
        let message = message.with("path", self.path.display()).with("pages", self.pages).with("no", no);
        message.with("number", number)
    }
}

impl Desk {
    /// Prints a notice. `progress` is told pages done and in all; nothing is recorded or written
    /// when it stops the work.
    ///
    /// # Errors
    /// Refused when errors remain; a draft is refused only for what may never leave the program:
    /// private numbers and characters that no font has. Input faults when the printer fails:
    /// nothing is recorded or left behind then.
    pub fn print(
        &mut self,
        number: &str,
        request: &PrintRequest,
        progress: &mut Watch<'_>,
    ) -> Result<PrintedFile, Fault> {
        let ready = self.ready(number, request, progress)?;
        self.deliver(ready, request)
    }

    /// Sets the poster of a notice as `request` says, if it may be printed at all.
    pub(super) fn ready(&self, number: &str, request: &PrintRequest, progress: &mut Watch<'_>) -> Result<Ready, Fault> {
        let case = self.case(number)?;
        self.outside(&request.output.poster(&case.notice.number))?;
        if request.draft {
            return self.ready_draft(case, request, None, progress);
        }
        match allow(&case.notice, &case.template, Move::Print) {
            Ok(()) => self.ready_clean(case, request, progress),
            Err(fault) if fault.message.key == "stage-print-unreviewed" => {
                self.ready_draft(case, request, Some(fault.message), progress)
            }
            Err(fault) => Err(fault),
        }
    }

    /// What a clean edition would print.
    ///
    /// # Errors
    /// As [`Desk::print`] for its period.
    pub fn plan_print(&self, number: &str, wish: &PrintWish, by: &str) -> Result<PrintPlan, Fault> {
        let case = self.case(number)?;
        plan_print(self.scene(&case), wish, by)
    }

    fn ready_clean(&self, case: Case, request: &PrintRequest, progress: &mut Watch<'_>) -> Result<Ready, Fault> {
        let by = self.actor(request.by.as_deref(), Duty::Draft, None)?;
        let plan = plan_print(self.scene(&case), &request.wish, &by)?;
        let period = PosterPeriod { days: Some((plan.first, plan.last)), span: plan.span };
        let poster = self.poster(&case, period, self.practice_marks())?;
        // Nothing leaves before both are done: looked through, for private numbers as well, and set.
        let check = || self.issues_on(&case, &poster, period.days);
        let (checked, pdf) = beside(check, || self.set(&poster, &request.style, progress));
        let (issues, _) = checked?;
        printable(&issues)?;
        let pdf = pdf?;
        let warnings = issues.into_iter().filter(|issue| issue.level == Level::Warning).collect();
        Ok(Ready { case, pdf, edition: Some((plan, by)), why_draft: None, warnings })
    }

    fn ready_draft(
        &self,
        case: Case,
        request: &PrintRequest,
        why_draft: Option<Message>,
        progress: &mut Watch<'_>,
    ) -> Result<Ready, Fault> {
        let mut marks = vec![Mark::Draft];
        marks.extend(self.practice_marks());
        let poster = self.poster(&case, self.open_period(&case), marks)?;
        let check = || self.issues_on(&case, &poster, None);
        let (checked, pdf) = beside(check, || self.set(&poster, &request.style, progress));
        let (issues, _) = checked?;
        let never = |issue: &&Issue| issue.blocks() && matches!(issue.code.as_str(), "C03" | "C04" | "C16" | "C25");
        let errors: Vec<Message> = issues.iter().filter(never).map(|issue| issue.message.clone()).collect();
        if !errors.is_empty() {
            return Err(Fault::refused(Message::of("print-errors").with("count", errors.len())).because(errors));
        }
        let pdf = pdf?;
        Ok(Ready { case, pdf, edition: None, why_draft, warnings: Vec::new() })
    }

    /// Writes a poster, sends it to the printer, and records the edition: only of what came out, so
    /// that no clean poster stays without one.
    pub(super) fn deliver(&mut self, ready: Ready, request: &PrintRequest) -> Result<PrintedFile, Fault> {
        let Ready { case, pdf, edition, why_draft, warnings } = ready;
        let number = &case.notice.number;
        let path = match edition {
            Some(_) => request.output.poster(number),
            None => request.output.sample(number),
        };
        let pending = Pending::write(&path, &pdf.bytes)?;
        to_printer(&pending, number, pdf.sheet, request)?;
        let path = match &edition {
            None => pending.keep_or_drop()?,
            Some((plan, by)) => {
                let digest = hex(&Sha256::digest(&pdf.bytes));
                let event = printed(self.scene(&case), plan, &digest, pdf.pages, &pdf.paper.name(), by);
                self.commit(vec![event]).map_err(|fault| unrecorded(fault, number, request))?;
                pending.keep()?
            }
        };
        Ok(PrintedFile { path, pages: pdf.pages, plan: edition.map(|(plan, _)| plan), why_draft, warnings })
    }

    /// Lays out what nothing else has checked and makes the PDF: none with an identity or card
    /// number on it.
    pub(super) fn press(&self, poster: &Poster, style: &Style, progress: &mut Watch<'_>) -> Result<PrintedPdf, Fault> {
        let scan = || scan(poster).into_iter().filter(Finding::is_absolute).map(Finding::placed).collect();
        let (found, printed): (Vec<Message>, _) = beside(scan, || self.set(poster, style, progress));
        if !found.is_empty() {
            return Err(Fault::refused(Message::of("print-errors").with("count", found.len())).because(found));
        }
        printed
    }

    // Every PDF is made here, with the photographs that the poster names. Who calls it looks the poster
    // through.
    fn set(&self, poster: &Poster, style: &Style, progress: &mut Watch<'_>) -> Result<PrintedPdf, Fault> {
        let mut photos = Vec::new();
        for photo in &poster.photos {
            tell(progress, 0, poster.photos.len())?;
            photos.push(self.photo_file(&photo.digest)?);
        }
        let style = self.dressed(style);
        press::print(&PrintOrder { poster, style, photos: &photos, made: self.now.today }, progress)
    }

    /// `style` with the faces of this computer and of the folder `fonts` of the office, where its
    /// theme asks for them.
    pub(super) fn dressed(&self, style: &Style) -> Style {
        match style.theme {
            Theme::Plain => *style,
            Theme::Official => Style { voices: official(&self.home().join(FONTS)), ..*style },
        }
    }

    fn photo_file(&self, digest: &str) -> Result<PhotoFile, Fault> {
        Ok(PhotoFile { digest: digest.to_owned(), bytes: self.store.photo(digest)? })
    }
}

fn to_printer(pending: &Pending, number: &str, paper: Paper, request: &PrintRequest) -> Result<(), Fault> {
    let Some(wish) = &request.printer else { return Ok(()) };
    let order = PrinterOrder { printer: wish.name.clone(), copies: wish.copies, paper, title: number.to_owned() };
    hand_to_printer(pending.beside(), &order)
}

fn unrecorded(mut fault: Fault, number: &str, request: &PrintRequest) -> Fault {
    if request.printer.is_some() {
        fault.details.push(Message::of("print-unrecorded").with("number", number));
    }
    fault
}
