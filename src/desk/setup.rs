//! Set the office up, and change it later.

use std::path::Path;

use super::clock::Clock;
use super::files::texts_in;
use super::open::Desk;
use crate::core::event::{Event, KeySet, NewEvent};
use crate::core::fault::Fault;
use crate::core::office::{Duty, Hotline, IssuerLevel, Office, Place, Staff};
use crate::core::privacy::{Finding, scan_text};
use crate::core::template::Shelf;
use crate::core::words::Message;
use crate::store::{Access, Store};

/// What to set; everything not given stays as it is.
#[derive(Clone, Debug, Default)]
pub struct OfficeChange {
    /// Full name.
    pub name: Option<String>,
    /// Short name.
    pub short: Option<String>,
    /// Code.
    pub code: Option<String>,
    /// Level.
    pub level: Option<IssuerLevel>,
    /// Town.
    pub town: Option<String>,
    /// Boards; replaces all when not empty.
    pub places: Vec<Place>,
    /// Telephone lines; replaces all when not empty.
    pub hotlines: Vec<Hotline>,
    /// Takes all telephone lines away.
    pub no_hotlines: bool,
    /// Staff; replaces all when not empty.
    pub staff: Vec<Staff>,
    /// Where the public brings objections.
    pub objection_office: Option<String>,
    /// Longer minimum periods, days by template id.
    pub minimum_days: Vec<(String, u32)>,
    /// Whether one person may draft and review.
    pub one_person_review: Option<bool>,
    /// A practice board; only when the office is first set up.
    pub practice: bool,
}

/// Sets an office up in `home`, or changes the one that is there.
///
/// # Errors
/// Input fault naming what is missing; storage faults; refused when a person without the duty
/// to manage changes a set-up office.
pub fn set_up(home: &Path, change: OfficeChange, by: Option<&str>, clock: Clock) -> Result<Desk, Fault> {
    if Store::exists(home) {
        return change_office(home, change, by, clock);
    }
    let office = complete(change)?;
    known_kinds(home, &office)?;
    clock.require_fit(&office)?;
    begin(home, &office, by, clock)
}

/// Sets up the office of a practice board on a chosen day.
pub(super) fn found(home: &Path, office: &Office, today: chrono::NaiveDate) -> Result<Desk, Fault> {
    check(office)?;
    begin(home, office, None, Clock::Chosen(today))
}

fn begin(home: &Path, office: &Office, by: Option<&str>, clock: Clock) -> Result<Desk, Fault> {
    let now = clock.now();
    let by = by.map(str::to_owned).or_else(|| manager(office)).unwrap_or_else(|| office.name.clone());
    let mut store = Store::create(home)?;
    let key = Event::KeySet(KeySet { key: store.own_key()?, reason: String::new() });
    let key = NewEvent { day: now.today, by: by.clone(), notice: None, event: key };
    store.commit(now.at, vec![set(office, &by, now.today), key])?;
    Desk::with(home, store, Access::Write, office.clone(), now)
}

/// Whether there is an office in `home`.
#[must_use]
pub fn is_set_up(home: &Path) -> bool {
    Store::exists(home)
}

fn set(office: &Office, by: &str, day: chrono::NaiveDate) -> NewEvent {
    NewEvent { day, by: by.to_owned(), notice: None, event: Event::OfficeSet { office: Box::new(office.clone()) } }
}

pub(super) fn manager(office: &Office) -> Option<String> {
    office.staff_with(Duty::Manage).next().map(|staff| staff.name.clone())
}

fn change_office(home: &Path, change: OfficeChange, by: Option<&str>, clock: Clock) -> Result<Desk, Fault> {
    let mut desk = Desk::open(home, Access::Write, clock)?;
    let by = desk.actor(by, Duty::Manage, None)?;
    desk.office.entitled(&by, Duty::Manage)?;
    if change.practice != desk.office.practice && change.practice {
        return Err(Fault::refused(Message::of("setup-practice-later")));
    }
    let code = desk.office.code.clone();
    let office = merged(desk.office.clone(), change);
    if office.code != code {
        return Err(Fault::refused(Message::of("setup-code-fixed").with("code", code)));
    }
    check(&office)?;
    known_kinds(home, &office)?;
    if office != desk.office {
        let event = set(&office, &by, desk.now.today);
        desk.commit(vec![event])?;
        desk.office = office;
    }
    Ok(desk)
}

