//! All chains that are known here: the own one, and the copies of other offices.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::core::event::{Event, Outward, Record, TemplateRef};
use crate::core::fault::Fault;
use crate::core::notice::Notice;
use crate::core::office::IssuerLevel;
use crate::core::supervision::{Card, Head, Measure, OBLIGATIONS_FILE, Obligations};
use crate::core::template::Template;
use crate::core::words::Message;
use crate::desk::Desk;
use crate::desk::files::texts_in;
use crate::store::Replicas;

/// The chains, opened for one question.
#[derive(Debug)]
pub(in crate::desk) struct Chains<'a> {
    desk: &'a Desk,
    others: Replicas,
    // Reading a template takes as long as printing a poster: each is read once.
    templates: RefCell<BTreeMap<String, Option<Template>>>,
}

impl Desk {
    /// All chains that are known here.
    ///
    /// # Errors
    /// Storage fault when another process has the store, or the disk fails.
    pub(in crate::desk) fn chains(&self) -> Result<Chains<'_>, Fault> {
        Ok(Chains { desk: self, others: self.store.replicas()?, templates: RefCell::default() })
    }

    /// What offices owe the public: the file of the office where it has one, else the program's.
    ///
    /// # Errors
    /// Input fault with line and column when the office's own file is not written as it has to be.
    pub fn obligations(&self) -> Result<Obligations, Fault> {
        let own = texts_in(&self.home.join("templates"), "toml")?;
        match own.iter().find(|(name, _)| name == OBLIGATIONS_FILE) {
            Some((name, text)) => Obligations::read(text, name),
            None => Ok(Obligations::builtin().clone()),
        }
    }

    pub(in crate::desk) fn measure<'a>(&'a self, obligations: &'a Obligations, towns: &'a [Card]) -> Measure<'a> {
        Measure { obligations, calendar: &self.calendar, towns, today: self.now.today }
    }
}

