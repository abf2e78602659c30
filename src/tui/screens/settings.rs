//! Settings: office and staff, who is at the keyboard, language, colours, mouse, ambiguous width;
//! backup, restore, checks, tables, records to and from other offices, the practice board.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::words::Lang;
use crate::desk::{AmbiguousWidth, Colours, Mouse, ScreenSettings};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::job::{Deed, Job};
use crate::tui::theme::Role;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::paint::{band, below, columns, put, put_right, row};
use crate::tui::widgets::scroll::Scroll;

/// One line of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Office,
    Person,
    Language,
    Colours,
    Mouse,
    Ambiguous,
    Backup,
    Restore,
    Doctor,
    Ledger,
    Round,
    Catalog,
    Send,
    Receive,
    Inbox,
    Templates,
    Practice,
}

const LINES: [Line; 17] = [
    Line::Office,
    Line::Person,
    Line::Language,
    Line::Colours,
    Line::Mouse,
    Line::Ambiguous,
    Line::Backup,
    Line::Restore,
    Line::Doctor,
    Line::Ledger,
    Line::Round,
    Line::Catalog,
    Line::Send,
    Line::Receive,
    Line::Inbox,
    Line::Templates,
    Line::Practice,
];

/// Settings.
#[derive(Clone, Debug)]
pub(crate) struct SettingsScreen {
    scroll: Scroll,
    /// The row of the first line that is shown, for the mouse.
    top: u16,
}

impl SettingsScreen {
    /// The office is at hand.
    #[must_use]
    pub(crate) fn new() -> Self {
        Self { scroll: Scroll::default(), top: 0 }
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(Action::Open)) => self.go(self.scroll.at, ctx),
            Input::Key(key, Some(Action::Digit)) => {
                key.digit().map_or_else(Vec::new, |digit| self.go(digit.wrapping_sub(1), ctx))
            }
            Input::Key(_, Some(Action::Back)) => vec![Want::Back],
            Input::Key(key, _) => {
                self.scroll.key(*key, LINES.len());
                Vec::new()
            }
            Input::Mouse(Pointer::Click(_, row)) => {
                let at = row.checked_sub(self.top).map(|at| usize::from(at) + self.scroll.top);
                at.map_or_else(Vec::new, |at| self.go(at, ctx))
            }
            _ => Vec::new(),
        }
    }

    fn go(&mut self, at: usize, ctx: &Ctx) -> Vec<Want> {
        let Some(line) = LINES.get(at) else { return Vec::new() };
        self.scroll.at = at;
        let job = match line {
            Line::Office => Job::Guide(Deed::Office),
            Line::Backup => Job::Guide(Deed::Backup),
            Line::Restore => Job::Guide(Deed::Restore),
            Line::Ledger => Job::Guide(Deed::Ledger),
            Line::Round => Job::Guide(Deed::Round),
            Line::Catalog => Job::Guide(Deed::Catalog),
            Line::Send => Job::Guide(Deed::Send),
            Line::Receive => Job::Guide(Deed::Receive { file: None }),
            Line::Inbox => Job::Guide(Deed::Inbox { item: None }),
            Line::Doctor => Job::Doctor,
            Line::Templates => Job::Templates,
            Line::Practice if ctx.is_practice() => Job::Real,
            Line::Practice => Job::Practice,
            Line::Person => return vec![Want::Person],
            look => {
                let mut settings = ctx.settings.clone();
                turn(*look, &mut settings, ctx);
                return vec![Want::Set(Box::new(settings))];
            }
        };
        vec![Want::Do(job)]
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
        put(row(inside, 0), &ctx.word("settings-title"), ctx.theme.style(Role::Strong), buf);
        let mut caret = None;
        let list = below(inside, if inside.height > 15 { 2 } else { 1 });
        self.top = list.y;
        for (at, index) in self.scroll.window(usize::from(list.height), LINES.len()).enumerate() {
            let Some(line) = LINES.get(index) else { continue };
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            let here = index == self.scroll.at;
            let (mark, role) = if here { (">", Role::Chosen) } else { (" ", Role::Text) };
            let digit = if index < 9 { (index + 1).to_string() } else { " ".to_owned() };
            let value = line.value(ctx);
            band(place, "", ctx.theme.style(role), buf);
            let label = Rect { width: place.width.saturating_sub(columns(&value) + 1), ..place };
            put(label, &format!("{mark}{digit} {}", ctx.word(line.key(ctx))), ctx.theme.style(role), buf);
            put_right(place, &value, ctx.theme.style(role), buf);
            if here && !place.is_empty() {
                caret = Some(Position::new(place.x, place.y));
            }
        }
        caret
    }
}

impl Default for SettingsScreen {
    fn default() -> Self {
        Self::new()
    }
}

impl Line {
    fn key(self, ctx: &Ctx) -> &'static str {
        match self {
            Self::Office => "settings-office",
            Self::Person => "settings-person",
            Self::Language => "settings-language",
            Self::Colours => "settings-colours",
            Self::Mouse => "settings-mouse",
            Self::Ambiguous => "settings-ambiguous",
            Self::Backup => "settings-backup",
            Self::Restore => "settings-restore",
            Self::Doctor => "settings-doctor",
            Self::Ledger => "settings-ledger",
            Self::Round => "settings-round",
            Self::Catalog => "settings-catalog",
            Self::Send => "settings-send",
            Self::Receive => "settings-receive",
            Self::Inbox => "settings-inbox",
            Self::Templates => "settings-templates",
            Self::Practice if ctx.is_practice() => "settings-real",
            Self::Practice => "settings-practice",
        }
    }

    fn value(self, ctx: &Ctx) -> String {
        let key = match self {
            Self::Office => return ctx.office.as_ref().map(|office| office.name.clone()).unwrap_or_default(),
            Self::Person => match &ctx.settings.person {
                Some(name) => return name.clone(),
                None => "settings-nobody",
            },
            Self::Language => "settings-this-language",
            Self::Colours => match ctx.settings.colours {
                Colours::Auto => "settings-auto",
                Colours::Colour => "settings-colour",
                Colours::Mono => "settings-mono",
            },
            Self::Mouse => match ctx.settings.mouse {
                Mouse::Off => "settings-off",
                Mouse::On => "settings-on",
            },
            Self::Ambiguous => match ctx.settings.ambiguous {
                AmbiguousWidth::Auto => "settings-auto",
                AmbiguousWidth::Narrow => "settings-narrow",
                AmbiguousWidth::Wide => "settings-wide",
            },
            _ => return String::new(),
        };
        ctx.word(key)
    }
}

// Each press goes on to the next value.
fn turn(line: Line, settings: &mut ScreenSettings, ctx: &Ctx) {
    match line {
        Line::Language => {
            settings.lang = Some(match ctx.lang {
                Lang::Zh => Lang::En,
                Lang::En => Lang::Zh,
            });
        }
        Line::Colours => {
            settings.colours = match settings.colours {
                Colours::Auto => Colours::Colour,
                Colours::Colour => Colours::Mono,
                Colours::Mono => Colours::Auto,
            };
        }
        Line::Mouse => {
            settings.mouse = match settings.mouse {
                Mouse::Off => Mouse::On,
                Mouse::On => Mouse::Off,
            };
        }
        Line::Ambiguous => {
            settings.ambiguous = match settings.ambiguous {
                AmbiguousWidth::Auto => AmbiguousWidth::Narrow,
                AmbiguousWidth::Narrow => AmbiguousWidth::Wide,
                AmbiguousWidth::Wide => AmbiguousWidth::Auto,
            };
        }
        _ => {}
    }
}
