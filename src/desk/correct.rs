//! Correct or end what hangs: a correction notice, and a new version where the content changes.

use chrono::NaiveDate;

use super::case::Case;
use super::content::Content;
use super::draft::Links;
use super::open::Desk;
use super::takedown::TakeDownRequest;
use crate::core::event::NewEvent;
use crate::core::fault::Fault;
use crate::core::form::propose_title;
use crate::core::moves;
use crate::core::office::Duty;
use crate::core::stage::{Move, allow};
use crate::core::template::Template;
use crate::core::values::Values;
use crate::core::words::Message;

/// The template of correction notices.
pub(super) const CORRECTION: &str = "notice-correction";

/// What a correction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// 更正: a corrected version takes its place, and the count starts at zero.
    Amend,
    /// 终止: it ends.
    End,
    /// 提前撤下: it comes down before its time.
    Withdraw,
    /// 延长: it hangs longer.
    Extend,
}

impl Correction {
    /// The option of the correction template.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Amend => "更正",
            Self::End => "终止",
            Self::Withdraw => "提前撤下",
            Self::Extend => "延长",
        }
    }
}

/// What changes in the new version of an amendment.
#[derive(Clone, Debug)]
pub enum Changes {
    /// This.
    Now(Box<Content>),
    /// It begins as the original reads, and is changed in its form before it is reviewed.
    Later,
}

/// A correction.
#[derive(Clone, Debug)]
pub struct CorrectOrder {
    /// What it does.
    pub action: Correction,
    /// One of the reasons of the correction template.
    pub reason: String,
    /// What was wrong and what is right; never what was leaked.
    pub detail: String,
    /// For an amendment: what changes in the new version.
    pub changes: Changes,
    /// For an extension: through which day it hangs now.
    pub until: Option<NaiveDate>,
    /// Who corrects.
    pub by: Option<String>,
}

/// What a correction made.
#[derive(Debug)]
pub struct Corrected {
    /// Number of the correction notice, a draft.
    pub notice: String,
    /// Number of the new version, a draft; `None` when nothing is posted anew.
    pub version: Option<String>,
    /// Whether the original came down at once.
    pub withdrawn: bool,
}

impl Corrected {
    /// What was made of the notice `number`, in sentences.
    #[must_use]
    pub fn told(&self, number: &str, order: &CorrectOrder) -> Vec<Message> {
        let done = Message::of("correct-done").with("notice", &self.notice);
        let version = self.version.as_ref().map(|version| Message::of("correct-version").with("version", version));
        let extended = order.until.map(|until| Message::of("correct-extended").with("until", until));
        let withdrawn = self.withdrawn.then(|| Message::of("correct-withdrawn"));
        let told = std::iter::once(done).chain(version).chain(extended).chain(withdrawn);
        told.map(|message| message.with("number", number)).collect()
    }
}

impl Desk {
    /// Makes the correction notice; for an amendment also the new version, which takes the
    /// original's place on the board when it is posted; ending and withdrawing take the original
    /// down today; an extension binds from now on.
    ///
    /// # Errors
    /// Refused for what does not hang and for private data in the detail; input faults of the
    /// given values. Nothing is recorded then.
    pub fn correct(&mut self, number: &str, order: &CorrectOrder) -> Result<Corrected, Fault> {
        let original = self.case(number)?;
        allow(&original.notice, &original.template, Move::Correct)?;
        let by = self.actor(order.by.as_deref(), Duty::Draft, None)?;
        self.office.entitled(&by, Duty::Draft)?;
        let extended = self.extension(&original, order, &by)?;
        let template = self.template(CORRECTION)?.clone();
        let mut values = self.correction_values(&template, &original, order)?;
        self.fill_in(&template, &mut values)?;
        let amended = match order.action {
            Correction::Amend => Some(self.amended(&original.template, &original.notice.values, order)?),
            _ => None,
        };
        let ends = matches!(order.action, Correction::End | Correction::Withdraw);
        let ends = ends && !original.notice.hanging_places().is_empty();
        let mut events = if ends { self.taken_down(&original, order)? } else { Vec::new() };
        events.extend(extended);
        let number = original.notice.number.clone();
        let links = Links { corrects: Some(number.clone()), ..Links::default() };
        let (notice, begun) = self.beginning(&template, values, links, &by, 0)?;
        events.extend(begun);
        let mut version = None;
        if let Some(values) = amended {
            let follows = original.notice.follows.clone();
            let links = Links { follows, supersedes: Some(number.clone()), corrects: Some(number) };
            let (number, begun) = self.beginning(&original.template, values, links, &by, 1)?;
            events.extend(begun);
            version = Some(number);
        }
        // One commit: the original never comes down without its correction.
        self.commit(events)?;
        Ok(Corrected { notice, version, withdrawn: ends })
    }

    fn taken_down(&self, original: &Case, order: &CorrectOrder) -> Result<Vec<NewEvent>, Fault> {
        let request = TakeDownRequest { by: order.by.clone(), ..TakeDownRequest::default() };
        let reason = format!("{}：{}", order.reason, order.detail);
        moves::withdraw_from_board(self.scene(original), &reason, &self.take_down_order(&request)?)
    }

    // Only an amendment changes content, only an extension has a day.
    fn extension(&self, original: &Case, order: &CorrectOrder, by: &str) -> Result<Option<NewEvent>, Fault> {
        if order.action != Correction::Amend && matches!(&order.changes, Changes::Now(content) if !content.is_empty()) {
            return Err(Fault::input(Message::of("correct-content-unused")));
        }
        match (order.action, order.until) {
            (Correction::Extend, Some(until)) => moves::extend(self.scene(original), until, by).map(Some),
            (Correction::Extend, None) => Err(Fault::input(Message::of("correct-no-until"))),
            (_, Some(_)) => Err(Fault::input(Message::of("correct-until-unused"))),
            (_, None) => Ok(None),
        }
    }

    fn amended(&self, template: &Template, before: &Values, order: &CorrectOrder) -> Result<Values, Fault> {
        let mut values = before.clone();
        if let Changes::Now(content) = &order.changes {
            content.apply(template, &mut values)?;
            if &values == before {
                return Err(Fault::input(Message::of("correct-nothing-changed")));
            }
            if !content.is_exact() {
                propose_title(template, &self.office, &mut values, Some(before), self.now.today)?;
                self.fill_in(template, &mut values)?;
            }
        }
        values.set("issue_date", self.now.today.to_string());
        Ok(values)
    }
}
