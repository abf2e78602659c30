//! What a supervisor knows of every office without opening its records: one small card an office,
//! computed when its records arrive, read on any later day.

mod card;
mod coverage;
mod doubt;
mod doubts;
mod due;
mod figures;
mod head;
mod households;
mod line;
mod obligation;
mod overview;
mod round;
mod stretch;
mod timeline;

pub use card::{Card, CardOffice, CardPlace};
pub use coverage::{Measure, Met, Owed, Tally};
pub use doubt::{Doubt, DoubtKind, DoubtTally, Sure, Trace};
pub use doubts::{PhotoUse, doubts_of, office_doubts, photo_doubts};
pub use due::{DueItem, DueKind, asked_of, due, sort_due, week_end};
pub use figures::{Figures, Rank, RankPart, RankWeights, Scope, Share, ranking};
pub use head::{Head, SetBack};
pub use households::{Comparison, Difference, Household, HouseholdList, Sums, compare};
pub use line::{Hung, Line, PostBy};
pub use obligation::{Counted, Limits, OBLIGATIONS_FILE, Obligation, Obligations, Points, Rhythm};
pub use overview::{
    Lapses, OverviewRow, Score, ScorePart, add_doubts, lapse_key, overview, overview_row, sort_worst_first,
};
pub use round::{RoundFinding, read_round, sheet_code};
pub use stretch::Stretch;
pub use timeline::{DayMark, TimelineRow, Window, timeline, zoomed};
