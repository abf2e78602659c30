//! A template file, read from TOML into a [`Template`].

use sha2::{Digest, Sha256};
use toml::de::DeTable;

use super::super::fault::Fault;
use super::super::notice::hex;
use super::super::words::Message;
use super::lint::{self, Scope};
use super::parts::{self, each};
use super::problems::{Problems, nearest_first};
use super::section::Section;
use super::{Field, Kind, Rule, Template, vocabulary};

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
    let fields = each(&mut root, &mut log, "field", parts::field);
    let rules = each(&mut root, &mut log, "rule", parts::rule);
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

fn whole(mut root: Section, log: &mut Problems, source: &str, common: &Common) -> Template {
    let required = required(&mut root, log, &common.fields);
    let rules = each(&mut root, log, "rule", parts::rule);
    let own = each(&mut root, log, "field", parts::field);
    let shared = common.fields.iter().cloned().map(|mut field| {
        field.required |= required.contains(&field.key);
        field.shared = true;
        field
    });
    let read = Template {
        id: root.need_text(log, "id"),
        name: root.need_text(log, "name"),
        short: root.text(log, "short").unwrap_or_default(),
        group: root.need_text(log, "group"),
        kind: root.need_word(log, "kind", vocabulary::KINDS).unwrap_or(Kind::Result),
        issuers: root.need_words(log, "issuers", vocabulary::ISSUERS),
        places: root.need_texts(log, "places"),
        period: parts::period(root.need_section(log, "period"), log),
        deadlines: each(&mut root, log, "deadline", parts::deadline),
        refresh: root.section(log, "refresh").and_then(|part| parts::refresh(part, log)),
        objection: parts::objection(root.need_section(log, "objection"), log),
        basis: each(&mut root, log, "basis", parts::basis),
        hotlines: each(&mut root, log, "hotline", parts::hotline),
        notes: root.texts(log, "notes"),
        privacy_note: root.need_text(log, "privacy_note"),
        fields: shared.chain(own).collect(),
        columns: each(&mut root, log, "column", parts::column),
        free_form: root.flag(log, "free_form"),
        rules: common.rules.iter().cloned().chain(rules).collect(),
        follows: root.section(log, "follows").map(|part| parts::follows(part, log)),
        catalog: parts::catalog(root.need_section(log, "catalog"), log),
        poster: parts::poster(root.need_section(log, "poster"), log),
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

pub(super) fn digest(source: &str, common: &str) -> String {
    let mut hash = Sha256::new();
    hash.update(source);
    hash.update([0]);
    hash.update(common);
    hex(&hash.finalize())
}
