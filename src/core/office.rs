//! The office that issues notices: its level, places, hotlines and staff.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::words::Message;

/// Who issues: 分级公开, the level decides what an office may publish.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum IssuerLevel {
    /// A town or street office.
    #[serde(rename = "镇街")]
    Town,
    /// A village or residents' committee.
    #[serde(rename = "村居")]
    Village,
    /// The unit that carries a project out.
    #[serde(rename = "项目实施单位")]
    Project,
}

impl IssuerLevel {
    /// The field's word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Town => "镇街",
            Self::Village => "村居",
            Self::Project => "项目实施单位",
        }
    }
}

/// The kinds of place that templates name, in the order of levels: town, village, project, and
/// the conspicuous spots of villagers' groups.
pub const PLACE_KINDS: [&str; 4] = ["镇街公开栏", "村居公开栏", "项目实施地", "村民小组醒目处"];

/// A physical board. `kind` is one of the places that templates name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// What people call it: `柳泉村村务公开栏`.
    pub name: String,
    /// `村居公开栏`, `镇街公开栏`, `项目实施地` or `村民小组醒目处`.
    pub kind: String,
}

/// A telephone line that may stand on a poster in full.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hotline {
    /// Whose line it is.
    pub name: String,
    /// The number as it is printed.
    pub number: String,
}

/// What a person on the staff may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Duty {
    /// 拟稿: drafts, edits and prints notices.
    Draft,
    /// 审查: reviews before publication.
    Review,
    /// 张贴: posts and takes down.
    Post,
    /// 巡查: inspects boards.
    Inspect,
    /// 管理: settings, exceptions, restore.
    Manage,
}

/// A person of the office.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Staff {
    /// Full name.
    pub name: String,
    /// 职务, as it stands in the review record.
    #[serde(default)]
    pub post: String,
    /// What the person may do.
    pub duties: BTreeSet<Duty>,
}

/// The issuing office and the rules it set for itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Office {
    /// Full name, as under a notice: `示例镇柳泉村村民委员会`.
    pub name: String,
    /// Short name, the first part of notice numbers: `柳泉村`.
    pub short: String,
    /// Administrative code, or any code that is unique in the town.
    pub code: String,
    /// Level of publication.
    pub level: IssuerLevel,
    /// The town the office belongs to.
    pub town: String,
    /// Its boards.
    pub places: Vec<Place>,
    /// Its own telephone lines, printed below those the template names.
    #[serde(default)]
    pub hotlines: Vec<Hotline>,
    /// Its people.
    pub staff: Vec<Staff>,
    /// Where the public brings objections; the office itself when empty.
    #[serde(default)]
    pub objection_office: String,
    /// Longer minimum periods set by the office, days by template id.
    #[serde(default)]
    pub minimum_days: BTreeMap<String, u32>,
    /// One person may draft and review (shown in the ledger).
    #[serde(default)]
    pub one_person_review: bool,
    /// A practice board: posters are marked, and the day may be chosen.
    #[serde(default)]
    pub practice: bool,
}

/// What posters say about the office: kept with every draft, so that renaming the office never
/// changes a poster that was reviewed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfficeNames {
    /// Full name.
    pub name: String,
    /// Short name.
    pub short: String,
    /// Town.
    pub town: String,
    /// Level of publication, in the field's word.
    pub level: String,
    /// Where the public brings objections.
    pub objections_to: String,
}

impl Office {
    /// What posters say about it.
    #[must_use]
    pub fn names(&self) -> OfficeNames {
        OfficeNames {
            name: self.name.clone(),
            short: self.short.clone(),
            town: self.town.clone(),
            level: self.level.word().to_owned(),
            objections_to: self.objections_to().to_owned(),
        }
    }

    /// The person called `name`.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<&Staff> {
        self.staff.iter().find(|staff| staff.name == name)
    }

    /// Where the public brings objections.
    #[must_use]
    pub fn objections_to(&self) -> &str {
        if self.objection_office.is_empty() { &self.name } else { &self.objection_office }
    }
}

impl Duty {
    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "duty-draft",
            Self::Review => "duty-review",
            Self::Post => "duty-post",
            Self::Inspect => "duty-inspect",
            Self::Manage => "duty-manage",
        }
    }
}

impl Office {
    /// The person called `name`, when the office gave that person `duty`.
    ///
    /// # Errors
    /// Refused when nobody of that name is on the staff, or the duty is not theirs.
    pub fn entitled(&self, name: &str, duty: Duty) -> Result<&Staff, Fault> {
        let able: Vec<&str> = self.staff_with(duty).map(|staff| staff.name.as_str()).collect();
        let refuse = |key| {
            let message = Message::of(key).with("name", name).with_word("duty", duty.key());
            Fault::refused(message.with("able", able.join("、")))
        };
        let staff = self.person(name).ok_or_else(|| refuse("office-unknown-person"))?;
        if staff.duties.contains(&duty) { Ok(staff) } else { Err(refuse("office-not-entitled")) }
    }

    /// Everybody who has `duty`.
    pub fn staff_with(&self, duty: Duty) -> impl Iterator<Item = &Staff> {
        self.staff.iter().filter(move |staff| staff.duties.contains(&duty))
    }

    /// The board called `name`.
    ///
    /// # Errors
    /// Input fault naming the boards there are.
    pub fn place(&self, name: &str) -> Result<&Place, Fault> {
        let names = || self.places.iter().map(|place| place.name.as_str()).collect::<Vec<_>>().join("、");
        let unknown = || Fault::input(Message::of("office-unknown-place").with("name", name).with("places", names()));
        self.places.iter().find(|place| place.name == name).ok_or_else(unknown)
    }
}
