//! Correct or end what hangs. For an amendment both drafts are made now, and the new version is
//! changed in its form.

use super::answered::Answered;
use super::asks::{At, ask, sheet, to_board, to_story};
use crate::core::fault::Fault;
use crate::core::office::Duty;
use crate::core::words::Message;
use crate::desk::{Changes, CorrectOrder, Correction, Desk};
use crate::tui::answer::{GuideSheet, NextStep, Outcome};
use crate::tui::job::{FormOrder, Job};
use crate::tui::widgets::editor::FieldKind;

const AMEND: &str = "amend";
const END: &str = "end";
const WITHDRAW: &str = "withdraw";
const EXTEND: &str = "extend";

/// What a correction can do: what is kept, and its word.
const ACTIONS: &[(&str, &str)] = &[
    (AMEND, "correct-action-amend"),
    (END, "correct-action-end"),
    (WITHDRAW, "correct-action-withdraw"),
    (EXTEND, "correct-action-extend"),
];

pub(super) fn guide(at: &At<'_>) -> Result<GuideSheet, Fault> {
    let reasons = at.desk.correction_reasons()?;
    let asks = vec![
        ask("action", "correct-ask-action", FieldKind::One).words(ACTIONS).help("correct-help-action").required(),
        ask("reason", "correct-ask-reason", FieldKind::One).plain(reasons).required(),
        ask("detail", "correct-ask-detail", FieldKind::LongText).help("correct-help-detail").required(),
        ask("until", "correct-ask-until", FieldKind::Day).required().when("action", &[EXTEND]),
        at.by(at.desk.able(Duty::Draft)),
    ];
    let title = at.title("guide-correct");
    let question = Some(Message::of("correct-question"));
    Ok(GuideSheet { question, foresees: true, ..sheet(title, vec![Message::of("correct-about")], asks) })
}

pub(super) fn foresee(desk: &Desk, number: &str, answers: Answered<'_>) -> Result<Vec<Message>, Fault> {
    let story = desk.story(number)?;
    let places = story.notice.hanging_places().join("、");
    let said = |key: &'static str| vec![Message::of(key).with("number", &story.notice.number).with("places", &places)];
    Ok(match answers.text("action").as_str() {
        AMEND => said("correct-will-amend"),
        END | WITHDRAW if places.is_empty() => said("correct-will-announce"),
        END => said("correct-will-end"),
        WITHDRAW => said("correct-will-withdraw"),
        EXTEND => {
            let end = story.standing.progress.map(|progress| progress.end);
            end.map(|end| Message::of("correct-will-extend").with("end", end)).into_iter().collect()
        }
        _ => Vec::new(),
    })
}

pub(super) fn act(desk: &mut Desk, number: &str, answers: Answered<'_>) -> Result<Outcome, Fault> {
    let order = CorrectOrder {
        action: match answers.text("action").as_str() {
            AMEND => Correction::Amend,
            END => Correction::End,
            WITHDRAW => Correction::Withdraw,
            _ => Correction::Extend,
        },
        reason: answers.text("reason"),
        detail: answers.text("detail"),
        changes: Changes::Later,
        until: answers.day("until")?,
        by: answers.by(),
    };
    let made = desk.correct(number, &order)?;
    let mut told = made.told(number, &order).into_iter();
    let title = told.next().unwrap_or_else(|| Message::of("correct-done"));
    let edit = |label: &'static str, number: &str| NextStep {
        label: Message::of(label).with("number", number),
        job: Job::Form(FormOrder::Edit(number.to_owned())),
    };
    let mut next = vec![edit("next-correction", &made.notice), to_story(number), to_board()];
    if let Some(version) = &made.version {
        next.insert(0, edit("next-version", version));
    }
    Ok(Outcome { title, lines: told.collect(), next })
}
