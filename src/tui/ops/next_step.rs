//! The natural next step of a notice, by its stage: what F8 leads to everywhere.

use super::Ops;
use crate::core::event::Shot;
use crate::core::fault::Fault;
use crate::core::form::Issue;
use crate::core::notice::{Notice, Stage};
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::desk::{Desk, Story};
use crate::tui::answer::{Answer, NextStep};
use crate::tui::job::{Deed, Job};

impl Ops {
    pub(super) fn next_step(&mut self, number: &str) -> Result<Answer, Fault> {
        let desk = self.desk()?;
        let story = desk.story(number)?;
        let number = story.notice.number.clone();
        match natural(desk, &story)? {
            Some(step) => self.guide(Deed::Move { number, step }),
            None => Ok(Answer::Story(Box::new(story))),
        }
    }

    /// The same as a step to offer; `None` where there is nothing more to do.
    pub(super) fn natural_step(&mut self, number: &str) -> Result<Option<NextStep>, Fault> {
        let desk = self.desk()?;
        let story = desk.story(number)?;
        let deed = |step| Deed::Move { number: story.notice.number.clone(), step };
        let step = natural(desk, &story)?;
        Ok(step.map(|step| NextStep { label: Message::of(step.key()), job: Job::Guide(deed(step)) }))
    }
}

fn natural(desk: &Desk, story: &Story) -> Result<Option<Move>, Fault> {
    let notice = &story.notice;
    Ok(match notice.stage {
        Stage::Draft if desk.check(&notice.number)?.content.iter().any(Issue::blocks) => Some(Move::Edit),
        Stage::Draft => Some(Move::Review),
        Stage::Returned => Some(Move::Edit),
        Stage::Reviewed => Some(Move::Print),
        Stage::Printed => Some(Move::Post),
        Stage::Posted | Stage::TakenDown if !notice.open_objections().is_empty() => Some(Move::Settle),
        Stage::Posted | Stage::TakenDown if story.standing.must_repost => Some(repost(notice)),
        Stage::Posted => Some(hanging(desk, story)),
        Stage::TakenDown => finished(story),
        // What hung goes into the archive whatever became of it.
        Stage::Withdrawn | Stage::Superseded if !notice.hangings.is_empty() => Some(Move::Archive),
        Stage::Archived | Stage::Withdrawn | Stage::Superseded => None,
    })
}

// The old paper no longer counts: a new edition first, then it hangs.
fn repost(notice: &Notice) -> Move {
    let restart = notice.restarted().unwrap_or(0);
    let printed = notice.edition().is_some_and(|edition| edition.seq > restart);
    if printed { Move::Post } else { Move::Print }
}

fn hanging(desk: &Desk, story: &Story) -> Move {
    let standing = &story.standing;
    if !standing.missing.is_empty() {
        return Move::Inspect;
    }
    if standing.is_served(desk.today()) && !standing.until_replaced {
        return Move::TakeDown;
    }
    if standing.check.is_some_and(|check| check.level.is_some()) {
        return Move::Verify;
    }
    // Evidence of the first day is asked for first; then somebody looks in from time to time.
    let shown = |shot: Shot| story.notice.photos.iter().any(|photo| photo.what.shot == shot);
    if shown(Shot::Far) && shown(Shot::Near) { Move::Inspect } else { Move::Photo }
}

// A certificate where there is a period to certify, then the archive; where the period was not
// served there is nothing natural about either.
fn finished(story: &Story) -> Option<Move> {
    let possible = |step: &Move| story.steps.iter().any(|(other, why)| other == step && why.is_none());
    [Move::Archive, Move::Certify].into_iter().find(possible)
}
