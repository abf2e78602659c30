//! A notice of another office with its whole story.

use serde::Serialize;

use crate::core::event::Record;
use crate::core::fault::Fault;
use crate::core::notice::Notice;
use crate::core::posting::{PlaceHistory, histories};
use crate::core::standing::Standing;
use crate::core::supervision::{CardOffice, Doubt, doubts_of};
use crate::core::template::Template;
use crate::core::text::half_width;
use crate::desk::Desk;

/// Everything that is known here about a notice of another office.
#[derive(Clone, Debug, Serialize)]
pub struct OtherStory {
    /// Whose it is.
    pub office: CardOffice,
    /// The notice.
    pub notice: Notice,
    /// Its template; `None` when it cannot be read here.
    #[serde(skip)]
    pub template: Option<Template>,
    /// How it stands today.
    #[serde(skip)]
    pub standing: Option<Standing>,
    /// Where it hung.
    pub places: Vec<PlaceHistory>,
    /// All events, oldest first.
    pub records: Vec<Record>,
    /// What is doubtful about it.
    pub doubts: Vec<Doubt>,
}

impl Desk {
    /// The story of a notice of another office, by its full number; `None` when none of those known
    /// here has it.
    ///
    /// # Errors
    /// Storage faults.
    pub fn other_story(&self, number: &str) -> Result<Option<OtherStory>, Fault> {
        let number = half_width(number);
        let chains = self.chains()?;
        for code in chains.other_codes()? {
            let Some(notice) = chains.notice(&code, &number)? else { continue };
            let Some(card) = chains.other_card(&code)? else { continue };
            let template = chains.template(&notice.template);
            let standing = template.as_ref().map(|it| Standing::of(&notice, it, &self.calendar, self.now.today));
            return Ok(Some(OtherStory {
                places: histories(&notice),
                records: chains.records(&code, &number)?,
                doubts: doubts_of(&notice, &code),
                office: card.office,
                template,
                standing,
                notice,
            }));
        }
        Ok(None)
    }
}
