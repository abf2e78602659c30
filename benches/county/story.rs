//! What happens to a notice of the county, from its draft to the archive, with what people get wrong.

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeDelta};
use fastrand::Rng;
use gongshilan::core::event::{
    Certificate, Condition, Draft, Edition, Event, Hanging, Inspection, NewEvent, Photo, Record, Review, Shot,
    TakeDown, TemplateRef,
};
use gongshilan::core::notice::{Notice, hex};
use gongshilan::core::office::Office;
use gongshilan::core::template::{Shelf, Span, Template};
use gongshilan::core::values::{Row, Values};

/// Days that the county has lived through.
const LIVED: u64 = 725;
/// Kinds, how many days lie between two of them, and the field that says what they are about.
const KINDS: [(&str, u64, &str); 6] = [
    ("village-finance", 30, "period"),
    ("linshi-result", 30, "period"),
    ("general", 91, ""),
    ("dibao-longterm", 91, "as_of"),
    ("fund-usage", 61, "period"),
    ("policy-guide", 365, ""),
];
const SURNAMES: [&str; 12] = ["周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨"];

/// A notice and the care that is taken of it.
pub(crate) struct Story<'a> {
    template: &'a Template,
    values: Values,
    posted: NaiveDate,
    keeps_template: bool,
    rng: Rng,
}

/// Day `number` of the county.
pub(crate) fn day(number: u64) -> NaiveDate {
    let first = chrono::Local::now().date_naive() - Days::new(LIVED);
    first + Days::new(number)
}

/// Minute `minute` of `day`, in China.
pub(crate) fn moment(day: NaiveDate, minute: i64) -> DateTime<FixedOffset> {
    let midnight = day.and_time(chrono::NaiveTime::MIN) - TimeDelta::hours(8);
    let china = FixedOffset::east_opt(8 * 3600).map(|china| midnight.and_utc().with_timezone(&china));
    china.unwrap_or_else(|| midnight.and_utc().fixed_offset()) + TimeDelta::minutes(minute)
}

/// Everything that office `number` makes public.
pub(crate) fn stories(number: usize, shelf: &Shelf) -> Vec<Story<'_>> {
    let mut rng = Rng::with_seed(u64::try_from(number).unwrap_or(0));
    let mut out: Vec<Story<'_>> = Vec::new();
    for (kind, every, about) in KINDS {
        let Ok(template) = shelf.get(kind) else { continue };
        let mut at = rng.u64(3..every.min(40));
        while at < LIVED {
            // Now and then a notice is forgotten.
            if rng.u8(0..100) > 2 {
                let keeps_template = !out.iter().any(|other| other.template.id == template.id);
                let values = values(template, day(at), about, &mut rng);
                out.push(Story { template, values, posted: day(at), keeps_template, rng: rng.fork() });
            }
            at += every - 2 + rng.u64(0..4);
        }
    }
    out
}

fn values(template: &Template, posted: NaiveDate, about: &str, rng: &mut Rng) -> Values {
    let mut values = Values::default();
    let before = posted - Days::new(20);
    values.set("title", format!("{}{}（村务）", before.format("%Y年%-m月"), template.short));
    values.set("issue_date", posted.format("%Y-%m-%d").to_string());
    values.set("formed_on", before.format("%Y-%m-%d").to_string());
    match about {
        "period" => values.set("period", before.format("%Y年%-m月").to_string()),
        "as_of" => values.set("as_of", before.format("%Y-%m-%d").to_string()),
        _ => {}
    }
    let household = |row: usize| -> Row {
        let name = format!("{}样{}", SURNAMES.get(row % SURNAMES.len()).unwrap_or(&"周"), row);
        let pairs =
            [("head", name), ("persons", (row % 4 + 1).to_string()), ("amount", format!("{}.00", 300 + row * 10))];
        pairs.into_iter().map(|(key, text)| (key.to_owned(), text)).collect()
    };
    let rows = if about == "as_of" { rng.usize(8..24) } else { rng.usize(0..6) };
    values.rows = (0..rows).map(household).collect();
    values
}

type Step = (DateTime<FixedOffset>, Vec<NewEvent>);

