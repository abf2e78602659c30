//! 疑点: the rules. What one notice gives away needs neither calendar nor today; what the office as
//! a whole gives away is asked on a day.

use chrono::{Days, NaiveDate};

use super::card::Card;
use super::doubt::{Doubt, DoubtKind, Sure, Trace};
use super::obligation::Limits;
use crate::core::check::{photo_issues, review_gap};
use crate::core::event::{Shot, is_recorded_late};
use crate::core::notice::{Dated, Notice};
use crate::core::posting::everywhere;
use crate::core::standing::{promised_last, required};
use crate::core::words::Message;

/// What `notice`, of the office with the code `office`, gives away by itself.
#[must_use]
pub fn doubts_of(notice: &Notice, office: &str) -> Vec<Doubt> {
    let all = [
        recorded_late(notice),
        photo_times(notice),
        same_photo(notice),
        early_certificates(notice),
        late_review(notice),
        edited(notice),
        exceptions(notice),
        one_person(notice),
    ];
    let about = |found: Found| Doubt {
        kind: found.kind,
        office: office.to_owned(),
        number: Some(notice.number.clone()),
        sure: found.sure,
        traces: found.traces,
        message: found.message,
        reason: Message::of(found.reason),
    };
    all.into_iter().flatten().map(about).collect()
}

struct Found {
    kind: DoubtKind,
    sure: Sure,
    traces: Vec<Trace>,
    message: Message,
    reason: &'static str,
}

fn recorded_late(notice: &Notice) -> Vec<Found> {
    fn late<'a, T>(
        all: &'a [Dated<T>],
        key: &'static str,
        place: impl Fn(&T) -> &str + 'a,
    ) -> impl Iterator<Item = Found> + 'a {
        all.iter().filter(|it| is_recorded_late(it.day, it.at.date_naive())).map(move |it| {
            let message = Message::of(key).with("day", it.day).with("recorded", it.at.date_naive());
            Found {
                kind: DoubtKind::RecordedLate,
                sure: Sure::Certain,
                traces: vec![Trace::of(it)],
                message: message.with("place", place(&it.what)),
                reason: "doubt-why-recorded",
            }
        })
    }
    late(&notice.hangings, "check-backfilled-posting", |it| &it.place)
        .chain(late(&notice.take_downs, "check-backfilled-takedown", |it| &it.place))
        .chain(late(&notice.inspections, "doubt-backfilled-inspection", |it| &it.place))
        .collect()
}

/// C09: taken before the poster hung or after it came down, by the clock of the camera.
fn photo_times(notice: &Notice) -> Vec<Found> {
    let first = notice.hangings.first().map(Trace::of);
    let of = |photo| photo_issues(notice, photo).into_iter().map(move |issue| (photo, issue));
    let found = notice.photos.iter().flat_map(of).filter(|(_, issue)| issue.code == "C09");
    let found = found.map(|(photo, issue)| Found {
        kind: DoubtKind::PhotoTime,
        sure: Sure::Probable,
        traces: first.into_iter().chain([Trace::of(photo)]).collect(),
        message: issue.message,
        reason: "doubt-why-camera-clock",
    });
    found.collect()
}

/// One photograph for two places of the same notice.
fn same_photo(notice: &Notice) -> Vec<Found> {
    let twin = |at: usize, photo: &Dated<crate::core::event::Photo>| {
        let before = notice.photos.iter().take(at);
        let same = |it: &&Dated<crate::core::event::Photo>| {
            it.what.digest == photo.what.digest && it.what.place != photo.what.place
        };
        let first = before.into_iter().find(same)?;
        let message = Message::of("doubt-photo-two-places").with("name", &photo.what.name);
        Some(Found {
            kind: DoubtKind::PhotoTwice,
            sure: Sure::Probable,
            traces: vec![Trace::of(first), Trace::of(photo)],
            message: message.with("first", &first.what.place).with("second", &photo.what.place),
            reason: "doubt-why-two-places",
        })
    };
    notice.photos.iter().enumerate().filter_map(|(at, photo)| twin(at, photo)).collect()
}

