//! A template file, read from TOML into a [`Template`].

use sha2::{Digest, Sha256};
use toml::de::DeTable;

use super::super::fault::Fault;
use super::super::notice::hex;
use super::super::office::Hotline;
use super::super::words::Message;
use super::lint::{self, Scope};
use super::problems::{Problems, nearest_first};
use super::section::Section;
use super::{
    Basis, CatalogEntry, Column, Condition, DayUnit, Deadline, Field, FieldType, Follows, ObjectionRule, Period,
    PeriodCase, PosterText, Refresh, Remedy, Rule, Span, Template, vocabulary,
};

/// Program default: so many days after its end a notice should be off the board.
const CLEAR_WITHIN: u32 = 7;

/// The fields and rules that every kind has.
#[derive(Clone, Debug)]
pub(super) struct Common {
    pub(super) fields: Vec<Field>,
    pub(super) rules: Vec<Rule>,
    source: String,
}

/// Reads the file of common fields.
pub(super) fn common(file: &str, source: &str) -> Result<Common, Fault> {
    let text = without_mark(source);
    let mut log = Problems::of(file, text);
    let Some(table) = parse(text, &mut log) else { return Err(log.fault()) };
    let mut root = Section::root(&table);
    let fields = each(&mut root, &mut log, "field", field);
    let rules = each(&mut root, &mut log, "rule", rule);
    root.finish(&mut log);
    let read = Common { fields, rules, source: source.to_owned() };
    lint::common(&read, &mut log);
    log.result(read)
}

/// Reads the file of one kind on top of the common fields.
pub(super) fn template(file: &str, source: &str, common: &Common, scope: &Scope) -> Result<Template, Fault> {
    let text = without_mark(source);
    let mut log = Problems::of(file, text);
    let Some(table) = parse(text, &mut log) else { return Err(log.fault()) };
    let read = whole(Section::root(&table), &mut log, source, common);
    lint::template(&read, common, scope, &mut log);
    log.result(read)
}

/// The id that a file gives itself, when it can be read so far.
pub(super) fn id(source: &str) -> Option<String> {
    let (table, _) = DeTable::parse_recoverable(without_mark(source));
    table.get_ref().get("id")?.get_ref().as_str().map(str::to_owned)
}

// Notepad on Windows puts a byte order mark in front.
fn without_mark(source: &str) -> &str {
    source.strip_prefix('\u{FEFF}').unwrap_or(source)
}

// `None` when the text is no TOML; a key given twice leaves the rest readable.
fn parse<'d>(text: &'d str, log: &mut Problems) -> Option<DeTable<'d>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut readable = true;
    for error in errors {
        let at = error.span().map_or(0, |span| span.start);
        if error.message() == "duplicate key" {
            let key = text.get(error.span().unwrap_or_default()).unwrap_or_default();
            log.add(at, Message::of("template-duplicate-key").with("key", key));
        } else {
            readable = false;
            log.add(at, Message::of("template-syntax").with("reason", error.message()));
        }
    }
    readable.then(|| table.into_inner())
}

fn each<'d, T>(
    root: &mut Section<'d>,
    log: &mut Problems,
    key: &'static str,
    read: impl Fn(Section<'d>, &mut Problems) -> T,
) -> Vec<T> {
    root.sections(log, key).into_iter().map(|section| read(section, log)).collect()
}

