//! What is known of a notice: of the own one everything and every step, of that of another office what
//! its records tell.

use crate::core::event::Record;
use crate::core::notice::Notice;
use crate::core::posting::PlaceHistory;
use crate::core::stage::Move;
use crate::core::standing::Standing;
use crate::core::supervision::{CardOffice, Doubt};
use crate::core::template::Template;
use crate::core::words::Message;
use crate::desk::{OtherStory, Story};
use crate::tui::screen_id::ScreenId;

/// What is known of a notice.
#[derive(Clone, Debug)]
pub(crate) struct Known {
    /// Whose it is, where it is not the own one.
    pub(super) office: Option<CardOffice>,
    pub(super) notice: Notice,
    /// `None` when it cannot be read here.
    pub(super) template: Option<Template>,
    /// `None` without a template.
    pub(super) standing: Option<Standing>,
    pub(super) places: Vec<PlaceHistory>,
    pub(super) records: Vec<Record>,
    pub(super) steps: Vec<(Move, Option<Message>)>,
    /// What is doubtful about a notice of another office.
    pub(super) doubts: Vec<Doubt>,
}

impl Known {
    /// Which screen the keys are for.
    pub(super) const fn id(&self) -> ScreenId {
        if self.office.is_some() { ScreenId::Case } else { ScreenId::Story }
    }

    /// The name of its kind; the identifier where its template cannot be read here.
    pub(super) fn kind(&self) -> &str {
        self.template.as_ref().map_or(&self.notice.template.id, |template| &template.name)
    }

    /// Whether something about it is late or missing.
    pub(super) fn is_late(&self) -> bool {
        let late =
            |standing: &Standing| standing.overdue.is_some() || standing.must_repost || !standing.missing.is_empty();
        self.standing.as_ref().is_some_and(late)
    }
}

impl From<Story> for Known {
    fn from(story: Story) -> Self {
        let Story { notice, template, standing, places, records, steps, .. } = story;
        let (template, standing) = (Some(template), Some(standing));
        Self { office: None, notice, template, standing, places, records, steps, doubts: Vec::new() }
    }
}

impl From<OtherStory> for Known {
    fn from(story: OtherStory) -> Self {
        let OtherStory { office, notice, template, standing, places, records, doubts } = story;
        Self { office: Some(office), notice, template, standing, places, records, steps: Vec::new(), doubts }
    }
}
