//! The one state machine: which moves a stage allows, and why not.

use super::fault::Fault;
use super::notice::{Notice, Stage};
use super::template::{Kind, Template};
use super::words::Message;

/// What somebody may want to do with a notice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Move {
    /// Change the content.
    Edit,
    /// Review it.
    Review,
    /// Print a clean poster.
    Print,
    /// Hang it.
    Post,
    /// Look at the board.
    Inspect,
    /// Attach a photograph.
    Photo,
    /// Record an objection.
    Object,
    /// Settle an objection.
    Settle,
    /// Allow a shorter period.
    Except,
    /// Check a long-term list against the data.
    Verify,
    /// Take it down.
    TakeDown,
    /// Issue the certificate.
    Certify,
    /// Correct or end it.
    Correct,
    /// Give up what never hung.
    Withdraw,
    /// Put it into the archive.
    Archive,
}

impl Move {
    /// All moves, in the order of a notice's life.
    pub const ALL: [Self; 15] = [
        Self::Edit,
        Self::Review,
        Self::Print,
        Self::Post,
        Self::Inspect,
        Self::Photo,
        Self::Object,
        Self::Settle,
        Self::Except,
        Self::Verify,
        Self::TakeDown,
        Self::Certify,
        Self::Correct,
        Self::Withdraw,
        Self::Archive,
    ];

    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Edit => "move-edit",
            Self::Review => "move-review",
            Self::Print => "move-print",
            Self::Post => "move-post",
            Self::Inspect => "move-inspect",
            Self::Photo => "move-photo",
            Self::Object => "move-object",
            Self::Settle => "move-settle",
            Self::Except => "move-except",
            Self::Verify => "move-verify",
            Self::TakeDown => "move-takedown",
            Self::Certify => "move-certify",
            Self::Correct => "move-correct",
            Self::Withdraw => "move-withdraw",
            Self::Archive => "move-archive",
        }
    }
}

impl Stage {
    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "stage-draft",
            Self::Returned => "stage-returned",
            Self::Reviewed => "stage-reviewed",
            Self::Printed => "stage-printed",
            Self::Posted => "stage-posted",
            Self::TakenDown => "stage-taken-down",
            Self::Archived => "stage-archived",
            Self::Withdrawn => "stage-withdrawn",
            Self::Superseded => "stage-superseded",
        }
    }

    /// All stages, in the order of a notice's life.
    pub const ALL: [Self; 9] = [
        Self::Draft,
        Self::Returned,
        Self::Reviewed,
        Self::Printed,
        Self::Posted,
        Self::TakenDown,
        Self::Archived,
        Self::Withdrawn,
        Self::Superseded,
    ];

    /// The name that `--stage` and `--json` use: `taken-down`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.key().strip_prefix("stage-").unwrap_or_default()
    }

    /// Whether the notice has left the desk for good.
    #[must_use]
    pub const fn is_over(self) -> bool {
        matches!(self, Self::Archived | Self::Withdrawn | Self::Superseded)
    }
}

/// Whether `notice` may make `step` at its stage.
///
/// # Errors
/// Refused, with the reason and what to do instead.
pub fn allow(notice: &Notice, template: &Template, step: Move) -> Result<(), Fault> {
    let refusal = match step {
        Move::Edit => before_the_board(notice.stage).err(),
        Move::Review => review(notice.stage).err(),
        Move::Print => print(notice).err(),
        Move::Post => post(notice).err(),
        Move::Inspect => only(notice.stage, &[Stage::Posted, Stage::TakenDown], "stage-not-hanging").err(),
        Move::TakeDown => only(notice.stage, &[Stage::Posted], "stage-not-hanging").err(),
        Move::Photo if notice.hangings.is_empty() => Some("stage-never-hung"),
        Move::Photo => None,
        Move::Object => only(notice.stage, &[Stage::Posted, Stage::TakenDown], "stage-no-objections").err(),
        Move::Settle => settle(notice).err(),
        Move::Except => except(notice, template).err(),
        Move::Verify => verify(notice.stage, template).err(),
        Move::Certify => only(notice.stage, CERTIFIABLE, "stage-not-certifiable").err(),
        Move::Correct => only(notice.stage, &[Stage::Posted, Stage::TakenDown], "stage-not-correctable").err(),
        Move::Withdraw => withdraw(notice.stage).err(),
        Move::Archive => archive(notice, template).err(),
    };
    match refusal {
        None => Ok(()),
        Some(key) => {
            Err(Fault::refused(Message::of(key).with("number", &notice.number).with_word("stage", notice.stage.key())))
        }
    }
}

