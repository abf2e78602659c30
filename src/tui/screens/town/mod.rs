//! What a supervisor goes through: lists over all boards, one board, its postings on a line of days.

mod coverage;
mod doubts;
mod due;
mod list;
mod overview;
mod subject;
mod table;
mod timeline;
mod village;

pub(crate) use list::ListScreen;
pub(crate) use subject::Subject;
pub(crate) use timeline::TimelineScreen;
pub(crate) use village::VillageScreen;
