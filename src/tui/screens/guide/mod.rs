//! A guided step: a few questions, what will happen in words, and one more question before what
//! cannot be undone.

mod answers;
mod blame;
mod pick;
mod view;

use std::collections::BTreeSet;

use crate::core::fault::Fault;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::answer::{Foresight, GuideSheet};
use crate::tui::ctx::Ctx;
use crate::tui::dragged::path_of;
use crate::tui::input::Pointer;
use crate::tui::job::{Answers, Deed, Job};
use crate::tui::key::Key;
use crate::tui::popups::Question;
use crate::tui::want::{Input, Want};
use crate::tui::widgets::editor::{Editor, FieldKind};
use crate::tui::widgets::fields::{Did, Fields};

/// A guided step.
#[derive(Clone, Debug)]
pub(crate) struct GuideScreen {
    sheet: GuideSheet,
    fields: Fields,
    /// Everything that was answered, also where it is not asked for now.
    answers: Answers,
    /// What was answered by hand.
    touched: BTreeSet<String>,
    /// What the step would do as it was answered when that was asked last.
    foresight: Foresight,
    /// Whether that is still so.
    known: Known,
    /// Whether the step goes on as soon as that is known.
    going: Going,
    /// The field that the refusal is about.
    blamed: Option<String>,
    /// What is marked once somebody tried to go on without it.
    demanded: Demanded,
}

/// Whether missing answers are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Demanded {
    NotYet,
    Now,
}

/// Whether what was foreseen belongs to the answers as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Known {
    Still,
    NoLonger,
}

/// Whether somebody said to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Going {
    No,
    Yes,
}

const DAY: &str = "day";
const CHOICE: &str = "choice";
const FILE: &str = "file";
const SURE: &str = "sure";
const BY: &str = "by";
/// What is asked about the looks of a poster.
const LOOK: [&str; 4] = ["paper", "turn", "theme", "fit"];

impl GuideScreen {
    /// The first question that is not answered yet is at hand.
    #[must_use]
    pub(crate) fn new(sheet: GuideSheet, ctx: &Ctx) -> Self {
        let answers = sheet.asks.iter().map(|ask| (ask.key.to_owned(), ask.value.clone())).collect();
        let foresight = sheet.foresight.clone();
        let mut screen = Self {
            sheet,
            fields: Fields::new(Vec::new()),
            answers,
            touched: BTreeSet::new(),
            foresight,
            known: Known::Still,
            going: Going::No,
            blamed: None,
            demanded: Demanded::NotYet,
        };
        screen.fields = Fields::new(screen.boxes(ctx));
        screen.go_to_missing();
        screen
    }

    /// The same with what was answered by hand before it was left; what was proposed then may no
    /// longer be right.
    #[must_use]
    pub(crate) fn resumed(mut self, answers: Answers, ctx: &Ctx) -> Self {
        for (key, text) in answers {
            if self.sheet.asks.iter().any(|ask| ask.key == key && ask.takes(&text)) {
                self.touched.insert(key.clone());
                self.answers.insert(key, text);
            }
        }
        self.fields = Fields::new(self.boxes(ctx));
        self.go_to_missing();
        self.known = Known::NoLonger;
        self
    }

    /// The step, and what was answered by hand so far.
    #[must_use]
    pub(crate) fn unfinished(&self) -> Option<(Deed, Answers)> {
        let touched = |(key, _): &(&String, &String)| self.touched.contains(*key);
        let answers: Answers =
            self.answers.iter().filter(touched).map(|(key, text)| (key.clone(), text.clone())).collect();
        (!answers.is_empty()).then(|| (self.sheet.deed.clone(), answers))
    }

    /// Which step.
    #[must_use]
    pub(crate) const fn deed(&self) -> &Deed {
        &self.sheet.deed
    }

    /// What to ask for to know what it would do.
    #[must_use]
    pub(crate) fn wondering(&self) -> Option<Job> {
        self.sheet.foresees.then(|| Job::Foresee(self.sheet.deed.clone(), self.asked_answers()))
    }

    /// Takes what the step would do; where that was waited for it goes on.
    pub(crate) fn foresee(&mut self, deed: &Deed, foresight: Foresight, ctx: &Ctx) -> Vec<Want> {
        if deed != &self.sheet.deed {
            return Vec::new();
        }
        self.foresight = foresight;
        self.known = Known::Still;
        match std::mem::replace(&mut self.going, Going::No) {
            Going::Yes => self.go_on(ctx),
            Going::No => Vec::new(),
        }
    }

