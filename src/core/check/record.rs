//! Checks of the record: days on the board, photographs, certificate, objections.

use chrono::{Days, NaiveDate};

use super::Subject;
use crate::core::calendar::Calendar;
use crate::core::event::{Condition, Hanging, Photo, Review, Shot, is_recorded_late};
use crate::core::form::{Issue, Typed};
use crate::core::notice::{Dated, Notice, Stage};
use crate::core::posting::Progress;
use crate::core::standing::Standing;
use crate::core::template::{Level, Template};
use crate::core::words::Message;

/// Pixels of the long side below which small print cannot be read on a photograph (C10).
const READABLE_PIXELS: u32 = 1200;
/// Days after posting within which there must be a photograph (C24).
const PHOTO_DAYS: i64 = 1;

pub(super) fn issues(subject: &Subject<'_>, standing: &Standing) -> Vec<Issue> {
    let notice = subject.notice;
    let mut issues = Vec::new();
    issues.extend(period(notice, standing));
    issues.extend(exception(notice));
    issues.extend(standing.progress.as_ref().and_then(uncovered));
    issues.extend(recorded_late(notice));
    issues.extend(certificates(notice, standing));
    issues.extend(stale(subject, standing));
    issues.extend(notice.photos.iter().flat_map(|photo| photo_issues(notice, photo)));
    issues.extend(shared(subject));
    issues.extend(evidence(subject));
    issues.extend(damaged(notice));
    issues.extend(elsewhere(subject));
    issues.extend(outrun(notice, standing));
    issues.extend(review(notice));
    issues.extend(open_objections(notice));
    issues.extend(corrected(subject));
    issues.extend(unarchived(notice));
    issues
}

/// C01 by the three counts of rules.md §2.9, once it has come down.
fn period(notice: &Notice, standing: &Standing) -> Option<Issue> {
    let progress = standing.progress.as_ref()?;
    let down = matches!(notice.stage, Stage::TakenDown | Stage::Archived | Stage::Withdrawn | Stage::Superseded);
    let last = standing.ups.last()?.until.filter(|_| down)?.checked_sub_days(Days::new(1))?;
    let (level, key) = match (progress.inclusive, progress.strict, progress.served_by) {
        (.., Some(_)) => return None,
        (_, true, None) => (Level::Note, "check-period-unrolled"),
        (true, false, None) => (Level::Warning, "check-period-inclusive"),
        (false, false, None) => (Level::Error, "check-period-short"),
    };
    // Ended before its time by a recorded correction: stated, but nobody's short period.
    let level = if notice.gave_way() { Level::Note } else { level };
    let message = Message::of(key).with("served", progress.served).with("days", progress.span.days);
    Some(Issue::new(level, "C01", message.with("last", last).with("end", progress.end)))
}

fn exception(notice: &Notice) -> Option<Issue> {
    let exception = &notice.exceptions.last()?.what;
    let message = Message::of("check-exception").with("days", exception.span.days).with("who", &exception.allowed_by);
    Some(Issue::note("C01", message.with("paper", &exception.paper).with("reason", &exception.reason)))
}

fn uncovered(progress: &Progress) -> Option<Issue> {
    let year = chrono::Datelike::year(&progress.end);
    (!progress.covered).then(|| Issue::warning("C01", Message::of("calendar-year-unknown").with("year", year)))
}

fn recorded_late(notice: &Notice) -> Vec<Issue> {
    let hung = notice.hangings.iter().map(|it| (it.day, it.at, it.what.place.as_str(), "check-backfilled-posting"));
    let down = notice.take_downs.iter().map(|it| (it.day, it.at, it.what.place.as_str(), "check-backfilled-takedown"));
    hung.chain(down)
        .filter(|(day, at, ..)| is_recorded_late(*day, at.date_naive()))
        .map(|(day, at, place, key)| {
            let message = Message::of(key).with("day", day).with("recorded", at.date_naive()).with("place", place);
            Issue::warning("C02", message)
        })
        .collect()
}

fn certificates(notice: &Notice, standing: &Standing) -> Vec<Issue> {
    let Some(progress) = &standing.progress else { return Vec::new() };
    let restart = notice.restarted().unwrap_or(0);
    let valid = notice.certificates.iter().filter(|certificate| certificate.seq > restart);
    let early = valid.filter(|certificate| certificate.day < progress.down_from);
    early
        .map(|certificate| {
            let message = Message::of("check-certificate-early").with("day", certificate.day);
            Issue::error("C02", message.with("from", progress.down_from))
        })
        .collect()
}

