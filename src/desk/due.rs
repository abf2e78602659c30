//! What needs doing about the notices of a board.

use crate::core::form::Form;
use crate::core::notice::{Notice, Stage};
use crate::core::standing::Standing;
use crate::core::template::{Level, Template};
use crate::core::words::Message;

/// One thing that needs doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// It in words, with the first few numbers.
    pub message: Message,
    /// Numbers of all notices that it is about.
    pub numbers: Vec<String>,
    /// What came from another office and can be taken up; `None` for what is due by itself.
    pub task: Option<Task>,
}

/// Something that another office sent and that is not done yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Task {
    /// Code of the office and place in its chain.
    pub id: String,
    /// What can be done about it.
    pub kind: TaskKind,
}

/// What can be done about something that another office sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TaskKind {
    /// Post something: a notice of this kind, where it says which.
    Post(Option<String>),
    /// Look at the own notice with this number.
    Look(String),
    /// Take a file over.
    Take,
    /// Read it.
    Read,
}

/// So many notices are named in a line of what is due.
const NAMED: usize = 3;

/// Numbers of the notices by what is due.
#[derive(Default)]
pub(super) struct Counts {
    waiting: Vec<String>,
    incomplete: Vec<String>,
    returned: Vec<String>,
    to_print: Vec<String>,
    to_post: Vec<String>,
    served: Vec<String>,
    overdue: Vec<String>,
    unverified: Vec<String>,
    unverified_long: Vec<String>,
    objections: Vec<String>,
    missing: Vec<String>,
    to_repost: Vec<String>,
    to_certify: Vec<String>,
    to_archive: Vec<String>,
}

impl Counts {
    /// Counts a notice where something is due about it.
    pub(super) fn add(&mut self, notice: &Notice, template: &Template, standing: &Standing, today: chrono::NaiveDate) {
        let number = || notice.number.clone();
        match notice.stage {
            Stage::Draft if is_complete(notice, template) => self.waiting.push(number()),
            Stage::Draft => self.incomplete.push(number()),
            Stage::Returned => self.returned.push(number()),
            Stage::Reviewed => self.to_print.push(number()),
            Stage::Printed => self.to_post.push(number()),
            Stage::Posted => self.add_hanging(&notice.number, standing, template, today),
            Stage::TakenDown if notice.certificates.is_empty() && standing.is_served(today) => {
                self.to_certify.push(number());
            }
            Stage::TakenDown if !notice.certificates.is_empty() => self.to_archive.push(number()),
            _ => {}
        }
        let also = [
            (standing.must_repost, &mut self.to_repost),
            (!notice.open_objections().is_empty(), &mut self.objections),
            (!standing.missing.is_empty(), &mut self.missing),
        ];
        for (_, numbers) in also.into_iter().filter(|(due, _)| *due) {
            numbers.push(number());
        }
    }

    fn add_hanging(&mut self, number: &str, standing: &Standing, template: &Template, today: chrono::NaiveDate) {
        if standing.overdue.is_some() {
            self.overdue.push(number.to_owned());
        } else if standing.is_served(today) && !template.period.until_replaced {
            self.served.push(number.to_owned());
        }
        match standing.check.and_then(|check| check.level) {
            Some(Level::Error) => self.unverified_long.push(number.to_owned()),
            Some(_) => self.unverified.push(number.to_owned()),
            None => {}
        }
    }

    /// What is due, most urgent first.
    pub(super) fn due(self) -> Vec<Due> {
        let all = [
            ("due-overdue", self.overdue),
            ("due-unverified-long", self.unverified_long),
            ("due-unverified", self.unverified),
            ("due-missing", self.missing),
            ("due-to-repost", self.to_repost),
            ("due-objections", self.objections),
            ("due-served", self.served),
            ("due-waiting", self.waiting),
            ("due-returned", self.returned),
            ("due-to-print", self.to_print),
            ("due-to-post", self.to_post),
            ("due-to-certify", self.to_certify),
            ("due-to-archive", self.to_archive),
            ("due-incomplete", self.incomplete),
        ];
        all.into_iter().filter(|(_, numbers)| !numbers.is_empty()).map(|(key, numbers)| due(key, numbers)).collect()
    }
}

fn due(key: &'static str, numbers: Vec<String>) -> Due {
    let named: Vec<&str> = numbers.iter().take(NAMED).map(String::as_str).collect();
    let more = if numbers.len() > NAMED { "……" } else { "" };
    let named = format!("{}{more}", named.join("、"));
    Due { message: Message::of(key).with("count", numbers.len()).with("numbers", named), numbers, task: None }
}

fn is_complete(notice: &Notice, template: &Template) -> bool {
    !Form::read(template, &notice.values).issues.iter().any(crate::core::form::Issue::blocks)
}
