//! Review: what the reviewer sees, and what came of it.

use super::Ops;
use crate::core::fault::Fault;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::{Paper, ReviewRequest};
use crate::tui::answer::{Answer, NextStep, Outcome};
use crate::tui::job::{Deed, FormOrder, Job};

impl Ops {
    pub(super) fn review(&mut self, number: &str) -> Result<Answer, Fault> {
        let desk = self.desk()?;
        let sheet = desk.review_sheet(number)?;
        let pages = desk.pages(number, &Paper::a4().into())?;
        Ok(Answer::Review(Box::new(sheet), pages))
    }

    /// Records a review.
    pub(super) fn decide(&mut self, number: &str, request: &ReviewRequest) -> Result<Answer, Fault> {
        let passed = self.desk()?.review(number, request)?;
        let by = request.by.clone().unwrap_or_default();
        let step = |key, job| NextStep { label: Message::of(key), job };
        let story = step("next-story", Job::Story(number.to_owned()));
        let board = step("next-board", Job::Board);
        let print = Job::Guide(Deed::Move { number: number.to_owned(), step: Move::Print });
        let (key, next) = if passed {
            ("review-did-pass", vec![step("next-print", print), story, board])
        } else {
            let edit = step("next-edit", Job::Form(FormOrder::Edit(number.to_owned())));
            ("review-did-return", vec![board, story, edit])
        };
        let title = Message::of(key).with("number", number).with("by", by);
        let remarks = Message::of("review-said").with("remarks", &request.remarks);
        let lines = if request.remarks.is_empty() { Vec::new() } else { vec![remarks] };
        Ok(Answer::Outcome(Box::new(Outcome { title, lines, next })))
    }
}