    /// The desk refused: everything typed stays, and what is at fault is at hand if that is known.
    pub(crate) fn refused(&mut self, fault: &Fault) {
        self.blamed = self.at_fault(&fault.message);
        if let Some(key) = self.blamed.clone() {
            self.fields.go_to(&key);
        }
        self.foresight = Foresight { lines: Vec::new(), against: Some(fault.message.clone()) };
        // It may be otherwise when it is tried again.
        self.known = Known::NoLonger;
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
                self.go_to_missing();
                Vec::new()
            }
            Input::Key(key, action) => self.key(*key, *action, ctx),
            Input::Paste(text) => self.paste(text, ctx),
            Input::Reply(reply) => self.reply(reply, ctx),
            Input::Mouse(pointer) => self.mouse(*pointer, ctx),
            Input::Tick => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, ctx: &Ctx) -> Vec<Want> {
        let did = self.fields.key(key, action);
        self.did(did, ctx)
    }

    fn mouse(&mut self, pointer: Pointer, ctx: &Ctx) -> Vec<Want> {
        let did = self.fields.mouse(pointer);
        self.did(did, ctx)
    }

    // A file that is dragged into the window takes the place of what stood there.
    fn paste(&mut self, text: &str, ctx: &Ctx) -> Vec<Want> {
        let kind = self.fields.here().map(|field| field.kind);
        if matches!(kind, Some(FieldKind::File | FieldKind::Folder | FieldKind::Output)) {
            let path = path_of(text);
            if path.is_absolute() {
                self.set_text(&path.display().to_string());
                return self.did(Did::Changed, ctx);
            }
        }
        let did = self.fields.paste(text);
        self.did(did, ctx)
    }

    fn did(&mut self, did: Did, ctx: &Ctx) -> Vec<Want> {
        match did {
            Did::Changed => {
                self.changed(ctx);
                let at_once = self.fields.here().is_some_and(|field| matches!(field.editor, Editor::Options(_)));
                if at_once { self.ask_what_follows() } else { Vec::new() }
            }
            Did::Left(_) => {
                self.settle(ctx);
                self.ask_what_follows()
            }
            Did::Pick => self.pick(ctx),
            Did::Follow | Did::Nothing | Did::Passed => Vec::new(),
        }
    }

    fn changed(&mut self, ctx: &Ctx) {
        if let Some(key) = self.fields.here().map(|field| field.key.clone()) {
            if self.blamed.as_ref() == Some(&key) {
                self.blamed = None;
            }
            self.touched.insert(key);
        }
        if !self.sheet.foresees {
            self.foresight.against = None;
        }
        self.known = Known::NoLonger;
        self.going = Going::No;
        self.take(ctx);
    }

    fn ask_what_follows(&self) -> Vec<Want> {
        self.wondering().filter(|_| self.known == Known::NoLonger).map(Want::Do).into_iter().collect()
    }

    fn go_to_missing(&mut self) {
        if let Some(key) = self.missing().first() {
            self.fields.go_to(key);
        }
    }

    fn forward(&mut self, ctx: &Ctx) -> Vec<Want> {
        self.settle(ctx);
        self.demanded = Demanded::Now;
        let missing = self.missing();
        if !missing.is_empty() {
            self.go_to_missing();
            return vec![Want::Tell(Message::of("guide-missing").with("count", missing.len()))];
        }
        if let Some((key, why)) = self.unreadable() {
            self.fields.go_to(&key);
            return vec![Want::Tell(Message::of(why))];
        }
        match self.wondering().filter(|_| self.known == Known::NoLonger) {
            Some(job) => {
                self.going = Going::Yes;
                vec![Want::Do(job)]
            }
            None => self.go_on(ctx),
        }
    }

    // What would be refused is not even asked about.
    fn go_on(&mut self, ctx: &Ctx) -> Vec<Want> {
        if let Some(against) = self.foresight.against.clone().filter(|_| self.sheet.foresees) {
            self.refused(&Fault::refused(against));
            return vec![Want::Tell(Message::of("guide-refused"))];
        }
        let mut wants: Vec<Want> = self.remember(ctx).into_iter().collect();
        wants.push(self.sure(ctx).unwrap_or_else(|| self.act()));
        wants
    }

    // Before what cannot be undone.
    fn sure(&self, ctx: &Ctx) -> Option<Want> {
        let question = self.sheet.question.as_ref()?;
        let foreseen = self.foresight.lines.iter().map(|line| format!("* {}", ctx.say(line)));
        let lines = std::iter::once(ctx.say(&self.sheet.title)).chain(foreseen).chain([ctx.say(question)]);
        let options = vec![ctx.word("guide-not-yet"), ctx.word("guide-sure")];
        Some(Want::Question(Question::new(SURE, ctx.word("screen-question"), lines.collect(), options)))
    }

    fn act(&self) -> Want {
        Want::Do(Job::Act(self.sheet.deed.clone(), self.asked_answers()))
    }

    // Who was chosen first is at the keyboard from then on; the next poster looks like this one.
    fn remember(&self, ctx: &Ctx) -> Option<Want> {
        let mut settings = ctx.settings.clone();
        let touched = |key: &str| self.answers.get(key).filter(|_| self.touched.contains(key)).cloned();
        settings.person = settings.person.or_else(|| touched(BY));
        if matches!(self.sheet.deed, Deed::Move { step: Move::Print, .. }) {
            settings.poster.extend(LOOK.into_iter().filter_map(|key| Some((key.to_owned(), touched(key)?))));
        }
        (settings != ctx.settings).then(|| Want::Set(Box::new(settings)))
    }
}
