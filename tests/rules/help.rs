//! A notice made of events, one sentence an event.

use chrono::{DateTime, FixedOffset, NaiveDate};
use gongshilan::core::event::{
    Condition, Draft, Edition, Event, Exception, Hanging, Inspection, Objection, Outcome, Record, Review, Settlement,
    TakeDown, TemplateRef,
};
use gongshilan::core::notice::Notice;
use gongshilan::core::template::{DayUnit, Shelf, Span, Template};
use gongshilan::core::values::Values;

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub(crate) fn template(id: &str) -> Template {
    Shelf::new(&[]).0.get(id).unwrap().clone()
}

/// Folds events into a notice; every event is recorded on the day it states.
pub(crate) struct Life {
    notice: Option<Notice>,
    seq: u64,
}

impl Life {
    pub(crate) fn of(template: &Template, begun: &str) -> Self {
        let reference = TemplateRef { id: template.id.clone(), digest: template.digest.clone() };
        let mut life = Self { notice: None, seq: 0 };
        let draft = Draft {
            template: reference,
            values: Values::default(),
            office: gongshilan::core::office::OfficeNames::default(),
            follows: None,
            supersedes: None,
            corrects: None,
        };
        life.event(begun, Event::Drafted(Box::new(draft)));
        life
    }

    pub(crate) fn event(&mut self, on: &str, event: Event) -> &mut Self {
        let at: DateTime<FixedOffset> = format!("{on}T09:00:00+08:00").parse().unwrap();
        self.event_at(on, at, event)
    }

    pub(crate) fn event_at(&mut self, on: &str, at: DateTime<FixedOffset>, event: Event) -> &mut Self {
        self.seq += 1;
        let record = Record {
            v: 1,
            office: "t".into(),
            seq: self.seq,
            at,
            day: day(on),
            by: "周样例".into(),
            notice: Some("示例-2026-0001".into()),
            more: 0,
            event,
            prev: String::new(),
            extra: std::collections::BTreeMap::new(),
        };
        self.notice = Some(Notice::fold(self.notice.take(), &record).unwrap());
        self
    }

    pub(crate) fn review(&mut self, on: &str, pass: bool) -> &mut Self {
        let digest = self.notice.as_ref().unwrap().digest();
        let review = Review {
            digest,
            secrecy: pass,
            privacy: pass,
            accuracy: pass,
            post: String::new(),
            remarks: String::new(),
            shown: Vec::new(),
        };
        self.event(on, Event::Reviewed(review))
    }

    pub(crate) fn print(&mut self, first: &str, last: Option<&str>, days: Option<u32>) -> &mut Self {
        let notice = self.notice.as_ref().unwrap();
        let edition = Edition {
            no: notice.editions.len() as u32 + 1,
            digest: notice.digest(),
            first: day(first),
            last: last.map(day),
            span: days.map(|days| Span { days, unit: DayUnit::Calendar }),
            pdf: String::new(),
            pages: 1,
            paper: "A4".into(),
        };
        self.event(first, Event::Printed(edition))
    }

    pub(crate) fn hang(&mut self, on: &str, place: &str) -> &mut Self {
        let edition = self.notice.as_ref().unwrap().editions.len() as u32;
        let hanging = Hanging { place: place.into(), edition, witness: String::new(), backfilled: false };
        self.event(on, Event::Posted(hanging))
    }

    pub(crate) fn down(&mut self, on: &str, place: &str, after_hours: bool) -> &mut Self {
        self.event(on, Event::TakenDown(TakeDown { place: place.into(), after_hours, witness: String::new() }))
    }

    pub(crate) fn seen(&mut self, on: &str, place: &str, condition: Condition) -> &mut Self {
        let inspection = Inspection { place: place.into(), condition, since: None, remarks: String::new() };
        self.event(on, Event::Inspected(inspection))
    }

    pub(crate) fn object(&mut self, on: &str) -> &mut Self {
        let no = self.notice.as_ref().unwrap().objections.len() as u32 + 1;
        self.event(on, Event::Objected(Objection { no, channel: "电话".into(), matter: "测试".into() }))
    }

    pub(crate) fn settle(&mut self, on: &str, no: u32, outcome: Outcome) -> &mut Self {
        let repost = outcome == Outcome::Upheld;
        let settlement =
            Settlement { objection: no, outcome, reason: "测试".into(), remedy: "测试".into(), repost };
        self.event(on, Event::Settled(settlement))
    }

    pub(crate) fn except(&mut self, on: &str, days: u32) -> &mut Self {
        let span = Span { days, unit: DayUnit::Calendar };
        self.event(
            on,
            Event::ExceptionGranted(Exception {
                span,
                allowed_by: "郑演示".into(),
                paper: "示例政办〔2026〕1号".into(),
                reason: "测试".into(),
            }),
        )
    }

    pub(crate) fn notice(&self) -> &Notice {
        self.notice.as_ref().unwrap()
    }
}
