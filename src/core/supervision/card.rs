//! One office on one small card.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::doubt::DoubtTally;
use super::doubts::doubts_of;
use super::head::Head;
use super::line::{Hung, Line};
use crate::core::notice::Notice;
use crate::core::office::{IssuerLevel, Office};
use crate::core::template::Template;

/// All that overview, due list and coverage ask of one office. It holds no `today`: computed once
/// when records arrive, it is right on every later day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// [`Card::VERSION`] of the program that made it.
    pub v: u32,
    /// Whose it is.
    pub office: CardOffice,
    /// Its boards, those of the settings first.
    pub places: Vec<CardPlace>,
    /// How far its chain is known.
    pub head: Head,
    /// Notices under way, in the order in which they were added.
    #[serde(default)]
    pub lines: Vec<Line>,
    /// Everything that hangs or ever hung.
    #[serde(default)]
    pub hung: Vec<Hung>,
    /// How much is doubtful in the notices, each taken by itself.
    #[serde(default)]
    pub doubts: DoubtTally,
    /// Numbers of the notices whose template cannot be read here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unread: Vec<String>,
}

/// Whose card it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardOffice {
    /// Administrative code.
    pub code: String,
    /// Full name.
    pub name: String,
    /// Short name, the first part of its numbers.
    pub short: String,
    /// Its town.
    pub town: String,
    /// Level of publication.
    pub level: IssuerLevel,
    /// Whether it is a practice board.
    #[serde(default)]
    pub practice: bool,
}

/// A board of the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CardPlace {
    /// Its name.
    pub name: String,
    /// Its kind; empty for a place that is no longer in the settings.
    #[serde(default)]
    pub kind: String,
    /// The last day on which somebody looked there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<NaiveDate>,
}

impl Card {
    /// Changes when a card of the same records would hold something else: then cards that were kept
    /// are made anew.
    pub const VERSION: u32 = 3;

    /// The card of an office of which no notice is known yet; go on with [`Card::add`].
    #[must_use]
    pub fn new(office: &Office, head: Head) -> Self {
        let place = |name: &str, kind: &str| CardPlace { name: name.to_owned(), kind: kind.to_owned(), seen: None };
        Self {
            v: Self::VERSION,
            office: CardOffice {
                code: office.code.clone(),
                name: office.name.clone(),
                short: office.short.clone(),
                town: office.town.clone(),
                level: office.level,
                practice: office.practice,
            },
            places: office.places.iter().map(|it| place(&it.name, &it.kind)).collect(),
            head,
            lines: Vec::new(),
            hung: Vec::new(),
            doubts: DoubtTally::default(),
            unread: Vec::new(),
        }
    }

    /// The card of an office with these notices, each with its template in the version with which
    /// it was begun, where that can be read.
    #[must_use]
    pub fn of<'a>(
        office: &Office,
        head: Head,
        notices: impl IntoIterator<Item = (&'a Notice, Option<&'a Template>)>,
    ) -> Self {
        let mut card = Self::new(office, head);
        notices.into_iter().for_each(|(notice, template)| card.add(notice, template));
        card
    }

    /// Takes a notice in; each notice once.
    pub fn add(&mut self, notice: &Notice, template: Option<&Template>) {
        self.add_places(notice);
        for doubt in doubts_of(notice, &self.office.code) {
            self.doubts.add(doubt.sure);
        }
        let Some(template) = template else {
            self.unread.push(notice.number.clone());
            return;
        };
        self.lines.extend(Line::of(notice, template));
        self.hung.extend(Hung::of(notice, template));
    }

    fn add_places(&mut self, notice: &Notice) {
        for hanging in &notice.hangings {
            self.place(&hanging.what.place);
        }
        for seen in &notice.inspections {
            let place = self.place(&seen.what.place);
            place.seen = place.seen.max(Some(seen.day));
        }
    }

    fn place(&mut self, name: &str) -> &mut CardPlace {
        let at = self.places.iter().position(|place| place.name == name).unwrap_or_else(|| {
            self.places.push(CardPlace { name: name.to_owned(), kind: String::new(), seen: None });
            self.places.len() - 1
        });
        &mut self.places[at]
    }

    /// The last day on which something was hung.
    #[must_use]
    pub fn last_hung(&self) -> Option<NaiveDate> {
        let again = self.lines.iter().flat_map(|line| &line.footing.places).flat_map(|place| &place.ups);
        self.hung.iter().map(|hung| hung.from).chain(again.map(|up| up.from)).max()
    }
}
