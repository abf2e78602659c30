//! The menu of everything that can be done here: to search in, and by digit for the function keys.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};

use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::key::Code;
use crate::tui::popups::{Choose, Item};
use crate::tui::screen_id::ScreenId;
use crate::tui::want::{Input, Picked, Reply, Want};

/// The menu of everything.
#[derive(Clone, Debug)]
pub(crate) struct MenuScreen {
    list: Choose,
    actions: Vec<Action>,
    /// Function key → its line.
    numbers: Vec<(u8, usize)>,
}

impl MenuScreen {
    /// Everything that `of` can do; `refused` says why something is not possible now.
    #[must_use]
    pub(crate) fn new(of: ScreenId, ctx: &Ctx, refused: &dyn Fn(Action) -> Option<Message>) -> Self {
        let (mut items, mut actions, mut numbers) = (Vec::new(), Vec::new(), Vec::new());
        for line in ctx.keymap.of(of).filter(|line| !line.action.is_motion() && line.action != Action::Menu) {
            let Some(key) = line.keys.first() else { continue };
            if let Code::F(number) = key.code {
                numbers.push((number, items.len()));
            }
            let item = Item::new(ctx.name_of(line)).aside(key.to_string());
            items.push(Item { off: refused(line.action).map(|why| ctx.say(&why)), ..item });
            actions.push(line.action);
        }
        let list = Choose::new("menu", ctx.word("menu-title"), items).unnumbered();
        Self { list, actions, numbers }
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        // 8 is F8, whatever line it stands on.
        if let Input::Key(key, Some(Action::Digit)) = input
            && let Some((_, at)) = self.numbers.iter().find(|(number, _)| key.digit() == Some(usize::from(*number)))
        {
            return self.pick(*at);
        }
        let wants = self.list.update(input, ctx);
        let picked = wants.iter().find_map(|want| match want {
            Want::Reply(Reply { picked: Picked::At(at), .. }) => Some(*at),
            _ => None,
        });
        picked.map_or_else(Vec::new, |at| self.pick(at))
    }

    fn pick(&self, at: usize) -> Vec<Want> {
        let action = self.actions.get(at).copied();
        action.map(|action| Want::Reply(Reply { tag: "menu", picked: Picked::Action(action) })).into_iter().collect()
    }

    pub(crate) fn view(&mut self, area: Rect, ctx: &Ctx, buf: &mut Buffer) -> Option<Position> {
        self.list.view(area, ctx, buf)
    }
}
