//! A notice: where it hung and how long, everything that happened, all that can be done next.

mod account;
mod bars;
mod known;
mod put_back;
mod steps;
mod view;

use ratatui::layout::Rect;

use crate::core::fault::Fault;
use crate::core::stage::Move;
use crate::core::words::Message;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::input::Pointer;
use crate::tui::job::Job;
use crate::tui::key::{Code, Key};
use crate::tui::popups::{Choose, Item};
use crate::tui::screen_id::ScreenId;
use crate::tui::town::TownOrder;
use crate::tui::want::{Input, Picked, Reply, Want};
use crate::tui::widgets::rows::Rows;
use crate::tui::widgets::scroll::Scroll;
use account::{Section, What};
use known::Known;
use put_back::PUT_BACK;
use steps::{Entry, Step};

/// Name of the list of those who may ask who raised the objections.
const ASKER: &str = "asker";

/// Where the arrow keys go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// What can be done.
    Steps,
    /// What is known.
    Account,
}

/// What a click on a place means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Steps,
    Account,
    Tab(Option<Section>),
}

/// A notice.
#[derive(Clone, Debug)]
pub(crate) struct StoryScreen {
    story: Known,
    steps: Vec<Step>,
    step: Scroll,
    rows: Rows<Section, What>,
    part: Part,
    /// Where things stood when they were drawn last, for the mouse.
    spots: Vec<(Rect, Spot)>,
}

impl StoryScreen {
    /// What can be done is at hand; of a notice of another office what is known.
    #[must_use]
    pub(crate) fn new(story: impl Into<Known>) -> Self {
        let story = story.into();
        Self {
            steps: steps::steps(&story),
            step: Scroll::default(),
            rows: Rows::default(),
            part: if story.office.is_some() { Part::Account } else { Part::Steps },
            spots: Vec::new(),
            story,
        }
    }

    /// Which screen the keys are for.
    #[must_use]
    pub(crate) const fn id(&self) -> ScreenId {
        self.story.id()
    }

    /// What to ask for when it comes to the front again.
    #[must_use]
    pub(crate) fn refresh(&self) -> Job {
        let number = self.number().to_owned();
        match &self.story.office {
            Some(office) => Job::Town(TownOrder::Case { office: office.code.clone(), number }),
            None => Job::Story(number),
        }
    }

    /// Its number.
    #[must_use]
    pub(crate) fn number(&self) -> &str {
        &self.story.notice.number
    }

    /// The notice as it is now; the same line stays at hand.
    pub(crate) fn renew(&mut self, other: Self) {
        self.steps = other.steps;
        self.story = other.story;
        self.rows.forget();
    }

    /// Why `action` is not possible now.
    #[must_use]
    pub(crate) fn refuses(&self, action: Action, _: &Ctx) -> Option<Message> {
        let changes = matches!(action, Action::Edit | Action::Forward | Action::PutBack | Action::Preview);
        match (&self.story.office, action) {
            (Some(office), _) if changes => Some(Message::of("story-of-another").with("office", &office.name)),
            (_, Action::Edit) => steps::refusal(&self.story, Move::Edit),
            (_, Action::Forward) if self.story.notice.stage.is_over() => Some(Message::of("story-over")),
            (_, Action::PutBack) => put_back::refuses(&self.story, self.event()),
            _ => None,
        }
    }

    // The event at hand.
    fn event(&self) -> Option<u64> {
        match self.rows.at_hand() {
            Some(What::Event(seq)) if self.part == Part::Account => Some(*seq),
            _ => None,
        }
    }

    pub(crate) fn update(&mut self, input: &Input, ctx: &Ctx) -> Vec<Want> {
        match input {
            Input::Key(key, action) => self.key(*key, *action, ctx),
            Input::Reply(reply) => self.reply(reply, ctx),
            Input::Mouse(pointer) => self.point(*pointer, ctx),
            Input::Paste(_) | Input::Tick => Vec::new(),
        }
    }

    fn key(&mut self, key: Key, action: Option<Action>, ctx: &Ctx) -> Vec<Want> {
        let number = self.number().to_owned();
        let job = match action {
            Some(Action::Back) => return vec![Want::Back],
            Some(Action::Open) => return self.open(ctx),
            Some(Action::Digit) => {
                let at = key.digit().map_or(usize::MAX, |digit| digit.wrapping_sub(1));
                return self.possible(at, ctx);
            }
            Some(Action::Edit) => steps::job(&number, Move::Edit),
            Some(Action::Forward) => Job::NextStep(number),
            Some(Action::Preview) => Job::Pages(number),
            Some(Action::Refresh) => self.refresh(),
            Some(Action::PutBack) => return self.put_back(ctx),
            Some(Action::Next) => {
                self.turn(Code::Tab);
                return Vec::new();
            }
            Some(Action::Previous) => {
                self.turn(Code::BackTab);
                return Vec::new();
            }
            _ => {
                self.go(key);
                return Vec::new();
            }
        };
        vec![Want::Do(job)]
    }