impl Chains<'_> {
    /// The card of every office, the own one first.
    pub(in crate::desk) fn cards(&self) -> Result<Vec<Card>, Fault> {
        let mut cards = vec![self.own_card()?];
        self.others.each_card(|card| cards.push(card))?;
        Ok(cards)
    }

    /// The cards that are needed to speak of the office `name`: its own and those of towns, what
    /// they allocate is owed by others. All of them without a name, or when nobody is called so.
    pub(in crate::desk) fn cards_about(&self, name: Option<&str>) -> Result<Vec<Card>, Fault> {
        let Some(name) = name else { return self.cards() };
        let others = self.others.offices()?.into_iter().map(|it| it.office);
        let needed =
            others.filter(|it| it.level == IssuerLevel::Town || is_called([&it.short, &it.code, &it.name], name));
        let mut cards = vec![self.own_card()?];
        for office in needed {
            cards.extend(self.others.card(&office.code)?);
        }
        if named(&cards, name).is_ok() { Ok(cards) } else { self.cards() }
    }

    /// The codes of the other offices.
    pub(in crate::desk) fn other_codes(&self) -> Result<Vec<String>, Fault> {
        let own = &self.desk.office.code;
        let codes = self.others.offices()?.into_iter().map(|it| it.office.code);
        Ok(codes.filter(|code| code != own).collect())
    }

    /// The card of another office.
    pub(in crate::desk) fn other_card(&self, code: &str) -> Result<Option<Card>, Fault> {
        self.others.card(code)
    }

    /// The card of the own office.
    pub(in crate::desk) fn own_card(&self) -> Result<Card, Fault> {
        let mut head = Head::default();
        self.desk.store.each_record(|record| head.add(record))?;
        let mut card = Card::new(&self.desk.office, head);
        self.desk.store.each_notice(|notice| {
            let template = self.template(&notice.template);
            card.add(notice, template.as_ref());
        })?;
        Ok(card)
    }

    /// Shows every notice of the office `code` to `visit`, by number.
    pub(in crate::desk) fn each_notice(&self, code: &str, visit: impl FnMut(&Notice)) -> Result<(), Fault> {
        if code == self.desk.office.code {
            self.desk.store.each_notice(visit)
        } else {
            self.others.each_notice(code, visit)
        }
    }

    /// One notice of the office `code`.
    pub(in crate::desk) fn notice(&self, code: &str, number: &str) -> Result<Option<Notice>, Fault> {
        if code == self.desk.office.code { self.desk.store.notice(number) } else { self.others.notice(code, number) }
    }

    /// The records of one notice of the office `code`, oldest first.
    pub(in crate::desk) fn records(&self, code: &str, number: &str) -> Result<Vec<Record>, Fault> {
        if code == self.desk.office.code {
            return self.desk.store.records(number);
        }
        let mut records = Vec::new();
        self.others.each_record(code, |record| {
            if record.notice.as_deref() == Some(number) {
                records.push(record.clone());
            }
        })?;
        Ok(records)
    }

    /// Office and number of every notice that a photograph was attached to.
    pub(in crate::desk) fn photo_uses(&self, digest: &str) -> Result<Vec<(String, String)>, Fault> {
        let own = self.desk.store.photo_uses(digest)?;
        let own = own.into_iter().map(|number| (self.desk.office.code.clone(), number));
        Ok(own.chain(self.others.photo_uses(digest)?).collect())
    }

    /// Digests of photographs that several notices have, of whatever offices.
    pub(in crate::desk) fn shared_photos(&self) -> Result<BTreeSet<String>, Fault> {
        let mut own = BTreeSet::new();
        self.desk
            .store
            .each_notice(|notice| own.extend(notice.photos.iter().map(|photo| photo.what.digest.clone())))?;
        let mut shared: BTreeSet<String> = self.others.shared_photos()?.into_iter().collect();
        for digest in own {
            if self.photo_uses(&digest)?.len() > 1 {
                shared.insert(digest);
            }
        }
        Ok(shared)
    }

    /// What the own office asked of others.
    pub(in crate::desk) fn requests(&self) -> Result<Vec<Record>, Fault> {
        self.desk.store.outward(Outward::Request, None)
    }

    /// Which of `requests` were answered: office and place of the request in the own chain.
    pub(in crate::desk) fn answered(&self, requests: &[Record]) -> Result<BTreeSet<(String, u64)>, Fault> {
        let asked: BTreeSet<&str> = requests.iter().filter_map(|it| it.event.outward()).map(|(_, to)| to).collect();
        let mut answered = BTreeSet::new();
        for code in asked {
            for record in self.others.outward(code, Outward::Answer, &self.desk.office.code)? {
                if let Event::Answered(answer) = record.event {
                    answered.insert((code.to_owned(), answer.seq));
                }
            }
        }
        Ok(answered)
    }

    /// The template in the version that is meant; `None` when it cannot be read here.
    pub(in crate::desk) fn template(&self, wanted: &TemplateRef) -> Option<Template> {
        if let Some(known) = self.templates.borrow().get(&wanted.digest) {
            return known.clone();
        }
        let read = self.read_template(wanted);
        self.templates.borrow_mut().insert(wanted.digest.clone(), read.clone());
        read
    }

    fn read_template(&self, wanted: &TemplateRef) -> Option<Template> {
        let on_shelf = self.desk.shelf.get(&wanted.id).ok().filter(|template| template.digest == wanted.digest);
        if let Some(template) = on_shelf {
            return Some(template.clone());
        }
        let own = self.desk.store.template(&wanted.digest).ok()?;
        let (source, common) = own.or_else(|| self.others.template(&wanted.digest).ok()?)?;
        Template::from_texts(&source, &common).ok()
    }
}

/// The card of the office that is called so: by its short name, its code or its full name.
pub(in crate::desk) fn named<'a>(cards: &'a [Card], name: &str) -> Result<&'a Card, Fault> {
    let called = |card: &&Card| is_called([&card.office.short, &card.office.code, &card.office.name], name);
    cards.iter().find(called).ok_or_else(|| {
        let known: Vec<&str> = cards.iter().take(KNOWN).map(|card| card.office.short.as_str()).collect();
        let message = Message::of("town-unknown-office").with("name", name).with("known", known.join("、"));
        Fault::input(message.with("count", cards.len()))
    })
}

fn is_called(names: [&String; 3], name: &str) -> bool {
    names.into_iter().any(|it| it == name.trim())
}

/// The cards that were asked for: one where a name is given, else all.
pub(super) fn asked<'a>(cards: &'a [Card], name: Option<&str>) -> Result<Vec<&'a Card>, Fault> {
    name.map_or_else(|| Ok(cards.iter().collect()), |name| named(cards, name).map(|card| vec![card]))
}

/// So many offices are named where one was not found.
const KNOWN: usize = 12;
