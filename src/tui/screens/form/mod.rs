//! The form of a notice: everything that its kind asks, typed without ever being blocked, read
//! and shown as a poster while it is typed, and kept beside the journal all the time.

mod boxes;
mod choices;
mod findings;
mod grid;
mod help;
mod import;
mod leaving;
mod list;
mod reading;
mod sheet;
mod sheet_table;
mod update;
mod view;
mod work;

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use self::boxes::has_list;
use self::findings::Findings;
use self::grid::GridPane;
use self::import::ImportPane;
use self::reading::Reading;
use self::sheet::Paper;
use self::work::Work;
use crate::core::words::Message;
use crate::desk::{FormOpened, Unsaved};
use crate::tui::action::Action;
use crate::tui::answer::Saved;
use crate::tui::ctx::Ctx;
use crate::tui::job::{Job, Then};
use crate::tui::screen_id::ScreenId;
use crate::tui::widgets::editor::FieldKind;
use crate::tui::widgets::fields::Fields;

/// The form of a notice.
#[derive(Clone, Debug)]
pub(crate) struct FormScreen {
    work: Work,
    fields: Fields,
    reading: Reading,
    findings: Findings,
    /// The findings are of what is typed now.
    checked: bool,
    paper: Paper,
    /// The list, while it is open.
    grid: Option<Box<GridPane>>,
    /// The list changed and was not read yet.
    rows_due: bool,
    /// A spreadsheet that was read and not yet taken.
    import: Option<Box<ImportPane>>,
    /// What is to be done once somebody said who types.
    asked: Option<Then>,
    /// What was tried since the last change: a second time it is done whatever stands against it.
    tried: Option<Then>,
}

impl FormScreen {
    /// A form as the desk hands it out; the first field is at hand.
    #[must_use]
    pub(crate) fn new(sheet: FormOpened, ctx: &Ctx) -> Self {
        let work = Work::new(sheet, ctx.today);
        let fields = boxes::boxes(&work, ctx);
        let mut screen = Self {
            fields,
            reading: Reading::default(),
            findings: Findings::default(),
            checked: false,
            paper: Paper::default(),
            grid: None,
            rows_due: false,
            import: None,
            asked: None,
            tried: None,
            work,
        };
        if !screen.work.number().is_empty() {
            screen.findings.show_all();
        }
        screen.recheck(ctx);
        screen
    }

    /// Which keys are meant: those of the fields, of the list, or of a spreadsheet being taken.
    #[must_use]
    pub(crate) const fn id(&self) -> ScreenId {
        match (&self.import, &self.grid) {
            (Some(_), _) => ScreenId::Import,
            (None, Some(_)) => ScreenId::Grid,
            (None, None) => ScreenId::Form,
        }
    }

    /// What is typed and not in the journal.
    #[must_use]
    pub(crate) fn unsaved(&self) -> Option<Unsaved> {
        let mut unsaved = self.work.unsaved(None);
        if let Some(grid) = &self.grid {
            grid.values(&mut unsaved.values);
        }
        (self.work.is_changed() || unsaved.values != *self.work.values()).then_some(unsaved)
    }

    /// What has to be kept beside the journal before anything else is done.
    pub(crate) fn keep(&mut self) -> Option<Job> {
        self.work.keep()
    }

    /// It could not be kept beside the journal.
    pub(crate) const fn unkept(&mut self) {
        self.work.unkept();
    }

    /// It is in the journal now, and is typed on from there.
    pub(crate) fn kept(&mut self, saved: &Saved) {
        self.work.saved(saved);
        self.findings.show_all();
        self.checked = false;
        self.tried = None;
    }

    /// Why `action` is not possible now.
    #[must_use]
    pub(crate) fn refuses(&self, action: Action) -> Option<Message> {
        if let Some(import) = &self.import {
            return import.refuses(action);
        }
        if let Some(grid) = &self.grid {
            return grid.refuses(action);
        }
        match action {
            Action::Import if !has_list(self.work.template()) => Some(Message::of("form-no-list")),
            Action::Pick if !self.can_pick() => Some(Message::of("form-nothing-to-pick")),
            Action::NextIssue if self.findings.next(None, &self.fields).is_none() => {
                Some(Message::of("form-all-right"))
            }
            _ => None,
        }
    }

    fn can_pick(&self) -> bool {
        let kinds = [FieldKind::Day, FieldKind::One, FieldKind::Many, FieldKind::Link];
        self.fields.here().is_some_and(|field| kinds.contains(&field.kind))
    }

    pub(crate) fn takes_text(&self) -> bool {
        match (&self.import, &self.grid) {
            (Some(_), _) => false,
            (None, Some(grid)) => grid.takes_text(),
            (None, None) => self.fields.takes_text(),
        }
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        self.draw(area, ctx, buf)
    }
}
