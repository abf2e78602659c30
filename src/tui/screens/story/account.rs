//! What is known about a notice, section by section, in lines.

use super::known::Known;
use crate::core::check::photo_issues;
use crate::core::event::{Event, Outcome, Photo, Record, Shot};
use crate::core::event_words::event_words;
use crate::core::notice::Notice;
use crate::core::words::Message;
use crate::core::wrap::wrap;
use crate::tui::ctx::Ctx;
use crate::tui::screens::sentences::{proof, sure_role};
use crate::tui::signs::level_sign;
use crate::tui::theme::Role;
use crate::tui::widgets::rows::Line;

/// A section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Places,
    Inspections,
    Objections,
    Photos,
    Editions,
    Events,
    Doubts,
}

impl Section {
    const ALL: [Self; 7] =
        [Self::Places, Self::Inspections, Self::Objections, Self::Photos, Self::Editions, Self::Events, Self::Doubts];

    /// Those of `story`: what is doubtful is asked of notices of other offices.
    pub(super) fn of(story: &Known) -> &'static [Self] {
        let [own @ .., _] = &Self::ALL;
        if story.office.is_some() { &Self::ALL } else { own }
    }

    /// Key of its name in `assets/words`.
    pub(super) const fn key(self) -> &'static str {
        match self {
            Self::Places => "story-places",
            Self::Inspections => "story-inspections",
            Self::Objections => "story-found",
            Self::Photos => "story-photos",
            Self::Editions => "story-editions",
            Self::Events => "story-events",
            Self::Doubts => "overview-doubts",
        }
    }
}

/// What a line stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// Something to read.
    Read,
    /// A photograph, by its digest.
    Photo(String),
    /// An event, by its place in the chain.
    Event(u64),
}

/// All sections of `story`, in lines of `columns`.
pub(super) fn lines(story: &Known, columns: usize, ctx: &Ctx) -> Vec<Line<Section, What>> {
    let mut account = Account { columns, ctx, section: Section::Places, lines: Vec::new() };
    for section in Section::of(story) {
        account.section = *section;
        match section {
            Section::Places => account.places(story),
            Section::Inspections => account.inspections(&story.records),
            Section::Objections => account.objections(&story.notice),
            Section::Photos => account.photos(story),
            Section::Editions => account.editions(&story.notice),
            Section::Events => account.events(story),
            Section::Doubts => account.doubts(story),
        }
    }
    account.lines
}

/// The records that hold a version of the content, oldest first.
pub(super) fn versions(records: &[Record]) -> Vec<&Record> {
    let holds = |record: &&Record| matches!(record.event, Event::Drafted(_) | Event::Edited { .. });
    records.iter().filter(holds).collect()
}

struct Account<'a> {
    columns: usize,
    ctx: &'a Ctx,
    section: Section,
    lines: Vec<Line<Section, What>>,
}

