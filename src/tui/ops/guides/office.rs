//! Set the office up, and change it.

use std::collections::BTreeSet;

use super::answered::Answered;
use super::asks::{NO, YES, ask, by, sheet, to_board};
use crate::core::fault::Fault;
use crate::core::form::{phone_rows, phone_text};
use crate::core::office::{Duty, Hotline, IssuerLevel, Office, PLACE_KINDS, Place, Staff};
use crate::core::values::Row;
use crate::core::words::Message;
use crate::desk::{OfficeChange, is_set_up, set_up};
use crate::tui::answer::{Answer, Ask, GuideSheet, NextStep, Outcome};
use crate::tui::job::Job;
use crate::tui::ops::Ops;
use crate::tui::widgets::editor::FieldKind;

/// Questions about people, and what those who are named there may do.
const DUTIES: [(&str, &str, Duty); 5] = [
    ("draft", "office-ask-draft", Duty::Draft),
    ("review", "office-ask-review", Duty::Review),
    ("post", "office-ask-post", Duty::Post),
    ("inspect", "office-ask-inspect", Duty::Inspect),
    ("manage", "office-ask-manage", Duty::Manage),
];

/// The first time: as few questions as an office needs to begin.
pub(super) fn begin() -> GuideSheet {
    let mut asks = names(None);
    asks.extend([
        ask("work", "office-ask-work", FieldKind::LongText).help("office-help-people").required(),
        ask("review", "office-ask-review", FieldKind::LongText).help("office-help-review").required(),
        ask("manage", "office-ask-manage", FieldKind::LongText).help("office-help-manage"),
    ]);
    sheet(Message::of("guide-set-up"), vec![Message::of("set-up-about")], asks)
}

/// Later: everything.
pub(super) fn change(ops: &mut Ops) -> Result<GuideSheet, Fault> {
    let person = ops.person(Some(Duty::Manage));
    let desk = ops.desk()?;
    let office = desk.office().clone();
    let mut asks = names(Some(&office));
    for (key, label, duty) in DUTIES {
        let people = office.staff_with(duty).map(line_of).collect::<Vec<_>>().join("\n");
        asks.push(ask(key, label, FieldKind::LongText).value(people).help("office-help-people").required());
    }
    let alone = if office.one_person_review { YES } else { NO };
    let longer = office.minimum_days.iter().map(|(id, days)| format!("{id} {days}")).collect::<Vec<_>>().join("\n");
    asks.extend([
        ask("objections", "office-ask-objections", FieldKind::Text)
            .value(office.objection_office.clone())
            .help("office-help-objections"),
        ask("alone", "office-ask-alone", FieldKind::One).yes_or_no().value(alone).help("office-help-alone").required(),
        ask("longer", "office-ask-longer", FieldKind::LongText).value(longer).help("office-help-longer"),
        by(desk.able(Duty::Manage), person),
    ]);
    Ok(sheet(Message::of("guide-office"), vec![Message::of("office-about")], asks))
}

fn names(office: Option<&Office>) -> Vec<Ask> {
    let text = |read: fn(&Office) -> &str| office.map(|office| read(office).to_owned()).unwrap_or_default();
    let levels = [IssuerLevel::Village, IssuerLevel::Town, IssuerLevel::Project].map(|level| level.word().to_owned());
    let level = office.map(|office| office.level.word().to_owned()).unwrap_or_default();
    let places = office.map(|office| office.places.iter().map(place_line).collect::<Vec<_>>().join("\n"));
    let hotlines: Vec<Row> = office.iter().flat_map(|office| &office.hotlines).map(phone_row).collect();
    let mut asks = vec![
        ask("name", "office-ask-name", FieldKind::Text).value(text(|it| &it.name)).help("office-help-name").required(),
        ask("short", "office-ask-short", FieldKind::Text).value(text(|it| &it.short)).help("office-help-short").required(),
        ask("level", "office-ask-level", FieldKind::One).plain(levels).value(level).required(),
        ask("town", "office-ask-town", FieldKind::Text).value(text(|it| &it.town)).help("office-help-town"),
    ];
    // The code is the name of the chain: it stays for good.
    if office.is_none() {
        asks.push(ask("code", "office-ask-code", FieldKind::Text).help("office-help-code").required());
    }
    asks.extend([
        ask("places", "office-ask-places", FieldKind::LongText)
            .value(places.unwrap_or_default())
            .help("office-help-places")
            .required(),
        ask("hotlines", "office-ask-hotlines", FieldKind::LongText)
            .value(phone_text(&hotlines))
            .help("office-help-hotlines"),
    ]);
    asks
}

