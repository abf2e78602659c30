//! What is only looked at: kinds, the pages of a poster.

use super::Ops;
use crate::core::fault::Fault;
use crate::desk::{Filter, Paper};
use crate::tui::answer::{Answer, Earlier, KindsSheet};

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

    pub(super) fn pages(&mut self, number: String) -> Result<Answer, Fault> {
        let pages = self.desk()?.pages(&number, Paper::a4())?;
        Ok(Answer::Pages(number, pages))
    }
}
