//! What F8 comes to: passed, returned, or what is still missing, each said before it is pressed.

use super::questions::{BY, REMARKS, answer, returns, text, unanswered};
use super::{Part, ReviewScreen};
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::words::Message;
use crate::desk::ReviewRequest;
use crate::tui::ctx::Ctx;
use crate::tui::job::Job;
use crate::tui::popups::{Choose, Item};
use crate::tui::theme::Role;
use crate::tui::want::Want;

/// Name of the list of reviewers.
pub(super) const REVIEWER: &str = "reviewer";

impl ReviewScreen {
    fn errors(&self) -> usize {
        self.sheet.content.iter().filter(|issue| issue.blocks()).count()
    }

    /// What F8 would do now.
    pub(super) fn foresee(&self) -> (Role, Message) {
        let open = unanswered(&self.fields).len();
        let by = text(&self.fields, BY);
        if self.sheet.reviewers.is_empty() {
            (Role::Error, self.nobody())
        } else if open > 0 {
            (Role::Dim, Message::of("review-open").with("count", open))
        } else if returns(&self.fields) && text(&self.fields, REMARKS).is_empty() {
            (Role::Warning, Message::of("review-reason"))
        } else if returns(&self.fields) {
            (Role::Warning, Message::of("review-will-return").with("by", by))
        } else if self.errors() > 0 {
            (Role::Error, Message::of("review-blocked").with("count", self.errors()))
        } else {
            (Role::Good, Message::of("review-will-pass").with("by", by))
        }
    }

    /// Records the review, or says what is missing and goes there. Neither end asks once more:
    /// both are typed answer by answer, and a change of the content undoes both.
    pub(super) fn decide(&mut self, ctx: &Ctx) -> Vec<Want> {
        if let Some(first) = unanswered(&self.fields).first() {
            self.asked = true;
            self.go_to(first);
            return vec![Want::Tell(self.foresee().1)];
        }
        if returns(&self.fields) && text(&self.fields, REMARKS).is_empty() {
            self.go_to(REMARKS);
            return vec![Want::Tell(Message::of("review-reason"))];
        }
        if !returns(&self.fields) && self.errors() > 0 {
            self.part = Part::Findings;
            return vec![Want::Refuse(self.blocked())];
        }
        if text(&self.fields, BY).is_empty() {
            self.go_to(BY);
            return vec![Want::Choose(self.who(ctx))];
        }
        if self.pages.seen() < self.pages.count() && !self.warned {
            self.warned = true;
            let message = Message::of("review-unseen").with("seen", self.pages.seen());
            return vec![Want::Tell(message.with("pages", self.pages.count()))];
        }
        vec![Want::Do(Job::Decide { number: self.sheet.number.clone(), request: Box::new(self.request()) })]
    }

    // The desk would refuse it as well: here it is said with what is wrong.
    fn blocked(&self) -> Fault {
        let errors = self.sheet.content.iter().filter(|issue| issue.blocks());
        let details = errors.map(|issue: &Issue| issue.message.clone()).collect();
        Fault::refused(Message::of("review-blocked").with("count", self.errors())).because(details)
    }

    fn go_to(&mut self, key: &str) {
        self.part = Part::Questions;
        self.fields.go_to(key);
    }

    fn request(&self) -> ReviewRequest {
        let yes = |key| answer(&self.fields, key).unwrap_or(false);
        ReviewRequest {
            secrecy: yes("secrecy"),
            privacy: yes("privacy"),
            accuracy: yes("accuracy"),
            remarks: text(&self.fields, REMARKS),
            day: None,
            by: Some(text(&self.fields, BY)),
        }
    }

    /// The list of those who may review.
    pub(super) fn who(&self, ctx: &Ctx) -> Choose {
        let post = |name: &str| ctx.office.as_ref().and_then(|office| office.person(name)).map(|it| it.post.clone());
        let item = |name: &String| Item::new(name.clone()).aside(post(name).unwrap_or_default());
        Choose::new(REVIEWER, ctx.word("review-who"), self.sheet.reviewers.iter().map(item).collect())
    }
}