fn whole(mut root: Section, log: &mut Problems, source: &str, common: &Common) -> Template {
    let required = required(&mut root, log, &common.fields);
    let rules = each(&mut root, log, "rule", rule);
    let own = each(&mut root, log, "field", field);
    let shared = common.fields.iter().cloned().map(|mut field| {
        field.required |= required.contains(&field.key);
        field.shared = true;
        field
    });
    let read = Template {
        id: root.need_text(log, "id"),
        name: root.need_text(log, "name"),
        group: root.need_text(log, "group"),
        kind: root.need_word(log, "kind", vocabulary::KINDS).unwrap_or(super::Kind::Result),
        issuers: root.words(log, "issuers", vocabulary::ISSUERS),
        places: root.texts(log, "places"),
        period: root.need_section(log, "period").map_or_else(unknown_period, |section| period(section, log)),
        deadlines: each(&mut root, log, "deadline", deadline),
        refresh: root.section(log, "refresh").and_then(|section| refresh(section, log)),
        objection: root.need_section(log, "objection").map_or_else(no_objection, |section| objection(section, log)),
        basis: each(&mut root, log, "basis", basis),
        hotlines: each(&mut root, log, "hotline", hotline),
        notes: root.texts(log, "notes"),
        privacy_note: root.need_text(log, "privacy_note"),
        fields: shared.chain(own).collect(),
        columns: each(&mut root, log, "column", column),
        free_form: root.flag(log, "free_form"),
        rules: common.rules.iter().cloned().chain(rules).collect(),
        follows: root.section(log, "follows").map(|section| follows(section, log)),
        catalog: root.need_section(log, "catalog").map_or_else(no_entry, |section| catalog(section, log)),
        poster: root.need_section(log, "poster").map_or_else(no_poster, |section| poster(section, log)),
        digest: digest(source, &common.source),
        source: source.to_owned(),
        common: common.source.clone(),
    };
    root.finish(log);
    read
}

// Common fields that this kind cannot do without.
fn required(root: &mut Section, log: &mut Problems, fields: &[Field]) -> Vec<String> {
    let keys = || fields.iter().map(|field| field.key.as_str());
    let named = root.texts(log, "require");
    for (i, name) in named.iter().enumerate().filter(|(_, name)| !keys().any(|key| key == *name)) {
        let message = Message::of("template-unknown-field").with("name", name);
        log.add_at(&format!("require.{i}"), message.with("known", nearest_first(name, keys())));
    }
    named
}

fn digest(source: &str, common: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(source);
    hash.update([0]);
    hash.update(common);
    hex(&hash.finalize())
}

fn field(mut section: Section, log: &mut Problems) -> Field {
    let read = Field {
        key: section.need_text(log, "key"),
        label: section.need_text(log, "label"),
        kind: section.need_word(log, "type", vocabulary::FIELD_TYPES).unwrap_or(FieldType::Text),
        required: section.flag(log, "required"),
        required_when: section.section(log, "required_when").map(|when| condition(when, log)),
        help: section.text(log, "help").unwrap_or_default(),
        options: section.texts(log, "options"),
        default: section.text(log, "default").unwrap_or_default(),
        privacy: section.word(log, "privacy", vocabulary::PRIVACY).unwrap_or_default(),
        shared: false,
    };
    section.finish(log);
    read
}

fn column(mut section: Section, log: &mut Problems) -> Column {
    let read = Column {
        key: section.need_text(log, "key"),
        label: section.need_text(log, "label"),
        synonyms: section.texts(log, "synonyms"),
        kind: section.need_word(log, "type", vocabulary::COLUMN_TYPES).unwrap_or(FieldType::Text),
        required: section.flag(log, "required"),
        help: section.text(log, "help").unwrap_or_default(),
        options: section.texts(log, "options"),
        privacy: section.word(log, "privacy", vocabulary::PRIVACY).unwrap_or_default(),
        total: section.flag(log, "total"),
    };
    section.finish(log);
    read
}

fn rule(mut section: Section, log: &mut Problems) -> Rule {
    let read = Rule {
        code: section.need_text(log, "code"),
        expect: section.need_text(log, "expect"),
        say: section.need_text(log, "say"),
        field: section.need_text(log, "field"),
        level: section.word(log, "level", vocabulary::LEVELS).unwrap_or_default(),
        moment: section.word(log, "moment", vocabulary::MOMENTS).unwrap_or_default(),
    };
    section.finish(log);
    read
}

fn condition(mut section: Section, log: &mut Problems) -> Condition {
    let read = Condition { field: section.need_text(log, "field"), is: section.texts(log, "is") };
    section.finish(log);
    read
}

fn period(mut section: Section, log: &mut Problems) -> Period {
    let read = Period {
        minimum: section.section(log, "minimum").and_then(|part| span(part, log)),
        recommended: section.section(log, "recommended").and_then(|part| span(part, log)),
        cases: each(&mut section, log, "case", case),
        chosen_by: section.text(log, "chosen_by"),
        until_replaced: section.flag(log, "until_replaced"),
        clear_within: section.number(log, "clear_within").unwrap_or(CLEAR_WITHIN),
        source: section.need_text(log, "source"),
    };
    let long_term = section.flag(log, "long_term");
    if long_term == log.says(&section.name("minimum")) {
        log.add_at("period", Message::of("template-no-period"));
    }
    section.finish(log);
    read
}