/// C02: signed before the last day that the poster itself promises, or before its days are over.
fn early_certificates(notice: &Notice) -> Vec<Found> {
    let restart = notice.restarted().unwrap_or(0);
    let counted = everywhere(notice).first().map(|up| up.from).zip(required(notice));
    let counted = counted.and_then(|(first, span)| first.checked_add_days(Days::new(span.days.into())));
    let Some(end) = promised_last(notice).max(counted) else { return Vec::new() };
    let early = notice.certificates.iter().filter(|it| it.seq > restart && it.day <= end);
    let found = early.map(|it| Found {
        kind: DoubtKind::CertificateEarly,
        sure: Sure::Certain,
        traces: notice.counted_hangings().next().map(Trace::of).into_iter().chain([Trace::of(it)]).collect(),
        message: Message::of("doubt-certificate").with("day", it.day).with("end", end),
        reason: "doubt-why-recorded",
    });
    found.collect()
}

/// C15: hung before it was reviewed, by the days that are stated or by the order of the chain.
fn late_review(notice: &Notice) -> Vec<Found> {
    let Some(gap) = review_gap(notice) else { return Vec::new() };
    let traces = [Some(Trace::of(gap.hanging)), gap.review.map(Trace::of)];
    vec![Found {
        kind: DoubtKind::ReviewLate,
        sure: Sure::Certain,
        traces: traces.into_iter().flatten().collect(),
        message: gap.message(),
        reason: "doubt-why-recorded",
    }]
}

/// Passed, changed, passed again: in order, as long as the second look was a real one.
fn edited(notice: &Notice) -> Vec<Found> {
    let passed: Vec<_> = notice.reviews.iter().filter(|review| review.what.passed()).collect();
    let changed = passed.windows(2).filter(|pair| pair[0].what.digest != pair[1].what.digest);
    let found = changed.map(|pair| Found {
        kind: DoubtKind::EditedAfterReview,
        sure: Sure::Hint,
        traces: vec![Trace::of(pair[0]), Trace::of(pair[1])],
        message: Message::of("doubt-edited").with("first", pair[0].day).with("second", pair[1].day),
        reason: "doubt-why-reviewed-again",
    });
    found.collect()
}

/// Words that clerks write where there is no paper.
const NO_PAPER: [&str; 8] = ["无", "没有", "暂无", "口头", "电话", "微信", "-", "/"];

/// C01: 原则上 means in writing.
fn exceptions(notice: &Notice) -> Vec<Found> {
    let weak = |paper: &str| NO_PAPER.iter().any(|word| paper.starts_with(word));
    let found = notice.exceptions.iter().filter_map(|it| {
        let paper = it.what.paper.trim();
        let (sure, reason) = match paper {
            "" => (Sure::Certain, "doubt-why-recorded"),
            _ if weak(paper) => (Sure::Probable, "doubt-why-no-paper"),
            _ => return None,
        };
        let message = Message::of("doubt-exception").with("who", &it.what.allowed_by).with("paper", paper);
        let traces = vec![Trace::of(it)];
        Some(Found { kind: DoubtKind::ExceptionPaper, sure, traces, message, reason })
    });
    found.collect()
}

fn one_person(notice: &Notice) -> Vec<Found> {
    let own = |review: &&Dated<_>| notice.drafters.contains(&review.by);
    let passed = notice.reviews.iter().filter(|review| review.what.passed());
    let Some(review) = passed.filter(|_| notice.self_reviewed).find(own) else { return Vec::new() };
    vec![Found {
        kind: DoubtKind::OnePerson,
        sure: Sure::Certain,
        traces: vec![Trace::of(&notice.drafted), Trace::of(review)],
        message: Message::of("doubt-self-reviewed").with("name", &review.by),
        reason: "doubt-why-recorded",
    }]
}

/// What the office as a whole gives away on `today`: a clock that went back, a board at which
/// nobody ever looked.
#[must_use]
pub fn office_doubts(card: &Card, limits: &Limits, today: NaiveDate) -> Vec<Doubt> {
    let office = || card.office.code.clone();
    let back = card.head.set_back.iter().map(|it| Doubt {
        kind: DoubtKind::ClockSetBack,
        office: office(),
        number: it.notice.clone(),
        sure: Sure::Certain,
        traces: vec![Trace { seq: it.seq, day: it.day }],
        message: Message::of("doubt-clock")
            .with("at", moment(it.at))
            .with("before", moment(it.before))
            .with("count", it.last - it.seq + 1),
        reason: Message::of("doubt-why-clock"),
    });
    let unseen = card.places.iter().filter_map(|place| {
        let hung = hanging_since(card, &place.name)?;
        let since = place.seen.map_or(hung, |seen| seen.max(hung));
        let days = (today - since).num_days();
        let message = Message::of("doubt-unseen").with("place", &place.name).with("since", since).with("days", days);
        (days >= i64::from(limits.unseen_days)).then(|| Doubt {
            kind: DoubtKind::NeverInspected,
            office: office(),
            number: None,
            sure: Sure::Probable,
            traces: Vec::new(),
            message,
            reason: Message::of("doubt-why-unseen"),
        })
    });
    let forks = card.head.forks;
    let parted = (forks > 0).then(|| Doubt {
        kind: DoubtKind::TwoHistories,
        office: office(),
        number: None,
        sure: Sure::Certain,
        traces: Vec::new(),
        message: Message::of("doubt-forks").with("count", forks),
        reason: Message::of("doubt-why-forks"),
    });
    parted.into_iter().chain(back).chain(unseen).collect()
}

