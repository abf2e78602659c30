//! First run: set an office up, or try the practice board.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::wrap::wrap;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::job::{Deed, Job};
use crate::tui::theme::Role;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::paint::{band, put, row};
use crate::tui::widgets::scroll::Scroll;

/// What can be done on an empty home.
const CHOICES: [&str; 3] = ["welcome-practice", "welcome-set-up", "welcome-restore"];

/// First run.
#[derive(Clone, Debug)]
pub(crate) struct WelcomeScreen {
    scroll: Scroll,
    home: String,
}

impl WelcomeScreen {
    /// The practice board is at hand.
    #[must_use]
    pub(crate) fn new(ctx: &Ctx) -> Self {
        Self { scroll: Scroll::default(), home: ctx.home.display().to_string() }
    }

    pub(crate) fn update(&mut self, input: &Input, _: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(Action::Open)) => go(self.scroll.at),
            Input::Key(key, Some(Action::Digit)) => {
                key.digit().map_or_else(Vec::new, |digit| go(digit.wrapping_sub(1)))
            }
            Input::Key(_, Some(Action::Back)) => vec![Want::Back],
            Input::Key(key, _) => {
                self.scroll.key(*key, CHOICES.len());
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let inside = Rect { x: area.x + 2, width: area.width.saturating_sub(4), ..area };
        let about = format!("{}\n\n{}", ctx.word("welcome-title"), ctx.word("welcome-about"));
        let mut line = 1;
        for text in wrap(&about, usize::from(inside.width), 0) {
            let role = if line == 1 { Role::Strong } else { Role::Text };
            put(row(inside, line), &text, ctx.theme.style(role), buf);
            line += 1;
        }
        line += 1;
        let mut caret = None;
        for (at, key) in CHOICES.into_iter().enumerate() {
            let here = at == self.scroll.at;
            let place = row(inside, line);
            let mark = if here { ">" } else { " " };
            let role = if here { Role::Chosen } else { Role::Text };
            band(place, &format!("{mark}{}  {}", at + 1, ctx.word(key)), ctx.theme.style(role), buf);
            if here && !place.is_empty() {
                caret = Some(Position::new(place.x, place.y));
            }
            line += 2;
        }
        let home = crate::core::words::Message::of("welcome-home").with("home", &self.home);
        for text in wrap(&ctx.say(&home), usize::from(inside.width), 0) {
            put(row(inside, line), &text, ctx.theme.style(Role::Dim), buf);
            line += 1;
        }
        caret
    }
}

fn go(at: usize) -> Vec<Want> {
    let job = match at {
        0 => Job::Practice,
        1 => Job::Guide(Deed::SetUp),
        2 => Job::Guide(Deed::Restore),
        _ => return Vec::new(),
    };
    vec![Want::Do(job)]
}
