//! A guided step: a few questions, what will happen in words, and one more question before what
//! cannot be undone.

mod view;

use crate::core::date;
use crate::core::values::Entry;
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::answer::{Alternative, Ask, GuideSheet};
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::job::{Answers, Deed, Job};
use crate::tui::key::Key;
use crate::tui::popups::{Choose, FilesPopup, Item, Month, Question};
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::editor::{Editor, FieldKind};
use crate::tui::widgets::fields::{Did, FieldBox, Fields};
use crate::tui::widgets::options::Choice;

/// A guided step.
#[derive(Clone, Debug)]
pub struct GuideScreen {
    sheet: GuideSheet,
    fields: Fields,
    /// Everything that was answered, also where it is not asked for now.
    answers: Answers,
    /// What the step would do as it is answered now.
    foreseen: Vec<Message>,
    /// What is asked again once somebody tried to go on without it.
    demanded: Demanded,
    changed: Changed,
}

/// Whether missing answers are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Demanded {
    NotYet,
    Now,
}

/// Whether anything was answered by hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Changed {
    No,
    Yes,
}

const DAY: &str = "day";
const CHOICE: &str = "choice";
const FILE: &str = "file";
const SURE: &str = "sure";

impl GuideScreen {
    /// The first question is at hand.
    #[must_use]
    pub fn new(sheet: GuideSheet, ctx: &Ctx) -> Self {
        let answers = sheet.asks.iter().map(|ask| (ask.key.to_owned(), ask.value.clone())).collect();
        let mut screen = Self {
            sheet,
            fields: Fields::new(Vec::new()),
            answers,
            foreseen: Vec::new(),
            demanded: Demanded::NotYet,
            changed: Changed::No,
        };
        screen.fields = Fields::new(screen.boxes(ctx));
        // What is not answered yet comes first.
        if let Some(key) = screen.missing().first().cloned() {
            screen.fields.go_to(&key);
        }
        screen
    }

    /// The same with what was answered before it was left.
    #[must_use]
    pub fn resumed(mut self, answers: Answers, ctx: &Ctx) -> Self {
        let known = |key: &String| self.sheet.asks.iter().any(|ask| ask.key == key);
        let kept: Answers = answers.into_iter().filter(|(key, _)| known(key)).collect();
        self.answers.extend(kept);
        self.fields = Fields::new(self.boxes(ctx));
        self.changed = Changed::Yes;
        self
    }

    /// The step, and what was answered by hand so far.
    #[must_use]
    pub fn unfinished(&self) -> Option<(Deed, Answers)> {
        (self.changed == Changed::Yes).then(|| (self.sheet.deed.clone(), self.answers.clone()))
    }

    /// Which step.
    #[must_use]
    pub const fn deed(&self) -> &Deed {
        &self.sheet.deed
    }

    /// Takes what the step would do.
    pub fn foresee(&mut self, deed: &Deed, lines: Vec<Message>) {
        if deed == &self.sheet.deed {
            self.foreseen = lines;
        }
    }

    pub(crate) fn takes_text(&self) -> bool {
        self.fields.takes_text()
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(_, Some(Action::Back)) => vec![Want::Back],
            Input::Key(_, Some(Action::Forward)) => self.forward(ctx),
            Input::Key(_, Some(Action::NextIssue)) => {
                self.demanded = Demanded::Now;
                if let Some(key) = self.missing().first() {
                    self.fields.go_to(key);
                }
                Vec::new()
            }
            Input::Key(key, action) => self.key(*key, *action, ctx),
            Input::Paste(text) => {
                let did = self.fields.paste(text);
                self.did(did, ctx)
            }
            Input::Reply(reply) => self.reply(reply, ctx),
            Input::Mouse(Pointer::Click(column, row)) => {
                let did = self.fields.click(*column, *row);
                self.did(did, ctx)
            }
            Input::Mouse(_) | Input::Tick => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, ctx: &Ctx) -> Vec<Want> {
        let did = self.fields.key(key, action);
        self.did(did, ctx)
    }

    fn did(&mut self, did: Did, ctx: &Ctx) -> Vec<Want> {
        match did {
            Did::Changed => {
                self.changed = Changed::Yes;
                self.take(ctx);
                Vec::new()
            }
            Did::Left(_) => {
                self.settle();
                self.ask_what_follows()
            }
            Did::Pick => self.pick(ctx),
            Did::Follow | Did::Nothing | Did::Passed => Vec::new(),
        }
    }

    // Answers decide which questions are asked: the fields are made anew where that changes.
    fn take(&mut self, ctx: &Ctx) {
        for field in &self.fields.list {
            self.answers.insert(field.key.clone(), field.editor.text());
        }
        let asked: Vec<&str> = self.asked().map(|ask| ask.key).collect();
        let shown: Vec<&str> = self.fields.list.iter().map(|field| field.key.as_str()).collect();
        if asked != shown {
            let here = self.fields.here().map(|field| field.key.clone()).unwrap_or_default();
            self.fields = Fields::new(self.boxes(ctx));
            self.fields.go_to(&here);
        }
    }

    // A day that was typed in any form is shown as it is kept.
    fn settle(&mut self) {
        for field in &mut self.fields.list {
            if let (FieldKind::Day, Editor::Text(text)) = (field.kind, &mut field.editor)
                && let Some(day) = date::parse(&text.text())
                && day.to_string() != text.text()
            {
                text.set(&day.to_string());
                self.answers.insert(field.key.clone(), day.to_string());
            }
        }
    }