impl Story<'_> {
    /// What is recorded about it, and when; `running` is its number in the office.
    pub(crate) fn steps(&self, office: &Office, running: usize) -> Vec<Step> {
        let number = format!("{}-{}-{running:04}", office.short, self.posted.format("%Y"));
        let mut rng = self.rng.clone();
        let clock = i64::try_from(running % 60).unwrap_or(0);
        let place = office.places.first().map(|place| place.name.clone()).unwrap_or_default();
        let today = day(LIVED);
        let mut steps: Vec<Step> = Vec::new();
        let mut record = |day: NaiveDate, minute: i64, by: &str, event: Event| {
            if day <= today {
                let new = NewEvent { day, by: by.to_owned(), notice: Some(number.clone()), event };
                steps.push((moment(day, minute * 60 + clock), vec![new]));
            }
        };
        let drafted = self.posted - Days::new(2);
        let draft = self.draft(office);
        let digest = content(office, &number, drafted, &draft);
        record(drafted, 9, "周样例", Event::Drafted(Box::new(draft)));
        record(drafted + Days::new(1), 10, "吴示范", Event::Reviewed(passed(&digest)));
        let span = self.template.period.minimum_for(&self.values);
        record(self.posted, 14, "周样例", Event::Printed(edition(&digest, self.posted, span, &mut rng)));
        let hanging = Hanging { place: place.clone(), edition: 1, witness: String::new(), backfilled: false };
        record(self.posted, 15, "周样例", Event::Posted(hanging));
        for shot in [Shot::Far, Shot::Near] {
            record(self.posted, 16, "周样例", Event::PhotoAttached(photo(shot, self.posted, &place, &mut rng)));
        }
        let due = u64::from(span.map_or(90, |span| span.days)) + 1;
        // Some leave it hanging for weeks, a few for good.
        let late = match rng.u8(0..100) {
            0..85 => rng.u64(0..3),
            85..97 => rng.u64(5..40),
            _ => LIVED,
        };
        for visit in 1..=6 {
            let condition = if rng.u8(0..100) < 2 { Condition::Missing } else { Condition::Intact };
            let seen = Inspection { place: place.clone(), condition, since: None, remarks: String::new() };
            let on = self.posted + Days::new(due * visit / 7);
            if visit * due / 7 > 0 {
                record(on, 17, "周样例", Event::Inspected(seen));
            }
        }
        let down = self.posted + Days::new(due + late);
        record(
            down,
            18,
            "周样例",
            Event::TakenDown(TakeDown { place: place.clone(), after_hours: true, witness: String::new() }),
        );
        record(down, 19, "周样例", Event::PhotoAttached(photo(Shot::Down, down, &place, &mut rng)));
        let days = u32::try_from(due + late).unwrap_or(0);
        let certificate = Certificate { pdf: random_digest(&mut rng), days, objections: 0, photos: 3 };
        record(down + Days::new(1), 9, "周样例", Event::Certified(certificate));
        record(down + Days::new(2), 9, "周样例", Event::Archived { archive_no: format!("档-{running}") });
        if let Some((_, first)) = steps.first_mut().filter(|_| self.keeps_template) {
            first.insert(0, kept(self.template, drafted));
        }
        steps
    }

    fn draft(&self, office: &Office) -> Draft {
        let template = TemplateRef { id: self.template.id.clone(), digest: self.template.digest.clone() };
        let values = self.values.clone();
        Draft { template, values, office: office.names(), follows: None, supersedes: None, corrects: None }
    }
}

fn kept(template: &Template, day: NaiveDate) -> NewEvent {
    let (id, digest) = (template.id.clone(), template.digest.clone());
    let event = Event::TemplateKept { id, digest, source: template.source.clone(), common: template.common.clone() };
    NewEvent { day, by: "周样例".to_owned(), notice: None, event }
}

// The digest that review and edition are bound to is that of the notice as it will be folded.
fn content(office: &Office, number: &str, day: NaiveDate, draft: &Draft) -> String {
    let record = Record {
        v: 1,
        office: office.code.clone(),
        seq: 1,
        at: moment(day, 0),
        day,
        by: "周样例".to_owned(),
        notice: Some(number.to_owned()),
        more: 0,
        event: Event::Drafted(Box::new(draft.clone())),
        prev: String::new(),
        extra: std::collections::BTreeMap::new(),
    };
    Notice::fold(None, &record).map(|notice| notice.digest()).unwrap_or_default()
}

fn passed(digest: &str) -> Review {
    let (post, remarks) = ("主任".to_owned(), String::new());
    Review { digest: digest.to_owned(), secrecy: true, privacy: true, accuracy: true, post, remarks, shown: Vec::new() }
}

fn edition(digest: &str, first: NaiveDate, span: Option<Span>, rng: &mut Rng) -> Edition {
    let last = span.map(|span| first + Days::new(u64::from(span.days)));
    let (pdf, paper) = (random_digest(rng), "A4".to_owned());
    Edition { no: 1, digest: digest.to_owned(), first, last, span, pdf, pages: 1, paper }
}

fn photo(shot: Shot, day: NaiveDate, place: &str, rng: &mut Rng) -> Photo {
    let taken = day.and_hms_opt(15, rng.u32(0..60), 0);
    let (digest, name, place) = (random_digest(rng), format!("IMG_{}.jpg", rng.u16(..)), place.to_owned());
    Photo { digest, name, bytes: 2_000_000, width: 4000, height: 3000, taken, shot, place }
}

fn random_digest(rng: &mut Rng) -> String {
    let mut bytes = [0; 32];
    rng.fill(&mut bytes);
    hex(&bytes)
}
