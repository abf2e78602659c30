//! How a notice is drawn: head and bars above, then what is known and what can be done, beside
//! each other where there is room, else one of them.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use super::account::{self, Section};
use super::bars::{Axis, END, HUNG, MISSING};
use super::{Part, Spot, StoryScreen};
use crate::core::standing_words::standing_words;
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::signs::{stage_role, stage_sign};
use crate::tui::theme::Role;
use crate::tui::widgets::paint::{band, below, columns, left, put, put_right, right_of, row};
use crate::tui::widgets::rows::Hand;

/// From here on what is known and what can be done stand beside each other.
const BESIDE: u16 = 100;
/// Columns of what can be done beside what is known, at the least and at the most.
const ASIDE: u16 = 46;
const WIDEST_ASIDE: u16 = 84;
/// Columns that names of places take before their bars.
const NAMES: u16 = 22;
/// Rows in which the reason of a step that is not possible is read in full.
const REASON_ROWS: u16 = 3;

impl StoryScreen {
    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        self.spots.clear();
        let used = self.draw_head(area, ctx, buf);
        let rest = below(area, used);
        let used = self.draw_bars(Rect { height: rest.height / 3, ..rest }, ctx, buf);
        let rest = below(rest, used);
        let tabs = row(rest, 0);
        self.draw_tabs(tabs, ctx, buf);
        let body = below(rest, 1);
        let (at, all) = match self.part {
            Part::Steps => (self.step.at, self.steps.len()),
            Part::Account => (self.rows.at(), self.rows.len()),
        };
        // How far somebody is, where not everything is in sight.
        if all > usize::from(body.height) {
            put_right(tabs, &format!("{}/{all}", at + 1), ctx.theme.style(Role::Dim), buf);
        }
        if area.width < BESIDE {
            self.make(usize::from(body.width), ctx);
            return match self.part {
                Part::Steps => self.draw_steps(body, ctx, buf),
                Part::Account => self.draw_account(body, ctx, buf),
            };
        }
        let account = left(body, body.width - (body.width * 2 / 5).clamp(ASIDE, WIDEST_ASIDE) - 2);
        self.make(usize::from(account.width), ctx);
        let known = self.draw_account(account, ctx, buf);
        let steps = self.draw_steps(right_of(body, account.width + 2), ctx, buf);
        if self.part == Part::Steps { steps } else { known }
    }

    fn make(&mut self, columns: usize, ctx: &Ctx) {
        let story = &self.story;
        self.rows.make(columns, ctx.lang, || account::lines(story, columns, ctx));
    }

    fn draw_head(&self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> u16 {
        let notice = &self.story.notice;
        put(row(area, 0), &format!("{}  {}", notice.number, notice.title()), ctx.theme.style(Role::Strong), buf);
        let stage = format!("{} {}", stage_sign(notice.stage), ctx.word(notice.stage.key()));
        let used = put(row(area, 1), &stage, ctx.theme.style(stage_role(notice.stage)), buf);
        let kind = Message::of("story-head").with("kind", self.story.kind()).with("no", notice.versions);
        put(right_of(row(area, 1), used + 2), &ctx.say(&kind), ctx.theme.style(Role::Text), buf);
        let said = match &self.story.standing {
            Some(standing) => standing_words(standing, ctx.today, ctx.words),
            None => ctx.word("story-no-template"),
        };
        if said.is_empty() {
            return 2;
        }
        let role = if self.story.is_late() { Role::Error } else { Role::Text };
        let lines = wrap(&said, usize::from(area.width), 0);
        for (at, line) in lines.iter().take(2).enumerate() {
            put(row(area, 2 + u16::try_from(at).unwrap_or(0)), line, ctx.theme.style(role), buf);
        }
        2 + u16::try_from(lines.len().min(2)).unwrap_or(2)
    }

    // As many places as there is room for above the days; the others stand in the account.
    fn draw_bars(&self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> u16 {
        let places = &self.story.places;
        let longest = places.iter().map(|place| columns(&place.place)).max().unwrap_or(0);
        let names = longest.min(NAMES).min(area.width / 3);
        let room = usize::from(area.width.saturating_sub(names + 1));
        let Some(axis) = Axis::of(&self.story, ctx.today, room) else { return 0 };
        let Some(most) = area.height.checked_sub(1).filter(|most| *most > 0) else { return 0 };
        let hangs = self.story.notice.hanging_places();
        let shown = u16::try_from(places.len()).unwrap_or(u16::MAX).min(most);
        for (at, place) in (0..shown).zip(places) {
            let line = row(area, at);
            put(left(line, names), &place.place, ctx.theme.style(Role::Text), buf);
            draw_bar(right_of(line, names + 1), &axis.bar(place, &hangs), ctx, buf);
        }
        let foot = row(area, shown);
        if usize::from(shown) < places.len() {
            let more = Message::of("story-more-places").with("count", places.len() - usize::from(shown));
            put(left(foot, names), &ctx.say(&more), ctx.theme.style(Role::Dim), buf);
        }
        put(right_of(foot, names + 1), &axis.labels(room, ctx), ctx.theme.style(Role::Dim), buf);
        shown + 1
    }

    fn draw_tabs(&mut self, line: Rect, ctx: &Ctx, buf: &mut Buffer) {
        let here = if self.part == Part::Steps { None } else { self.rows.section() };
        let mut bar = line;
        let tabs = std::iter::once(None).chain(Section::of(&self.story).iter().copied().map(Some));
        for tab in tabs {
            let name = ctx.word(tab.map_or("story-steps", Section::key));
            let role = if tab == here { Role::Chosen } else { Role::Bar };
            let mark = if tab == here { ">" } else { " " };
            let text = format!("{mark}{name} ");
            let wide = columns(&text);
            self.spots.push((left(bar, wide), Spot::Tab(tab)));
            put(left(bar, wide), &text, ctx.theme.style(role), buf);
            bar = right_of(bar, wide);
        }
    }

    fn draw_steps(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        let here = self.part == Part::Steps;
        let why = self.steps.get(self.step.at).filter(|_| here).and_then(|step| step.off.clone());
        let foot = if why.is_some() { REASON_ROWS.min(area.height / 3) } else { 0 };
        let list = Rect { height: area.height.saturating_sub(foot), ..area };
        self.spots.push((list, Spot::Steps));
        let mut caret = None;
        for (at, index) in self.step.window(usize::from(list.height), self.steps.len()).enumerate() {
            let Some(step) = self.steps.get(index) else { continue };
            let place = row(list, u16::try_from(at).unwrap_or(u16::MAX));
            let chosen = here && index == self.step.at;
            let role = match (chosen, step.off.is_some()) {
                (true, _) => Role::Chosen,
                (false, true) => Role::Off,
                (false, false) => Role::Text,
            };
            let mark = if chosen { ">" } else { " " };
            let text = match &step.off {
                None if index < 9 => format!("{mark}{} {}", index + 1, step.label(ctx)),
                None => format!("{mark}  {}", step.label(ctx)),
                Some(why) => format!("{mark}x {} - {}", step.label(ctx), self.shortly(why, ctx)),
            };
            band(place, &text, ctx.theme.style(role), buf);
            if chosen {
                caret = Some(Position::new(place.x, place.y));
            }
        }
        if let Some(why) = why {
            let hint = ctx.hint(&why).map(|hint| format!("→ {hint}")).unwrap_or_default();
            let text = wrap(&format!("{}{hint}", ctx.say(&why)), usize::from(area.width), 0);
            for (at, line) in text.iter().take(usize::from(foot)).enumerate() {
                let place = row(area, list.height + u16::try_from(at).unwrap_or(0));
                put(place, line, ctx.theme.style(Role::Warning), buf);
            }
        }
        caret
    }

    // The number stands in the head: there is no need to read it in every line.
    fn shortly(&self, why: &Message, ctx: &Ctx) -> String {
        ctx.say(why).replace(self.number(), "").trim_start().to_owned()
    }

    fn draw_account(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        self.spots.push((area, Spot::Account));
        let focus = if self.part == Part::Account { Hand::Here } else { Hand::Elsewhere };
        self.rows.draw(area, focus, ctx, buf)
    }
}

fn draw_bar(place: Rect, bar: &str, ctx: &Ctx, buf: &mut Buffer) {
    for (at, sign) in bar.chars().enumerate() {
        let cell = left(right_of(place, u16::try_from(at).unwrap_or(u16::MAX)), 1);
        let role = match sign {
            HUNG => Role::Filled,
            MISSING => Role::Error,
            END => Role::Strong,
            _ => Role::Dim,
        };
        put(cell, sign.encode_utf8(&mut [0; 4]), ctx.theme.style(role), buf);
    }
}
