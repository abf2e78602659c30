//! The natural next step of a notice, by its stage: what F8 leads to everywhere.

use super::Ops;
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::notice::Stage;
use crate::core::stage::Move;
use crate::tui::answer::Answer;
use crate::tui::job::{Deed, FormOrder};

impl Ops {
    pub(super) fn next_step(&mut self, number: &str) -> Result<Answer, Fault> {
        let desk = self.desk()?;
        let story = desk.story(number)?;
        let number = story.notice.number.clone();
        let step = match story.notice.stage {
            Stage::Draft if desk.check(&number)?.content.iter().any(Issue::blocks) => None,
            Stage::Draft => return self.review(&number),
            Stage::Returned => None,
            Stage::Reviewed => Some(Move::Print),
            Stage::Printed => Some(Move::Post),
            Stage::Posted if !story.notice.open_objections().is_empty() => Some(Move::Settle),
            Stage::Posted if story.standing.must_repost => Some(Move::Print),
            Stage::Posted if story.standing.is_served(desk.today()) && !story.standing.until_replaced => {
                Some(Move::TakeDown)
            }
            Stage::Posted if story.standing.check.is_some_and(|check| check.level.is_some()) => Some(Move::Verify),
            Stage::Posted => Some(Move::Inspect),
            Stage::TakenDown if story.notice.certificates.is_empty() => Some(Move::Certify),
            Stage::TakenDown => Some(Move::Archive),
            Stage::Archived | Stage::Withdrawn | Stage::Superseded => return Ok(Answer::Story(Box::new(story))),
        };
        match step {
            Some(step) => self.guide(Deed::Move { number, step }),
            None => self.form(FormOrder::Edit(number)),
        }
    }
}
