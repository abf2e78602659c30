//! Somebody at the keyboard, without a terminal.
//!
//! ```text
//! let mut clerk = Clerk::practice(80, 24);            // or empty, office; then .lang_en() .mono() .wide()
//! clerk.press("F3").type_("低保").press("Enter");
//! assert!(clerk.has("低保公示"));
//! insta::assert_snapshot!(clerk.screen());
//! ```
//!
//! Jobs are done at once by the same [`Ops`] that the worker has, unless [`Clerk::hold_jobs`] keeps
//! them back. Every screen that is drawn is checked: no half characters, no caret outside.

mod seen;
mod work;

use std::collections::VecDeque;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use gongshilan::core::stage::Move;
use gongshilan::core::words::Lang;
use gongshilan::desk::Clock;
use gongshilan::tui::input::Pointer;
use gongshilan::tui::job::{Deed, Job};
use gongshilan::tui::key::Key;
use gongshilan::tui::pictures::Means;
use gongshilan::tui::screen_id::ScreenId;
use gongshilan::tui::{App, Ctx, Msg, Ops};
use tempfile::TempDir;

use super::homes;

/// Where the folder seems to be: the same on every machine.
const SHOWN: &str = "/示例/公示栏";

/// Somebody at the keyboard.
pub(crate) struct Clerk {
    app: App,
    ops: Ops,
    home: PathBuf,
    clock: Clock,
    size: (u16, u16),
    look: Look,
    begun: bool,
    held: Option<VecDeque<Job>>,
    reach: Reach,
    cancelled: bool,
    /// Removed when the test ends.
    _folder: TempDir,
}

/// How far the desk may reach.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Reach {
    /// Wherever it is told to.
    Anywhere,
    /// Not beyond the folder: whatever is typed at random writes nothing elsewhere.
    Inside,
}

/// How the screen looks from the start.
#[derive(Clone, Copy)]
struct Look {
    lang: Lang,
    no_colour: bool,
    wide: bool,
    means: Means,
}

impl Clerk {
    /// In front of an empty folder, on the day of the practice boards; a practice board stands
    /// ready beside it.
    pub(crate) fn empty(columns: u16, rows: u16) -> Self {
        let (folder, home) = homes::empty();
        homes::put_practice_beside(&home);
        Self::new(folder, home, Clock::Chosen(homes::practice_day()), (columns, rows))
    }

    /// In front of an empty folder, today: an office can be set up here. Dates change every day.
    pub(crate) fn empty_today(columns: u16, rows: u16) -> Self {
        let (folder, home) = homes::empty();
        Self::new(folder, home, Clock::System, (columns, rows))
    }

    /// In front of a practice board on 2026-11-24.
    pub(crate) fn practice(columns: u16, rows: u16) -> Self {
        let (folder, home) = homes::practice();
        Self::new(folder, home, Clock::Chosen(homes::practice_day()), (columns, rows))
    }

    /// In front of an office with nothing on its board, today. Dates change every day.
    pub(crate) fn office(columns: u16, rows: u16) -> Self {
        let (folder, home) = homes::office();
        Self::new(folder, home, Clock::System, (columns, rows))
    }

    /// In front of a town with the records of two villages, on 2026-11-24.
    pub(crate) fn town(columns: u16, rows: u16) -> Self {
        let (folder, home) = homes::of_the_town("town");
        Self::new(folder, home, Clock::Chosen(homes::practice_day()), (columns, rows))
    }

    /// In front of one of its villages, which was asked for a list, on 2026-11-24.
    pub(crate) fn village_of_the_town(columns: u16, rows: u16) -> Self {
        let (folder, home) = homes::of_the_town("locust");
        Self::new(folder, home, Clock::Chosen(homes::practice_day()), (columns, rows))
    }

    fn new(folder: TempDir, home: PathBuf, clock: Clock, size: (u16, u16)) -> Self {
        let look = Look { lang: Lang::Zh, no_colour: false, wide: false, means: Means::None };
        let (app, ops) = (app(look, clock), Ops::new(home.clone(), clock));
        Self {
            app,
            ops,
            home,
            clock,
            size,
            look,
            begun: false,
            held: None,
            reach: Reach::Anywhere,
            cancelled: false,
            _folder: folder,
        }
    }

    /// In English. Before the first key.
    pub(crate) fn lang_en(self) -> Self {
        self.looking(|look| look.lang = Lang::En)
    }

    /// Without colours (`NO_COLOR`). Before the first key.
    pub(crate) fn mono(self) -> Self {
        self.looking(|look| look.no_colour = true)
    }

    /// In a terminal that draws `…` two columns wide. Before the first key.
    pub(crate) fn wide(self) -> Self {
        self.looking(|look| look.wide = true)
    }

    /// In a terminal with these means for pictures. Before the first key.
    pub(crate) fn with_pictures(self, means: Means) -> Self {
        self.looking(|look| look.means = means)
    }

    /// On another day; on practice boards only. Before the first key.
    pub(crate) fn on(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self.ops = Ops::new(self.home.clone(), clock);
        self.looking(|_| {})
    }

