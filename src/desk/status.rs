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

#[derive(Default)]
struct Counts {
    waiting: usize,
    incomplete: usize,
    returned: usize,
    to_print: usize,
    to_post: usize,
    served: usize,
    overdue: usize,
    unverified: usize,
    unverified_long: usize,
    objections: usize,
    to_repost: usize,
    to_certify: usize,
    to_archive: usize,
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
        match notice.stage {
            Stage::Draft if is_complete(notice, template) => self.waiting += 1,
            Stage::Draft => self.incomplete += 1,
            Stage::Returned => self.returned += 1,
            Stage::Reviewed => self.to_print += 1,
            Stage::Printed => self.to_post += 1,
            Stage::Posted => self.add_hanging(standing, template, today),
            Stage::TakenDown if notice.certificates.is_empty() && standing.is_served(today) => self.to_certify += 1,
            Stage::TakenDown if !notice.certificates.is_empty() => self.to_archive += 1,
            _ => {}
        }
        self.to_repost += usize::from(standing.must_repost);
        self.objections += usize::from(!notice.open_objections().is_empty());
    }

    fn add_hanging(&mut self, standing: &Standing, template: &Template, today: chrono::NaiveDate) {
        if standing.overdue.is_some() {
            self.overdue += 1;
        } else if standing.is_served(today) && !template.period.until_replaced {
            self.served += 1;
        }
        match standing.check.and_then(|check| check.level) {
            Some(Level::Error) => self.unverified_long += 1,
            Some(_) => self.unverified += 1,
            None => {}
        }
    }

    fn messages(&self) -> Vec<Message> {
        let all = [
            ("due-overdue", self.overdue),
            ("due-unverified-long", self.unverified_long),
            ("due-unverified", self.unverified),
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
        let some = all.into_iter().filter(|(_, count)| *count > 0);
        some.map(|(key, count)| Message::of(key).with("count", count)).collect()
    }
}

fn is_complete(notice: &Notice, template: &Template) -> bool {
    !Form::read(template, &notice.values).issues.iter().any(crate::core::form::Issue::blocks)
}
