//! What a supervisor asks, answered from the cards of all offices.

use chrono::Days;

use super::{Ops, Progress};
use crate::core::fault::Fault;
use crate::core::supervision::DueKind;
use crate::core::watch::unwatched;
use crate::core::words::Message;
use crate::desk::{Desk, TimelineOrder};
use crate::tui::answer::Answer;
use crate::tui::town::{TownOrder, TownSheet, VillageSheet};

/// What was asked of a village stays in sight for so many days ahead.
const ASKED_DAYS: u64 = 366;

impl Ops {
    pub(super) fn town(&mut self, order: TownOrder, watch: Progress<'_>) -> Result<Answer, Fault> {
        let desk = self.desk()?;
        let sheet = match order {
            TownOrder::Overview => TownSheet::Overview(desk.overview()?),
            TownOrder::Village(code) => TownSheet::Village(Box::new(village(desk, &code)?)),
            TownOrder::Timeline { office, days, until } => {
                let timeline = desk.timeline(&TimelineOrder { office: Some(office.clone()), days, until })?;
                TownSheet::Timeline(office, days, timeline)
            }
            TownOrder::Due { office, until } => {
                let list = desk.due_list(office.as_deref(), until)?;
                TownSheet::Due(office, list)
            }
            TownOrder::Coverage(office) => {
                let view = desk.coverage(office.as_deref())?;
                TownSheet::Coverage(office, view)
            }
            TownOrder::Doubts(office) => {
                let found = desk.doubts(office.as_deref(), watch)?;
                TownSheet::Doubts(office, found)
            }
            TownOrder::Case { office, number } => return case(desk, &office, &number),
        };
        Ok(Answer::Town(Box::new(sheet)))
    }
}

fn village(desk: &Desk, code: &str) -> Result<VillageSheet, Fault> {
    let until = desk.today().checked_add_days(Days::new(ASKED_DAYS));
    let mut asked = desk.due_list(Some(code), until)?.items;
    asked.retain(|item| item.kind == DueKind::Asked);
    Ok(VillageSheet { view: desk.office_view(code)?, doubts: desk.doubts(Some(code), &mut unwatched)?, asked })
}

// What another notice or the office as a whole gives away about this one is told as well.
fn case(desk: &Desk, office: &str, number: &str) -> Result<Answer, Fault> {
    if office == desk.office().code {
        return Ok(Answer::Story(Box::new(desk.story(number)?)));
    }
    let unknown = || Fault::input(Message::of("notice-unknown").with("number", number));
    let mut story = desk.other_story(number)?.ok_or_else(unknown)?;
    let mut doubts = desk.doubts(Some(office), &mut unwatched)?.doubts;
    doubts.retain(|doubt| doubt.number.as_deref() == Some(number));
    story.doubts = doubts;
    Ok(Answer::Town(Box::new(TownSheet::Case(Box::new(story)))))
}
