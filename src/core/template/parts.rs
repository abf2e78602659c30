//! The sections of a template file, one function each.
//!
//! What is missing or wrong is stood in for: the file is refused anyway, and what it says further
//! down is still checked.

use super::super::office::Hotline;
use super::super::words::Message;
use super::problems::Problems;
use super::section::Section;
use super::{
    Basis, CatalogEntry, Column, Condition, DayUnit, Deadline, Field, FieldType, Follows, ObjectionRule, Period,
    PeriodCase, PosterText, Refresh, Remedy, Rule, Span, vocabulary,
};

/// Program default: so many days after its end a notice should be off the board.
const CLEAR_WITHIN: u32 = 7;

pub(super) fn field(mut section: Section, log: &mut Problems) -> Field {
    let key = section.need_text(log, "key");
    let read = Field {
        label: section.need_text(log, "label"),
        kind: kind(&mut section, log, &key, vocabulary::FIELD_TYPES),
        key,
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

pub(super) fn column(mut section: Section, log: &mut Problems) -> Column {
    let key = section.need_text(log, "key");
    let read = Column {
        label: section.need_text(log, "label"),
        synonyms: section.texts(log, "synonyms"),
        kind: kind(&mut section, log, &key, vocabulary::COLUMN_TYPES),
        key,
        required: section.flag(log, "required"),
        help: section.text(log, "help").unwrap_or_default(),
        options: section.texts(log, "options"),
        privacy: section.word(log, "privacy", vocabulary::PRIVACY).unwrap_or_default(),
        total: section.flag(log, "total"),
    };
    section.finish(log);
    read
}

fn kind(section: &mut Section, log: &mut Problems, key: &str, known: &[(&'static str, FieldType)]) -> FieldType {
    section.need_word(log, "type", known).unwrap_or_else(|| {
        log.doubt(key);
        FieldType::Text
    })
}

pub(super) fn rule(mut section: Section, log: &mut Problems) -> Rule {
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
    let read = Condition { field: section.need_text(log, "field"), is: section.need_texts(log, "is") };
    section.finish(log);
    read
}

pub(super) fn period(mut section: Section, log: &mut Problems) -> Period {
    let read = Period {
        minimum: section.section(log, "minimum").and_then(|part| span(part, log)),
        recommended: section.section(log, "recommended").and_then(|part| span(part, log)),
        cases: each(&mut section, log, "case", case),
        chosen_by: section.text(log, "chosen_by"),
        until_replaced: section.flag(log, "until_replaced"),
        clear_within: section.days(log, "clear_within").unwrap_or(CLEAR_WITHIN),
        source: section.need_text(log, "source"),
    };
    let long_term = section.flag(log, "long_term");
    if section.is_there() && long_term == log.says(&section.name("minimum")) {
        log.add_at("period", Message::of("template-no-period"));
    }
    section.finish(log);
    read
}

fn span(mut section: Section, log: &mut Problems) -> Option<Span> {
    let days = section.need_days(log, "days");
    let unit = section.need_word(log, "unit", vocabulary::UNITS);
    section.finish(log);
    Some(Span { days: days?, unit: unit? })
}

fn case(mut section: Section, log: &mut Problems) -> PeriodCase {
    let read = PeriodCase {
        field: section.need_text(log, "field"),
        is: section.need_text(log, "is"),
        days: section.need_days(log, "days").unwrap_or(1),
        unit: section.need_word(log, "unit", vocabulary::UNITS).unwrap_or(DayUnit::Calendar),
    };
    section.finish(log);
    read
}

pub(super) fn deadline(mut section: Section, log: &mut Problems) -> Deadline {
    let read = Deadline {
        from: section.need_text(log, "from"),
        days: section.need_days(log, "days").unwrap_or(1),
        unit: section.need_word(log, "unit", vocabulary::UNITS).unwrap_or(DayUnit::Calendar),
    };
    section.finish(log);
    read
}

pub(super) fn refresh(mut section: Section, log: &mut Problems) -> Option<Refresh> {
    let warn_days = section.need_days(log, "warn_days");
    let error_days = section.need_days(log, "error_days");
    section.finish(log);
    Some(Refresh { warn_days: warn_days?, error_days: error_days? })
}

pub(super) fn objection(mut section: Section, log: &mut Problems) -> ObjectionRule {
    let remedy = section.need_word(log, "remedy", vocabulary::REMEDIES).unwrap_or(Remedy::None);
    let read = ObjectionRule { remedy, text: section.need_text(log, "text") };
    section.finish(log);
    read
}

pub(super) fn basis(mut section: Section, log: &mut Problems) -> Basis {
    let read = Basis {
        document: section.need_text(log, "document"),
        article: section.text(log, "article").unwrap_or_default(),
        print: section.flag(log, "print"),
    };
    section.finish(log);
    read
}

pub(super) fn hotline(mut section: Section, log: &mut Problems) -> Hotline {
    let read = Hotline { name: section.need_text(log, "name"), number: section.need_text(log, "number") };
    section.finish(log);
    read
}

pub(super) fn follows(mut section: Section, log: &mut Problems) -> Follows {
    let read = Follows {
        kinds: section.need_texts(log, "kinds"),
        required: section.flag(log, "required"),
        when: section.section(log, "when").map(|when| condition(when, log)),
    };
    section.finish(log);
    read
}

pub(super) fn catalog(mut section: Section, log: &mut Problems) -> CatalogEntry {
    let read = CatalogEntry {
        first: section.need_text(log, "first"),
        second: section.need_text(log, "second"),
        time_limit: section.need_text(log, "time_limit"),
        publisher: section.need_text(log, "publisher"),
    };
    section.finish(log);
    read
}

pub(super) fn poster(mut section: Section, log: &mut Problems) -> PosterText {
    let read = PosterText {
        title: section.need_text(log, "title"),
        lead: section.texts(log, "lead"),
        tail: section.texts(log, "tail"),
        numbered: section.flag(log, "numbered"),
        subtotal_by: section.text(log, "subtotal_by"),
        capital: section.text(log, "capital"),
    };
    section.finish(log);
    read
}

/// Reads every table `[[key]]`.
pub(super) fn each<'d, T>(
    root: &mut Section<'d>,
    log: &mut Problems,
    key: &'static str,
    read: impl Fn(Section<'d>, &mut Problems) -> T,
) -> Vec<T> {
    root.sections(log, key).into_iter().map(|section| read(section, log)).collect()
}