    fn ask_what_follows(&self) -> Vec<Want> {
        if self.sheet.foresees {
            vec![Want::Do(Job::Foresee(self.sheet.deed.clone(), self.asked_answers()))]
        } else {
            Vec::new()
        }
    }

    fn asked(&self) -> impl Iterator<Item = &Ask> {
        self.sheet.asks.iter().filter(|ask| match &ask.when {
            None => true,
            Some((key, values)) => self.answers.get(*key).is_some_and(|answer| values.contains(&answer.as_str())),
        })
    }

    fn asked_answers(&self) -> Answers {
        let answer = |ask: &Ask| (ask.key.to_owned(), self.answers.get(ask.key).cloned().unwrap_or_default());
        self.asked().map(answer).collect()
    }

    fn boxes(&self, ctx: &Ctx) -> Vec<FieldBox> {
        let field = |ask: &Ask| {
            let value = self.answers.get(ask.key).cloned().unwrap_or_default();
            let entry = match ask.kind {
                FieldKind::Many => Entry::Many(value.split('、').map(str::to_owned).collect()),
                _ => Entry::One(value),
            };
            let label = ctx.say(&ask.label);
            let help = ask.help.as_ref().map(|help| ctx.say(help)).unwrap_or_default();
            let choices = ask.choices.iter().map(|option| choice(option, ctx)).collect();
            let field = FieldBox::new(ask.key, &label, ask.kind, choices, Some(&entry));
            FieldBox { help, required: ask.required, ..field }
        };
        self.asked().map(field).collect()
    }

    fn missing(&self) -> Vec<String> {
        let blank = |ask: &&Ask| ask.required && self.answers.get(ask.key).is_none_or(|text| text.trim().is_empty());
        self.asked().filter(blank).map(|ask| ask.key.to_owned()).collect()
    }

    fn wrong_day(&self) -> Option<String> {
        let wrong = |ask: &&Ask| {
            let text = self.answers.get(ask.key).map_or("", |text| text.trim());
            ask.kind == FieldKind::Day && !text.is_empty() && date::parse(text).is_none()
        };
        self.asked().find(wrong).map(|ask| ask.key.to_owned())
    }

    fn forward(&mut self, ctx: &Ctx) -> Vec<Want> {
        self.settle();
        self.demanded = Demanded::Now;
        let missing = self.missing();
        if let Some(key) = missing.first() {
            self.fields.go_to(key);
            return vec![Want::Tell(Message::of("guide-missing").with("count", missing.len()))];
        }
        if let Some(key) = self.wrong_day() {
            self.fields.go_to(&key);
            return vec![Want::Tell(Message::of("guide-wrong-day"))];
        }
        match &self.sheet.question {
            None => self.act(),
            Some(question) => {
                let lines = std::iter::once(ctx.say(question)).chain(self.foreseen.iter().map(|line| ctx.say(line)));
                let options = vec![ctx.word("guide-not-yet"), ctx.word("guide-sure")];
                vec![Want::Question(Question::new(SURE, ctx.say(&self.sheet.title), lines.collect(), options))]
            }
        }
    }

    fn act(&self) -> Vec<Want> {
        vec![Want::Do(Job::Act(self.sheet.deed.clone(), self.asked_answers()))]
    }

    fn pick(&self, ctx: &Ctx) -> Vec<Want> {
        let Some(field) = self.fields.here() else { return Vec::new() };
        let want = match (field.kind, &field.editor) {
            (FieldKind::Day, editor) => Want::Month(Month::new(DAY, date::parse(&editor.text()).unwrap_or(ctx.today))),
            (FieldKind::File, _) => {
                let endings: Vec<&str> = self.sheet.endings.to_vec();
                Want::File(FilesPopup::new(FILE, field.label.clone(), &endings))
            }
            (_, Editor::Options(options)) => {
                let items = options.choices.iter().map(|choice| Item::new(choice.label.clone())).collect();
                Want::Choose(Choose::new(CHOICE, field.label.clone(), items).at(options.at))
            }
            _ => return Vec::new(),
        };
        vec![want]
    }

    fn reply(&mut self, reply: &Reply, ctx: &Ctx) -> Vec<Want> {
        match (reply.tag, &reply.picked) {
            (SURE, Picked::At(1)) => return self.act(),
            (DAY, Picked::Day(day)) => self.set_text(&day.to_string()),
            (FILE, Picked::File(path)) => self.set_text(&path.display().to_string()),
            (CHOICE, Picked::At(at)) => {
                if let Some(Editor::Options(options)) = self.fields.here_mut().map(|field| &mut field.editor) {
                    options.choose(*at);
                }
            }
            _ => return Vec::new(),
        }
        self.changed = Changed::Yes;
        self.take(ctx);
        self.ask_what_follows()
    }

    fn set_text(&mut self, text: &str) {
        if let Some(Editor::Text(field)) = self.fields.here_mut().map(|field| &mut field.editor) {
            field.set(text);
        }
    }
}

fn choice(option: &Alternative, ctx: &Ctx) -> Choice {
    let label = option.label.as_ref().map_or_else(|| option.value.clone(), |label| ctx.say(label));
    Choice { value: option.value.clone(), label }
}