fn span(mut section: Section, log: &mut Problems) -> Option<Span> {
    let days = section.need_number(log, "days");
    let unit = section.need_word(log, "unit", vocabulary::UNITS);
    section.finish(log);
    Some(Span { days: days?, unit: unit? })
}

fn case(mut section: Section, log: &mut Problems) -> PeriodCase {
    let read = PeriodCase {
        field: section.need_text(log, "field"),
        is: section.need_text(log, "is"),
        days: section.need_number(log, "days").unwrap_or(1),
        unit: section.need_word(log, "unit", vocabulary::UNITS).unwrap_or(DayUnit::Calendar),
    };
    section.finish(log);
    read
}

fn deadline(mut section: Section, log: &mut Problems) -> Deadline {
    let read = Deadline {
        from: section.need_text(log, "from"),
        days: section.need_number(log, "days").unwrap_or(1),
        unit: section.need_word(log, "unit", vocabulary::UNITS).unwrap_or(DayUnit::Calendar),
    };
    section.finish(log);
    read
}

fn refresh(mut section: Section, log: &mut Problems) -> Option<Refresh> {
    let warn_days = section.need_number(log, "warn_days");
    let error_days = section.need_number(log, "error_days");
    section.finish(log);
    Some(Refresh { warn_days: warn_days?, error_days: error_days? })
}

fn objection(mut section: Section, log: &mut Problems) -> ObjectionRule {
    let remedy = section.need_word(log, "remedy", vocabulary::REMEDIES).unwrap_or(Remedy::None);
    let read = ObjectionRule { remedy, text: section.need_text(log, "text") };
    section.finish(log);
    read
}

fn basis(mut section: Section, log: &mut Problems) -> Basis {
    let read = Basis {
        document: section.need_text(log, "document"),
        article: section.text(log, "article").unwrap_or_default(),
        print: section.flag(log, "print"),
    };
    section.finish(log);
    read
}

fn hotline(mut section: Section, log: &mut Problems) -> Hotline {
    let read = Hotline { name: section.need_text(log, "name"), number: section.need_text(log, "number") };
    section.finish(log);
    read
}

fn follows(mut section: Section, log: &mut Problems) -> Follows {
    let read = Follows {
        kinds: section.texts(log, "kinds"),
        required: section.flag(log, "required"),
        when: section.section(log, "when").map(|when| condition(when, log)),
    };
    section.finish(log);
    read
}

fn catalog(mut section: Section, log: &mut Problems) -> CatalogEntry {
    let read = CatalogEntry {
        first: section.need_text(log, "first"),
        second: section.need_text(log, "second"),
        time_limit: section.need_text(log, "time_limit"),
        publisher: section.need_text(log, "publisher"),
    };
    section.finish(log);
    read
}

fn poster(mut section: Section, log: &mut Problems) -> PosterText {
    let read = PosterText {
        title: section.need_text(log, "title"),
        lead: section.texts(log, "lead"),
        tail: section.texts(log, "tail"),
        numbered: section.flag(log, "numbered"),
    };
    section.finish(log);
    read
}

// What is missing is stood in for here and above: the file is refused anyway, and what it says
// further down is still checked.
fn unknown_period() -> Period {
    Period {
        minimum: None,
        recommended: None,
        cases: Vec::new(),
        chosen_by: None,
        until_replaced: false,
        clear_within: CLEAR_WITHIN,
        source: String::new(),
    }
}

fn no_objection() -> ObjectionRule {
    ObjectionRule { remedy: Remedy::None, text: String::new() }
}

fn no_entry() -> CatalogEntry {
    let blank = String::new;
    CatalogEntry { first: blank(), second: blank(), time_limit: blank(), publisher: blank() }
}

fn no_poster() -> PosterText {
    PosterText { title: String::new(), lead: Vec::new(), tail: Vec::new(), numbered: false }
}
