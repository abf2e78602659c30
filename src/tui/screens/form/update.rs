//! What an input does to the form.

use super::FormScreen;
use super::boxes::{FOLLOWS, ROWS, SUPERSEDES, demanded, link_line, rows_line};
use super::import::asked;
use super::reading::Reading;
use crate::core::form::{Ask, read_text};
use crate::core::template::FieldType;
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::job::Then;
use crate::tui::key::Key;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::editor::Editor;
use crate::tui::widgets::fields::Did;

impl FormScreen {
    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Tick => self.tick(ctx),
            Input::Reply(reply) if self.is_own(reply) => self.replied(reply, ctx),
            _ if self.import.is_some() => self.in_import(input, ctx),
            _ if self.grid.is_some() => self.in_grid(input, ctx),
            Input::Key(key, action) => self.key(*key, *action, ctx),
            Input::Paste(text) => {
                let did = self.fields.paste(text);
                self.did(did, ctx)
            }
            Input::Mouse(pointer) => self.mouse(*pointer, ctx),
            Input::Reply(_) => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, ctx: &Ctx) -> Vec<Want> {
        match action {
            Some(Action::Back) => self.leave(ctx),
            Some(Action::Save) => {
                self.left(self.fields.at, ctx);
                self.save(Then::Stay, ctx)
            }
            Some(Action::Forward) => self.submit(ctx),
            Some(Action::NextIssue) => self.next_issue(ctx),
            Some(Action::Preview) => self.preview(ctx),
            Some(Action::Import) => vec![asked(ctx)],
            _ => {
                let did = self.fields.key(key, action);
                self.did(did, ctx)
            }
        }
    }

    fn mouse(&mut self, pointer: Pointer, ctx: &Ctx) -> Vec<Want> {
        let did = self.fields.mouse(pointer);
        self.did(did, ctx)
    }

    fn did(&mut self, did: Did, ctx: &Ctx) -> Vec<Want> {
        match did {
            Did::Changed => self.typed(ctx),
            Did::Left(at) => {
                self.left(at, ctx);
                Vec::new()
            }
            Did::Pick => self.pick(ctx),
            Did::Follow => self.follow(ctx),
            Did::Nothing | Did::Passed => Vec::new(),
        }
    }

    /// The field at hand changed.
    pub(super) fn typed(&mut self, ctx: &Ctx) -> Vec<Want> {
        let Some(field) = self.fields.here() else { return Vec::new() };
        if matches!(field.editor, Editor::Link(_)) {
            return Vec::new();
        }
        let (key, entry) = (field.key.clone(), field.entry());
        let title = key == "title";
        self.work.set(&key, entry);
        if self.work.is_short() && !title {
            self.propose(ctx);
        }
        self.changed()
    }

    /// Something changed: the poster is not what it was, and what was tried may go another way.
    pub(super) fn changed(&mut self) -> Vec<Want> {
        self.paper.stale = true;
        self.checked = false;
        self.tried = None;
        self.mark_demanded();
        let voids = std::mem::take(&mut self.work.sheet.reviewed);
        if voids { vec![Want::Tell(Message::of("form-voids-review"))] } else { Vec::new() }
    }

    fn mark_demanded(&mut self) {
        for field in &mut self.fields.list {
            field.required = demanded(&field.key, &self.work);
        }
    }

    /// Proposes the title anew while it is the template's.
    pub(super) fn propose(&mut self, ctx: &Ctx) {
        let Some(title) = self.work.propose(ctx.today) else { return };
        if let Some(field) = self.fields.list.iter_mut().find(|field| field.key == "title") {
            field.editor = Editor::new(field.kind, Vec::new(), Some(&crate::core::values::Entry::One(title)));
        }
    }

    /// A field was left: it is shown as it will be kept, and everything is checked.
    pub(super) fn left(&mut self, at: usize, ctx: &Ctx) {
        let Some(field) = self.fields.list.get(at) else { return };
        let key = field.key.clone();
        self.settle(at);
        self.findings.leave(&key);
        // Only going along a long list of rows costs nothing.
        if !self.checked {
            self.propose(ctx);
            self.recheck(ctx);
        }
    }

    // A date or an amount that can be read; anything else stays as it was typed.
    fn settle(&mut self, at: usize) {
        let Some(field) = self.fields.list.get_mut(at) else { return };
        let Some(asked) = self.work.template().field(&field.key) else { return };
        let plain = [FieldType::Date, FieldType::Money, FieldType::Integer, FieldType::Phone];
        let Editor::Text(text) = &mut field.editor else { return };
        if !plain.contains(&asked.kind) {
            return;
        }
        let ask = Ask { key: &asked.key, label: &asked.label, kind: asked.kind, options: &asked.options };
        let typed = text.text();
        let stored = read_text(ask, &typed).map(|read| read.stored()).unwrap_or_default();
        if !stored.is_empty() && stored != typed {
            text.set(&stored);
            let (key, entry) = (field.key.clone(), field.entry());
            self.work.set(&key, entry);
            self.checked = false;
        }
    }

    /// Reads and checks everything anew.
    pub(super) fn recheck(&mut self, ctx: &Ctx) {
        self.checked = true;
        self.reread(ctx);
        self.findings.set(self.reading.issues(&self.work, ctx), &self.fields);
        self.mark_demanded();
        let rows = rows_line(self.work.template(), &self.reading.form, ctx);
        let follows = link_line(self.work.link(FOLLOWS), &self.work.sheet.followable, ctx);
        let supersedes = link_line(self.work.link(SUPERSEDES), &self.work.sheet.replaceable, ctx);
        for field in &mut self.fields.list {
            let says = match field.key.as_str() {
                ROWS => &rows,
                FOLLOWS => &follows,
                SUPERSEDES => &supersedes,
                _ => continue,
            };
            field.editor = Editor::Link(says.clone());
        }
    }

    /// Reads everything anew, for the poster.
    pub(super) fn reread(&mut self, ctx: &Ctx) {
        self.reading = Reading::of(&self.work, ctx);
        self.paper.renew();
    }

    // A quarter of a second passed: what changed is kept beside the journal.
    fn tick(&mut self, ctx: &Ctx) -> Vec<Want> {
        let mut wants = if self.grid.is_some() { self.in_grid(&Input::Tick, ctx) } else { Vec::new() };
        self.take_rows(ctx);
        if self.paper.stale && self.paper.is_shown() {
            self.reread(ctx);
        }
        wants.extend(self.work.keep().map(Want::Do));
        wants
    }

    fn next_issue(&mut self, ctx: &Ctx) -> Vec<Want> {
        self.left(self.fields.at, ctx);
        self.go_to_issue(Some(self.fields.at));
        Vec::new()
    }

    /// Goes to what is to be put right next after a field, or first.
    pub(super) fn go_to_issue(&mut self, after: Option<usize>) {
        let found = self.findings.next(after, &self.fields);
        let Some((at, row, field)) = found.map(|(at, it)| (at, it.row, it.field.clone())) else { return };
        self.fields.at = at;
        if let Some(row) = row {
            self.open_list();
            if let Some(grid) = &mut self.grid {
                grid.go_to(row, field.as_deref().unwrap_or_default());
            }
        }
    }
}
