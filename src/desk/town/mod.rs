//! What a supervisor asks: answers over the own board and every office whose records came in.

mod chains;
mod coverage;
mod doubts;
mod due_list;
mod households;
mod overview;
mod photo_files;
mod report;
mod report_sheets;
mod story;
mod timeline;

pub(super) use chains::named;

pub use coverage::{CoverageView, OfficeCoverage};
pub use doubts::Doubts;
pub use due_list::DueList;
pub use households::Households;
pub use overview::{OfficeView, Overview, Unheard, ViewLine};
pub use photo_files::CopiedPhoto;
pub use report::{Report, ReportFormat};
pub use story::OtherStory;
pub use timeline::{Timeline, TimelineOrder};
