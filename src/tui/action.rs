//! What a key means. Screens know actions, never keys.

use serde::Deserialize;

/// What somebody wants from the screen in front.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Action {
    /// What this screen is for, and its keys.
    Help,
    /// Everything that can be done, to search in.
    Menu,
    /// One step back; nothing is lost.
    Back,
    /// End the program, after a question.
    Leave,
    /// Draw everything anew.
    Redraw,
    /// The other language.
    Language,
    /// Who is at the keyboard.
    Person,
    /// Open what is chosen; in a form, go on to the next field.
    Open,
    /// The next field.
    Next,
    /// The field before.
    Previous,
    /// Move with the arrow keys.
    Move,
    /// Move by pages.
    Page,
    /// Pick by number.
    Digit,
    /// Change the content.
    Edit,
    /// Find.
    Find,
    /// Show only some.
    Filter,
    /// In another order.
    Sort,
    /// Read everything anew.
    Refresh,
    /// The poster as it will read.
    Preview,
    /// The page as picture, or as text again.
    Picture,
    /// The next step, whatever it is.
    Forward,
    /// Begin a notice.
    New,
    /// Choose from a list or a calendar.
    Pick,
    /// A day earlier or later.
    Day,
    /// Take rows from a spreadsheet.
    Import,
    /// Add a row.
    AddRow,
    /// Delete a row.
    DeleteRow,
    /// Duplicate a row.
    CopyRow,
    /// Move a row up.
    RowUp,
    /// Move a row down.
    RowDown,
    /// Put the text of a cell into every blank cell of its column.
    FillColumn,
    /// Take the last change back.
    Undo,
    /// Make it again.
    Redo,
    /// Keep it now.
    Save,
    /// Go to the next thing that is missing or wrong.
    NextIssue,
    /// Back to an earlier version.
    PutBack,
    /// Office, staff, colours.
    Settings,
    /// The practice board.
    Practice,
    /// Ledger, catalogue.
    Tables,
    /// Look a notice over by the codes of the checks.
    Check,
    /// All boards at a glance.
    Overview,
    /// Postings on a line of days.
    Timeline,
    /// What is due on all boards.
    DueList,
    /// What had to be posted.
    Coverage,
    /// What the records give away.
    Doubts,
    /// Records to and from other offices.
    Travel,
    /// A round sheet.
    Round,
    /// What was found on a round.
    EnterRound,
    /// Fewer days, each wider.
    Nearer,
    /// More days.
    Farther,
    /// Back to the days up to today.
    Today,
}

impl Action {
    /// Every action.
    pub const ALL: [Self; 51] = [
        Self::Help,
        Self::Menu,
        Self::Back,
        Self::Leave,
        Self::Redraw,
        Self::Language,
        Self::Person,
        Self::Open,
        Self::Next,
        Self::Previous,
        Self::Move,
        Self::Page,
        Self::Digit,
        Self::Edit,
        Self::Find,
        Self::Filter,
        Self::Sort,
        Self::Refresh,
        Self::Preview,
        Self::Picture,
        Self::Forward,
        Self::New,
        Self::Pick,
        Self::Day,
        Self::Import,
        Self::AddRow,
        Self::DeleteRow,
        Self::CopyRow,
        Self::RowUp,
        Self::RowDown,
        Self::FillColumn,
        Self::Undo,
        Self::Redo,
        Self::Save,
        Self::NextIssue,
        Self::PutBack,
        Self::Settings,
        Self::Practice,
        Self::Tables,
        Self::Check,
        Self::Overview,
        Self::Timeline,
        Self::DueList,
        Self::Coverage,
        Self::Doubts,
        Self::Travel,
        Self::Round,
        Self::EnterRound,
        Self::Nearer,
        Self::Farther,
        Self::Today,
    ];

    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Help => "act-help",
            Self::Menu => "act-menu",
            Self::Back => "act-back",
            Self::Leave => "act-leave",
            Self::Redraw => "act-redraw",
            Self::Language => "act-language",
            Self::Person => "act-person",
            Self::Open => "act-open",
            Self::Next => "act-next",
            Self::Previous => "act-previous",
            Self::Move => "act-move",
            Self::Page => "act-page",
            Self::Digit => "act-digit",
            Self::Edit => "act-edit",
            Self::Find => "act-find",
            Self::Filter => "act-filter",
            Self::Sort => "act-sort",
            Self::Refresh => "act-refresh",
            Self::Preview => "act-preview",
            Self::Picture => "act-picture",
            Self::Forward => "act-forward",
            Self::New => "act-new",
            Self::Pick => "act-pick",
            Self::Day => "act-day",
            Self::Import => "act-import",
            Self::AddRow => "act-add-row",
            Self::DeleteRow => "act-delete-row",
            Self::CopyRow => "act-copy-row",
            Self::RowUp => "act-row-up",
            Self::RowDown => "act-row-down",
            Self::FillColumn => "act-fill-column",
            Self::Undo => "act-undo",
            Self::Redo => "act-redo",
            Self::Save => "act-save",
            Self::NextIssue => "act-next-issue",
            Self::PutBack => "act-put-back",
            Self::Settings => "act-settings",
            Self::Practice => "act-practice",
            Self::Tables => "act-tables",
            Self::Check => "act-check",
            Self::Overview => "act-overview",
            Self::Timeline => "act-timeline",
            Self::DueList => "act-due-list",
            Self::Coverage => "act-coverage",
            Self::Doubts => "act-doubts",
            Self::Travel => "act-travel",
            Self::Round => "act-round",
            Self::EnterRound => "act-enter-round",
            Self::Nearer => "act-nearer",
            Self::Farther => "act-farther",
            Self::Today => "act-today",
        }
    }

    /// Whether it only says what arrow keys and the like do here: the menu does not list it.
    #[must_use]
    pub const fn is_motion(self) -> bool {
        matches!(self, Self::Move | Self::Page | Self::Day | Self::Digit | Self::Next | Self::Previous)
    }
}
