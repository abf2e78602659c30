//! What is only looked at: kinds, pages of a poster, photographs, who raised an objection.

use super::Ops;
use crate::core::fault::Fault;
use crate::core::words::Message;
use crate::desk::{self, Filter, Paper, Raised};
use crate::tui::answer::{Answer, Earlier, KindsSheet, NextStep, Outcome};
use crate::tui::job::Job;
use crate::tui::pictures::{Means, Shown};

/// So many earlier notices are offered to begin from.
const EARLIER: usize = 200;

impl Ops {
    pub(super) fn kinds(&mut self) -> Result<Answer, Fault> {
        let settings = self.settings();
        let desk = self.desk()?;
        let templates = desk.shelf().iter().cloned().collect();
        let listed = desk.list(&Filter::default())?;
        let earlier = listed.into_iter().rev().take(EARLIER).map(|item| Earlier {
            title: item.notice.title().to_owned(),
            template: item.notice.template.id,
            number: item.notice.number,
        });
        let earlier = earlier.collect();
        Ok(Answer::Kinds(Box::new(KindsSheet { templates, recent: settings.recent, earlier })))
    }

    /// Names and contacts of the public, on a view of their own that stands nowhere else.
    pub(super) fn objectors(&mut self, number: &str, by: &str) -> Result<Answer, Fault> {
        let raised = self.desk()?.objectors(number, Some(by))?;
        let lines = match raised.as_slice() {
            [] => vec![Message::of("objectors-none")],
            raised => raised.iter().map(Raised::words).collect(),
        };
        let title = Message::of("story-objectors-title").with("number", number).with("by", by);
        let next = vec![NextStep { label: Message::of("next-story"), job: Job::Story(number.to_owned()) }];
        Ok(Answer::Outcome(Box::new(Outcome { title, lines, next })))
    }

    pub(super) fn photo(&mut self, digest: &str) -> Result<Answer, Fault> {
        let mut copies = std::mem::take(&mut self.copies);
        let path = self.desk().and_then(|desk| copies.copy(desk, digest));
        self.copies = copies;
        let path = path?;
        desk::open_file(&path)?;
        Ok(Answer::Said(Message::of("viewer-opened").with("path", path.display())))
    }

    pub(super) fn pages(&mut self, number: String) -> Result<Answer, Fault> {
        let pages = self.desk()?.pages(&number, &Paper::a4().into())?;
        Ok(Answer::Pages(number, pages))
    }

    pub(super) fn picture(
        &mut self,
        number: &str,
        page: usize,
        means: Means,
        cells: (u16, u16),
    ) -> Result<Answer, Fault> {
        let picture = self.desk()?.picture(number, page, &Paper::a4().into(), means.room(cells))?;
        Ok(Answer::Picture(Box::new(Shown::new(picture, means)?)))
    }
}