// Since when something has hung there that hangs still.
fn hanging_since(card: &Card, place: &str) -> Option<NaiveDate> {
    let here = card.lines.iter().flat_map(|line| &line.footing.places).filter(|it| it.place == place);
    here.filter_map(|it| it.ups.last().filter(|up| up.until.is_none()).map(|up| up.from)).min()
}

fn moment(at: chrono::DateTime<chrono::FixedOffset>) -> impl std::fmt::Display {
    at.format("%Y-%m-%d %H:%M")
}

/// A use of a photograph as evidence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhotoUse {
    /// Code of the office.
    pub office: String,
    /// The notice.
    pub number: String,
    /// The event that attached it.
    pub trace: Trace,
    /// Name of the file.
    pub name: String,
    /// What it is said to show.
    pub shot: Shot,
    /// The boards on which the notice hung on that day.
    pub boards: Vec<String>,
}

impl PhotoUse {
    /// The uses of the photograph `digest` in `notice`.
    #[must_use]
    pub fn of(notice: &Notice, office: &str, digest: &str) -> Vec<Self> {
        let uses = notice.photos.iter().filter(|photo| photo.what.digest == digest);
        let one = |photo: &Dated<crate::core::event::Photo>| Self {
            office: office.to_owned(),
            number: notice.number.clone(),
            trace: Trace::of(photo),
            name: photo.what.name.clone(),
            shot: photo.what.shot,
            boards: boards(notice, photo.day),
        };
        uses.map(one).collect()
    }
}

fn boards(notice: &Notice, day: NaiveDate) -> Vec<String> {
    let holds = |up: &crate::core::calendar::Up| up.from <= day && up.until.is_none_or(|until| day <= until);
    let there = crate::core::posting::histories(notice).into_iter().filter(|it| it.ups.iter().any(holds));
    there.map(|it| it.place).collect()
}

/// C09: one photograph for several notices, told for each of them: `uses` are all its uses.
#[must_use]
pub fn photo_doubts(uses: &[PhotoUse]) -> Vec<Doubt> {
    uses.iter().filter_map(|it| photo_doubt(it, uses)).collect()
}

fn photo_doubt(it: &PhotoUse, uses: &[PhotoUse]) -> Option<Doubt> {
    let others: Vec<&PhotoUse> = uses.iter().filter(|other| other.number != it.number).collect();
    let first = others.first()?;
    // A view of the whole board may show several posters.
    let together = |other: &&&PhotoUse| {
        let shared = other.boards.iter().any(|board| it.boards.contains(board));
        other.office == it.office && shared && other.shot == Shot::Far && it.shot == Shot::Far
    };
    let abroad = others.iter().any(|other| other.office != it.office);
    let (sure, reason) = match others.iter().filter(together).count() {
        count if count == others.len() => (Sure::Hint, "doubt-why-whole-board"),
        _ if abroad => (Sure::Certain, "doubt-why-other-office"),
        _ => (Sure::Certain, "doubt-why-same-bytes"),
    };
    let numbers: std::collections::BTreeSet<&str> = others.iter().map(|other| other.number.as_str()).collect();
    let message = Message::of("check-photo-shared").with("name", &it.name);
    Some(Doubt {
        kind: DoubtKind::PhotoTwice,
        office: it.office.clone(),
        number: Some(it.number.clone()),
        sure,
        traces: std::iter::once(it.trace).chain((first.office == it.office).then_some(first.trace)).collect(),
        message: message.with("numbers", numbers.into_iter().collect::<Vec<_>>().join("、")),
        reason: Message::of(reason),
    })
}
