//! Signs of one column for stages and levels, and how they look; the word always stands beside them.

use super::theme::Role;
use crate::core::notice::Stage;
use crate::core::template::Level;

/// The sign of a stage.
pub(super) const fn stage_sign(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => "-",
        Stage::Returned => "x",
        Stage::Reviewed => "v",
        Stage::Printed => "=",
        Stage::Posted => "*",
        Stage::TakenDown => "<",
        Stage::Archived => "#",
        Stage::Withdrawn | Stage::Superseded => "/",
    }
}

/// How a stage looks.
pub(super) const fn stage_role(stage: Stage) -> Role {
    match stage {
        Stage::Posted | Stage::Reviewed => Role::Good,
        Stage::Returned => Role::Error,
        Stage::Draft | Stage::Printed => Role::Warning,
        Stage::TakenDown | Stage::Archived | Stage::Withdrawn | Stage::Superseded => Role::Dim,
    }
}

/// Sign, key of the word and look of a level.
pub(super) const fn level_sign(level: Level) -> (&'static str, &'static str, Role) {
    match level {
        Level::Error => ("x", "level-error", Role::Error),
        Level::Warning => ("!", "level-warning", Role::Warning),
        Level::Note => ("-", "level-note", Role::Text),
    }
}