/// C07: past its end and still hanging, or a long-term list not checked.
fn stale(subject: &Subject<'_>, standing: &Standing) -> Vec<Issue> {
    let mut issues = Vec::new();
    if let (Some(since), Some(progress)) = (standing.overdue, &standing.progress) {
        let late = (subject.today - since).num_days();
        let level = if late > 30 { Level::Error } else { Level::Warning };
        let message = Message::of("check-overdue").with("end", progress.end).with("since", since);
        issues.push(Issue::new(level, "C07", message));
    }
    if let Some(check) = standing.check
        && let Some(level) = check.level
    {
        let message = Message::of("check-unverified").with("as_of", check.as_of).with("age", check.age);
        issues.push(Issue::new(level, "C07", message));
    }
    issues
}

pub(super) fn photo_issues(notice: &Notice, photo: &Dated<Photo>) -> Vec<Issue> {
    let name = &photo.what.name;
    let mut issues = Vec::new();
    let long = photo.what.width.max(photo.what.height);
    if long < READABLE_PIXELS {
        let message = Message::of("check-photo-small").with("name", name).with("pixels", long);
        issues.push(Issue::warning("C10", message.with("least", READABLE_PIXELS)));
    }
    let Some(taken) = photo.what.taken else { return issues };
    let here = |place: &str| photo.what.place.is_empty() || photo.what.place == place;
    let first = notice.hangings.iter().filter(|it| here(&it.what.place)).map(|it| it.day).min();
    let down = notice.take_downs.iter().filter(|it| here(&it.what.place)).map(|it| it.day).max();
    let last = down.filter(|_| !notice.hanging_places().into_iter().any(here));
    if let Some(first) = first.filter(|first| taken.date() < *first) {
        let message = Message::of("check-photo-before").with("name", name).with("taken", taken);
        issues.push(Issue::error("C09", message.with("first", first)));
    }
    if let Some(last) = last.filter(|last| taken.date() > *last) {
        let message = Message::of("check-photo-after").with("name", name).with("taken", taken);
        issues.push(Issue::error("C09", message.with("last", last)));
    }
    issues
}

fn shared(subject: &Subject<'_>) -> Vec<Issue> {
    let shared = subject.around.shared_photos.iter();
    shared
        .map(|(name, numbers)| {
            let message = Message::of("check-photo-shared").with("name", name).with("numbers", numbers.join("、"));
            Issue::error("C09", message)
        })
        .collect()
}

/// C10 and C24: far and near views of every posting, soon after it was hung.
fn evidence(subject: &Subject<'_>) -> Vec<Issue> {
    let notice = subject.notice;
    let Some(first) = notice.hangings.first() else { return Vec::new() };
    if notice.photos.is_empty() {
        let due = (subject.today - first.day).num_days() > PHOTO_DAYS;
        let message = Message::of("check-no-photo").with("day", first.day);
        return if due { vec![Issue::warning("C24", message)] } else { Vec::new() };
    }
    let has = |shot: Shot| notice.photos.iter().any(|photo| photo.what.shot == shot);
    let wanted = [(Shot::Far, "check-no-far"), (Shot::Near, "check-no-near")];
    wanted.into_iter().filter(|(shot, _)| !has(*shot)).map(|(_, key)| Issue::warning("C10", Message::of(key))).collect()
}

fn damaged(notice: &Notice) -> Vec<Issue> {
    let mut issues = Vec::new();
    for place in notice.hanging_places() {
        let last =
            notice.inspections.iter().filter(|seen| seen.what.place == place).max_by_key(|seen| (seen.day, seen.seq));
        let rehung = |day: NaiveDate| notice.hangings.iter().any(|hung| hung.what.place == place && hung.day > day);
        let Some(last) = last.filter(|last| !rehung(last.day)) else { continue };
        let (level, key) = match last.what.condition {
            Condition::Intact => continue,
            Condition::Damaged => (Level::Warning, "check-damaged"),
            Condition::Missing => (Level::Error, "check-missing"),
        };
        issues.push(Issue::new(level, "C14", Message::of(key).with("place", place).with("day", last.day)));
    }
    issues
}

