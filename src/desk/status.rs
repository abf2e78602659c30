//! What hangs, how long, and what is due today.

use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::form::Form;
use crate::core::notice::{Notice, Stage};
use crate::core::standing::Standing;
use crate::core::template::{Level, Template};
use crate::core::words::Message;

/// The board on one day.
#[derive(Debug, Default)]
pub struct Status {
    /// What needs doing, in words, most urgent first.
    pub due: Vec<Message>,
    /// Everything that hangs.
    pub lines: Vec<StatusLine>,
}

/// One notice that hangs.
#[derive(Debug)]
pub struct StatusLine {
    /// Number.
    pub number: String,
    /// Title.
    pub title: String,
    /// Where it hangs.
    pub places: Vec<String>,
    /// How it stands.
    pub standing: Standing,
    /// Open objections.
    pub open_objections: usize,
}

/// So many notices are named in a line of what is due.
const NAMED: usize = 3;

/// Numbers of the notices by what is due.
#[derive(Default)]
struct Counts {
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

impl Desk {
    /// The board today.
    ///
    /// # Errors
    /// Storage faults.
    pub fn status(&self) -> Result<Status, Fault> {
        let mut counts = Counts::default();
        let mut lines = Vec::new();
        let today = self.now.today;
        self.each(&mut |notice, template, standing| {
            counts.add(&notice, template, &standing, today);
            if standing.hanging {
                lines.push(line(notice, standing));
            }
            Ok(())
        })?;
        lines.sort_by_key(|line| line.standing.progress.as_ref().map(|progress| progress.end));
        Ok(Status { due: counts.messages(), lines })
    }
}

fn line(notice: Notice, standing: Standing) -> StatusLine {
    StatusLine {
        title: notice.title().to_owned(),
        places: notice.hanging_places().into_iter().map(str::to_owned).collect(),
        open_objections: notice.open_objections().len(),
        number: notice.number,
        standing,
    }
}

impl Counts {
    fn add(&mut self, notice: &Notice, template: &Template, standing: &Standing, today: chrono::NaiveDate) {
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

    fn messages(&self) -> Vec<Message> {
        let all = [
            ("due-overdue", &self.overdue),
            ("due-unverified-long", &self.unverified_long),
            ("due-unverified", &self.unverified),
            ("due-missing", &self.missing),
            ("due-to-repost", &self.to_repost),
            ("due-objections", &self.objections),
            ("due-served", &self.served),
            ("due-waiting", &self.waiting),
            ("due-returned", &self.returned),
            ("due-to-print", &self.to_print),
            ("due-to-post", &self.to_post),
            ("due-to-certify", &self.to_certify),
            ("due-to-archive", &self.to_archive),
            ("due-incomplete", &self.incomplete),
        ];
        let some = all.into_iter().filter(|(_, numbers)| !numbers.is_empty());
        let message = |(key, numbers): (&'static str, &Vec<String>)| {
            let named: Vec<&str> = numbers.iter().take(NAMED).map(String::as_str).collect();
            let more = if numbers.len() > NAMED { "……" } else { "" };
            let named = format!("{}{more}", named.join("、"));
            Message::of(key).with("count", numbers.len()).with("numbers", named)
        };
        some.map(message).collect()
    }
}

fn is_complete(notice: &Notice, template: &Template) -> bool {
    !Form::read(template, &notice.values).issues.iter().any(crate::core::form::Issue::blocks)
}