pub(super) fn act(ops: &mut Ops, answers: &Answered<'_>) -> Result<Answer, Fault> {
    let home = ops.home().to_owned();
    let first = !is_set_up(&home);
    let change = read(answers)?;
    let keeper = answers.by();
    ops.close();
    let desk = set_up(&home, change, keeper.as_deref(), ops.clock())?;
    let office = desk.office().clone();
    drop(desk);
    let title = Message::of(if first { "outcome-set-up" } else { "outcome-office" }).with("name", &office.name);
    let lines = vec![Message::of("outcome-home").with("home", home.display())];
    let begin = NextStep { label: Message::of("act-new"), job: Job::Kinds };
    let next = if first { vec![to_board(), begin] } else { vec![to_board()] };
    let opened = ops.opened()?;
    Ok(Answer::Changed(Box::new(opened), Box::new(Outcome { title, lines, next })))
}

fn read(answers: &Answered<'_>) -> Result<OfficeChange, Fault> {
    let level = match answers.text("level").as_str() {
        "镇街" => IssuerLevel::Town,
        "项目实施单位" => IssuerLevel::Project,
        _ => IssuerLevel::Village,
    };
    let longer = answers.lines("longer").iter().map(|line| minimum(line)).collect::<Result<_, _>>()?;
    Ok(OfficeChange {
        name: answers.given("name"),
        short: answers.given("short"),
        code: answers.given("code"),
        level: Some(level),
        town: Some(answers.text("town")),
        places: answers.lines("places").iter().map(|line| place(line, level)).collect(),
        hotlines: phone_rows(&answers.text("hotlines")).iter().map(hotline).collect(),
        staff: staff(answers),
        objection_office: answers.0.contains_key("objections").then(|| answers.text("objections")),
        minimum_days: longer,
        one_person_review: answers.given("alone").map(|answer| answer == YES),
        practice: false,
    })
}

// `项目部公示牌 项目实施地`; without a kind, the one that offices of this level have.
fn place(line: &str, level: IssuerLevel) -> Place {
    let usual = match level {
        IssuerLevel::Town => PLACE_KINDS[0],
        IssuerLevel::Village => PLACE_KINDS[1],
        IssuerLevel::Project => PLACE_KINDS[2],
    };
    let (name, kind) = match line.rsplit_once([' ', '　', '=', '＝']) {
        Some((name, kind)) if PLACE_KINDS.contains(&kind.trim()) => (name.trim(), kind.trim()),
        _ => (line, usual),
    };
    Place { name: name.to_owned(), kind: kind.to_owned() }
}

fn place_line(place: &Place) -> String {
    format!("{} {}", place.name, place.kind)
}

fn phone_row(line: &Hotline) -> Row {
    [("name".to_owned(), line.name.clone()), ("number".to_owned(), line.number.clone())].into()
}

fn hotline(row: &Row) -> Hotline {
    let cell = |key: &str| row.get(key).cloned().unwrap_or_default();
    Hotline { name: cell("name"), number: cell("number") }
}

fn line_of(staff: &Staff) -> String {
    format!("{} {}", staff.name, staff.post).trim_end().to_owned()
}

// Who is named in several lists is one person with several duties.
fn staff(answers: &Answered<'_>) -> Vec<Staff> {
    let work = [Duty::Draft, Duty::Post, Duty::Inspect];
    let mut named: Vec<(String, Vec<Duty>)> = vec![("work".to_owned(), work.to_vec())];
    named.extend(DUTIES.map(|(key, _, duty)| (key.to_owned(), vec![duty])));
    // Nobody named for the settings: those who review decide them.
    if answers.0.contains_key("work") && answers.lines("manage").is_empty() {
        named.push(("review".to_owned(), vec![Duty::Manage]));
    }
    let mut staff: Vec<Staff> = Vec::new();
    for (key, duties) in named {
        for line in answers.lines(&key) {
            add(&mut staff, &line, &duties);
        }
    }
    staff
}

fn add(staff: &mut Vec<Staff>, line: &str, duties: &[Duty]) {
    let mut parts = line.split_whitespace();
    let name = parts.next().unwrap_or_default().to_owned();
    let post = parts.collect::<Vec<_>>().join(" ");
    if let Some(known) = staff.iter_mut().find(|known| known.name == name) {
        known.duties.extend(duties);
        if known.post.is_empty() {
            known.post = post;
        }
        return;
    }
    staff.push(Staff { name, post, duties: BTreeSet::from_iter(duties.iter().copied()) });
}

fn minimum(line: &str) -> Result<(String, u32), Fault> {
    let wrong = || Fault::input(Message::of("office-longer-wrong").with("line", line));
    let (id, days) = line.rsplit_once([' ', '　', '=']).ok_or_else(wrong)?;
    Ok((id.trim().to_owned(), days.trim().parse().map_err(|_| wrong())?))
}
