//! 来件: what other offices sent to this one, and what is not done yet.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::due::{Due, Task, TaskKind};
use super::files;
use super::open::Desk;
use super::tell::register_kind;
use crate::core::event::{Answer, Event, Outward, Record, Register, RegisterKind};
use crate::core::event_words::event_words;
use crate::core::fault::Fault;
use crate::core::moves;
use crate::core::notice::hex;
use crate::core::office::Duty;
use crate::core::words::Message;

/// Something that another office sent to this one.
#[derive(Clone, Debug, PartialEq)]
pub struct InboxItem {
    /// Code of the office and place in its chain: `370481000-57`.
    pub id: String,
    /// Full name of the office.
    pub from: String,
    /// What it recorded.
    pub record: Record,
    /// Whether it was answered, done or taken over.
    pub done: bool,
}

// One record as it is kept for the home screen, so that opening it does not open the replicas.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Sent {
    code: String,
    name: String,
    record: Record,
}

impl InboxItem {
    /// What it is, in one line.
    #[must_use]
    pub fn told(&self) -> Message {
        event_words(&self.record)
    }

    /// By when it has to be done.
    #[must_use]
    pub fn due(&self) -> Option<NaiveDate> {
        match &self.record.event {
            Event::Requested(request) => Some(request.due),
            _ => None,
        }
    }
}

impl Desk {
    /// Everything that other offices sent to this one, oldest first.
    ///
    /// # Errors
    /// Storage faults.
    pub fn inbox(&self) -> Result<Vec<InboxItem>, Fault> {
        let sent = self.sent_here();
        let answered = self.answered()?;
        let hung = self.hung_since(&sent)?;
        let mut items = Vec::new();
        for Sent { code, name, record } in sent {
            let by_hand = answered.contains(&(code.clone(), record.seq));
            let done = by_hand || self.is_done(&record, &hung);
            items.push(InboxItem { id: format!("{code}-{}", record.seq), from: name, record, done });
        }
        Ok(items)
    }

    /// Says that something was done.
    ///
    /// # Errors
    /// Input fault for what is not in the inbox; refused as [`moves::answer`] says.
    pub fn answer(
        &mut self,
        id: &str,
        number: Option<&str>,
        remarks: &str,
        by: Option<&str>,
    ) -> Result<InboxItem, Fault> {
        let item = self.inbox_item(id)?;
        let notice = number.map(|number| self.number(number)).transpose()?;
        let to = item.record.office.clone();
        let answer = Answer { to, seq: item.record.seq, notice, remarks: remarks.to_owned() };
        self.tell(Duty::Draft, by, None, |teller| moves::answer(teller, &answer))?;
        Ok(item)
    }

    /// Takes a template or a year of holidays over, into the folder where the office's own files
    /// lie. A file of the same name that is there is kept beside with `.old` behind its name.
    ///
    /// # Errors
    /// Input fault for what is no such file or has mistakes; refused without the duty to manage.
    pub fn take_register(&mut self, id: &str, by: Option<&str>) -> Result<PathBuf, Fault> {
        let by = self.actor(by, Duty::Manage, None)?;
        self.office.entitled(&by, Duty::Manage)?;
        let item = self.inbox_item(id)?;
        let Event::RegisterKept(register) = &item.record.event else {
            return Err(Fault::input(Message::of("inbox-no-register").with("id", id)));
        };
        let sound = register_kind(&register.name, &register.source)? == register.kind
            && hex(&Sha256::digest(&register.source)) == register.digest;
        let path = self.register_path(register).filter(|_| sound);
        let path = path.ok_or_else(|| Fault::input(Message::of("inbox-bad-register").with("name", &register.name)))?;
        if let Ok(before) = files::read(&path) {
            let mut beside = path.clone().into_os_string();
            beside.push(".old");
            files::write(&PathBuf::from(beside), &before)?;
        }
        files::write(&path, register.source.as_bytes())
    }

    // As it was written down, or written down anew where that is lost. Whoever cannot open the
    // replicas now, since another window has them, sees nothing of it rather than no board at all.
    fn sent_here(&self) -> Vec<Sent> {
        let read = || files::read(&self.inbox_path()).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let again = || self.refresh_inbox().ok().and_then(|()| read());
        let ever = self.home.join("replicas").is_dir();
        read().or_else(|| if ever { again() } else { None }).unwrap_or_default()
    }

    /// Writes down what other offices sent to this one, for the home screen.
    pub(super) fn refresh_inbox(&self) -> Result<(), Fault> {
        let replicas = self.store.replicas()?;
        if !self.inbox_path().exists() && replicas.offices()?.is_empty() {
            return Ok(());
        }
        let mut sent = Vec::new();
        for registered in self.store.registrations()? {
            let own = self.office.code.as_str();
            let kinds =
                [(Outward::Request, own), (Outward::Finding, own), (Outward::Judgement, own), (Outward::Register, "")];
            for (what, to) in kinds {
                for record in replicas.outward(&registered.code, what, to)? {
                    sent.push(Sent { code: registered.code.clone(), name: registered.name.clone(), record });
                }
            }
        }
        sent.sort_by_key(|it| (it.record.at, it.record.seq));
        drop_older_registers(&mut sent);
        files::write(&self.inbox_path(), &serde_json::to_vec(&sent).unwrap_or_default()).map(drop)
    }