impl Account<'_> {
    fn heading(&mut self, count: usize) {
        let name = self.ctx.word(self.section.key());
        let text = if count == 0 {
            self.ctx.say(&Message::of("story-nothing").with("section", name))
        } else {
            self.ctx.say(&Message::of("story-section").with("section", name).with("count", count))
        };
        // What is empty can be gone to as well: that nothing is there is an answer.
        let what = (count == 0).then_some(What::Read);
        self.lines.push(Line { section: self.section, what, role: Role::Strong, text });
    }

    // Lines after the first stand two columns to the right.
    fn add(&mut self, what: Option<&What>, role: Role, text: &str) {
        let room = self.columns.saturating_sub(4);
        for (at, line) in wrap(text, room, 0).into_iter().enumerate() {
            let text = if at == 0 { line } else { format!("  {line}") };
            let what = if at == 0 { what.cloned() } else { None };
            self.lines.push(Line { section: self.section, what, role, text });
        }
    }

    fn places(&mut self, story: &Known) {
        self.heading(story.places.len());
        for history in &story.places {
            for up in &history.ups {
                let until = up.until.map_or_else(|| self.ctx.word("show-still"), |day| day.to_string());
                self.add(Some(&What::Read), Role::Text, &format!("{}  {} → {until}", history.place, up.from));
            }
        }
        if !story.places.is_empty() {
            self.add(None, Role::Dim, &self.ctx.word("story-legend"));
        }
        if let Some(until) = story.notice.extended {
            self.add(Some(&What::Read), Role::Text, &self.ctx.say(&Message::of("show-extended").with("until", until)));
        }
        if let Some(exception) = story.notice.exceptions.last() {
            let it = &exception.what;
            let message = Message::of("check-exception").with("days", it.span.days).with("who", &it.allowed_by);
            let message = message.with("paper", &it.paper).with("reason", &it.reason);
            self.add(Some(&What::Read), Role::Warning, &self.ctx.say(&message));
        }
    }

    fn inspections(&mut self, records: &[Record]) {
        let seen = records.iter().filter(|record| matches!(record.event, Event::Inspected(_)));
        let seen: Vec<&Record> = seen.collect();
        self.heading(seen.len());
        for record in seen {
            let said = self.ctx.say(&event_words(record));
            self.add(Some(&What::Read), Role::Text, &format!("{}  {}  {said}", record.day, record.by));
        }
    }

    // Never who raised it: this stands open on the counter.
    fn objections(&mut self, notice: &Notice) {
        self.heading(notice.objections.len());
        for objection in &notice.objections {
            let it = &objection.what;
            let message = Message::of("story-objection").with("no", it.no).with("day", objection.day);
            let message = message.with("channel", &it.channel).with("matter", &it.matter);
            self.add(Some(&What::Read), Role::Text, &self.ctx.say(&message));
            let end = notice.settlements.iter().find(|end| end.what.objection == it.no);
            let Some(end) = end else {
                self.add(None, Role::Warning, &format!("  ! {}", self.ctx.word("story-unsettled")));
                continue;
            };
            let key = match end.what.outcome {
                Outcome::Rejected => "story-rejected",
                Outcome::Upheld if end.what.repost => "story-reposted",
                Outcome::Upheld => "story-upheld",
            };
            let message = Message::of(key).with("day", end.day).with("reason", &end.what.reason);
            self.add(None, Role::Dim, &format!("  {}", self.ctx.say(&message)));
        }
    }

    fn photos(&mut self, story: &Known) {
        let notice = &story.notice;
        self.heading(notice.photos.len());
        for photo in &notice.photos {
            let it = &photo.what;
            let message = Message::of("story-photo").with("name", &it.name).with_word("shot", shot(it.shot));
            let message = message.with("day", photo.day).with("place", &it.place).with("by", &photo.by);
            self.add(Some(&What::Photo(it.digest.clone())), Role::Text, &self.ctx.say(&message));
            if story.office.is_some() {
                self.add(None, Role::Dim, &format!("  {}", self.ctx.say(&facts(it))));
            }
            for issue in photo_issues(notice, photo) {
                let (sign, word, role) = level_sign(issue.level);
                let said = self.ctx.say(&issue.message);
                let text = format!("  {sign} {} {} {said}", self.ctx.word(word), issue.code);
                self.add(None, role, &text);
            }
        }
    }

    fn editions(&mut self, notice: &Notice) {
        self.heading(notice.editions.len());
        for edition in &notice.editions {
            let it = &edition.what;
            let last = it.last.map_or_else(|| self.ctx.word("story-until-replaced"), |day| day.to_string());
            let message = Message::of("story-edition").with("no", it.no).with("day", edition.day);
            let message = message.with("first", it.first).with("last", last).with("paper", &it.paper);
            self.add(Some(&What::Read), Role::Text, &self.ctx.say(&message.with("pages", it.pages)));
        }
    }

    fn doubts(&mut self, story: &Known) {
        self.heading(story.doubts.len());
        for doubt in &story.doubts {
            let head =
                Message::of("town-doubt-line").with_word("sure", doubt.sure.key()).with("code", doubt.kind.code());
            let head = head.with_word("kind", doubt.kind.key()).with_said("what", doubt.message.clone());
            self.add(Some(&What::Read), sure_role(doubt.sure), &self.ctx.say(&head));
            self.add(None, Role::Dim, &format!("  {}", proof(doubt, self.ctx)));
        }
    }

    fn events(&mut self, story: &Known) {
        self.heading(story.records.len());
        let versions: Vec<u64> = versions(&story.records).iter().map(|record| record.seq).collect();
        for record in &story.records {
            let version = versions.iter().position(|seq| *seq == record.seq);
            let which = version.map(|at| {
                let key = if at + 1 == versions.len() { "story-version-now" } else { "story-version" };
                self.ctx.say(&Message::of(key).with("no", at + 1))
            });
            let said = self.ctx.say(&event_words(record));
            let text = format!("{}  {}  {said}{}", when(record, self.ctx), record.by, which.unwrap_or_default());
            self.add(Some(&What::Event(record.seq)), Role::Text, &text);
        }
    }
}

// What proves which file it is, and when it was taken.
fn facts(photo: &Photo) -> Message {
    let digest: String = photo.digest.chars().take(SIGNS).collect();
    let key = if photo.taken.is_some() { "story-photo-taken" } else { "story-photo-untaken" };
    let taken = photo.taken.map(|at| at.format("%Y-%m-%d %H:%M").to_string()).unwrap_or_default();
    let message = Message::of(key).with("taken", taken).with("digest", digest);
    message.with("pixels", format!("{}×{}", photo.width, photo.height)).with("kb", photo.bytes.div_ceil(1024))
}

/// Signs of a digest that are shown: nobody meets the same by chance.
const SIGNS: usize = 16;

// The day that the person states and the hour of recording; the day of recording where it is another.
fn when(record: &Record, ctx: &Ctx) -> String {
    let hour = record.at.format("%H:%M");
    if record.at.date_naive() == record.day {
        return format!("{} {hour}", record.day);
    }
    let message = Message::of("story-recorded").with("day", record.day);
    ctx.say(&message.with("at", record.at.format("%Y-%m-%d %H:%M")))
}

const fn shot(shot: Shot) -> &'static str {
    match shot {
        Shot::Far => "story-shot-far",
        Shot::Near => "story-shot-near",
        Shot::Down => "story-shot-down",
        Shot::Other => "story-shot-other",
    }
}
