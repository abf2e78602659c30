//! An invented town office and one of its villages, on practice boards: the dates are chosen.

use std::path::Path;

use chrono::NaiveDate;
use gongshilan::core::office::{Duty, Hotline, IssuerLevel, Place, Staff};
use gongshilan::desk::{Clock, Desk, OfficeChange, set_up};

/// Drafts, posts and inspects.
pub(crate) const DRAFTER: &str = "周样例";
/// Reviews.
pub(crate) const REVIEWER: &str = "吴示范";

/// Whose notice it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Whose {
    Town,
    Village,
}

impl Whose {
    /// Sets it up in `home`, on `day`.
    pub(crate) fn set_up(self, home: &Path, day: NaiveDate) -> Desk {
        let (name, short, code, level) = match self {
            Self::Town => ("样例镇人民政府", "样例镇", "370000001", IssuerLevel::Town),
            Self::Village => ("样例镇槐影样例村村民委员会", "槐影样例村", "370000002", IssuerLevel::Village),
        };
        let objections = match self {
            Self::Town => "样例镇社会救助办公室（镇政府一楼）",
            Self::Village => "槐影样例村村务监督委员会",
        };
        let change = OfficeChange {
            name: Some(name.to_owned()),
            short: Some(short.to_owned()),
            code: Some(code.to_owned()),
            level: Some(level),
            town: Some("样例镇".to_owned()),
            objection_office: Some(objections.to_owned()),
            places: PLACES.map(|(name, kind)| Place { name: name.to_owned(), kind: kind.to_owned() }).to_vec(),
            hotlines: vec![Hotline {
                name: "样例镇社会救助办公室".to_owned(), number: "0632-0000000".to_owned()
            }],
            staff: vec![
                staff(DRAFTER, &[Duty::Draft, Duty::Post, Duty::Inspect]),
                staff(REVIEWER, &[Duty::Review, Duty::Manage]),
            ],
            practice: true,
            ..OfficeChange::default()
        };
        set_up(home, change, None, Clock::Chosen(day)).unwrap()
    }
}

const PLACES: [(&str, &str); 4] = [
    ("样例镇政府公开栏", "镇街公开栏"),
    ("槐影样例村村务公开栏", "村居公开栏"),
    ("北湖片区项目公示牌", "项目实施地"),
    ("槐影样例村各组张贴点", "村民小组醒目处"),
];

fn staff(name: &str, duties: &[Duty]) -> Staff {
    Staff { name: name.to_owned(), post: String::new(), duties: duties.iter().copied().collect() }
}
