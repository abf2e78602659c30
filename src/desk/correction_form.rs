//! The form of a correction notice, filled from what it corrects and judged before anything is
//! recorded: the reason for taking something down goes into journal and ledger at once.

use super::case::Case;
use super::correct::{CORRECTION, CorrectOrder, Correction};
use super::open::Desk;
use crate::core::fault::Fault;
use crate::core::form::{Form, Typed};
use crate::core::privacy::scan_text;
use crate::core::template::{Level, Template};
use crate::core::values::Values;
use crate::core::words::Message;

/// The reason, in the words of the template, after which nothing of the content may be repeated.
const LEAK: &str = "信息泄露";
/// The columns of all lists that hold names of persons.
const PERSONS: [&str; 3] = ["head", "person", "student"];

impl Desk {
    /// The reasons that the template of correction notices knows.
    ///
    /// # Errors
    /// When the office's own version of that template is broken.
    pub fn correction_reasons(&self) -> Result<Vec<String>, Fault> {
        let field = self.template(CORRECTION)?.field("reason");
        Ok(field.map(|field| field.options.clone()).unwrap_or_default())
    }

    /// What the correction notice of `original` says.
    ///
    /// # Errors
    /// Input fault without a detail or for a reason that is no option; refused for private data.
    pub(super) fn correction_values(
        &self,
        template: &Template,
        original: &Case,
        order: &CorrectOrder,
    ) -> Result<Values, Fault> {
        if order.detail.trim().is_empty() {
            return Err(Fault::input(Message::of("correct-no-detail")));
        }
        let values = self.filled(template, original, order);
        readable(template, &values)?;
        quiet(original, order)?;
        Ok(values)
    }

    fn filled(&self, template: &Template, original: &Case, order: &CorrectOrder) -> Values {
        let notice = &original.notice;
        let posted = notice.hangings.first().map(|hanging| hanging.day.to_string()).unwrap_or_default();
        let today = self.now.today.to_string();
        let until = order.until.map(|day| day.to_string()).unwrap_or_default();
        let answer = if order.action == Correction::Amend { "是" } else { "否" };
        let typed = [
            ("orig_no", notice.number.as_str()),
            ("orig_title", notice.title()),
            ("orig_date", posted.as_str()),
            ("action", order.action.word()),
            ("reason", order.reason.as_str()),
            ("detail", order.detail.as_str()),
            ("until", until.as_str()),
            ("touches_list", answer),
            ("found_on", today.as_str()),
            ("repost", answer),
        ];
        let mut values = Values::default();
        for (key, text) in typed {
            if !text.is_empty() && template.fields.iter().any(|field| field.key == key) {
                values.set(key, text);
            }
        }
        values
    }
}

// What the office fills in later is not asked for yet.
fn readable(template: &Template, values: &Values) -> Result<(), Fault> {
    let issues = Form::read(template, values).issues.into_iter();
    let given = |field: &Option<String>| field.as_ref().is_some_and(|key| values.fields.contains_key(key));
    let wrong: Vec<Message> =
        issues.filter(|issue| issue.blocks() && given(&issue.field)).map(|issue| issue.message).collect();
    if wrong.is_empty() { Ok(()) } else { Err(Fault::input(Message::of("correct-form")).because(wrong)) }
}

// Of a leak not even what is only doubtful, and nobody by name.
fn quiet(original: &Case, order: &CorrectOrder) -> Result<(), Fault> {
    let leak = order.reason.trim() == LEAK;
    let told = |level: Level| level == Level::Error || (leak && level == Level::Warning);
    let found = scan_text(&order.detail).into_iter().filter(|finding| told(finding.level));
    let mut found: Vec<Message> = found.map(|finding| finding.message).collect();
    if leak {
        found.extend(named(original, &order.detail));
    }
    if found.is_empty() { Ok(()) } else { Err(Fault::refused(Message::of("correct-private")).because(found)) }
}

fn named(original: &Case, detail: &str) -> Option<Message> {
    let rows = original.form.rows.iter();
    let mut names = rows.flat_map(|row| PERSONS.into_iter().filter_map(|key| row.get(key)).map(Typed::printed));
    let name = names.find(|name| name.chars().count() > 1 && detail.contains(name.as_str()))?;
    Some(Message::of("correct-names-person").with("name", name))
}