    /// The desk writes nothing outside its folder: steps that would are refused.
    pub(crate) fn inside(mut self) -> Self {
        self.reach = Reach::Inside;
        self
    }

    fn looking(mut self, change: impl Fn(&mut Look)) -> Self {
        assert!(!self.begun, "the screen is on already");
        change(&mut self.look);
        self.app = app(self.look, self.clock);
        self
    }

    /// The program ends without a word and is started again, as after a power cut.
    pub(crate) fn restart(&mut self) -> &mut Self {
        self.ops.close();
        self.ops = Ops::new(self.home.clone(), self.clock);
        self.app = app(self.look, self.clock);
        (self.begun, self.held, self.cancelled) = (false, None, false);
        self
    }

    /// The program is closed and started again on another day; practice boards only.
    pub(crate) fn day(&mut self, day: NaiveDate) -> &mut Self {
        self.clock = Clock::Chosen(day);
        self.restart()
    }

    /// The screen in front asks for this step of a notice, as the screen of a notice does.
    pub(crate) fn step(&mut self, number: &str, step: Move) -> &mut Self {
        self.ask(Job::Guide(Deed::Move { number: number.to_owned(), step }))
    }

    /// The screen in front asks for a job.
    pub(crate) fn ask(&mut self, job: Job) -> &mut Self {
        self.begin();
        self.work(job);
        self.draw();
        self
    }

    /// Ends the program; its folder stays until the test ends.
    pub(crate) fn close(&mut self) -> PathBuf {
        self.ops.close();
        self.home.clone()
    }

    /// The real folder.
    pub(crate) fn home(&self) -> &Path {
        &self.home
    }

    /// Presses a key, by its name in `assets/keys.toml` or as one character: `F2`, `Ctrl+S`,
    /// `Down`, `？`.
    pub(crate) fn press(&mut self, key: &str) -> &mut Self {
        let mut chars = key.chars();
        let key = match (chars.next(), chars.next()) {
            (Some(only), None) => Key::char(only),
            _ => Key::parse(key).unwrap_or_else(|| panic!("no such key: {key}")),
        };
        self.key(key)
    }

    /// Presses a key several times.
    pub(crate) fn press_times(&mut self, key: &str, times: usize) -> &mut Self {
        for _ in 0..times {
            self.press(key);
        }
        self
    }

    /// Presses any key.
    pub(crate) fn key(&mut self, key: Key) -> &mut Self {
        self.send(Msg::Key(key))
    }

    /// Types, character by character.
    pub(crate) fn type_(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.key(Key::char(c));
        }
        self
    }

    /// Pastes.
    pub(crate) fn paste(&mut self, text: &str) -> &mut Self {
        self.send(Msg::Paste(text.to_owned()))
    }

    /// Clicks at this column and row.
    pub(crate) fn click(&mut self, column: u16, row: u16) -> &mut Self {
        self.send(Msg::Mouse(Pointer::Click(column, row)))
    }

    /// Turns the wheel.
    pub(crate) fn wheel(&mut self, turn: Pointer) -> &mut Self {
        self.send(Msg::Mouse(turn))
    }

    /// A quarter of a second passes.
    pub(crate) fn tick(&mut self) -> &mut Self {
        self.send(Msg::Tick)
    }

    /// The window gets another size.
    pub(crate) fn resize(&mut self, columns: u16, rows: u16) -> &mut Self {
        self.size = (columns, rows);
        self.send(Msg::Resize)
    }

    /// The window closes or the computer shuts down.
    pub(crate) fn end(&mut self) -> &mut Self {
        self.send(Msg::Ending)
    }

    /// Jobs wait from now on, as if the desk were slow.
    pub(crate) fn hold_jobs(&mut self) -> &mut Self {
        self.begin();
        self.held = Some(VecDeque::new());
        self
    }

    /// Starts again in front of a slow desk: not even the office is open yet.
    pub(crate) fn restart_slowly(&mut self) -> &mut Self {
        self.restart();
        self.held = Some(VecDeque::new());
        self
    }

    /// The desk does what it was kept from; cancelled work stops at its first step.
    pub(crate) fn let_go(&mut self) -> &mut Self {
        for job in self.held.take().unwrap_or_default() {
            self.work(job);
        }
        self
    }

    /// Any message.
    pub(crate) fn send(&mut self, msg: Msg) -> &mut Self {
        self.begin();
        let effects = self.app.update(msg);
        self.carry_out(effects);
        self.draw();
        self
    }

    /// The screen in front.
    pub(crate) fn at(&mut self) -> Option<ScreenId> {
        self.begin();
        self.app.screen()
    }

    /// Whether the program is to end.
    pub(crate) fn is_over(&self) -> bool {
        self.app.is_over()
    }

    /// The application.
    pub(crate) fn app(&self) -> &App {
        &self.app
    }
}

fn app(look: Look, clock: Clock) -> App {
    let today: NaiveDate = clock.now().today;
    let mut ctx = Ctx::new(look.lang, PathBuf::from(SHOWN), today, look.no_colour);
    ctx.means = look.means;
    App::new(ctx)
}
