//! What is known about a board, section by section, in lines.

use crate::core::supervision::DueItem;
use crate::core::text::width;
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::desk::ViewLine;
use crate::tui::ctx::Ctx;
use crate::tui::screens::sentences::{matter, proof, sure_role};
use crate::tui::signs::stage_sign;
use crate::tui::theme::Role;
use crate::tui::town::{TownOrder, VillageSheet};
use crate::tui::widgets::paint::padded;
use crate::tui::widgets::rows::Line;

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Notices,
    Owed,
    Doubts,
    Asked,
}

impl Section {
    pub(super) const ALL: [Self; 4] = [Self::Notices, Self::Owed, Self::Doubts, Self::Asked];

    /// Key of its name in `assets/words`.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Notices => "village-notices",
            Self::Owed => "overview-owed",
            Self::Doubts => "overview-doubts",
            Self::Asked => "village-asked",
        }
    }
}

/// Where a line leads; `None` is only read.
type Leads = Option<TownOrder>;

/// All sections of `sheet`, in lines of `columns`.
pub(super) fn lines(sheet: &VillageSheet, columns: usize, ctx: &Ctx) -> Vec<Line<Section, Leads>> {
    let mut account = Account { sheet, columns, ctx, section: Section::Notices, lines: Vec::new() };
    for section in Section::ALL {
        account.section = section;
        match section {
            Section::Notices => account.notices(),
            Section::Owed => account.owed(),
            Section::Doubts => account.doubts(),
            Section::Asked => account.asked(),
        }
    }
    account.lines
}

/// Columns of a stage, and of what is the matter where nothing is.
const STAGE: usize = 10;

struct Account<'a> {
    sheet: &'a VillageSheet,
    columns: usize,
    ctx: &'a Ctx,
    section: Section,
    lines: Vec<Line<Section, Leads>>,
}

impl Account<'_> {
    // What is empty can be gone to as well: that nothing is there is an answer.
    fn heading(&mut self, count: usize) {
        let key = if count == 0 { "story-nothing" } else { "story-section" };
        let message = Message::of(key).with_word("section", self.section.key()).with("count", count);
        let what = (count == 0).then_some(None);
        self.lines.push(Line { section: self.section, what, role: Role::Strong, text: self.ctx.say(&message) });
    }

    fn add(&mut self, leads: Leads, role: Role, text: &str) {
        let room = self.columns.saturating_sub(4);
        let mut what = Some(leads);
        for (at, line) in wrap(text, room, 0).into_iter().enumerate() {
            let text = if at == 0 { line } else { format!("  {line}") };
            self.lines.push(Line { section: self.section, what: what.take(), role, text });
        }
    }

    fn rest(&mut self, role: Role, text: &str) {
        for line in wrap(text, self.columns.saturating_sub(6), 0) {
            self.lines.push(Line { section: self.section, what: None, role, text: format!("  {line}") });
        }
    }

    fn case(&self, number: &str) -> TownOrder {
        TownOrder::Case { office: self.sheet.view.row.office.code.clone(), number: number.to_owned() }
    }

    fn notices(&mut self) {
        let view = &self.sheet.view;
        self.heading(view.lines.len());
        for line in &view.lines {
            let matter = matter(line, self.ctx);
            let role = if line.overdue.is_some() || !line.missing.is_empty() {
                Role::Error
            } else if matter.is_empty() {
                Role::Text
            } else {
                Role::Warning
            };
            self.add(Some(self.case(&line.number)), role, &self.notice(line));
            if !matter.is_empty() {
                self.rest(role, &format!("! {matter}"));
            }
        }
        for number in &view.unread {
            let said = self.ctx.say(&Message::of("overview-unread").with("number", number));
            self.add(Some(self.case(number)), Role::Warning, &said);
        }
    }

    // Serial number, stage, days and title, cut to one line.
    fn notice(&self, line: &ViewLine) -> String {
        let serial = line.number.rsplit('-').next().unwrap_or_default();
        let stage = format!("{} {}", stage_sign(line.stage), self.ctx.word(line.stage.key()));
        let days = match (line.served, line.required) {
            (Some(served), Some(required)) => format!("{served}/{required}"),
            _ => String::new(),
        };
        let seen = line.seen.map(|day| Message::of("village-seen").with("day", day));
        let aside = seen.map(|seen| self.ctx.say(&seen)).unwrap_or_default();
        let head = format!("{serial}  {} {days:>7}  ", padded(&stage, STAGE));
        let room = self.columns.saturating_sub(4 + width(&head) + width(&aside) + 2).max(8);
        format!("{head}{}  {aside}", padded(&line.title, room)).trim_end().to_owned()
    }

    fn owed(&mut self) {
        let view = &self.sheet.view;
        self.heading(view.missing.len());
        let office = &view.row.office.code;
        for owed in &view.missing {
            let name = view.obligations.get(&owed.obligation).unwrap_or(&owed.obligation);
            let message = Message::of("village-owes").with("what", name).with("period", owed.period);
            let said = self.ctx.say(&message.with("due", owed.due));
            self.add(Some(TownOrder::Coverage(Some(office.clone()))), Role::Error, &said);
        }
    }

    fn doubts(&mut self) {
        let doubts = &self.sheet.doubts.doubts;
        self.heading(doubts.len());
        for doubt in doubts {
            let head =
                Message::of("town-doubt-line").with_word("sure", doubt.sure.key()).with("code", doubt.kind.code());
            let said = self.ctx.say(&head.with_word("kind", doubt.kind.key()).with_said("what", doubt.message.clone()));
            let leads = doubt.number.as_deref().map(|number| self.case(number));
            let number = doubt.number.as_deref().and_then(|number| number.rsplit('-').next()).unwrap_or("-");
            self.add(leads, sure_role(doubt.sure), &format!("{number:<4}  {said}"));
            self.rest(Role::Dim, &proof(doubt, self.ctx));
        }
    }

    fn asked(&mut self) {
        self.heading(self.sheet.asked.len());
        for item in &self.sheet.asked {
            let (role, said) = self.request(item);
            self.add(None, role, &said);
        }
    }

    fn request(&self, item: &DueItem) -> (Role, String) {
        let late = item.day < self.ctx.today;
        let key = if late { "village-request-late" } else { "village-request" };
        let message = Message::of(key).with("due", item.day).with("what", &item.title);
        (if late { Role::Error } else { Role::Text }, self.ctx.say(&message))
    }
}
