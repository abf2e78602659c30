//! One use-case a file: the only place where rules meet disk, clock and printer. Command line
//! and screen call these functions and nothing below them.

mod archive;
mod backup;
mod board;
mod case;
mod catalog;
mod certificate;
mod check;
mod clock;
mod content;
mod correct;
mod correction_form;
mod demo;
mod demo_story;
mod doctor;
mod draft;
mod due;
mod duty;
mod except;
mod export;
mod files;
mod folders;
mod fonts;
mod form_input;
mod form_open;
mod import;
mod inbox;
mod inspect;
mod key;
mod ledger;
mod list;
mod log;
mod object;
mod open;
mod output;
mod outward;
mod photo;
mod photo_copy;
mod post;
mod preview;
mod print;
mod print_all;
mod program;
mod put_back;
mod receive;
mod register;
mod review;
mod review_sheet;
mod round;
mod screen_settings;
mod setup;
mod show;
mod status;
mod sync;
mod takedown;
mod tell;
mod templates;
mod town;
mod unsaved;
mod verify;
mod verify_poster;

pub use backup::{Backup, Restored, restore};
pub use board::{Board, BoardRow};
pub use catalog::CatalogFormat;
pub use certificate::Certified;
pub use check::Checked;
pub use clock::{Clock, Now};
pub use content::Content;
pub use correct::{Changes, CorrectOrder, Corrected, Correction};
pub use demo::{Demo, DemoNotice, demo};
pub use doctor::{DoctorReport, doctor};
pub use draft::{DraftRequest, Drafted, EditRequest};
pub use due::{Due, Task, TaskKind};
pub use export::{ExportRequest, Since, packed_told};
pub use files::{default_home, practice_home};
pub use folders::{EntryKind, Folder, FolderEntry, list_folder, start_folders};
pub use fonts::{CheckOrder, CheckedText, check_fonts};
pub use form_input::{Typing, values_from_file};
pub use form_open::{Begun, FormOpened, Linkable};
pub use import::{SheetInput, SheetSource, take_sheet};
pub use inbox::InboxItem;
pub use inspect::InspectRequest;
pub use key::ShownKey;
pub use ledger::LedgerFormat;
pub use list::{Filter, Listed};
pub use log::{log, log_path};
pub use object::{ObjectRequest, Raised, SettleRequest};
pub use open::Desk;
pub use output::Output;
pub use outward::{PrinterOrder, PrinterWish, open_file, send_to_printer, send_to_printer_within};
pub use photo::{PhotoRequest, photo_told};
pub use photo_copy::PhotoCopies;
pub use post::{PostRequest, Posted};
pub use print::{PrintRequest, PrintedFile};
pub use print_all::PrintedNotice;
pub use receive::Arrived;
pub use register::KnownOffice;
pub use review::ReviewRequest;
pub use review_sheet::ReviewSheet;
pub use round::{RoundEntered, RoundList, RoundRequest, RoundRow, RoundSheet};
pub use screen_settings::{
    AmbiguousWidth, Colours, Mouse, ScreenSettings, keep_screen_settings, own_keys, screen_settings,
};
pub use setup::{OfficeChange, is_set_up, set_up};
pub use show::Story;
pub use status::{Status, StatusLine};
pub use sync::Synced;
pub use takedown::{TakeDownRequest, taken_down_told};
pub use tell::{FindingOrder, JudgeOrder, RequestOrder};
pub use templates::check_templates;
pub use town::{
    CopiedPhoto, CoverageView, Doubts, DueList, Households, OfficeCoverage, OfficeView, OtherStory, Overview, Report,
    ReportFormat, Timeline, TimelineOrder, Unheard, ViewLine,
};
pub use unsaved::{Unsaved, drop_unsaved, keep_unsaved};
pub use verify_poster::JudgedPoster;

pub use crate::core::check::PrivacyLook;
pub use crate::press::{
    Coverage, Distance, FaceAccount, Fit, Lie, PagePicture, PageText, Paper, Room, Style, Theme, faces,
};
pub use crate::sheet::{SheetReport, TotalCheck};
pub use crate::store::probe::run_if_asked as probe_if_asked;
pub use crate::store::{Access, Fork, Introduced, Outcome, Packed, PhotoChoice, Received};
