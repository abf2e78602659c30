//! The template files that are part of the program, in the order of the catalogue.

/// Text of the common fields.
pub(super) const COMMON: &str = include_str!("../../../templates/common.toml");

/// Id and text of every kind.
pub(super) const KINDS: &[(&str, &str)] = &[
    ("dibao-initial", include_str!("../../../templates/dibao-initial.toml")),
    ("dibao-confirm", include_str!("../../../templates/dibao-confirm.toml")),
    ("dibao-longterm", include_str!("../../../templates/dibao-longterm.toml")),
    ("dibao-change", include_str!("../../../templates/dibao-change.toml")),
    ("tekun-initial", include_str!("../../../templates/tekun-initial.toml")),
    ("tekun-longterm", include_str!("../../../templates/tekun-longterm.toml")),
    ("tekun-terminate", include_str!("../../../templates/tekun-terminate.toml")),
    ("linshi-result", include_str!("../../../templates/linshi-result.toml")),
    ("yiliao-result", include_str!("../../../templates/yiliao-result.toml")),
    ("fund-allocation", include_str!("../../../templates/fund-allocation.toml")),
    ("fund-usage", include_str!("../../../templates/fund-usage.toml")),
    ("annual-plan", include_str!("../../../templates/annual-plan.toml")),
    ("annual-finish", include_str!("../../../templates/annual-finish.toml")),
    ("project-pool", include_str!("../../../templates/project-pool.toml")),
    ("project-before", include_str!("../../../templates/project-before.toml")),
    ("project-after", include_str!("../../../templates/project-after.toml")),
    ("investigation-result", include_str!("../../../templates/investigation-result.toml")),
    ("subsidy-household", include_str!("../../../templates/subsidy-household.toml")),
    ("subsidy-yulu", include_str!("../../../templates/subsidy-yulu.toml")),
    ("loan-interest", include_str!("../../../templates/loan-interest.toml")),
    ("monitor-identify", include_str!("../../../templates/monitor-identify.toml")),
    ("monitor-exit", include_str!("../../../templates/monitor-exit.toml")),
    ("policy-guide", include_str!("../../../templates/policy-guide.toml")),
    ("village-finance", include_str!("../../../templates/village-finance.toml")),
    ("notice-correction", include_str!("../../../templates/notice-correction.toml")),
    ("general", include_str!("../../../templates/general.toml")),
];