/// A kind of place that the notice names and where it never hung.
fn elsewhere(subject: &Subject<'_>) -> Vec<Issue> {
    let notice = subject.notice;
    let Typed::Many(kinds) = subject.form.get("places") else { return Vec::new() };
    let kind_of = |name: &str| subject.office.places.iter().find(|place| place.name == name).map(|place| &place.kind);
    let hung: Vec<&String> = notice.hangings.iter().filter_map(|it| kind_of(&it.what.place)).collect();
    let left = kinds.iter().filter(|kind| !notice.hangings.is_empty() && !hung.contains(kind));
    left.map(|kind| Issue::warning("C05", Message::of("check-place").with("kind", kind)).at("places")).collect()
}

/// After missing days the period ends later than the poster on the wall says.
fn outrun(notice: &Notice, standing: &Standing) -> Option<Issue> {
    let progress = standing.progress.as_ref().filter(|_| standing.hanging)?;
    let printed = notice.hung_editions().iter().filter_map(|edition| edition.what.last).max()?;
    let message = Message::of("check-outrun").with("printed", printed).with("end", progress.end);
    (progress.end > printed).then(|| Issue::warning("C01", message.with("number", &notice.number)))
}

/// C15: every content that hung was reviewed before, that very content.
fn review(notice: &Notice) -> Option<Issue> {
    review_gap(notice).map(|gap| Issue::error("C15", gap.message()))
}

/// A poster that hung before its content was reviewed.
#[derive(Clone, Copy, Debug)]
pub struct ReviewGap<'a> {
    /// The hanging.
    pub hanging: &'a Dated<Hanging>,
    /// The review that came too late; `None` when there never was one.
    pub review: Option<&'a Dated<Review>>,
}

impl ReviewGap<'_> {
    /// It in a sentence.
    #[must_use]
    pub fn message(&self) -> Message {
        let hung = self.hanging.day;
        match self.review {
            Some(review) => Message::of("check-review-late").with("day", review.day).with("hung", hung),
            None => Message::of("check-review-none").with("hung", hung),
        }
    }
}

pub(super) fn review_gap(notice: &Notice) -> Option<ReviewGap<'_>> {
    notice.hangings.iter().find_map(|hanging| {
        let edition = notice.editions.iter().find(|edition| edition.what.no == hanging.what.edition)?;
        let same = notice.reviews.iter().filter(|it| it.what.passed() && it.what.digest == edition.what.digest);
        let review = same.min_by_key(|review| review.day);
        let in_time = review.is_some_and(|review| review.day <= hanging.day);
        (!in_time).then_some(ReviewGap { hanging, review })
    })
}

fn open_objections(notice: &Notice) -> Option<Issue> {
    let open = notice.open_objections().len();
    (open > 0).then(|| Issue::warning("C17", Message::of("check-open-objections").with("count", open)))
}

/// C18: a correction of list or amounts was announced, but nothing was posted anew.
fn corrected(subject: &Subject<'_>) -> Option<Issue> {
    let notice = subject.notice;
    let wanted = notice.values.text("repost") == "是" && notice.corrects.is_some() && !notice.hangings.is_empty();
    (wanted && !subject.around.reposted).then(|| Issue::error("C18", Message::of("check-not-reposted")))
}

fn unarchived(notice: &Notice) -> Option<Issue> {
    let certified = !notice.certificates.is_empty() && notice.stage == Stage::TakenDown;
    (certified && notice.archive_no.is_none()).then(|| Issue::warning("C11", Message::of("check-unarchived")))
}

pub(super) fn lock_of(first: &Notice, template: &Template, calendar: &Calendar, today: NaiveDate) -> Option<Message> {
    let open = first.open_objections().len();
    if open > 0 {
        return Some(Message::of("lock-objections").with("number", &first.number).with("count", open));
    }
    if first.stage == Stage::Withdrawn {
        return Some(Message::of("lock-withdrawn").with("number", &first.number));
    }
    let standing = Standing::of(first, template, calendar, today);
    match &standing.progress {
        Some(progress) if !standing.is_served(today) => {
            Some(Message::of("lock-unserved").with("number", &first.number).with("end", progress.end))
        }
        None if first.hangings.is_empty() || first.must_repost() => {
            Some(Message::of("lock-unposted").with("number", &first.number))
        }
        _ => None,
    }
}