    fn go(&mut self, key: Key) {
        match self.part {
            Part::Steps => drop(self.step.key(key, self.steps.len())),
            Part::Account => self.rows.key(key),
        }
    }

    // The steps, then section by section, and round again.
    fn turn(&mut self, code: Code) {
        let here = match self.part {
            Part::Steps => None,
            Part::Account => self.rows.section(),
        };
        let all = Section::of(&self.story);
        let at = here.and_then(|here| all.iter().position(|section| *section == here));
        let to = match (at, code) {
            (None, Code::Tab) => all.first(),
            (None, _) => all.last(),
            (Some(at), Code::Tab) => all.get(at + 1),
            (Some(at), _) => at.checked_sub(1).and_then(|at| all.get(at)),
        };
        self.show(to.copied());
    }

    fn show(&mut self, section: Option<Section>) {
        self.part = if section.is_some() { Part::Account } else { Part::Steps };
        if let Some(section) = section {
            self.rows.show(section);
        }
    }

    fn open(&self, ctx: &Ctx) -> Vec<Want> {
        if self.part == Part::Steps {
            return self.take(self.step.at, ctx);
        }
        match self.rows.at_hand() {
            Some(What::Photo(digest)) => vec![Want::Do(Job::Photo(digest.clone()))],
            Some(What::Event(_)) if self.refuses(Action::PutBack, ctx).is_none() => self.put_back(ctx),
            _ => Vec::new(),
        }
    }

    // Digits stand before what is possible.
    fn possible(&self, at: usize, ctx: &Ctx) -> Vec<Want> {
        let possible = self.steps.get(at).is_some_and(|step| step.off.is_none());
        if possible { self.take(at, ctx) } else { Vec::new() }
    }

    fn take(&self, at: usize, ctx: &Ctx) -> Vec<Want> {
        let Some(step) = self.steps.get(at) else { return Vec::new() };
        if let Some(why) = &step.off {
            return vec![Want::Refuse(Fault::refused(why.clone()))];
        }
        match step.entry {
            Entry::Move(step) => vec![Want::Do(steps::job(self.number(), step))],
            Entry::Sample => vec![Want::Do(steps::job(self.number(), Move::Print))],
            Entry::Findings => vec![Want::Do(Job::Findings(self.number().to_owned()))],
            Entry::Objectors => vec![Want::Choose(who_asks(ctx))],
            Entry::Judge => steps::judge(&self.story).map(Want::Do).into_iter().collect(),
        }
    }

    fn put_back(&self, ctx: &Ctx) -> Vec<Want> {
        let question = self.event().and_then(|seq| put_back::question(&self.story, seq, ctx));
        question.map(Want::Question).into_iter().collect()
    }

    fn reply(&self, reply: &Reply, ctx: &Ctx) -> Vec<Want> {
        let number = self.number().to_owned();
        let job = match (reply.tag, &reply.picked) {
            // The first answer leaves everything as it is.
            (PUT_BACK, Picked::At(1)) => self.event().map(|seq| Job::PutBack { number, seq }),
            (ASKER, Picked::At(at)) => {
                let staff = ctx.office.as_ref().and_then(|office| office.staff.get(*at));
                staff.map(|staff| Job::Objectors { number, by: staff.name.clone() })
            }
            _ => None,
        };
        job.map(Want::Do).into_iter().collect()
    }

    fn point(&mut self, pointer: Pointer, ctx: &Ctx) -> Vec<Want> {
        match pointer {
            Pointer::Up => self.go(Key::plain(Code::Up)),
            Pointer::Down => self.go(Key::plain(Code::Down)),
            Pointer::Click(x, y) => {
                let hit = self.spots.iter().find(|(place, _)| place.contains((x, y).into())).copied();
                let Some((place, spot)) = hit else { return Vec::new() };
                return self.click(spot, usize::from(y - place.y), ctx);
            }
        }
        Vec::new()
    }

    // A second click on the same line opens it.
    fn click(&mut self, spot: Spot, row: usize, ctx: &Ctx) -> Vec<Want> {
        let again = match spot {
            Spot::Tab(section) => {
                self.show(section);
                false
            }
            Spot::Steps => {
                let at = self.step.top + row;
                let again = self.part == Part::Steps && self.step.at == at;
                self.part = Part::Steps;
                self.step.at = at.min(self.steps.len().saturating_sub(1));
                again
            }
            Spot::Account => {
                let before = self.rows.at();
                self.rows.choose(row);
                let again = self.part == Part::Account && self.rows.at() == before;
                self.part = Part::Account;
                again
            }
        };
        if again { self.open(ctx) } else { Vec::new() }
    }
}

// Names and contacts of the public are shown to nobody who does not say who asks.
fn who_asks(ctx: &Ctx) -> Choose {
    let staff = ctx.office.as_ref().map(|office| office.staff.as_slice()).unwrap_or_default();
    let items = staff.iter().map(|staff| Item::new(staff.name.clone()).aside(staff.post.clone())).collect();
    Choose::new(ASKER, ctx.word("story-who-asks"), items)
}
