//! Stub.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::words::Message;
use crate::desk::Story;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::want::{Input, Want};

/// Stub.
#[derive(Clone, Debug)]
pub struct StoryScreen {
    story: Story,
}

impl StoryScreen {
    pub fn new(story: Story, _: &Ctx) -> Self {
        Self { story }
    }

    pub fn number(&self) -> &str {
        &self.story.notice.number
    }
    pub fn renew(&mut self, story: Story, _: &Ctx) {
        self.story = story;
    }
    pub fn refuses(&self, _: Action, _: &Ctx) -> Option<Message> {
        None
    }

    pub(crate) fn takes_text(&self) -> bool {
        false
    }

    pub(crate) fn update(&mut self, _: &Input, _: &Ctx) -> Vec<Want> {
        vec![Want::Back]
    }

    pub(crate) fn view(&mut self, _: Rect, _: &Ctx, _: &mut Buffer) -> Option<Position> {
        None
    }
}
