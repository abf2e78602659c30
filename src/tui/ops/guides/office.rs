//! Set the office up, and change it.

use super::answered::Answered;
use super::asks::{NO, YES, ask, by, sheet, to_board, to_new};
use super::people::{self, WORK};
use crate::core::fault::Fault;
use crate::core::form::{phone_rows, phone_text, phones};
use crate::core::office::{Duty, Hotline, IssuerLevel, Office, PLACE_KINDS, Place};
use crate::core::template::Shelf;
use crate::core::values::Row;
use crate::core::words::{Lang, Message};
use crate::desk::{Clock, OfficeChange, is_set_up, set_up};
use crate::tui::answer::{Answer, Ask, GuideSheet, Outcome};
use crate::tui::ops::Ops;
use crate::tui::widgets::editor::FieldKind;

/// Levels: what is kept, and its word.
const LEVELS: &[(&str, &str)] =
    &[("村居", "office-level-village"), ("镇街", "office-level-town"), ("项目实施单位", "office-level-project")];

/// The first time: as few questions as an office needs to begin.
pub(super) fn begin() -> GuideSheet {
    let mut asks = names(None);
    asks.extend([
        ask(WORK, "office-ask-work", FieldKind::LongText).help("office-help-people").required(),
        ask("review", "office-ask-review", FieldKind::LongText).help("office-help-review").required(),
        ask("manage", "office-ask-manage", FieldKind::LongText).help("office-help-manage"),
    ]);
    sheet(Message::of("guide-set-up"), vec![Message::of("set-up-about")], asks)
}

/// Later: everything.
pub(super) fn change(ops: &mut Ops) -> Result<GuideSheet, Fault> {
    let person = ops.person(Some(Duty::Manage));
    let lang = ops.settings().lang.unwrap_or(Lang::Zh);
    let desk = ops.desk()?;
    let office = desk.office();
    let staff: Vec<String> = office.staff.iter().map(|staff| people::line(staff, lang)).collect();
    let alone = if office.one_person_review { YES } else { NO };
    let mut asks = names(Some(office));
    asks.extend([
        ask("staff", "office-ask-staff", FieldKind::LongText)
            .value(staff.join("\n"))
            .help("office-help-staff")
            .required(),
        ask("objections", "office-ask-objections", FieldKind::Text)
            .value(office.objection_office.clone())
            .help("office-help-objections"),
        ask("alone", "office-ask-alone", FieldKind::One).yes_or_no().value(alone).help("office-help-alone").required(),
        ask("longer", "office-ask-longer", FieldKind::LongText)
            .value(longer(office, desk.shelf()))
            .help("office-help-longer"),
        by(desk.able(Duty::Manage), person),
    ]);
    let code = Message::of("office-code").with("code", &office.code);
    Ok(sheet(Message::of("guide-office"), vec![Message::of("office-about"), code], asks))
}

