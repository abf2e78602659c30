//! Settings: office and staff, language, colours, mouse, ambiguous width; backup, restore, doctor.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::words::Lang;
use crate::desk::{AmbiguousWidth, Colours, Mouse, ScreenSettings};
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::job::{Deed, Job};
use crate::tui::theme::Role;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::paint::{band, put, put_right, row};
use crate::tui::widgets::scroll::Scroll;

/// One line of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    Office,
    Language,
    Colours,
    Mouse,
    Ambiguous,
    Backup,
    Restore,
    Doctor,
    Ledger,
    Catalog,
}

const LINES: [Line; 10] = [
    Line::Office,
    Line::Language,
    Line::Colours,
    Line::Mouse,
    Line::Ambiguous,
    Line::Backup,
    Line::Restore,
    Line::Doctor,
    Line::Ledger,
    Line::Catalog,
];

/// Settings.
#[derive(Clone, Debug)]
pub struct SettingsScreen {
    scroll: Scroll,
}

impl SettingsScreen {
    /// The office is at hand.
    #[must_use]
    pub fn new() -> Self {
        Self { scroll: Scroll::default() }
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(Action::Open)) => self.go(self.scroll.at, ctx),
            Input::Key(key, Some(Action::Digit)) => {
                let at = key.digit().map_or(usize::MAX, |digit| digit.wrapping_sub(1));
                self.scroll.at = at.min(LINES.len() - 1);
                self.go(at, ctx)
            }
            Input::Key(_, Some(Action::Back)) => vec![Want::Back],
            Input::Key(key, _) => {
                self.scroll.key(*key, LINES.len());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn go(&self, at: usize, ctx: &Ctx) -> Vec<Want> {
        let Some(line) = LINES.get(at) else { return Vec::new() };
        let mut settings = ctx.settings.clone();
        let want = match line {
            Line::Office => Want::Do(Job::Guide(Deed::Office)),
            Line::Backup => Want::Do(Job::Guide(Deed::Backup)),
            Line::Restore => Want::Do(Job::Guide(Deed::Restore)),
            Line::Ledger => Want::Do(Job::Guide(Deed::Ledger)),
            Line::Catalog => Want::Do(Job::Guide(Deed::Catalog)),
            Line::Doctor => Want::Do(Job::Doctor),
            look => {
                turn(*look, &mut settings, ctx);
                Want::Set(Box::new(settings))
            }
        };
        vec![want]
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
        put(row(inside, 0), &ctx.word("settings-title"), ctx.theme.style(Role::Strong), buf);
        let mut caret = None;
        let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(2), ..inside };
        for (at, index) in self.scroll.window(usize::from(list.height), LINES.len()).enumerate() {
            let Some(line) = LINES.get(index) else { continue };
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            let here = index == self.scroll.at;
            let role = if here { Role::Chosen } else { Role::Text };
            let mark = if here { ">" } else { " " };
            let digit = if index < 9 { (index + 1).to_string() } else { " ".to_owned() };
            let text = format!("{mark}{digit} {}", ctx.word(line.key()));
            band(place, &text, ctx.theme.style(role), buf);
            put_right(place, &line.value(ctx), ctx.theme.style(role), buf);
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
    const fn key(self) -> &'static str {
        match self {
            Self::Office => "settings-office",
            Self::Language => "settings-language",
            Self::Colours => "settings-colours",
            Self::Mouse => "settings-mouse",
            Self::Ambiguous => "settings-ambiguous",
            Self::Backup => "settings-backup",
            Self::Restore => "settings-restore",
            Self::Doctor => "settings-doctor",
            Self::Ledger => "settings-ledger",
            Self::Catalog => "settings-catalog",
        }
    }

    fn value(self, ctx: &Ctx) -> String {
        let key = match self {
            Self::Office => return ctx.office.as_ref().map(|office| office.name.clone()).unwrap_or_default(),
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
