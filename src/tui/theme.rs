//! Roles of what is drawn → styles. Colour never says anything alone: symbol and word stand beside it.

use ratatui::style::{Color, Modifier, Style};

/// With colours, or black and white (`NO_COLOR`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// The sixteen colours that every terminal has.
    #[default]
    Colour,
    /// Bold, underlined and reversed only.
    Mono,
}

/// What something on the screen is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running text.
    Text,
    /// Less important: help, headings of columns.
    Dim,
    /// More important: headings, numbers that matter.
    Strong,
    /// The bars at the top and the bottom.
    Bar,
    /// A key in the bar.
    BarKey,
    /// What cannot be done now.
    Off,
    /// The row or field at hand.
    Chosen,
    /// The text field at hand.
    Field,
    /// In order.
    Good,
    /// To be looked at.
    Warning,
    /// Wrong.
    Error,
    /// The days that passed of a bar.
    Filled,
    /// A practice board.
    Practice,
}

impl Theme {
    /// The style of `role`.
    #[must_use]
    pub const fn style(self, role: Role) -> Style {
        match self {
            Self::Colour => colour(role),
            Self::Mono => mono(role),
        }
    }
}

const fn colour(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Text => plain,
        Role::Dim | Role::Off => plain.fg(Color::DarkGray),
        Role::Strong => plain.add_modifier(Modifier::BOLD),
        Role::Bar | Role::Field => plain.fg(Color::White).bg(Color::Blue),
        Role::BarKey | Role::Chosen => plain.fg(Color::Black).bg(Color::Cyan),
        Role::Good | Role::Filled => plain.fg(Color::Green),
        // Yellow cannot be read on the white ground of many terminals.
        Role::Warning => plain.fg(Color::Magenta),
        Role::Error => plain.fg(Color::Red).add_modifier(Modifier::BOLD),
        Role::Practice => plain.fg(Color::Black).bg(Color::Yellow),
    }
}

const fn mono(role: Role) -> Style {
    let plain = Style::new();
    match role {
        Role::Text | Role::Dim | Role::Off | Role::Good | Role::Warning | Role::Filled => plain,
        Role::Strong | Role::Error | Role::BarKey => plain.add_modifier(Modifier::BOLD),
        Role::Bar | Role::Chosen | Role::Practice => plain.add_modifier(Modifier::REVERSED),
        Role::Field => plain.add_modifier(Modifier::UNDERLINED),
    }
}
