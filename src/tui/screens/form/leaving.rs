//! Keeping the form, leaving it, and handing it on. Nothing is lost, and nobody is held back.

use super::FormScreen;
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::desk::ScreenSettings;
use crate::tui::ctx::Ctx;
use crate::tui::job::{Job, Then};
use crate::tui::want::Want;

impl FormScreen {
    /// Back: what was typed becomes one event; where nothing was, nothing stays behind.
    pub(super) fn leave(&mut self, ctx: &Ctx) -> Vec<Want> {
        self.left(self.fields.at, ctx);
        if !self.work.is_changed() {
            let forget = self.work.forget().map(Want::Do);
            return forget.into_iter().chain([Want::Back]).collect();
        }
        if self.tried == Some(Then::Back) {
            // It could not be saved: it stays beside the journal and is offered at the next start.
            let unsaved = Box::new(self.work.unsaved(None));
            let tell = Want::Tell(Message::of("form-left"));
            return vec![Want::Do(Job::Keep(unsaved)), Want::Back, tell];
        }
        self.save(Then::Back, ctx)
    }

    /// Hands it on. What is wrong is shown first; a second time it goes wherever the desk says.
    pub(super) fn submit(&mut self, ctx: &Ctx) -> Vec<Want> {
        self.findings.show_all();
        self.left(self.fields.at, ctx);
        let blocking = self.findings.blocking();
        if blocking == 0 || self.tried == Some(Then::Next) {
            return self.save(Then::Next, ctx);
        }
        self.tried = Some(Then::Next);
        self.go_to_issue(None);
        vec![Want::Refuse(Fault::refused(Message::of("form-blocked").with("count", blocking)))]
    }

    /// Saves it, once it is known who types.
    pub(super) fn save(&mut self, then: Then, ctx: &Ctx) -> Vec<Want> {
        self.tried = Some(then);
        let by = ctx.person(Duty::Draft);
        let several = ctx.office.as_ref().is_some_and(|office| office.staff_with(Duty::Draft).count() > 1);
        if by.is_none() && several {
            self.asked = Some(then);
            return vec![Self::ask_drafter(ctx)];
        }
        self.save_as(then, by, ctx.settings.clone(), ctx)
    }

    pub(super) fn save_as(
        &mut self,
        then: Then,
        by: Option<String>,
        mut settings: ScreenSettings,
        ctx: &Ctx,
    ) -> Vec<Want> {
        if self.work.number().is_empty() {
            settings.used(&self.work.template().id);
        }
        let unsaved = Box::new(self.work.unsaved(by));
        let set = (settings != ctx.settings).then(|| Want::Set(Box::new(settings)));
        // Beside the journal first: if saving fails nothing of it is lost.
        let keep = self.work.keep().map(Want::Do);
        set.into_iter().chain(keep).chain([Want::Do(Job::Save { unsaved, then })]).collect()
    }
}