fn complete(change: OfficeChange) -> Result<Office, Fault> {
    let missing = |key| Fault::input(Message::of("setup-missing").with_word("what", key));
    let office = Office {
        name: change.name.clone().ok_or_else(|| missing("setup-name"))?,
        short: change.short.clone().ok_or_else(|| missing("setup-short"))?,
        code: change.code.clone().ok_or_else(|| missing("setup-code"))?,
        level: change.level.ok_or_else(|| missing("setup-level"))?,
        town: change.town.clone().unwrap_or_default(),
        places: Vec::new(),
        hotlines: Vec::new(),
        staff: Vec::new(),
        objection_office: String::new(),
        minimum_days: std::collections::BTreeMap::new(),
        one_person_review: false,
        practice: change.practice,
    };
    let office = merged(office, change);
    check(&office)?;
    Ok(office)
}

fn merged(mut office: Office, change: OfficeChange) -> Office {
    let set = |slot: &mut String, given: Option<String>| {
        if let Some(text) = given {
            text.trim().clone_into(slot);
        }
    };
    set(&mut office.name, change.name);
    set(&mut office.short, change.short);
    set(&mut office.code, change.code);
    set(&mut office.town, change.town);
    set(&mut office.objection_office, change.objection_office);
    office.level = change.level.unwrap_or(office.level);
    if !change.places.is_empty() {
        office.places = change.places;
    }
    if change.no_hotlines || !change.hotlines.is_empty() {
        office.hotlines = change.hotlines;
    }
    if !change.staff.is_empty() {
        office.staff = change.staff;
    }
    for (template, days) in change.minimum_days {
        if days == 0 {
            office.minimum_days.remove(&template);
        } else {
            office.minimum_days.insert(template, days);
        }
    }
    office.one_person_review = change.one_person_review.unwrap_or(office.one_person_review);
    office
}

/// No office asks for more than a year.
const MOST_DAYS: u32 = 366;

// A longer period for a kind that does not exist would never bind anything.
fn known_kinds(home: &Path, office: &Office) -> Result<(), Fault> {
    let (shelf, _) = Shelf::new(&texts_in(&home.join("templates"), "toml")?);
    for (id, days) in &office.minimum_days {
        let least = shelf.get(id)?.period.minimum.map_or(0, |span| span.days);
        if *days < least || *days > MOST_DAYS {
            let message = Message::of("setup-minimum").with("id", id).with("days", days);
            return Err(Fault::input(message.with("least", least).with("most", MOST_DAYS)));
        }
    }
    Ok(())
}

fn doubled<'a>(names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut seen = std::collections::BTreeSet::new();
    names.into_iter().find(|name| !seen.insert(*name))
}

// Its own names and numbers stand on every poster and in every ledger.
fn no_private_numbers(office: &Office) -> Result<(), Fault> {
    let own = [&office.name, &office.short, &office.code, &office.town, &office.objection_office];
    let places = office.places.iter().flat_map(|place| [&place.name, &place.kind]);
    let hotlines = office.hotlines.iter().flat_map(|line| [&line.name, &line.number]);
    let staff = office.staff.iter().flat_map(|staff| [&staff.name, &staff.post]);
    let texts = own.into_iter().chain(places).chain(hotlines).chain(staff);
    let found = texts.flat_map(|text| scan_text(text)).filter(Finding::is_absolute);
    let found: Vec<Message> = found.map(|finding| finding.message).collect();
    if found.is_empty() { Ok(()) } else { Err(Fault::refused(Message::of("setup-private")).because(found)) }
}

// An office in which nobody may review could never publish anything.
fn check(office: &Office) -> Result<(), Fault> {
    let missing = |key| Err(Fault::input(Message::of("setup-missing").with_word("what", key)));
    let texts = [(&office.name, "setup-name"), (&office.short, "setup-short"), (&office.code, "setup-code")];
    if let Some((_, key)) = texts.into_iter().find(|(text, _)| text.is_empty()) {
        return missing(key);
    }
    if office.places.is_empty() {
        return missing("setup-place");
    }
    no_private_numbers(office)?;
    if let Some(name) = doubled(office.staff.iter().map(|staff| staff.name.as_str())) {
        return Err(Fault::input(Message::of("setup-same-name").with("name", name)));
    }
    if let Some(place) = doubled(office.places.iter().map(|place| place.name.as_str())) {
        return Err(Fault::input(Message::of("setup-same-place").with("name", place)));
    }
    for duty in [Duty::Draft, Duty::Review, Duty::Post, Duty::Inspect, Duty::Manage] {
        if office.staff_with(duty).next().is_none() {
            return Err(Fault::input(Message::of("setup-nobody").with_word("duty", duty.key())));
        }
    }
    let alone = |drafter: &Staff| !office.staff_with(Duty::Review).any(|reviewer| reviewer.name != drafter.name);
    if !office.one_person_review && office.staff_with(Duty::Draft).any(alone) {
        return Err(Fault::input(Message::of("setup-one-person")));
    }
    Ok(())
}
