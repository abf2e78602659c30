//! Lists, calendars and file pickers that the form opens, and what was chosen in them.

use super::FormScreen;
use super::boxes::{FOLLOWS, ROWS};
use super::import::{SHEET, chosen};
use crate::core::date;
use crate::core::office::Duty;
use crate::tui::ctx::Ctx;
use crate::tui::popups::{Choose, Item, Month};
use crate::tui::want::{Picked, Reply, Want};
use crate::tui::widgets::editor::{Editor, FieldKind};

// Under these names the answers come back.
const DAY: &str = "day";
const OPTION: &str = "option";
const LINK: &str = "link";
const DRAFTER: &str = "drafter";

impl FormScreen {
    /// Whether an answer is for the form and not for the list in front of it.
    pub(super) fn is_own(&self, reply: &Reply) -> bool {
        reply.tag == DRAFTER || (self.grid.is_none() && self.import.is_none())
    }

    /// Opens the calendar or the list of options of the field at hand.
    pub(super) fn pick(&self, ctx: &Ctx) -> Vec<Want> {
        let Some(field) = self.fields.here() else { return Vec::new() };
        match (&field.editor, field.kind) {
            (Editor::Options(options), _) => {
                let items = options.choices.iter().map(|choice| Item::new(choice.label.clone())).collect();
                vec![Want::Choose(Choose::new(OPTION, field.label.clone(), items).at(options.at))]
            }
            (_, FieldKind::Day) => {
                let day = date::parse(&field.editor.text()).unwrap_or(ctx.today);
                vec![Want::Month(Month::new(DAY, day))]
            }
            _ => Vec::new(),
        }
    }

    /// Opens what the field at hand leads to.
    pub(super) fn follow(&mut self, ctx: &Ctx) -> Vec<Want> {
        match self.fields.here().map(|field| (field.key.as_str(), field.label.clone())) {
            Some((ROWS, _)) => {
                self.open_list();
                Vec::new()
            }
            Some((key, label)) => {
                let list = if key == FOLLOWS { &self.work.sheet.followable } else { &self.work.sheet.replaceable };
                let none = Item::new(ctx.word("form-link-none"));
                let items = list.iter().map(|it| Item::new(format!("{} {}", it.number, it.title)));
                let at = list.iter().position(|it| Some(it.number.as_str()) == self.work.link(key));
                let items = std::iter::once(none).chain(items).collect();
                vec![Want::Choose(Choose::new(LINK, label, items).at(at.map_or(0, |at| at + 1)))]
            }
            None => Vec::new(),
        }
    }

    /// Asks who types.
    pub(super) fn ask_drafter(ctx: &Ctx) -> Want {
        let able = ctx.office.iter().flat_map(|office| office.staff_with(Duty::Draft));
        let items = able.map(|staff| Item::new(staff.name.clone()).aside(staff.post.clone())).collect();
        Want::Choose(Choose::new(DRAFTER, ctx.word("form-drafter"), items))
    }

    /// What was chosen.
    pub(super) fn replied(&mut self, reply: &Reply, ctx: &Ctx) -> Vec<Want> {
        match (reply.tag, &reply.picked) {
            (DRAFTER, Picked::At(at)) => self.drafter(*at, ctx),
            (LINK, Picked::At(at)) => self.linked(*at, ctx),
            (OPTION, Picked::At(at)) => {
                if let Some(Editor::Options(options)) = self.fields.here_mut().map(|field| &mut field.editor) {
                    options.choose(*at);
                }
                self.typed(ctx)
            }
            (DAY, Picked::Day(day)) => {
                if let Some(Editor::Text(text)) = self.fields.here_mut().map(|field| &mut field.editor) {
                    text.set(&day.to_string());
                }
                self.typed(ctx)
            }
            (SHEET, Picked::File(path)) => {
                let unsaved = &self.work.sheet.unsaved;
                vec![chosen(unsaved.notice.as_deref(), &unsaved.template, path.clone())]
            }
            _ => Vec::new(),
        }
    }

    // The first line of the list links to nothing.
    fn linked(&mut self, at: usize, ctx: &Ctx) -> Vec<Want> {
        let Some(key) = self.fields.here().map(|field| field.key.clone()) else { return Vec::new() };
        let list = if key == FOLLOWS { &self.work.sheet.followable } else { &self.work.sheet.replaceable };
        let number = at.checked_sub(1).and_then(|at| list.get(at)).map(|it| it.number.clone());
        self.work.set_link(&key, number);
        let wants = self.changed();
        self.recheck(ctx);
        wants
    }

    fn drafter(&mut self, at: usize, ctx: &Ctx) -> Vec<Want> {
        let mut able = ctx.office.iter().flat_map(|office| office.staff_with(Duty::Draft));
        let Some(name) = able.nth(at).map(|staff| staff.name.clone()) else { return Vec::new() };
        let Some(then) = self.asked.take() else { return Vec::new() };
        let mut settings = ctx.settings.clone();
        settings.person = Some(name.clone());
        self.save_as(then, Some(name), settings, ctx)
    }
}
