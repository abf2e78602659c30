//! Which screen somebody stands in front of.

use serde::Deserialize;

/// The screens, as the table of keys names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ScreenId {
    /// Keys of every screen.
    Any,
    /// First run.
    Welcome,
    /// 公示栏, the home of everything.
    Board,
    /// New notice: choose a kind.
    Kinds,
    /// The form of a notice.
    Form,
    /// The list of a notice.
    Grid,
    /// Choose a file.
    Files,
    /// What a spreadsheet holds, before it is taken.
    Import,
    /// Review before publication.
    Review,
    /// A notice and its story.
    Story,
    /// All boards at a glance.
    Overview,
    /// One board.
    Village,
    /// The postings of a board over some days.
    Timeline,
    /// What is due on all boards.
    DueList,
    /// What had to be posted.
    Coverage,
    /// What the records give away.
    Doubts,
    /// A notice of another office.
    Case,
    /// A guided step: post, take down, certificate, set up, …
    Guide,
    /// What a step did.
    Outcome,
    /// The poster as it will read.
    Preview,
    /// Settings.
    Settings,
    /// Help.
    Help,
    /// Menu of everything.
    Menu,
    /// A list to choose one of.
    Choose,
    /// A month to choose a day of.
    Month,
    /// A question before what cannot be undone.
    Question,
}

impl ScreenId {
    /// All of them.
    pub const ALL: [Self; 26] = [
        Self::Any,
        Self::Welcome,
        Self::Board,
        Self::Kinds,
        Self::Form,
        Self::Grid,
        Self::Files,
        Self::Import,
        Self::Review,
        Self::Story,
        Self::Overview,
        Self::Village,
        Self::Timeline,
        Self::DueList,
        Self::Coverage,
        Self::Doubts,
        Self::Case,
        Self::Guide,
        Self::Outcome,
        Self::Preview,
        Self::Settings,
        Self::Help,
        Self::Menu,
        Self::Choose,
        Self::Month,
        Self::Question,
    ];

    /// Key of its name in `assets/words`.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Any => "screen-any",
            Self::Welcome => "screen-welcome",
            Self::Board => "screen-board",
            Self::Kinds => "screen-kinds",
            Self::Form => "screen-form",
            Self::Grid => "screen-grid",
            Self::Files => "screen-files",
            Self::Import => "screen-import",
            Self::Review => "screen-review",
            Self::Story => "screen-story",
            Self::Overview => "screen-overview",
            Self::Village => "screen-village",
            Self::Timeline => "screen-timeline",
            Self::DueList => "screen-due-list",
            Self::Coverage => "screen-coverage",
            Self::Doubts => "screen-doubts",
            Self::Case => "screen-case",
            Self::Guide => "screen-guide",
            Self::Outcome => "screen-outcome",
            Self::Preview => "screen-preview",
            Self::Settings => "screen-settings",
            Self::Help => "screen-help",
            Self::Menu => "screen-menu",
            Self::Choose => "screen-choose",
            Self::Month => "screen-month",
            Self::Question => "screen-question",
        }
    }

    /// Key of what it is for, in a few sentences.
    #[must_use]
    pub const fn about(self) -> &'static str {
        match self {
            Self::Any => "about-any",
            Self::Welcome => "about-welcome",
            Self::Board => "about-board",
            Self::Kinds => "about-kinds",
            Self::Form => "about-form",
            Self::Grid => "about-grid",
            Self::Files => "about-files",
            Self::Import => "about-import",
            Self::Review => "about-review",
            Self::Story => "about-story",
            Self::Overview => "about-overview",
            Self::Village => "about-village",
            Self::Timeline => "about-timeline",
            Self::DueList => "about-due-list",
            Self::Coverage => "about-coverage",
            Self::Doubts => "about-doubts",
            Self::Case => "about-case",
            Self::Guide => "about-guide",
            Self::Outcome => "about-outcome",
            Self::Preview => "about-preview",
            Self::Settings => "about-settings",
            Self::Help => "about-help",
            Self::Menu => "about-menu",
            Self::Choose => "about-choose",
            Self::Month => "about-month",
            Self::Question => "about-question",
        }
    }
}