fn names(office: Option<&Office>) -> Vec<Ask> {
    let text = |read: fn(&Office) -> &str| office.map(|office| read(office).to_owned()).unwrap_or_default();
    let level = office.map(|office| office.level.word().to_owned()).unwrap_or_default();
    let places = office.map(|office| office.places.iter().map(place_line).collect::<Vec<_>>().join("\n"));
    let hotlines: Vec<Row> = office.iter().flat_map(|office| &office.hotlines).map(phone_row).collect();
    let mut asks = vec![
        ask("name", "office-ask-name", FieldKind::Text).value(text(|it| &it.name)).help("office-help-name").required(),
        ask("short", "office-ask-short", FieldKind::Text)
            .value(text(|it| &it.short))
            .help("office-help-short")
            .required(),
        ask("level", "office-ask-level", FieldKind::One)
            .words(LEVELS)
            .value(level)
            .help("office-help-level")
            .required(),
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

pub(super) fn act(ops: &mut Ops, answers: Answered<'_>) -> Result<Answer, Fault> {
    let home = ops.home().to_owned();
    let first = !is_set_up(&home);
    let mut change = read(answers)?;
    if !first {
        let desk = ops.desk()?;
        change.minimum_days = minimums(answers, desk.office(), desk.shelf())?;
    }
    // A chosen day (`--today`) is for practising: what is set up on one is no real office.
    change.practice = first && matches!(ops.clock(), Clock::Chosen(_));
    let keeper = answers.by();
    ops.close();
    let desk = set_up(&home, change, keeper.as_deref(), ops.clock())?;
    let office = desk.office().clone();
    drop(desk);
    let (places, staff) = (office.places.len(), office.staff.len());
    let outcome = if first {
        let title = Message::of("setup-done").with("name", &office.name).with("home", home.display());
        let title = title.with("places", places).with("staff", staff);
        Outcome { title, lines: Vec::new(), next: vec![to_new(), to_board()] }
    } else {
        let title = Message::of("outcome-office").with("name", &office.name);
        let counts = Message::of("outcome-office-counts").with("places", places).with("staff", staff);
        Outcome { title, lines: vec![counts], next: vec![to_board(), to_new()] }
    };
    let opened = ops.opened()?;
    Ok(Answer::Changed(Box::new(opened), Box::new(outcome)))
}

fn read(answers: Answered<'_>) -> Result<OfficeChange, Fault> {
    let level = match answers.text("level").as_str() {
        "镇街" => IssuerLevel::Town,
        "项目实施单位" => IssuerLevel::Project,
        _ => IssuerLevel::Village,
    };
    let rows = phone_rows(&answers.text("hotlines"));
    let hotlines: Vec<Hotline> = rows.iter().map(hotline).collect::<Result<_, _>>()?;
    Ok(OfficeChange {
        name: answers.given("name"),
        short: answers.given("short"),
        code: answers.given("code"),
        level: Some(level),
        town: Some(answers.text("town")),
        places: answers.lines("places").iter().map(|line| place(line, level)).collect(),
        no_hotlines: hotlines.is_empty(),
        hotlines,
        staff: people::staff(answers)?,
        objection_office: answers.0.contains_key("objections").then(|| answers.text("objections")),
        minimum_days: Vec::new(),
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

// It is printed on every poster: half a number helps nobody.
fn hotline(row: &Row) -> Result<Hotline, Fault> {
    let cell = |key: &str| row.get(key).cloned().unwrap_or_default();
    let (name, number) = (cell("name"), cell("number"));
    let line = format!("{name} {number}");
    let whole = phones(&number).filter(|_| !name.is_empty());
    let wrong = || Fault::input(Message::of("office-hotline-wrong").with("line", line.trim()));
    whole.map(|number| Hotline { name, number }).ok_or_else(wrong)
}

// `低保初审公示 10`, by the name of the kind.
fn longer(office: &Office, shelf: &Shelf) -> String {
    let name = |id: &str| shelf.get(id).map_or_else(|_| id.to_owned(), |template| template.name.clone());
    let lines = office.minimum_days.iter().map(|(id, days)| format!("{} {days}", name(id)));
    lines.collect::<Vec<_>>().join("\n")
}

// What is no longer listed is taken back.
fn minimums(answers: Answered<'_>, office: &Office, shelf: &Shelf) -> Result<Vec<(String, u32)>, Fault> {
    let lines = answers.lines("longer");
    let listed: Vec<(String, u32)> = lines.iter().map(|line| minimum(line, shelf)).collect::<Result<_, _>>()?;
    let gone = office.minimum_days.keys().filter(|id| listed.iter().all(|(other, _)| other != *id));
    Ok(gone.map(|id| (id.clone(), 0)).chain(listed.iter().cloned()).collect())
}

fn minimum(line: &str, shelf: &Shelf) -> Result<(String, u32), Fault> {
    let wrong = || Fault::input(Message::of("office-longer-wrong").with("line", line));
    let (name, days) = line.rsplit_once([' ', '　', '=']).ok_or_else(wrong)?;
    let name = name.trim();
    let kind = shelf.iter().find(|template| template.name == name || template.id == name).ok_or_else(wrong)?;
    let days = crate::core::text::half_width(days);
    Ok((kind.id.clone(), days.trim().trim_end_matches('天').parse().map_err(|_| wrong())?))
}