const CERTIFIABLE: &[Stage] = &[Stage::Posted, Stage::TakenDown];

type Verdict = Result<(), &'static str>;

fn only(stage: Stage, allowed: &[Stage], refusal: &'static str) -> Verdict {
    if allowed.contains(&stage) { Ok(()) } else { Err(refusal) }
}

fn before_the_board(stage: Stage) -> Verdict {
    match stage {
        Stage::Draft | Stage::Returned | Stage::Reviewed | Stage::Printed => Ok(()),
        Stage::Posted => Err("stage-edit-posted"),
        _ => Err("stage-edit-over"),
    }
}

fn review(stage: Stage) -> Verdict {
    match stage {
        Stage::Draft | Stage::Reviewed | Stage::Printed => Ok(()),
        Stage::Returned => Err("stage-review-returned"),
        _ => Err("stage-review-over"),
    }
}

fn print(notice: &Notice) -> Verdict {
    match notice.stage {
        Stage::Reviewed | Stage::Printed | Stage::Posted if notice.passed_review().is_some() => Ok(()),
        Stage::TakenDown if notice.must_repost() => Ok(()),
        Stage::TakenDown | Stage::Archived | Stage::Withdrawn | Stage::Superseded => Err("stage-print-over"),
        _ => Err("stage-print-unreviewed"),
    }
}

fn post(notice: &Notice) -> Verdict {
    match notice.stage {
        Stage::Printed | Stage::Posted => Ok(()),
        Stage::TakenDown if notice.must_repost() => Ok(()),
        Stage::Reviewed => Err("stage-post-unprinted"),
        Stage::Draft | Stage::Returned => Err("stage-post-unreviewed"),
        _ => Err("stage-post-over"),
    }
}

fn settle(notice: &Notice) -> Verdict {
    if notice.open_objections().is_empty() { Err("stage-nothing-to-settle") } else { Ok(()) }
}

fn except(notice: &Notice, template: &Template) -> Verdict {
    if template.period.minimum.is_none() {
        return Err("stage-except-long-term");
    }
    if notice.stage.is_over() || notice.stage == Stage::TakenDown { Err("stage-except-over") } else { Ok(()) }
}

fn verify(stage: Stage, template: &Template) -> Verdict {
    if !matches!(template.kind, Kind::LongTerm | Kind::Periodic) {
        return Err("stage-verify-kind");
    }
    only(stage, &[Stage::Posted], "stage-not-hanging")
}

fn withdraw(stage: Stage) -> Verdict {
    match stage {
        Stage::Draft | Stage::Returned | Stage::Reviewed | Stage::Printed => Ok(()),
        Stage::Posted => Err("stage-withdraw-posted"),
        _ => Err("stage-withdraw-over"),
    }
}

fn archive(notice: &Notice, template: &Template) -> Verdict {
    if !notice.open_objections().is_empty() && !notice.stage.is_over() {
        return Err("stage-archive-objections");
    }
    // A certificate from before a restart says nothing about the new posting.
    let restart = notice.restarted().unwrap_or(0);
    let certified = notice.certificates.iter().any(|certificate| certificate.seq > restart);
    match notice.stage {
        Stage::TakenDown if !certified && template.period.minimum.is_some() => Err("stage-archive-uncertified"),
        Stage::TakenDown | Stage::Superseded | Stage::Withdrawn => Ok(()),
        Stage::Archived => Err("stage-archive-done"),
        _ => Err("stage-archive-early"),
    }
}
