//! Looking things over: the store, the office's own templates, one notice.

use super::Ops;
use crate::core::fault::Fault;
use crate::core::form::{Issue, grouped, row_ranges};
use crate::core::template::Level;
use crate::core::words::Message;
use crate::desk;
use crate::tui::answer::{Answer, NextStep, Outcome};
use crate::tui::job::{Deed, Job};
use crate::tui::signs::level_sign;

impl Ops {
    /// Checks and heals the store. The office is opened anew after it.
    pub(super) fn doctor(&mut self) -> Result<Answer, Fault> {
        self.close();
        let report = desk::doctor(&self.home, self.clock)?;
        let again = NextStep { label: Message::of("next-board"), job: Job::Open };
        let restore = NextStep { label: Message::of("settings-restore"), job: Job::Guide(Deed::Restore) };
        let (title, next) = if report.is_healthy() {
            (Message::of("doctor-healthy"), vec![again])
        } else {
            (Message::of("doctor-trouble").with("count", report.trouble.len()), vec![restore, again])
        };
        let counts = report.counts();
        let lines = report.trouble.into_iter().chain(report.done).chain([counts]).collect();
        Ok(told(title, lines, next))
    }

    /// Checks the templates that the office wrote itself.
    pub(super) fn own_templates(&self) -> Result<Answer, Fault> {
        let folder = self.home.join("templates");
        let next = vec![NextStep { label: Message::of("next-board"), job: Job::Board }];
        let about = |key| Message::of(key).with("path", folder.display());
        if !folder.is_dir() {
            return Ok(told(about("templates-none"), Vec::new(), next));
        }
        let (right, faults) = desk::check_templates(&folder)?;
        let lines: Vec<Message> = faults
            .iter()
            .flat_map(
                |fault| if fault.details.is_empty() { vec![fault.message.clone()] } else { fault.details.clone() },
            )
            .collect();
        let title = match (right, faults.len()) {
            (0, 0) => about("templates-none"),
            (right, 0) => about("templates-right").with("count", right),
            (_, wrong) => about("templates-faults").with("count", wrong),
        };
        Ok(told(title, lines, next))
    }

    /// Everything that is known to be wrong with a notice, by the codes of the checks.
    pub(super) fn findings(&mut self, number: &str) -> Result<Answer, Fault> {
        let checked = self.desk()?.check(number)?;
        let key = if checked.errors() == 0 { "findings-clean" } else { "findings-errors" };
        let title = Message::of(key).with("number", &checked.number).with("title", &checked.title);
        let title = title.with("count", checked.errors());
        let mut all: Vec<Issue> = checked.content.into_iter().chain(checked.record).collect();
        // What blocks first, notes last.
        all.sort_by_key(|issue| std::cmp::Reverse(issue.level));
        let warnings = all.iter().filter(|issue| issue.level == Level::Warning).count();
        let title = title.with("warnings", warnings);
        let lines = grouped(&all).into_iter().map(|(issue, rows)| finding(issue, &rows)).collect();
        let mut next: Vec<NextStep> = self.natural_step(number)?.into_iter().collect();
        next.push(NextStep { label: Message::of("next-story"), job: Job::Story(checked.number) });
        next.push(NextStep { label: Message::of("next-board"), job: Job::Board });
        Ok(told(title, lines, next))
    }
}

fn told(title: Message, lines: Vec<Message>, next: Vec<NextStep>) -> Answer {
    Answer::Outcome(Box::new(Outcome { title, lines, next }))
}

// `x 错误 C05，第 3-5 行：…`
fn finding(issue: &Issue, rows: &[usize]) -> Message {
    let (sign, level, _) = level_sign(issue.level);
    let key = if rows.is_empty() { "finding-one" } else { "finding-rows" };
    let code = if issue.code == "note" { "" } else { issue.code.as_str() };
    let message = Message::of(key).with("sign", sign).with_word("level", level).with("code", code);
    message.with("rows", row_ranges(rows)).with_said("what", issue.message.clone())
}