    /// What is not done yet, as lines of what is due.
    pub(super) fn inbox_due(&self) -> Result<Vec<Due>, Fault> {
        let today = self.now.today;
        let open = self.inbox()?.into_iter().filter(|item| !item.done);
        Ok(open.map(|item| item_due(&item, today)).collect())
    }

    fn inbox_item(&self, id: &str) -> Result<InboxItem, Fault> {
        let id = id.trim();
        let items = self.inbox()?;
        let short = |item: &&InboxItem| item.id == id || item.record.seq.to_string() == id;
        let mut found: Vec<&InboxItem> = items.iter().filter(short).collect();
        found.sort_by_key(|item| item.id != id);
        match found.as_slice() {
            [only] => Ok((*only).clone()),
            [exact, ..] if exact.id == id => Ok((*exact).clone()),
            _ => Err(Fault::input(Message::of("inbox-unknown").with("id", id))),
        }
    }

    fn answered(&self) -> Result<Vec<(String, u64)>, Fault> {
        let records = self.store.outward(Outward::Answer, None)?.into_iter();
        Ok(records
            .filter_map(|record| match record.event {
                Event::Answered(answer) => Some((answer.to, answer.seq)),
                _ => None,
            })
            .collect())
    }

    // The last day on which a notice of each kind that is asked for was hung.
    fn hung_since(&self, sent: &[Sent]) -> Result<BTreeMap<String, NaiveDate>, Fault> {
        let mut hung = BTreeMap::new();
        if sent.iter().any(|it| matches!(&it.record.event, Event::Requested(request) if request.template.is_some())) {
            self.store.each_notice(|notice| {
                for hanging in &notice.hangings {
                    let last = hung.entry(notice.template.id.clone()).or_insert(hanging.day);
                    *last = hanging.day.max(*last);
                }
            })?;
        }
        Ok(hung)
    }

    fn is_done(&self, record: &Record, hung: &BTreeMap<String, NaiveDate>) -> bool {
        match &record.event {
            Event::Requested(request) => {
                let last = request.template.as_ref().and_then(|id| hung.get(id));
                last.is_some_and(|last| *last >= record.day)
            }
            Event::RegisterKept(register) => {
                let path = self.register_path(register);
                let here = path.and_then(|path| files::read(&path).ok());
                here.is_some_and(|bytes| hex(&Sha256::digest(&bytes)) == register.digest)
            }
            Event::Judged(judgement) => judgement.passed,
            _ => false,
        }
    }

    fn register_path(&self, register: &Register) -> Option<PathBuf> {
        let folder = match register.kind {
            RegisterKind::Template => "templates",
            RegisterKind::Holidays => "holidays",
        };
        crate::store::is_portable(&register.name).then(|| self.home.join(folder).join(&register.name))
    }

    fn inbox_path(&self) -> PathBuf {
        self.home.join("replicas").join("inbox.json")
    }
}

// Only the newest file of a name is offered.
fn drop_older_registers(sent: &mut Vec<Sent>) {
    let name = |it: &Sent| match &it.record.event {
        Event::RegisterKept(register) => Some((it.code.clone(), register.kind, register.name.clone())),
        _ => None,
    };
    let last: BTreeMap<_, u64> = sent.iter().filter_map(|it| Some((name(it)?, it.record.seq))).collect();
    sent.retain(|it| name(it).is_none_or(|name| last.get(&name) == Some(&it.record.seq)));
}

fn item_due(item: &InboxItem, today: NaiveDate) -> Due {
    let (key, numbers) = match &item.record.event {
        Event::Requested(request) if request.due < today => ("due-request-late", Vec::new()),
        Event::Requested(_) => ("due-request", Vec::new()),
        Event::Found(finding) => ("due-finding", finding.notice.iter().cloned().collect()),
        Event::Judged(judgement) => ("due-judgement", vec![judgement.notice.clone()]),
        _ => ("due-register", Vec::new()),
    };
    let message = Message::of(key).with("from", &item.from).with("id", &item.id).with_said("what", item.told());
    Due { message, numbers, task: Some(Task { id: item.id.clone(), kind: task_kind(&item.record.event) }) }
}

fn task_kind(event: &Event) -> TaskKind {
    match event {
        Event::Requested(request) => TaskKind::Post(request.template.clone()),
        Event::Found(finding) => finding.notice.clone().map_or(TaskKind::Read, TaskKind::Look),
        Event::Judged(judgement) => TaskKind::Look(judgement.notice.clone()),
        Event::RegisterKept(_) => TaskKind::Take,
        _ => TaskKind::Read,
    }
}
